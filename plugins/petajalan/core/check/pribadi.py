"""No personal data: NIK and KK numbers, private mobile phones, private mail.

Rules read the text of a file as it lies there, comments and broken files too: what has been published
cannot be taken back. Few and sure rules, so that no honest figure is refused.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date

from petajalan.core.acuan import Acuan
from petajalan.core.load import Muatan
from petajalan.core.nodes import Mapping, Node, Scalar, Sequence, parse
from petajalan.core.plain import place_of, plain
from petajalan.core.problems import Problem, problem
from petajalan.core.source import Source

# Sixteen digits, grouped or dressed up as people write them. A quick look first: most texts hold nothing like it.
_LONG = re.compile(r"\d[\d .*`_\x00-]{14,}\d")
_SIXTEEN = re.compile(r"(?<!\d)(?<!\d[.,])\d(?:(?:[ .-]|[*`_]{1,2})?\x00*\d){15}(?!\x00*[.,]?\d)")
_MONEY = re.compile(r"\d{1,3}(?:\.\d{3})+\Z")
_LABEL = re.compile(r"\b(NIK|KTP|KK|Nomor Induk Kependudukan|Kartu Keluarga)\b", re.IGNORECASE)
_LABEL_REACH = 40
# 08… or +62 8… in groups, or 628… in one piece: in groups it could be an amount of money (62.812.345.678).
_MOBILE = re.compile(r"(?:\+62[ .-]?|62|0)8[1-9](?:(?:[ .-]|\) ?)?\d){7,10}(?![.,]?\d)")
_BEFORE_MOBILE = re.compile(r"(?:\d[.,/-]?|(?<!wa\.me)/|-|[\d.,])\Z", re.IGNORECASE)
# Where private people have their mail. An office has a domain of its own, or stands in a field for contacts.
_MAIL = re.compile(
    r"@((?:gmail|googlemail|yahoo|ymail|rocketmail|hotmail|outlook|live|msn|icloud|me|aol|proton|protonmail|gmx)"
    r"\.(?:com|co\.id|id|co\.uk|net|me))\b",
    re.IGNORECASE,
)
# The fields made for contacts that are open to everyone.
CONTACTS = frozenset({"telepon", "surel", "kontak"})


def check(muatan: Muatan, acuan: Acuan) -> Iterator[Problem]:
    """Check the text of every file of a region."""
    for source in muatan.sources:
        text = plain(source.text)
        yield from _numbers(source, text, acuan)
        yield from _contacts(source, text, "L102", _mobiles)
        yield from _contacts(source, text, "L103", _mails)


def _numbers(source: Source, text: str, acuan: Acuan) -> Iterator[Problem]:
    for found in _SIXTEEN.finditer(text) if _LONG.search(text) else ():
        if _MONEY.match(found.group()):
            continue
        digits = re.sub(r"\D", "", found.group())
        near = text[max(0, found.start() - _LABEL_REACH) : found.start()].rpartition("\n\n")[2]
        if _is_nik(digits, acuan) or (_LABEL.search(near) and len(set(digits)) > 2):
            yield problem("L101", source.path, place_of(text, found.start()), akhir=digits[-3:])


def _is_nik(digits: str, acuan: Acuan) -> bool:
    """Tell the structure of a NIK or KK number: a known region, a day that exists, a serial number."""
    if f"{digits[:2]}.{digits[2:4]}" not in acuan.wilayah or digits[12:] == "0000" or digits[4:6] == "00":
        return False
    day, month, year = int(digits[6:8]), int(digits[8:10]), int(digits[10:12])
    day -= 40 if day > 40 else 0  # forty more for women
    for century in (1900, 2000):
        try:
            date(century + year, month, day)
        except ValueError:
            continue
        return True
    return False


def _mobiles(text: str) -> Iterator[tuple[int, str]]:
    for found in _MOBILE.finditer(text):
        digits = re.sub(r"\D", "", found.group())
        grouped = not found.group().startswith("62") or found.group().isdigit()
        if grouped and not _BEFORE_MOBILE.search(text[max(0, found.start() - 6) : found.start()]):
            yield found.start(), digits


def _mails(text: str) -> Iterator[tuple[int, str]]:
    for found in _MAIL.finditer(text):
        name = re.search(r"[\w.+-]+\Z", text[max(0, found.start() - 64) : found.start()])
        if name:
            yield found.start() - len(name.group()), found[1].casefold()


def _contacts(
    source: Source, text: str, code: str, find: Callable[[str], Iterator[tuple[int, str]]]
) -> Iterator[Problem]:
    """Name what is found outside the fields for contacts."""
    for start, found in find(text):
        where = place_of(text, start)
        field = field_at(source, where.line, where.column)
        if field is not None and field not in CONTACTS:
            yield problem(code, source.path, where, akhir=found[-3:], alamat=found)


def field_at(source: Source, line: int, column: int) -> str | None:
    """Name the key whose value stands at a place: empty in prose and comments, ``None`` in what cannot be read."""
    text = source.text
    first = 1
    if source.path.endswith(".md"):
        parts = re.match(r"---[ \t]*\n(.*?)\n---[ \t]*(?:\n|\Z)", text, re.DOTALL)
        if not parts or line > parts[1].count("\n") + 2:
            return ""
        text, first = parts[1], 2
    before = text.split("\n")[line - first][: column - 1]
    if re.match(r"\s*#", before):
        return ""
    node, _ = parse(source.path, text, first)
    here = "" if node else None
    for name, leaf in _leaves(node, ""):
        if (leaf.line, leaf.column) <= (line, column):
            here = name
    return here


def _leaves(node: Node | None, name: str) -> Iterator[tuple[str, Scalar]]:
    """Yield every text of a tree in the order of the file, with the key it stands under."""
    if isinstance(node, Scalar):
        yield name, node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _leaves(item, name)
    elif isinstance(node, Mapping):
        for key, (_, _, item) in node.items.items():
            # The wrapper around versions has no name of its own.
            yield from _leaves(item, name if key == "isi" else key)
