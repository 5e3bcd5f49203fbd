"""The form for a shape of the model: the fields that Decap CMS shows, read off the models like schema and reference.

A field is a dictionary of Decap's configuration. ``bentuk`` is our own key in it: the desk's script reads there how
a value stands in the file (``versi``: one value or several versions; ``rujukan``: sources' numbers; ``waktu``: a time
with its printed words; ``kunci``: a name that stands once in its file). The widget ``baris`` is ours, too: a line of
text, with ``pola``, the form that its value has, and ``saran``, the published list that it comes from.
"""

from collections.abc import Mapping, Sequence
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from petajalan.core import scalars
from petajalan.core.acuan import Acuan
from petajalan.core.model import bersama, daerah, dasar, indikator, program, rencana

Field = dict[str, Any]
Choices = Mapping[tuple[type[BaseModel], str], Sequence[tuple[str, str]]]

_MOMENT = r"[0-9]{4}(-(TW[1-4]|S[12]|[0-9]{2}(-[0-9]{2})?))?"
# Pattern in JavaScript, and what to say. The compiler reads more strictly; a test holds the two together.
_PATTERNS: tuple[tuple[Any, str, str], ...] = (
    (scalars.SlugT, rf"^{scalars.SLUG_PATTERN}$", "huruf kecil, angka, dan tanda hubung"),
    (scalars.OpdT, rf"^{scalars.SLUG_PATTERN}$", "nama pendek di opd.yml: huruf kecil, angka, dan tanda hubung"),
    (scalars.UrlT, r"^https?://[A-Za-z0-9][^\s<>\"\\]*$", "alamat lengkap yang diawali https://"),
    (scalars.AlamatT, rf"^({scalars.SLUG_PATTERN}/)+$", "seperti quick-win/aduan-warga/"),
    (scalars.PeriodeT, r"^[0-9]{4}-[0-9]{4}$", "seperti 2025-2029"),
    (scalars.SimpulT, rf"^{scalars.SLUG_PATTERN}$", "seperti misi-1"),
    (scalars.TujuanT, rf"^[0-9a-z-]+/{scalars.SLUG_PATTERN}$", "seperti 2025-2029/misi-1 atau indikator/indeks-spbe"),
    (scalars.IdSumberT, r"^[A-Za-z0-9][A-Za-z0-9-]{0,39}$", "huruf, angka, dan tanda hubung, seperti S12"),
    (
        scalars.WaktuT,
        rf"^({_MOMENT}~?|{_MOMENT}/({_MOMENT}|\.\.)|\.\./{_MOMENT})( \(.+\))?$",
        "seperti 2026, 2026-06, 2026-06-15, 2026-TW1, 2026-S2, atau 2025/2026",
    ),
)  # fmt: skip
_VERSIONS: tuple[tuple[Any, type[BaseModel]], ...] = (
    (dasar.IsiTeks, dasar.VersiTeks),
    (dasar.IsiAngka, dasar.VersiAngka),
    (dasar.IsiPasti, dasar.VersiPasti),
    (dasar.IsiPeriode, dasar.VersiPeriode),
    (dasar.IsiWaktu, dasar.VersiWaktu),
)
_PLAIN = (scalars.TeksT, scalars.RingkasanT, scalars.AngkaT, scalars.AngkaPastiT)
# Running text gets more than one line to write in.
_LONG = frozenset({"ringkasan", "definisi", "manfaat", "catatan", "alasan"})
# What the region's published data suggest while one types. Never the only choice: what was added today is not in them.
_SUGGESTED = {
    "penanggung_jawab": "opd", "pendukung": "opd", "mitra": "opd", "pengampu": "opd", "dokumen": "dokumen",
    "indikator": "indikator", "ke": "tujuan", "tentang": "tujuan", "untuk": "tujuan",
}  # fmt: skip
_LABELS = {"iku": "IKU", "ikd": "IKD", "url": "Alamat web", "url_lain": "Alamat web lain", "id": "Nama pendek"}
_SOURCES = ("sumber", "sumber_bersama")
# Of these the check asks for a source, whatever else they say; a figure may leave its own to its series.
_WITH_SOURCE = (program.Program, program.Kemajuan, rencana.Kabar, rencana.Dokumen, rencana.Tahapan, daerah.Opd)
_MUST = "wajib, kecuali Sumber bersama diisi"
_MAY = "boleh kosong hanya bila serinya atau indikatornya punya Sumber bersama"
# The models name files, as those see who write them; the form names what it shows.
_IN_FORM = (
    ("di folder quick-win/", "di Quick win"), ("di folder berkas/", "di Lampiran"), ("di folder rpjmd/", "untuk RPJMD"),
    ("opd.yml", "Perangkat daerah dan lembaga"), ("sumber.yml", "Sumber"), ("dokumen.yml", "Dokumen"),
    ("Nama berkas indikator", "Nama pendek indikator"), (", tanpa .yml", ""),
)  # fmt: skip


