"""JSON Schemas of the officers' files, made from the models: for editors, and for whoever reads the data."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter

from petajalan.core.model.daerah import Opd, ProfilDaerah, Sumber
from petajalan.core.model.indikator import Indikator
from petajalan.core.model.program import Program
from petajalan.core.model.rencana import Bab, Dokumen, Kabar, Masterplan, PetaJalan, Rpjmd
from petajalan.core.scalars import IdSumberT, SlugT, TeksT

DIALECT = "https://json-schema.org/draft/2020-12/schema"

Schema = dict[str, Any]

_TEXT: Schema = TypeAdapter(TeksT).json_schema()


@dataclass(frozen=True, slots=True)
class JenisBerkas:
    """A kind of file that an officer writes: where it stands, what it is for, and its shape."""

    berkas: str
    judul: str
    uraian: str
    bentuk: Any


KINDS: dict[str, JenisBerkas] = {
    "daerah": JenisBerkas(
        "daerah.yml", "Daerah", "Siapa daerah ini, siapa yang memimpin, dan siapa yang mengurus kota cerdas.",
        ProfilDaerah,
    ),
    "sumber": JenisBerkas(
        "sumber.yml", "Sumber", "Semua sumber yang dirujuk, masing-masing dengan nomornya.", dict[IdSumberT, Sumber]
    ),
    "opd": JenisBerkas(
        "opd.yml", "Perangkat daerah dan lembaga", "Perangkat daerah dan lembaga lain yang disebut pada berkas lain.",
        dict[SlugT, Opd],
    ),
    "dokumen": JenisBerkas(
        "dokumen.yml", "Dokumen", "Setiap rencana, peraturan, laporan, dan pernyataan yang disebut pada berkas lain.",
        dict[SlugT, Dokumen],
    ),
    "rpjmd": JenisBerkas(
        "rpjmd/<periode>.yml", "RPJMD", "Visi, misi, tujuan, sasaran, dan program prioritas satu RPJMD.", Rpjmd
    ),
    "indikator": JenisBerkas(
        "indikator/<nama>.yml", "Indikator", "Yang diukur, seri pengukurannya, dan setiap angka dengan sumbernya.",
        Indikator,
    ),
    "masterplan": JenisBerkas(
        "masterplan/masterplan.yml", "Masterplan", "Periode, visi, dan buku masterplan kota cerdas.", Masterplan
    ),
    "bab": JenisBerkas(
        "masterplan/<nn>-<nama>.md", "Bab masterplan", "Bagian awal sebuah bab; isinya menyusul sesudah tanda ---.", Bab
    ),
    "program": JenisBerkas(
        "quick-win/<nama>.md dan program/<nama>.md", "Quick win dan program",
        "Bagian awal sebuah quick win atau program; penjelasannya menyusul sesudah tanda ---.", Program,
    ),
    "peta-jalan": JenisBerkas("peta-jalan.yml", "Peta jalan", "Tahap dan tonggak peta jalan kota cerdas.", PetaJalan),
    "kabar": JenisBerkas(
        "kabar/<tanggal>-<nama>.md", "Kabar", "Bagian awal sebuah kabar; isinya menyusul sesudah tanda ---.", Kabar
    ),
}  # fmt: skip


def schemas() -> dict[str, Schema]:
    """Make the JSON Schema of every kind of file."""
    return {name: _schema(kind) for name, kind in KINDS.items()}


def schema_files(folder: str = "skema") -> Iterator[tuple[str, bytes]]:
    """Yield every schema as a file of a folder: by default at its address in the portal."""
    for name, schema in schemas().items():
        yield f"{folder}/{name}.json", (json.dumps(schema, ensure_ascii=False, indent=1) + "\n").encode()


def _schema(kind: JenisBerkas) -> Schema:
    made = TypeAdapter(kind.bentuk).json_schema(mode="validation")
    shapes: Schema = made.pop("$defs", {})
    whole = _tidy(made)
    if shapes:
        whole["$defs"] = {name: _tidy(shape) for name, shape in sorted(shapes.items())}
    # An editor may say in the file itself where its schema is.
    return {"$schema": DIALECT, "title": f"{kind.judul} ({kind.berkas})", "description": kind.uraian} | whole


def _tidy(schema: Schema) -> Schema:
    """Say what the reader of files accepts: plain numbers are texts too, and nothing is ever null.

    Titles and descriptions of whole shapes are made from class names and docstrings, for programmers; they go.
    """
    kept = {key: value for key, value in schema.items() if key not in ("title", "default")}
    if "properties" in kept:
        kept.pop("description", None)
        kept["properties"] = {name: _tidy(inner) for name, inner in kept["properties"].items()}
        kept.setdefault("additionalProperties", False)
    if "patternProperties" in kept:
        kept["patternProperties"] = {name: _tidy(inner) for name, inner in kept["patternProperties"].items()}
        kept.setdefault("additionalProperties", False)
    for key in ("items", "additionalProperties"):
        if isinstance(kept.get(key), dict):
            kept[key] = _tidy(kept[key])
    if "anyOf" in kept:
        options = [_tidy(option) for option in kept.pop("anyOf") if option.get("type") != "null"]
        kept = options[0] | kept if len(options) == 1 else {"anyOf": options} | kept
    if kept.get("type") == "string" and "enum" not in kept and "const" not in kept:
        kept["type"] = ["string", "number"]  # YAML takes 2025 and 12.5 for numbers; our reader for text
    if kept.get("examples") == _TEXT["examples"]:
        del kept["examples"]  # an example of any text says nothing about this one
    default = schema.get("default")
    if isinstance(default, bool | str):
        kept["default"] = {True: "ya", False: "tidak"}.get(default, default) if isinstance(default, bool) else default
    return kept
