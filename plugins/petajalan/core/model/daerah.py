"""The region itself, its sources and its offices: daerah.yml, sumber.yml, opd.yml."""

from typing import Literal

from pydantic import Field

from petajalan.core.model.bersama import Anggaran, Fakta, Kosong, Nisan
from petajalan.core.model.dasar import Bentuk, Bersumber, IsiPasti, IsiTeks, IsiWaktu
from petajalan.core.scalars import AkunT, AngkaPastiT, KodeWilayahT, SlugT, TeksT, UrlT, WaktuT, YaTidakT


class Kode(Bersumber):
    """The region's code with the decree it follows: codes are not stable across decrees."""

    isi: KodeWilayahT = Field(
        description="Kode wilayah, dalam tanda kutip; kabupaten berakhiran 01–69, kota 71–99", examples=["99.71"]
    )
    keputusan: TeksT = Field(
        description="Keputusan menteri yang memuat kode ini", examples=["Kepmendagri 1 Tahun 2025"]
    )


class Koordinat(Bersumber):
    """A point for the map, in decimal degrees with a comma."""

    lintang: AngkaPastiT = Field(
        description="Lintang dalam derajat desimal; lintang selatan diawali tanda minus", examples=["-1,25"]
    )
    bujur: AngkaPastiT = Field(description="Bujur timur dalam derajat desimal", examples=["116,75"])


class Situs(Bersumber):
    fungsi: TeksT = Field(description="Untuk apa situs ini", examples=["Portal data"])
    alamat: TeksT = Field(description="Alamat situs seperti tercetak pada sumber", examples=["data.kotacontoh.example"])


class Ppid(Bersumber):
    """The public-information office; only contacts that are public."""

    nama: TeksT = Field(description="Nama PPID", examples=["PPID Kota Contoh"])
    situs: UrlT | None = Field(None, description="Alamat web PPID", examples=["https://ppid.kotacontoh.example/"])
    alamat: TeksT | None = Field(None, description="Alamat kantor", examples=["Jalan Contoh 1, Kota Contoh"])
    telepon: TeksT | None = Field(
        None, description="Telepon kantor; jangan tulis nomor pribadi", examples=["(0000) 000000"]
    )
    surel: TeksT | None = Field(
        None, description="Surel kantor; jangan tulis surel pribadi", examples=["ppid@kotacontoh.example"]
    )


class KepalaDaerah(Bersumber):
    masa: IsiWaktu = Field(description="Masa jabatan, dari awal ke akhir", examples=["2021/2025", "2025-02/.."])
    kepala: TeksT = Field(description="Nama kepala daerah", examples=["Budi Contoh"])
    jabatan: TeksT = Field("Wali Kota", description="Sebutan jabatannya", examples=["Bupati", "Pjs. Wali Kota"])
    wakil: IsiTeks | None = Field(
        None, description="Nama wakil kepala daerah; tidak ditulis bila tidak ada", examples=["Sari Contoh"]
    )
    catatan: TeksT | None = Field(None, description="Catatan untuk pembaca", examples=["Melanjutkan sisa masa jabatan"])
    fakta: tuple[Fakta, ...] = Field((), description="Hal lain tentang masa jabatan ini, misalnya pelantikan")


class Lembaga(Bersumber):
    """A body of the smart-city programme: dewan, tim pelaksana, forum, pembimbing."""

    jenis: Literal["dewan", "tim-pelaksana", "forum", "penanggung-jawab", "pembimbing"] = Field(
        description="Peran lembaga ini dalam kota cerdas", examples=["tim-pelaksana"]
    )
    nama: TeksT = Field(description="Nama lembaga menurut sumber", examples=["Tim Pelaksana Kota Cerdas"])
    ketua: IsiTeks | None = Field(None, description="Nama atau jabatan ketuanya", examples=["Sekretaris Daerah"])
    unsur: TeksT | None = Field(
        None, description="Siapa saja yang duduk di dalamnya", examples=["Perangkat daerah, kampus, dan komunitas"]
    )
    waktu: WaktuT | None = Field(None, description="Kapan dibentuk, atau masa kerjanya", examples=["2025/2029"])
    keputusan: TeksT | None = Field(
        None, description="Nomor keputusan atau peraturan pembentukannya", examples=["SK Wali Kota 1/2025"]
    )
    catatan: TeksT | None = Field(
        None, description="Catatan untuk pembaca", examples=["Nama anggotanya tidak tercantum"]
    )


