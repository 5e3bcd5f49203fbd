"""Hostile words in every text field of a region, and the same fields with harmless words to compare with.

The fields are found by trying: every value of every file is changed, and what the checks refuse is put back.
So a new field is covered without a word here.
"""

import json
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from petajalan.core.compile import compile_tree
from pohon import BASES
from situs import add_code, build_well, lay_project, replace

REGION = "kota-bontang"
SMALL = "kota-uji"

# What stands between the two marks must come out of every page exactly as it went in.
HOSTILE = (
    "awalan <img src=x onerror=alert(document.domain)>\"><script>alert(1)</script>' autofocus onfocus='alert(2)"
    "</title></textarea><!-- {{ config.site_name }}{% raw %}{{ 7*7 }} @@petajalan:isi@@ [x](javascript:alert) "
    "&lt;b&gt; ]]> akhiran"
)
# For fields where figures, brackets or length have a meaning.
SHORT = 'awalan "><svg onload=alert()>{{ config.site_name }}{% raw %}@@petajalan:isi@@ akhiran'
HARMLESS = "awalan kata biasa akhiran"
# Web addresses allow few characters; these are the worst of them.
HOSTILE_WAY = "/?awalan'onclick='alert(){{config.site_name}}{%raw%}@@petajalan:isi@@javascript:akhiran"
HARMLESS_WAY = "/?awalan-kata-biasa-akhiran"
HOSTILE_PROSE = """
## awalan {{ config.site_name }} @@petajalan:isi@@ akhiran

Kalimat awalan {{ config.site_name }}{% raw %} @@petajalan:isi@@ &lt;b&gt; `</code><b>` {% include "x" %} akhiran.
"""
HARMLESS_PROSE = """
## awalan kata biasa akhiran

Kalimat awalan kata biasa `kode` akhiran.
"""
# A region's name and province stand on the portal's own front page; the list of regions must say the same.
HOSTILE_PROVINCE = "Provinsi awalan <img src=x onerror=alert()> [x](javascript:alert) *a* _b_ `c` {{ 7*7 }} & akhiran"
HARMLESS_PROVINCE = "Provinsi awalan kata biasa akhiran"
# What a region's code must agree with.
KEPT = frozenset({"nama", "jenis", "provinsi"})
# A spreadsheet runs what starts with these.
FORMULAS = ("=HYPERLINK() ", "+cmd ", "-cmd ", "@SUM ")

Way = Callable[[str], str]


@dataclass(frozen=True)
class Field:
    """One value of a file: where it stands in the tree of YAML, and its text."""

    path: tuple[int, ...]
    name: str
    line: int
    column: int
    start: int
    end: int
    text: str


def fields(text: str) -> list[Field]:
    """List the values of a file, not its keys."""

    def walk(node: yaml.Node, path: tuple[int, ...], name: str) -> Iterator[Field]:
        if isinstance(node, yaml.ScalarNode):
            mark, end = node.start_mark, node.end_mark
            yield Field(path, name, mark.line + 1, mark.column + 1, mark.index, end.index, node.value)
        elif isinstance(node, yaml.SequenceNode):
            for number, item in enumerate(node.value):
                yield from walk(item, (*path, number), name)
        elif isinstance(node, yaml.MappingNode):
            for number, (key, value) in enumerate(node.value):
                yield from walk(value, (*path, number), str(key.value))

    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    return list(walk(root, (), "")) if root else []


