"""The stamp of a site: whoever takes it, it is the same until somebody touches a file, wherever that lies."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from petajalan.build.limits import Limits
from petajalan.build.regions import Order
from petajalan.build.trees import stamp

REGIONS = [f"kota-{number}" for number in range(20)]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    homes = [home for slug in REGIONS for home in (slug, f"{slug}/quick-win", f"cari/daerah/{slug}")]
    for home in [".", "cari", *homes]:
        (tmp_path / "site" / home).mkdir(parents=True, exist_ok=True)
        (tmp_path / "site" / home / "index.html").write_text(home)
    return tmp_path / "site"


def order(pelaksana: str) -> Order:
    return Order(Path(), "cities", Path(), pelaksana, Limits())


def test_one_process_and_several_give_the_same(site: Path) -> None:
    assert stamp(order("satu"), site) == stamp(order("proses:3"), site)


def test_a_moved_site_keeps_its_stamp(site: Path) -> None:
    before = stamp(order("satu"), site)
    assert stamp(order("satu"), site.rename(site.with_name("situs-lain"))) == before


def edit(path: Path) -> None:
    path.write_text("disunting")


def age(path: Path) -> None:
    os.utime(path, (1, 1))


def add(path: Path) -> None:
    path.with_name("titipan.html").touch()


@pytest.mark.parametrize("touch", [edit, age, add, Path.unlink])
@pytest.mark.parametrize("home", [".", "cari", "kota-7", "kota-7/quick-win", "cari/daerah/kota-7"])
def test_whatever_is_touched_shows(site: Path, home: str, touch: Callable[[Path], None]) -> None:
    before = stamp(order("proses:2"), site)
    touch(site / home / "index.html")
    assert stamp(order("proses:2"), site) != before


def test_a_folder_in_another_place_shows(site: Path) -> None:
    before = stamp(order("satu"), site)
    (site / "kota-7" / "quick-win").rename(site / "kota-8" / "program")
    assert stamp(order("satu"), site) != before
