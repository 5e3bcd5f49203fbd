"""The results of a benchmark run: what was measured, how goals are weighed, how it is kept as JSON.

A result is one builder at one size in one scenario. The page in docs/dev/ and the lines on the screen are both
made from the same ``Laporan``, so neither can say what was not measured.
"""

import json
import math
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from itertools import pairwise
from statistics import median
from typing import Any

from bench_biaya import Biaya, Lantai

MIB = 1 << 20
KEADAAN = {
    "dingin": "dari nol",
    "tetap": "tanpa perubahan",
    "berkas": "satu berkas berubah",
    "daerah": "satu daerah bertambah",
}
# The whole country; some goals are set for it alone.
NEGERI = 514
_OURS = {"periksa": "petajalan-periksa", "tanpa pencarian": "petajalan-tanpa-cari", "lengkap": "petajalan"}


@dataclass(frozen=True, slots=True)
class Isi:
    """What a build wrote: pages, files, bytes; the regions' pages apart, for the country's lists are longer."""

    halaman: int
    halaman_daerah: int
    byte_html: int
    byte_html_daerah: int
    berkas: int
    byte: int


@dataclass(frozen=True, slots=True)
class Setara:
    """How like ours a rival's pages are: its words and bytes of HTML to ours on the same pages."""

    kata: float
    html: float
    dibaca: int


@dataclass(frozen=True, slots=True)
class Hasil:
    """One builder at one size in one scenario: every turn's cost, and after the cold build what it wrote."""

    pembangun: str
    daerah: int
    keadaan: str
    putaran: tuple[Biaya, ...]
    isi: Isi | None = None
    setara: Setara | None = None

    @property
    def biaya(self) -> Biaya:
        """The medians of the turns."""
        seen = [one.terlihat for one in self.putaran if one.terlihat is not None]
        return Biaya(
            median(one.cpu for one in self.putaran),
            median(one.lama for one in self.putaran),
            median(one.memori for one in self.putaran),
            median(seen) if seen else None,
        )


@dataclass(frozen=True, slots=True)
class Laporan:
    """One run: of which commit, where, with which versions, and all that was measured."""

    commit: str
    tanggal: str
    bersih: bool
    ulang: int
    mesin: dict[str, str]
    versi: dict[str, str]
    hasil: tuple[Hasil, ...]
    lantai: dict[int, Lantai] = field(default_factory=dict)
    sunting: dict[int, tuple[float, ...]] = field(default_factory=dict)
    gagal: tuple[str, ...] = ()

    def cari(self, builder: str, size: int, scenario: str = "dingin") -> Hasil | None:
        """Find a result."""
        wanted = (builder, size, scenario)
        return next((one for one in self.hasil if (one.pembangun, one.daerah, one.keadaan) == wanted), None)

    @property
    def ukuran(self) -> list[int]:
        return sorted({one.daerah for one in self.hasil})


@dataclass(frozen=True, slots=True)
class Sasaran:
    """A goal as a ratio within this run; ``arti`` says it in English for the page."""

    hal: str
    arti: str
    rasio: float
    batas: float

    @property
    def terpenuhi(self) -> bool:
        return self.rasio <= self.batas


# -- weighing --------------------------------------------------------------------------------------


def exponent(fewer: float, more: float, fewer_pages: int, more_pages: int) -> float:
    """Give the power of the number of pages with which a cost grows: 1 is in step with them, 2 with their square."""
    return math.log(more / fewer) / math.log(more_pages / fewer_pages)


def growth(report: Laporan, builder: str) -> Iterator[tuple[int, int, float]]:
    """Yield, from each size to the next, the growth exponent of a cold build's CPU."""
    colds = [one for size in report.ukuran if (one := report.cari(builder, size)) and one.isi]
    for small, large in pairwise(colds):
        yield small.daerah, large.daerah, exponent(small.biaya.cpu, large.biaya.cpu, _pages(small), _pages(large))


