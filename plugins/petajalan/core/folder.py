"""A region's folder as one value: what its files say, before anything is understood.

A region depends on its own folder and on what all regions share, on nothing else. So its result can be kept
under the hash of this value, and the value can travel to another process or machine.
"""

import hashlib
import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from petajalan.core.problems import Problem, Span, problem
from petajalan.core.source import Source, decode, read_bytes

ATTACHMENTS = "berkas"
# Nothing else holds words of an officer, so nothing else is read.
_TEXTS = (".yml", ".md", ".txt")


@dataclass(frozen=True)
class Folder:
    """The files of a region by their names in the folder.

    ``contents`` holds every text as bytes or why it may not be read, ``attachments`` the sha256 of every file in
    ``berkas/``, ``refused`` links and special files, ``odd`` the names of all else.
    """

    slug: str
    path: str
    contents: dict[str, bytes | Problem]
    attachments: dict[str, str]
    refused: tuple[Problem, ...]
    odd: tuple[str, ...]

    @cached_property
    def names(self) -> list[str]:
        """List everything but what was refused, sorted."""
        return sorted([*self.contents, *(f"{ATTACHMENTS}/{name}" for name in self.attachments), *self.odd])

    @cached_property
    def digest(self) -> str:
        """Give the hash of all that the folder says; two folders with one digest make the same pages."""
        made = hashlib.blake2b(self.path.encode(), digest_size=20)
        parts: list[tuple[str, bytes]] = [
            *(
                (name, data.line().encode() if isinstance(data, Problem) else data)
                for name, data in self.contents.items()
            ),
            *((f"{ATTACHMENTS}/{name}", digest.encode()) for name, digest in self.attachments.items()),
            *((name, b"") for name in self.odd),
            *((found.path, found.line().encode()) for found in self.refused),
        ]
        for name, data in sorted(parts):
            made.update(f"\n{name}\n{len(data)}\n".encode())
            made.update(data)
        return made.hexdigest()

    def source(self, name: str) -> tuple[Source | None, list[Problem]]:
        """Give one file as text; a file that may not be read gives problems and no source."""
        data = self.contents[name]
        return (None, [data]) if isinstance(data, Problem) else decode(f"{self.path}/{name}", data)


def read_folder(root: Path, slug: str, cities: str, inner: Collection[str]) -> Folder:
    """Read a region's folder and the folders in it that are named in ``inner``; links are never followed."""
    path = f"{cities}/{slug}"
    contents: dict[str, bytes | Problem] = {}
    attachments: dict[str, str] = {}
    refused: list[Problem] = []
    odd: list[str] = []
    for name, entry in walk_folder(str(root / path), inner):
        if entry.is_symlink() or ("/" in name and not entry.is_file()):
            refused.append(problem("B108", f"{path}/{name}", Span(1, 1)))
        elif name.startswith(f"{ATTACHMENTS}/"):
            attachments[entry.name] = _fingerprint(entry.path)
        elif name.endswith(_TEXTS):
            contents[name] = read_bytes(root, f"{path}/{name}")
        else:
            odd.append(name)
    return Folder(slug, path, contents, attachments, tuple(refused), tuple(odd))


def walk_folder(folder: str, inner: Collection[str]) -> Iterator[tuple[str, "os.DirEntry[str]"]]:
    """Yield every entry but the folders that are gone into, sorted by name."""
    for entry in _sorted(folder):
        if entry.name in inner and entry.is_dir(follow_symlinks=False):
            for below in _sorted(entry.path):
                yield f"{entry.name}/{below.name}", below
        else:
            yield entry.name, entry


def _sorted(folder: str) -> list["os.DirEntry[str]"]:
    with os.scandir(folder) as entries:
        return sorted(entries, key=lambda entry: entry.name)


def _fingerprint(path: str) -> str:
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
