"""Which pages the portal has across regions: from summaries alone, filtered by ready-made pages, not by script."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from petajalan.core.acuan import Acuan
from petajalan.core.banding import Sandingan, line_up, side_by_side
from petajalan.core.isian import fields
from petajalan.core.kolom import meaning
from petajalan.core.lembar import Link, index, portal_page, sheets
from petajalan.core.national import EMPTY
from petajalan.core.pages import Page
from petajalan.core.ringkasan import Janji, Jumlah, Perubahan, Ringkasan

MAX_CHANGES = 100
# The front page: so few changes, and so many regions by name; beyond them the provinces stand in for their regions.
FRONT_CHANGES = 3
FRONT_REGIONS = 30

_LISTS = {
    "quick-win": ("Quick win", "Program percepatan kota cerdas di semua daerah, dari A sampai Z."),
    "program": ("Program", "Program kota cerdas selain quick win di semua daerah, dari A sampai Z."),
}


def plan_portal(regions: tuple[Ringkasan, ...], acuan: Acuan, per: date) -> list[Page]:
    """Plan every page across regions; a demonstration region is only named on the list of regions."""
    real = _real(regions)
    names = {region.slug: region.nama for region in real}
    pages = [
        _regions(real, [region for region in regions if region.contoh]),
        *_promises(real, acuan),
        *_dimensions(real, acuan),
        *_indicators(real, names, acuan),
        _changes(real, per),
        _completeness(real),
        portal_page("data/", "portal-data", "Unduh data semua daerah",
                    "Data semua daerah dalam bentuk CSV dan JSON, dengan keterangan kolom dan sidik jari.",
                    tabel=EMPTY, arti=meaning),
        portal_page("skema/", "portal-skema", "Skema berkas daerah",
                    "JSON Schema setiap berkas yang ditulis pengelola data, untuk penyunting teks dan program lain.",
                    bagian=fields()),
        portal_page("cari/", "cari", "Cari", "Cari janji, program, dan indikator di semua daerah.", daerah=real,
                    jumlah_rekaman=sum(1 + len(region.janji) + len(region.indikator) for region in real)),
    ]  # fmt: skip
    # Every view may name a region; the names are one mapping that all pages share.
    named = [replace(page, data={"nama": names, **page.data}) for page in pages]
    return sorted(named, key=lambda page: page.alamat)


def front_page(regions: tuple[Ringkasan, ...], acuan: Acuan, per: date) -> Page:
    """Plan what the front page says of the regions; MkDocs lays it above the words of docs/index.md."""
    real = _real(regions)
    held = Counter((promise.jenis, promise.keadaan) for region in real for promise in region.janji)
    late = Counter(promise.jenis for region in real for promise in region.janji if promise.lewat_tenggat)
    total = {name: sum(getattr(region.jumlah, name) for region in real) for name in Jumlah.__slots__}
    return portal_page(
        "", "portal-beranda", "Apa yang dijanjikan kotamu, dan sudah sampai mana?", "",
        daerah=real,
        sebut_daerah=len(real) <= FRONT_REGIONS,
        provinsi=[(_anchor(name), name, len(inside)) for name, inside in _provinces(real).items()],
        jumlah=total,
        perubahan=_newest(real, per)[:FRONT_CHANGES],
        keadaan=[(name, {folder: held[folder, name] for folder in _LISTS}) for name in acuan.keadaan],
        terlambat={folder: late[folder] for folder in _LISTS},
        kelengkapan=_add_up((row.bagian, row) for region in real for row in region.kelengkapan),
        nama={region.slug: region.nama for region in real},
    )  # fmt: skip


def _real(regions: tuple[Ringkasan, ...]) -> list[Ringkasan]:
    return sorted((region for region in regions if not region.contoh), key=lambda r: (r.nama.casefold(), r.slug))


def _provinces(real: list[Ringkasan]) -> dict[str, list[Ringkasan]]:
    """Sort regions under their provinces, both by name."""
    provinces: dict[str, list[Ringkasan]] = {}
    for region in sorted(real, key=lambda r: r.provinsi.casefold()):
        provinces.setdefault(region.provinsi, []).append(region)
    return provinces


def _regions(real: list[Ringkasan], examples: list[Ringkasan]) -> Page:
    contents = [
        {"daerah": r.slug, "nama": r.nama, "jenis": r.jenis, "provinsi": r.provinsi, "kode": r.kode,
         "jumlah": r.jumlah}
        for r in real
    ]  # fmt: skip
    groups = [(_anchor(name), name, inside) for name, inside in _provinces(real).items()]
    return portal_page("daerah/", "portal-daerah", "Daerah", "Semua daerah di Petajalan, menurut provinsi dan abjad.",
                       isi=contents, provinsi=groups, contoh=examples)  # fmt: skip


def _anchor(words: str) -> str:
    return "provinsi-" + re.sub(r"[^a-z0-9]+", "-", words.casefold()).strip("-")


def _promises(real: list[Ringkasan], acuan: Acuan) -> Iterator[Page]:
    for folder in _LISTS:
        every = sorted(
            (promise for region in real for promise in region.janji if promise.jenis == folder),
            key=lambda promise: (promise.judul.casefold(), promise.alamat),
        )
        yield from _promise_lists(folder, every, real, acuan)


def _promise_lists(folder: str, every: list[Janji], real: list[Ringkasan], acuan: Acuan) -> Iterator[Page]:
    """Plan one folder's list, whole and by dimension and state; a region's own list stands with the region."""
    title, about = _LISTS[folder]
    counts = Counter(promise.daerah for promise in every)
    homes = [(f"{r.slug}/{folder}/", r.nama, counts[r.slug]) for r in real if counts[r.slug]]
    filters: list[tuple[str, list[Link]]] = []
    ways = (
        ("dimensi", {name: entry.nama for name, entry in acuan.dimensi.items()}, lambda p: p.dimensi),
        ("keadaan", {name: entry.nama for name, entry in acuan.keadaan.items()}, lambda p: (p.keadaan,)),
    )
    for way, words, of in ways:
        links: list[Link] = []
        parent = (f"{folder}/{way}/", f"{title} menurut {way}")
        for name, shown in words.items():
            chosen = [promise for promise in every if name in of(promise)]
            address = f"{parent[0]}{name}/"
            links.append((address, shown, len(chosen)))
            yield from sheets(address, "portal-janji", f"{title}: {shown}", f"{title} di semua daerah: {shown}.",
                              chosen, ((f"{folder}/", title), parent),
                              first={"saring": (), "terlambat": 0})  # fmt: skip
        filters.append((way, links))
        bare = sum(1 for promise in every if not of(promise))
        note = f"{bare} lainnya tidak ditempatkan pada salah satu dari enam dimensi." if bare else ""
        yield index(*parent, links, ((f"{folder}/", title),), note)
    late = [promise for promise in every if promise.lewat_tenggat]
    # Beside the states, not among them: lateness is computed, no source says it.
    yield from sheets(f"{folder}/lewat-tenggat/", "portal-janji", f"{title} lewat tenggat",
                      f"{title} di semua daerah yang tenggatnya lewat dan belum selesai atau terhenti.", late,
                      ((f"{folder}/", title),), first={"saring": (), "terlambat": 0})  # fmt: skip
    yield from sheets(f"{folder}/", "portal-janji", f"{title} di semua daerah", about, every,
                      first={"saring": (*filters, ("daerah", homes)), "terlambat": len(late)})  # fmt: skip


def _dimensions(real: list[Ringkasan], acuan: Acuan) -> Iterator[Page]:
    counts = Counter((p.daerah, name, p.jenis) for region in real for p in region.janji for name in p.dimensi)
    cards: list[dict[str, Any]] = []
    for name, dimension in acuan.dimensi.items():
        rows = [(r.slug, counts[r.slug, name, "quick-win"], counts[r.slug, name, "program"]) for r in real]
        listed = [
            {"daerah": slug, "quick_win": quick, "program": other} for slug, quick, other in rows if quick + other
        ]
        total = {"quick_win": sum(row[1] for row in rows), "program": sum(row[2] for row in rows)}
        card: dict[str, Any] = {"dimensi": name, "daerah": len(listed), **total}
        cards.append(card)
        yield from sheets(f"dimensi/{name}/", "portal-dimensi", dimension.nama,
                          f"{dimension.uraian}: janji kota cerdas semua daerah pada dimensi ini.", listed,
                          (("dimensi/", "Dimensi"),), kartu=card, semua=len(real))  # fmt: skip
    yield portal_page("dimensi/", "portal-dimensi-daftar", "Enam dimensi kota cerdas",
                      "Janji semua daerah menurut enam dimensi kota cerdas dari panduan nasional.",
                      isi=cards, daftar=cards)  # fmt: skip


def _indicators(real: list[Ringkasan], names: dict[str, str], acuan: Acuan) -> Iterator[Page]:
    shared = line_up(real, acuan)
    others = sorted(
        (indicator for region in real for indicator in region.indikator if indicator.acuan not in acuan.indikator),
        key=lambda indicator: (indicator.nama.casefold(), names[indicator.daerah].casefold(), indicator.alamat),
    )
    yield from sheets("indikator/", "portal-indikator-daftar", "Indikator di semua daerah",
                      "Indikator yang dapat disandingkan antardaerah, lalu indikator lain dari A sampai Z.", others,
                      first={"sandingan": shared})  # fmt: skip
    for one in shared:
        yield from _comparison(one, acuan)


def _comparison(shared: Sandingan, acuan: Acuan) -> Iterator[Page]:
    known = acuan.indikator[shared.id]

    def tables(chosen: Sequence[Any]) -> dict[str, Any]:
        alone = [indicator for indicator in chosen if indicator.alamat not in shared.nilai]
        values = [value for indicator in chosen for value in shared.nilai.get(indicator.alamat, ())]
        made = side_by_side(shared, chosen, acuan)
        return {"id": shared.id, "acuan_ini": known, "tabel": made, "sendiri": alone, "isi": values}

    yield from sheets(f"indikator/{shared.id}/", "portal-indikator", f"{known.nama} di semua daerah",
                      f"{known.nama}: angka antardaerah dari seri yang sama, tahun demi tahun.", shared.ukuran,
                      (("indikator/", "Indikator"),), each=tables)  # fmt: skip


def _newest(real: list[Ringkasan], per: date) -> list[Perubahan]:
    """Sort the changes that had happened by the portal's date, newest first."""

    def order(change: Perubahan) -> tuple[Any, ...]:
        return (change.waktu.urutan, change.judul, change.alamat)

    known = (change for region in real for change in region.perubahan if (change.waktu.awal or date.min) <= per)
    return sorted(known, key=order, reverse=True)[:MAX_CHANGES]


