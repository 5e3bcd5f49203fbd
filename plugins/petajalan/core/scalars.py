"""The field's own scalar types: printed text in, meaning out, one parser each.

A parser takes the text as the officer typed it and raises ``PydanticCustomError`` whose type is the
code of the problem. pydantic's own coercions are never used: they turn "1577836800" into a date.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

SLUG_PATTERN = r"[a-z0-9]+(-[a-z0-9]+)*"
_SLUG = re.compile(rf"{SLUG_PATTERN}\Z")
_PLACEHOLDERS = frozenset({"-", "--", "—", "–", "?", "n/a", "na", "nihil data", "tidak ada data", "tbd", "xxx"})


def _refuse(code: str, value: object) -> PydanticCustomError:
    return PydanticCustomError(code, "nilai", {"nilai": value})


def _text(value: object) -> str:
    """Accept text only; the shape (list, mapping) is told apart from a wrong word."""
    if not isinstance(value, str):
        raise PydanticCustomError("string_type", "teks")
    text = " ".join(value.split())
    if text.casefold() in _PLACEHOLDERS:
        raise _refuse("N108", text)
    return text


# -- teks ----------------------------------------------------------------------------------------

MAX_TEKS = 2000
MAX_RINGKASAN = 320


def parse_teks(value: object) -> str:
    """Read one line of running text, white space folded."""
    text = _text(value)
    if len(text) > MAX_TEKS:
        raise PydanticCustomError("S106", "panjang", {"batas": MAX_TEKS})
    return text


def parse_ringkasan(value: object) -> str:
    """Read a summary: short enough to be read in a list or a shared link."""
    text = parse_teks(value)
    if len(text) > MAX_RINGKASAN:
        raise PydanticCustomError("S106", "panjang", {"batas": MAX_RINGKASAN})
    return text


def parse_slug(value: object) -> str:
    """Read a short name: ``[a-z0-9]+(-[a-z0-9]+)*``, at most 60 characters."""
    text = _text(value)
    if len(text) > 60 or not _SLUG.match(text):
        raise _refuse("N104", text)
    return text


def parse_yatidak(value: object) -> bool:
    """Read ``ya`` or ``tidak``; YAML's own yes, on, true are refused with a hint."""
    text = _text(value)
    if text not in {"ya", "tidak"}:
        raise _refuse("N105", text)
    return text == "ya"


def parse_url(value: object) -> str:
    """Read a full web address of a source."""
    text = _text(value)
    if not re.match(r"https?://[A-Za-z0-9][A-Za-z0-9.-]*\.[A-Za-z]{2,}(:[0-9]+)?([/?][^\s<>\"\\]*)?\Z", text):
        raise _refuse("N106", text)
    return text


def parse_alamat(value: object) -> str:
    """Read a page's address inside the region: slugs and slashes, one slash at the end."""
    text = _text(value)
    if not re.match(rf"({SLUG_PATTERN}/)+\Z", text):
        raise _refuse("N112", text)
    return text


def parse_periode(value: object) -> str:
    """Read a plan's period, ``2025-2029``."""
    text = _text(value)
    found = re.match(r"([0-9]{4})-([0-9]{4})\Z", text)
    if not found or found[1] > found[2]:
        raise _refuse("N111", text)
    return text


def parse_kode_wilayah(value: object) -> str:
    """Read a kabupaten's or kota's code, ``PP.KK`` (Permendagri 58/2021): text, never a number."""
    text = _text(value)
    if not re.match(r"[0-9]{2}\.[0-9]{2}\Z", text):
        raise _refuse("N103", text)
    return text


def parse_simpul(value: object) -> str:
    """Read a plan node's id; its first word is its kind."""
    text = _text(value)
    if not re.match(r"(visi|misi|tujuan|sasaran|program|prioritas|fokus|isu)(-[a-z0-9]+)*\Z", text) or len(text) > 60:
        raise _refuse("N109", text)
    return text


def parse_tujuan(value: object) -> str:
    """Read what a link points to: a plan node, an indicator, a quick win or a programme."""
    text = _text(value)
    if not re.match(rf"([0-9]{{4}}-[0-9]{{4}}|indikator|quick-win|program)/{SLUG_PATTERN}\Z", text):
        raise _refuse("N110", text)
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
            raise _refuse("N107", ", ".join(value))
        letak = parse_teks(value.get("letak", "")) if "letak" in value else ""
        value = value["id"]
    text = _text(value)
    if not re.match(r"[A-Za-z0-9][A-Za-z0-9-]{0,39}\Z", text):
        raise _refuse("N107", text)
    return Rujukan(text, letak)


def parse_id_sumber(value: object) -> str:
    """Read a source's id in ``sumber.yml``."""
    return parse_rujukan(value).id


