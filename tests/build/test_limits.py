"""A region that takes too long, too much, or its process with it fails alone, in a sentence; the others are built."""

import os
import signal
import time
from pathlib import Path

import pytest

from negeri import context, lay_country, order, wanted
from petajalan.build import region
from petajalan.build.limits import Failure, Limits
from petajalan.build.regions import Regions, build_regions
from petajalan.build.workers import run
from petajalan.core.folder import Folder
from petajalan.core.load import load_folder

BAD = "kota-umpama"


def silent(done: int, working: int, failed: int) -> None:
    pass


def build(root: Path, pelaksana: str = "proses:2", limits: Limits | None = None) -> Regions:
    return build_regions(order(root, pelaksana, limits), context(root), wanted(root), silent)


def lines(regions: Regions) -> list[str]:
    return [problem.line() for problem in regions.problems]


@pytest.fixture
def country(tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a country of four, in which the program treats one region as the test says; a fork carries that along."""
    evil = request.param

    def load(folder: Folder) -> object:
        if folder.slug == BAD:
            evil()
        return load_folder(folder)

    monkeypatch.setattr(region, "load_folder", load)
    return lay_country(tmp_path)


def loop() -> None:
    while True:
        pass


def sleep_in_c() -> None:
    # A signal cannot end what does not come back to Python.
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
    time.sleep(3600)


def eat() -> None:
    eaten = []
    while True:
        eaten.append(bytes(1 << 20))


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def stumble() -> None:
    raise TypeError("satu\ndua")


def check_rest(regions: Regions, root: Path) -> None:
    """The others are built, kept, and not built again."""
    others = [slug for one in wanted(root) if (slug := one.slug) != BAD]
    assert list(regions.built) == others
    assert regions.broken == (BAD,)
    assert sorted(path.name for path in (root / "simpanan").iterdir()) == others


@pytest.mark.parametrize("country", [loop], indirect=True, ids=["loop"])
def test_a_region_that_loops(country: Path) -> None:
    regions = build(country, limits=Limits(seconds=5))
    told = "pengolahan daerah ini dihentikan karena belum selesai setelah 5 detik"
    assert lines(regions)[0].startswith(f"cities/{BAD}:1:1: K101 {told} — ")
    check_rest(regions, country)


@pytest.mark.parametrize("country", [sleep_in_c], indirect=True, ids=["deaf"])
def test_a_region_that_cannot_be_interrupted(country: Path) -> None:
    regions = build(country, limits=Limits(seconds=4))
    assert lines(regions)[0].startswith(f"cities/{BAD}:1:1: K103 ")
    check_rest(regions, country)


@pytest.mark.parametrize("country", [eat], indirect=True, ids=["eat"])
def test_a_region_that_eats_memory(country: Path) -> None:
    regions = build(country, limits=Limits(mebibytes=200))
    told = "pengolahan daerah ini dihentikan karena memerlukan memori lebih dari 200 MiB"
    assert lines(regions)[0].startswith(f"cities/{BAD}:1:1: K102 {told} — ")
    check_rest(regions, country)


@pytest.mark.parametrize("country", [die], indirect=True, ids=["die"])
def test_a_region_that_kills_its_process(country: Path) -> None:
    regions = build(country)
    told = "proses yang mengolah daerah ini mati mendadak, dua kali"
    assert lines(regions)[0].startswith(f"cities/{BAD}:1:1: K103 {told} — ")
    check_rest(regions, country)


@pytest.mark.parametrize("country", [stumble], indirect=True, ids=["stumble"])
@pytest.mark.parametrize("pelaksana", ["proses:2", "satu"])
def test_a_fault_of_the_program_is_one_line_with_its_place(country: Path, pelaksana: str) -> None:
    regions = build(country, pelaksana)
    told = "program gagal mengolah daerah ini: TypeError: satu dua (test_limits.py:"
    assert lines(regions)[0].startswith(f"cities/{BAD}:1:1: K104 {told}")
    check_rest(regions, country)


def test_a_worker_that_dies_once_costs_no_region(tmp_path: Path) -> None:
    """Whatever kills one process, a person or the system: those in work are made again."""
    mark = tmp_path / "mati"

    found = dict(run("proses:2", Limits(), _die_once, [(str(n), (mark, n)) for n in range(20)], silent))
    assert found == {str(n): n for n in range(20)}
    assert mark.exists()


def _die_once(mark: Path, number: int) -> int:
    if number == 7 and not mark.exists():
        mark.touch()
        die()
    return number


def test_failures_are_counted_as_they_come() -> None:
    heard: list[tuple[int, int, int]] = []
    tasks = [(str(n), (n,)) for n in range(3)]
    found = dict(run("satu", Limits(), _third, tasks, lambda *counts: heard.append(counts)))
    assert found["0"] == 1
    assert isinstance(found["2"], Failure)
    assert heard[0][0] == 0
    assert heard[-1] == (2, 1, 0) or heard[-1][0] >= 1


def _third(number: int) -> float:
    return 1 / (1 if number < 2 else 0)
