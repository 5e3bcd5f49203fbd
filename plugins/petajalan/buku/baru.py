"""The text of new files: what is known filled in, and every other field as a comment that shows how to use it.

All words and examples come from the models, so a field that is added there teaches itself.
"""

import re
from difflib import get_close_matches
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from petajalan.buku.lembar import field_order, fields_of
from petajalan.core.acuan import Acuan
from petajalan.core.emit import Figure, Value, entry
from petajalan.core.model.daerah import Opd, ProfilDaerah, Sumber
from petajalan.core.model.indikator import Indikator
from petajalan.core.model.program import Program
from petajalan.core.model.rencana import Dokumen, Kabar

# The decree that cities/_acuan/wilayah.yml follows.
KEPUTUSAN = "Kepmendagri 300.2.2-2138/2025"
PAGES: dict[str, type[BaseModel]] = {
    "quick-win": Program, "program": Program, "indikator": Indikator, "kabar": Kabar,
}  # fmt: skip

_TITLES = {
    "quick-win": "Satu quick win.", "program": "Satu program.", "indikator": "Satu indikator.", "kabar": "Satu kabar.",
}  # fmt: skip
_HOW = (
    "Baris yang diawali # adalah keterangan dan tidak dibaca program.",
    "Untuk memakai sebuah isian, hapus # di depannya dan ganti contohnya. Yang tidak diketahui dibiarkan saja.",
)
_FIRST = "# Yang pertama ditulis di bawah ini; selama belum ada, berkas ini boleh berisi keterangan saja."
_BODY = "Sesudah tanda --- di bawah: penjelasan dengan kalimat biasa. Setiap angka menyebut sumbernya, misalnya [@S1]."


def page(kind: str, values: dict[str, Value], daerah: str = "") -> bytes:
    """Write a new page of a kind with what is known of it."""
    lines = [f"# {words}" for words in (_TITLES[kind], *_HOW)]
    if kind == "indikator":
        return _text([_schema(kind, "../.."), *lines, "", *_fields(PAGES[kind], values)])
    return _text(["---", *lines, "", *_fields(PAGES[kind], values), "", f"# {_BODY}", "---"])


def region(name: str, kode: str, provinsi: str) -> dict[str, bytes]:
    """Write the four files that every region has; all that they say is what the decree says."""
    profil: dict[str, Value] = {
        "nama": name,
        "jenis": name.split()[0].casefold(),
        "kode": {"isi": Figure(kode), "keputusan": KEPUTUSAN, "sumber": ["S1"]},
        "provinsi": provinsi,
        "sumber": ["S1"],
    }
    source: dict[str, Value] = {"judul": KEPUTUSAN, "penerbit": "Kementerian Dalam Negeri", "kelas": "resmi"}
    return {
        "daerah.yml": _text([_schema("daerah"), f"# {name}: siapa daerah ini dan siapa yang mengurus kota cerdas.",
                             *(f"# {words}" for words in _HOW), "", *_fields(ProfilDaerah, profil)]),
        "sumber.yml": _text([_schema("sumber"), "# Semua sumber, masing-masing dengan nomor yang tidak pernah diganti.",
                             "# Sumber baru ditambahkan di bawah: S2, S3, dan seterusnya.", "",
                             *entry("S1", source, 0), "", *_sample_entry("S2", Sumber)]),
        "opd.yml": _text([_schema("opd"),
                          "# Perangkat daerah dan lembaga lain yang disebut berkas lain, dengan nama pendeknya.",
                          _FIRST, "",
                          *_sample_entry("diskominfo", Opd)]),
        "dokumen.yml": _text([_schema("dokumen"),
                              "# Rencana, peraturan, laporan, dan pernyataan, masing-masing dengan nama pendek.",
                              _FIRST, "",
                              *_sample_entry("rpjmd-2025-2029", Dokumen)]),
    }  # fmt: skip


def find_region(name: str, acuan: Acuan) -> tuple[str, str, str] | None:
    """Give the official name, code and province of a kabupaten or kota."""
    folded = " ".join(name.split()).casefold()
    return next(
        ((w.nama, kode, w.provinsi) for kode, w in acuan.wilayah.items() if w.nama.casefold() == folded), None
    )  # fmt: skip


def near_regions(name: str, acuan: Acuan) -> list[str]:
    """Give the official names that were probably meant: a kota and a kabupaten may share one."""
    bare = {w.nama: w.nama.casefold().partition(" ")[2] for w in acuan.wilayah.values()}
    word = re.sub(r"\A(kota|kabupaten|kab\.?) ", "", " ".join(name.split()).casefold())
    close = get_close_matches(word, sorted(set(bare.values())), n=1, cutoff=0.7)
    return sorted(official for official, short in bare.items() if short in close)


def _schema(kind: str, shared: str = "..") -> str:
    """Tell an editor where the schema of a YAML file is; no editor looks for one at the head of Markdown."""
    return f"# yaml-language-server: $schema={shared}/_acuan/skema/{kind}.json"


def _text(lines: list[str]) -> bytes:
    return ("\n".join(line.rstrip() for line in lines) + "\n").encode()


def _fields(model: type[BaseModel], values: dict[str, Value]) -> list[str]:
    """Write every field of a shape: its meaning, then its value or an example behind a #."""
    lines: list[str] = []
    hints = get_type_hints(model, include_extras=True)
    for name in field_order(model):
        about = model.model_fields[name].description or ""
        example = values.get(name) or _sample(model, name, hints[name])
        if not example:
            continue
        mark = "" if name in values else "# "
        lines.append(f"# {about}.")
        lines += [mark + line for line in entry(name, example, 0)]
    return lines


def _sample_entry(name: str, model: type[BaseModel]) -> list[str]:
    return [f"# {line}" for line in entry(name, _sample_of(model), 0)]


def _sample(model: type[BaseModel], name: str, hint: Any) -> Value:
    """Give an example of a field; of a shape, all that fits on its lines."""
    examples = model.model_fields[name].examples or ()
    if examples:
        if isinstance(examples[0], list):
            return list(map(str, examples[0]))
        return Figure(examples[0]) if name in _figures(model) else str(examples[0])
    if get_origin(hint) in (Union, UnionType):
        hint = next(arg for arg in get_args(hint) if arg is not type(None))
    many = get_origin(hint) is tuple
    inner = get_args(hint)[0] if many else hint
    if not (isinstance(inner, type) and issubclass(inner, BaseModel)):
        return ""
    found: Value = _sample_of(inner)
    return [found] if many else found


def _sample_of(model: type[BaseModel]) -> dict[str, Value]:
    """Give an example of every field of a shape that holds no shapes, but for the second way to name sources."""
    hints = get_type_hints(model, include_extras=True)
    names = [column.name for column in fields_of(model) if column.name != "sumber_bersama"]
    samples = ((name, _sample(model, name, hints[name])) for name in names)
    return {name: value for name, value in samples if value}


def _figures(model: type[BaseModel]) -> frozenset[str]:
    """Name the fields that hold printed figures, which stand in quotes."""
    return frozenset(column.name for column in fields_of(model) if column.kind == "angka")
