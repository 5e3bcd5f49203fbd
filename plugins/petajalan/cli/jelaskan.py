"""``petajalan jelaskan``: explain one code of a problem, with a wrong and a right example."""

from argparse import ArgumentParser, Namespace
from collections import defaultdict

from petajalan.cli.answer import cannot
from petajalan.core.catalogue import CATALOGUE
from petajalan.core.problems import nearest, printable

HELP = "menjelaskan satu kode masalah"


def declare(parser: ArgumentParser) -> None:
    """Name the words that follow the command."""
    parser.add_argument("kode", help="misalnya N102")


def run(arguments: Namespace) -> int:
    """Do what the command says; gives the exit status."""
    return _explain(arguments.kode)


def _explain(code: str) -> int:
    entry = CATALOGUE.get(code.upper())
    if entry is None:
        guess = nearest(code.upper(), CATALOGUE)
        return cannot(f"kode “{printable(code)}” tidak dikenal" + (f"; mungkin {guess}?" if guess else ""))
    blanks: defaultdict[str, str] = defaultdict(lambda: "…")
    print(f"{code.upper()} ({entry.severity.value}): {entry.message.format_map(blanks)}")
    print(f"Yang perlu dilakukan: {entry.hint.format_map(blanks)}")
    for title, example in (("Salah", entry.wrong), ("Benar", entry.right)):
        print(f"\n{title}:")
        print("\n".join(f"    {line}" for line in example.split("\n")))
    return 0
