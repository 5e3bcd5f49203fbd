"""Which pages the portal has across regions: lists in sheets, filtered without script, from summaries alone."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from petajalan.core.acuan import Acuan
from petajalan.core.banding import line_up, side_by_side
from petajalan.core.isian import fields
from petajalan.core.kelengkapan import Hitungan
from petajalan.core.national import EMPTY
from petajalan.core.pages import Page, describe
from petajalan.core.ringkasan import Janji, Perubahan, Ringkasan, as_data

PER_PAGE = 50
MAX_CHANGES = 100

Trail = tuple[tuple[str, str], ...]

_LISTS = {
    "quick-win": ("Quick win", "Program percepatan kota cerdas di semua daerah, menurut abjad."),
    "program": ("Program", "Program kota cerdas selain quick win di semua daerah, menurut abjad."),
}


@dataclass(frozen=True, slots=True)
class Lembar:
    """One sheet of a long list; the first stands at the list's own address."""

    pangkal: str
    nomor: int
    dari: int
    jumlah: int

    def alamat(self, number: int) -> str:
        return self.pangkal if number == 1 else f"{self.pangkal}halaman/{number}/"


def plan_portal(regions: tuple[Ringkasan, ...], acuan: Acuan, per: date) -> list[Page]:
    """Plan every page across regions; the demonstration region is only named on the list of regions."""
    real = sorted((region for region in regions if not region.contoh), key=lambda r: (r.nama.casefold(), r.slug))
    names = {region.slug: region.nama for region in real}
    pages = [
        _regions(real, [region for region in regions if region.contoh]),
        _changes(real, names, per),
        _completeness(real),
        *_promises(real, names, acuan),
        *_dimensions(real, acuan),
        *_indicators(real, names, acuan),
        _page("data/", "portal-data", "Unduh data semua daerah",
              "Data semua daerah dalam bentuk CSV dan JSON, dengan keterangan kolom dan sidik jari.", tabel=EMPTY),
        _page("skema/", "portal-skema", "Skema berkas daerah",
              "Isian setiap berkas yang ditulis pengelola data, dengan JSON Schema untuk penyunting.", bagian=fields()),
        _page("cari/", "cari", "Cari", "Cari janji, program, dan indikator di semua daerah.", daerah=real,
              jumlah_rekaman=sum(1 + len(region.janji) + len(region.indikator) for region in real)),
    ]  # fmt: skip
    return sorted(pages, key=lambda page: page.alamat)


def _page(address: str, view: str, title: str, about: str, induk: Trail = (), isi: Any = None, **data: Any) -> Page:
    return Page(address, view, title, describe(about), data={"induk": induk, **data}, isi=as_data(isi))


def _sheets(
    address: str, view: str, title: str, about: str, items: Sequence[Any], induk: Trail = (), **first: Any
) -> Iterator[Page]:
    """Lay a list on sheets of PER_PAGE; ``first`` is shown on the first alone, so that cost stays in line."""
    parts = [items[start : start + PER_PAGE] for start in range(0, len(items), PER_PAGE)] or [()]
    for number, part in enumerate(parts, start=1):
        sheet = Lembar(address, number, len(parts), len(items))
        trail = induk if number == 1 else (*induk, (address, title))
        more = first if number == 1 else dict.fromkeys(first)
        words = title if number == 1 else f"{title}, halaman {number}"
        yield _page(sheet.alamat(number), view, words, about, trail, part, daftar=part, lembar=sheet, **more)
    if len(parts) > 1:
        links = [(sheet.alamat(n), f"Halaman {n}", len(part)) for n, part in enumerate(parts, start=1)]
        yield _index(f"{address}halaman/", f"{title}: semua halaman", links, (*induk, (address, title)))


