"""What all shapes are made of: the closed shape, sources, values with one version from each source."""

from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from petajalan.core.scalars import AngkaPastiT, AngkaT, PeriodeT, RujukanT, TeksT, WaktuT, YaTidakT

T = TypeVar("T")

Dasar = Literal["dokumen", "redaksi"]
DaftarRujukan = tuple[RujukanT, ...]


class Bentuk(BaseModel):
    """A closed, frozen shape: a key it does not know is a mistake."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Bersumber(Bentuk):
    """A shape that says where it comes from."""

    sumber: DaftarRujukan = Field(
        (), description="Nomor sumber di sumber.yml yang memuat pernyataan ini", examples=[["S1"]]
    )
    sumber_bersama: DaftarRujukan = Field(
        (),
        description="Beberapa nomor sumber; salah satunya memuat pernyataan ini, tetapi tidak diketahui yang mana",
        examples=[["S1", "S2"]],
    )

    @property
    def bersumber(self) -> bool:
        return bool(self.sumber or self.sumber_bersama)


class Versi(Bersumber, Generic[T]):
    """One source's version of a value; several stand side by side where sources disagree."""

    isi: T = Field(
        description="Nilai menurut satu sumber; bentuknya sama dengan isian yang memuatnya", examples=["12,5"]
    )
    utama: YaTidakT = Field(
        False,
        description="Tulis ya untuk versi yang tampil di tempat yang hanya memuat satu; paling banyak satu",
        examples=["ya"],
    )
    untuk: WaktuT | None = Field(None, description="Waktu yang dibicarakan nilai ini", examples=["2024-S2"])
    dasar: TeksT | None = Field(
        None, description="Dasar hukum atau cara menghitung nilai ini", examples=["Sensus penduduk"]
    )
    rincian: TeksT | None = Field(
        None, description="Bagian yang dihitung, bila nilai ini bukan keseluruhan", examples=["daratan"]
    )
    catatan: TeksT | None = Field(
        None, description="Keterangan pendek tentang versi ini", examples=["Sebelum pengukuran ulang"]
    )


def _as_versions(value: Any) -> Any:
    if isinstance(value, list):
        return value
    if isinstance(value, dict) and set(value) != {"isi", "teks"}:
        return [value]
    return [{"isi": value}]


def _as_dated_versions(value: Any) -> Any:
    """Let the printed words of a time stand beside it: ``{isi: 2026-06, teks: pertengahan 2026, sumber: …}``."""
    versions = _as_versions(value)
    if isinstance(versions, list):
        return [
            {**{k: v for k, v in item.items() if k != "teks"}, "isi": {"isi": item["isi"], "teks": item["teks"]}}
            if isinstance(item, dict) and {"isi", "teks"} <= set(item) and isinstance(item["teks"], str)
            else item
            for item in versions
        ]
    return versions


# One shape for each kind of value, by name: a region can be put away and taken out again.


class VersiTeks(Versi[TeksT]):
    isi: TeksT = Field(description="Teks menurut satu sumber", examples=["Kota Contoh yang sehat"])


class VersiAngka(Versi[AngkaT]):
    isi: AngkaT = Field(description="Angka menurut satu sumber, seperti tercetak", examples=["12,5"])


class VersiPasti(Versi[AngkaPastiT]):
    isi: AngkaPastiT = Field(description="Angka menurut satu sumber, seperti tercetak", examples=["12,5"])


class VersiPeriode(Versi[PeriodeT]):
    isi: PeriodeT = Field(description="Tahun awal dan tahun akhir menurut satu sumber", examples=["2025-2029"])


class VersiWaktu(Versi[WaktuT]):
    isi: WaktuT = Field(description="Waktu menurut satu sumber", examples=["2026-06"])
    teks: TeksT | None = Field(None, description="Waktu dengan kata-kata sumbernya", examples=["pertengahan 2026"])


# One value, one {isi, sumber …}, or a list of them: inside it is always a tuple of versions.
# The second argument is what may be typed, for the JSON Schema.
IsiTeks = Annotated[
    tuple[VersiTeks, ...],
    Field(min_length=1),
    BeforeValidator(_as_versions, TeksT | VersiTeks | tuple[VersiTeks, ...]),
]
IsiAngka = Annotated[
    tuple[VersiAngka, ...],
    Field(min_length=1),
    BeforeValidator(_as_versions, AngkaT | VersiAngka | tuple[VersiAngka, ...]),
]
IsiPasti = Annotated[
    tuple[VersiPasti, ...],
    Field(min_length=1),
    BeforeValidator(_as_versions, AngkaPastiT | VersiPasti | tuple[VersiPasti, ...]),
]
IsiPeriode = Annotated[
    tuple[VersiPeriode, ...],
    Field(min_length=1),
    BeforeValidator(_as_versions, PeriodeT | VersiPeriode | tuple[VersiPeriode, ...]),
]
IsiWaktu = Annotated[
    tuple[VersiWaktu, ...],
    Field(min_length=1),
    BeforeValidator(_as_dated_versions, WaktuT | VersiWaktu | tuple[VersiWaktu, ...]),
]


def disagree(versions: tuple[Versi[Any], ...]) -> bool:
    """Tell whether two versions speak of the same time and part: then sources disagree, else they add up."""
    about = [(version.untuk, version.rincian) for version in versions]
    return len(set(about)) < len(about)
