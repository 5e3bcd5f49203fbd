"""Figures as printed in Indonesian form, and what they say as numbers."""

import re
from dataclasses import dataclass
from decimal import Decimal

from petajalan.core.teks import refuse, text_of

_MULTIPLIERS = {"ribu": 3, "juta": 6, "miliar": 9, "triliun": 12}
_NUMBER = r"[-−–]?(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,[0-9]+)?"
_TIMES = r"(?:\s+(?P<kali>ribu|juta|miliar|triliun))?"
_TO = r"\s*(?P<ke>–|-|sampai dengan|sampai|hingga|s\.d\.|dan)\s*"
_PLAIN = re.compile(rf"(?P<n>{_NUMBER}){_TIMES}\Z")
_RANGE = re.compile(rf"(?P<a>{_NUMBER}){_TO}(?P<b>{_NUMBER}){_TIMES}\Z")
_ABOUT = re.compile(r"(±|sekitar|kira-kira|perkiraan|kurang lebih|hampir)\s*", re.IGNORECASE)
_LIMITS = {
    ">": ">", "≥": "≥", "<": "<", "≤": "≤",
    "di atas": ">", "lebih dari": ">", "di bawah": "<", "kurang dari": "<",
    "minimal": "≥", "sedikitnya": "≥", "paling sedikit": "≥", "sekurang-kurangnya": "≥",
    "maksimal": "≤", "paling banyak": "≤", "hingga": "≤", "sampai": "≤",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Angka:
    """A printed figure: ``teks`` as printed, and what it says as numbers.

    ``nilai`` only for one number; a range or a limit (``banding``) fills ``bawah`` and ``atas``
    instead; ``kira`` marks “± 500”. A text without digits (“B”, “Sangat Baik”) has no number.
    """

    teks: str
    nilai: Decimal | None = None
    bawah: Decimal | None = None
    atas: Decimal | None = None
    banding: str = ""
    kira: bool = False

    @property
    def ukuran(self) -> tuple[object, ...]:
        """What two figures must share to agree: the numbers, or the words where there are none."""
        numbers = (self.nilai, self.bawah, self.atas)
        return numbers if any(number is not None for number in numbers) else (self.teks,)


def parse_angka(value: object) -> Angka:
    """Read a figure in Indonesian form: comma for decimals, dot for thousands.

    A remark in brackets after a readable figure is kept in ``teks``: “2,72 (Baik)”.
    """
    text = text_of(value)
    rest = re.sub(r"\s*\([^()]*\)\Z", "", text)
    about = _ABOUT.match(rest)
    rest = _bare(rest[about.end() :] if about else rest)
    if rest.casefold() == "nol":
        return Angka(text, nilai=Decimal(0), kira=bool(about))
    if found := _PLAIN.match(rest):
        return Angka(text, nilai=_decimal(found["n"], found["kali"]), kira=bool(about))
    between = rest.removeprefix("antara ")
    if found := _RANGE.match(between):
        low, high = _decimal(found["a"], found["kali"]), _decimal(found["b"], found["kali"])
        if low < high and (between != rest or found["ke"] != "dan"):  # “5 dan 7” are two figures
            return Angka(text, bawah=low, atas=high, kira=bool(about))
    for word, sign in _LIMITS.items():
        if not rest.casefold().startswith(word):
            continue
        low_side = sign in {">", "≥"}
        if (limit := _limit(rest[len(word) :], upper=low_side)) is not None:
            return Angka(text, bawah=limit if low_side else None, atas=None if low_side else limit, banding=sign)
    if any(character.isdigit() for character in text):
        raise refuse("N102", text)
    return Angka(text)


def _bare(text: str) -> str:
    """Drop what is glued to a figure and is not part of it: Rp before, % or persen after."""
    return re.sub(r"\s*(%|persen)\Z", "", re.sub(r"\ARp\s*", "", text.strip())).strip()


def _limit(text: str, upper: bool) -> Decimal | None:
    """Read the figure of a limit; of a range (“di bawah 5–7”) the end that surely holds."""
    bare = _bare(text)
    if found := _PLAIN.match(bare):
        return _decimal(found["n"], found["kali"])
    if found := _RANGE.match(bare):
        return _decimal(found["a" if upper else "b"], found["kali"])
    return None


def parse_angka_pasti(value: object) -> Angka:
    """Read a figure where only a number makes sense: words without digits are refused."""
    angka = parse_angka(value)
    if angka.ukuran == (angka.teks,):
        raise refuse("N102", angka.teks)
    return angka


def number(value: Decimal | None) -> str:
    """Write a number with a decimal point, without exponent, digits as given."""
    return "" if value is None else f"{value:f}"


def _decimal(number: str, multiplier: str | None) -> Decimal:
    value = Decimal(number.replace("−", "-").replace("–", "-").replace(".", "").replace(",", "."))
    return value.scaleb(_MULTIPLIERS[multiplier]) if multiplier else value