def choices_of(acuan: Acuan) -> Choices:
    """Name the fields whose values come from a shared list."""
    states = [(key, value.nama) for key, value in acuan.keadaan.items()]
    series = {s.id: s.nama for value in acuan.indikator.values() for s in value.seri}
    return {
        (bersama.Status, "keadaan"): states,
        (bersama.DimensiTercetak, "id"): [(key, value.nama) for key, value in acuan.dimensi.items()],
        (indikator.Indikator, "satuan"): [(key, value.nama) for key, value in acuan.satuan.items()],
        (indikator.Indikator, "acuan"): [(key, value.nama) for key, value in acuan.indikator.items()],
        (indikator.Seri, "seri_acuan"): list(series.items()),
        (rencana.Dokumen, "jenis"): [(key, value.nama) for key, value in acuan.jenis_dokumen.items()],
        (daerah.Sumber, "kelas"): [(key, value.nama) for key, value in acuan.kelas_sumber.items()],
    }


def fields_of(model: type[BaseModel], choices: Choices) -> list[Field]:
    """Give the fields of a shape as the form shows them: its sources follow what must be said."""
    hints = get_type_hints(model, include_extras=True)
    names = [name for name in model.model_fields if name not in _SOURCES]
    said = [name for name in names if model.model_fields[name].is_required() and not _of_shapes(hints[name])]
    place = names.index(said[-1]) + 1 if said else 0
    if "sumber" in model.model_fields:
        names.insert(place, "sumber")
    if "sumber_bersama" in model.model_fields:
        names.append("sumber_bersama")
    return [_field(model, name, hints[name], model.model_fields[name], choices) for name in names]


def _of_shapes(hint: Any) -> bool:
    """Tell whether this is a list of shapes that have sources of their own."""
    return get_origin(hint) is tuple and issubclass(get_args(hint)[0], BaseModel)


def _field(model: type[BaseModel], name: str, hint: Any, said: FieldInfo, choices: Choices) -> Field:
    about = _about(said)
    made = _value(hint, name, about, choices.get((model, name)), choices)
    if made.get("bentuk") == "versi":
        # What stands in a version is said of its field: so is the example.
        made["fields"][0]["hint"] = _joined(made["fields"][0]["hint"].partition(". Contoh: ")[0], _example(said))
    must = name == "sumber" and model in _WITH_SOURCE
    if must or (name == "sumber" and model is indikator.Nilai):
        made["hint"] = _joined(f"{in_form(said.description or '')}; {_MUST if must else _MAY}", _example(said))
    return {**made, "required": said.is_required() or must}


