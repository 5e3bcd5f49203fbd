"""What the tests of a run share of built sites.

A test module that wants these fixtures says ``pytest_plugins = "situs_bersama"``: they serve two folders, and a
second file named conftest.py would be a second module of that name.
"""

import fcntl
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from batas import lay_limits
from situs import Site, build, build_well, lay_project
from usil import lay_two


def once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Make a folder one time, however many workers ask for it."""
    base = factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder = shared / f"bersama-{name}"
    with (shared / f"bersama-{name}.kunci").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = shared / f"bersama-{name}.selesai"
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)
            make(folder)
            done.touch()
    return folder


@pytest.fixture(scope="session")
def proyek(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the repository's own portal, built; for reading only. What the build said is in keluaran.txt."""

    def make(folder: Path) -> None:
        done = build(lay_project(folder))
        (folder / "keluaran.txt").write_text(f"{done.returncode}\n{done.stdout}{done.stderr}", encoding="utf-8")

    folder = once(tmp_path_factory, "portal", make)
    assert (folder / "site").is_dir(), (folder / "keluaran.txt").read_text(encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def portal(proyek: Path) -> Site:
    """Give the site of the repository's own data, for reading only."""
    return Site(proyek / "site")


@pytest.fixture(scope="session")
def kecil(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a small project of the base regions, built; for reading and copying only."""
    return once(tmp_path_factory, "kecil", lambda folder: build_well(lay_project(folder, ("kota-uji", "kota-contoh"))))


@pytest.fixture(scope="session", params=["portal", "kecil"])
def situs(request: pytest.FixtureRequest) -> Site:
    """Give one site after the other: full regions, and regions that hold next to nothing."""
    name: str = request.param
    folder: Path = request.getfixturevalue("proyek" if name == "portal" else name)
    return Site(folder / "site")


@pytest.fixture(scope="session")
def usil(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the folder of two projects, built: "usil" with hostile words in every field, "jinak" with harmless ones."""

    def make(folder: Path) -> None:
        keys = lay_two(folder)
        (folder / "isian.json").write_text(json.dumps(keys), encoding="utf-8")

    return once(tmp_path_factory, "usil", make)


@pytest.fixture(scope="session")
def batas(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Give the site of the regions at the limits, for reading only."""
    return Site(once(tmp_path_factory, "batas", lambda folder: build_well(lay_limits(folder))) / "site")


@pytest.fixture
def salinan(kecil: Path, tmp_path: Path) -> Path:
    """Give a copy of the small project with its built site, to be spoilt."""
    folder = tmp_path / "proyek"
    shutil.copytree(kecil, folder, symlinks=True)
    return folder
