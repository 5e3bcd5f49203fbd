"""Finished site folders: what each was made from, whether it is still as it was, and how the next grows out of it.

A site of the whole country is some 140,000 files. The one before the live one is therefore not thrown away: it waits as
a spare, and the next build changes in it only what has changed. A folder is trusted only while the names, sizes and
times of all its files are those that were noted when it was finished.
"""

import hashlib
import os
import shutil
from collections.abc import Collection, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from pydantic import TypeAdapter

from petajalan.build.batch import in_batches
from petajalan.build.regions import Order
from petajalan.build.search import BUNDLES
from petajalan.build.store import Kept, find


@dataclass(frozen=True, slots=True)
class Tree:
    """A finished site: the hash of its input, its stamp, the results laid into it, and its other files."""

    key: str
    stamp: str
    kept: tuple[Kept, ...]
    own: tuple[str, ...]


_TREE = TypeAdapter(Tree)


def stamp(order: Order, site: Path) -> str:
    """Give a hash of the names, sizes and times of all files: equal only while nobody touches the site."""
    parts = _parts(site)
    # The site itself comes last, with all that lies in no part.
    found = in_batches(order, partial(_stamps, frozenset(parts)), [*parts, str(site)])
    return hashlib.blake2b("\n".join(found).encode(), digest_size=20).hexdigest()


def _parts(site: Path) -> list[str]:
    """List the folders of the regions, which are nearly all of a site: their pages', and their searches'."""
    homes = [home for home in (site, site / BUNDLES) if home.is_dir()]
    folders = {entry.path for home in homes for entry in os.scandir(home) if entry.is_dir(follow_symlinks=False)}
    return sorted(folders - {str(above) for above in (site / BUNDLES).parents})


def _stamps(parts: Collection[str], folders: Iterable[str]) -> list[str]:
    return [_stamp(folder, parts) for folder in folders]


def _stamp(root: str, parts: Collection[str]) -> str:
    """Give the hash of a folder without the parts in it."""
    made = hashlib.blake2b(digest_size=20)
    folders = [root]
    while folders:
        with os.scandir(folders.pop()) as listed:
            entries = sorted(listed, key=lambda entry: entry.name)
        for entry in entries:
            if not entry.is_dir(follow_symlinks=False):
                found = entry.stat(follow_symlinks=False)
                seen = f"\n{entry.name} {found.st_size} {found.st_mtime_ns}"
                made.update(seen.encode(errors="surrogateescape"))
            else:
                made.update(f"\n{entry.name}/".encode(errors="surrogateescape"))
                if entry.path not in parts:
                    folders.append(entry.path)
    return made.hexdigest()


def note(store: Path, site: Path, folder: Path, tree: Tree) -> None:
    """Note a finished folder before it is published; the note stays with the folder wherever it is moved."""
    store.mkdir(parents=True, exist_ok=True)
    path = _note(store, site, folder)
    path.with_suffix(".baru").write_bytes(_TREE.dump_json(tree))
    path.with_suffix(".baru").replace(path)


def noted(order: Order, site: Path, folder: Path) -> Tree | None:
    """Give what was noted of a folder, if it has been finished and not been touched since."""
    tree = _said(order.store, site, folder)
    return tree if tree and stamp(order, folder) == tree.stamp else None


def is_current(order: Order, site: Path, key: str) -> bool:
    """Tell whether the live site was made from this very input and has not been touched since."""
    tree = _said(order.store, site, site)
    return tree is not None and tree.key == key and stamp(order, site) == tree.stamp


def spare(store: Path, site: Path) -> Path:
    """Name the place where the site before the live one waits."""
    return store / f"situs-{_name(site)}"


def renew(order: Order, site: Path, staging: Path, kept: Sequence[Kept], own: Iterable[str]) -> Sequence[Kept]:
    """Let the spare take the place of a folder that holds only the portal's own files; give what is still to be laid.

    A spare that is not as it was noted is thrown away, and then everything is to be laid: first what is new.
    """
    store = order.store
    old = spare(store, site)
    known = noted(order, site, old) if old.is_dir() else None
    wanted = set(kept)
    gone = [find(store, one) for one in known.kept if one not in wanted] if known else []
    if known is None or None in gone:
        shutil.rmtree(old, ignore_errors=True)
        live = _said(store, site, site)
        return sorted(kept, key=frozenset(live.kept if live else ()).__contains__)
    lost = [*known.own, *(address for entry in gone if entry for address in entry.files)]
    for address in lost:
        (old / address).unlink()
    for address in own:
        (old / address).parent.mkdir(parents=True, exist_ok=True)
        (staging / address).rename(old / address)
    _prune(old, lost)
    shutil.rmtree(staging)
    old.rename(staging)
    there = set(known.kept)
    return [one for one in kept if one not in there]


def forget(store: Path, site: Path) -> None:
    """Drop the notes of a site's folders that are no more."""
    there = {_note(store, site, folder) for folder in (site, spare(store, site)) if folder.exists()}
    for path in set(store.glob(f"pohon-{_name(site)}-*")) - there:
        path.unlink(missing_ok=True)


def _prune(root: Path, addresses: Iterable[str]) -> None:
    """Remove the folders that have become empty."""
    folders = {parent for address in addresses for parent in Path(address).parents}
    for folder in sorted(folders - {Path()}, key=lambda path: -len(path.parts)):
        with suppress(OSError):
            (root / folder).rmdir()


def _said(store: Path, site: Path, folder: Path) -> Tree | None:
    try:
        return _TREE.validate_json(_note(store, site, folder).read_bytes())
    except (OSError, ValueError):
        return None


def _note(store: Path, site: Path, folder: Path) -> Path:
    # By the folder's own number, not its name: folders change places, and a build may die between two moves.
    try:
        found = os.stat(folder)
    except OSError:
        return store / "pohon-tidak-ada"
    return store / f"pohon-{_name(site)}-{found.st_dev}-{found.st_ino}.json"


def _name(site: Path) -> str:
    return hashlib.blake2b(os.fsencode(site.absolute()), digest_size=6).hexdigest()
