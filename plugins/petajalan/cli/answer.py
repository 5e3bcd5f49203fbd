"""What every command says in the same words: that it cannot run, and where the project is."""

import sys
from argparse import ArgumentParser


def cannot(sentence: str) -> int:
    """Say in one sentence why nothing was done; the exit status for that is 2."""
    print(f"petajalan: {sentence}", file=sys.stderr)
    return 2


def add_folder(parser: ArgumentParser) -> None:
    """Let a command be run from outside of the project's folder."""
    parser.add_argument("--folder", default=".", help="folder proyek yang memuat cities/")
