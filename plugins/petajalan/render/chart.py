"""A series as a small SVG made at build time: dots for what was measured, lines for targets, nothing in between.

Across, places are shares of the width; upright, they are pixels. So a drawing fills a phone and a desk with letters
of the same size, and labels that are clear of each other at the narrowest width stay so at every other.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from html import escape

from markupsafe import Markup

from petajalan.core.grafik import Grafik, Lajur, Tanda
from petajalan.core.model.acuan import Satuan
from petajalan.render import words
from petajalan.render.labels import Placed, labels, pixels, share, width

NARROW = 278  # pixels for axis and plot on the narrowest screen, 320 px wide
TOP, PLOT, BELOW = 24, 132, 28
SPAN = 400  # days after which a measured time is shown as a span
_SCALES = ((12, "triliun"), (9, "miliar"), (6, "juta"), (3, "ribu"))
_ROW = {"realisasi": TOP + 14, "awal": TOP + 14, "target": TOP + 74}


def unit(panel: Lajur, satuan: Satuan) -> str:
    """Name what the upright axis counts: “persen”, “miliar rupiah”."""
    return f"{word} {satuan.nama}" if (word := _multiple(panel)[1]) else satuan.nama


def gutter(graph: Grafik) -> int:
    """Give the room that the numbers of the upright axes need, in pixels: one of a few widths."""
    longest = max((width(said) for panel in graph.lajur for said in _numbers(panel)), default=0)
    return next((room for room in (28, 44, 60) if longest + 8 <= room), 84) if longest else 0


def draw(panel: Lajur, graph: Grafik, name: str, satuan: Satuan) -> Markup:
    """Draw one panel."""
    left = gutter(graph)
    room = NARROW - left
    placed = [_place(mark, panel, graph) for mark in panel.tanda]
    base = TOP + PLOT if panel.skala else TOP + 100
    shapes = "".join(_shape(item) for item in placed)
    lines = "".join(_join(placed[a], placed[b]) for a, b in panel.sambung)
    text = f"{name}. {describe(panel, satuan)}"
    return Markup(
        f'<svg class="grafik grafik-{left}" height="{base + BELOW}" role="img" aria-label="{escape(text)}">'
        f"<g>{_grid(panel, base)}{_times(graph, base, room)}</g>"
        f"{_conflicts(placed)}{lines}{shapes}{labels(placed, (*panel.sambung, *_disputed(placed)), room, base)}</svg>"
    )


def describe(panel: Lajur, satuan: Satuan) -> str:
    """Say in words what the drawing shows: the figures with their times, kind by kind."""
    said = []
    for kind, word in (("awal", "Kondisi awal"), ("realisasi", "Realisasi"), ("target", "Target")):
        own = [mark for mark in panel.tanda if mark.jenis == kind]
        if own:
            figures = "; ".join(f"{words.when(mark.untuk)}: {words.figure(mark.angka, satuan)}" for mark in own)
            said.append(f"{word}: {figures}.")
    return " ".join(said)


# -- places ---------------------------------------------------------------------------------------------


def _share(day: int, graph: Grafik) -> float:
    whole = graph.sampai.toordinal() + 1 - graph.dari.toordinal()
    return 100 * (day - graph.dari.toordinal()) / whole


def _height(value: Decimal, panel: Lajur) -> float:
    assert panel.skala
    low, high = panel.skala.angka[0], panel.skala.angka[-1]
    return TOP + PLOT * float((high - value) / (high - low))


def _place(mark: Tanda, panel: Lajur, graph: Grafik) -> Placed:
    left, right = _share(mark.awal.toordinal(), graph), _share(mark.akhir.toordinal() + 1, graph)
    if mark.jenis == "target" and right - left < 4:
        left, right = (left + right) / 2 - 2, (left + right) / 2 + 2
    if not panel.skala:
        return Placed(mark, left, right, _ROW[mark.jenis], _ROW[mark.jenis])
    ends = [_height(end, panel) for end in (mark.atas, mark.bawah) if end is not None]
    return Placed(mark, left, right, min(ends), max(ends))


# -- shapes ----------------------------------------------------------------------------------------------


def _stroke(kind: str, x1: float, y1: float, x2: float, y2: float) -> str:
    return f'<line class="{kind}" x1="{share(x1)}" y1="{pixels(y1)}" x2="{share(x2)}" y2="{pixels(y2)}"/>'


def _shape(item: Placed) -> str:
    mark, x = item.mark, item.middle
    limit = (mark.atas is None) != (mark.bawah is None)
    # A limit goes on upwards or downwards: a small stem with a head says which way.
    head = ""
    if limit:
        up = mark.atas is None
        way = "M0-3v-9m-4 4 4-4 4 4" if up else "M0 3v9m-4-4 4 4 4-4"
        head = f'<svg x="{share(x)}" y="{pixels(item.high)}" overflow="visible"><path class="g-panah" d="{way}"/></svg>'
    if mark.jenis == "target":
        inset = min(0.6, (item.right - item.left) / 8)
        left, right = item.left + inset, item.right - inset
        if item.high != item.low:
            band = f'<rect class="g-rentang" x="{share(left)}" y="{pixels(item.high)}" width="{share(right - left)}"'
            band += f' height="{pixels(item.low - item.high)}"/>'
            return (
                band
                + _stroke("g-target", left, item.high, right, item.high)
                + _stroke("g-target", left, item.low, right, item.low)
            )
        return _stroke("g-target", left, item.high, right, item.high) + head
    kind = "g-awal" if mark.jenis == "awal" else "g-titik" if mark.pilihan else "g-lain"
    wide = (mark.akhir - mark.awal).days > SPAN
    span = _stroke("g-masa", item.left, item.high, item.right, item.high) if wide else ""
    if item.high != item.low:
        return span + _stroke("g-batang", x, item.high, x, item.low)
    return f'{span}{head}<circle class="{kind}" cx="{share(x)}" cy="{pixels(item.high)}" r="4.5"/>'


def _join(one: Placed, other: Placed) -> str:
    return _stroke("g-sambung", one.middle, one.high, other.middle, other.high)


def _disputed(placed: list[Placed]) -> list[tuple[int, int]]:
    """Pair the highest and the lowest of figures of one time and kind that contradict each other."""
    groups: dict[tuple[str, date, date], list[int]] = {}
    for place, item in enumerate(placed):
        if item.mark.konflik:
            groups.setdefault((item.mark.jenis, item.mark.awal, item.mark.akhir), []).append(place)
    ends = [sorted(group, key=lambda place: placed[place].high) for group in groups.values()]
    return [(group[0], group[-1]) for group in ends if len(group) > 1]


def _conflicts(placed: list[Placed]) -> str:
    """Draw a thin upright bar between figures that contradict each other."""
    pairs = ((placed[a], placed[b]) for a, b in _disputed(placed))
    return "".join(_stroke("g-beda", high.middle, high.high, low.middle, low.low) for high, low in pairs)


# -- axes --------------------------------------------------------------------------------------------------


def _multiple(panel: Lajur) -> tuple[int, str]:
    """Count in thousands or more where the numbers would be too long to stand beside the drawing."""
    if not panel.skala:
        return 0, ""
    top = max(abs(panel.skala.angka[0]), abs(panel.skala.angka[-1]))
    return next(((power, word) for power, word in _SCALES if top >= Decimal(10) ** max(power, 5)), (0, ""))


def _numbers(panel: Lajur) -> list[str]:
    if not panel.skala:
        return []
    power, _ = _multiple(panel)
    scaled = [value.scaleb(-power).normalize() for value in panel.skala.angka]
    digits = max(0, *(-int(value.as_tuple().exponent) for value in scaled))
    return [words.decimal(value, digits) for value in scaled]


def _grid(panel: Lajur, base: int) -> str:
    if not panel.skala:
        return f'<line class="g-dasar" x2="100%" y1="{base}" y2="{base}"/>'
    parts = []
    for value, said in zip(panel.skala.angka, _numbers(panel), strict=True):
        y = pixels(_height(value, panel))
        kind = "g-dasar" if value == (0 if panel.skala.dari_nol else panel.skala.angka[0]) else "g-kisi"
        parts.append(f'<line class="{kind}" x2="100%" y1="{y}" y2="{y}"/>')
        parts.append(f'<text class="g-sumbu" x="-8" dy="4.5" y="{y}" text-anchor="end">{said}</text>')
    return "".join(parts)


def _times(graph: Grafik, base: int, room: int) -> str:
    """Name years, or the months of one year, under the middle of their columns, as many as there is room for."""
    columns = list(_columns(graph))
    longest = max(width(said) for _, _, said in columns) + 6
    wide = room / len(columns)
    every = next(n for n in (1, 2, 3, 5, 10, 20, 50, 100, 200, 400) if n * wide >= longest)
    parts = []
    for number, (left, right, said) in enumerate(reversed(columns)):
        if number % every == 0:
            x = (left + right) / 2
            edge = longest / 2 > (room + 8) * (100 - x) / 100
            place = 'x="100%" dx="8" text-anchor="end"' if edge else f'x="{share(x)}" text-anchor="middle"'
            parts.append(f'<text class="g-sumbu" {place} y="{base + 19}">{said}</text>')
    ticks = "".join(
        f'<line class="g-dasar" x1="{share(left)}" x2="{share(left)}" y1="{base}" y2="{base + 5}"/>'
        for left, _, _ in columns[1:]
        if wide >= 6
    )
    return ticks + "".join(parts)


def _columns(graph: Grafik) -> Iterator[tuple[float, float, str]]:
    if graph.bulanan:
        year = graph.dari.year
        for month in range(graph.dari.month, graph.sampai.month + 1):
            first = date(year, month, 1)
            after = date(year + month // 12, month % 12 + 1, 1)
            said = words.month(first) if month == graph.sampai.month else words.MONTHS[month - 1][:3]
            yield _share(first.toordinal(), graph), _share(after.toordinal(), graph), said
        return
    for year in range(graph.dari.year, graph.sampai.year + 1):
        begin, end = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal() + 1
        yield _share(begin, graph), _share(end, graph), str(year)
