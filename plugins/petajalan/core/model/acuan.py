"""The shared code lists in cities/_acuan/: the same for every region."""

from pydantic import Field

from petajalan.core.model.dasar import Bentuk
from petajalan.core.scalars import SlugT, TeksT, YaTidakT


class Subdimensi(Bentuk):
    id: SlugT = Field(description="Nama pendek yang tidak pernah diganti", examples=["pelayanan-publik"])
    nama: TeksT = Field(description="Nama untuk pembaca", examples=["Pelayanan publik"])


class Dimensi(Bentuk):
    """One of the six dimensions of the national guide."""

    nama: TeksT = Field(description="Nama dimensi menurut panduan nasional", examples=["Smart Governance"])
    uraian: TeksT = Field(
        description="Arti dimensi dalam bahasa Indonesia", examples=["Tata kelola pemerintahan yang cerdas"]
    )
    alias: tuple[TeksT, ...] = Field(
        (), description="Sebutan lain yang ditemukan pada sumber", examples=[["Smart Government"]]
    )
    subdimensi: tuple[Subdimensi, ...] = Field((), description="Bagian-bagian dimensi menurut panduan nasional")


class Satuan(Bentuk):
    nama: TeksT = Field(description="Nama satuan untuk pembaca", examples=["kilometer persegi"])
    lambang: TeksT | None = Field(
        None, description="Yang ditulis bersama angka; tidak ditulis bila tidak ada", examples=["km²"]
    )
    depan: YaTidakT = Field(
        False, description="Tulis ya bila lambang ditulis di depan angka, seperti Rp", examples=["ya"]
    )


class Keadaan(Bentuk):
    """A state of a promise: a word and a shape, never colour alone."""

    nama: TeksT = Field(description="Nama keadaan untuk pembaca", examples=["Berjalan"])
    lambang: str = Field(description="Satu tanda yang bentuknya berbeda dari keadaan lain", examples=["◐"])
    uraian: TeksT = Field(description="Kapan keadaan ini dipakai", examples=["Sedang dikerjakan atau sedang melayani"])


class Istilah(Bentuk):
    """A named kind: of document, of source."""

    nama: TeksT = Field(description="Nama atau singkatan untuk pembaca", examples=["RPJMD"])
    uraian: TeksT | None = Field(
        None,
        description="Kepanjangan atau arti; tidak ditulis bila namanya sudah jelas",
        examples=["Rencana Pembangunan Jangka Menengah Daerah"],
    )


class SeriAcuan(Bentuk):
    id: SlugT = Field(description="Nama pendek yang dirujuk seri_acuan pada indikator daerah", examples=["ssgi-ski"])
    nama: TeksT = Field(description="Cara mengukur, untuk pembaca", examples=["Survei nasional SSGI/SKI"])


class IndikatorAcuan(Bentuk):
    """What may be compared across regions: same id, same unit, same series."""

    nama: TeksT = Field(description="Nama indikator untuk semua daerah", examples=["Prevalensi stunting"])
    satuan: SlugT = Field(description="Satuan dari daftar satuan, sama untuk semua daerah", examples=["persen"])
    arah: TeksT | None = Field(
        None, description="Arah yang dianggap lebih baik: naik, turun, atau tetap", examples=["turun"]
    )
    seri: tuple[SeriAcuan, ...] = Field((), description="Cara mengukur yang dapat disandingkan antardaerah")


class Wilayah(Bentuk):
    """A kabupaten or kota as its decree names it."""

    nama: TeksT = Field(description="Nama resmi", examples=["Kota Contoh"])
    provinsi: TeksT = Field(description="Nama provinsi", examples=["Provinsi Contoh"])
