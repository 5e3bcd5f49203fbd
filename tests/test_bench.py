"""The benchmark's made-up regions: the same everywhere, sound, and as large as the real ones. Nothing is timed."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from petajalan.core.compile import compile_tree
from petajalan.core.problems import errors

ROOT = Path(__file__).parent.parent
FIGURES = ROOT / "scripts" / "bench-ukuran.json"


def bench(*arguments: str | Path, seed: str = "0") -> None:
    """Run what scripts/bench runs, without installing anything."""
    command = [sys.executable, str(ROOT / "scripts" / "bench_negeri.py"), *map(str, arguments)]
    subprocess.run(command, check=True, env=os.environ | {"PYTHONHASHSEED": seed}, stdout=subprocess.DEVNULL)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bench") / "pohon"
    bench("pohon", "2", folder)
    return folder


def test_made_up_regions_are_the_same_every_time(tree: Path, tmp_path: Path) -> None:
    bench("pohon", "2", tmp_path / "lagi", seed="7")
    assert contents(tmp_path / "lagi") == contents(tree)


def test_made_up_regions_pass_the_check(tree: Path) -> None:
    compiled = compile_tree(tree)
    assert [problem.line() for problem in errors(compiled.problems)] == []
    assert [region.slug for region in compiled.daerah] == ["kabupaten-bench-002", "kota-bench-001"]


def test_made_up_regions_weigh_what_the_figures_say(tree: Path, tmp_path: Path) -> None:
    bench("ukur", tmp_path / "ukuran.json", "--dari", tree)
    wanted, found = (json.loads(path.read_text()) for path in (FIGURES, tmp_path / "ukuran.json"))
    for kind, shapes in wanted.items():
        for column, what in enumerate(("rows", "words")):
            total, made = (sum(numbers[column] for numbers in every.values()) for every in (shapes, found[kind]))
            assert made == pytest.approx(total, rel=0.1, abs=3), f"{kind}: {what}"


def test_the_figures_are_those_of_the_real_regions(tmp_path: Path) -> None:
    bench("ukur", tmp_path / "ukuran.json")
    assert (tmp_path / "ukuran.json").read_text() == FIGURES.read_text(), "run: scripts/bench ukur"
