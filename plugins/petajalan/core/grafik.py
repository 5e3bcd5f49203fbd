"""An indicator's figures as marks in time and height: what a drawing shows, worked out before anything is drawn."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from petajalan.core.angka import Angka
from petajalan.core.deret import Bacaan, Baris, Deret
from petajalan.core.model.indikator import Seri
from petajalan.core.scalars import Rujukan
from petajalan.core.waktu import Waktu

INTERVALS = 4  # about as many steps as a phone's drawing has room for
_STEPS = (Decimal(1), Decimal(2), Decimal("2.5"), Decimal(5), Decimal(10))


@dataclass(frozen=True, slots=True)
class Tanda:
    """One figure in its place: the days it is about, and its numbers.

    ``bawah`` and ``atas`` are equal for one number, differ for a range, and one is missing for a limit; both are
    missing for words. ``pilihan`` is false for a figure that another source contradicts and that was not chosen.
    """

    jenis: str
    awal: date
    akhir: date
    bawah: Decimal | None
    atas: Decimal | None
    angka: Angka
    untuk: Waktu
    konflik: bool
    pilihan: bool

    @property
    def tinggi(self) -> Decimal | None:
        """Where a label and a joining line meet the mark: its upper end, or the one end it has."""
        return self.bawah if self.atas is None else self.atas


@dataclass(frozen=True, slots=True)
class Skala:
    """The upright axis: round numbers from below the lowest mark to above the highest."""

    angka: tuple[Decimal, ...]

    @property
    def dari_nol(self) -> bool:
        return self.angka[0] <= 0 <= self.angka[-1]


@dataclass(frozen=True, slots=True)
class Lajur:
    """One series in its own panel, since two ways of measuring are never joined.

    ``sambung`` names the pairs of marks (by place in ``tanda``) whose times touch: only these may be joined by a
    line. ``skala`` is missing where all figures are words. ``kata`` and ``tanpa_waktu`` count what has no place.
    """

    seri: Seri | None
    tanda: tuple[Tanda, ...]
    sambung: tuple[tuple[int, int], ...]
    skala: Skala | None
    kata: int
    tanpa_waktu: int


@dataclass(frozen=True, slots=True)
class Asal:
    """Sources of what is drawn; ``bersama`` where only one of them holds a figure, nobody knows which."""

    sumber: tuple[Rujukan, ...]
    bersama: bool = False


@dataclass(frozen=True, slots=True)
class Grafik:
    """All panels of an indicator on one time axis; ``bulanan`` where all of it lies within one year."""

    lajur: tuple[Lajur, ...]
    dari: date
    sampai: date
    bulanan: bool
    asal: tuple[Asal, ...]


def lay_out(bacaan: Bacaan) -> Grafik | None:
    """Place an indicator's figures; nothing where there are not two times to set apart."""
    panels = tuple(panel for deret in bacaan.deret if (panel := _panel(deret)).tanda)
    marks = [mark for panel in panels for mark in panel.tanda]
    if len({(mark.awal, mark.akhir) for mark in marks}) < 2:
        return None
    first, last = min(mark.awal for mark in marks), max(mark.akhir for mark in marks)
    monthly = first.year == last.year
    return Grafik(
        panels,
        date(first.year, first.month if monthly else 1, 1),
        _month_end(last) if monthly else date(last.year, 12, 31),
        monthly,
        _origins([row for deret in bacaan.deret for row in (*deret.realisasi, *deret.target) if _mark(row)]),
    )


def _origins(rows: list[Baris]) -> tuple[Asal, ...]:
    certain = dict.fromkeys(source for row in rows if not row.bersama for source in row.sumber)
    shared = dict.fromkeys(Asal(row.sumber, bersama=True) for row in rows if row.bersama)
    return (*([Asal(tuple(certain))] if certain else []), *shared)


def _panel(deret: Deret) -> Lajur:
    rows = (*deret.realisasi, *deret.target)
    placed = [mark for row in rows if (mark := _mark(row))]
    numbers = [mark for mark in placed if mark.tinggi is not None]
    marks = tuple(sorted(numbers or placed, key=lambda mark: (mark.awal, mark.akhir, mark.jenis, mark.tinggi or 0)))
    ends = [end for mark in numbers for end in (mark.bawah, mark.atas) if end is not None]
    return Lajur(
        deret.seri,
        marks,
        _touching(marks),
        scale(min(ends), max(ends)) if ends else None,
        kata=len(placed) - len(numbers) if numbers else 0,
        tanpa_waktu=len(rows) - len(placed),
    )


def _mark(row: Baris) -> Tanda | None:
    value, when = row.nilai, row.nilai.untuk
    if when is None:
        return None
    first, last = when.awal or when.akhir, when.akhir or when.awal
    if first is None or last is None:
        return None
    angka = value.teks
    low, high = (angka.bawah, angka.atas) if angka.nilai is None else (angka.nilai, angka.nilai)
    return Tanda(value.jenis, first, last, low, high, angka, when, row.konflik, not row.konflik or value.utama)


def _touching(marks: tuple[Tanda, ...]) -> tuple[tuple[int, int], ...]:
    """Pair measured marks of which one begins the day after the other ends, as long as each stands alone there."""
    clear = [
        (place, mark)
        for place, mark in enumerate(marks)
        if mark.jenis == "realisasi" and mark.pilihan and mark.bawah == mark.atas and mark.bawah is not None
    ]
    starts = {mark.awal: place for place, mark in clear}
    nexts = ((place, starts.get(mark.akhir + timedelta(days=1))) for place, mark in clear)
    return tuple((place, after) for place, after in nexts if after is not None)


def scale(low: Decimal, high: Decimal) -> Skala:
    """Choose round numbers around the marks; from zero where that costs at most half of the height."""
    room = (high - low) / 12 or abs(low) / 10 or Decimal(1)  # for the figures written at the outermost marks
    from_zero, to_zero = 0 <= low <= high / 2, low / 2 <= high <= 0
    low = Decimal(0) if from_zero else low - room
    high = Decimal(0) if to_zero else high + room
    if low == high:
        low, high = low - room, high + room
    rough = (high - low) / INTERVALS
    unit = Decimal(1).scaleb(rough.adjusted())
    step = next(unit * factor for factor in _STEPS if unit * factor >= rough)
    bottom = (low / step).to_integral_value(ROUND_FLOOR)
    top = (high / step).to_integral_value(ROUND_CEILING)
    return Skala(tuple(step * number for number in range(int(bottom), int(top) + 1)))


def _month_end(day: date) -> date:
    after = day.replace(day=28) + timedelta(days=4)
    return after - timedelta(days=after.day)
