"""The field's own scalar types: printed text in, meaning out, one parser each.

A parser takes the text as the officer typed it and raises ``PydanticCustomError`` whose type is the
code of the problem. pydantic's own coercions are never used: they turn "1577836800" into a date.
"""

import re
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import PlainValidator, WithJsonSchema

from petajalan.core.angka import Angka, parse_angka, parse_angka_pasti
from petajalan.core.teks import parse_ringkasan, parse_teks, refuse, text_of
from petajalan.core.waktu import Waktu, parse_waktu

SLUG_PATTERN = r"[a-z0-9]+(-[a-z0-9]+)*"
_SLUG = re.compile(rf"{SLUG_PATTERN}\Z")
_URL = re.compile(r'https?://[A-Za-z0-9][A-Za-z0-9.-]*\.[A-Za-z]{2,}(:[0-9]+)?([/?][^\s<>"\\]*)?\Z')
_ALAMAT = re.compile(rf"({SLUG_PATTERN}/)+\Z")
_PERIODE = re.compile(r"([0-9]{4})-([0-9]{4})\Z")
_KODE_WILAYAH = re.compile(r"[0-9]{2}\.[0-9]{2}\Z")
_SIMPUL = re.compile(r"(visi|misi|tujuan|sasaran|program|prioritas|fokus|isu)(-[a-z0-9]+)*\Z")
_TUJUAN = re.compile(rf"([0-9]{{4}}-[0-9]{{4}}|indikator|quick-win|program)/{SLUG_PATTERN}\Z")
# A person or a group at the place where the files are kept; GitLab's groups may lie in groups.
_AKUN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,99}(/[A-Za-z0-9][A-Za-z0-9_.-]{0,99}){0,4}\Z")
_ID_SUMBER = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,39}\Z")


def parse_slug(value: object) -> str:
    """Read a short name: ``[a-z0-9]+(-[a-z0-9]+)*``, at most 60 characters."""
    text = text_of(value)
    if len(text) > 60 or not _SLUG.match(text):
        raise refuse("N104", text)
    return text


def parse_yatidak(value: object) -> bool:
    """Read ``ya`` or ``tidak``; YAML's own yes, on, true are refused with a hint."""
    text = text_of(value)
    if text not in {"ya", "tidak"}:
        raise refuse("N105", text)
    return text == "ya"


def parse_url(value: object) -> str:
    """Read a full web address of a source."""
    text = text_of(value)
    if not _URL.match(text):
        raise refuse("N106", text)
    return text


def parse_alamat(value: object) -> str:
    """Read a page's address inside the region: slugs and slashes, one slash at the end."""
    text = text_of(value)
    if not _ALAMAT.match(text):
        raise refuse("N112", text)
    return text


def parse_periode(value: object) -> str:
    """Read a plan's period, ``2025-2029``."""
    text = text_of(value)
    found = _PERIODE.match(text)
    if not found or found[1] > found[2]:
        raise refuse("N111", text)
    return text


def parse_kode_wilayah(value: object) -> str:
    """Read a kabupaten's or kota's code, ``PP.KK`` (Permendagri 58/2021): text, never a number."""
    text = text_of(value)
    if not _KODE_WILAYAH.match(text):
        raise refuse("N103", text)
    return text


def parse_simpul(value: object) -> str:
    """Read a plan node's id; its first word is its kind."""
    text = text_of(value)
    if not _SIMPUL.match(text) or len(text) > 60:
        raise refuse("N109", text)
    return text


def is_tujuan(text: str) -> bool:
    """Tell whether a text has the form of a link's goal."""
    return _TUJUAN.match(text) is not None


def parse_tujuan(value: object) -> str:
    """Read what a link points to: a plan node, an indicator, a quick win or a programme."""
    text = text_of(value)
    if not is_tujuan(text):
        raise refuse("N110", text)
    return text


def parse_opd(value: object) -> str:
    """Read what is typed for an office; whether it is its short name is told by the rule that knows opd.yml."""
    return parse_teks(value)


def parse_akun(value: object) -> str:
    """Read the name of an account or group, without the ``@`` that YAML does not let a text begin with."""
    text = text_of(value)
    if not _AKUN.match(text):
        raise refuse("N113", text)
    return text


# -- rujukan -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Rujukan:
    """A source of the region and the place in it."""

    id: str
    letak: str = ""


def parse_rujukan(value: object) -> Rujukan:
    """Read ``B41`` or ``{id: B41, letak: "hlm. 12"}``."""
    letak = ""
    if isinstance(value, dict):
        if not set(value) <= {"id", "letak"} or "id" not in value:
            raise refuse("N107", ", ".join(value))
        letak = parse_teks(value.get("letak", "")) if "letak" in value else ""
        value = value["id"]
    text = text_of(value)
    if not _ID_SUMBER.match(text):
        raise refuse("N107", text)
    return Rujukan(text, letak)


