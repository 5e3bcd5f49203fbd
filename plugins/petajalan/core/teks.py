"""Printed text as such: one line, not a stand-in for nothing, not too long.

A parser takes the text as the officer typed it and raises ``PydanticCustomError`` whose type is the
code of the problem.
"""

from pydantic_core import PydanticCustomError

_PLACEHOLDERS = frozenset({"-", "--", "—", "–", "?", "n/a", "na", "nihil data", "tidak ada data", "tbd", "xxx"})
# Around an example in a new file, which says nothing of the region yet.
EXAMPLE = "‹›"


def refuse(code: str, value: object) -> PydanticCustomError:
    return PydanticCustomError(code, "nilai", {"nilai": value})


def text_of(value: object) -> str:
    """Accept text only; the shape (list, mapping) is told apart from a wrong word."""
    if not isinstance(value, str):
        raise PydanticCustomError("string_type", "teks")
    text = " ".join(value.split())
    if text.casefold() in _PLACEHOLDERS:
        raise refuse("N108", text)
    if text.startswith(EXAMPLE[0]) or text.endswith(EXAMPLE[1]):
        raise refuse("N114", text)
    return text


MAX_TEKS = 2000
MAX_RINGKASAN = 320


def parse_teks(value: object) -> str:
    """Read one line of running text, white space folded."""
    text = text_of(value)
    if len(text) > MAX_TEKS:
        raise PydanticCustomError("S106", "panjang", {"batas": MAX_TEKS})
    return text


def parse_ringkasan(value: object) -> str:
    """Read a summary: short enough to be read in a list or a shared link."""
    text = parse_teks(value)
    if len(text) > MAX_RINGKASAN:
        raise PydanticCustomError("S106", "panjang", {"batas": MAX_RINGKASAN})
    return text