class Bimtek(Bersumber):
    """One of the four stages of technical guidance for writing the masterplan."""

    tahap: Literal["I", "II", "III", "IV"] = Field(
        description="Tahap bimbingan teknis, dengan angka Romawi", examples=["I"]
    )
    waktu: IsiWaktu | None = Field(
        None, description="Tanggal pelaksanaan; tidak ditulis bila tidak ditemukan", examples=["2019-07-08/2019-07-09"]
    )
    tempat: TeksT | None = Field(None, description="Tempat pelaksanaan", examples=["Balai Kota"])
    pendamping: TeksT | None = Field(None, description="Nama atau lembaga yang membimbing", examples=["Tim Contoh"])
    isi: TeksT | None = Field(
        None, description="Yang dikerjakan pada tahap ini", examples=["Menyusun visi dan rencana aksi"]
    )
    catatan: TeksT | None = Field(
        None, description="Catatan untuk pembaca", examples=["Sumber hanya menyebut bulannya"]
    )


class Evaluasi(Bersumber):
    """A result of an assessment or an award, as its source prints it."""

    nama: TeksT = Field(description="Nama penilaian atau penghargaan", examples=["Evaluasi implementasi kota cerdas"])
    penyelenggara: TeksT | None = Field(None, description="Lembaga yang menilai", examples=["Kementerian Contoh"])
    tahun: WaktuT = Field(description="Tahun atau tanggal penilaian", examples=["2024"])
    hasil: IsiTeks | None = Field(
        None, description="Hasil seperti tercetak; tidak ditulis bila tidak ditemukan", examples=["2,72 (Baik)"]
    )
    jenis: Literal["penilaian", "penghargaan"] = Field(
        "penilaian", description="Penilaian yang diukur, atau penghargaan yang diberikan", examples=["penghargaan"]
    )
    indikator: SlugT | None = Field(
        None, description="Nama berkas indikator yang memuat nilainya, tanpa .yml", examples=["indeks-spbe"]
    )
    catatan: TeksT | None = Field(None, description="Catatan untuk pembaca", examples=["Kategori kota kecil"])


class ProfilDaerah(Bersumber):
    """daerah.yml: who the region is and how its smart-city programme is organised."""

    nama: TeksT = Field(description="Nama resmi daerah, sama dengan nama foldernya", examples=["Kota Contoh"])
    jenis: Literal["kota", "kabupaten"] = Field(description="Kota atau kabupaten", examples=["kota"])
    kode: Kode = Field(description="Kode wilayah dan keputusan yang memuatnya")
    provinsi: TeksT = Field(description="Nama provinsi", examples=["Provinsi Contoh"])
    contoh: YaTidakT = Field(
        False, description="Tulis ya hanya untuk daerah rekaan; tidak ditulis untuk daerah nyata", examples=["ya"]
    )
    pengelola: tuple[AkunT, ...] = Field(
        (),
        description="Akun di tempat berkas disimpan yang menyetujui perubahan data daerah ini, tanpa tanda @",
        examples=[["diskominfo-contoh"]],
    )
    koordinat: Koordinat | None = Field(None, description="Letak daerah pada peta")
    luas: IsiPasti | None = Field(None, description="Luas wilayah dalam kilometer persegi", examples=["160,2"])
    penduduk: IsiPasti | None = Field(None, description="Jumlah penduduk dalam jiwa", examples=["150.000"])
    identitas: tuple[Fakta, ...] = Field((), description="Julukan, moto, batas wilayah, dan dasar pembentukan")
    situs: tuple[Situs, ...] = Field((), description="Situs resmi pemerintah daerah")
    ppid: Ppid | None = Field(None, description="Pejabat pengelola informasi dan dokumentasi, untuk umum")
    kepala_daerah: tuple[KepalaDaerah, ...] = Field((), description="Kepala daerah, dari yang paling lama")
    kelembagaan: tuple[Lembaga, ...] = Field((), description="Dewan, tim pelaksana, dan pendamping kota cerdas")
    bimtek: tuple[Bimtek, ...] = Field((), description="Bimbingan teknis penyusunan masterplan, tahap I sampai IV")
    komitmen: tuple[Fakta, ...] = Field((), description="Pernyataan komitmen kepala daerah dan perangkat daerah")
    evaluasi: tuple[Evaluasi, ...] = Field((), description="Penilaian dan penghargaan kota cerdas")
    anggaran: tuple[Anggaran, ...] = Field((), description="Anggaran daerah yang terkait dengan kota cerdas")
    fakta: tuple[Fakta, ...] = Field((), description="Hal lain tentang daerah yang tidak punya isian sendiri")
    kosong: tuple[Kosong, ...] = Field((), description="Hal tentang daerah yang dicari tetapi tidak ditemukan")
    nisan: tuple[Nisan, ...] = Field((), description="Halaman yang pernah terbit dan ditarik")


