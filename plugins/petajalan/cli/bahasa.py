"""A command's own words in Indonesian: Python's reader of commands speaks English."""

import re
from argparse import SUPPRESS, ArgumentParser, HelpFormatter
from collections.abc import Iterable
from typing import Any, NoReturn

from petajalan.cli.answer import command
from petajalan.core.problems import nearest, printable

# How Python says it, and how we do; each hole is a word of the command.
_SAID = (
    (r"the following arguments are required: (.+)", "yang belum disebut: {}"),
    (r"unrecognized arguments: (.+)", "tidak dikenal: {}"),
    (r"argument (.+): expected one argument", "sesudah {} perlu satu isian"),
    (r"argument (.+): expected at least one argument", "sesudah {} perlu paling sedikit satu isian"),
    (r"argument (.+): not allowed with argument (.+)", "{} tidak dapat dipakai bersama {}"),
    (r"argument (.+): ignored explicit argument '(.*)'", "{} tidak memakai isian ({})"),
    (r"ambiguous option: (.+) could match (.+)", "{} dapat berarti {}; tulis selengkapnya"),
)
_CHOICE = re.compile(r"argument (.+): invalid choice: '(.*)' \(choose from (.+)\)")


class _Formatter(HelpFormatter):
    def add_usage(self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "Pemakaian: " if prefix is None else prefix)


class Parser(ArgumentParser):
    """Reads the words of a command; help and refusals are in Indonesian."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"formatter_class": _Formatter, "add_help": False, **options})
        self._positionals.title = "yang disebut"
        self._optionals.title = "pilihan"
        self.add_argument("-h", "--help", action="help", default=SUPPRESS, help="menampilkan bantuan ini")

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"petajalan: {translated(message)}\nBantuan: {command(*self.prog.split()[1:], '-h')}\n")


def translated(message: str) -> str:
    """Say in Indonesian what Python says of a wrong command."""
    if found := _CHOICE.fullmatch(message):
        return _not_among(found[1], found[2], re.findall(r"[^', ]+", found[3]))
    for english, words in _SAID:
        if found := re.fullmatch(english, message):
            return words.format(*found.groups())
    return message


def _not_among(what: str, said: str, known: Iterable[str]) -> str:
    guess = nearest(said, known)
    advice = f"; mungkin “{guess}”?" if guess else "."
    return f"{what} “{printable(said)}” tidak dikenal{advice} Pilihannya: {', '.join(known)}"
