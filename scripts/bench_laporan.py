"""The page of the benchmark in docs/dev/, with its charts: made from the results alone.

The charts are SVG that stands by itself; it asks the reader's system whether light or dark is wanted. Every figure of
a chart is also in a table of the page.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from pathlib import Path
from statistics import median

from bench_daerah import ROOT
from bench_hasil import MIB, NEGERI, Hasil, Laporan, growth, weigh
from bench_lawan import PEMBANGUN

PAGE = ROOT / "docs" / "dev" / "biaya.md"
_NAMES = {one.kunci: one.nama for one in PEMBANGUN}
_SCENARIOS = {"dingin": "cold", "tetap": "nothing changed", "berkas": "one file changed", "daerah": "one region added"}
# The colours stand apart for the colour-blind too, and each line also has its name at its end.
_STYLE = """
text { font: 13px system-ui, sans-serif; fill: #1d2430 }
.kecil { font-size: 12px; fill: #5a6472 } .garis { stroke: #d5d9e0; stroke-width: 1 }
.deret { fill: none; stroke-width: 2.2 } .kita { font-weight: 700 } .dasar { fill: #fff }
.w0 { stroke: #7f8c9b; fill: #7f8c9b } .w1 { stroke: #2f74c0; fill: #2f74c0 } .w2 { stroke: #0b4a8f; fill: #0b4a8f }
.w3 { stroke: #b3541e; fill: #b3541e } .w4 { stroke: #d98a3d; fill: #d98a3d } .w5 { stroke: #7a4fa3; fill: #7a4fa3 }
.w6 { stroke: #1d8a6b; fill: #1d8a6b } .w7 { stroke: #5fb99b; fill: #5fb99b }
.w8 { stroke: #a33b6b; fill: #a33b6b } .deret.deret { fill: none }
@media (prefers-color-scheme: dark) {
text { fill: #e8ebf0 } .kecil { fill: #a9b2bf } .garis { stroke: #3a414d } .dasar { fill: #14181f }
.w1 { stroke: #6aa9ee; fill: #6aa9ee } .w2 { stroke: #a4ccf7; fill: #a4ccf7 } .w3 { stroke: #e58a55; fill: #e58a55 }
.w5 { stroke: #b48edb; fill: #b48edb } .w6 { stroke: #4fc39f; fill: #4fc39f }
}
"""


def write_page(report: Laporan, page: Path) -> list[Path]:
    """Write the page, and its charts into ``gambar/`` beside it; charts of an earlier run go."""
    pictures = page.parent / "gambar"
    pictures.mkdir(parents=True, exist_ok=True)
    for old in pictures.glob("biaya-*.svg"):
        old.unlink()
    files = {page: page_text(report)} | {pictures / name: svg for name, svg in charts(report).items()}
    for path, text in files.items():
        path.write_text(text, encoding="utf-8", newline="\n")
    return list(files)


# -- the page --------------------------------------------------------------------------------------


def page_text(report: Laporan) -> str:
    """Write the page."""
    return "\n".join(_page(report)).rstrip() + "\n"


def _page(report: Laporan) -> Iterator[str]:
    turns = "one run" if report.ulang == 1 else f"medians of {report.ulang} runs"
    dirty = "" if report.bersih else ", with changes that were not committed"
    yield "# What a build costs"
    yield ""
    yield "This page is made from `biaya.json` by `scripts/bench tulis`; `scripts/bench --lengkap` measures anew."
    yield f"Measured at commit `{report.commit[:12]}` of {report.tanggal}{dirty}: {turns}."
    yield ""
    yield from _table(("Machine", ""), [(name.capitalize(), value) for name, value in report.mesin.items()])
    yield from _table(("Builder", "Version"), list(report.versi.items()))
    yield from _method()
    if report.gagal:
        yield "## Not measured"
        yield ""
        yield from (f"- {one.splitlines()[0]} ({one.splitlines()[-1]})" for one in report.gagal)
        yield ""
    yield "## Goals"
    yield ""
    yield "Each is a ratio within this run, and met when it is no more than the limit."
    yield ""
    goals = list(weigh(report))
    if goals:
        yield from _table(
            ("Goal", "Ratio", "Limit", ""),
            [
                (goal.arti, _short(goal.rasio), _short(goal.batas), "met" if goal.terpenuhi else "**not met**")
                for goal in goals
            ],
            right=(1, 2),
        )
    if set(report.ukuran) < {NEGERI} or NEGERI not in report.ukuran:
        yield f"The goals for the whole country need a run with {NEGERI} regions."
        yield ""
    yield "## A cold build"
    yield ""
    for name, about in _PICTURES.items():
        if name in charts(report):
            yield f"![{about}](gambar/{name})"
            yield ""
    for size in report.ukuran:
        yield f"### {size} regions"
        yield ""
        cold = [one for one in report.hasil if one.daerah == size and one.keadaan == "dingin"]
        yield from _table(
            ("Builder", "CPU, s", "ms a page", "Wall, s", "Peak memory, MiB", "Pages", "Files", "MiB"),
            [_cold(one) for one in cold],
            right=range(1, 8),
        )
    yield from _growth(report)
    yield from _again(report)
    yield from _rest(report)


def _method() -> Iterator[str]:
    yield "## How it is measured"
    yield ""
    yield from (
        "- The country is made up, always the same: a region has as many files, rows, words and sources as the mean"
        " of the real ones.",
        "- Every rival gets the pages that we built, as Markdown: the same words, headings, lists, tables and links."
        " What Markdown has no word for stays HTML. Crumbs and the foot of a page are the theme's. Words are counted"
        " in what comes out.",
        "- Ours always checks and cleans the data and writes its data files and JSON beside every page; no rival does."
        " Search has a row of its own.",
        "- MkDocs + Material and Zensical carry the navigation of all pages. Hugo has the theme `scripts/bench_hugo/`:"
        " our header, menu and footer, the menu through `partialCached`, what is unused switched off.",
        "- CPU is user and system time of all processes of a build. Memory is the peak of their proportional set size,"
        " read every 20 ms. Trust CPU more than wall, and ratios more than either.",
        "- Scenarios follow each other in one project. A builder that keeps nothing between two builds builds anew.",
    )
    yield ""


def _cold(one: Hasil) -> tuple[str, ...]:
    isi, spent = one.isi, one.biaya
    rest = (_count(isi.halaman), _count(isi.berkas), _count(isi.byte / MIB)) if isi else ("",) * 3
    return (
        _NAMES[one.pembangun],
        _short(spent.cpu),
        _short(1000 * spent.cpu / isi.halaman) if isi else "",
        _short(spent.lama),
        _count(spent.memori / MIB),
        *rest,
    )


def _growth(report: Laporan) -> Iterator[str]:
    rows = [
        (name, f"{small} → {large}", _short(power))
        for kunci, name in _NAMES.items()
        for small, large, power in growth(report, kunci)
    ]
    if rows:
        yield "## Growth"
        yield ""
        yield "The power of the number of pages with which a cold build's CPU grows: 1 is in step, 2 the square."
        yield ""
        yield from _table(("Builder", "Regions", "Exponent"), rows, right=(2,))


def _again(report: Laporan) -> Iterator[str]:
    yield "## Building again"
    yield ""
    yield "Wall seconds, in brackets CPU seconds. “Seen”: when the edited page first stands in a tree."
    yield ""
    rows = []
    for size in report.ukuran:
        for kunci, name in _NAMES.items():
            found = [report.cari(kunci, size, scenario) for scenario in _SCENARIOS]
            if any(found[1:]):
                seen = found[2].biaya.terlihat if found[2] else None
                cells = (f"{_short(one.biaya.lama)} ({_short(one.biaya.cpu)})" if one else "" for one in found)
                rows.append((str(size), name, *cells, _short(seen) if seen is not None else ""))
    yield from _table(("Regions", "Builder", *_SCENARIOS.values(), "seen"), rows, right=range(2, 7))


def _rest(report: Laporan) -> Iterator[str]:
    alike = [one for one in report.hasil if one.setara]
    if alike:
        yield "## The same pages"
        yield ""
        yield "A rival's words and bytes of HTML to ours, on the pages that both have."
        yield ""
        yield from _table(
            ("Regions", "Builder", "Words", "HTML", "Pages read"),
            [
                (
                    str(one.daerah),
                    _NAMES[one.pembangun],
                    f"{one.setara.kata:.4f}",
                    f"{one.setara.html:.3f}",
                    _count(one.setara.dibaca),
                )
                for one in alike
                if one.setara
            ],
            right=(2, 3, 4),
        )
    if report.lantai:
        yield "## The floor"
        yield ""
        yield "The files of our site with search, written anew by one process in a loop, and linked into a new tree."
        yield ""
        yield from _table(
            ("Regions", "Writing, wall s", "Writing, CPU s", "Linking, s"),
            [(str(size), _short(one.lama), _short(one.cpu), _short(one.taut)) for size, one in report.lantai.items()],
            right=(1, 2, 3),
        )
    if report.sunting:
        yield "## Serve"
        yield ""
        yield from (
            f"With {size} regions, from an edit of a quick win until its page shows it: median"
            f" {_short(median(lasted))} s of {len(lasted)}."
            for size, lasted in report.sunting.items()
        )


def _table(head: Sequence[str], rows: Iterable[Sequence[str]], right: Iterable[int] = ()) -> Iterator[str]:
    yield "| " + " | ".join(head) + " |"
    yield "|" + "|".join(" ---: " if at in right else " --- " for at in range(len(head))) + "|"
    for row in rows:
        yield "| " + " | ".join(row) + " |"
    yield ""


def _count(number: float) -> str:
    return f"{number:,.0f}"


def _short(number: float) -> str:
    """Write a figure with three digits that say something."""
    if number == 0:
        return "0"
    places = max(0, 2 - math.floor(math.log10(abs(number))))
    return f"{number:,.{min(places, 5)}f}"


# -- the charts ------------------------------------------------------------------------------------

_PICTURES = {
    "biaya-tumbuh.svg": "CPU seconds of a cold build by number of pages, both axes logarithmic",
    "biaya-halaman.svg": "CPU milliseconds a page of a cold build, by builder",
}


def charts(report: Laporan) -> dict[str, str]:
    """Draw what this run has figures for: name of the file → SVG."""
    made = {}
    if any(list(growth(report, kunci)) for kunci in _NAMES):
        made["biaya-tumbuh.svg"] = _growth_chart(report)
    if any(one.isi for one in report.hasil):
        made["biaya-halaman.svg"] = _page_chart(report)
    return made


def _svg(width: int, height: int, about: str, parts: Iterable[str]) -> str:
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
            f' role="img" aria-label="{escape(about)}">',
            f"<style>{_STYLE}</style>",
            f'<rect class="dasar" width="{width}" height="{height}"/>',
            *parts,
            "</svg>\n",
        ]
    )


def _growth_chart(report: Laporan) -> str:
    """Draw CPU by pages; a straight line at half a right angle would be growth in step."""
    lines: dict[str, list[tuple[float, float]]] = {}
    for one in report.hasil:
        if one.keadaan == "dingin" and one.isi:
            lines.setdefault(one.pembangun, []).append((one.isi.halaman, one.biaya.cpu))
    every = [point for points in lines.values() for point in points]
    low_x, high_x = _decades(point[0] for point in every)
    low_y, high_y = _decades(point[1] for point in every)
    left, top, wide, high = 64, 46, 470, 360

    def at(pages: float, seconds: float) -> tuple[float, float]:
        return (
            left + wide * (math.log10(pages) - low_x) / (high_x - low_x),
            top + high - high * (math.log10(seconds) - low_y) / (high_y - low_y),
        )

    parts = ['<text x="12" y="24" class="kita">CPU of a cold build, seconds</text>']
    for power in range(low_y, high_y + 1):
        y = at(10**low_x, 10.0**power)[1]
        parts.append(f'<line class="garis" x1="{left}" y1="{y:.1f}" x2="{left + wide}" y2="{y:.1f}"/>')
        parts.append(f'<text class="kecil" x="{left - 8}" y="{y + 4:.1f}" text-anchor="end">{_tick(power)}</text>')
    for power in range(low_x, high_x + 1):
        x = at(10.0**power, 10**low_y)[0]
        parts.append(f'<line class="garis" x1="{x:.1f}" y1="{top}" x2="{x:.1f}" y2="{top + high}"/>')
        parts.append(
            f'<text class="kecil" x="{x:.1f}" y="{top + high + 18}" text-anchor="middle">{_tick(power)}</text>'
        )
    parts.append(f'<text class="kecil" x="{left + wide}" y="{top + high + 36}" text-anchor="end">pages</text>')
    ends = []
    for kunci, points in lines.items():
        ink = f"w{list(_NAMES).index(kunci)}"
        spots = [at(*point) for point in sorted(points)]
        parts.append(f'<polyline class="deret {ink}" points="{" ".join(f"{x:.1f},{y:.1f}" for x, y in spots)}"/>')
        parts += [f'<circle class="{ink}" cx="{x:.1f}" cy="{y:.1f}" r="3.5"/>' for x, y in spots]
        ends.append((spots[-1][1], spots[-1][0], kunci, ink))
    # All names stand in one column at the right, so far apart that they can be read, each led to its line.
    column, below = left + wide + 34, 0.0
    for y, x, kunci, ink in sorted(ends):
        below = max(y, below + 19)
        parts.append(
            f'<line class="{ink}" stroke-dasharray="2 3" x1="{x + 6:.1f}" y1="{y:.1f}"'
            f' x2="{column - 6}" y2="{below:.1f}"/>'
        )
        parts.append(f'<text class="{_weight(kunci)}" x="{column}" y="{below + 4:.1f}">{escape(_NAMES[kunci])}</text>')
    return _svg(860, max(top + high + 52, round(below) + 20), _PICTURES["biaya-tumbuh.svg"], parts)


def _decades(values: Iterable[float]) -> tuple[int, int]:
    logs = [math.log10(value) for value in values]
    low, high = math.floor(min(logs)), math.ceil(max(logs))
    return low, max(high, low + 1)


def _tick(power: int) -> str:
    return f"{10.0**power:,.{max(0, -power)}f}"


def _page_chart(report: Laporan) -> str:
    """Draw a bar a builder, size by size; the figure stands at its end."""
    groups = [
        (size, [one for one in report.hasil if one.daerah == size and one.keadaan == "dingin" and one.isi])
        for size in report.ukuran
    ]
    values = {id(one): 1000 * one.biaya.cpu / one.isi.halaman for _, found in groups for one in found if one.isi}
    most, left, wide = max(values.values()), 300, 460
    parts, y = ['<text x="12" y="24" class="kita">CPU of a cold build, milliseconds a page</text>'], 36
    for size, found in groups:
        y += 20
        parts.append(f'<text class="kecil" x="12" y="{y}">{size} regions</text>')
        for one in found:
            y += 22
            value = values[id(one)]
            long = max(1.0, wide * value / most)
            ink = f"w{list(_NAMES).index(one.pembangun)}"
            parts.append(
                f'<text class="{_weight(one.pembangun)}" x="{left - 10}" y="{y + 4}" text-anchor="end">'
                f"{escape(_NAMES[one.pembangun])}</text>"
            )
            parts.append(f'<rect class="{ink}" x="{left}" y="{y - 7}" width="{long:.1f}" height="14"/>')
            parts.append(f'<text class="kecil" x="{left + long + 8:.1f}" y="{y + 4}">{_short(value)}</text>')
        y += 12
    return _svg(860, y + 16, _PICTURES["biaya-halaman.svg"], parts)


def _weight(kunci: str) -> str:
    return "kita" if kunci.startswith("petajalan") else "lain"
