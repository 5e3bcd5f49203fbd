"""``petajalan jelaskan``: explain one code of a problem."""

from argparse import ArgumentParser, Namespace

from petajalan.cli.answer import cannot
from petajalan.core.catalogue import CATALOGUE
from petajalan.core.penjelasan import explain
from petajalan.core.problems import nearest, printable

HELP = "menjelaskan satu kode masalah"


def declare(parser: ArgumentParser) -> None:
    """Name the words that follow the command."""
    parser.add_argument("kode", help="misalnya N102")


def run(arguments: Namespace) -> int:
    """Do what the command says; gives the exit status."""
    return _explain(arguments.kode)


def _explain(code: str) -> int:
    if code.upper() not in CATALOGUE:
        guess = nearest(code.upper(), CATALOGUE)
        return cannot(f"kode “{printable(code)}” tidak dikenal" + (f"; mungkin {guess}?" if guess else ""))
    print(explain(code.upper()).text())
    return 0
