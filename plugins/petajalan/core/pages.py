"""Which pages there are, and what each shows: page values, no HTML."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from petajalan.core.acuan import Acuan
from petajalan.core.link import Tertaut, plan_name, promises, upcoming
from petajalan.core.model.daerah import Sumber
from petajalan.core.prose import without_citations
from petajalan.core.shape import Record
from petajalan.core.tables import Table

DESCRIPTION = 160

# The region's own navigation, in reading order: address inside the region, words.
MENU = (
    ("", "Ringkasan daerah"),
    ("quick-win/", "Quick win"),
    ("program/", "Program"),
    ("indikator/", "Indikator"),
    ("peta-jalan/", "Peta jalan"),
    ("rpjmd/", "RPJMD dan dokumen"),
    ("masterplan/", "Masterplan"),
    ("dimensi/", "Dimensi"),
    ("kelembagaan/", "Kelembagaan"),
    ("tentang/", "Tentang daerah"),
    ("kabar/", "Kabar"),
    ("perubahan/", "Perubahan"),
    ("kelengkapan/", "Kelengkapan data"),
    ("sumber/", "Sumber"),
    ("data/", "Unduh data"),
)


@dataclass(frozen=True, slots=True)
class Page:
    """One compiled page.

    ``alamat`` is its address from the site's root, ``view`` the template of its body, ``daerah`` and ``nama`` its
    region's slug and name, ``jenis`` its kind for search, ``berkas`` the officer's file that made it, ``noindex``
    whether search engines shall pass it over as they do the demonstration, ``isi`` what its ``index.json`` holds.
    """

    alamat: str
    view: str
    judul: str
    uraian: str
    daerah: str = ""
    nama: str = ""
    jenis: str = "halaman"
    berkas: str = ""
    contoh: bool = False
    noindex: bool = False
    data: Mapping[str, Any] = field(default_factory=dict)
    sumber: Mapping[str, Sumber] = field(default_factory=dict)
    isi: object = None


def describe(text: str) -> str:
    """Shorten a text to a page's description, without citations."""
    bare = without_citations(text)
    return bare if len(bare) <= DESCRIPTION else bare[: DESCRIPTION - 1].rsplit(" ", 1)[0] + "…"


def plan_daerah(linked: Tertaut, acuan: Acuan, tables: tuple[Table, ...]) -> list[Page]:
    """Plan every page of a region, in order of address."""
    return sorted(_Planner(linked, acuan, tables).pages(), key=lambda page: page.alamat)