def _index(address: str, title: str, links: list[tuple[str, str, int]], induk: Trail, note: str = "") -> Page:
    """Make a small page of links with counts, for an address that others stand below."""
    contents = [{"alamat": goal, "judul": words, "jumlah": count} for goal, words, count in links]
    return _page(address, "portal-indeks", title, f"{title}.", induk, contents, tautan=links, catatan=note)


def _regions(real: list[Ringkasan], examples: list[Ringkasan]) -> Page:
    provinces: dict[str, list[Ringkasan]] = {}
    for region in sorted(real, key=lambda r: r.provinsi.casefold()):
        provinces.setdefault(region.provinsi, []).append(region)
    groups = [(_anchor(name), name, inside) for name, inside in provinces.items()]
    contents = [
        {"daerah": r.slug, "nama": r.nama, "jenis": r.jenis, "provinsi": r.provinsi, "kode": r.kode, "jumlah": r.jumlah}
        for r in real
    ]
    return _page("daerah/", "portal-daerah", "Daerah", "Semua daerah di Petajalan menurut provinsi, dari A sampai Z.",
                 isi=[as_data(item) for item in contents], provinsi=groups, contoh=examples)  # fmt: skip


def _anchor(words: str) -> str:
    return "provinsi-" + re.sub(r"[^a-z0-9]+", "-", words.casefold()).strip("-")


def _changes(real: list[Ringkasan], names: dict[str, str], per: date) -> Page:
    def order(change: Perubahan) -> tuple[Any, ...]:
        return (change.waktu.urutan, change.judul, change.alamat)

    known = (change for region in real for change in region.perubahan if (change.waktu.awal or date.min) <= per)
    newest = sorted(known, key=order, reverse=True)[:MAX_CHANGES]
    return _page("perubahan/", "portal-perubahan", "Perubahan", "Apa yang berubah di semua daerah, dari yang terbaru.",
                 isi=newest, daftar=newest, nama=names, batas=MAX_CHANGES)  # fmt: skip


def _completeness(real: list[Ringkasan]) -> Page:
    """Add up what regions have published: by region and section, and by row for the country."""
    rows = [(region, _sum_by_section(region.kelengkapan)) for region in real]
    total: dict[tuple[str, str], list[int]] = {}
    for region in real:
        for row in region.kelengkapan:
            both = total.setdefault((row.bagian, row.hal), [0, 0])
            both[0] += row.ada
            both[1] += row.dari
    country = [Hitungan(section, what, there, of) for (section, what), (there, of) in total.items()]
    sections = list(dict.fromkeys(row.bagian for row in country))
    contents = [{"daerah": region.slug, "hitungan": as_data(region.kelengkapan)} for region in real]
    return _page("kelengkapan/", "portal-kelengkapan", "Kelengkapan data",
                 "Apa yang sudah dipublikasikan setiap daerah dari yang diminta panduan kota cerdas. Bukan kinerja.",
                 isi=contents, bagian=sections, baris=rows, seluruhnya=country)  # fmt: skip


def _sum_by_section(counts: Sequence[Hitungan]) -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    for row in counts:
        there, of = found.get(row.bagian, (0, 0))
        found[row.bagian] = (there + row.ada, of + row.dari)
    return found


