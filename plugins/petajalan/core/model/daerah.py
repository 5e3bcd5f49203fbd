"""The region itself, its sources and its offices: daerah.yml, sumber.yml, opd.yml."""

from typing import Literal

from pydantic import Field

from petajalan.core.model.dasar import (
    Anggaran,
    Bentuk,
    DaftarRujukan,
    Fakta,
    IsiAngka,
    IsiTeks,
    IsiWaktu,
    Kosong,
    Nisan,
)
from petajalan.core.scalars import AngkaT, KodeWilayahT, SlugT, TeksT, UrlT, WaktuT, YaTidakT


class Kode(Bentuk):
    """The region's code with the decree it follows: codes are not stable across decrees."""

    isi: KodeWilayahT
    keputusan: TeksT = Field(description="Keputusan yang diikuti", examples=["Kepmendagri 300.2.2-2138/2025"])
    sumber: DaftarRujukan = ()


class Koordinat(Bentuk):
    """A point for the map, in decimal degrees with a comma."""

    lintang: AngkaT
    bujur: AngkaT
    sumber: DaftarRujukan = ()


class Situs(Bentuk):
    fungsi: TeksT
    alamat: TeksT = Field(description="Alamat seperti tercetak", examples=["ppid.bontangkota.go.id"])
    sumber: DaftarRujukan = ()


class Ppid(Bentuk):
    """The public-information office; only contacts that are public."""

    nama: TeksT
    situs: UrlT | None = None
    alamat: TeksT | None = None
    telepon: TeksT | None = None
    surel: TeksT | None = None
    sumber: DaftarRujukan = ()


class KepalaDaerah(Bentuk):
    masa: WaktuT = Field(description="Masa jabatan", examples=["2021/2025"])
    kepala: TeksT
    jabatan: TeksT = Field("Wali Kota", description="Jabatan", examples=["Wali Kota", "Bupati", "Pjs. Wali Kota"])
    wakil: TeksT | None = None
    fakta: tuple[Fakta, ...] = ()
    sumber: DaftarRujukan = ()


class Lembaga(Bentuk):
    """A body of the smart-city programme: dewan, tim pelaksana, forum, pembimbing."""

    jenis: Literal["dewan", "tim-pelaksana", "forum", "penanggung-jawab", "pembimbing"]
    nama: TeksT
    ketua: IsiTeks | None = None
    unsur: TeksT | None = Field(None, description="Siapa saja isinya")
    waktu: WaktuT | None = None
    keputusan: TeksT | None = Field(None, description="Nomor SK atau peraturan")
    catatan: TeksT | None = None
    sumber: DaftarRujukan = ()


class Bimtek(Bentuk):
    """One of the four stages of technical guidance for writing the masterplan."""

    tahap: Literal["I", "II", "III", "IV"]
    waktu: IsiWaktu | None = Field(None, description="Kosongkan bila tanggalnya tidak ditemukan")
    tempat: TeksT | None = None
    pendamping: TeksT | None = None
    isi: TeksT | None = Field(None, description="Yang dikerjakan")
    catatan: TeksT | None = None
    sumber: DaftarRujukan = ()


class Evaluasi(Bentuk):
    """A result of an assessment or an award, as its source prints it."""

    nama: TeksT = Field(examples=["Indonesia's Smart City/Nation Award (ISNA)"])
    penyelenggara: TeksT | None = None
    tahun: WaktuT
    hasil: IsiTeks | None = Field(None, description="Kosongkan bila hasilnya tidak ditemukan")
    jenis: Literal["penilaian", "penghargaan"] = "penilaian"
    indikator: SlugT | None = Field(None, description="Indikator yang memuat nilainya")
    catatan: TeksT | None = None
    sumber: DaftarRujukan = ()


class ProfilDaerah(Bentuk):
    """daerah.yml: who the region is and how its smart-city programme is organised."""

    nama: TeksT = Field(examples=["Kota Bontang"])
    jenis: Literal["kota", "kabupaten"]
    kode: Kode
    provinsi: TeksT
    sumber: DaftarRujukan = Field((), description="Sumber nama dan provinsi")
    contoh: YaTidakT = Field(False, description="ya hanya untuk daerah rekaan")
    koordinat: Koordinat | None = None
    luas: IsiAngka | None = Field(None, description="Kilometer persegi")
    penduduk: IsiAngka | None = Field(None, description="Jiwa")
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
    kelas: SlugT = Field(description="Jenis sumber menurut daftar acuan", examples=["resmi", "media-lokal"])
    terbaca: Literal["penuh", "sebagian"] = "penuh"
    catatan: TeksT | None = None


class Opd(Bentuk):
    """A perangkat daerah or another body that is responsible for something."""

    nama: TeksT
    singkatan: TeksT | None = None
    jenis: Literal["perangkat-daerah", "wilayah", "bumd", "mitra", "instansi"] = "perangkat-daerah"
    urusan: tuple[TeksT, ...] = ()
    berlaku: WaktuT | None = Field(None, description="Masa nama ini berlaku")
    kontak: TeksT | None = Field(None, description="Kontak kantor yang terbuka untuk umum")
    catatan: TeksT | None = None
    sumber: DaftarRujukan = ()