class _Planner:
    """Knows the region, so that each page states only what is its own."""

    def __init__(self, linked: Tertaut, acuan: Acuan, tables: tuple[Table, ...]) -> None:
        self.linked = linked
        self.daerah = linked.daerah
        self.acuan = acuan
        self.tables = tables
        self.nama = self.daerah.profil.value.nama

    def page(self, address: str, view: str, title: str, about: str, *, jenis: str = "halaman", **data: Any) -> Page:
        record = data.get("catatan")
        path = record.path if isinstance(record, Record) else data.pop("berkas", f"{self.daerah.folder}/daerah.yml")
        contents = data.pop("isi", record if isinstance(record, Record) else None)
        return Page(
            alamat=f"{self.daerah.slug}/{address}",
            view=view,
            judul=title,
            uraian=describe(about),
            daerah=self.daerah.slug,
            nama=self.nama,
            jenis=jenis,
            berkas=path,
            contoh=self.daerah.profil.value.contoh,
            data={"d": self.daerah, "profil": self.daerah.profil.value, "t": self.linked, **data},
            sumber=self.daerah.sumber.value,
            isi=contents,
        )

    def pages(self) -> Iterator[Page]:
        d, nama = self.daerah, self.nama
        profil = d.profil.value
        yield self.page(
            "", "daerah", nama,
            f"{nama}, {profil.provinsi}: apa yang dijanjikan dalam masterplan kota cerdas dan RPJMD, dan sampai mana.",
            jenis="daerah", isi=d.profil, headline=self.headline(), berikutnya=upcoming(self.linked),
        )  # fmt: skip
        yield from self.promise_pages()
        yield from self.indicator_pages()
        yield from self.plan_pages()
        yield from self.dimension_pages()
        yield self.page(
            "kelembagaan/", "kelembagaan", f"Kelembagaan {nama}",
            f"Siapa yang mengurus kota cerdas di {nama}: dewan, tim pelaksana, bimtek, komitmen, dan hasil penilaian.",
            isi=d.profil,
        )  # fmt: skip
        yield self.page(
            "tentang/", "tentang", f"Tentang {nama}",
            f"Wilayah, penduduk, jati diri, kepala daerah, dan situs resmi {nama}.", isi=d.profil,
        )  # fmt: skip
        yield self.page(
            "sumber/", "sumber", f"Sumber data {nama}", f"Semua sumber yang dipakai pada halaman {nama}.",
            berkas=f"{d.folder}/sumber.yml", isi=d.sumber,
        )  # fmt: skip
        yield self.page(
            "perubahan/", "perubahan", f"Perubahan di {nama}",
            f"Apa yang berubah pada janji dan target {nama}, dan kapan.",
        )  # fmt: skip
        yield self.page(
            "kelengkapan/", "kelengkapan", f"Kelengkapan data {nama}",
            f"Apa yang sudah dan belum dipublikasikan {nama} dari yang diminta panduan kota cerdas.",
        )  # fmt: skip
        yield self.page(
            "data/", "data", f"Unduh data {nama}", f"Data {nama} dalam bentuk CSV dan JSON.", tabel=self.tables
        )
        yield self.page(
            "kabar/", "kabar-daftar", f"Kabar {nama}", f"Kabar kota cerdas dari {nama}.",
            isi=list(d.kabar.values()),
        )  # fmt: skip
        for slug, record in d.kabar.items():
            yield self.page(f"kabar/{slug}/", "kabar", record.value.judul, record.value.ringkasan or record.value.judul,
                            catatan=record, tanggal=slug[:10])  # fmt: skip

    def headline(self) -> list[Record[Any]]:
        """Choose the indicators for the region's first screen: shared ones, those with a target first."""
        order = list(self.acuan.indikator)

        def weight(record: Record[Any]) -> tuple[bool, int]:
            shared = record.value.acuan
            return (not any(v.jenis == "target" for v in record.value.nilai), order.index(shared))

        known = [r for slug, r in self.daerah.indikator.items() if r.value.acuan and self.linked.bacaan[slug].terakhir]
        return sorted(known, key=weight)[:6]

    def promise_pages(self) -> Iterator[Page]:
        d, nama = self.daerah, self.nama
        yield self.page("quick-win/", "janji-daftar", f"Quick win {nama}",
                        f"Program percepatan kota cerdas {nama} dan keadaannya.",
                        folder="quick-win", daftar=d.quick_win, isi=d.quick_win)  # fmt: skip
        yield self.page("program/", "janji-daftar", f"Program {nama}",
                        f"Program kota cerdas {nama} selain quick win, dan keadaannya.",
                        folder="program", daftar=d.program, isi=d.program)  # fmt: skip
        for address, record in promises(d):
            yield self.page(address, "janji", record.value.judul, record.value.ringkasan, catatan=record,
                            jenis=address.partition("/")[0])  # fmt: skip

    def indicator_pages(self) -> Iterator[Page]:
        d, nama = self.daerah, self.nama
        yield self.page("indikator/", "indikator-daftar", f"Indikator {nama}",
                        f"Target dan realisasi indikator pembangunan {nama}, dengan sumbernya.",
                        isi=d.indikator)  # fmt: skip
        for slug, record in d.indikator.items():
            about = f"{record.value.nama} {nama}: target dan realisasi per tahun, dengan sumber setiap angka."
            yield self.page(f"indikator/{slug}/", "indikator", record.value.nama, about, catatan=record,
                            jenis="indikator")  # fmt: skip

    def plan_pages(self) -> Iterator[Page]:
        d, nama = self.daerah, self.nama
        yield self.page("rpjmd/", "rpjmd-daftar", f"RPJMD dan dokumen {nama}",
                        f"Rencana pembangunan {nama}, keadaan naskahnya, dan anggaran yang disebut sumber.",
                        berkas=f"{d.folder}/dokumen.yml", isi=d.dokumen)  # fmt: skip
        for period, plan in d.rpjmd.items():
            name = plan_name(d, self.acuan, period)
            yield self.page(f"rpjmd/{period}/", "rpjmd", f"{name} {nama}",
                            f"Visi, misi, tujuan, dan sasaran {name} {nama}, dan janji yang mendukungnya.",
                            catatan=plan, dokumen=d.dokumen.value[plan.value.dokumen])  # fmt: skip
        yield self.page("peta-jalan/", "peta-jalan", f"Peta jalan {nama}",
                        f"Tahap, tonggak, dan linimasa kota cerdas {nama}.",
                        berkas=f"{d.folder}/peta-jalan.yml",
                        isi=d.peta_jalan)  # fmt: skip
        yield self.page("peta-jalan/linimasa/", "linimasa", f"Linimasa {nama}",
                        f"Semua peristiwa bertanggal kota cerdas {nama}, dari yang paling awal.")  # fmt: skip
        yield self.page("masterplan/", "masterplan", f"Masterplan kota cerdas {nama}",
                        f"Masterplan kota cerdas {nama}: visi, buku, dimensi, dan keadaan naskahnya.",
                        berkas=f"{d.folder}/masterplan/masterplan.yml",
                        isi=d.masterplan)  # fmt: skip
        chapters = list(d.bab.items())
        for index, (slug, record) in enumerate(chapters):
            around = (
                chapters[index - 1] if index else None,
                chapters[index + 1] if index + 1 < len(chapters) else None,
            )
            yield self.page(f"masterplan/{slug}/", "bab", record.value.judul,
                            f"{record.value.judul}: masterplan kota cerdas {nama}.", catatan=record,
                            sebelum=around[0], sesudah=around[1])  # fmt: skip

    def dimension_pages(self) -> Iterator[Page]:
        nama = self.nama
        yield self.page("dimensi/", "dimensi-daftar", f"Enam dimensi di {nama}",
                        f"Janji kota cerdas {nama} menurut enam dimensi.")  # fmt: skip
        for slug, dimensi in self.acuan.dimensi.items():
            mine = [(address, record) for address, record in promises(self.daerah)
                    if any(d.id == slug for d in record.value.dimensi)]  # fmt: skip
            yield self.page(f"dimensi/{slug}/", "dimensi", f"{dimensi.nama} di {nama}",
                            f"{dimensi.uraian}: janji {nama} pada dimensi {dimensi.nama}.",
                            slug=slug, dimensi=dimensi, daftar=mine)  # fmt: skip
