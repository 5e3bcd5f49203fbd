"""Files of a region onto the disk: each one whole or not at all, and none that somebody else has changed."""

import os
import tempfile
from pathlib import Path

from petajalan.core.folder import Folder


class NotWrittenError(Exception):
    """A file could not be written; says which, why, and what was written before."""


def reason(error: OSError) -> str:
    """Say in our language why a file could not be read or written."""
    known: dict[type[OSError], str] = {
        FileNotFoundError: "tidak ada; periksa nama dan foldernya",
        IsADirectoryError: "itu folder",
        NotADirectoryError: "foldernya tidak ada",
        PermissionError: "tidak diizinkan; mungkin sedang dibuka program lain",
    }
    return known.get(type(error), error.strerror or str(error))


def write_files(root: Path, folder: Folder, files: dict[str, bytes]) -> None:
    """Write files by their name in a region's folder; every one must still be as it was read."""
    for name in files:
        path = root / folder.path / name
        before = path.read_bytes() if path.is_file() else None
        if before != folder.contents.get(name):
            raise NotWrittenError(f"{folder.path}/{name} baru saja berubah; ulangi perintah ini")
    written: list[str] = []
    for name, data in files.items():
        try:
            replace_file(root / folder.path / name, data)
        except OSError as error:
            there = f"; sudah ditulis: {', '.join(written)}" if written else ""
            raise NotWrittenError(f"{folder.path}/{name} tidak dapat ditulis: {reason(error)}{there}") from None
        written.append(name)


def replace_file(path: Path, data: bytes) -> None:
    """Write a file beside its place and put it there in one step."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".baru")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(name, path.stat().st_mode & 0o777 if path.exists() else 0o644)
        os.replace(name, path)
    except BaseException:
        os.unlink(name)
        raise