def weigh(report: Laporan) -> Iterator[Sasaran]:
    """Weigh every goal that this run has the figures for."""
    yield from _weigh_ours(report)
    yield from _weigh_rivals(report)
    yield from _weigh_country(report)


def _weigh_ours(report: Laporan) -> Iterator[Sasaran]:
    """Weigh how our own cost grows, on the three largest sizes; with fewer there is nothing to compare."""
    for way, builder in _OURS.items():
        if way != "periksa" and (last := list(growth(report, builder))):
            fewer, more, power = last[-1]
            yield Sasaran(
                f"pangkat pertumbuhan CPU, {fewer} ke {more} daerah, {way}",
                f"Growth exponent of CPU, {fewer} to {more} regions, {_english(way)}",
                power,
                1.03,
            )
    ours = {
        way: [one for size in report.ukuran if (one := report.cari(builder, size)) and one.isi]
        for way, builder in _OURS.items()
    }
    for way in ("tanpa pencarian", "lengkap"):
        if len(ours[way]) >= 3:
            small, middle, large = ours[way][-3:]
            yield Sasaran(
                f"CPU per halaman tambahan, {_span(middle, large)} banding {_span(small, middle)}, {way}",
                f"CPU per further page, {_span_en(middle, large)} to {_span_en(small, middle)}, {_english(way)}",
                _per_page(middle, large) / _per_page(small, middle),
                1.1,
            )
            yield Sasaran(
                f"memori {large.daerah} banding {middle.daerah} daerah, {way}",
                f"Memory, {large.daerah} to {middle.daerah} regions, {_english(way)}",
                large.biaya.memori / middle.biaya.memori,
                1.5,
            )
    if len(ours["lengkap"]) >= 3:
        written = [one.isi for one in ours["lengkap"][-3:] if one.isi]
        weights: dict[tuple[str, str], Callable[[Isi], float]] = {
            ("halaman daerah", "the regions' pages"): lambda isi: isi.byte_html_daerah / isi.halaman_daerah,
            ("semua halaman", "all pages"): lambda isi: isi.byte_html / isi.halaman,
        }
        for (what, said), weight in weights.items():
            found = [weight(isi) for isi in written]
            yield Sasaran(
                f"byte per halaman, terberat banding teringan, {what}",
                f"Bytes per page, heaviest to lightest size, {said}",
                max(found) / min(found),
                1.02,
            )


def _weigh_rivals(report: Laporan) -> Iterator[Sasaran]:
    """Weigh ours against others' cold builds, and how like ours the pages of Hugo are."""
    ours, material = (report.cari(builder, 20) for builder in ("petajalan", "mkdocs-material"))
    if ours and material:
        yield Sasaran(
            "CPU banding MkDocs + Material, 20 daerah",
            "CPU to MkDocs + Material, 20 regions",
            ours.biaya.cpu / material.biaya.cpu,
            1 / 30,
        )
    for size in report.ukuran:
        mine, hugo = (report.cari(builder, size) for builder in ("petajalan-tanpa-cari", "hugo"))
        if mine and hugo and size >= 80:
            yield Sasaran(
                f"CPU banding Hugo, {size} daerah", f"CPU to Hugo, {size} regions", mine.biaya.cpu / hugo.biaya.cpu, 1
            )
            yield Sasaran(
                f"lama banding Hugo, {size} daerah",
                f"Wall to Hugo, {size} regions",
                mine.biaya.lama / hugo.biaya.lama,
                1,
            )
        if hugo and hugo.setara:
            yield Sasaran(
                f"selisih byte HTML Hugo, {size} daerah",
                f"Difference of Hugo's bytes of HTML, {size} regions",
                abs(hugo.setara.html - 1),
                0.05,
            )
    for one in report.hasil:
        if one.setara:
            yield Sasaran(
                f"selisih kata {one.pembangun}, {one.daerah} daerah",
                f"Difference of words, {one.pembangun}, {one.daerah} regions",
                abs(one.setara.kata - 1),
                0.01,
            )