# -- waktu ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Waktu:
    """A date or span: a subset of ISO 8601 and EDTF, with the days it covers.

    ``awal`` and ``akhir`` are its first and last day; ``None`` is an open end. ``teks`` is what the
    source prints where that says more than the code (“pertengahan Juli 2021”).
    """

    kode: str
    awal: date | None
    akhir: date | None
    kira: bool = False
    teks: str = ""

    @property
    def tahun(self) -> str:
        """The year the value is filed under: the one it ends in, empty when open."""
        last = self.akhir or self.awal
        return f"{last.year:04d}" if last else ""

    @property
    def urutan(self) -> tuple[date, date]:
        """Sort by first day, then the shorter span first."""
        return (self.awal or date.min, self.akhir or date.max)


def parse_waktu(value: object) -> Waktu:
    """Read ``2019``, ``2019-07``, ``2019-07-08``, ``2025-TW1``, ``2024-S2``, ``a/b``, ``a/..``, ``2020~``."""
    teks = ""
    if isinstance(value, dict):
        if set(value) != {"isi", "teks"}:
            raise _refuse("N101", ", ".join(value))
        teks, value = parse_teks(value["teks"]), value["isi"]
    text = _text(value)
    first, slash, last = text.partition("/")
    if not slash:
        kira = text.endswith("~")
        awal, akhir = _days(text.removesuffix("~"), text)
        return Waktu(text, awal, akhir, kira, teks)
    if first == last == "..":
        raise _refuse("N101", text)
    opens = None if first == ".." else _days(first, text)[0]
    closes = None if last == ".." else _days(last, text)[1]
    if opens and closes and opens > closes:
        raise _refuse("N101", text)
    return Waktu(text, opens, closes, False, teks)


def _days(code: str, whole: str) -> tuple[date, date]:
    found = re.match(r"([0-9]{4})(?:-(?:TW([1-4])|S([12])|([0-9]{2})(?:-([0-9]{2}))?))?\Z", code)
    if not found or not 1800 <= int(found[1]) <= 2199:
        raise _refuse("N101", whole)
    year, quarter, half, month, day = (int(part) if part else 0 for part in found.groups())
    try:
        if quarter:
            return date(year, quarter * 3 - 2, 1), _month_end(year, quarter * 3)
        if half:
            return date(year, half * 6 - 5, 1), _month_end(year, half * 6)
        if found[5]:
            return date(year, month, day), date(year, month, day)
        if found[4]:
            return date(year, month, 1), _month_end(year, month)
        return date(year, 1, 1), date(year, 12, 31)
    except ValueError:
        raise _refuse("N101", whole) from None


def _month_end(year: int, month: int) -> date:
    if not 1 <= month <= 12:
        raise ValueError
    return date(year, month, monthrange(year, month)[1])


# -- angka ---------------------------------------------------------------------------------------

