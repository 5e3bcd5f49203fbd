"""Every case of tests/cases/problems: a small tree of files in, exactly these problems out."""

from datetime import date
from pathlib import Path

import pytest
import yaml

from petajalan.core.compile import compile_tree
from pohon import BASES, CASES, REGION, build_tree, read_case

FILES = sorted((CASES / "problems").glob("*.yml"))
# The day on which the cases are checked.
LAST = date(2026, 11, 22)
KEYS = {"tentang", "dasar", "berkas", "masalah"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_problems_are_exactly_these(path: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    case = read_case(path)
    assert set(case) <= KEYS
    root = build_tree(tmp_path, case["berkas"], tuple(case.get("dasar", [REGION])))
    result = compile_tree(root, last=LAST)
    found = [item.line() for item in result.problems]
    if request.config.getoption("--tulis-ulang"):
        _rewrite(path, found)
    else:
        assert found == case["masalah"]
    assert not result.sound


@pytest.mark.parametrize("base", sorted(path.name for path in BASES.iterdir()))
def test_the_base_regions_are_sound(base: str, tmp_path: Path) -> None:
    result = compile_tree(build_tree(tmp_path, bases=(base,)))
    assert [item.line() for item in result.problems] == []
    assert [region.slug for region in result.daerah] == [base]


def test_the_base_regions_stand_side_by_side(tmp_path: Path) -> None:
    result = compile_tree(build_tree(tmp_path, bases=("kota-uji", "kota-contoh")))
    assert result.sound
    assert [region.slug for region in result.daerah] == ["kota-contoh", "kota-uji"]


def test_a_broken_region_does_not_hide_a_sound_one(tmp_path: Path) -> None:
    root = build_tree(tmp_path, {"sumber.yml": "S1: [\n"}, bases=("kota-uji", "kota-contoh"))
    result = compile_tree(root)
    assert {item.path for item in result.problems} == {"cities/kota-uji/sumber.yml"}
    assert [region.slug for region in result.daerah] == ["kota-contoh"]


def test_there_are_enough_kinds_of_mistake() -> None:
    assert len(FILES) >= 45


def _rewrite(path: Path, found: list[str]) -> None:
    text = path.read_text(encoding="utf-8")
    head, mark, _ = text.partition("\nmasalah:")
    assert mark, f"{path.name}: masalah: must be the last key"
    quoted = (yaml.safe_dump(line, allow_unicode=True, default_style="'", width=10_000) for line in found)
    listed = "".join(f"\n  - {line.rstrip()}" for line in quoted) or " []"
    path.write_text(f"{head}\nmasalah:{listed}\n", encoding="utf-8")