def _changes(real: list[Ringkasan], per: date) -> Page:
    newest = _newest(real, per)
    return portal_page("perubahan/", "portal-perubahan", "Perubahan di semua daerah",
                       "Apa yang berubah di semua daerah, dari yang terbaru.",
                       isi=newest, daftar=newest, batas=MAX_CHANGES)  # fmt: skip


def _completeness(real: list[Ringkasan]) -> Page:
    """Add up what regions have published: by region and section, and by row for the country."""
    rows = [(region, _add_up((row.bagian, row) for row in region.kelengkapan)) for region in real]
    country = _add_up(((row.bagian, row.hal), row) for region in real for row in region.kelengkapan)
    contents = [{"daerah": region.slug, "hitungan": region.kelengkapan} for region in real]
    return portal_page("kelengkapan/", "portal-kelengkapan", "Kelengkapan data semua daerah",
                       "Apa yang sudah dipublikasikan setiap daerah dari yang diminta panduan kota cerdas.",
                       isi=contents, bagian=list(dict.fromkeys(section for section, _ in country)), baris=rows,
                       seluruhnya=country)  # fmt: skip


def _add_up(counts: Any) -> dict[Any, tuple[int, int]]:
    """Add what is there and out of how much, by key, in the order in which the keys first come."""
    found: dict[Any, tuple[int, int]] = {}
    for key, row in counts:
        there, of = found.get(key, (0, 0))
        found[key] = (there + row.ada, of + row.dari)
    return found
