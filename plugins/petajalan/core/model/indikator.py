"""indikator/<slug>.yml: what is measured, in which series, and every value with its source."""

from typing import Literal

from pydantic import Field

from petajalan.core.model.bersama import Fakta, Kosong, Riwayat
from petajalan.core.model.dasar import Bentuk, Bersumber, DaftarRujukan
from petajalan.core.scalars import AlamatT, AngkaT, OpdT, SlugT, TeksT, WaktuT, YaTidakT


class Seri(Bentuk):
    """A way of measuring; values of two series are never joined or compared."""

    id: SlugT = Field(description="Nama pendek seri, untuk disebut pada setiap nilai", examples=["survei"])
    nama: TeksT = Field(description="Cara mengukur, untuk pembaca", examples=["Survei nasional"])
    seri_acuan: SlugT | None = Field(
        None,
        description="Seri yang sama pada daftar acuan, supaya dapat disandingkan antardaerah",
        examples=["ssgi-ski"],
    )
    sumber_bersama: DaftarRujukan = Field(
        (), description="Nomor sumber yang diketahui hanya untuk seluruh seri", examples=[["S1", "S2"]]
    )
    catatan: TeksT | None = Field(None, description="Catatan untuk pembaca", examples=["Cara hitung berubah pada 2022"])


class Nilai(Bersumber):
    """One value as one source prints it."""

    jenis: Literal["awal", "target", "realisasi"] = Field(
        description="Kondisi awal, target, atau angka yang terjadi", examples=["realisasi"]
    )
    teks: AngkaT = Field(
        description="Angka atau predikat seperti tercetak, tanpa satuan; koma untuk desimal",
        examples=["12,5", "69,1–69,5", "B"],
    )
    seri: SlugT | None = Field(
        None, description="Cara mengukur nilai ini; tidak ditulis bila hanya ada satu cara", examples=["survei"]
    )
    untuk: WaktuT | None = Field(None, description="Waktu yang dibicarakan nilai ini", examples=["2024", "2025-TW1"])
    disebut: WaktuT | None = Field(
        None, description="Kapan dikatakan; wajib bila untuk tidak diketahui", examples=["2025-03-02"]
    )
    oleh: TeksT | None = Field(
        None, description="Siapa yang mengatakan; untuk target yang hanya diucapkan", examples=["Wali Kota"]
    )
    dokumen: SlugT | None = Field(
        None, description="Nama pendek di dokumen.yml: dokumen asal target", examples=["rkpd-2026"]
    )
    sebutan: TeksT | None = Field(
        None, description="Sebutan target ini, bila satu dokumen memuat beberapa", examples=["ambisi"]
    )
    rincian: TeksT | None = Field(
        None, description="Bagian yang diukur, bila bukan seluruh daerah", examples=["Kelurahan Suka Maju"]
    )
    utama: YaTidakT = Field(
        False, description="Tulis ya bila sumber berbeda dan nilai inilah yang dipakai", examples=["ya"]
    )
    terbuka: YaTidakT = Field(
        False, description="Tulis ya pada setiap nilai yang bertentangan, bila belum dapat dipilih", examples=["ya"]
    )
    catatan: TeksT | None = Field(None, description="Keterangan pendek tentang nilai ini", examples=["Angka sementara"])
    riwayat: tuple[Riwayat, ...] = Field((), description="Angka lama dari nilai ini yang sudah diralat")


class Indikator(Bentuk):
    nama: TeksT = Field(description="Nama indikator untuk pembaca", examples=["Prevalensi stunting"])
    satuan: SlugT = Field(description="Satuan semua nilai, dari daftar satuan", examples=["persen"])
    definisi: TeksT | None = Field(
        None,
        description="Apa yang diukur, dengan bahasa sehari-hari",
        examples=["Bagian anak balita yang terlalu pendek untuk umurnya."],
    )
    arah: Literal["naik", "turun", "tetap"] | None = Field(
        None, description="Arah yang lebih baik; tanpa arah, target tidak dinilai tercapai", examples=["turun"]
    )
    jenis: Literal["dampak", "hasil", "keluaran", "tata-kelola"] | None = Field(
        None, description="Tingkat yang diukur; tidak ditulis bila sumber tidak menyebutnya", examples=["dampak"]
    )
    iku: YaTidakT | None = Field(
        None, description="Tulis ya bila sumber menyebutnya Indikator Kinerja Utama", examples=["ya"]
    )
    ikd: YaTidakT | None = Field(
        None, description="Tulis ya bila sumber menyebutnya Indikator Kinerja Daerah", examples=["ya"]
    )
    pengampu: tuple[OpdT, ...] = Field(
        (), description="Nama pendek di opd.yml: lembaga yang menanganinya", examples=[["dinkes"]]
    )
    acuan: SlugT | None = Field(
        None, description="Indikator yang sama pada daftar acuan, untuk perbandingan antardaerah", examples=["stunting"]
    )
    seri: tuple[Seri, ...] = Field((), description="Cara-cara mengukur; tidak ditulis bila hanya ada satu")
    nilai: tuple[Nilai, ...] = Field((), description="Setiap angka dengan waktu dan sumbernya")
    sumber_bersama: DaftarRujukan = Field(
        (), description="Nomor sumber yang diketahui hanya untuk seluruh indikator", examples=[["S1", "S2"]]
    )
    fakta: tuple[Fakta, ...] = Field((), description="Hal lain tentang indikator ini")
    kosong: tuple[Kosong, ...] = Field((), description="Yang dicari untuk indikator ini tetapi tidak ditemukan")
    catatan: TeksT | None = Field(None, description="Catatan untuk pembaca", examples=["Dihitung setiap Agustus"])
    alamat_lama: tuple[AlamatT, ...] = Field(
        (),
        description="Alamat yang pernah dipakai halaman ini, sesudah berkasnya berganti nama",
        examples=[["indikator/stunting/"]],
    )
