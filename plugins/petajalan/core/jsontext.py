"""Values of the model as JSON: only what was given, indented, in the files' own order.

The standard library indents in pure Python, one small piece after the other, and only after everything was
turned into plain values; most of what a build writes is JSON, so the text is made here in one go.
"""

from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from json import JSONEncoder
from json.encoder import encode_basestring as _quoted
from typing import Any

from pydantic import BaseModel

from petajalan.core.angka import Angka, number
from petajalan.core.scalars import Rujukan
from petajalan.core.waktu import Waktu
from petajalan.core.walk import given

_LISTS = (tuple, list)  # asked for every value, and a union would be made anew each time
_ENCODER = JSONEncoder(ensure_ascii=False)


class Written:
    """Holds a value that stands in several files: its text is made once, then only indented."""

    value: Any

    @cached_property
    def text(self) -> str:
        return _text(self.value, "\n")


def to_json(value: Any) -> bytes:
    """Write JSON for people and machines: indented, not sorted (the files' own order), one line end."""
    return (_text(value, "\n") + "\n").encode()


def _text(value: Any, end: str) -> str:
    """Write a value; ``end`` is the line end with the indentation of where it stands."""
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, Written):
        return value.text.replace("\n", end)  # within a text JSON writes a line end otherwise
    if isinstance(value, _LISTS):
        below = f"{end} "
        inside = f",{below}".join([_text(item, below) for item in value])
        return f"[{below}{inside}{end}]" if inside else "[]"
    if isinstance(value, Rujukan):
        below = f"{end} "
        place = f',{below}"letak": {_quoted(value.letak)}' if value.letak else ""
        return f'{{{below}"id": {_quoted(value.id)}{place}{end}}}'
    if isinstance(value, Waktu):
        return _object({"isi": value.kode, "teks": value.teks}.items(), end) if value.teks else _quoted(value.kode)
    if isinstance(value, Angka):
        numbers = (("nilai", value.nilai), ("batas_bawah", value.bawah), ("batas_atas", value.atas))
        return _object([("teks", value.teks), *((name, number(n)) for name, n in numbers if n is not None)], end)
    if isinstance(value, dict):
        return _object(value.items(), end)
    if isinstance(value, BaseModel):
        return _object(given(value), end)
    if is_dataclass(value):
        return _object([(field.name, getattr(value, field.name)) for field in fields(value)], end)
    return _ENCODER.encode(str(value) if isinstance(value, (Decimal, date)) else value)


def _object(pairs: Iterable[tuple[str, Any]], end: str) -> str:
    below = f"{end} "
    inside = f",{below}".join([f"{_quoted(str(name))}: {_text(item, below)}" for name, item in pairs])
    return f"{{{below}{inside}{end}}}" if inside else "{}"
