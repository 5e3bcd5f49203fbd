"""Shapes that stand in several kinds of file: facts, gaps, states, money, links, evidence, tombstones."""

from typing import Literal

from pydantic import Field

from petajalan.core.model.dasar import Bentuk, Bersumber, Dasar, IsiPasti, IsiTeks
from petajalan.core.scalars import AlamatT, SlugT, TeksT, TujuanT, UrlT, WaktuT


class Fakta(Bersumber):
    """A fact that has no field of its own: what it is about, what is said, who says so."""

    hal: TeksT = Field(description="Pokok yang dibicarakan, beberapa kata saja", examples=["Julukan"])
    isi: IsiTeks = Field(
        description="Yang dikatakan sumber; beberapa versi bila sumber berbeda", examples=["Kota Seribu Taman"]
    )
    waktu: WaktuT | None = Field(None, description="Kapan hal ini terjadi atau berlaku", examples=["2019-07-16"])
    catatan: TeksT | None = Field(
        None, description="Keterangan redaksi tentang perbedaan atau batas datanya", examples=["Daftarnya belum terbit"]
    )


class Kosong(Bersumber):
    """Something that was looked for and not found: shown and counted, never left out silently."""

    hal: TeksT = Field(description="Yang dicari", examples=["Nomor Perda RPJMD"])
    catatan: TeksT | None = Field(
        None, description="Di mana sudah dicari, atau apa yang ada sebagai gantinya", examples=["Tidak ada di JDIH"]
    )


class Status(Bersumber):
    """One entry of a status history; the last entry is the current one."""

    keadaan: TeksT = Field(
        description="Salah satu: rencana, berjalan, selesai, terhenti, belum-diketahui; terlambat dihitung sendiri",
        examples=["berjalan"],
    )
    teks: TeksT | None = Field(
        None, description="Kata-kata sumber, bila berbeda dari pilihan keadaan", examples=["tahap uji coba"]
    )
    tanggal: WaktuT | None = Field(None, description="Kapan sumber menyebut keadaan ini", examples=["2025-03"])
    alasan: TeksT | None = Field(
        None,
        description="Sebab perubahan; wajib bila status ini tanpa sumber",
        examples=["Tidak ada kabar sesudah 2020"],
    )


class Riwayat(Bersumber):
    """A past value of something that was changed."""

    tanggal: WaktuT = Field(description="Kapan nilainya diubah", examples=["2025-12-15"])
    lama: TeksT = Field(description="Nilai sebelum diubah", examples=["Desember 2025"])
    alasan: TeksT = Field(description="Mengapa diubah", examples=["Pengadaan mundur"])


class Anggaran(Bersumber):
    """Money named by a source, for a year."""

    pos: TeksT = Field(description="Untuk apa uangnya", examples=["Pemeliharaan taman"])
    tahun: WaktuT | None = Field(None, description="Tahun anggaran", examples=["2026"])
    jenis: Literal["alokasi", "realisasi", "kebutuhan", "bantuan", "total"] = Field(
        "alokasi",
        description="Dianggarkan, terpakai, dibutuhkan, diterima, atau jumlah semuanya",
        examples=["realisasi"],
    )
    nilai: IsiPasti = Field(description="Jumlah uang dalam rupiah, seperti tercetak", examples=["Rp12,5 miliar"])
    sumber_dana: TeksT | None = Field(None, description="Asal uangnya", examples=["APBD kota"])
    indikator: tuple[SlugT, ...] = Field(
        (), description="Nama berkas indikator yang terkait, tanpa .yml", examples=[["prevalensi-stunting"]]
    )
    catatan: TeksT | None = Field(None, description="Catatan untuk pembaca", examples=["Sebelum perubahan anggaran"])


class Mendukung(Bersumber):
    """A link from a promise to the plan, and on what ground it is made."""

    ke: TujuanT = Field(
        description="Simpul rencana atau indikator yang didukung",
        examples=["2025-2029/misi-1", "indikator/indeks-spbe"],
    )
    dasar: Dasar = Field(
        description="Tulis dokumen bila sumber menyebut kaitannya; redaksi bila Anda yang melihatnya",
        examples=["redaksi"],
    )
    alasan: TeksT | None = Field(
        None,
        description="Mengapa terkait; wajib bila dasarnya redaksi",
        examples=["Misi 1 tentang pelayanan yang cepat"],
    )


class DimensiTercetak(Bersumber):
    """One of the six dimensions, with the words of the source."""

    id: SlugT | None = Field(
        None,
        description="Satu dari enam dimensi; tidak ditulis bila sebutan sumber di luar keenamnya",
        examples=["smart-governance"],
    )
    dasar: Dasar = Field(
        description="Tulis dokumen bila sumber menyebut dimensinya; redaksi bila Anda yang memilihnya",
        examples=["dokumen"],
    )
    teks: TeksT | None = Field(
        None, description="Sebutan seperti tercetak; wajib bila id tidak ditulis", examples=["Smart Government"]
    )
    alasan: TeksT | None = Field(
        None,
        description="Mengapa dimensi ini; wajib bila dasarnya redaksi",
        examples=["Isinya tentang pelayanan publik"],
    )


class Bukti(Bersumber):
    """Evidence for a claim, apart from the claim."""

    judul: TeksT = Field(description="Apa yang diperlihatkan bukti ini", examples=["Laman Aduan Warga"])
    tanggal: WaktuT | None = Field(None, description="Tanggal bukti dibuat atau dilihat", examples=["2025-03-02"])
    url: UrlT | None = Field(None, description="Alamat web bukti", examples=["https://aduan.kotacontoh.example/"])
    berkas: TeksT | None = Field(
        None, description="Nama berkas di folder berkas/, bila bukti disimpan di sini", examples=["berita-acara.pdf"]
    )
    catatan: TeksT | None = Field(None, description="Catatan untuk pembaca", examples=["Dibuka sesudah peluncuran"])


class Nisan(Bentuk):
    """A page that was published and is gone: why, and where to read on."""

    alamat: AlamatT = Field(
        description="Alamat halaman yang ditarik, ditulis dari folder daerah", examples=["quick-win/aduan-warga/"]
    )
    tanggal: WaktuT = Field(description="Kapan halaman ditarik", examples=["2026-01-10"])
    alasan: TeksT = Field(description="Mengapa halaman ditarik", examples=["Digabung dengan Kampung Bersih"])
    pengganti: AlamatT | None = Field(
        None, description="Halaman untuk melanjutkan membaca, bila ada", examples=["program/kampung-bersih/"]
    )
