"""YAML text to a tree of text nodes with places: no type is guessed, nothing is merged or aliased."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from petajalan.core.problems import Problem, Span, problem
from petajalan.core.source import FORBIDDEN, name_of

MAX_DEPTH = 12
MAX_NODES = 20_000

_CLEAR_PROBLEMS = (
    # libyaml's words, what went wrong, what to do
    ("could not find expected ':'", "nama isian tidak diikuti titik dua dan spasi",
     "tulis nama isian, titik dua, spasi, lalu isinya"),
    ("unexpected end of stream", "tanda kutip dibuka di sini tetapi tidak ditutup",
     "tutup tanda kutipnya"),
    ("unexpected document indicator", "tanda kutip dibuka di sini tetapi tidak ditutup",
     "tutup tanda kutipnya"),
    ("',' or ']'", "kurung siku tidak ditutup, atau ada koma atau tanda kutip yang terlewat",
     "periksa kurung ], koma, dan tanda kutip mulai dari sini"),
    ("',' or '}'", "kurung kurawal tidak ditutup, atau ada koma atau tanda kutip yang terlewat",
     "periksa kurung }, koma, dan tanda kutip mulai dari sini"),
    ("'-' indicator", "butir daftar tidak rata",
     "ratakan tanda - dengan butir di atasnya"),
    ("expected key", "indentasi tidak rata atau ada tulisan sesudah tanda kutip",
     "ratakan dengan isian di atasnya; bila berkutip, beri tanda kutip pada seluruh isian"),
    ("expected node content", "kurung tidak berpasangan",
     "periksa kurung [ ] dan { } di sini dan di baris sebelumnya"),
    ("<document start>", "ada tulisan sesudah akhir isian",
     "gabungkan dengan isian di atasnya, atau hapus"),
    ("block sequence entries", "tanda - tidak boleh ada di sini",
     "tulis butir daftar pada baris baru di bawah nama isiannya"),
    ("cannot start any token", "isian diawali tanda yang tidak boleh mengawali isian",
     "beri tanda kutip pada seluruh isian"),
    ("unknown escape", "ada garis miring terbalik di dalam tanda kutip ganda",
     "pakai tanda kutip tunggal, atau hapus garis miringnya"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Scalar:
    """A printed text and where it stands; ``quoted`` tells an empty text from a missing one."""

    text: str
    span: Span
    quoted: bool


@dataclass(frozen=True, slots=True)
class Sequence:
    items: "tuple[Node, ...]"
    span: Span


@dataclass(frozen=True, slots=True)
class Mapping:
    items: "tuple[tuple[Scalar, Node], ...]"
    span: Span


Node = Scalar | Sequence | Mapping


class _RefusedError(Exception):
    """Stop reading: the text is hostile or no YAML; carries the problem."""

    def __init__(self, found: Problem) -> None:
        super().__init__(found.message)
        self.found = found


def parse(path: str, text: str, first_line: int = 1) -> tuple[Node | None, list[Problem]]:
    """Read one YAML document; lines are counted from ``first_line`` (front matter starts later)."""
    reader = _Reader(path, text, first_line)
    try:
        node = reader.document(iter(yaml.parse(text, Loader=yaml.CSafeLoader)))
    except _RefusedError as refused:
        return None, [*reader.problems, refused.found]
    except yaml.YAMLError as error:
        return None, [*reader.problems, _syntax(path, error, text, first_line)]
    return node, reader.problems


def _syntax(path: str, error: yaml.YAMLError, text: str, first_line: int) -> Problem:
    mark = getattr(error, "problem_mark", None)
    line, column = (mark.line, mark.column) if mark else (0, 0)
    lines = text.split("\n")
    shown, line = line, min(line, len(lines) - 1)
    while line and not lines[line].strip():  # the end of the file shows what is wrong above it
        line -= 1
        column = max(0, len(lines[line].rstrip()) - 1)
    for number in range(line, max(-1, line - 2), -1):
        indent = lines[number][: _indent(lines[number])]
        if "\t" in indent:
            return problem("Y102", path, Span(number + first_line, indent.index("\t") + 1))
    words = str(getattr(error, "problem", "") or error)
    opened = getattr(error, "context_mark", None)
    if opened and opened.line < shown and re.search(r"',' or|unexpected|could not", words):
        line, column = opened.line, opened.column  # what was never closed, not where that shows
    if opened and re.search(r"alphabetic or numeric|tag URI", words):
        code = "Y105" if "tag" in words else "Y104"
        return problem(code, path, Span(opened.line + first_line, opened.column + 1))
    if "mapping values" in words:
        return _colon(path, lines, line, column, first_line)
    unclear = ("tulisannya tidak sesuai aturan YAML", "bandingkan dengan contoh di panduan")
    cause, advice = next(((c, a) for key, c, a in _CLEAR_PROBLEMS if key in words), unclear)
    return problem("Y101", path, Span(line + first_line, column + 1), sebab=cause, saran=advice)


def _colon(path: str, lines: list[str], line: int, column: int, first_line: int) -> Problem:
    """Tell the three mistakes apart that all show as a colon where none may be."""
    above = next((number for number in range(line - 1, -1, -1) if lines[number].strip()), line)
    if re.search(r":\s", lines[line][:column]):
        cause, advice = "ada titik dua di tengah isian", "beri tanda kutip pada seluruh isian"
    elif _indent(lines[above]) == _indent(lines[line]) and not re.search(r"\A\s*-|:(\s|\Z)", lines[above]):
        cause = "nama isian tidak diikuti titik dua dan spasi"
        advice = "tulis nama isian, titik dua, spasi, lalu isinya"
        line, column = above, _indent(lines[above])
    else:
        cause, advice = "indentasi tidak rata", "ratakan baris ini dengan isian di atasnya"
        column = _indent(lines[line])
    return problem("Y101", path, Span(line + first_line, column + 1), sebab=cause, saran=advice)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


class _Reader:
    """Walks the event stream once; a class because it counts nodes and gathers problems."""

    def __init__(self, path: str, text: str, first_line: int) -> None:
        self.path = path
        self.lines = text.split("\n")
        self.first_line = first_line
        self.problems: list[Problem] = []
        self.count = 0

    def document(self, events: Iterator[yaml.Event]) -> Node | None:
        node: Node | None = None
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                if node is not None:
                    raise _RefusedError(problem("Y106", self.path, self.span(event)))
                node = self.node(next(events), events, 1)
        return node

    def node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Node:
        span = self.span(event)
        self.count += 1
        if self.count > MAX_NODES:
            raise _RefusedError(problem("Y108", self.path, span, batas=MAX_NODES))
        if depth > MAX_DEPTH:
            raise _RefusedError(problem("Y107", self.path, span, batas=MAX_DEPTH))
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise _RefusedError(problem("Y104", self.path, span))
        if getattr(event, "tag", None):
            raise _RefusedError(problem("Y105", self.path, span))
        if isinstance(event, yaml.ScalarEvent):
            if hidden := FORBIDDEN.search(event.value):  # written as an escape, "\\u202e"
                raise _RefusedError(problem("B103", self.path, span, karakter=name_of(hidden.group())))
            if not event.style and (cut := self.cut_short(event)):
                self.problems.append(problem("Y112", self.path, cut))
            return Scalar(event.value, span, bool(event.style))
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(span, events, depth)
        return self.mapping(span, events, depth)

    def sequence(self, span: Span, events: Iterator[yaml.Event], depth: int) -> Sequence:
        items = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(self.node(event, events, depth + 1))
        return Sequence(tuple(items), span)

    def mapping(self, span: Span, events: Iterator[yaml.Event], depth: int) -> Mapping:
        items: list[tuple[Scalar, Node]] = []
        seen: dict[str, Span] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            key = self.node(event, events, depth + 1)
            value = self.node(next(events), events, depth + 1)
            if not isinstance(key, Scalar) or not key.text:
                self.problems.append(problem("Y109", self.path, key.span))
            elif key.text == "<<":
                self.problems.append(problem("Y110", self.path, key.span))
            elif first := seen.get(key.text):
                place = f"{self.path}:{first.line}:{first.column}"
                self.problems.append(problem("Y103", self.path, key.span, kunci=key.text, related=place))
            else:
                seen[key.text] = key.span
                items.append((key, value))
        return Mapping(tuple(items), span)

    def cut_short(self, event: yaml.ScalarEvent) -> Span | None:
        """Find the ``#`` that cut off a text and was meant as a word: “Menuju #BontangHebat”."""
        mark = event.end_mark
        rest = self.lines[mark.line][mark.column :] if mark and mark.line < len(self.lines) else ""
        found = re.match(r"\s+#(?=\w)", rest)
        return Span(mark.line + self.first_line, mark.column + found.end()) if mark and found else None

    def span(self, event: yaml.Event) -> Span:
        mark = event.start_mark
        assert mark is not None, "the parser marks every event"
        return Span(mark.line + self.first_line, mark.column + 1)
