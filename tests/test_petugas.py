"""What officers mistype, case by case and many at once: the right code at the right place, and never a traceback."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from petajalan.core.compile import compile_tree
from pohon import BASES, CASES, REGION, build_tree, read_case

FILES = sorted((CASES / "petugas").glob("*.yml"))
# What a change does to a file; the rest of a case says what it is about.
CHANGE = ("ganti", "dengan", "tambah", "hex")


@dataclass(frozen=True)
class Mistake:
    """One thing mistyped in one file, and what must be said: “N102 14:11”, the first in the file it stands in."""

    tentang: str
    berkas: str
    change: dict[str, Any]
    said: list[str]

    @property
    def lines(self) -> tuple[int, int]:
        """The lines of the sound file that are touched; all of them where the whole file is replaced."""
        text = (BASES / REGION / self.berkas).read_text(encoding="utf-8")
        if "ganti" not in self.change:
            return 1, text.count("\n") + 1
        start = text.index(self.change["ganti"])
        return text.count("\n", 0, start) + 1, text.count("\n", 0, start + len(self.change["ganti"])) + 1


def _mistakes() -> list[Mistake]:
    found = []
    for path in FILES:
        case = read_case(path)
        for row in case["salah"]:
            change = {name: row[name] for name in CHANGE if name in row}
            said = row.get("masalah", [])
            found.append(Mistake(row["tentang"], row.get("berkas") or case["berkas"], change, said))
    return found


MISTAKES = _mistakes()


def _found(root: Path, berkas: str) -> list[str]:
    problems = compile_tree(root).problems
    assert all(item.line().isprintable() for item in problems)
    named = ((item, item.path.removeprefix(f"cities/{REGION}/")) for item in problems)
    return [
        f"{item.code} {'' if name == berkas else f'{name}:'}{item.span.line}:{item.span.column}" for item, name in named
    ]


@pytest.mark.parametrize("mistake", MISTAKES, ids=lambda one: f"{one.berkas.partition('/')[0]}-{one.tentang}")
def test_a_mistake_is_named_at_its_place(mistake: Mistake, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    found = _found(build_tree(tmp_path, {mistake.berkas: mistake.change}), mistake.berkas)
    if request.config.getoption("--tulis-ulang"):
        _rewrite(mistake, found)
    else:
        assert found == mistake.said
        assert found


def test_there_are_enough_of_them_over_all_kinds_of_files() -> None:
    assert len(MISTAKES) >= 130
    assert len({(one.berkas, str(one.change)) for one in MISTAKES}) == len(MISTAKES)
    files = {path.relative_to(BASES / REGION).as_posix() for path in (BASES / REGION).rglob("*.*")}
    assert {one.berkas for one in MISTAKES} == {name for name in files if name.endswith((".yml", ".md"))}


def _rewrite(mistake: Mistake, found: list[str]) -> None:
    for path in FILES:
        lines = path.read_text(encoding="utf-8").split("\n")
        for number, line in enumerate(lines):
            row = yaml.safe_load(line) if line.startswith("  - {") else None
            if row and row[0]["tentang"] == mistake.tentang:
                bare = re.sub(r", masalah: \[.*\]\}$", "}", line)
                lines[number] = f"{bare[:-1]}, masalah: [{', '.join(json_text(one) for one in found)}]}}"
        path.write_text("\n".join(lines), encoding="utf-8")


def json_text(text: str) -> str:
    return f'"{text}"'


# A file of a wrong shape has no rules looked at, so the two are put together apart.
# Where a link leads is such a rule, its form included.
@pytest.mark.parametrize("families", ["S|N(?!110)", "[RQAP]|N(?=110)"])
def test_many_mistakes_of_one_region_are_all_named_in_one_run(tmp_path: Path, families: str) -> None:
    """No mistake hides another: as many as can stand side by side are put into one region."""
    chosen: list[Mistake] = []
    for mistake in MISTAKES:
        near = [other for other in chosen if other.berkas == mistake.berkas]
        first, last = mistake.lines
        apart = all(last < other.lines[0] or other.lines[1] < first for other in near)
        same_height = mistake.change.get("ganti", "").count("\n") == str(mistake.change.get("dengan", "")).count("\n")
        # A name given twice leaves references to either unjudged.
        alone = all(re.fullmatch(rf"(?!A105)(?:{families})\d+ \d+:\d+", one) for one in mistake.said)
        if apart and same_height and alone and "ganti" in mistake.change:
            chosen.append(mistake)
    changes: dict[str, str] = {}
    for mistake in chosen:
        text = changes.get(mistake.berkas) or (BASES / REGION / mistake.berkas).read_text(encoding="utf-8")
        changes[mistake.berkas] = text.replace(mistake.change["ganti"], mistake.change["dengan"])
    problems = compile_tree(build_tree(tmp_path, dict(changes))).problems
    found = {(item.path.removeprefix(f"cities/{REGION}/"), item.span.line, item.code) for item in problems}
    wanted = {
        (mistake.berkas, int(re.findall(r"\d+", said)[1]), said.split()[0])
        for mistake in chosen
        for said in mistake.said
    }
    assert wanted <= found
    assert len(chosen) >= 15
