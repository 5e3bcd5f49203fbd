"""Plans: dokumen.yml, rpjmd/<periode>.yml, masterplan/masterplan.yml and its chapters, peta-jalan.yml."""

from typing import Literal

from pydantic import Field

from petajalan.core.model.bersama import Bukti, DimensiTercetak, Fakta, Kosong, Mendukung, Riwayat, Status
from petajalan.core.model.dasar import Bentuk, Bersumber, Dasar, IsiPasti, IsiPeriode, IsiTeks, IsiWaktu
from petajalan.core.scalars import AlamatT, OpdT, PeriodeT, SimpulT, SlugT, TeksT, TujuanT, UrlT, WaktuT, YaTidakT

Publikasi = Literal["terbit", "sebagian", "belum-ditemukan"]


class Tahapan(Bersumber):
    """A step in the making of a document."""

    nama: TeksT = Field(description="Nama tahapan", examples=["Konsultasi publik rancangan awal"])
    waktu: IsiWaktu | None = Field(
        None, description="Kapan berlangsung; tidak ditulis bila tidak ditemukan", examples=["2025-07-05"]
    )
    catatan: TeksT | None = Field(None, description="Catatan untuk pembaca", examples=["Dihadiri wakil kelurahan"])


class Dokumen(Bersumber):
    """A plan, rule, report or statement that is named anywhere in the region's data."""

    judul: TeksT = Field(description="Judul dokumen", examples=["RPJMD Kota Contoh 2025–2029"])
    jenis: SlugT = Field(description="Jenis dokumen dari daftar acuan", examples=["rpjmd", "perwali", "pernyataan"])
    periode: IsiPeriode | None = Field(
        None, description="Tahun awal dan akhir rencana; tidak ditulis untuk yang bukan rencana", examples=["2025-2029"]
    )
    tahun: WaktuT | None = Field(None, description="Tahun atau tanggal dokumen", examples=["2026", "2025-08-20"])
    nomor: IsiTeks | None = Field(
        None, description="Nomor peraturan; tidak ditulis bila tidak ditemukan", examples=["Perda 1/2025"]
    )
    naskah: Literal["rancangan-awal", "rancangan", "rancangan-akhir", "ditetapkan", "tidak-diketahui"] = Field(
        "tidak-diketahui", description="Sampai mana naskahnya disusun", examples=["ditetapkan"]
    )
    publikasi: Publikasi = Field(
        "belum-ditemukan", description="Apakah naskahnya dapat dibaca umum", examples=["terbit"]
    )
    oleh: TeksT | None = Field(
        None, description="Siapa yang menyatakan; hanya untuk jenis pernyataan", examples=["Wali Kota"]
    )
    tebal: TeksT | None = Field(None, description="Jumlah halaman seperti tercetak", examples=["± 120 halaman"])
    url: UrlT | None = Field(None, description="Alamat web naskah", examples=["https://kotacontoh.example/rpjmd.pdf"])
    berkas: TeksT | None = Field(
        None, description="Nama berkas di folder berkas/, bila naskah disimpan di sini", examples=["rpjmd.pdf"]
    )
    visi: Fakta | None = Field(None, description="Visi dokumen, bila tidak ada berkasnya di folder rpjmd/")
    tahapan: tuple[Tahapan, ...] = Field((), description="Langkah penyusunan dokumen, dari yang paling lama")
    fakta: tuple[Fakta, ...] = Field((), description="Hal lain tentang dokumen ini")
    kosong: tuple[Kosong, ...] = Field((), description="Yang dicari tentang dokumen ini tetapi tidak ditemukan")


class Melanjutkan(Bersumber):
    """Continuity across periods is said, never assumed."""

    ke: TujuanT = Field(description="Simpul pada rencana sebelumnya yang dilanjutkan", examples=["2020-2024/misi-2"])
    dasar: Dasar = Field(
        description="Tulis dokumen bila sumber menyebut kelanjutannya; redaksi bila Anda yang melihatnya",
        examples=["dokumen"],
    )
    alasan: TeksT | None = Field(
        None, description="Mengapa dianggap lanjutan; wajib bila dasarnya redaksi", examples=["Bunyinya hampir sama"]
    )


