"""One file of an officer as text, checked before anything parses it."""

import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path

from petajalan.core.problems import Problem, Span, problem

MAX_BYTES = 256 * 1024
MAX_BRACKETS = 20

# Control characters but tab, line feed and carriage return; byte-order mark; invisible and
# direction-changing characters (text that reads otherwise than it is stored); private use.
FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ue000-\uf8ff\ufff9-\ufffb\ufffe\uffff]"
)
# What git leaves in a file when two people have changed one place; its “=======” may as well underline a heading.
_MERGE = re.compile(r"^(?:<{7}|>{7})(?: .{0,40})?$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Source:
    """A file's address (slashes, relative to the project) and its text with ``\\n`` line ends."""

    path: str
    text: str


def read_source(root: Path, path: str) -> tuple[Source | None, list[Problem]]:
    """Read one file strictly; a refused file gives problems and no source."""
    data = read_bytes(root, path)
    return (None, [data]) if isinstance(data, Problem) else decode(path, data)


def read_bytes(root: Path, path: str) -> bytes | Problem:
    """Read what is a file and not too large; else say why not."""
    file = os.path.join(root, path)
    try:
        found = os.lstat(file)
    except FileNotFoundError:
        return problem("B108", path, Span(1, 1))
    if not stat.S_ISREG(found.st_mode):
        return problem("B108", path, Span(1, 1))
    if found.st_size > MAX_BYTES:
        return problem("B101", path, Span(1, 1), ukuran=found.st_size // 1024, batas=MAX_BYTES // 1024)
    with open(file, "rb", buffering=0) as opened:
        return opened.read()


def decode(path: str, data: bytes) -> tuple[Source | None, list[Problem]]:
    """Turn bytes into text: UTF-8 only, no hidden characters, no hostile nesting."""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = _plain_ends(data[: error.start].decode("utf-8"))
        return None, [problem("B102", path, _span_at(before, len(before)))]
    if text.startswith("\ufeff"):
        return None, [problem("B103", path, Span(1, 1), karakter="U+FEFF (BOM)")]
    text = _plain_ends(text)
    if not text.strip():
        return None, [problem("B104", path, Span(1, 1))]
    if hidden := FORBIDDEN.search(text):
        return None, [problem("B103", path, _span_at(text, hidden.start()), karakter=name_of(hidden.group()))]
    if ("<<<<<<<" in text or ">>>>>>>" in text) and (left := _MERGE.search(text)):
        return None, [problem("B111", path, _span_at(text, left.start()), nilai=left.group())]
    if deep := _too_deep(text):
        return None, [problem("Y107", path, deep, batas=MAX_BRACKETS)]
    return Source(path, text), []


def name_of(character: str) -> str:
    """Name a character that cannot be shown."""
    return f"U+{ord(character):04X}"


def _plain_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _span_at(text: str, offset: int) -> Span:
    line = text.count("\n", 0, offset) + 1
    return Span(line, offset - (text.rfind("\n", 0, offset) + 1) + 1)


def _too_deep(text: str) -> Span | None:
    """Find where brackets nest deeper than any honest file: parsers take seconds on such text."""
    depth = 0
    for mark in re.finditer(r"[\[\]{}]", text):
        depth = depth + 1 if mark.group() in "[{" else max(0, depth - 1)
        if depth > MAX_BRACKETS:
            return _span_at(text, mark.start())
    return None
