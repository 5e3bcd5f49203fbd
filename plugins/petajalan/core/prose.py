"""A Markdown file of an officer: front matter apart, the body with the places of what it holds."""

import re
from dataclasses import dataclass
from functools import lru_cache

from petajalan.core.problems import Problem, Span, problem
from petajalan.core.source import Source

CITATION = re.compile(r"\[@(?P<id>[A-Za-z0-9][A-Za-z0-9-]{0,39})(?:,\s*(?P<letak>[^\]\n]{1,80}))?\]")

# The renderer climbs as deep as a line is indented and looks for marks from every place of a line.
MAX_LINE = 4000
MAX_INDENT = 40
_NESTING = re.compile(r"[\s>]*(?:(?:[-+*]|[0-9]+[.)])\s+[\s>]*)*")

# No pattern may look far ahead from every place: a line of 200,000 brackets is still read at once.
# As the renderer reads it: no space is needed after the signs.
_HEADING = re.compile(r"^(#{1,6})\s*(\S.*)$")
_TARGET = re.compile(r"\]\(\s*<?(?P<target>(?:[^()<>\s]|\([^()<>\s]*\))*)")
_AUTOLINK = re.compile(r"<(?P<target>[A-Za-z][A-Za-z0-9+.-]*:[^<>\s]*)>")
_HTML = re.compile(r"</?[A-Za-z][^>\n]*>?|<!--|<\?|<!\[")
_DEFINITION = re.compile(r"^ {0,3}\[[^\]\n]+\]:")
_NAMED = re.compile(r"^ *sumber:[\s\[{-]*(?:id:\s*)?[\"']?([A-Za-z0-9][A-Za-z0-9-]*)", re.MULTILINE)
# What the renderer takes for a block of code; all else is prose and is checked.
_FENCE = re.compile(r"^(```+|~~~+) *\.?[\w#.+-]* *$")


@dataclass(frozen=True, slots=True)
class Mark:
    """Something in the prose that must be checked: a heading, link, image or citation."""

    kind: str
    text: str
    target: str
    span: Span


@dataclass(frozen=True, slots=True)
class Prose:
    """The body of a file, its first line in the file, and what a check needs to know of it."""

    path: str
    text: str
    first_line: int
    marks: tuple[Mark, ...]

    def of(self, *kinds: str) -> tuple[Mark, ...]:
        return tuple(mark for mark in self.marks if mark.kind in kinds)


def split_front_matter(source: Source) -> tuple[str, int, Source | None, list[Problem]]:
    """Part a file into YAML text and body; gives the YAML, the body's first line and the body."""
    lines = source.text.split("\n")
    if lines[0].rstrip() != "---":
        return "", 1, None, [problem("B109", source.path, Span(1, 1))]
    for number, line in enumerate(lines[1:], start=2):
        if line.rstrip() == "---":
            body = "\n".join(lines[number:])
            return "\n".join(lines[1 : number - 1]), number + 1, Source(source.path, body), []
    return "", 1, None, [problem("B110", source.path, Span(1, 1))]


def named_source(text: str) -> str:
    """Give a source that the fields of a file name, for an example that holds there."""
    found = _NAMED.search(text)
    return found[1] if found else "B7"