class Simpul(Bersumber):
    """A node of a plan: visi, misi, tujuan, sasaran or program prioritas; its id says which."""

    id: SimpulT = Field(
        description="Jenis dan urutannya; tidak pernah diganti", examples=["visi", "misi-1", "sasaran-3"]
    )
    teks: IsiTeks = Field(description="Bunyi simpul", examples=["Pelayanan publik yang cepat"])
    kutipan: YaTidakT = Field(
        False, description="Tulis ya bila bunyinya disalin persis; tidak bila dirumuskan ulang", examples=["ya"]
    )
    induk: tuple[SimpulT, ...] = Field(
        (), description="Simpul di atasnya; tidak ditulis bila sumber tidak menyebutnya", examples=[["misi-1"]]
    )
    indikator: tuple[SlugT, ...] = Field(
        (), description="Nama berkas indikator yang mengukurnya, tanpa .yml", examples=[["prevalensi-stunting"]]
    )
    pengampu: tuple[OpdT, ...] = Field(
        (), description="Nama pendek di opd.yml: lembaga yang menanganinya", examples=[["dinkes"]]
    )
    naskah: TeksT | None = Field(
        None, description="Naskah asalnya, bila bukan naskah yang ditetapkan", examples=["Rancangan awal RPJMD"]
    )
    catatan: TeksT | None = Field(None, description="Catatan untuk pembaca", examples=["Urutannya berbeda pada berita"])
    melanjutkan: tuple[Melanjutkan, ...] = Field((), description="Simpul rencana sebelumnya yang dilanjutkan")

    @property
    def jenis(self) -> str:
        return self.id.partition("-")[0]

    @property
    def rumusan(self) -> str:
        """Give the wording for places that hold only one: the main version, else the first."""
        return next((version.isi for version in self.teks if version.utama), self.teks[0].isi)


class JumlahDinyatakan(Bersumber):
    """How many of something the document is said to hold (“5 misi, 4 tujuan, 13 sasaran”)."""

    hal: TeksT = Field(description="Yang dihitung", examples=["Misi"])
    isi: IsiPasti = Field(description="Jumlah yang disebut, walaupun isinya belum ditemukan", examples=["5"])
    catatan: TeksT | None = Field(None, description="Catatan untuk pembaca", examples=["Isinya belum terbaca"])


class Rpjmd(Bentuk):
    """rpjmd/<periode>.yml: the nodes of one plan. Targets stand with their indicators."""

    periode: PeriodeT = Field(
        description="Tahun awal dan tahun akhir rencana, sama dengan nama berkas", examples=["2025-2029"]
    )
    dokumen: SlugT = Field(description="Nama pendek rencana ini di dokumen.yml", examples=["rpjmd-2025-2029"])
    simpul: tuple[Simpul, ...] = Field((), description="Visi, misi, tujuan, sasaran, dan program prioritas")
    jumlah_dinyatakan: tuple[JumlahDinyatakan, ...] = Field(
        (), description="Jumlah misi, tujuan, dan sasaran yang disebut sumber"
    )
    fakta: tuple[Fakta, ...] = Field((), description="Hal lain tentang rencana ini")
    kosong: tuple[Kosong, ...] = Field((), description="Yang dicari dari rencana ini tetapi tidak ditemukan")


class Buku(Bersumber):
    """A book of the masterplan; its kind matters, not its number: “Buku 3” varies by region."""

    jenis: Literal[
        "analisis-strategis", "masterplan", "ringkasan-eksekutif", "profil-quick-win", "peta-jalan", "lainnya"
    ] = Field(description="Isi buku; nomor buku berbeda-beda di setiap daerah", examples=["ringkasan-eksekutif"])
    judul: TeksT = Field(description="Judul buku", examples=["Buku 1 Analisis Strategis"])
    nomor: TeksT | None = Field(None, description="Nomor buku seperti tercetak", examples=["Buku 1"])
    tebal: TeksT | None = Field(None, description="Jumlah halaman seperti tercetak", examples=["± 120 halaman"])
    publikasi: Publikasi = Field(
        "belum-ditemukan", description="Apakah buku ini dapat dibaca umum", examples=["sebagian"]
    )
    url: UrlT | None = Field(None, description="Alamat web buku", examples=["https://kotacontoh.example/buku-1.pdf"])
    catatan: TeksT | None = Field(
        None, description="Catatan untuk pembaca", examples=["Yang terbaca hanya sambutannya"]
    )


class Masterplan(Bersumber):
    """masterplan/masterplan.yml."""

    judul: TeksT = Field(description="Judul masterplan", examples=["Masterplan Kota Cerdas Kota Contoh"])
    dokumen: SlugT | None = Field(
        None, description="Nama pendek masterplan di dokumen.yml", examples=["masterplan-2020-2029"]
    )
    periode: IsiTeks | None = Field(None, description="Masa berlaku seperti tercetak", examples=["2020–2029"])
    visi: IsiTeks | None = Field(None, description="Visi kota cerdas", examples=["Kota Contoh yang melayani"])
    misi: tuple[Fakta, ...] = Field((), description="Misi kota cerdas, satu butir untuk setiap misi")
    buku: tuple[Buku, ...] = Field((), description="Buku-buku masterplan, juga yang belum ditemukan")
    dimensi: tuple[DimensiTercetak, ...] = Field((), description="Dimensi seperti disebut masterplan")
    fakta: tuple[Fakta, ...] = Field((), description="Hal lain tentang masterplan")
    kosong: tuple[Kosong, ...] = Field((), description="Yang dicari tentang masterplan tetapi tidak ditemukan")


