"""Plans: dokumen.yml, rpjmd/<periode>.yml, masterplan/masterplan.yml and its chapters, peta-jalan.yml."""

from typing import Literal

from pydantic import Field

from petajalan.core.model.dasar import (
    Bentuk,
    Bersumber,
    Bukti,
    Dasar,
    DimensiTercetak,
    Fakta,
    IsiPasti,
    IsiPeriode,
    IsiTeks,
    IsiWaktu,
    Kosong,
    Mendukung,
    Riwayat,
    Status,
)
from petajalan.core.scalars import AlamatT, PeriodeT, SimpulT, SlugT, TeksT, TujuanT, UrlT, WaktuT, YaTidakT

Publikasi = Literal["terbit", "sebagian", "belum-ditemukan"]


class Tahapan(Bersumber):
    """A step in the making of a document."""

    nama: TeksT
    waktu: IsiWaktu | None = None
    catatan: TeksT | None = None


class Dokumen(Bersumber):
    """A plan, rule, report or statement that is named anywhere in the region's data."""

    judul: TeksT
    jenis: SlugT = Field(description="Jenis dokumen menurut daftar acuan", examples=["rpjmd", "pernyataan"])
    periode: IsiPeriode | None = None
    tahun: WaktuT | None = Field(None, description="Tahun atau tanggal dokumen")
    nomor: IsiTeks | None = Field(None, description="Nomor peraturan; kosongkan bila tidak ditemukan")
    naskah: Literal["rancangan-awal", "rancangan", "rancangan-akhir", "ditetapkan", "tidak-diketahui"] = (
        "tidak-diketahui"
    )
    publikasi: Publikasi = Field("belum-ditemukan", description="Apakah naskahnya dapat dibaca umum")
    oleh: TeksT | None = Field(None, description="Siapa yang menyatakan, untuk jenis pernyataan")
    tebal: TeksT | None = None
    url: UrlT | None = None
    berkas: TeksT | None = None
    visi: Fakta | None = None
    tahapan: tuple[Tahapan, ...] = ()
    fakta: tuple[Fakta, ...] = ()
    kosong: tuple[Kosong, ...] = ()


class Melanjutkan(Bersumber):
    """Continuity across periods is said, never assumed."""

    ke: TujuanT
    dasar: Dasar
    alasan: TeksT | None = None


class Simpul(Bersumber):
    """A node of a plan: visi, misi, tujuan, sasaran or program prioritas; its id says which."""

    id: SimpulT
    teks: IsiTeks
    kutipan: YaTidakT = Field(False, description="ya bila teks dikutip persis; tidak bila dirumuskan ulang")
    induk: tuple[SimpulT, ...] = Field((), description="Boleh kosong bila sumber tidak menyebut induknya")
    indikator: tuple[SlugT, ...] = ()
    pengampu: tuple[SlugT, ...] = ()
    naskah: TeksT | None = Field(None, description="Bila simpul berasal dari naskah lain")
    catatan: TeksT | None = None
    melanjutkan: tuple[Melanjutkan, ...] = ()

    @property
    def jenis(self) -> str:
        return self.id.partition("-")[0]

    @property
    def rumusan(self) -> str:
        """Give the wording for places that hold only one: the main version, else the first."""
        return next((version.isi for version in self.teks if version.utama), self.teks[0].isi)


class JumlahDinyatakan(Bersumber):
    """How many of something the document is said to hold (“5 misi, 4 tujuan, 13 sasaran”)."""

    hal: TeksT
    isi: IsiPasti
    catatan: TeksT | None = None


class Rpjmd(Bentuk):
    """rpjmd/<periode>.yml: the nodes of one plan. Targets stand with their indicators."""

    periode: PeriodeT
    dokumen: SlugT
    simpul: tuple[Simpul, ...] = ()
    jumlah_dinyatakan: tuple[JumlahDinyatakan, ...] = ()
    fakta: tuple[Fakta, ...] = ()
    kosong: tuple[Kosong, ...] = ()


class Buku(Bersumber):
    """A book of the masterplan; its kind matters, not its number: “Buku 3” varies by region."""

    jenis: Literal[
        "analisis-strategis", "masterplan", "ringkasan-eksekutif", "profil-quick-win", "peta-jalan", "lainnya"
    ]
    judul: TeksT
    nomor: TeksT | None = None
    tebal: TeksT | None = None
    publikasi: Publikasi = "belum-ditemukan"
    url: UrlT | None = None
    catatan: TeksT | None = None


class Masterplan(Bersumber):
    """masterplan/masterplan.yml."""

    judul: TeksT
    dokumen: SlugT | None = None
    periode: IsiTeks | None = None
    visi: IsiTeks | None = None
    misi: tuple[Fakta, ...] = ()
    buku: tuple[Buku, ...] = ()
    dimensi: tuple[DimensiTercetak, ...] = Field((), description="Dimensi seperti disebut masterplan")
    fakta: tuple[Fakta, ...] = ()
    kosong: tuple[Kosong, ...] = ()


class Bab(Bersumber):
    """The front matter of a chapter; its prose follows."""

    judul: TeksT
    alamat_lama: tuple[AlamatT, ...] = ()
    asal: Literal["dokumen", "redaksi"] = Field(description="dokumen: isi naskah; redaksi: rangkuman dari sumber lain")
    publikasi: Publikasi | None = None


class Tahap(Bersumber):
    """A stage of the roadmap."""

    id: SlugT
    judul: TeksT
    waktu: WaktuT | None = Field(None, description="Kosongkan bila tahunnya tidak ditemukan")
    isi: TeksT | None = None
    catatan: TeksT | None = None


class Tonggak(Bersumber):
    """A milestone: something that happened (``waktu``) or is due (``tenggat``)."""

    id: SlugT
    judul: TeksT
    waktu: IsiWaktu | None = Field(None, description="Kapan terjadi")
    tenggat: IsiWaktu | None = Field(None, description="Kapan harus selesai atau mulai")
    riwayat: tuple[Riwayat, ...] = Field((), description="Tenggat yang pernah berlaku")
    tahap: SlugT | None = None
    dimensi: tuple[DimensiTercetak, ...] = ()
    penanggung_jawab: tuple[SlugT, ...] = ()
    status: tuple[Status, ...] = ()
    untuk: tuple[TujuanT, ...] = Field((), description="Quick win, program, indikator, atau simpul rencana")
    mendukung: tuple[Mendukung, ...] = ()
    bukti: tuple[Bukti, ...] = ()
    catatan: TeksT | None = None


class PetaJalan(Bentuk):
    """peta-jalan.yml."""

    tahap: tuple[Tahap, ...] = ()
    tonggak: tuple[Tonggak, ...] = ()
    fakta: tuple[Fakta, ...] = ()
    kosong: tuple[Kosong, ...] = ()


class Kabar(Bersumber):
    """The front matter of a news item; its date is in the file name."""

    judul: TeksT
    ringkasan: TeksT | None = None
    tentang: tuple[TujuanT, ...] = ()
    alamat_lama: tuple[AlamatT, ...] = ()
