"""Files of a region onto the disk: each one whole or not at all, and none that somebody else has changed."""

import os
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from petajalan.cli.answer import cannot, command, last_day_of
from petajalan.core.acuan import Acuan
from petajalan.core.check import check_daerah
from petajalan.core.folder import Folder
from petajalan.core.load import load_folder
from petajalan.core.problems import Problem, errors, ordered


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


def write_sound(root: Path, folder: Folder, files: dict[str, bytes], acuan: Acuan) -> int:
    """Write new files if the region is then as sound as it was; gives the exit status."""
    made = replace(folder, contents={**folder.contents, **files})
    before = _problems(root, folder, acuan) if folder.contents else []
    # A page may be wrong in itself, or make another file wrong: an address that is taken.
    new = [item for item in _problems(root, made, acuan) if item not in before]
    for item in new:
        print(item.line())
    if new:
        print(f"{len(new)} masalah; tidak ada yang ditulis.", file=sys.stderr)
        return 1
    try:
        write_files(root, folder, files)
    except NotWrittenError as refused:
        return cannot(str(refused))
    for name in files:
        print(f"{folder.path}/{name}")
    print(f"Ditulis. Selanjutnya: {command('periksa', folder.slug, root=root)}", file=sys.stderr)
    print(f"Sesudah terbit, pengelola portal mencatat alamatnya: {command('catat-alamat', root=root)}", file=sys.stderr)
    return 0


def _problems(root: Path, folder: Folder, acuan: Acuan) -> list[Problem]:
    muatan, problems = load_folder(folder)
    return ordered(errors([*problems, *check_daerah(muatan, acuan, last_day_of(root))]))


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
