"""Results that were made elsewhere, taken into this project's own store: parts of a build come together."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from petajalan.build.region import from_facts
from petajalan.build.search import BUNDLES
from petajalan.build.store import Entry, Kept, SpoiltError, contents, find, keep, opened

_KEY = re.compile(r"[0-9a-f]{40}")


class ForeignError(Exception):
    """Say why a result does not belong here."""


@dataclass(frozen=True, slots=True)
class Joined:
    """How many results were taken, how many were there already; of each that was refused, where it lies and why."""

    taken: int = 0
    there: int = 0
    refused: tuple[tuple[Path, str], ...] = ()


def join(store: Path, regions: Collection[str], source: Path) -> Joined:
    """Take the results of a project's regions out of another store; what is there already stays.

    Every file is read and held against its fingerprint: copies keep no times that could be trusted.
    """
    taken = there = 0
    refused: list[tuple[Path, str]] = []
    for kept in _results(source):
        if find(store, kept):
            there += 1
            continue
        folder = source / kept.name / kept.key
        try:
            entry = _checked(folder, kept.name, regions)
        except (SpoiltError, OSError):
            refused.append((folder, "rusak atau tidak lengkap"))
        except ForeignError as error:
            refused.append((folder, str(error)))
        else:
            keep(store, kept, contents(entry), entry.facts)
            taken += 1
    return Joined(taken, there, tuple(refused))


def _results(source: Path) -> list[Kept]:
    """List the regions' results of a store; the portal's own are soon made, and follow from all regions."""
    folders = sorted(path for path in source.iterdir() if path.is_dir() and path.name[0] not in "._")
    return [Kept(folder.name, path.name) for folder in folders for path in sorted(folder.iterdir()) if _is_key(path)]


def _is_key(path: Path) -> bool:
    return bool(_KEY.fullmatch(path.name)) and path.is_dir()


def _checked(folder: Path, name: str, regions: Collection[str]) -> Entry:
    """Open a result that is whole, and one of that region."""
    if name not in regions:
        raise ForeignError("daerah itu tidak ada di proyek ini")
    entry = opened(folder)
    for address, _ in contents(entry):
        if not address.startswith((f"{name}/", f"{BUNDLES}/{name}/")):
            raise ForeignError(f"memuat berkas di luar daerah itu: {address}")
    try:
        slug = from_facts(entry.facts).ringkasan.slug
    except ValueError:
        raise ForeignError("dibuat oleh versi lain") from None
    if slug != name:
        raise ForeignError(f"sebenarnya hasil {slug}")
    return entry