def _weigh_country(report: Laporan) -> Iterator[Sasaran]:
    """Weigh the goals that are set for the whole country."""
    cold, file, none = (report.cari("petajalan", NEGERI, scenario) for scenario in ("dingin", "berkas", "tetap"))
    at, at_en = f"{NEGERI} daerah", f"{NEGERI} regions"
    if cold:
        yield Sasaran(
            f"memori dari nol banding 300 MiB, {at}",
            f"Memory of a cold build to 300 MiB, {at_en}",
            cold.biaya.memori / (300 * MIB),
            1,
        )
    if cold and none:
        yield Sasaran(
            f"tanpa perubahan banding dari nol, lama, {at}",
            f"Nothing changed to cold, wall, {at_en}",
            none.biaya.lama / cold.biaya.lama,
            1 / 35,
        )
    if cold and file and file.biaya.terlihat is not None:
        yield Sasaran(
            f"pohon baru setelah satu berkas berubah banding dari nol, lama, {at}",
            f"One file changed, until its page stands in the new tree, to cold, wall, {at_en}",
            file.biaya.terlihat / cold.biaya.lama,
            1 / 25,
        )
    if floor := report.lantai.get(NEGERI):
        if file:
            yield Sasaran(
                f"satu berkas berubah sampai site/ lengkap, banding menautkan + 2 detik, {at}",
                f"One file changed, until site/ is complete, to linking as many files + 2 s, {at_en}",
                file.biaya.lama / (floor.taut + 2),
                1,
            )
        if cold:
            yield Sasaran(
                f"dari nol banding lantai, lama, {at}",
                f"Cold to the floor, wall, {at_en}",
                cold.biaya.lama / floor.lama,
                6,
            )
    if lasted := report.sunting.get(NEGERI):
        yield Sasaran(
            f"sunting sampai terlihat banding 1,5 detik, {at}",
            f"serve, edit to page, to 1.5 s, {at_en}",
            median(lasted) / 1.5,
            1,
        )


def _per_page(fewer: Hasil, more: Hasil) -> float:
    return (more.biaya.cpu - fewer.biaya.cpu) / (_pages(more) - _pages(fewer))


def _pages(one: Hasil) -> int:
    assert one.isi is not None
    return one.isi.halaman


def _span(fewer: Hasil, more: Hasil) -> str:
    return f"{fewer.daerah}–{more.daerah} daerah"


def _span_en(fewer: Hasil, more: Hasil) -> str:
    return f"{fewer.daerah}–{more.daerah} regions"


def _english(way: str) -> str:
    return {"periksa": "check alone", "tanpa pencarian": "without search", "lengkap": "with search"}[way]


# -- keeping ---------------------------------------------------------------------------------------


def to_json(report: Laporan) -> str:
    """Write a report; goals stand beside the figures for whoever reads the file alone."""
    data = _rounded(asdict(report))
    data["sasaran"] = [_rounded(asdict(goal)) | {"terpenuhi": goal.terpenuhi} for goal in weigh(report)]
    return json.dumps(data, indent=1, ensure_ascii=False) + "\n"


def from_json(text: str) -> Laporan:
    """Read a report again; its goals are weighed anew."""
    data = json.loads(text)
    return Laporan(
        **{name: data[name] for name in ("commit", "tanggal", "bersih", "ulang", "mesin", "versi")},
        hasil=tuple(
            Hasil(
                **{name: one[name] for name in ("pembangun", "daerah", "keadaan")},
                putaran=tuple(Biaya(*spent) for spent in one["putaran"]),
                isi=Isi(**one["isi"]) if one["isi"] else None,
                setara=Setara(**one["setara"]) if one["setara"] else None,
            )
            for one in data["hasil"]
        ),
        lantai={int(size): Lantai(*spent) for size, spent in data["lantai"].items()},
        sunting={int(size): tuple(lasted) for size, lasted in data["sunting"].items()},
        gagal=tuple(data["gagal"]),
    )


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, 5)
    if isinstance(value, dict):
        return {str(key): _rounded(item) for key, item in value.items()}
    return [_rounded(item) for item in value] if isinstance(value, list | tuple) else value
