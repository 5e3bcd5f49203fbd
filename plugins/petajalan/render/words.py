"""Figures, dates and money for people, in Indonesian form: the only place that knows how they are written."""

import re
from datetime import date
from decimal import Decimal
from functools import cache

from petajalan.core.angka import Angka
from petajalan.core.model.acuan import Satuan
from petajalan.core.waktu import Waktu

MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
_ROMAN = {"1": "I", "2": "II", "3": "III", "4": "IV"}
_NBSP = "\u00a0"
_FIRST = re.compile(r"[-−]?[0-9]")
_TELEPHONE = re.compile(r"(?:\(\+?[0-9]{2,4}\)|\+?[0-9]{2,})(?:[ -]*[0-9]{2,})+")
_REMARK = re.compile(r"\s*\([^()]*\)\Z")


def day(value: date) -> str:
    """Write ``20 Agustus 2025``."""
    return f"{value.day}{_NBSP}{MONTHS[value.month - 1]} {value.year}"


def month(value: date) -> str:
    """Write ``Agu 2025``, for places too narrow for the whole word."""
    return f"{MONTHS[value.month - 1][:3]} {value.year}"


def when(waktu: Waktu) -> str:
    """Write a time as people say it; what the source prints comes first."""
    if waktu.teks:
        return waktu.teks
    first, slash, last = waktu.kode.partition("/")
    if slash:
        return _span(first, last)
    text = _moment(waktu.kode.removesuffix("~"))
    return f"sekitar {text}" if waktu.kira else text


def _moment(code: str) -> str:
    year, _, rest = code.partition("-")
    if rest.startswith("TW"):
        return f"triwulan {_ROMAN[rest[2]]} {year}"
    if rest.startswith("S"):
        return f"semester {_ROMAN[rest[1]]} {year}"
    if len(rest) == 2:
        return f"{MONTHS[int(rest) - 1]} {year}"
    return day(date.fromisoformat(code)) if rest else year


def _span(first: str, last: str) -> str:
    if last == "..":
        return f"sejak {_moment(first)}"
    if first == "..":
        return f"sampai {_moment(last)}"
    if first[:7] == last[:7] and len(first) == len(last) == 10:
        return f"{int(first[8:])}–{_moment(last)}"
    if len(first) == len(last) == 4:
        return f"{first}–{last}"
    return f"{_moment(first)} sampai {_moment(last)}"


def figure(angka: Angka, satuan: Satuan | None = None) -> str:
    """Write a figure as printed, with its unit at the number where the print leaves it out.

    Words before the number and a remark in brackets after it keep their place: “sekitar Rp500”, “12 % (Baik)”.
    """
    text = angka.teks
    numeric = angka.ukuran != (angka.teks,)
    symbol = satuan.lambang if satuan else None
    remark = _REMARK.search(text)
    end = remark.start() if remark else len(text)
    if not satuan or not symbol or not numeric or _says(text[:end], symbol):
        return text
    if not satuan.depan:
        return f"{text[:end]}{_NBSP}{symbol}{text[end:]}"
    first = _FIRST.search(text)
    return f"{text[: first.start()]}{symbol}{text[first.start() :]}" if first else text


def _says(text: str, symbol: str) -> bool:
    """Tell whether a unit stands in a figure as a word of its own, not as letters of another."""
    return _word(symbol).search(text) is not None


@cache
def _word(symbol: str) -> re.Pattern[str]:
    words = "|".join(re.escape(word) for word in ((symbol, "persen") if symbol == "%" else (symbol,)))
    return re.compile(rf"(?<![^\W\d_])(?:{words})(?![^\W\d_])")


def whole_numbers(text: str) -> str:
    """Keep a telephone number on one line: “(0548)” and what follows it belong together."""
    return _TELEPHONE.sub(lambda found: found[0].replace(" ", _NBSP), text)


def node(simpul: str) -> str:
    """Write a plan node's id as people say it: ``misi-1`` as “Misi 1”, a named one by its kind alone."""
    kind, _, rest = simpul.partition("-")
    return f"{kind.capitalize()} {rest.replace('-', '.')}" if rest[:1].isdigit() else kind.capitalize()


def count(number: int) -> str:
    """Write a whole number with dots for thousands."""
    return f"{number:,}".replace(",", ".")


def decimal(number: Decimal, digits: int) -> str:
    """Write a number with so many decimals, in Indonesian form: ``1.234,50``."""
    return f"{number:,.{digits}f}".translate(str.maketrans(",.", ".,"))
