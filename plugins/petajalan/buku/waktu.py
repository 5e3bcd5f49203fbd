"""Times as people write them in cells, back to the code that stands in the files."""

import re

from petajalan.core.waktu import parse_waktu
from petajalan.render.words import MONTHS, when

_MONTH_NUMBERS = {name.casefold(): number for number, name in enumerate(MONTHS, start=1)}
# The short forms that people type, and the ones that an English spreadsheet offers.
_MONTH_NUMBERS |= {name[:3].casefold(): number for name, number in list(_MONTH_NUMBERS.items())}
_MONTH_NUMBERS |= {"agt": 8, "ags": 8, "agst": 8, "sept": 9, "nop": 11, "nopember": 11, "pebruari": 2, "oct": 10}
_MONTH_NUMBERS |= {"may": 5, "aug": 8, "dec": 12, "january": 1, "february": 2, "march": 3, "june": 6, "july": 7}
_MONTH_NUMBERS |= {"august": 8, "october": 10, "december": 12}
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}

_DAY = re.compile(r"([0-9]{1,2})\s*[/.-]\s*([0-9]{1,2})\s*[/.-]\s*([0-9]{4})\Z")
_MONTH = re.compile(r"(0?[1-9]|1[0-2])\s*[/.-]\s*([0-9]{4})\Z")
_DAY_WORDS = re.compile(r"([0-9]{1,2})[\s.-]+([a-z]+)\.?[\s.-]+([0-9]{4})\Z")
_MONTH_WORDS = re.compile(r"([a-z]+)\.?[\s.-]+([0-9]{4})\Z")
_PART = re.compile(r"(triwulan|tw|semester|s)[\s-]*([1-4]|iv|i{1,3})[\s/-]+([0-9]{4})\Z")
_YEARS = re.compile(r"([0-9]{4})\s*[–—-]\s*([0-9]{4})\Z")
_DAYS = re.compile(r"([0-9]{1,2})\s*[–—-]\s*([0-9]{1,2})\s+([a-z]+\s+[0-9]{4})\Z")


def write_time(code: str) -> str:
    """Write a code as people say it, if that can be read back; else as it is."""
    words = " ".join(when(parse_waktu(code)).split())
    return words if read_time(words) == code else code


def read_time(text: str) -> str | None:
    """Read ``8 Juli 2019``, ``31/01/2025``, ``Juli 2019``, ``triwulan II 2025``, ``2021–2024``, or a code as it is.

    Day, then month, then year, as in Indonesia; ``None`` for what is none of these.
    """
    words = " ".join(text.split()).casefold()
    if words.startswith("sekitar "):
        inner = _moment(words.removeprefix("sekitar "))
        return _valid(f"{inner}~") if inner else None
    for word, form in (("sejak ", "{}/.."), ("sampai ", "../{}")):
        if words.startswith(word):
            inner = _moment(words.removeprefix(word))
            return _valid(form.format(inner)) if inner else None
    if found := _YEARS.match(words):
        return _valid(f"{found[1]}/{found[2]}")
    if found := _DAYS.match(words):
        first, last = (_moment(f"{day} {found[3]}") for day in (found[1], found[2]))
        return _valid(f"{first}/{last}") if first and last else None
    if len(parts := re.split(r"\s+(?:sampai|s\.d\.|hingga)\s+|\s+[–—]\s+", words)) == 2:
        first, last = map(_moment, parts)
        return _valid(f"{first}/{last}") if first and last else None
    return _moment(words) or _valid(" ".join(text.split()).upper())


def _moment(words: str) -> str | None:
    """Read a day, a month, a quarter, a half-year or a year."""
    if found := _DAY.match(words):
        return _valid(f"{found[3]}-{int(found[2]):02d}-{int(found[1]):02d}")
    if found := _MONTH.match(words):
        return _valid(f"{found[2]}-{int(found[1]):02d}")
    if (found := _DAY_WORDS.match(words)) and found[2] in _MONTH_NUMBERS:
        return _valid(f"{found[3]}-{_MONTH_NUMBERS[found[2]]:02d}-{int(found[1]):02d}")
    if (found := _MONTH_WORDS.match(words)) and found[1] in _MONTH_NUMBERS:
        return _valid(f"{found[2]}-{_MONTH_NUMBERS[found[1]]:02d}")
    if found := _PART.match(words):
        number = _ROMAN.get(found[2], found[2])
        return _valid(f"{found[3]}-{'TW' if found[1].startswith('t') else 'S'}{number}")
    return _valid(words.upper()) if "/" not in words else None


def _valid(code: str) -> str | None:
    try:
        return parse_waktu(code).kode
    except ValueError:
        return None
