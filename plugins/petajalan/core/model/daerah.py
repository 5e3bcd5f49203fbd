"""The region itself, its sources and its offices: daerah.yml, sumber.yml, opd.yml."""

from typing import Literal

from pydantic import Field

from petajalan.core.model.dasar import Anggaran, Bentuk, Bersumber, Fakta, IsiPasti, IsiTeks, IsiWaktu, Kosong, Nisan
from petajalan.core.scalars import AngkaPastiT, KodeWilayahT, SlugT, TeksT, UrlT, WaktuT, YaTidakT


class Kode(Bersumber):
    """The region's code with the decree it follows: codes are not stable across decrees."""

    isi: KodeWilayahT
    keputusan: TeksT = Field(description="Keputusan yang diikuti", examples=["Kepmendagri 300.2.2-2138/2025"])


class Koordinat(Bersumber):
    """A point for the map, in decimal degrees with a comma."""

    lintang: AngkaPastiT
    bujur: AngkaPastiT


class Situs(Bersumber):
    fungsi: TeksT
    alamat: TeksT = Field(description="Alamat seperti tercetak", examples=["ppid.bontangkota.go.id"])


class Ppid(Bersumber):
    """The public-information office; only contacts that are public."""

    nama: TeksT
    situs: UrlT | None = None
    alamat: TeksT | None = None
    telepon: TeksT | None = None
    surel: TeksT | None = None


class KepalaDaerah(Bersumber):
    masa: IsiWaktu = Field(description="Masa jabatan", examples=["2021/2025"])
    kepala: TeksT
    jabatan: TeksT = Field("Wali Kota", description="Jabatan", examples=["Wali Kota", "Bupati", "Pjs. Wali Kota"])
    wakil: IsiTeks | None = None
    catatan: TeksT | None = None
    fakta: tuple[Fakta, ...] = ()


class Lembaga(Bersumber):
    """A body of the smart-city programme: dewan, tim pelaksana, forum, pembimbing."""

    jenis: Literal["dewan", "tim-pelaksana", "forum", "penanggung-jawab", "pembimbing"]
    nama: TeksT
    ketua: IsiTeks | None = None
    unsur: TeksT | None = Field(None, description="Siapa saja isinya")
    waktu: WaktuT | None = None
    keputusan: TeksT | None = Field(None, description="Nomor SK atau peraturan")
    catatan: TeksT | None = None


class Bimtek(Bersumber):
    """One of the four stages of technical guidance for writing the masterplan."""

    tahap: Literal["I", "II", "III", "IV"]
    waktu: IsiWaktu | None = Field(None, description="Kosongkan bila tanggalnya tidak ditemukan")
    tempat: TeksT | None = None
    pendamping: TeksT | None = None
    isi: TeksT | None = Field(None, description="Yang dikerjakan")
    catatan: TeksT | None = None


class Evaluasi(Bersumber):
    """A result of an assessment or an award, as its source prints it."""

    nama: TeksT = Field(examples=["Indonesia's Smart City/Nation Award (ISNA)"])
    penyelenggara: TeksT | None = None
    tahun: WaktuT
    hasil: IsiTeks | None = Field(None, description="Kosongkan bila hasilnya tidak ditemukan")
    jenis: Literal["penilaian", "penghargaan"] = "penilaian"
    indikator: SlugT | None = Field(None, description="Indikator yang memuat nilainya")
    catatan: TeksT | None = None


class ProfilDaerah(Bersumber):
    """daerah.yml: who the region is and how its smart-city programme is organised."""

    nama: TeksT = Field(examples=["Kota Bontang"])
    jenis: Literal["kota", "kabupaten"]
    kode: Kode
    provinsi: TeksT
    contoh: YaTidakT = Field(False, description="ya hanya untuk daerah rekaan")
    koordinat: Koordinat | None = None
    luas: IsiPasti | None = Field(None, description="Kilometer persegi")
    penduduk: IsiPasti | None = Field(None, description="Jiwa")
    identitas: tuple[Fakta, ...] = Field((), description="Julukan, moto, batas, dasar pembentukan …")
    situs: tuple[Situs, ...] = ()
    ppid: Ppid | None = None
    kepala_daerah: tuple[KepalaDaerah, ...] = ()
    kelembagaan: tuple[Lembaga, ...] = ()
    bimtek: tuple[Bimtek, ...] = ()
    komitmen: tuple[Fakta, ...] = ()
    evaluasi: tuple[Evaluasi, ...] = ()
    anggaran: tuple[Anggaran, ...] = ()
    fakta: tuple[Fakta, ...] = Field((), description="Konteks lain")
    kosong: tuple[Kosong, ...] = ()
    nisan: tuple[Nisan, ...] = ()


class Sumber(Bentuk):
    """A document or page that a figure rests on."""

    judul: TeksT
    penerbit: TeksT | None = None
    tanggal: WaktuT | None = Field(None, description="Tanggal terbit; kosongkan bila tidak tercantum")
    url: UrlT | None = None
    url_lain: tuple[UrlT, ...] = ()
    kelas: SlugT = Field(description="Jenis sumber menurut daftar acuan", examples=["resmi", "media-lokal"])
    terbaca: Literal["penuh", "sebagian"] = "penuh"
    catatan: TeksT | None = None


class Opd(Bersumber):
    """A perangkat daerah or another body that is responsible for something."""

    nama: TeksT
    singkatan: TeksT | None = None
    jenis: Literal["perangkat-daerah", "wilayah", "bumd", "mitra", "instansi"] = "perangkat-daerah"
    urusan: tuple[TeksT, ...] = ()
    berlaku: WaktuT | None = Field(None, description="Masa nama ini berlaku")
    kontak: TeksT | None = Field(None, description="Kontak kantor yang terbuka untuk umum")
    catatan: TeksT | None = None
