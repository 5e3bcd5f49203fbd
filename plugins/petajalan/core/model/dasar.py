"""What all records share: the closed shape, sourced values with versions, facts, gaps, links."""

from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from petajalan.core.scalars import (
    AlamatT,
    AngkaPastiT,
    AngkaT,
    PeriodeT,
    RujukanT,
    SlugT,
    TeksT,
    TujuanT,
    UrlT,
    WaktuT,
    YaTidakT,
)

T = TypeVar("T")

Dasar = Literal["dokumen", "redaksi"]
DaftarRujukan = tuple[RujukanT, ...]


class Bentuk(BaseModel):
    """A closed, frozen shape: a key it does not know is a mistake."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Bersumber(Bentuk):
    """A shape that says where it comes from."""

    sumber: DaftarRujukan = Field((), description="Sumber pernyataan ini", examples=[["B41"]])
    sumber_bersama: DaftarRujukan = Field(
        (), description="Salah satu dari sumber ini memuatnya; tidak diketahui yang mana"
    )

    @property
    def bersumber(self) -> bool:
        return bool(self.sumber or self.sumber_bersama)


class Versi(Bersumber, Generic[T]):
    """One source's version of a value; several stand side by side where sources disagree."""

    isi: T
    utama: YaTidakT = Field(False, description="Versi yang dipakai di tempat yang hanya memuat satu angka")
    untuk: WaktuT | None = Field(None, description="Waktu yang dibicarakan nilai ini")
    dasar: TeksT | None = Field(None, description="Dasar hukum atau cara hitung", examples=["Sensus 2020"])
    rincian: TeksT | None = Field(None, description="Bagian dari keseluruhan", examples=["laki-laki 99.151"])
    catatan: TeksT | None = Field(None, description="Keterangan pendek tentang versi ini")


def _as_versions(value: Any) -> Any:
    if isinstance(value, list):
        return value
    if isinstance(value, dict) and set(value) != {"isi", "teks"}:
        return [value]
    return [{"isi": value}]


def _as_dated_versions(value: Any) -> Any:
    """Let the printed words of a time stand beside it: ``{isi: 2026-06, teks: pertengahan 2026, sumber: …}``."""
    versions = _as_versions(value)
    if isinstance(versions, list):
        return [
            {**{k: v for k, v in item.items() if k != "teks"}, "isi": {"isi": item["isi"], "teks": item["teks"]}}
            if isinstance(item, dict) and {"isi", "teks"} <= set(item)
            else item
            for item in versions
        ]
    return versions


class VersiWaktu(Versi[WaktuT]):
    """How a version of a time is typed: only the JSON Schema for editors knows this shape."""

    teks: TeksT | None = Field(None, description="Seperti tercetak", examples=["pertengahan 2026"])


# One value, one {isi, sumber …}, or a list of them: inside it is always a tuple of versions.
# The second argument is what may be typed, for the JSON Schema.
IsiTeks = Annotated[
    tuple[Versi[TeksT], ...],
    Field(min_length=1),
    BeforeValidator(_as_versions, TeksT | Versi[TeksT] | tuple[Versi[TeksT], ...]),
]
IsiAngka = Annotated[
    tuple[Versi[AngkaT], ...],
    Field(min_length=1),
    BeforeValidator(_as_versions, AngkaT | Versi[AngkaT] | tuple[Versi[AngkaT], ...]),
]
IsiPasti = Annotated[
    tuple[Versi[AngkaPastiT], ...],
    Field(min_length=1),
    BeforeValidator(_as_versions, AngkaPastiT | Versi[AngkaPastiT] | tuple[Versi[AngkaPastiT], ...]),
]
IsiPeriode = Annotated[
    tuple[Versi[PeriodeT], ...],
    Field(min_length=1),
    BeforeValidator(_as_versions, PeriodeT | Versi[PeriodeT] | tuple[Versi[PeriodeT], ...]),
]
IsiWaktu = Annotated[
    tuple[Versi[WaktuT], ...],
    Field(min_length=1),
    BeforeValidator(_as_dated_versions, WaktuT | VersiWaktu | tuple[VersiWaktu, ...]),
]