def _promises(real: list[Ringkasan], names: dict[str, str], acuan: Acuan) -> Iterator[Page]:
    for folder, (title, about) in _LISTS.items():
        every = sorted(
            (promise for region in real for promise in region.janji if promise.jenis == folder),
            key=lambda promise: (promise.judul.casefold(), promise.alamat),
        )
        by_dimension = {name: [p for p in every if name in p.dimensi] for name in acuan.dimensi}
        by_state = {name: [p for p in every if p.keadaan == name] for name in acuan.keadaan}
        dimensions = [(f"{folder}/dimensi/{n}/", acuan.dimensi[n].nama, len(p)) for n, p in by_dimension.items()]
        states = [(f"{folder}/keadaan/{n}/", acuan.keadaan[n].nama, len(p)) for n, p in by_state.items()]
        counts = Counter(promise.daerah for promise in every)
        homes = [(f"{r.slug}/{folder}/", r.nama, counts[r.slug]) for r in real if counts[r.slug]]
        home: Trail = ((f"{folder}/", title),)
        bare = sum(1 for promise in every if not promise.dimensi)
        note = f"{bare} tidak ditempatkan pada dimensi mana pun oleh sumber." if bare else ""

        def sheets(
            address: str, words: str, about: str, items: list[Janji], induk: Trail = (), **first: Any
        ) -> Iterator[Page]:
            yield from _sheets(address, "portal-janji", words, about, [(p, names[p.daerah]) for p in items], induk, **first)

        yield from sheets(f"{folder}/", f"{title} di semua daerah", about, every,
                          saring=(("Dimensi", dimensions), ("Keadaan", states), ("Daerah", homes)))  # fmt: skip
        yield _index(f"{folder}/dimensi/", f"{title} menurut dimensi", dimensions, home, note)
        yield _index(f"{folder}/keadaan/", f"{title} menurut keadaan", states, home)
        for name, promises in by_dimension.items():
            words = acuan.dimensi[name].nama
            yield from sheets(f"{folder}/dimensi/{name}/", f"{title}: {words}",
                              f"{title} pada dimensi {words} di semua daerah.", promises,
                              (*home, (f"{folder}/dimensi/", "Menurut dimensi")), saring=())  # fmt: skip
        for name, promises in by_state.items():
            words = acuan.keadaan[name].nama
            yield from sheets(f"{folder}/keadaan/{name}/", f"{title}: {words}",
                              f"{title} dengan keadaan {words.lower()} di semua daerah.", promises,
                              (*home, (f"{folder}/keadaan/", "Menurut keadaan")), saring=())  # fmt: skip


def _dimensions(real: list[Ringkasan], acuan: Acuan) -> Iterator[Page]:
    counts = Counter((p.daerah, name, p.jenis) for region in real for p in region.janji for name in p.dimensi)
    cards = []
    for name, dimension in acuan.dimensi.items():
        rows = [(r, counts[r.slug, name, "quick-win"], counts[r.slug, name, "program"]) for r in real]
        rows = [row for row in rows if row[1] or row[2]]
        totals = (sum(row[1] for row in rows), sum(row[2] for row in rows))
        cards.append((name, dimension, totals))
        yield from _sheets(
            f"dimensi/{name}/", "portal-dimensi", dimension.nama, f"{dimension.uraian}: janji semua daerah.",
            [{"daerah": r.slug, "nama": r.nama, "quick_win": quick, "program": rest} for r, quick, rest in rows],
            (("dimensi/", "Dimensi"),), slug=name, dimensi=dimension, jumlah=totals, semua=len(real),
        )  # fmt: skip
    contents = [{"dimensi": name, "quick_win": quick, "program": rest} for name, _, (quick, rest) in cards]
    yield _page("dimensi/", "portal-dimensi-daftar", "Enam dimensi kota cerdas",
                "Janji semua daerah menurut enam dimensi kota cerdas dari panduan nasional.",
                isi=contents, daftar=cards)  # fmt: skip


def _indicators(real: list[Ringkasan], names: dict[str, str], acuan: Acuan) -> Iterator[Page]:
    shared = line_up(real, acuan)
    others = sorted(
        (indicator for region in real for indicator in region.indikator if indicator.acuan not in acuan.indikator),
        key=lambda indicator: (indicator.nama.casefold(), names[indicator.daerah].casefold(), indicator.alamat),
    )
    yield from _sheets("indikator/", "portal-indikator-daftar", "Indikator di semua daerah",
                       "Indikator yang dapat disandingkan antardaerah, lalu semua indikator lain dari A sampai Z.",
                       [(one, names[one.daerah]) for one in others], sandingan=shared)  # fmt: skip
    for one in shared:
        known = acuan.indikator[one.id]
        yield from _comparison(one, known.nama, names, acuan)
