"""Whatever happens to kept results, a build ends with the site that a cold one makes, or with the old one."""

import json
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pohon import MADE_UP, ROOT
from situs import add_code, build, build_well, environment, mkdocs, replace, tree

pytest_plugins = "situs_bersama"

SUMMARY = "cities/kota-uji/quick-win/aduan-warga.md"
STORE = ".cache/petajalan"
NEW = "kota-misal"


def cold(project: Path, goal: Path, **env: str) -> dict[str, str]:
    """Build a copy of a project's input where nothing is kept."""
    goal.mkdir()
    shutil.copy(project / "mkdocs.yml", goal)
    for name in ("docs", "cities", "plugins"):
        shutil.copytree(project / name, goal / name)
    return tree(build_well(goal, **env))


def results(project: Path, name: str) -> list[Path]:
    return sorted(path for path in (project / STORE / name).iterdir() if not path.name.startswith("."))


# -- incremental equals cold --------------------------------------------------------------------------


def one_file(project: Path) -> dict[str, str]:
    replace(project / SUMMARY, "Satu tempat untuk", "Tempat kedua untuk")
    return {}


def one_more(project: Path) -> dict[str, str]:
    add_code(project, MADE_UP.replace("99.71", "99.72").replace("Uji", "Misal"))
    copy = project / "cities" / NEW
    shutil.copytree(project / "cities" / "kota-uji", copy)
    replace(copy / "daerah.yml", "nama: Kota Uji", "nama: Kota Misal")
    replace(copy / "daerah.yml", '"99.71"', '"99.72"')
    return {}


def one_less(project: Path) -> dict[str, str]:
    shutil.rmtree(project / "cities" / NEW)
    return {}


def a_code_list(project: Path) -> dict[str, str]:
    with (project / "cities" / "_acuan" / "wilayah.yml").open("a", encoding="utf-8") as file:
        file.write("# satu baris lagi\n")
    return {}


def a_view(project: Path) -> dict[str, str]:
    plugins = project / "plugins"
    plugins.unlink()
    shutil.copytree(ROOT / "plugins", plugins, ignore=shutil.ignore_patterns("__pycache__"))
    view = plugins / "petajalan" / "views" / "daerah.html"
    replace(view, ">Berikutnya<", ">Sesudahnya<")
    return {"PYTHONPATH": "plugins"}


def a_page_of_docs(project: Path) -> dict[str, str]:
    with (project / "docs" / "glosarium.md").open("a", encoding="utf-8") as file:
        file.write("\nSatu kalimat lagi.\n")
    return {}


def the_date(project: Path) -> dict[str, str]:
    return {"PETAJALAN_PER_TANGGAL": "2031-01-02"}


def test_after_each_change_the_site_is_what_a_cold_build_makes(salinan: Path, tmp_path: Path) -> None:
    changes = [one_file, one_more, one_less, a_code_list, a_page_of_docs, the_date, a_view]
    env: dict[str, str] = {}
    seen = [tree(salinan / "site")]
    for number, change in enumerate(changes):
        env |= change(salinan)
        made = tree(build_well(salinan, **env))
        assert made == cold(salinan, tmp_path / f"dingin-{number}", **env), change.__name__
        seen.append(made)
    same = [change.__name__ for change, a, b in zip(changes, seen[:-1], seen[1:], strict=True) if a == b]
    assert same == ["a_code_list"]
    assert len(results(salinan, "kota-uji")) == 2
    assert len(results(salinan, NEW)) <= 1


# -- spoilt results and pages -------------------------------------------------------------------------


def spoil_page(project: Path) -> None:
    with (project / "site" / "kota-uji" / "index.html").open("a", encoding="utf-8") as page:
        page.write("disunting")


def drop_page(project: Path) -> None:
    (project / "site" / "kota-uji" / "index.html").unlink()


def add_page(project: Path) -> None:
    (project / "site" / "titipan.html").write_text("titipan", encoding="utf-8")


