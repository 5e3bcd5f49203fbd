"""The shared code lists in cities/_acuan/: the same for every region."""

from pydantic import Field

from petajalan.core.model.dasar import Bentuk
from petajalan.core.scalars import SlugT, TeksT, YaTidakT


class Subdimensi(Bentuk):
    id: SlugT
    nama: TeksT


class Dimensi(Bentuk):
    """One of the six dimensions of the national guide."""

    nama: TeksT
    uraian: TeksT
    alias: tuple[TeksT, ...] = ()
    subdimensi: tuple[Subdimensi, ...] = ()


class Satuan(Bentuk):
    nama: TeksT
    lambang: TeksT | None = Field(None, description="Yang ditulis sesudah angka; kosong bila tidak ada")
    depan: YaTidakT = Field(False, description="ya bila lambang ditulis di depan angka (Rp)")


class Keadaan(Bentuk):
    """A state of a promise: a word and a shape, never colour alone."""

    nama: TeksT
    lambang: str
    uraian: TeksT


class Istilah(Bentuk):
    """A named kind: of document, of source."""

    nama: TeksT
    uraian: TeksT | None = None


class SeriAcuan(Bentuk):
    id: SlugT
    nama: TeksT


class IndikatorAcuan(Bentuk):
    """What may be compared across regions: same id, same unit, same series."""

    nama: TeksT
    satuan: SlugT
    arah: TeksT | None = None
    seri: tuple[SeriAcuan, ...] = ()
