"""The lists that a cell may be chosen from: shared code lists, and the names that a region has given."""

from collections.abc import Iterable

from petajalan.buku.isi import Trees, rows
from petajalan.buku.lembar import BY_NAME, Codes, Column, Sheet
from petajalan.core.acuan import Acuan

Choices = dict[str, Codes]

# Which list holds a column's codes; with the sheet in front where the name alone does not say.
_LISTS = {
    "satuan": "satuan", "keadaan": "keadaan", "kelas": "kelas_sumber", "dokumen.jenis": "jenis_dokumen",
    "dimensi.id": "dimensi", "indikator.acuan": "acuan", "penanggung_jawab": "opd", "pendukung": "opd",
    "mitra": "opd", "pengampu": "opd", "nilai.dokumen": "dokumen", "tonggak.tahap": "tahap",
    "nilai.indikator": "indikator", "anggaran.indikator": "indikator", "halaman": "halaman",
}  # fmt: skip
# Lists that grow with the rows of a sheet: the columns that name a row there for people.
OWN = {"opd": ("nama", "singkatan"), "dokumen": ("judul",), "tahap": ("judul",), "indikator": ("nama",)}


def list_name(sheet: Sheet, column: Column) -> str:
    """Name the list that a column is chosen from, or nothing."""
    return _LISTS.get(f"{sheet.name}.{column.name}") or _LISTS.get(column.name, "")


def shared_lists(acuan: Acuan) -> Choices:
    """Give the code lists of all regions: code to name."""
    return {
        "satuan": {code: (entry.nama,) for code, entry in acuan.satuan.items()},
        "keadaan": {code: (entry.nama,) for code, entry in acuan.keadaan.items()},
        "kelas_sumber": {code: (entry.nama,) for code, entry in acuan.kelas_sumber.items()},
        "jenis_dokumen": {code: (entry.nama,) for code, entry in acuan.jenis_dokumen.items()},
        "dimensi": {code: (entry.nama,) for code, entry in acuan.dimensi.items()},
        "acuan": {code: (entry.nama,) for code, entry in acuan.indikator.items()},
    }


def own_lists(trees: Trees) -> Choices:
    """Give the names that the region's rows have: name to what people call it."""
    found = {
        name: {row.key[0]: tuple(row.cells[title].text for title in titles) for row in rows(BY_NAME[name], trees)}
        for name, titles in OWN.items()
    }
    found["halaman"] = {
        f"{folder}/{row.key[0]}": (row.cells["judul"].text,)
        for folder in ("quick-win", "program")
        for row in rows(BY_NAME[folder], trees)
    }
    return found


def choices_of(sheet: Sheet, column: Column, lists: Choices) -> Codes:
    """Give the codes that a cell of a column may hold, with their names; empty for free text."""
    if column.options:
        return {option: (option,) for option in column.options}
    return lists.get(list_name(sheet, column), {})


def choices_by_name(column: Column, lists: Choices) -> Codes:
    """Give the codes of a field that stands on no sheet, by its name alone."""
    return {option: (option,) for option in column.options} or lists.get(_LISTS.get(column.name, ""), {})


def with_new(lists: Choices, names: Iterable[tuple[str, str, tuple[str, ...]]]) -> Choices:
    """Add the names of rows that a workbook brings: list, name, what people call it."""
    grown = {name: dict(entries) for name, entries in lists.items()}
    for name, code, titles in names:
        grown.setdefault(name, {}).setdefault(code, titles)
    return grown
