"""One cell: what was typed into it, and what that is in the file."""

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from pydantic import TypeAdapter, ValidationError

from petajalan.buku.lembar import Codes, Column
from petajalan.buku.wadah import RefusedError
from petajalan.buku.waktu import read_time
from petajalan.core.emit import Figure, Value
from petajalan.core.problems import nearest
from petajalan.core.source import FORBIDDEN

# A text that a spreadsheet would take for a formula.
FORMULA_STARTS = ("=", "+", "-", "@")
_DOTTED = re.compile(r"[-−–]?[0-9]+\.[0-9]+\Z")
_THOUSANDS = re.compile(r"[-−–]?[0-9]{1,3}(\.[0-9]{3})+\Z")
# Amounts as letters and tables have them: “Rp. 1.500.000,-”, “1,5 M”.
_TIMES = {"rb": "ribu", "jt": "juta", "m": "miliar", "mlr": "miliar", "milyar": "miliar", "t": "triliun"}
_TIMES |= {word: word for word in ("ribu", "juta", "miliar", "triliun")}
_MONEY = re.compile(
    r"(?P<rp>rp(?P<dot>\.?))?\s*(?P<number>(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,[0-9]+)?)"
    rf"\s*(?P<short>{'|'.join(_TIMES)})?\.?\s*(?P<end>,[-–—])?\Z",
    re.IGNORECASE,
)
# A place in a source without its comma: “S37 hlm 3”.
_PLACED = re.compile(r"([^\W_]+)\s+((?:hlm|hal|halaman|bab|pasal|tabel|gambar|lampiran)\b.*)\Z", re.IGNORECASE)
_PAGE = re.compile(r"(?:hlm|hal)(?=[ 0-9])", re.IGNORECASE)
# Yes and no as programs keep them.
_YES_AND_NO = {"1": "ya", "true": "ya", "0": "tidak", "false": "tidak"}
# Where Excel begins to count days, from about 1982 to 2119 when taken for one.
_SERIALS = range(30_000, 80_000)


def typed(raw: Any) -> str:
    """Give a cell as one line of text, as a person reads it there."""
    if isinstance(raw, bool):
        return "ya" if raw else "tidak"
    if isinstance(raw, int | float):
        return number(raw)
    if isinstance(raw, datetime):
        return raw.date().isoformat()
    if isinstance(raw, date):
        return raw.isoformat()
    text = " ".join(FORBIDDEN.sub(_blank, str(raw)).split())
    # Some programs keep the mark that tells a text from a formula.
    return text[1:] if text.startswith("'") and text[1:].startswith(FORMULA_STARTS) else text


def number(raw: float) -> str:
    """Write a spreadsheet's number in Indonesian form, without dots for thousands."""
    value = Decimal(repr(raw)) if isinstance(raw, float) else Decimal(raw)
    text = f"{value:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


def same_number(raw: Any, text: str) -> bool:
    """Tell whether a number cell says what is printed: Excel makes 21 of a pasted “21,0”."""
    if isinstance(raw, bool) or not isinstance(raw, int | float) or not re.fullmatch(r"[-−]?[0-9.]+(,[0-9]+)?", text):
        return False
    return Decimal(repr(raw)) == Decimal(text.replace("−", "-").replace(".", "").replace(",", "."))


def read(column: Column, raw: Any, choices: Codes, sources: frozenset[str]) -> Value:
    """Read a filled cell as what stands in the file.

    ``choices`` are the codes of the column's list with their names, ``sources`` the known source numbers. Raises
    ``RefusedError`` with the code of the problem.
    """
    if isinstance(raw, time | timedelta):
        raise RefusedError("E125", nilai=str(raw))
    text = typed(raw)
    if column.many:
        spread = "; ".join(typed(part) for part in raw.split("\n") if part.strip()) if isinstance(raw, str) else text
        return [_checked(column, _coded(item, choices), choices) for item in split(column, spread, sources)]
    if column.kind == "waktu":
        return _checked(column, _time(raw, text))
    if column.kind == "angka":
        return _checked(column, _figure(column, raw, text))
    if column.kind == "ya-tidak":
        return _checked(
            column, {"1": "ya", "true": "ya", "0": "tidak", "false": "tidak"}.get(text.casefold(), text.casefold())
        )
    return _checked(column, _coded(text, choices), choices)


