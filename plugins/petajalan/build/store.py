"""Finished results on disk, each under the hash of all that it was made from.

``<store>/<name>/<key>/`` holds ``situs/``, files at their addresses in the site, and ``isi``, the list of them with
what else is known of the result. A result is written aside and renamed, so it is there whole or not at all; what was
cut, emptied or changed afterwards is noticed when it is used. Everything here is safe to delete at any time.
"""

import errno
import hashlib
import json
import os
import shutil
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from petajalan.build.owner import at_work, mark

_LIST = "isi"
_FILES = "situs"
# How the address of a file begins that is kept with a result and no part of the site.
_BESIDE = "."
# Where the system cannot link: another disk, a disk without links, too many of them.
_NO_LINKS = {errno.EXDEV, errno.EPERM, errno.EMLINK, errno.ENOTSUP, errno.EACCES}

Content = bytes | Iterable[bytes]


class SpoiltError(Exception):
    """Say that a kept result is not what was written."""


class Berkas(NamedTuple):
    """One file of a result: its fingerprint, its size in bytes, and when it was written (ns)."""

    sha256: str
    size: int
    mtime: int


class Kept(NamedTuple):
    """The name and the key of a result."""

    name: str
    key: str


@dataclass(frozen=True)
class Entry:
    """A kept result: its list of files as text, and ``facts`` as the maker gave them."""

    folder: Path
    listed: bytes
    facts: bytes

    @cached_property
    def every(self) -> dict[str, Berkas]:
        """Give all that is kept by address, what is no part of the site, too."""
        return {address: Berkas(*file) for address, file in json.loads(self.listed).items()}

    @cached_property
    def files(self) -> dict[str, Berkas]:
        """Give the files of the site by address."""
        return {address: file for address, file in self.every.items() if not address.startswith(_BESIDE)}


def find(store: Path, kept: Kept) -> Entry | None:
    """Give a kept result, if its list is there and whole; the files themselves are looked at when they are placed.

    What stands there without one is taken away, or it would be in the way of a new result.
    """
    folder = store / kept.name / kept.key
    try:
        return opened(folder)
    except FileNotFoundError:
        if os.path.lexists(folder):
            discard(folder)
    except (OSError, SpoiltError):
        discard(folder)
    return None


def opened(folder: Path) -> Entry:
    """Open a result by its list, which must be whole."""
    said, _, text = (folder / _LIST).read_bytes().partition(b"\n")
    if said.decode(errors="replace") != _digest(text):
        raise SpoiltError(str(folder))
    listed, _, facts = text.partition(b"\n")
    return Entry(folder, listed, facts)


def is_kept(store: Path, kept: Kept) -> bool:
    """Tell whether a result is still there, for who has read its list before."""
    return (store / kept.name / kept.key / _LIST).is_file()


def keep(store: Path, kept: Kept, files: Iterable[tuple[str, Content]], facts: bytes = b"") -> None:
    """Write a result aside and give it its name; one of that name that is already there stays."""
    goal = store / kept.name / kept.key
    aside = goal.with_name(f".{kept.key}.{mark()}")
    shutil.rmtree(aside, ignore_errors=True)
    try:
        _keep(aside, goal, files, facts)
    except BaseException:
        # A full disk does not become emptier by what is left of an attempt.
        shutil.rmtree(aside, ignore_errors=True)
        raise


def _keep(aside: Path, goal: Path, files: Iterable[tuple[str, Content]], facts: bytes) -> None:
    aside.mkdir(parents=True)
    listed: dict[str, Berkas] = {}
    made: set[str] = set()
    for address, content in files:
        path = _inside(f"{aside}/{_FILES}", address)
        parent = os.path.dirname(path)
        if parent not in made:
            _make_folder(parent)
            made.add(parent)
        listed[address] = _write(path, (content,) if isinstance(content, bytes) else content)
    # Makers hand over files in any order (the search engine's is random); the list has one.
    listed = dict(sorted(listed.items()))
    text = json.dumps(listed, ensure_ascii=False, separators=(",", ":")).encode() + b"\n" + facts
    (aside / _LIST).write_bytes(_digest(text).encode() + b"\n" + text)
    try:
        aside.rename(goal)
    except OSError:
        if not goal.exists():
            raise
        shutil.rmtree(aside)


