"""The same input makes the same bytes, wherever, whenever and beside whatever it is built."""

import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from pohon import MADE_UP
from situs import add_code, build_well, environment, lay_project, mkdocs, replace, tree

pytest_plugins = "situs_bersama"

# A clock that is two years ahead: all that Python offers for asking the time. (Pagefind's own program,
# which is not Python, keeps the real clock.)
CLOCK = """
import datetime, time

AHEAD = 2 * 366 * 24 * 60 * 60
now, gmtime, localtime = time.time, time.gmtime, time.localtime
time.time = lambda: now() + AHEAD
time.time_ns = lambda: int(time.time() * 10**9)
time.gmtime = lambda seconds=None: gmtime(time.time() if seconds is None else seconds)
time.localtime = lambda seconds=None: localtime(time.time() if seconds is None else seconds)

class Kind(type(datetime.datetime)):
    def __instancecheck__(cls, value):
        return isinstance(value, cls.__base__)

class Later(datetime.datetime, metaclass=Kind):
    @classmethod
    def now(cls, tz=None):
        return cls.__base__.fromtimestamp(time.time(), tz)

    @classmethod
    def utcnow(cls):
        return cls.__base__.utcfromtimestamp(time.time())

datetime.datetime = Later
"""


def lay_backwards(source: Path, folder: Path) -> Path:
    """Copy a project's input file by file, last one first, all files of one old date."""
    for path in sorted((path for path in source.rglob("*") if path.is_file()), reverse=True):
        goal = folder / path.relative_to(source)
        goal.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, goal)
        os.utime(goal, (10**9, 10**9))
    (folder / "plugins").symlink_to((source / "plugins").resolve(), target_is_directory=True)
    return folder


def test_place_time_language_and_order_change_nothing(proyek: Path, tmp_path: Path) -> None:
    bare = tmp_path / "asal"
    bare.mkdir()
    for name in ("mkdocs.yml", "docs", "cities"):
        (shutil.copytree if (proyek / name).is_dir() else shutil.copy)(proyek / name, bare / name)
    (bare / "plugins").symlink_to((proyek / "plugins").resolve(), target_is_directory=True)
    there = lay_backwards(bare, tmp_path / "tempat lain é" / "portal")
    clock = tmp_path / "jam"
    clock.mkdir()
    (clock / "sitecustomize.py").write_text(CLOCK, encoding="utf-8")
    odd = environment(
        PYTHONPATH=str(clock),
        PYTHONHASHSEED="4711",
        TZ="Asia/Jayapura",
        LANG="POSIX",
        LC_ALL="POSIX",
        PYTHONUTF8="0",
        PYTHONCOERCECLOCALE="0",
    )
    asked = "import datetime, time; print(datetime.datetime.now().year, time.gmtime().tm_year, datetime.date.today())"
    answer = subprocess.run([sys.executable, "-c", asked], env=odd, capture_output=True, text=True, check=True).stdout
    assert all(int(word[:4]) >= date.today().year + 2 for word in answer.split())

    done = subprocess.run(
        mkdocs("build", "--strict"), cwd=there, env=odd, umask=0o077, capture_output=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    assert tree(there / "site") == tree(proyek / "site")


@pytest.fixture(scope="module")
def one_and_three(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Give the site of one region, and of that region with two others beside it."""
    folder = tmp_path_factory.mktemp("berat")
    alone = build_well(lay_project(folder / "satu", ("kota-uji",)))
    crowd = lay_project(folder / "tiga", ("kota-uji",))
    for number, name in enumerate(("Umpama", "Misal"), start=72):
        copy = crowd / "cities" / f"kota-{name.casefold()}"
        shutil.copytree(crowd / "cities" / "kota-uji", copy)
        replace(copy / "daerah.yml", "nama: Kota Uji", f"nama: Kota {name}")
        replace(copy / "daerah.yml", '"99.71"', f'"99.{number}"')
        add_code(crowd, MADE_UP.replace("99.71", f"99.{number}").replace("Uji", name))
    return alone, build_well(crowd)


def test_a_region_s_pages_do_not_grow_with_the_country(one_and_three: tuple[Path, Path]) -> None:
    alone, crowd = one_and_three
    assert tree(alone / "kota-uji") == tree(crowd / "kota-uji")
    assert tree(alone / "cari" / "daerah" / "kota-uji") == tree(crowd / "cari" / "daerah" / "kota-uji")


def test_the_portal_s_own_pages_do_not_list_the_country_s_pages(one_and_three: tuple[Path, Path]) -> None:
    alone, crowd = one_and_three
    for page in ("tentang", "metodologi", "glosarium", "panduan/mengisi"):
        sizes = [(site / page / "index.html").stat().st_size for site in (alone, crowd)]
        assert abs(sizes[0] - sizes[1]) <= 16, page  # a few figures, of other numbers of digits
