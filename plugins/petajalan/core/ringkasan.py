"""A region in small: what the pages of the whole country read of it. Plain text, no records, no places."""

from dataclasses import dataclass
from decimal import Decimal

from petajalan.core import kelengkapan
from petajalan.core.acuan import Acuan
from petajalan.core.angka import Angka
from petajalan.core.daerah import Daerah
from petajalan.core.deret import Baris
from petajalan.core.kelengkapan import Hitungan
from petajalan.core.link import Tertaut, current, overdue, promises
from petajalan.core.model.daerah import Koordinat
from petajalan.core.model.indikator import Indikator
from petajalan.core.prose import without_citations as bare
from petajalan.core.shape import Record
from petajalan.core.waktu import Waktu

MAX_CHANGES = 50


@dataclass(frozen=True, slots=True)
class Jumlah:
    """How much of each a region holds; ``angka`` counts values, each of which has a source."""

    quick_win: int
    program: int
    indikator: int
    bertarget: int
    angka: int
    sumber: int


@dataclass(frozen=True, slots=True)
class Janji:
    """A quick win or programme; ``alamat`` counts from the portal's root here and below."""

    alamat: str
    daerah: str
    jenis: str
    judul: str
    ringkasan: str
    keadaan: str
    lewat_tenggat: bool
    dimensi: tuple[str, ...]
    penanggung_jawab: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Titik:
    """One value of an indicator with its time and series."""

    teks: Angka
    untuk: Waktu | None
    disebut: Waktu | None
    seri: str
    seri_acuan: str


@dataclass(frozen=True, slots=True)
class Ukuran:
    """An indicator: its last realised values and its next targets, several where sources disagree."""

    alamat: str
    daerah: str
    nama: str
    satuan: str
    acuan: str
    terakhir: tuple[Titik, ...]
    target: tuple[Titik, ...]


@dataclass(frozen=True, slots=True)
class Banding:
    """A realised value that may stand beside those of other regions with the same acuan and series."""

    alamat: str
    daerah: str
    acuan: str
    seri_acuan: str
    untuk: Waktu
    teks: Angka
    utama: bool
    konflik: bool


@dataclass(frozen=True, slots=True)
class Perubahan:
    """A dated change."""

    alamat: str
    daerah: str
    waktu: Waktu
    judul: str
    bagian: str
    catatan: str


@dataclass(frozen=True, slots=True)
class Ringkasan:
    """A region as the portal's own pages know it; ``koordinat`` is latitude and longitude, where the region says so."""

    slug: str
    nama: str
    provinsi: str
    jenis: str
    kode: str
    contoh: bool
    koordinat: tuple[Decimal, Decimal] | None
    visi: str
    jumlah: Jumlah
    janji: tuple[Janji, ...]
    indikator: tuple[Ukuran, ...]
    banding: tuple[Banding, ...]
    perubahan: tuple[Perubahan, ...]
    kelengkapan: tuple[Hitungan, ...]

    @property
    def berubah(self) -> Waktu | None:
        """Give the time of the last change."""
        return self.perubahan[0].waktu if self.perubahan else None


def summarise(linked: Tertaut, acuan: Acuan) -> Ringkasan:
    """Make the summary of a region."""
    daerah = linked.daerah
    profil = daerah.profil.value
    indicators = [record.value for record in daerah.indikator.values()]
    return Ringkasan(
        slug=daerah.slug,
        nama=profil.nama,
        provinsi=profil.provinsi,
        jenis=profil.jenis,
        kode=profil.kode.isi,
        contoh=profil.contoh,
        koordinat=_point_on_earth(profil.koordinat),
        visi=_vision(daerah),
        jumlah=Jumlah(
            quick_win=len(daerah.quick_win),
            program=len(daerah.program),
            indikator=len(indicators),
            bertarget=sum(1 for i in indicators if any(value.jenis == "target" for value in i.nilai)),
            angka=sum(len(i.nilai) for i in indicators),
            sumber=len(daerah.sumber.value),
        ),
        janji=_promises(linked),
        indikator=tuple(_indicator(linked, record) for record in daerah.indikator.values()),
        banding=tuple(value for record in daerah.indikator.values() for value in _comparable(linked, record, acuan)),
        perubahan=tuple(
            Perubahan(f"{daerah.slug}/{event.alamat}", daerah.slug, event.waktu,
                      bare(event.judul), event.bagian, bare(event.catatan))
            for event in linked.perubahan[:MAX_CHANGES]
        ),
        kelengkapan=kelengkapan.count(daerah, linked.per),
    )  # fmt: skip