class Spoilt:
    """One file with its changed values; a refused change falls back to the next way, and at last to no change."""

    def __init__(self, path: Path, ways: tuple[Way, ...], prose: str = "") -> None:
        self.path = path
        self.ways = ways
        self.prose = prose
        text = path.read_text(encoding="utf-8")
        self.front, self.yaml, self.body = "", text, ""
        if path.suffix == ".md":
            self.front, self.yaml, self.body = re.fullmatch(r"(?s)(---\n)(.*?\n)(---\n.*)", text).groups()  # type: ignore[union-attr]
        self.original = self.now = fields(self.yaml)
        kept = KEPT if path.name == "daerah.yml" else frozenset()
        self.tried = {
            field.path: len(ways) if len(field.path) == 1 and field.name in kept else 0 for field in self.original
        }

    def text(self) -> str:
        made = self.yaml
        for field in sorted(self.original, key=lambda field: -field.start):
            if self.tried[field.path] < len(self.ways):
                value = json.dumps(self.ways[self.tried[field.path]](field.text), ensure_ascii=False)
                tail = "\n" if made[field.start : field.end].endswith("\n") else ""
                made = made[: field.start] + value + tail + made[field.end :]
        return made

    def write(self) -> None:
        made = self.text()
        self.now = fields(made)
        self.path.write_text(self.front + made + self.body + (self.prose if self.body else ""), encoding="utf-8")

    def put_back(self, line: int, column: int) -> bool:
        """Go to the next way for the value at a problem's place, or for all values of the record it is about."""
        shift = self.front.count("\n")
        near = [field for field in self.now if field.line == line - shift]
        here = [field for field in near if field.column == column]
        changed = False
        for field in here or near:
            if self.tried[field.path] < len(self.ways):
                self.tried[field.path] += 1
                changed = True
        return changed

    def keys(self) -> set[str]:
        """Name the keys whose values could be changed."""
        return {field.name for field in self.original if self.tried[field.path] < len(self.ways)}


def spoil(project: Path, region: str, ways: tuple[Way, ...], prose: str = "") -> dict[str, Spoilt]:
    """Change every value of a region that may be changed, until the checks have nothing to say."""
    files = {
        path.relative_to(project).as_posix(): Spoilt(path, ways, prose)
        for path in sorted((project / "cities" / region).rglob("*"))
        if path.suffix in {".yml", ".md"}
    }
    for _ in range(20 * len(ways)):
        for file in files.values():
            file.write()
        problems = compile_tree(project).problems
        if not problems:
            return files
        moved = [files[p.path].put_back(p.span.line, p.span.column) for p in problems if p.path in files]
        assert any(moved), [problem.line() for problem in problems]
    raise AssertionError("the checks never agreed")


def _ways(words: str, short: str, way: str) -> tuple[Way, ...]:
    return (
        lambda text: text + way if text.startswith("http") else f"{text} {words}",
        lambda text: f"{text} {short}",
        lambda text: short,
    )


def lay_two(folder: Path) -> dict[str, list[str]]:
    """Build a site of hostile words and its harmless twin; give the changed keys of every kind of file."""
    hostile, harmless = lay_project(folder / "usil"), lay_project(folder / "jinak")
    for project in (hostile, harmless):
        for path in (project / "cities").iterdir():
            if path.is_dir() and path.name not in {REGION, "_acuan"}:
                shutil.rmtree(path)
        (project / "cities" / "_acuan" / "alamat.txt").unlink()
        shutil.copytree(BASES / SMALL, project / "cities" / SMALL)
        province = HOSTILE_PROVINCE if project == hostile else HARMLESS_PROVINCE
        add_code(project, f'"99.71": {{nama: Kota Uji, provinsi: {json.dumps(province)}}}\n')
        replace(project / "cities" / SMALL / "daerah.yml", "Provinsi Rekaan", json.dumps(province))
        # Sources named like parts of the page's frame.
        for path in (project / "cities" / SMALL).rglob("*.*"):
            text = path.read_text(encoding="utf-8")
            path.write_text(re.sub(r"\bS2\b", "isi", re.sub(r"\bS1\b", "kepala-q", text)), encoding="utf-8")
    # A spreadsheet's formula in front, first: the other way round every change would be checked twice.
    for project in (hostile, harmless):
        spoil(project, SMALL, (lambda text: FORMULAS[len(text) % len(FORMULAS)] + text,))
    done = spoil(hostile, REGION, _ways(HOSTILE, SHORT, HOSTILE_WAY), HOSTILE_PROSE)
    for name, file in done.items():
        twin = Spoilt(harmless / name, _ways(HARMLESS, HARMLESS, HARMLESS_WAY), HARMLESS_PROSE)
        twin.tried = file.tried
        twin.write()
    for project in (hostile, harmless):
        build_well(project)
    keys: dict[str, set[str]] = {}
    for file in done.values():
        kind = file.path.parent.name if file.path.parent.name != REGION else file.path.name
        keys.setdefault(kind, set()).update(file.keys())
    return {kind: sorted(names) for kind, names in keys.items()}