class Sumber(Bentuk):
    """A document or page that a figure rests on."""

    judul: TeksT = Field(description="Judul seperti tercetak", examples=["Kota Contoh Dalam Angka 2025"])
    penerbit: TeksT | None = Field(None, description="Lembaga atau media penerbitnya", examples=["BPS Kota Contoh"])
    tanggal: WaktuT | None = Field(
        None, description="Tanggal terbit; tidak ditulis bila tidak tercantum", examples=["2025-02-28"]
    )
    url: UrlT | None = Field(
        None,
        description="Alamat web sumber; tidak ditulis bila tidak ada",
        examples=["https://kotacontoh.example/angka"],
    )
    url_lain: tuple[UrlT, ...] = Field(
        (), description="Alamat lain yang memuat isi yang sama", examples=[["https://arsip.example/angka"]]
    )
    kelas: SlugT = Field(
        description="Salah satu: resmi, media-nasional, media-lokal, akademik, data, salinan", examples=["resmi"]
    )
    terbaca: Literal["penuh", "sebagian"] = Field(
        "penuh", description="Tulis sebagian bila hanya sebagian sumber yang dapat dibaca", examples=["sebagian"]
    )
    catatan: TeksT | None = Field(
        None, description="Catatan untuk pembaca", examples=["Hanya ringkasannya yang terbuka"]
    )


class Opd(Bersumber):
    """A perangkat daerah or another body that is responsible for something."""

    nama: TeksT = Field(description="Nama lengkap lembaga", examples=["Dinas Komunikasi dan Informatika"])
    singkatan: TeksT | None = Field(None, description="Singkatan yang lazim", examples=["Diskominfo"])
    jenis: Literal["perangkat-daerah", "wilayah", "bumd", "mitra", "instansi"] = Field(
        "perangkat-daerah",
        description="Perangkat daerah, kecamatan atau kelurahan, BUMD, mitra, atau instansi lain",
        examples=["perangkat-daerah"],
    )
    urusan: tuple[TeksT, ...] = Field(
        (), description="Urusan pemerintahan yang ditangani", examples=[["Komunikasi dan informatika"]]
    )
    berlaku: WaktuT | None = Field(
        None, description="Masa nama ini berlaku; ditulis bila lembaga berganti nama", examples=["2017/2021"]
    )
    kontak: TeksT | None = Field(
        None,
        description="Kontak kantor yang terbuka untuk umum, bukan milik pribadi",
        examples=["Telepon (0000) 000000"],
    )
    catatan: TeksT | None = Field(None, description="Catatan untuk pembaca", examples=["Berganti nama pada 2021"])