def _point_on_earth(said: Koordinat | None) -> tuple[Decimal, Decimal] | None:
    if said is None or said.lintang.nilai is None or said.bujur.nilai is None:
        return None
    return said.lintang.nilai, said.bujur.nilai


def _vision(daerah: Daerah) -> str:
    """Give the vision of the newest plan that names one."""
    for _, plan in sorted(daerah.rpjmd.items(), reverse=True):
        for node in plan.value.simpul:
            if node.jenis == "visi":
                return bare(node.rumusan)
    return ""


def _promises(linked: Tertaut) -> tuple[Janji, ...]:
    daerah = linked.daerah
    offices = daerah.opd.value
    return tuple(
        Janji(
            alamat=f"{daerah.slug}/{address}",
            daerah=daerah.slug,
            jenis=address.partition("/")[0],
            judul=bare(record.value.judul),
            ringkasan=bare(record.value.ringkasan),
            keadaan=current(record.value).keadaan,
            lewat_tenggat=overdue(record.value, linked.per) is not None,
            dimensi=tuple(dict.fromkeys(d.id for d in record.value.dimensi if d.id)),
            penanggung_jawab=tuple(bare(offices[slug].nama) for slug in record.value.penanggung_jawab),
        )
        for address, record in promises(daerah)
    )


def _indicator(linked: Tertaut, record: Record[Indikator]) -> Ukuran:
    daerah, indikator, reading = linked.daerah, record.value, linked.bacaan[record.slug]
    return Ukuran(
        alamat=f"{daerah.slug}/indikator/{record.slug}/",
        daerah=daerah.slug,
        nama=bare(indikator.nama),
        satuan=indikator.satuan,
        acuan=indikator.acuan or "",
        terakhir=tuple(_point(row) for row in reading.terakhir),
        target=tuple(_point(row) for row in reading.target),
    )


def _point(row: Baris) -> Titik:
    seri = row.seri
    return Titik(
        row.nilai.teks,
        row.nilai.untuk,
        row.nilai.disebut,
        bare(seri.nama) if seri else "",
        (seri.seri_acuan or "") if seri else "",
    )


def _comparable(linked: Tertaut, record: Record[Indikator], acuan: Acuan) -> list[Banding]:
    """List the realised values that other regions' may stand beside.

    Where the shared list names series, a value of no such series is left out; where it names none, a value
    of the region's own series is.
    """
    indikator = record.value
    shared = acuan.indikator.get(indikator.acuan or "")
    if shared is None:
        return []
    series = {seri.id for seri in shared.seri} or {""}
    found = []
    for row in linked.bacaan[record.slug].baris:
        value = row.nilai
        seri = row.seri.seri_acuan if row.seri else ""
        if value.jenis == "realisasi" and not value.rincian and value.untuk and value.untuk.tahun and seri in series:
            found.append(
                Banding(
                    alamat=f"{linked.daerah.slug}/indikator/{record.slug}/",
                    daerah=linked.daerah.slug,
                    acuan=indikator.acuan or "",
                    seri_acuan=seri or "",
                    untuk=value.untuk,
                    teks=value.teks,
                    utama=value.utama,
                    konflik=row.konflik,
                )
            )
    return found
