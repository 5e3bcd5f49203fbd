"""A reader gets the old site or the new one, whole: whatever is wrong with the data, whenever a build dies."""

import os
import random
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from situs import build, build_well, environment, mkdocs, replace, tree

pytest_plugins = "situs_bersama"

SUMMARY = "cities/kota-uji/quick-win/aduan-warga.md"
KILLS = 8


def leftovers(project: Path) -> set[str]:
    return {path.name for path in project.iterdir()} - {"mkdocs.yml", "docs", "cities", "plugins", "site", ".cache"}


def refused(project: Path) -> str:
    """Build a project with a mistake: it fails, and the site stays to the byte. Give what was said."""
    before = tree(project / "site")
    done = build(project)
    said = done.stdout + done.stderr
    assert done.returncode != 0, said
    assert tree(project / "site") == before
    assert leftovers(project) <= {".site.kunci"}
    return said


# -- builds that are refused ------------------------------------------------------------------------


def test_a_mistake_in_the_data_is_told_with_its_line(salinan: Path) -> None:
    replace(salinan / SUMMARY, "keadaan: berjalan", "keadaan: jalan")
    done = build(salinan)
    assert done.returncode == 1
    said = refused(salinan)
    line = next(line for line in said.splitlines() if SUMMARY in line)
    assert line.startswith(f"ERROR   -  {SUMMARY}:12:15: Q203 ")
    assert "“jalan”" in line
    assert "Traceback" not in said
    assert "1 masalah pada data; tidak ada yang ditulis" in said


def test_every_mistake_of_a_run_is_told_at_once(salinan: Path) -> None:
    replace(salinan / SUMMARY, "keadaan: berjalan", "keadaan: jalan")
    replace(salinan / "cities/kota-uji/daerah.yml", "masa: 2025/..", "masa: kapan-kapan")
    said = refused(salinan)
    assert SUMMARY in said
    assert "cities/kota-uji/daerah.yml:10:12: N101" in said
    assert "2 masalah" in said


@pytest.mark.parametrize(
    ("change", "told"),
    [
        pytest.param("{{ tidak_ada }}", "tidak_ada", id="undefined-name"),
        pytest.param("{{ alamat('kota-uji/quickwin/') }}", "kota-uji/quick-win/", id="wrong-address"),
        pytest.param("{{ alamat('kota-uji/' }}", "index.md", id="broken-macro"),
        pytest.param("[mati](tidak-ada.md)", "tidak-ada.md", id="dead-link"),
        pytest.param("[mati](tentang.md#tidak-ada)", "#tidak-ada", id="dead-anchor"),
        pytest.param("[mati](/tidak-ada/)", "/tidak-ada/", id="dead-absolute-link"),
    ],
)
def test_a_mistake_in_the_portal_s_own_pages_stops_the_build(salinan: Path, change: str, told: str) -> None:
    page = salinan / "docs" / "index.md"
    page.write_text(f"{page.read_text(encoding='utf-8')}\n\n{change}\n", encoding="utf-8")
    assert told in refused(salinan)


def test_a_page_of_the_portal_that_is_not_in_the_menu_stops_the_build(salinan: Path) -> None:
    (salinan / "docs" / "lain.md").write_text("# Lain\n", encoding="utf-8")
    assert "lain.md" in refused(salinan)


def test_a_published_page_of_the_portal_cannot_vanish(salinan: Path) -> None:
    (salinan / "cities" / "_acuan" / "alamat.txt").write_text("/\nquick-win/\nhalaman-dulu/\n", encoding="utf-8")
    said = refused(salinan)
    assert "cities/_acuan/alamat.txt:3:1: A114" in said
    assert "halaman-dulu/" in said


def test_a_date_that_is_none_is_refused_in_a_sentence(salinan: Path) -> None:
    done = build(salinan, PETAJALAN_PER_TANGGAL="kemarin")
    assert done.returncode == 1
    assert "per_tanggal “kemarin” tidak terbaca; tulis seperti 2026-11-22" in done.stderr


