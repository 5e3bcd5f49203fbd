"""scripts/build as a person or a machine runs it: its options, its bar, and what it says at the end."""

import os
import pty
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pohon import ROOT
from situs import environment, lay_project

NO_PLACE = "Tulis bagiannya begini: --bagian 3/8, bagian ketiga dari delapan\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Give a project of the base regions with the scripts; what they would install is there already."""
    return with_scripts(lay_project(tmp_path / "proyek", ("kota-uji", "kota-contoh")))


def with_scripts(folder: Path) -> Path:
    (folder / "scripts").mkdir()
    for name in ("build", "serve", "_mkdocs"):
        shutil.copy(ROOT / "scripts" / name, folder / "scripts")
    install = folder / "scripts" / "install"
    install.write_text("#!/bin/sh\n", encoding="utf-8")
    install.chmod(0o755)
    (folder / ".venv").symlink_to(sys.prefix, target_is_directory=True)
    return folder


def script(project: Path, *words: str, **env: str) -> subprocess.CompletedProcess[str]:
    command = [f"scripts/{words[0]}", *words[1:]]
    return subprocess.run(
        command, cwd=project, env=environment(**env), capture_output=True, text=True, timeout=120, check=False
    )


def on_a_terminal(project: Path, *words: str) -> str:
    """Run a script on a terminal of its own, and give everything that stood there."""
    child, terminal = pty.fork()
    if not child:
        os.chdir(project)
        os.execvpe(words[0], list(words), environment())
    said = bytearray()
    try:
        while data := os.read(terminal, 1 << 16):
            said += data
    except OSError:  # how a terminal says that the last writer is gone
        pass
    finally:
        os.close(terminal)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0, said.decode()
    return said.decode()


def test_a_bar_stands_on_a_terminal_and_is_gone_at_the_end(tmp_path: Path) -> None:
    # The real regions one by one: long enough for a bar.
    project = with_scripts(lay_project(tmp_path / "proyek"))
    count = len(list((project / "cities").glob("*/daerah.yml")))
    said = on_a_terminal(project, "scripts/build", "--pelaksana", "proses:1")
    before, *bars, after = said.split("\rDaerah ")
    form = rf" +\d+% \|.*\| (\d+) dari {count} selesai, \d+ dikerjakan, 0 gagal, sisa waktu [\d:?]+ *"
    assert all(re.fullmatch(form, bar) for bar in bars), bars
    last, blank, end = after.split("\r", 2)
    assert re.fullmatch(form, last)
    assert blank.strip(" ") == ""
    assert len(blank) >= len(f"Daerah {last}".rstrip())
    assert before.strip() == ""
    assert end.startswith("Situs selesai dibangun di ")
    assert "Daerah " not in end


def test_a_pipe_gets_no_bar(project: Path) -> None:
    done = script(project, "build", "--pelaksana=satu", PETAJALAN_TERMINAL="/dev/stdout")
    assert done.returncode == 0, done.stdout
    assert done.stdout.startswith("Situs selesai dibangun di ")
    assert "\r" not in done.stdout + done.stderr


def test_a_part_leaves_the_site_alone_and_says_where_to_go_on(project: Path) -> None:
    done = script(project, "build", "--bagian", "2/2")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Bagian 2/2 selesai: 1 daerah, hasilnya di .cache/petajalan/\n")
    assert "petajalan satukan FOLDER" in done.stdout
    assert not (project / "site").exists()
    assert not (project / "site.baru").exists()
    assert [path.name for path in (project / ".cache" / "petajalan").iterdir()] == ["kota-uji"]


def test_a_part_with_mistakes_fails(project: Path) -> None:
    (project / "cities" / "kota-uji" / "opd.yml").write_text("salah\n", encoding="utf-8")
    done = script(project, "build", "--bagian=2/2")
    assert done.returncode == 1
    assert "cities/kota-uji/opd.yml:" in done.stdout
    assert done.stderr.endswith("Bagian ini tidak selesai dibangun.\n")
    assert script(project, "build", "--bagian=1/2").returncode == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("build", "--bagian", "9/8"), NO_PLACE),
        (("build", "--bagian", "0/8"), NO_PLACE),
        (("build", "--bagian"), NO_PLACE),
        (("build", "--bagian=tiga"), NO_PLACE),
        (("build", "--pelaksana"), "Tulis pelaksananya begini: "),
        (("build", "--per-tanggal", "22-11-2026"), "Tulis tanggalnya begini: --per-tanggal 2026-11-22\n"),
        (("build", "--per-tanggal"), "Tulis tanggalnya begini: --per-tanggal 2026-11-22\n"),
        (("serve", "--bagian", "1/2"), "--bagian hanya untuk scripts/build\n"),
        (("serve", "--toleran"), "--toleran hanya untuk scripts/build\n"),
    ],
    ids=" ".join,
)
def test_an_option_that_cannot_be_read(project: Path, words: tuple[str, ...], said: str) -> None:
    done = script(project, *words)
    assert done.returncode == 2
    assert said in done.stdout + done.stderr


def test_an_executor_that_does_not_exist(project: Path) -> None:
    done = script(project, "build", "--pelaksana", "awan")
    assert done.returncode == 1
    assert "pelaksana “awan” tidak dikenal" in done.stdout


def test_a_drawing_of_nothing_is_refused_and_help_is_help() -> None:
    def draw(*words: str, said: str = "") -> subprocess.CompletedProcess[str]:
        command = [sys.executable, str(ROOT / "scripts" / "tinjau"), *words]
        return subprocess.run(command, input=said, capture_output=True, encoding="utf-8", check=False)

    assert draw("--help").stdout.startswith("Pemakaian: .venv/bin/petajalan periksa")
    empty = draw()
    assert (empty.returncode, empty.stdout) == (1, "")
    assert empty.stderr.startswith("tinjau: tidak ada pesan yang dibaca")
    assert draw("apa").returncode == 2
    note = "::error file=README.md,line=1,col=1,title=N101::keliru\n"
    assert "1 pesan pada 1 berkas" in draw(said=note).stdout
