"""What every command says in the same words: that it cannot run, and where the project is."""

import shlex
import sys
from argparse import ArgumentParser
from datetime import date
from pathlib import Path

from petajalan.build.tanggal import committed, last_day
from petajalan.cli.tanya import CancelledError, asks
from petajalan.core.load import list_daerah, newest_source
from petajalan.core.problems import nearest, printable


def cannot(sentence: str) -> int:
    """Say in one sentence why nothing was done; the exit status for that is 2."""
    print(f"petajalan: {sentence}", file=sys.stderr)
    return 2


def command(*words: str, root: Path = Path()) -> str:
    """Write a command of ours as it is typed here, ready to be copied."""
    own = Path(sys.argv[0]).absolute()
    if own.name != "petajalan":  # run as a module, or by a test
        typed = ".venv/bin/petajalan"
    else:
        typed = str(own.relative_to(Path.cwd()) if own.is_relative_to(Path.cwd()) else own)
    folder = () if root == Path() else ("--folder", str(root))
    return printable(" ".join(shlex.quote(word) for word in (typed, *words, *folder)))


def add_folder(parser: ArgumentParser) -> None:
    """Let a command be run from outside of the project's folder."""
    parser.add_argument("--folder", default=".", help="folder proyek yang memuat cities/")


def no_project(root: Path) -> str:
    """Say why a folder is no project, or nothing."""
    if (root / "cities").is_dir():
        return ""
    return f"folder {printable(str(root))} tidak memuat cities/; jalankan dari folder proyek"


def no_region(root: Path, name: str) -> str:
    """Say why there is no such region, with the nearest one, or nothing."""
    if why := no_project(root):
        return why
    known, _ = list_daerah(root)
    if name in known:
        return ""
    guess = nearest(name, known)
    return f"daerah “{printable(name)}” tidak ada" + (f"; mungkin “{guess}”?" if guess else "")


def plain_region(name: str) -> str:
    """Take a region by its folder, too."""
    return name.removeprefix("cities/").rstrip("/")


def last_day_of(root: Path) -> date:
    """Give the last day on which anything that a project says can have happened."""
    return last_day(committed(root) or newest_source(root, "cities", list_daerah(root)[0]))


def agreed(question: str) -> bool:
    """Ask on a terminal; where nobody can answer, the answer is no."""
    if not asks():
        return False
    try:
        return input(f"{question} (ya/tidak) ").strip().casefold() in ("y", "ya")
    except EOFError:
        return False
    except KeyboardInterrupt:
        raise CancelledError from None