def test_a_first_build_that_fails_leaves_no_site(salinan: Path) -> None:
    shutil.rmtree(salinan / "site")
    page = salinan / "docs" / "index.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n[mati](tidak-ada.md)\n", encoding="utf-8")
    assert build(salinan).returncode != 0
    assert not (salinan / "site").exists()
    assert leftovers(salinan) <= {".site.kunci"}


# -- builds that are killed -------------------------------------------------------------------------


@contextmanager
def running(project: Path) -> Iterator[subprocess.Popen[str]]:
    """Start a build in a process group of its own, and leave nothing of it behind."""
    process = subprocess.Popen(
        mkdocs("build", "--strict"),
        cwd=project,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    try:
        yield process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def until(process: subprocess.Popen[str], path: Path) -> None:
    """Wait for a file that a running build writes, or for the build's end."""
    while process.poll() is None and not path.exists():
        time.sleep(0.001)


def test_a_killed_build_leaves_the_old_site_or_the_new_one(salinan: Path) -> None:
    """Half of the builds die at any moment, half while they publish; each one has something new to publish."""
    site, changing = salinan / "site", salinan / SUMMARY
    first = changing.read_text(encoding="utf-8")
    second = first.replace("Satu tempat untuk", "Tempat kedua untuk")
    trees = {first: tree(site)}
    started = time.monotonic()
    changing.write_text(second, encoding="utf-8")
    trees[second] = tree(build_well(salinan))
    length = time.monotonic() - started
    assert trees[first] != trees[second]

    chance = random.Random(20261122)
    for number in range(KILLS):
        before = tree(site)
        wanted = first if before == trees[second] else second
        changing.write_text(wanted, encoding="utf-8")
        with running(salinan) as process:
            if number % 2:
                until(process, salinan / "site.baru" / "manifes.json")
                time.sleep(chance.uniform(0, 0.02))
            else:
                time.sleep(chance.uniform(0, length))
            process.kill()
        assert tree(site) in (before, trees[wanted]), f"kill {number}"
    changing.write_text(first, encoding="utf-8")
    assert tree(build_well(salinan)) == trees[first]
    assert leftovers(salinan) <= {".site.kunci"}


@pytest.mark.parametrize("sound", [True, False], ids=["sound", "broken"])
def test_a_build_that_died_between_two_renames_is_mended(salinan: Path, sound: bool) -> None:
    """Where a system cannot swap two folders in one step, the old site stands aside for a moment."""
    site = salinan / "site"
    before = tree(site)
    site.rename(salinan / "site.lama")
    shutil.copytree(salinan / "site.lama", salinan / "site.baru")
    (salinan / "site.baru" / "index.html").unlink()
    if not sound:
        replace(salinan / SUMMARY, "keadaan: berjalan", "keadaan: jalan")
    done = build(salinan)
    assert (done.returncode == 0) is sound
    assert tree(site) == before
    assert leftovers(salinan) <= {".site.kunci"}


def test_two_builds_at_once_are_one_too_many(salinan: Path) -> None:
    before = tree(salinan / "site")
    with running(salinan) as process:
        until(process, salinan / "site.baru" / "index.html")
        process.send_signal(signal.SIGSTOP)
        done = build(salinan)
        assert done.returncode == 1
        assert "build lain sedang menulis site; tunggu sampai selesai" in done.stderr
        assert "Traceback" not in done.stderr
        assert tree(salinan / "site") == before
        process.send_signal(signal.SIGCONT)
        said, _ = process.communicate(timeout=60)
        assert process.returncode == 0, said
    assert tree(salinan / "site") == before
    assert leftovers(salinan) <= {".site.kunci"}


def test_another_folder_can_be_built_into(salinan: Path) -> None:
    build_well(salinan, "--site-dir", "terbit/portal")
    assert tree(salinan / "terbit" / "portal") == tree(salinan / "site")
    assert {path.name for path in (salinan / "terbit").iterdir()} == {"portal", ".portal.kunci"}