def parse_id_sumber(value: object) -> str:
    """Read a source's id in ``sumber.yml``."""
    return parse_rujukan(value).id


# -- the annotated types used in models ----------------------------------------------------------


def _schema(description: str, *examples: Any, pattern: re.Pattern[str] | None = None) -> WithJsonSchema:
    schema: dict[str, Any] = {"type": "string", "description": description, "examples": list(examples)}
    if pattern:
        schema["pattern"] = _in_editor(pattern)
    return WithJsonSchema(schema)


def _in_editor(pattern: re.Pattern[str]) -> str:
    """Write a pattern as JSON Schema knows it."""
    return "^(" + pattern.pattern.removesuffix(r"\Z") + ")$"


# What an editor can tell of a time while it is typed; whether the day exists is told by the parser.
_DAY = r"[0-9]{4}(-(TW[1-4]|S[12]|(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?))?"
_WAKTU = rf"^({_DAY}~?|({_DAY}|\.\.)/({_DAY}|\.\.))$"


TeksT = Annotated[str, PlainValidator(parse_teks), _schema("Teks satu baris", "Kota Taman")]
RingkasanT = Annotated[str, PlainValidator(parse_ringkasan), _schema("Paling banyak 320 karakter", "Satu aplikasi …")]
SlugT = Annotated[str, PlainValidator(parse_slug), _schema("Nama pendek", "diskominfo", pattern=_SLUG)]
OpdT = Annotated[str, PlainValidator(parse_opd), _schema("Nama pendek di opd.yml", "diskominfo", pattern=_SLUG)]
YaTidakT = Annotated[bool, PlainValidator(parse_yatidak), WithJsonSchema({"enum": ["ya", "tidak"]})]
UrlT = Annotated[str, PlainValidator(parse_url), _schema("Alamat lengkap", "https://bontangkota.go.id/", pattern=_URL)]
AlamatT = Annotated[
    str,
    PlainValidator(parse_alamat),
    _schema("Alamat di dalam daerah", "quick-win/super-apps/", pattern=_ALAMAT),
]
PeriodeT = Annotated[str, PlainValidator(parse_periode), _schema("Periode rencana", "2025-2029", pattern=_PERIODE)]
KodeWilayahT = Annotated[
    str, PlainValidator(parse_kode_wilayah), _schema("Kode kabupaten/kota", "64.74", pattern=_KODE_WILAYAH)
]
SimpulT = Annotated[str, PlainValidator(parse_simpul), _schema("Tanda simpul rencana", "misi-5", pattern=_SIMPUL)]
# Its form is judged with what is there to be linked to: only what exists is offered.
TujuanT = Annotated[str, PlainValidator(parse_teks), _schema("Tujuan tautan", "2025-2029/misi-5", pattern=_TUJUAN)]
AkunT = Annotated[str, PlainValidator(parse_akun), _schema("Nama akun", "diskominfo-contoh", pattern=_AKUN)]
IdSumberT = Annotated[str, PlainValidator(parse_id_sumber), _schema("Nomor sumber", "B41", pattern=_ID_SUMBER)]
RujukanT = Annotated[
    Rujukan,
    PlainValidator(parse_rujukan),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "examples": ["B41"], "pattern": _in_editor(_ID_SUMBER)},
                {
                    "type": "object",
                    "properties": {
                        "id": {"type": "string", "pattern": _in_editor(_ID_SUMBER)},
                        "letak": {"type": "string"},
                    },
                    "required": ["id"],
                },
            ]
        }
    ),
]
WaktuT = Annotated[
    Waktu,
    PlainValidator(parse_waktu),
    WithJsonSchema(
        {
            "anyOf": [
                {
                    "type": "string",
                    "examples": ["2019", "2019-07", "2019-07-08", "2025-TW1", "2024-S2"],
                    "pattern": _WAKTU,
                },
                {
                    "type": "object",
                    "properties": {"isi": {"type": "string", "pattern": _WAKTU}, "teks": {"type": "string"}},
                    "required": ["isi", "teks"],
                },
            ]
        }
    ),
]
AngkaPastiT = Annotated[Angka, PlainValidator(parse_angka_pasti), _schema("Angka", "12,5", "Rp332 miliar")]
AngkaT = Annotated[Angka, PlainValidator(parse_angka), _schema("Angka seperti tercetak", "12,5", "801.945", "± 500")]