def drop_store(project: Path) -> None:
    shutil.rmtree(project / ".cache")
    drop_page(project)


def drop_list(project: Path) -> None:
    (results(project, "kota-uji")[0] / "isi").unlink()
    drop_page(project)


def cut_table(project: Path) -> None:
    """Spoil what the country's data is made of, which is then to be made again."""
    path = results(project, "kota-uji")[0] / "situs" / "kota-uji" / "data" / "indikator.csv"
    path.write_bytes(path.read_bytes()[:-1])
    shutil.rmtree(project / STORE / "_data")


def file_in_place(project: Path) -> None:
    (one,) = results(project, "kota-uji")
    shutil.rmtree(one)
    one.write_text("bukan folder", encoding="utf-8")
    drop_page(project)


def store_elsewhere(project: Path) -> None:
    (project / ".cache").rename(project.parent / "lain")
    (project / ".cache").symlink_to(project.parent / "lain", target_is_directory=True)
    drop_page(project)


@pytest.mark.parametrize(
    "spoil",
    [spoil_page, drop_page, add_page, drop_store, drop_list, cut_table, file_in_place, store_elsewhere],
)
def test_the_next_build_mends_it(salinan: Path, spoil: Callable[[Path], None]) -> None:
    before = tree(salinan / "site")
    spoil(salinan)
    assert tree(build_well(salinan)) == before


def test_a_store_that_cannot_be_is_told_in_a_sentence(salinan: Path) -> None:
    before = tree(salinan / "site")
    shutil.rmtree(salinan / ".cache")
    (salinan / ".cache").write_text("bukan folder", encoding="utf-8")
    done = build(salinan)
    assert done.returncode == 1
    assert "build berhenti: ada berkas di tempat yang seharusnya folder (" in done.stderr
    assert "Traceback" not in done.stderr
    assert tree(salinan / "site") == before


# -- builds beside builds, and builds that lose a process ---------------------------------------------


