"""A series as a small SVG made at build time: measured points, targets as open marks, nothing in between.

The table beside it holds the same figures; the drawing needs no script and reads in black and white.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from html import escape
from itertools import groupby

from markupsafe import Markup

from petajalan.core.deret import Baris, Deret
from petajalan.core.model.indikator import Indikator
from petajalan.render import words

WIDTH, HEIGHT = 360, 220
LEFT, RIGHT, TOP, BOTTOM = 4, 4, 30, 56  # below the lowest point there is room for its label, then the years
BASE = HEIGHT - 26


@dataclass(frozen=True, slots=True)
class _Dot:
    """One figure with its place in time, in days."""

    at: int
    value: Decimal
    text: str
    target: bool


def draw(series: Deret, indicator: Indikator) -> Markup:
    """Draw a series that has at least three figures of known time; fewer are clearer as a table alone."""
    dots = [dot for row in (*series.realisasi, *series.target) if (dot := _dot(row))]
    if len(dots) < 3 or len({dot.at for dot in dots}) < 2:
        return Markup("")
    first, last = min(dot.at for dot in dots), max(dot.at for dot in dots)
    low, high = min(dot.value for dot in dots), max(dot.value for dot in dots)
    room = (high - low) or Decimal(1)

    def x(at: int) -> int:
        return LEFT + 24 + round((WIDTH - LEFT - RIGHT - 48) * (at - first) / (last - first))

    def y(value: Decimal) -> int:
        return TOP + round((HEIGHT - TOP - BOTTOM) * float((high - value) / room))

    name = escape(f"{indicator.nama}{', ' + series.seri.nama if series.seri else ''}")
    summary = "; ".join(f"{'target ' if dot.target else ''}{_year(dot)}: {dot.text}" for dot in _ordered(dots))
    shapes = _marks([(dot, x(dot.at), y(dot.value)) for dot in _ordered(dots)])
    ticks = [f'<text x="{place}" y="{HEIGHT - 8}">{shown}</text>' for shown, place in _ticks(dots, x)]
    svg = (
        f'<svg class="grafik" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{name}. {escape(summary)}">'
        f'<line class="grafik-dasar" x1="{LEFT}" y1="{BASE}" x2="{WIDTH - RIGHT}" '
        f'y2="{BASE}"/>{"".join(shapes)}<g class="grafik-tahun">{"".join(ticks)}</g></svg>'
    )
    legend = "● realisasi" + (" · ◇ target" if any(dot.target for dot in dots) else "")
    note = f"{legend}. Skala tegak tidak mulai dari nol; angka lengkap ada di tabel."
    return Markup(f'<figure class="grafik-bingkai">{svg}<figcaption>{note}</figcaption></figure>')


def _dot(row: Baris) -> _Dot | None:
    value = row.nilai.teks.nilai
    moment = row.nilai.untuk.akhir if row.nilai.untuk else None
    if value is None or moment is None:
        return None
    return _Dot(moment.toordinal(), value, words.figure(row.nilai.teks), row.nilai.jenis == "target")


def _ordered(dots: list[_Dot]) -> list[_Dot]:
    return sorted(dots, key=lambda dot: (dot.at, dot.target, dot.value))


def _year(dot: _Dot) -> str:
    return str(date.fromordinal(dot.at).year)


def _marks(placed: list[tuple[_Dot, int, int]]) -> list[str]:
    """Draw the marks; values of one moment share a label, one that would run into its neighbour's goes below."""
    shapes, before = [], (-1000, 0, False)
    for (_, target), group in groupby(placed, key=lambda mark: (mark[0].at, mark[0].target)):
        marks = list(group)
        x, top, bottom = marks[0][1], min(y for *_, y in marks), max(y for *_, y in marks)
        said = " / ".join(dot.text for dot, *_ in marks)
        near = x - before[0] < 7 * len(said) + 6 and abs(top - before[1]) < 24
        below = near and not before[2]
        drawn = "".join(_shape(target, x, y) for *_, y in marks)
        label = f'<text x="{x}" y="{bottom + 21 if below else top - 11}">{escape(said)}</text>'
        shapes.append(f'<g class="{"grafik-target" if target else "grafik-titik"}">{drawn}{label}</g>')
        before = (x, top, below)
    return shapes


def _shape(target: bool, x: int, y: int) -> str:
    return f'<path d="M{x} {y - 7}l7 7l-7 7l-7-7z"/>' if target else f'<circle cx="{x}" cy="{y}" r="5"/>'


def _ticks(dots: list[_Dot], x: Callable[[int], int]) -> list[tuple[str, int]]:
    """Name the years along the base; where all is within one year, the first and the last month."""
    last = {_year(dot): dot.at for dot in _ordered(dots)}
    if len(last) > 1:
        return _apart(sorted((year, x(at)) for year, at in last.items()))
    ends = (min(dot.at for dot in dots), max(dot.at for dot in dots))
    return [(words.month(date.fromordinal(at)), x(at)) for at in ends]


def _apart(years: list[tuple[str, int]], room: int = 40) -> list[tuple[str, int]]:
    """Leave out years whose words would run into each other; the first and the last stay."""
    kept: list[tuple[str, int]] = []
    for year in years:
        if not kept or year[1] - kept[-1][1] >= room:
            kept.append(year)
        elif year == years[-1]:
            kept[-1] = year
    return kept