_MULTIPLIERS = {"ribu": 3, "juta": 6, "miliar": 9, "triliun": 12}
_NUMBER = r"[-−–]?(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,[0-9]+)?"
_TIMES = r"(?:\s+(?P<kali>ribu|juta|miliar|triliun))?"
_TO = r"\s*(?P<ke>–|-|sampai dengan|sampai|hingga|s\.d\.|dan)\s*"
_PLAIN = re.compile(rf"(?P<n>{_NUMBER}){_TIMES}\Z")
_RANGE = re.compile(rf"(?P<a>{_NUMBER}){_TO}(?P<b>{_NUMBER}){_TIMES}\Z")
_ABOUT = re.compile(r"(±|sekitar|kira-kira|perkiraan|kurang lebih|hampir)\s*", re.IGNORECASE)
_LIMITS = {
    ">": ">", "≥": "≥", "<": "<", "≤": "≤",
    "di atas": ">", "lebih dari": ">", "di bawah": "<", "kurang dari": "<",
    "minimal": "≥", "sedikitnya": "≥", "paling sedikit": "≥", "sekurang-kurangnya": "≥",
    "maksimal": "≤", "paling banyak": "≤", "hingga": "≤", "sampai": "≤",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Angka:
    """A printed figure: ``teks`` as printed, and what it says as numbers.

    ``nilai`` only for one number; a range or a limit (``banding``) fills ``bawah`` and ``atas``
    instead; ``kira`` marks “± 500”. A text without digits (“B”, “Sangat Baik”) has no number.
    """

    teks: str
    nilai: Decimal | None = None
    bawah: Decimal | None = None
    atas: Decimal | None = None
    banding: str = ""
    kira: bool = False

    @property
    def ukuran(self) -> tuple[object, ...]:
        """What two figures must share to agree: the numbers, or the words where there are none."""
        numbers = (self.nilai, self.bawah, self.atas)
        return numbers if any(number is not None for number in numbers) else (self.teks,)


def parse_angka(value: object) -> Angka:
    """Read a figure in Indonesian form: comma for decimals, dot for thousands.

    A remark in brackets after a readable figure is kept in ``teks``: “2,72 (Baik)”.
    """
    text = _text(value)
    rest = re.sub(r"\s*\([^()]*\)\Z", "", text)
    about = _ABOUT.match(rest)
    rest = _bare(rest[about.end() :] if about else rest)
    if rest.casefold() == "nol":
        return Angka(text, nilai=Decimal(0), kira=bool(about))
    if found := _PLAIN.match(rest):
        return Angka(text, nilai=_decimal(found["n"], found["kali"]), kira=bool(about))
    between = rest.removeprefix("antara ")
    if found := _RANGE.match(between):
        low, high = _decimal(found["a"], found["kali"]), _decimal(found["b"], found["kali"])
        if low < high and (between != rest or found["ke"] != "dan"):  # “5 dan 7” are two figures
            return Angka(text, bawah=low, atas=high, kira=bool(about))
    for word, sign in _LIMITS.items():
        if not rest.casefold().startswith(word):
            continue
        low_side = sign in {">", "≥"}
        if (limit := _limit(rest[len(word) :], upper=low_side)) is not None:
            return Angka(text, bawah=limit if low_side else None, atas=None if low_side else limit, banding=sign)
    if any(character.isdigit() for character in text):
        raise _refuse("N102", text)
    return Angka(text)


def _bare(text: str) -> str:
    """Drop what is glued to a figure and is not part of it: Rp before, % or persen after."""
    return re.sub(r"\s*(%|persen)\Z", "", re.sub(r"\ARp\s*", "", text.strip())).strip()


def _limit(text: str, upper: bool) -> Decimal | None:
    """Read the figure of a limit; of a range (“di bawah 5–7”) the end that surely holds."""
    bare = _bare(text)
    if found := _PLAIN.match(bare):
        return _decimal(found["n"], found["kali"])
    if found := _RANGE.match(bare):
        return _decimal(found["a" if upper else "b"], found["kali"])
    return None


def parse_angka_pasti(value: object) -> Angka:
    """Read a figure where only a number makes sense: words without digits are refused."""
    angka = parse_angka(value)
    if angka.ukuran == (angka.teks,):
        raise _refuse("N102", angka.teks)
    return angka


def _decimal(number: str, multiplier: str | None) -> Decimal:
    value = Decimal(number.replace("−", "-").replace("–", "-").replace(".", "").replace(",", "."))
    return value.scaleb(_MULTIPLIERS[multiplier]) if multiplier else value


# -- the annotated types used in models ----------------------------------------------------------


def _schema(description: str, *examples: Any, pattern: str = "") -> WithJsonSchema:
    schema: dict[str, Any] = {"type": "string", "description": description, "examples": list(examples)}
    if pattern:
        schema["pattern"] = pattern
    return WithJsonSchema(schema)


TeksT = Annotated[str, PlainValidator(parse_teks), _schema("Teks satu baris", "Kota Taman")]
RingkasanT = Annotated[str, PlainValidator(parse_ringkasan), _schema("Paling banyak 320 karakter", "Satu aplikasi …")]
SlugT = Annotated[str, PlainValidator(parse_slug), _schema("Nama pendek", "diskominfo", pattern=f"^{SLUG_PATTERN}$")]
YaTidakT = Annotated[bool, PlainValidator(parse_yatidak), WithJsonSchema({"enum": ["ya", "tidak"]})]
UrlT = Annotated[str, PlainValidator(parse_url), _schema("Alamat lengkap", "https://bontangkota.go.id/")]
AlamatT = Annotated[str, PlainValidator(parse_alamat), _schema("Alamat di dalam daerah", "quick-win/super-apps/")]
PeriodeT = Annotated[str, PlainValidator(parse_periode), _schema("Periode rencana", "2025-2029")]
KodeWilayahT = Annotated[str, PlainValidator(parse_kode_wilayah), _schema("Kode kabupaten/kota", "64.74")]
SimpulT = Annotated[str, PlainValidator(parse_simpul), _schema("Tanda simpul rencana", "misi-5")]
TujuanT = Annotated[str, PlainValidator(parse_tujuan), _schema("Tujuan tautan", "2025-2029/misi-5")]
IdSumberT = Annotated[str, PlainValidator(parse_id_sumber), _schema("Nomor sumber", "B41")]
RujukanT = Annotated[
    Rujukan,
    PlainValidator(parse_rujukan),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string", "examples": ["B41"]},
                {"type": "object", "properties": {"id": {"type": "string"}, "letak": {"type": "string"}}},
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
                {"type": "string", "examples": ["2019", "2019-07", "2019-07-08", "2025-TW1", "2024-S2"]},
                {"type": "object", "properties": {"isi": {"type": "string"}, "teks": {"type": "string"}}},
            ]
        }
    ),
]
AngkaPastiT = Annotated[Angka, PlainValidator(parse_angka_pasti), _schema("Angka", "12,5", "Rp332 miliar")]
AngkaT = Annotated[Angka, PlainValidator(parse_angka), _schema("Angka seperti tercetak", "12,5", "801.945", "± 500")]