def test_two_builds_may_share_a_store(salinan: Path) -> None:
    before = tree(salinan / "site")
    shutil.rmtree(salinan / ".cache")
    both = [
        subprocess.Popen(mkdocs("build", "--strict", "--site-dir", name), cwd=salinan, env=environment(),
                         stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        for name in ("site-satu", "site-dua")
    ]  # fmt: skip
    for process in both:
        said, _ = process.communicate(timeout=120)
        assert process.returncode == 0, said
    assert tree(salinan / "site-satu") == tree(salinan / "site-dua") == before


def alive(group: int) -> list[int]:
    """List the processes of a session that have not ended."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[3]) == group and fields[0] != "Z":
            found.append(int(stat.parent.name))
    return found


@contextmanager
def cold_build(project: Path) -> Iterator[subprocess.Popen[str]]:
    """Start a build that has everything to make, in a session of its own."""
    shutil.rmtree(project / ".cache", ignore_errors=True)
    drop_page(project)
    process = subprocess.Popen(
        mkdocs("build", "--strict"), cwd=project, env=environment(), stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    try:
        yield process
    finally:
        for one in alive(process.pid):
            os.kill(one, signal.SIGKILL)
        process.communicate()


def test_a_build_survives_a_worker_that_is_killed(salinan: Path) -> None:
    before = tree(salinan / "site")
    with cold_build(salinan) as process:
        kill_a_worker(process)
        _, said = process.communicate(timeout=120)
        assert process.returncode == 0, said
    assert tree(salinan / "site") == before


def kill_a_worker(build: subprocess.Popen[str]) -> None:
    """Kill the first process that is a fork of the build, not a program that it calls."""
    while build.poll() is None:
        for one in alive(build.pid):
            if one != build.pid and command(one) == command(build.pid) != b"":
                os.kill(one, signal.SIGKILL)
                return
        time.sleep(0.002)


def command(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def test_nothing_outlives_a_build_that_is_killed(salinan: Path) -> None:
    page = salinan / "site" / "kota-uji" / "index.html"
    before = tree(salinan / "site")
    spoilt = before | {"kota-uji/index.html": ""}
    chance = random.Random(7)
    for number in range(4):
        with cold_build(salinan) as process:
            end = time.monotonic() + 30
            while len(alive(process.pid)) < 2 and process.poll() is None and time.monotonic() < end:
                time.sleep(0.002)
            time.sleep(chance.uniform(0, 1.5))
            process.kill()
            process.wait()
            end = time.monotonic() + 10
            while (left := alive(process.pid)) and time.monotonic() < end:
                time.sleep(0.05)
            assert left == [], number
        page.parent.mkdir(exist_ok=True)
        if not page.exists():
            page.touch()
        now = tree(salinan / "site")
        assert now == before or now | {"kota-uji/index.html": ""} == spoilt
        # What it kept is what the next one uses: it must not show.
        kept = sorted((salinan / STORE).glob("*/[!.]*/isi")) if (salinan / STORE).exists() else []
        assert tree(build_well(salinan)) == before, kept
    assert not list((salinan / STORE).glob("*/.*"))


# -- a full disk --------------------------------------------------------------------------------------

# Runs where a small disk of its own is mounted: fills it up, builds, makes room, builds again.
FULL = """
import json, os, shutil, subprocess, sys
from pathlib import Path

sys.path.insert(0, {tests!r})
from situs import build, replace, tree

disk, source, free = Path({disk!r}), Path({source!r}), {free}
project = disk / "proyek"
shutil.copytree(source, project, symlinks=True)
before = tree(project / "site")
replace(project / {summary!r}, "Satu tempat untuk", "Tempat kedua untuk")
os.environ["TMPDIR"] = str(disk)
room = os.statvfs(disk)
(disk / "beban").write_bytes(bytes(room.f_bavail * room.f_frsize - free))
full = build(project)
same = tree(project / "site") == before
(disk / "beban").unlink()
again = build(project)
left = sorted(path.name for path in project.iterdir()) + sorted(path.name for path in disk.iterdir())
print(json.dumps([full.returncode, full.stderr, same, again.returncode, again.stderr, tree(project / "site"), left]))
"""


def on_small_disk(disk: Path, code: str) -> subprocess.CompletedProcess[str]:
    """Run code in a mount namespace of its own, in which a folder is a disk of 64 MB; an ordinary user may, too."""
    disk.mkdir()
    mount = 'mount -t tmpfs -o size=64m tmpfs "$1" && shift && exec "$@"'
    return subprocess.run(
        ["unshare", "--user", "--map-root-user", "--mount", "sh", "-c", mount, "sh", str(disk), sys.executable, "-c",
         code], capture_output=True, text=True, check=False, timeout=300, env=environment(),
    )  # fmt: skip


@pytest.mark.parametrize("free", [0, 150_000, 600_000, 1_500_000])
def test_a_full_disk_stops_a_build_in_a_sentence(salinan: Path, tmp_path: Path, free: int) -> None:
    if on_small_disk(tmp_path / "coba", "pass").returncode and not os.environ.get("CI"):
        pytest.skip("this system lets no ordinary user mount a small disk")
    words = {"tests": str(ROOT / "tests"), "source": str(salinan), "summary": SUMMARY, "free": free}
    done = on_small_disk(tmp_path / "disk", FULL.format(disk=str(tmp_path / "disk"), **words))
    assert done.returncode == 0, done.stderr
    status, said, same, again, said_again, site, left = json.loads(done.stdout)
    assert status == 1, said
    assert same
    assert "Traceback" not in said
    assert len(re.findall("ruang disk habis", said)) == 1, said
    assert again == 0, said_again
    replace(salinan / SUMMARY, "Satu tempat untuk", "Tempat kedua untuk")
    assert site == cold(salinan, tmp_path / "dingin")
    assert left == [".cache", ".site.kunci", "cities", "docs", "mkdocs.yml", "plugins", "site", "proyek"]
