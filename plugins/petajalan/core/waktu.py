"""Time as the field writes it: dates, spans, quarters and half-years, with the days they cover."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from petajalan.core.teks import parse_teks, refuse, text_of


@dataclass(frozen=True, slots=True)
class Waktu:
    """A date or span: a subset of ISO 8601 and EDTF, with the days it covers.

    ``awal`` and ``akhir`` are its first and last day; ``None`` is an open end. ``teks`` is what the
    source prints where that says more than the code (“pertengahan Juli 2021”).
    """

    kode: str
    awal: date | None
    akhir: date | None
    kira: bool = False
    teks: str = ""

    @property
    def tahun(self) -> str:
        """The year the value is filed under: the one it ends in, empty when open."""
        last = self.akhir or self.awal
        return f"{last.year:04d}" if last else ""

    @property
    def urutan(self) -> tuple[date, date]:
        """Sort by first day, then the shorter span first."""
        return (self.awal or date.min, self.akhir or date.max)


def parse_waktu(value: object) -> Waktu:
    """Read ``2019``, ``2019-07``, ``2019-07-08``, ``2025-TW1``, ``2024-S2``, ``a/b``, ``a/..``, ``2020~``."""
    teks = ""
    if isinstance(value, dict):
        if set(value) != {"isi", "teks"}:
            raise refuse("N101", ", ".join(value))
        teks, value = parse_teks(value["teks"]), value["isi"]
    return _read(text_of(value), teks)


# A region names the same few years over and over.
@lru_cache(maxsize=10_000)
def _read(text: str, teks: str) -> Waktu:
    first, slash, last = text.partition("/")
    if not slash:
        kira = text.endswith("~")
        awal, akhir = _days(text.removesuffix("~"), text)
        return Waktu(text, awal, akhir, kira, teks)
    if first == last == "..":
        raise refuse("N101", text)
    opens = None if first == ".." else _days(first, text)[0]
    closes = None if last == ".." else _days(last, text)[1]
    if opens and closes and opens > closes:
        raise refuse("N101", text)
    return Waktu(text, opens, closes, False, teks)


def _days(code: str, whole: str) -> tuple[date, date]:
    found = re.match(r"([0-9]{4})(?:-(?:TW([1-4])|S([12])|([0-9]{2})(?:-([0-9]{2}))?))?\Z", code)
    if not found or not 1800 <= int(found[1]) <= 2199:
        raise refuse("N101", whole)
    year, quarter, half, month, day = (int(part) if part else 0 for part in found.groups())
    try:
        if quarter:
            return date(year, quarter * 3 - 2, 1), _month_end(year, quarter * 3)
        if half:
            return date(year, half * 6 - 5, 1), _month_end(year, half * 6)
        if found[5]:
            return date(year, month, day), date(year, month, day)
        if found[4]:
            return date(year, month, 1), _month_end(year, month)
        return date(year, 1, 1), date(year, 12, 31)
    except ValueError:
        raise refuse("N101", whole) from None


def _month_end(year: int, month: int) -> date:
    if not 1 <= month <= 12:
        raise ValueError
    return date(year, month, monthrange(year, month)[1])
