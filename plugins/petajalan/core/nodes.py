"""YAML text to a tree of text nodes with places: no type is guessed, nothing is merged or aliased."""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

import yaml

from petajalan.core.problems import Problem, Span, problem
from petajalan.core.source import FORBIDDEN, name_of

MAX_DEPTH = 12
MAX_NODES = 20_000
_CUT = re.compile(r"\s+#(?=\w)")

_CLEAR_PROBLEMS = (
    # libyaml's words, what went wrong, what to do
    ("could not find expected ':'", "nama isian tidak diikuti titik dua dan spasi",
     "tulis nama isian, titik dua, spasi, lalu isinya"),
    ("no dash", "butir daftar tidak diawali tanda -",
     "tulis tanda - dan spasi di depan butir ini, rata dengan butir di atasnya"),
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
    ("expected key", "awal baris tidak rata atau ada tulisan sesudah tanda kutip",
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


class Scalar(NamedTuple):
    """A printed text and where it stands; ``quoted`` tells an empty text from a missing one."""

    text: str
    line: int
    column: int
    quoted: bool


class Sequence(NamedTuple):
    items: "tuple[Node, ...]"
    line: int
    column: int


class Mapping(NamedTuple):
    """Keys in the order of the file, each with its line and column and its value; no key stands twice."""

    items: "dict[str, tuple[int, int, Node]]"
    line: int
    column: int


Node = Scalar | Sequence | Mapping


# Parts a rest that stands again from its turn: no file may hold this character.
AGAIN = "\x00"


def _no_colon(key: Scalar, value: Node) -> bool:
    return isinstance(value, Scalar) and not value.text and value.column == key.column + len(key.text)


def span(node: Node) -> Span:
    """Say where a node stands; a file has thousands of them and few are ever asked."""
    return Span(node.line, node.column)


class _RefusedError(Exception):
    """Stop reading: the text is hostile or no YAML; carries the problem."""

    def __init__(self, found: Problem) -> None:
        super().__init__(found.message)
        self.found = found


def parse(path: str, text: str, first_line: int = 1) -> tuple[Node | None, list[Problem]]:
    """Read one YAML document; lines are counted from ``first_line`` (front matter starts later)."""
    reader = _Reader(path, text, first_line)
    try:
        node = reader.document()
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
    first = next((number for number, said in enumerate(lines) if said.strip() and said.lstrip()[0] != "#"), 0)
    if "<document start>" in words and _indent(lines[first]) > _indent(lines[line]):
        cause = f"baris {first + first_line} diawali spasi"
        return problem("Y101", path, Span(first + first_line, 1), sebab=cause, saran="hapus spasi di awal baris itu")
    opened = getattr(error, "context_mark", None)
    if opened and opened.line < shown and re.search(r"',' or|unexpected|could not", words):
        line, column = opened.line, opened.column  # what was never closed, not where that shows
    if opened and re.search(r"alphabetic or numeric|tag URI", words):
        code = "Y105" if "tag" in words else "Y104"
        return problem(code, path, Span(opened.line + first_line, opened.column + 1))
    if "mapping values" in words:
        return _colon(path, lines, line, column, first_line)
    if "could not find" in words and lines[line].lstrip().startswith(("{", "[")):
        words = "no dash"
    unclear = ("tulisannya tidak sesuai aturan YAML", "bandingkan dengan contoh di panduan")
    cause, advice = next(((c, a) for key, c, a in _CLEAR_PROBLEMS if key in words), unclear)
    return problem("Y101", path, Span(line + first_line, column + 1), sebab=cause, saran=advice)


def _colon(path: str, lines: list[str], line: int, column: int, first_line: int) -> Problem:
    """Tell the four mistakes apart that all show as a colon where none may be."""
    if unmarked := re.match(r"\s*(?P<nama>[A-Za-z0-9_-]+)(?P<celah>\s*)\{", lines[line]):
        cause = f"titik dua sesudah “{unmarked['nama']}” tertinggal"
        advice = f"tulis {unmarked['nama']}: {{…}}"
        return problem("Y101", path, Span(line + first_line, unmarked.start("celah") + 1), sebab=cause, saran=advice)
    above = next((number for number in range(line - 1, -1, -1) if lines[number].strip()), line)
    if re.search(r":\s", lines[line][:column]):
        cause, advice = "ada titik dua di tengah isian", "beri tanda kutip pada seluruh isian"
    elif _indent(lines[above]) == _indent(lines[line]) and not re.search(r"\A\s*-|:(\s|\Z)", lines[above]):
        cause = "nama isian tidak diikuti titik dua dan spasi"
        advice = "tulis nama isian, titik dua, spasi, lalu isinya"
        line, column = above, _indent(lines[above])
    else:
        cause, advice = "awal baris tidak rata", "ratakan baris ini dengan isian di atasnya"
        column = _indent(lines[line])
    return problem("Y101", path, Span(line + first_line, column + 1), sebab=cause, saran=advice)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


class _Reader:
    """Walks the event stream once; a class because it counts nodes and gathers problems."""

    def __init__(self, path: str, text: str, first_line: int) -> None:
        self.path = path
        self.text = text
        self.first_line = first_line
        self.problems: list[Problem] = []
        self.count = 0
        self.may_be_cut = _CUT.search(text) is not None

    def document(self) -> Node | None:
        # Asked directly: the generator around it costs as much as what is done with an event.
        self.next: Callable[[], Any] = yaml.CSafeLoader(self.text).get_event
        node: Node | None = None
        while not isinstance(event := self.next(), yaml.StreamEndEvent):
            if isinstance(event, yaml.DocumentStartEvent):
                if node is not None:
                    mark = event.start_mark
                    assert mark is not None, "the parser marks every event"
                    raise self.refuse("Y106", mark.line + self.first_line, mark.column + 1)
                node = self.node(self.next(), 1)
        return node

    def node(self, event: Any, depth: int) -> Node:
        mark = event.start_mark
        line, column = mark.line + self.first_line, mark.column + 1
        self.count += 1
        if self.count > MAX_NODES:
            raise self.refuse("Y108", line, column, batas=MAX_NODES)
        if depth > MAX_DEPTH:
            raise self.refuse("Y107", line, column, batas=MAX_DEPTH)
        if event.anchor:  # an alias bears the name of its anchor
            raise self.refuse("Y104", line, column)
        if event.tag:
            raise self.refuse("Y105", line, column)
        if isinstance(event, yaml.ScalarEvent):
            text, style = event.value, event.style
            # What no file may hold can still be written as an escape, "\\u202e".
            if style == '"' and (hidden := FORBIDDEN.search(text)):
                raise self.refuse("B103", line, column, karakter=name_of(hidden.group()))
            if not style and self.may_be_cut and (cut := self.cut_short(event)):
                self.problems.append(problem("Y112", self.path, cut))
            return Scalar(text, line, column, bool(style))
        if isinstance(event, yaml.SequenceStartEvent):
            return Sequence(self.items(depth + 1), line, column)
        return Mapping(self.pairs(depth + 1), line, column)

    def items(self, depth: int) -> tuple[Node, ...]:
        items = []
        while not isinstance(event := self.next(), yaml.SequenceEndEvent):
            items.append(self.node(event, depth))
        return tuple(items)

    def pairs(self, depth: int) -> dict[str, tuple[int, int, Node]]:
        pairs: dict[str, tuple[int, int, Node]] = {}
        while not isinstance(event := self.next(), yaml.MappingEndEvent):
            key = self.node(event, depth)
            value = self.node(self.next(), depth)
            if not isinstance(key, Scalar) or not key.text:
                self.problems.append(problem("Y109", self.path, span(key)))
            elif key.text == "<<":
                self.problems.append(problem("Y110", self.path, span(key)))
            elif key.text in pairs and _no_colon(key, value):
                # The rest of a figure after a comma, “1,000,000”: no key, so none that stands twice.
                pairs[f"{key.text}{AGAIN}{len(pairs)}"] = key.line, key.column, value
            elif key.text in pairs:
                line, column, _ = pairs[key.text]
                place = f"{self.path}:{line}:{column}"
                self.problems.append(problem("Y103", self.path, span(key), kunci=key.text, related=place))
            else:
                pairs[key.text] = key.line, key.column, value
        return pairs

    def cut_short(self, event: yaml.ScalarEvent) -> Span | None:
        """Find the ``#`` that cut off a text and was meant as a word: “Menuju #BontangHebat”."""
        mark, lines = event.end_mark, self.text.split("\n")
        rest = lines[mark.line][mark.column :] if mark and mark.line < len(lines) else ""
        found = _CUT.match(rest)
        return Span(mark.line + self.first_line, mark.column + found.end()) if mark and found else None

    def refuse(self, code: str, line: int, column: int, **values: Any) -> _RefusedError:
        return _RefusedError(problem(code, self.path, Span(line, column), **values))
