"""Files that follow from others and are kept with them: written anew, or only compared."""

import sys
from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path


def add_periksa(parser: ArgumentParser) -> None:
    """Let a command only say whether its files are as it would write them."""
    parser.add_argument("--periksa", action="store_true", help="hanya memeriksa apakah berkasnya masih cocok")


def renew(root: Path, files: Mapping[str, bytes], again: str, *, only_check: bool) -> int:
    """Write every file that differs, or name it and give 1; ``again`` is the command that makes them."""
    differing = [name for name, made in files.items() if _read(root / name) != made]
    for name in differing:
        if only_check:
            print(f"{name} tidak cocok lagi dengan asalnya; jalankan: {again}", file=sys.stderr)
        else:
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_bytes(files[name])
            print(f"{name} ditulis")
    return 1 if only_check and differing else 0


def _read(path: Path) -> bytes | None:
    # Line ends may have been changed on the way to this computer.
    return path.read_bytes().replace(b"\r\n", b"\n") if path.is_file() else None