class Bab(Bersumber):
    """The front matter of a chapter; its prose follows."""

    judul: TeksT = Field(description="Judul bab", examples=["Pendahuluan"])
    alamat_lama: tuple[AlamatT, ...] = Field(
        (),
        description="Alamat yang pernah dipakai bab ini, sesudah berkasnya berganti nama",
        examples=[["masterplan/pembukaan/"]],
    )
    asal: Literal["dokumen", "redaksi"] = Field(
        description="Tulis dokumen bila isinya naskah asli; redaksi bila rangkuman dari sumber lain",
        examples=["redaksi"],
    )
    publikasi: Publikasi | None = Field(
        None, description="Apakah naskah bab ini dapat dibaca umum", examples=["sebagian"]
    )


class Tahap(Bersumber):
    """A stage of the roadmap."""

    id: SlugT = Field(description="Nama pendek tahap; tidak pernah diganti", examples=["jangka-pendek"])
    judul: TeksT = Field(description="Nama tahap untuk pembaca", examples=["Jangka pendek"])
    waktu: WaktuT | None = Field(
        None, description="Masa tahap ini; tidak ditulis bila tahunnya tidak ditemukan", examples=["2025/2026"]
    )
    isi: TeksT | None = Field(
        None, description="Yang dikerjakan pada tahap ini", examples=["Membangun layanan aduan dan pusat data"]
    )
    catatan: TeksT | None = Field(None, description="Catatan untuk pembaca", examples=["Rinciannya tidak terbaca"])


class Tonggak(Bersumber):
    """A milestone: something that happened (``waktu``) or is due (``tenggat``)."""

    id: SlugT = Field(description="Nama pendek tonggak; tidak pernah diganti", examples=["aduan-warga-dibuka"])
    judul: TeksT = Field(description="Apa yang terjadi atau harus terjadi", examples=["Aduan Warga dibuka"])
    waktu: IsiWaktu | None = Field(
        None, description="Kapan terjadi; tidak ditulis bila belum terjadi", examples=["2025-03-01"]
    )
    tenggat: IsiWaktu | None = Field(
        None, description="Kapan harus terjadi; wajib bila waktu tidak ditulis", examples=["2026-06"]
    )
    riwayat: tuple[Riwayat, ...] = Field((), description="Tenggat yang pernah berlaku")
    tahap: SlugT | None = Field(None, description="Id tahap peta jalan tempat tonggak ini", examples=["jangka-pendek"])
    dimensi: tuple[DimensiTercetak, ...] = Field((), description="Dimensi kota cerdas yang terkait")
    penanggung_jawab: tuple[OpdT, ...] = Field(
        (), description="Nama pendek di opd.yml: lembaga yang bertanggung jawab", examples=[["diskominfo"]]
    )
    status: tuple[Status, ...] = Field((), description="Riwayat keadaan, dari yang paling lama; yang terakhir berlaku")
    untuk: tuple[TujuanT, ...] = Field(
        (),
        description="Quick win, program, indikator, atau simpul yang dibicarakan",
        examples=[["quick-win/aduan-warga"]],
    )
    mendukung: tuple[Mendukung, ...] = Field((), description="Simpul rencana dan indikator yang didukung")
    bukti: tuple[Bukti, ...] = Field((), description="Yang memperlihatkan bahwa tonggak ini tercapai")
    catatan: TeksT | None = Field(None, description="Catatan untuk pembaca", examples=["Tanggalnya baru jadwal"])


class PetaJalan(Bentuk):
    """peta-jalan.yml."""

    tahap: tuple[Tahap, ...] = Field((), description="Tahap-tahap peta jalan, dari yang paling awal")
    tonggak: tuple[Tonggak, ...] = Field((), description="Peristiwa penting yang sudah terjadi atau direncanakan")
    fakta: tuple[Fakta, ...] = Field((), description="Hal lain tentang peta jalan")
    kosong: tuple[Kosong, ...] = Field((), description="Yang dicari tentang peta jalan tetapi tidak ditemukan")


class Kabar(Bersumber):
    """The front matter of a news item; its date is in the file name."""

    judul: TeksT = Field(description="Judul kabar", examples=["Aduan Warga diluncurkan"])
    ringkasan: TeksT | None = Field(
        None, description="Isi kabar dalam satu atau dua kalimat", examples=["Warga kini dapat melapor dari rumah."]
    )
    tentang: tuple[TujuanT, ...] = Field(
        (),
        description="Quick win, program, indikator, atau simpul yang diberitakan",
        examples=[["quick-win/aduan-warga"]],
    )
    alamat_lama: tuple[AlamatT, ...] = Field(
        (),
        description="Alamat yang pernah dipakai kabar ini, sesudah berkasnya berganti nama",
        examples=[["kabar/2025-03-01-aduan/"]],
    )
