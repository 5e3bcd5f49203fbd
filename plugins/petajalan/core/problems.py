"""A mistake in the data as a value: where it is, what is wrong, what to do."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from petajalan.core.catalogue import CATALOGUE, Severity

# A list of what may be written is only of use when it is whole.
_LISTS = {"dikenal": 400, "pilihan": 400, "saran": 400, "pendek": 200}

# What may be somebody's number, in groups or not; an amount of money comes in threes.
_NUMBER = re.compile(r"(?<!\d)\d(?:[ .-]?\d){9,19}(?!\d)")
_MONEY = re.compile(r"\d{1,3}(?:\.\d{3})+\Z")


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a file: line and column, both counted from 1."""

    line: int
    column: int


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake, sortable by place; ``related`` names a second place, if there is one."""

    path: str
    span: Span
    code: str
    message: str
    hint: str = ""
    related: str = ""

    @property
    def severity(self) -> Severity:
        return CATALOGUE[self.code].severity

    def line(self, place: str = "") -> str:
        """Write the problem as one printable line; ``place`` is said instead of file, line and column."""
        place = place or f"{self.path}:{self.span.line}:{self.span.column}"
        parts = [f"{place}: {self.code} {self.message}"]
        if self.related:
            parts.append(f"(lihat juga {self.related})")
        if self.hint:
            parts.append(f"— {self.hint}")
        return printable(" ".join(parts))


def problem(code: str, path: str, span: Span, *, related: str = "", **values: object) -> Problem:
    """Make a problem with the words of the catalogue; ``mungkin`` becomes a suggestion."""
    entry = CATALOGUE[code]
    guess = values.pop("mungkin", None)
    words = {name: _short(value, _LISTS.get(name, 80)) for name, value in values.items()}
    message = entry.message.format(**words)
    if guess:
        message += f"; mungkin “{guess}”?"
    return Problem(path, span, code, message, entry.hint.format(**words), related)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Give the known word nearest to a mistyped one, if any is near."""
    options = sorted(set(known))
    folded = {option.casefold(): option for option in reversed(options)}
    close = get_close_matches(word.casefold(), list(folded), n=1, cutoff=0.6)
    return folded[close[0]] if close else None


def errors(problems: Iterable[Problem]) -> list[Problem]:
    return [item for item in problems if item.severity is Severity.ERROR]


def ordered(problems: Iterable[Problem]) -> list[Problem]:
    """Sort by place and drop exact repeats."""
    return sorted(set(problems))


def printable(text: str) -> str:
    """Keep control and invisible characters of hostile data out of terminals and logs."""
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)


def _masked(found: re.Match[str]) -> str:
    digits = re.sub(r"\D", "", found[0])
    secret = len(digits) >= 16 or digits.startswith(("08", "628"))
    return f"…{digits[-3:]}" if secret and not _MONEY.match(found[0]) else found[0]


def _short(value: object, limit: int) -> str:
    # A message travels further than the file: of what may be somebody's number only the end is shown.
    text = _NUMBER.sub(_masked, " ".join(str(value).split()))
    return text if len(text) <= limit else text[: limit - 1] + "…"
