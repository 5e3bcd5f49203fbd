"""quick-win/<slug>.md and program/<slug>.md: what was promised. The folder says which of the two."""

from pydantic import Field

from petajalan.core.model.bersama import Anggaran, Bukti, DimensiTercetak, Fakta, Kosong, Mendukung, Riwayat, Status
from petajalan.core.model.dasar import Bersumber, IsiTeks, IsiWaktu
from petajalan.core.scalars import AlamatT, AngkaPastiT, OpdT, RingkasanT, TeksT, WaktuT


class Kemajuan(Bersumber):
    """Progress at a date, as its source says it."""

    tanggal: WaktuT | None = Field(None, description="Kapan kemajuan ini disebut", examples=["2025-06"])
    teks: TeksT = Field(description="Kemajuan seperti tercetak", examples=["12 dari 15 kelurahan"])
    persen: AngkaPastiT | None = Field(
        None, description="Kemajuan dalam persen; hanya bila sumber menyebut persen", examples=["80"]
    )


class Program(Bersumber):
    """A quick win or a programme."""

    judul: TeksT = Field(description="Nama quick win atau program", examples=["Aduan Warga"])
    ringkasan: RingkasanT = Field(
        description="Apa ini bagi warga, dengan bahasa sehari-hari",
        examples=["Satu tempat untuk menyampaikan aduan dan melihat tanggapannya."],
    )
    label: IsiTeks = Field(
        description="Sebutan menurut sumber; di folder quick-win/ harus ada yang menyebutnya quick win",
        examples=["quick win", "program"],
    )
    dimensi: tuple[DimensiTercetak, ...] = Field((), description="Dimensi kota cerdas yang dilayani")
    penanggung_jawab: tuple[OpdT, ...] = Field(
        (), description="Nama pendek di opd.yml: lembaga yang bertanggung jawab", examples=[["diskominfo"]]
    )
    pendukung: tuple[OpdT, ...] = Field(
        (), description="Nama pendek di opd.yml: lembaga lain yang membantu", examples=[["dinkes"]]
    )
    mitra: tuple[OpdT, ...] = Field(
        (), description="Nama pendek di opd.yml: mitra di luar pemerintah daerah", examples=[["kampus-contoh"]]
    )
    kontak: TeksT | None = Field(
        None,
        description="Kontak layanan yang terbuka untuk umum, bukan milik pribadi",
        examples=["Loket layanan Diskominfo, telepon (0000) 000000"],
    )
    lokasi: TeksT | None = Field(None, description="Tempat pelaksanaan atau layanan", examples=["Seluruh kelurahan"])
    manfaat: TeksT | None = Field(
        None, description="Apa yang berubah bagi warga", examples=["Warga dapat melapor dari rumah."]
    )
    penerima: TeksT | None = Field(None, description="Siapa yang menerima manfaatnya", examples=["Warga Kota Contoh"])
    mulai: IsiWaktu | None = Field(None, description="Kapan mulai", examples=["2025-03-01"])
    tenggat: IsiWaktu | None = Field(
        None, description="Kapan harus selesai; keterlambatan dihitung dari sini", examples=["2026-06"]
    )
    riwayat: tuple[Riwayat, ...] = Field((), description="Tenggat yang pernah berlaku")
    status: tuple[Status, ...] = Field(
        description="Riwayat keadaan, dari yang paling lama; yang terakhir berlaku", min_length=1
    )
    kemajuan: tuple[Kemajuan, ...] = Field((), description="Kemajuan menurut sumber, dari yang paling lama")
    bukti: tuple[Bukti, ...] = Field((), description="Yang memperlihatkan hasilnya, terpisah dari sumber pernyataan")
    anggaran: tuple[Anggaran, ...] = Field((), description="Uang untuk quick win atau program ini")
    mendukung: tuple[Mendukung, ...] = Field((), description="Simpul rencana dan indikator yang didukung")
    fakta: tuple[Fakta, ...] = Field((), description="Hal lain yang tidak punya isian sendiri")
    kosong: tuple[Kosong, ...] = Field((), description="Yang dicari tetapi tidak ditemukan, misalnya anggaran")
    diperiksa: WaktuT | None = Field(
        None, description="Kapan redaksi terakhir mencocokkan isi dengan sumber", examples=["2026-06-15"]
    )
    alamat_lama: tuple[AlamatT, ...] = Field(
        (),
        description="Alamat yang pernah dipakai halaman ini, sesudah berkasnya pindah atau berganti nama",
        examples=[["quick-win/aduan/"]],
    )
