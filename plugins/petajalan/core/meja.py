"""The officer's desk: which files of a region Decap CMS opens, with which fields.

``{daerah}`` stands for the region's slug until a region is chosen: one configuration serves the whole country.
"""

from dataclasses import dataclass
from typing import get_args, get_origin

from petajalan.core.acuan import Acuan
from petajalan.core.formulir import Choices, Field, choices_of, fields_of, scalar_field, summary_of
from petajalan.core.schema import KINDS

REGION = "{daerah}"
# The name of the list in the desk where a file maps names to shapes, and that of an entry's own name in it.
LIST, NAME = "daftar", "kunci"
# The one field that is in no model: a news item carries its date in its file's name.
DATE = "tanggal"

_BODY: Field = {
    "name": "body",
    "label": "Uraian",
    "widget": "text",
    "required": False,
    "hint": "Penjelasan untuk pembaca, dengan Markdown. Sebut sumber di setiap alinea yang memuat angka: [@S1].",
}
_NEWS_DATE: Field = {
    "name": DATE,
    "label": "Tanggal kabar",
    "widget": "datetime",
    "format": "YYYY-MM-DD",
    "date_format": "YYYY-MM-DD",
    "time_format": False,
    "picker_utc": True,
    "default": "{{now}}",
    "required": False,
    "bentuk": "nama-berkas",
    "hint": "Hanya untuk kabar baru: tanggal ini menjadi awal nama berkas dan alamatnya, dan tidak berubah lagi.",
}


@dataclass(frozen=True, slots=True)
class Laci:
    """A drawer of the desk: a kind of file, and where in a region's folder its files stand."""

    nama: str
    judul: str
    jenis: str
    berkas: str
    pengenal: str = "judul"


LACI = (
    Laci("quick-win", "Quick win", "program", "quick-win"),
    Laci("program", "Program", "program", "program"),
    Laci("indikator", "Indikator", "indikator", "indikator", "nama"),
    Laci("kabar", "Kabar", "kabar", "kabar"),
    Laci("sumber", "Sumber", "sumber", "sumber.yml"),
    Laci("opd", "Perangkat daerah dan lembaga", "opd", "opd.yml"),
    Laci("dokumen", "Dokumen", "dokumen", "dokumen.yml"),
)


def collections(acuan: Acuan, cities: str = "cities") -> list[Field]:
    """Give Decap's collections for one region, with ``{daerah}`` in its place."""
    choices = choices_of(acuan)
    return [_collection(drawer, choices, f"{cities}/{REGION}") for drawer in LACI]


def _collection(drawer: Laci, choices: Choices, folder: str) -> Field:
    kind = KINDS[drawer.jenis]
    keyed = get_origin(kind.bentuk) is dict
    shape = get_args(kind.bentuk)[1] if keyed else kind.bentuk
    fields = fields_of(shape, choices)
    common = {"name": drawer.nama, "label": drawer.judul, "format": f"petajalan-{drawer.nama}", "delete": False}
    if keyed:
        named = scalar_field(get_args(kind.bentuk)[0], NAME, "Tidak diganti lagi sesudah dipakai; jangan dipakai ulang")
        named |= {"bentuk": "kunci", "required": True, "label": "Nama pendek"}
        if drawer.nama == "sumber":
            named |= {"label": "Nomor", "awalan": "S"}
        one = {
            "name": LIST, "label": drawer.judul, "label_singular": drawer.judul.lower(), "widget": "list",
            "required": False, "collapsed": True, "summary": f"{{{{fields.{NAME}}}}} · {summary_of(shape)}",
            "fields": [named, *fields],
        }  # fmt: skip
        file = {"name": drawer.nama, "label": drawer.judul, "file": f"{folder}/{drawer.berkas}", "fields": [one]}
        return common | {"description": kind.uraian, "files": [file]}
    prose = kind.berkas.endswith(".md")
    if drawer.nama == "kabar":
        fields = [_NEWS_DATE, *fields]
    slug = "{{slug | truncate(60, '')}}"
    return common | {
        "label_singular": drawer.judul.lower() if drawer.judul != "Quick win" else "quick win",
        "folder": f"{folder}/{drawer.berkas}",
        "extension": "md" if prose else "yml",
        "create": True,
        "identifier_field": drawer.pengenal,
        "summary": f"{{{{{drawer.pengenal}}}}}",
        "slug": f"{{{{fields.{DATE}}}}}-{slug}" if drawer.nama == "kabar" else slug,
        "sortable_fields": [],
        "fields": [*fields, _BODY] if prose else fields,
    }
