"""indikator/<slug>.yml: what is measured, in which series, and every value with its source."""

from typing import Literal

from pydantic import Field

from petajalan.core.model.dasar import Bentuk, Bersumber, DaftarRujukan, Fakta, Kosong, Riwayat
from petajalan.core.scalars import AlamatT, AngkaT, SlugT, TeksT, WaktuT, YaTidakT


class Seri(Bentuk):
    """A way of measuring; values of two series are never joined or compared."""

    id: SlugT
    nama: TeksT
    seri_acuan: SlugT | None = Field(None, description="Seri pada daftar acuan, bila sama antardaerah")
    sumber_bersama: DaftarRujukan = Field((), description="Sumber yang diketahui hanya untuk seluruh seri")
    catatan: TeksT | None = None


class Nilai(Bersumber):
    """One value as one source prints it."""

    jenis: Literal["awal", "target", "realisasi"]
    teks: AngkaT = Field(description="Seperti tercetak")
    seri: SlugT | None = None
    untuk: WaktuT | None = Field(None, description="Waktu yang dibicarakan nilai ini")
    disebut: WaktuT | None = Field(None, description="Kapan dikatakan; wajib bila untuk tidak diketahui")
    oleh: TeksT | None = Field(None, description="Siapa yang mengatakan")
    dokumen: SlugT | None = Field(None, description="Rencana atau pernyataan asal target")
    sebutan: TeksT | None = Field(None, description="Bila satu dokumen memuat beberapa target", examples=["ambisi"])
    rincian: TeksT | None = Field(None, description="Bagian, bila bukan seluruh daerah", examples=["Kel. Belimbing"])
    utama: YaTidakT = False
    terbuka: YaTidakT = Field(False, description="ya bila sumber bertentangan dan belum dapat dipilih")
    catatan: TeksT | None = None
    riwayat: tuple[Riwayat, ...] = ()


class Indikator(Bentuk):
    nama: TeksT
    satuan: SlugT = Field(description="Satuan menurut daftar acuan", examples=["persen"])
    definisi: TeksT | None = None
    arah: Literal["naik", "turun", "tetap"] | None = Field(None, description="Arah yang dianggap lebih baik")
    jenis: Literal["dampak", "hasil", "keluaran", "tata-kelola"] | None = None
    iku: YaTidakT | None = Field(None, description="Indikator Kinerja Utama")
    ikd: YaTidakT | None = Field(None, description="Indikator Kinerja Daerah")
    pengampu: tuple[SlugT, ...] = Field((), description="Perangkat daerah atau lembaga yang menangani")
    acuan: SlugT | None = Field(None, description="Indikator pada daftar acuan, untuk perbandingan antardaerah")
    seri: tuple[Seri, ...] = ()
    nilai: tuple[Nilai, ...] = ()
    sumber_bersama: DaftarRujukan = Field((), description="Sumber yang diketahui hanya untuk seluruh indikator")
    fakta: tuple[Fakta, ...] = ()
    kosong: tuple[Kosong, ...] = ()
    catatan: TeksT | None = None
    alamat_lama: tuple[AlamatT, ...] = ()
