"""The field reference for officers: every key of every kind of file, read off the models."""

from dataclasses import dataclass
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from petajalan.core import scalars, teks
from petajalan.core.model import bersama, dasar
from petajalan.core.schema import KINDS


@dataclass(frozen=True, slots=True)
class Isian:
    """One key: ``nama`` is its way into the file (“nilai › teks”), ``bagian`` the shared shape that it holds."""

    nama: str
    wajib: bool
    bentuk: str
    uraian: str
    contoh: tuple[str, ...]
    bagian: str


@dataclass(frozen=True, slots=True)
class Bagian:
    """The keys of one kind of file, or of a shape that stands in several files."""

    id: str
    judul: str
    berkas: str
    uraian: str
    isian: tuple[Isian, ...]


_SCALARS: tuple[tuple[Any, str], ...] = (
    (scalars.TeksT, "teks"),
    (scalars.RingkasanT, f"teks, paling banyak {teks.MAX_RINGKASAN} karakter"),
    (scalars.SlugT, "nama pendek"),
    (scalars.OpdT, "nama pendek"),
    (scalars.YaTidakT, "ya atau tidak"),
    (scalars.UrlT, "alamat web"),
    (scalars.AkunT, "nama akun"),
    (scalars.AlamatT, "alamat halaman"),
    (scalars.PeriodeT, "periode"),
    (scalars.KodeWilayahT, "kode wilayah"),
    (scalars.SimpulT, "tanda simpul"),
    (scalars.TujuanT, "tujuan tautan"),
    (scalars.RujukanT, "nomor sumber"),
    (scalars.WaktuT, "waktu"),
    (scalars.AngkaT, "angka"),
    (scalars.AngkaPastiT, "angka"),
)
_VERSIONS: tuple[tuple[Any, str], ...] = (
    (dasar.IsiTeks, "teks"),
    (dasar.IsiAngka, "angka"),
    (dasar.IsiPasti, "angka"),
    (dasar.IsiPeriode, "periode"),
    (dasar.IsiWaktu, "waktu"),
)
# Shapes that stand in several files are explained once.
_SHARED: dict[type[BaseModel], tuple[str, str]] = {
    dasar.Versi: (
        "Versi",
        "Satu isian boleh ditulis langsung, atau dengan sumbernya, atau sebagai daftar bila sumber berbeda.",
    ),
    bersama.Fakta: ("Fakta", "Hal yang tidak mempunyai isian sendiri."),
    bersama.Kosong: ("Kosong", "Yang dicari tetapi tidak ditemukan. Jangan isi dengan 0, tanda hubung, atau N/A."),
    bersama.Status: ("Status", "Riwayat keadaan, dari yang paling lama; butir terakhir yang berlaku."),
    bersama.Riwayat: ("Riwayat", "Nilai lama dari sesuatu yang diubah."),
    bersama.Anggaran: ("Anggaran", "Uang yang disebut sumber."),
    bersama.Mendukung: ("Mendukung", "Tautan dari janji ke rencana daerah atau indikator, dengan dasarnya."),
    bersama.DimensiTercetak: ("Dimensi", "Satu dari enam dimensi, dengan kata-kata sumbernya."),
    bersama.Bukti: ("Bukti", "Bukti bahwa sebuah pernyataan benar, terpisah dari pernyataannya."),
    bersama.Nisan: ("Nisan", "Halaman yang pernah terbit dan ditarik: sebabnya, dan di mana melanjutkan membaca."),
}
_SOURCES = ("sumber", "sumber_bersama")


def fields() -> tuple[Bagian, ...]:
    """List the keys of every kind of file, then of the shapes that they share."""
    files = [
        Bagian(name, kind.judul, kind.berkas, kind.uraian, tuple(_rows(_model(kind.bentuk), _keyed(kind.bentuk))))
        for name, kind in KINDS.items()
    ]
    shapes = [
        Bagian(_anchor(model), title, "", about, tuple(_rows(model, ""))) for model, (title, about) in _SHARED.items()
    ]
    return (*files, *shapes)


def _anchor(model: type[BaseModel]) -> str:
    return f"bentuk-{_SHARED[model][0].lower()}"


def _model(shape: Any) -> type[BaseModel]:
    model: type[BaseModel] = get_args(shape)[1] if get_origin(shape) is dict else shape
    return model


def _keyed(shape: Any) -> str:
    """Say what stands before the keys in a file that maps names to shapes."""
    return "<nama> › " if get_origin(shape) is dict else ""


def _rows(model: type[BaseModel], before: str, sources: bool = True) -> list[Isian]:
    """List a shape's keys and below each those of the shape inside it; sources come last, and only on the outside."""
    hints = get_type_hints(model, include_extras=True)
    names = [name for name in model.model_fields if name not in _SOURCES]
    names += [name for name in _SOURCES if sources and name in model.model_fields]
    rows: list[Isian] = []
    for name in names:
        field = model.model_fields[name]
        words, inner = _words(hints[name])
        shared = _anchor(inner) if inner in _SHARED else ""
        rows.append(
            Isian(
                f"{before}{name}",
                field.is_required(),
                words,
                field.description or "",
                tuple(_example(item) for item in field.examples or ()),
                shared,
            )
        )
        if inner and not shared:
            rows += _rows(inner, f"{before}{name} › ", sources=False)
    return rows


def _words(hint: Any) -> tuple[str, type[BaseModel] | None]:
    """Say in words what a key holds, and give the shape inside it."""
    if get_origin(hint) in (Union, UnionType):
        hint = next(arg for arg in get_args(hint) if arg is not type(None))
    for known, words in _SCALARS:
        if hint == known:
            return words, None
    for known, words in _VERSIONS:
        if hint == known:
            return f"{words}, atau beberapa versi", dasar.Versi
    if get_origin(hint) is Literal:
        return f"salah satu: {', '.join(get_args(hint))}", None
    if get_origin(hint) is tuple:
        words, inner = _words(get_args(hint)[0])
        return f"daftar {words}", inner
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return (_SHARED[hint][0].lower() if hint in _SHARED else "isian"), hint
    return "nilai", None  # the type of a version's own value is that of its key


def _example(value: Any) -> str:
    """Write an example as it stands in a file."""
    return f"[{', '.join(map(str, value))}]" if isinstance(value, list) else str(value)
