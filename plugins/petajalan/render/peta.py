"""The front page's map: where each region's dot stands, and how the names find room without touching one another.

Names are flags: each stands on a line of its own, above or below the map, on a pole that goes straight to its dot. So
they read on a narrow phone too, and nothing is measured in the browser.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import Any

from petajalan.core.ringkasan import Ringkasan

# More dots than this stand without names; the list beside the map has them all.
MAX_FLAGS = 8
MAX_ROWS = 4
# The narrowest page: 320 px less its margins. What has room there has room everywhere.
_WIDTH = 288.0
_LETTER = 7.9  # px, a letter of the smallest size; a little more than the average
_GAP = 7.0


@dataclass(frozen=True, slots=True)
class Titik:
    """A dot: ``x`` and ``y`` in units of the drawing."""

    daerah: str
    nama: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Bendera:
    """A dot's name on row ``baris``, counted from the map's edge; ``kiri``: it is written to the left of its pole."""

    titik: Titik
    persen: float
    baris: int
    kiri: bool
    panjang: int

    @property
    def dari(self) -> float:
        """Where the words begin, in px of the narrowest page."""
        return self._pole - self.panjang if self.kiri else self._pole

    @property
    def sampai(self) -> float:
        return self._pole if self.kiri else self._pole + self.panjang

    @property
    def _pole(self) -> float:
        return self.persen * _WIDTH / 100

    def bertabrakan(self, other: "Bendera") -> bool:
        """Tell whether two flags of one side touch: words on words, or a pole through words."""
        if self.baris == other.baris:
            return self.dari < other.sampai + _GAP and other.dari < self.sampai + _GAP
        low, high = sorted((self, other), key=lambda flag: flag.baris)
        return low.dari - _GAP / 2 < high._pole < low.sampai + _GAP / 2


@dataclass(frozen=True, slots=True)
class Peta:
    """The drawing of a country with what is to be put on it; without flags, the names are in the list alone."""

    garis: str
    lebar: int
    tinggi: int
    titik: tuple[Titik, ...]
    atas: tuple[Bendera, ...]
    bawah: tuple[Bendera, ...]
    tanpa_titik: tuple[str, ...]


def draw(regions: Sequence[Ringkasan]) -> Peta:
    """Place every region that has a known place: its own coordinates, else those of the shared drawing."""
    drawing = _drawing()
    dots = []
    for region in regions:
        place = _place(region, drawing)
        if place:
            dots.append(Titik(region.slug, _short(region.nama), *place))
    placed = {dot.daerah for dot in dots}
    upper, lower = _sides(dots, drawing["lebar"]) if len(dots) <= MAX_FLAGS else ((), ())
    return Peta(
        drawing["garis"], drawing["lebar"], drawing["tinggi"], tuple(dots), upper, lower,
        tuple(region.nama for region in regions if region.slug not in placed),
    )  # fmt: skip


@cache
def _drawing() -> Any:
    return json.loads(files("petajalan").joinpath("peta/indonesia.json").read_text(encoding="utf-8"))


def _place(region: Ringkasan, drawing: Any) -> tuple[int, int] | None:
    if region.koordinat is None:
        known = drawing["letak"].get(region.kode)
        return (known[0], known[1]) if known else None
    latitude, longitude = map(float, region.koordinat)
    x = round((longitude - drawing["barat"]) * drawing["skala"])
    y = round((drawing["utara"] - latitude) * drawing["skala"])
    return (x, y) if 0 <= x <= drawing["lebar"] and 0 <= y <= drawing["tinggi"] else None


def _short(name: str) -> str:
    return name.removeprefix("Kabupaten ").removeprefix("Kota ")


def _sides(dots: Sequence[Titik], width: int) -> tuple[tuple[Bendera, ...], tuple[Bendera, ...]]:
    """Share the names out above and below the map, as evenly as they find room; nothing if they find none."""
    by_height = sorted(dots, key=lambda dot: (dot.y, dot.x))
    middle = (len(dots) + 1) // 2
    for cut in sorted(range(len(dots) + 1), key=lambda cut: (abs(cut - middle), cut)):
        above, below = _flags(by_height[:cut], width), _flags(by_height[cut:], width)
        if above is not None and below is not None:
            return above, below
    return (), ()


def _flags(dots: Sequence[Titik], width: int) -> tuple[Bendera, ...] | None:
    """Find an arrangement of one side on the fewest rows in which nothing touches, if there is one."""
    ordered = sorted(dots, key=lambda dot: (dot.x, dot.daerah))
    for rows in range(1, min(len(ordered), MAX_ROWS) + 1):
        if found := _arrange(ordered, width, rows, ()):
            return found
    return () if not ordered else None


def _arrange(dots: Sequence[Titik], width: int, rows: int, placed: tuple[Bendera, ...]) -> tuple[Bendera, ...] | None:
    if len(placed) == len(dots):
        return placed
    dot = dots[len(placed)]
    flag = Bendera(dot, round(dot.x * 100 / width, 2), 0, False, round(len(dot.nama) * _LETTER))
    for row in range(rows):
        for left in (False, True):
            one = replace(flag, baris=row, kiri=left)
            if one.dari < 0 or one.sampai > _WIDTH or any(one.bertabrakan(other) for other in placed):
                continue
            if found := _arrange(dots, width, rows, (*placed, one)):
                return found
    return None