def place(entry: Entry, site: Path) -> None:
    """Link a result's files into a site, each looked at first; where nothing can be linked, copy."""
    made: set[str] = set()
    target = str(site)
    link = True
    for address, file in entry.files.items():
        source, path = f"{entry.folder}/{_FILES}/{address}", f"{target}/{address}"
        _look(source, file)
        parent = os.path.dirname(path)
        if parent not in made:
            _make_folder(parent)
            made.add(parent)
        if link:
            try:
                os.link(source, path)
                continue
            except FileExistsError:
                os.unlink(path)
            except OSError as error:
                if error.errno not in _NO_LINKS:
                    raise
                link = False
        shutil.copy2(source, path)


def files_of(kept: Kept) -> str:
    """Name the folder below the store in which a result's files lie at their addresses."""
    return f"{kept.name}/{kept.key}/{_FILES}"


def read(entry: Entry, address: str) -> bytes:
    """Give one file of a result, looked at first."""
    path = f"{entry.folder}/{_FILES}/{address}"
    _look(path, entry.every[address])
    return Path(path).read_bytes()


def contents(entry: Entry) -> Iterator[tuple[str, bytes]]:
    """Yield every file of a result, each read and held against its fingerprint."""
    try:
        files = entry.every
    except (TypeError, ValueError, AttributeError) as error:
        raise SpoiltError(str(entry.folder)) from error
    for address, file in files.items():
        path = Path(_inside(f"{entry.folder}/{_FILES}", address))
        if not path.is_file():
            raise SpoiltError(str(path))
        data = path.read_bytes()
        if hashlib.sha256(data).hexdigest() != file.sha256:
            raise SpoiltError(str(path))
        yield address, data


def page_addresses(entry: Entry) -> tuple[str, ...]:
    """List the addresses of a result's pages."""
    return tuple(address.removesuffix("index.html") for address in entry.files if address.endswith("/index.html"))


def discard(folder: Path) -> None:
    """Take a result away; at once, so that nobody finds half of it."""
    aside = folder.with_name(f".{folder.name}.{mark()}")
    try:
        folder.rename(aside)
    except OSError:
        return
    _remove(aside)


def tidy(store: Path) -> None:
    """Remove what killed builds left unfinished."""
    for folder in _folders(store):
        for path in folder.glob(".*"):
            if not at_work(path.name.rpartition(".")[2]):
                _remove(path)


def sweep(store: Path, used: Collection[Kept]) -> None:
    """Remove what nobody needs: all but the results in use and, of each name, the newest other one."""
    wanted = {f"{one.name}/{one.key}" for one in used}
    tidy(store)
    for folder in _folders(store):
        others = [path for path in folder.glob("[!.]*") if f"{folder.name}/{path.name}" not in wanted]
        for path in sorted(others, key=lambda path: (path.lstat().st_mtime_ns, path.name))[:-1]:
            discard(path)


def _folders(store: Path) -> list[Path]:
    """List the folders of results; a spare site (see trees.py) is none, and no region is named so."""
    found = store.iterdir() if store.is_dir() else ()
    return sorted(path for path in found if path.is_dir() and not path.name.startswith("situs-"))


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


def _make_folder(path: str) -> None:
    """Make a folder; the one above it is nearly always there, so it is not asked for first."""
    try:
        os.mkdir(path)
    except FileExistsError:
        pass
    except FileNotFoundError:
        os.makedirs(path, exist_ok=True)


def _write(path: str, parts: Iterable[bytes]) -> Berkas:
    made = hashlib.sha256()
    with open(path, "wb", buffering=0) as file:
        for part in parts:
            made.update(part)
            file.write(part)
        found = os.fstat(file.fileno())
    return Berkas(made.hexdigest(), found.st_size, found.st_mtime_ns)


def _look(path: str, file: Berkas) -> None:
    """Make sure that a file is the one that was written; a copy with another time is read."""
    try:
        found = os.lstat(path)
        if found.st_size == file.size and found.st_mtime_ns == file.mtime:
            return
        with open(path, "rb") as opened:
            same = hashlib.file_digest(opened, "sha256").hexdigest() == file.sha256
    except OSError as error:
        raise SpoiltError(path) from error
    if not same:
        raise SpoiltError(path)
    os.utime(path, ns=(file.mtime, file.mtime))


def _inside(root: str, address: str) -> str:
    """Join an address to its root; what a worker sends never leaves it."""
    if address.startswith("/") or ".." in address.split("/"):
        raise SpoiltError(f"address outside of the site: {address!r}")
    return f"{root}/{address}"


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=20).hexdigest()