def read_prose(source: Source, first_line: int, example: str = "B7") -> tuple[Prose, list[Problem]]:
    """Find the marks of a body and the mistakes that show without knowing the region; ``example`` is a source."""
    marks: list[Mark] = []
    problems: list[Problem] = []
    paragraph: list[tuple[int, str]] = []
    fence, opened = "", first_line
    for number, line in enumerate([*source.text.split("\n"), ""], start=first_line):
        opening = _FENCE.match(line)
        if opening and not fence:
            fence, opened = opening.group(1), number
        elif fence and line.rstrip() == fence:
            fence = ""
        elif not fence:
            heading = _HEADING.match(line)
            if heading:
                title = heading[2].rstrip().rstrip("#").rstrip()
                marks.append(Mark("heading", title, heading[1], Span(number, 1)))
            if _DEFINITION.match(line):
                problems.append(problem("P107", source.path, Span(number, 1), nilai=line.strip()))
            nesting = _NESTING.match(line)
            if len(line) > MAX_LINE or (nesting and line.strip() and nesting.end() > MAX_INDENT):
                problems.append(problem("P111", source.path, Span(number, 1), batas=MAX_LINE))
            problems += _line_marks(source.path, number, line, marks)
            if line.strip() and not heading:
                paragraph.append((number, line))
                continue
        problems += _uncited(source.path, paragraph, example)
        paragraph = []
    if fence:
        problems.append(problem("P110", source.path, Span(opened, 1), nilai=fence))
    return Prose(source.path, source.text, first_line, tuple(marks)), problems


@lru_cache(maxsize=10_000)
def without_citations(text: str) -> str:
    """Drop citations, for places that hold no links to sources."""
    bare = " ".join((CITATION.sub("", text) if "[@" in text else text).split())
    return bare.replace(" .", ".").replace(" ,", ",").replace(" ;", ";")


def find_citations(path: str, text: str, span: Span) -> tuple[list[Mark], list[Problem]]:
    """Find citations in one text field; all are placed where the field stands."""
    marks = [Mark("citation", m["letak"] or "", m["id"], span) for m in CITATION.finditer(text)]
    broken = [
        problem("P102", path, span, nilai=m.group()) for m in re.finditer(r"\[@[^\]]*\]?", CITATION.sub("", text))
    ]
    return marks, broken


def _line_marks(path: str, number: int, line: str, marks: list[Mark]) -> list[Problem]:
    problems: list[Problem] = []
    bare = re.sub(r"`[^`]*`", lambda m: " " * len(m.group()), line)
    for found in CITATION.finditer(bare):
        marks.append(Mark("citation", found["letak"] or "", found["id"], Span(number, found.start() + 1)))
    bare = CITATION.sub(lambda m: " " * len(m.group()), bare)
    for broken in re.finditer(r"\[@[^\]]*\]?", bare):
        problems.append(problem("P102", path, Span(number, broken.start() + 1), nilai=broken.group()))
    marks += _links(number, bare)
    for found in _AUTOLINK.finditer(bare):
        marks.append(Mark("link", found["target"], found["target"], Span(number, found.start() + 1)))
    for found in _HTML.finditer(_AUTOLINK.sub(lambda m: " " * len(m.group()), bare)):
        problems.append(problem("P101", path, Span(number, found.start() + 1), nilai=found.group()))
    return problems


def _links(number: int, line: str) -> list[Mark]:
    """Find every link and image of a line, nested ones and those whose text began on another line too."""
    targets = {found.start(): found["target"] for found in _TARGET.finditer(line)}
    marks: list[Mark] = []
    opened: list[int] = []
    for place in re.finditer(r"[\[\]]", line):
        at = place.start()
        if place.group() == "[":
            opened.append(at)
            continue
        start = opened.pop() if opened else -1
        if at in targets:
            image = line[max(0, start - 1) : start] == "!"
            column = max(0, start - image) + 1
            marks.append(Mark("image" if image else "link", line[start + 1 : at], targets[at], Span(number, column)))
    return sorted(marks, key=lambda mark: mark.span)


def _uncited(path: str, paragraph: list[tuple[int, str]], example: str) -> list[Problem]:
    """A paragraph with a figure must name a source somewhere in it."""
    if any("[@" in line for _, line in paragraph):  # a broken citation is named for itself
        return []
    for number, line in paragraph:
        bare = _TARGET.sub(lambda m: " " * len(m.group()), line)
        bare = re.sub(r"^(\s*)\d+[.)] ", lambda m: " " * len(m.group()), bare)
        if figure := re.search(r"\d[\d.,]*", bare):
            said = figure.group().rstrip(".,")
            return [problem("P103", path, Span(number, figure.start() + 1), nilai=said, contoh=example)]
    return []