def disagree(versions: tuple[Versi[Any], ...]) -> bool:
    """Tell whether two versions speak of the same time and part: then sources disagree, else they add up."""
    about = [(version.untuk, version.rincian) for version in versions]
    return len(set(about)) < len(about)


class Fakta(Bersumber):
    """A fact that has no field of its own: what it is about, what is said, who says so."""

    hal: TeksT = Field(description="Pokoknya", examples=["Julukan"])
    isi: IsiTeks = Field(description="Isinya; beberapa versi bila sumber berbeda")
    waktu: WaktuT | None = Field(None, description="Kapan", examples=["2019-07-16"])
    catatan: TeksT | None = Field(None, description="Keterangan redaksi tentang perbedaan atau batasnya")


class Kosong(Bersumber):
    """Something that was looked for and not found: shown and counted, never left out silently."""

    hal: TeksT = Field(description="Yang dicari", examples=["Nomor Perda RPJMD 2021–2026"])
    catatan: TeksT | None = Field(None, description="Di mana dicari, atau apa yang ada sebagai gantinya")


class Status(Bersumber):
    """One entry of a status history; the last entry is the current one."""

    keadaan: TeksT = Field(description="Keadaan menurut daftar keadaan", examples=["berjalan"])
    teks: TeksT | None = Field(None, description="Seperti tercetak pada sumber", examples=["tahap pemasangan"])
    tanggal: WaktuT | None = Field(None, description="Kapan keadaan ini disebut")
    alasan: TeksT | None = Field(None, description="Alasan perubahan atau alasan redaksi")


class Riwayat(Bersumber):
    """A past value of something that was changed."""

    tanggal: WaktuT
    lama: TeksT
    alasan: TeksT


class Anggaran(Bersumber):
    """Money named by a source, for a year."""

    pos: TeksT = Field(description="Untuk apa", examples=["Penanganan banjir"])
    tahun: WaktuT | None = Field(None, description="Tahun anggaran")
    jenis: Literal["alokasi", "realisasi", "kebutuhan", "bantuan", "total"] = "alokasi"
    nilai: IsiPasti = Field(description="Rupiah, seperti tercetak", examples=["Rp332 miliar"])
    sumber_dana: TeksT | None = Field(None, description="Asal dana", examples=["APBD kota"])
    indikator: tuple[SlugT, ...] = Field((), description="Indikator yang terkait")
    catatan: TeksT | None = None


class Mendukung(Bersumber):
    """A link from a promise to the plan, and on what ground it is made."""

    ke: TujuanT = Field(description="Simpul rencana atau indikator", examples=["2025-2029/misi-5"])
    dasar: Dasar = Field(description="dokumen: dinyatakan sumber; redaksi: dipetakan oleh redaksi")
    alasan: TeksT | None = Field(None, description="Wajib bila dasarnya redaksi")


class DimensiTercetak(Bersumber):
    """One of the six dimensions, with the words of the source."""

    id: SlugT | None = Field(None, description="Satu dari enam dimensi; kosong bila yang tercetak di luar keenamnya")
    dasar: Dasar
    teks: TeksT | None = Field(None, description="Seperti tercetak", examples=["Smart Government"])
    alasan: TeksT | None = Field(None, description="Wajib bila dasarnya redaksi")


class Bukti(Bersumber):
    """Evidence for a claim, apart from the claim."""

    judul: TeksT
    tanggal: WaktuT | None = None
    url: UrlT | None = None
    berkas: TeksT | None = Field(None, description="Nama berkas di folder berkas/")
    catatan: TeksT | None = None


class Nisan(Bentuk):
    """A page that was published and is gone: why, and where to read on."""

    alamat: AlamatT
    tanggal: WaktuT
    alasan: TeksT
    pengganti: AlamatT | None = None