def _value(hint: Any, name: str, about: str, options: Sequence[tuple[str, str]] | None, choices: Choices) -> Field:
    """Choose the widget for what a key holds."""
    if get_origin(hint) in (Union, UnionType):
        hint = next(arg for arg in get_args(hint) if arg is not type(None))
    head = {"name": name, "label": _label(name), "hint": about}
    for known, shape in _VERSIONS:
        if hint == known:
            return _list(head, shape, choices) | {"bentuk": "versi"}
    if hint == dasar.DaftarRujukan:
        place = {"name": "letak", "label": "Letak", "widget": "string", "required": False,
                 "hint": "Tempatnya di dalam sumber, misalnya hlm. 12"}  # fmt: skip
        number = {"name": "id", "label": "Nomor sumber", "widget": "baris", "saran": "sumber", "required": True,
                  "hint": "Ketik nomor atau sebagian judulnya",
                  "pola": _pattern(scalars.IdSumberT)}  # fmt: skip
        return head | {
            "widget": "list", "label_singular": "sumber", "bentuk": "rujukan", "collapsed": True,
            "summary": "{{fields.id}} {{fields.letak}}", "fields": [number, place],
        }  # fmt: skip
    if options is not None:
        return head | _select(options)
    if get_origin(hint) is Literal:
        return head | _select([(word, word.replace("-", " ")) for word in get_args(hint)])
    if get_origin(hint) is tuple:
        inner = get_args(hint)[0]
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            return _list(head, inner, choices)
        item = {**scalar_field(inner, name, ""), "required": True}
        return head | {"widget": "list", "label_singular": _label(name).lower(), "field": item}
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return head | {"widget": "object", "collapsed": True, "summary": summary_of(hint),
                       "fields": fields_of(hint, choices)}  # fmt: skip
    return scalar_field(hint, name, about)


def _list(head: Field, shape: type[BaseModel], choices: Choices) -> Field:
    return head | {
        "widget": "list", "label_singular": head["label"].lower(), "collapsed": True, "summary": summary_of(shape),
        "fields": fields_of(shape, choices),
    }  # fmt: skip


def scalar_field(hint: Any, name: str, about: str) -> Field:
    made: Field = {"name": name, "label": _label(name), "hint": about}
    if hint == scalars.YaTidakT:
        return made | _select([("ya", "ya"), ("tidak", "tidak")])
    made["widget"] = "text" if name in _LONG or hint == scalars.RingkasanT else "string"
    if name in _SUGGESTED and hint in (scalars.SlugT, scalars.OpdT, scalars.TujuanT):
        made["saran"] = _SUGGESTED[name]
    if hint == scalars.WaktuT:
        made["bentuk"] = "waktu"
    return made if hint in _PLAIN else made | {"widget": "baris", "pola": _pattern(hint)}


def _pattern(hint: Any) -> list[str]:
    return next([pattern, words] for known, pattern, words in _PATTERNS if hint == known)


def _select(options: Sequence[tuple[str, str]]) -> Field:
    return {"widget": "select", "options": [{"value": value, "label": label} for value, label in options]}


def summary_of(shape: type[BaseModel]) -> str:
    """Show in a closed item when it is said of, and what it must hold."""
    hints = get_type_hints(shape, include_extras=True)
    times = [name for name in shape.model_fields if hints[name] == scalars.WaktuT | None][:1]
    must = [name for name, said in shape.model_fields.items() if said.is_required() and not _nested(hints[name])]
    return " · ".join(f"{{{{fields.{name}}}}}" for name in dict.fromkeys([*times, *must]))


def _nested(hint: Any) -> bool:
    return get_origin(hint) is tuple or any(hint == known for known, _ in _VERSIONS)


def _about(said: FieldInfo) -> str:
    """Join what a field means and an example of it."""
    return _joined(in_form(said.description or ""), _example(said))


def _example(said: FieldInfo) -> str:
    example = next(iter(said.examples or ()), "")
    return ", ".join(map(str, example)) if isinstance(example, list) else str(example)


def _joined(meaning: str, example: str) -> str:
    return f"{meaning}. Contoh: {example}" if example else meaning


def in_form(meaning: str) -> str:
    """Say what a field means with the names that the form shows."""
    for file, shown in _IN_FORM:
        meaning = meaning.replace(file, shown)
    return meaning


def _label(name: str) -> str:
    return _LABELS.get(name) or name.replace("_", " ").capitalize()