def split(column: Column, text: str, sources: frozenset[str]) -> list[Value]:
    """Part a cell with several values: by semicolons, and by commas where no value holds one."""
    parts = [part.strip() for part in text.split(";") if part.strip()]
    if column.kind == "sumber":
        return [item for part in parts for item in _references(part, sources)]
    if column.kind == "teks":
        return list(parts)
    return [word.strip() for part in parts for word in part.split(",") if word.strip()]


def join(values: list[Value]) -> str:
    """Write several values into one cell; a source with its place as in prose: ``S39, hlm. 3``."""
    return "; ".join(", ".join(map(str, value.values())) if isinstance(value, dict) else str(value) for value in values)


def _blank(found: re.Match[str]) -> str:
    """Leave a space where a control character parted two words; what takes no room leaves nothing."""
    return " " if found.group() < "\x20" else ""


def _references(part: str, sources: frozenset[str]) -> list[Value]:
    """Read ``S39, hlm. 3`` as a place in a source, and ``S1, S2`` as two sources."""
    found: list[Value] = []
    if placed := _PLACED.match(part):
        part = f"{placed[1]}, {_PAGE.sub('hlm.', placed[2], count=1)}"
    for word in map(str.strip, part.split(",")):
        if not found or word in sources:
            found.append(word)
        elif isinstance(before := found[-1], dict):
            before["letak"] = f"{before['letak']}, {word}"
        else:
            found[-1] = {"id": before, "letak": word}
    return found


def _coded(value: Value, choices: Codes) -> Value:
    """Give the code for what was typed, if it is a code in other letters or the name of one."""
    if not isinstance(value, str) or value in choices:
        return value
    folded = value.casefold()
    slug = "-".join(re.findall(r"[a-z0-9]+", folded))
    known = (code for code in choices if folded == code.casefold() or slug == code)
    named = (code for code, names in choices.items() if folded in map(str.casefold, names))
    return next(known, None) or next(named, value)


def _time(raw: Any, text: str) -> str:
    is_number = isinstance(raw, int | float) and not isinstance(raw, bool)
    if is_number and (raw != int(raw) or int(raw) in _SERIALS):
        raise RefusedError("E126", nilai=number(raw))
    return read_time(text) or text


def _figure(column: Column, raw: Any, text: str) -> str:
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        whole, comma, rest = text.partition(",")
        return f"{int(whole):,}".replace(",", ".") + comma + rest if abs(raw) >= 1000 else text
    if _DOTTED.match(text) and not _THOUSANDS.match(text):
        raise RefusedError("E127", nilai=text, koma=text.replace(".", ","))
    found = _MONEY.match(text)
    if not found or not (found["rp"] or column.name == "nilai"):
        return text
    short = (found["short"] or "").casefold()
    times = _TIMES.get(short, "")
    return f"Rp{found['number']} {times}".strip() if found["dot"] or found["end"] or times != short else text


def _checked(column: Column, value: Value, choices: Codes | None = None) -> Value:
    """Hold a value against the type of its field; of a list, the nearest name is offered."""
    try:
        TypeAdapter(column.type).validate_python(value)
    except ValidationError as error:
        found = error.errors(include_url=False)[0]
        words: dict[str, Any] = {"kunci": column.name, "nilai": str(value), **found.get("ctx", {})}
        if found["type"] == "literal_error":
            words |= {"pilihan": ", ".join(column.options)}
            raise RefusedError("S105", **words) from None
        if choices:
            names = {name: code for code, called in choices.items() for name in (*called, code)}
            near = nearest(str(value), filter(None, names))
            words["mungkin"] = names[near] if near else None
        raise RefusedError(found["type"], **words) from None
    return Figure(value) if column.kind == "angka" and isinstance(value, str) else value
