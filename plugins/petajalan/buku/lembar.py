"""Which sheets a workbook has, and the columns of each, read off the models: there is no second list of fields."""

from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from petajalan.core import scalars
from petajalan.core.model import bersama, daerah, dasar, indikator, program, rencana


@dataclass(frozen=True, slots=True)
class Column:
    """One field as a column: ``kind`` says how its cells are read, ``type`` checks a single value.

    ``many`` cells hold several values, parted by semicolons; ``versions`` may hold several sources' values in the
    file, and then a cell only shows them. ``fixed`` cells say which row this is and are not changed.
    """

    name: str
    kind: str
    type: Any
    about: str
    examples: tuple[str, ...] = ()
    required: bool = False
    many: bool = False
    versions: bool = False
    options: tuple[str, ...] = ()
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: a row is a file of a folder, an entry of a file, or an item of a list in a file.

    ``files`` are folders or one file, ``field`` the list in it, ``parent`` the column that names the page of an item
    without a name of its own, ``named_by`` the column that a missing short name is made from, unless the row says
    ``short_by``.
    """

    name: str
    model: type[BaseModel]
    about: str
    files: tuple[str, ...]
    group: str
    field: str = ""
    parent: str = ""
    named_by: str = ""
    short_by: str = ""

    @property
    def is_pages(self) -> bool:
        """Every row is a file of its own."""
        return not self.field and not self.files[0].endswith(".yml")

    @property
    def keys(self) -> tuple[str, ...]:
        """Name the columns that say which row this is."""
        if self.parent:
            return (self.parent, ITEM)
        return ("slug",) if self.is_pages else ("id",)


# What a cell may be chosen from: codes, each with the names that people have for it.
Codes = dict[str, tuple[str, ...]]

# The place of an item in the list of its page, counted from 1.
ITEM = "butir"

_PROMISES = ("quick-win", "program")
SHEETS: tuple[Sheet, ...] = (
    Sheet("quick-win", program.Program, "Satu baris satu quick win.", ("quick-win",), "janji", named_by="judul"),
    Sheet("program", program.Program, "Satu baris satu program.", ("program",), "janji", named_by="judul"),
    Sheet("dimensi", bersama.DimensiTercetak, "Dimensi kota cerdas setiap quick win dan program.", _PROMISES, "janji",
          "dimensi", "halaman"),
    Sheet("status", bersama.Status, "Riwayat keadaan; baris terakhir setiap halaman yang berlaku.", _PROMISES, "janji",
          "status", "halaman"),
    Sheet("kemajuan", program.Kemajuan, "Kemajuan menurut sumber, dari yang paling lama.", _PROMISES, "janji",
          "kemajuan", "halaman"),
    Sheet("bukti", bersama.Bukti, "Yang memperlihatkan hasilnya.", _PROMISES, "janji", "bukti", "halaman"),
    Sheet("anggaran", bersama.Anggaran, "Uang untuk quick win dan program.", _PROMISES, "janji", "anggaran", "halaman"),
    Sheet("mendukung", bersama.Mendukung, "Rencana dan indikator yang didukung quick win dan program.", _PROMISES,
          "janji", "mendukung", "halaman"),
    Sheet("indikator", indikator.Indikator, "Satu baris satu indikator.", ("indikator",), "ukuran", named_by="nama"),
    Sheet("nilai", indikator.Nilai, "Satu baris satu angka satu indikator.", ("indikator",), "ukuran", "nilai",
          "indikator"),
    Sheet("tahap", rencana.Tahap, "Tahap peta jalan.", ("peta-jalan.yml",), "jalan", "tahap", named_by="judul"),
    Sheet("tonggak", rencana.Tonggak, "Tonggak peta jalan.", ("peta-jalan.yml",), "jalan", "tonggak", named_by="judul"),
    Sheet("sumber", daerah.Sumber, "Semua sumber yang dirujuk lembar lain.", ("sumber.yml",), "rujukan"),
    Sheet("opd", daerah.Opd, "Perangkat daerah dan lembaga.", ("opd.yml",), "rujukan", named_by="nama",
          short_by="singkatan"),
    Sheet("dokumen", rencana.Dokumen, "Rencana, peraturan, laporan, dan pernyataan.", ("dokumen.yml",), "rujukan",
          named_by="judul"),
)  # fmt: skip
BY_NAME = {sheet.name: sheet for sheet in SHEETS}

_KINDS: tuple[tuple[Any, str], ...] = (
    (scalars.TeksT, "teks"), (scalars.RingkasanT, "teks"), (scalars.SlugT, "slug"), (scalars.YaTidakT, "ya-tidak"),
    (scalars.UrlT, "url"), (scalars.AlamatT, "alamat"), (scalars.PeriodeT, "periode"), (scalars.SimpulT, "simpul"),
    (scalars.TujuanT, "tujuan"), (scalars.RujukanT, "sumber"), (scalars.WaktuT, "waktu"), (scalars.AngkaT, "angka"),
    (scalars.AngkaPastiT, "angka"), (scalars.OpdT, "slug"),
)  # fmt: skip
_VERSIONS: tuple[tuple[Any, Any], ...] = (
    (dasar.IsiTeks, scalars.TeksT), (dasar.IsiAngka, scalars.AngkaT), (dasar.IsiPasti, scalars.AngkaPastiT),
    (dasar.IsiPeriode, scalars.PeriodeT), (dasar.IsiWaktu, scalars.WaktuT),
)  # fmt: skip
_SOURCES = ("sumber", "sumber_bersama")
_SLUG_HELP = "Nama pendek halaman, huruf kecil dan tanda hubung; dikosongkan untuk baris baru, nanti dibuat dari {}"
_ID_HELP = "Nama pendek yang disebut lembar lain; tidak pernah diganti"
_KEY_HELP: dict[str, tuple[str, Any, str, tuple[str, ...]]] = {
    "halaman": ("tujuan", scalars.TujuanT, "Quick win atau program pemilik baris ini", ("quick-win/aduan-warga",)),
    "indikator": ("slug", scalars.SlugT, "Nama pendek indikator pemilik angka ini", ("prevalensi-stunting",)),
    ITEM: ("butir", scalars.TeksT, "Urutan di dalam halaman; dikosongkan untuk baris baru", ()),
}


def field_order(model: type[BaseModel]) -> tuple[str, ...]:
    """Give the keys of a shape in the order of the files: sources come last."""
    own = [name for name in model.model_fields if name not in _SOURCES]
    return (*own, *(name for name in _SOURCES if name in model.model_fields))


@cache
def columns(sheet: Sheet) -> tuple[Column, ...]:
    """List the columns of a sheet: what says which row it is, then every field that fits in a cell."""
    fields = (column for column in fields_of(sheet.model) if column.name != "id" or sheet.parent)
    return (*(_key(sheet, name) for name in sheet.keys), *fields)


@cache
def fields_of(model: type[BaseModel]) -> tuple[Column, ...]:
    """List the fields of a shape that fit in a cell."""
    hints = get_type_hints(model, include_extras=True)
    found = (_column(name, hints[name], model.model_fields[name]) for name in field_order(model))
    return tuple(column for column in found if column)


def _key(sheet: Sheet, name: str) -> Column:
    if name in _KEY_HELP:
        kind, checked, about, examples = _KEY_HELP[name]
        return Column(name, kind, checked, about, examples, required=name != ITEM, fixed=True)
    if name == "slug":
        return Column(name, "slug", scalars.SlugT, _SLUG_HELP.format(sheet.named_by), ("aduan-warga",), fixed=True)
    if not sheet.named_by:
        return Column(name, "nomor", scalars.IdSumberT, _ID_HELP, ("S1",), required=True, fixed=True)
    made_of = " atau ".join(filter(None, (sheet.short_by, sheet.named_by)))
    about = f"{_ID_HELP}; dikosongkan untuk baris baru, nanti dibuat dari {made_of}"
    return Column(name, "slug", scalars.SlugT, about, fixed=True)


def _column(name: str, hint: Any, field: Any) -> Column | None:
    """Make a column of a field, or nothing of what does not fit in a cell."""
    if get_origin(hint) in (Union, UnionType):
        hint = next(arg for arg in get_args(hint) if arg is not type(None))
    many = get_origin(hint) is tuple
    single = get_args(hint)[0] if many else hint
    versions = next((inner for shape, inner in _VERSIONS if shape == single), None)
    single = versions or single
    options: tuple[str, ...] = ()
    if get_origin(single) is Literal:
        kind, options = "pilihan", tuple(map(str, get_args(single)))
    else:
        kind = next((word for known, word in _KINDS if known == single), "")
    if not kind:
        return None
    if kind == "ya-tidak":
        options = ("ya", "tidak")
    examples = tuple("; ".join(e) if isinstance(e, list) else str(e) for e in field.examples or ())
    about = field.description or ""
    return Column(
        name, kind, single, about, examples, field.is_required(), many, versions is not None, options
    )  # fmt: skip
