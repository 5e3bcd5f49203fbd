"""``petajalan periksa``: check the data of all regions, or of those that are named."""

import os
import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from petajalan.cli.answer import add_folder, cannot, last_day_of
from petajalan.core.compile import compile_tree
from petajalan.core.formats import FORMATS, summary, written
from petajalan.core.load import list_daerah
from petajalan.core.problems import nearest, printable

HELP = "memeriksa data semua daerah, atau daerah yang disebut"


def declare(parser: ArgumentParser) -> None:
    """Name the words that follow the command."""
    parser.add_argument("daerah", nargs="*", help="nama folder daerah, misalnya kota-bontang")
    parser.add_argument("--format", choices=FORMATS, default="teks")
    add_folder(parser)


def run(arguments: Namespace) -> int:
    """Do what the command says; gives the exit status."""
    return _check(Path(arguments.folder), arguments.daerah, arguments.format)


def _check(root: Path, wanted: list[str], form: str) -> int:
    if not (root / "cities").is_dir():
        return cannot(f"folder {printable(str(root))} tidak memuat cities/; jalankan dari folder proyek")
    known, _ = list_daerah(root)
    wanted = [name.removeprefix("cities/").rstrip("/") for name in wanted]
    for name in wanted:
        if name not in known:
            guess = nearest(name, known)
            return cannot(f"daerah “{printable(name)}” tidak ada" + (f"; mungkin “{guess}”?" if guess else ""))
    result = compile_tree(root, only=wanted or None, keep=False, last=last_day_of(root))
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    if text := written(form, result.problems, colour=colour):
        print(text)
    if form in ("teks", "github"):
        print(summary(result.problems, wanted or known), file=sys.stderr)
    return 0 if result.sound else 1
