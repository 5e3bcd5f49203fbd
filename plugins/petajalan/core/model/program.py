"""quick-win/<slug>.md and program/<slug>.md: what was promised. The folder says which of the two."""

from pydantic import Field

from petajalan.core.model.dasar import (
    Anggaran,
    Bersumber,
    Bukti,
    DimensiTercetak,
    Fakta,
    IsiTeks,
    IsiWaktu,
    Kosong,
    Mendukung,
    Riwayat,
    Status,
)
from petajalan.core.scalars import AlamatT, AngkaPastiT, RingkasanT, SlugT, TeksT, WaktuT


class Kemajuan(Bersumber):
    """Progress at a date, as its source says it."""

    tanggal: WaktuT | None = None
    teks: TeksT = Field(description="Seperti tercetak", examples=["562 titik"])
    persen: AngkaPastiT | None = Field(None, description="Hanya bila sumber menyebut persen")


class Program(Bersumber):
    """A quick win or a programme."""

    judul: TeksT
    ringkasan: RingkasanT = Field(description="Bahasa sehari-hari: apa ini bagi warga")
    label: IsiTeks = Field(description="Sebutan menurut sumber", examples=["quick win", "program"])
    dimensi: tuple[DimensiTercetak, ...] = ()
    penanggung_jawab: tuple[SlugT, ...] = ()
    pendukung: tuple[SlugT, ...] = ()
    mitra: tuple[SlugT, ...] = ()
    kontak: TeksT | None = Field(None, description="Kontak layanan yang terbuka untuk umum")
    lokasi: TeksT | None = None
    manfaat: TeksT | None = None
    penerima: TeksT | None = None
    mulai: IsiWaktu | None = None
    tenggat: IsiWaktu | None = None
    riwayat: tuple[Riwayat, ...] = Field((), description="Tenggat yang pernah berlaku")
    status: tuple[Status, ...] = Field(description="Dari yang paling lama; yang terakhir berlaku", min_length=1)
    kemajuan: tuple[Kemajuan, ...] = ()
    bukti: tuple[Bukti, ...] = ()
    anggaran: tuple[Anggaran, ...] = ()
    mendukung: tuple[Mendukung, ...] = ()
    fakta: tuple[Fakta, ...] = ()
    kosong: tuple[Kosong, ...] = ()
    diperiksa: WaktuT | None = Field(None, description="Kapan redaksi terakhir mencocokkan dengan sumber")
    alamat_lama: tuple[AlamatT, ...] = ()
