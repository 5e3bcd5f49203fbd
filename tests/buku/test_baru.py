"""New regions and pages through the real command: sound from the first line on, taught by their comments."""

import os
import pty
import re
import select
import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml

from buku_bersama import edited, files, put
from petajalan.buku.baru import KEPUTUSAN, PAGES
from petajalan.cli import main
from petajalan.core.load import DEMONSTRATION
from petajalan.core.model.daerah import ProfilDaerah
from pohon import ROOT

PAGE_WORDS = {
    "quick-win": ["Pasar Daring", "--ringkasan", "Belanja dari rumah.", "--keadaan", "Rencana", "--sumber", "S1"],
    "program": [
        "Kelas Malam", "--ringkasan", "Belajar komputer.", "--keadaan", "berjalan", "--label", "program",
        "--sumber", "S1, S2",
    ],
    "indikator": ["Inflasi", "--satuan", "persen"],
    "kabar": ["Pasar dibuka", "--tanggal", "1 Maret 2025", "--sumber", "S2", "--ringkasan", "Pasar kini daring."],
}  # fmt: skip
MADE = {
    "quick-win": "quick-win/pasar-daring.md",
    "program": "program/kelas-malam.md",
    "indikator": "indikator/inflasi.yml",
    "kabar": "kabar/2025-03-01-pasar-dibuka.md",
}


def new(desk: Path, kind: str, *words: str) -> int:
    return main(["baru", kind, *words, "--folder", str(desk)])


@pytest.mark.parametrize("kind", PAGE_WORDS)
def test_a_new_page_is_sound_and_teaches(kind: str, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(desk)
    assert new(desk, kind, *PAGE_WORDS[kind], "--daerah", "kota-uji") == 0
    said = capsys.readouterr()
    assert said.out == f"cities/kota-uji/{MADE[kind]}\n"
    assert "petajalan catat-alamat" in said.err
    assert {name: data for name, data in files(desk).items() if name in before} == before
    text = (desk / "cities/kota-uji" / MADE[kind]).read_text("utf-8")
    for name, field in PAGES[kind].model_fields.items():
        assert f"# {field.description}.\n" in text, name
        assert re.search(rf"^(# )?{name}:", text, re.MULTILINE), name
    assert main(["periksa", "--folder", str(desk)]) == 0


@pytest.mark.parametrize("kind", PAGE_WORDS)
def test_every_example_in_a_comment_has_the_right_shape(kind: str, desk: Path) -> None:
    """What an officer uncomments is accepted as it stands, but for names that her region does not have."""
    assert new(desk, kind, *PAGE_WORDS[kind], "--daerah", "kota-uji") == 0
    page = desk / "cities/kota-uji" / MADE[kind]
    lines = page.read_text("utf-8").split("\n")
    page.write_text("\n".join(line.removeprefix("# ") if is_example(line) else line for line in lines), "utf-8")
    assert page.read_text("utf-8").count("\nsumber") + page.read_text("utf-8").count("\ncatatan") >= 2
    command = [sys.executable, "-m", "petajalan", "periksa", "--folder", str(desk)]
    seen = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=60)
    codes = set(re.findall(r": ([A-Z])[0-9]{3} ", seen.stdout))
    assert codes <= {"R", "A", "Q"}, seen.stdout


def is_example(line: str) -> bool:
    return bool(re.match(r"# \s*(- \{|- [a-z_]+: |[a-z_]+:( |$))", line))


def test_a_new_region_is_sound(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert new(desk, "daerah", "kabupaten  kutai kartanegara") == 0
    folder = desk / "cities/kabupaten-kutai-kartanegara"
    assert sorted(path.name for path in folder.iterdir()) == ["daerah.yml", "dokumen.yml", "opd.yml", "sumber.yml"]
    profil = yaml.safe_load((folder / "daerah.yml").read_text("utf-8"))
    assert profil == {
        "nama": "Kabupaten Kutai Kartanegara",
        "jenis": "kabupaten",
        "kode": {"isi": "64.02", "keputusan": KEPUTUSAN, "sumber": ["S1"]},
        "provinsi": "Kalimantan Timur",
        "sumber": ["S1"],
    }
    text = (folder / "daerah.yml").read_text("utf-8")
    assert all(f"# {field.description}.\n" in text for field in ProfilDaerah.model_fields.values())
    assert main(["periksa", "--folder", str(desk)]) == 0
    capsys.readouterr()
    before = files(desk)
    assert new(desk, "daerah", "Kabupaten Kutai Kartanegara") == 2
    assert "sudah ada" in capsys.readouterr().err
    assert files(desk) == before


def test_a_new_yaml_file_names_its_schema_as_the_example_does(desk: Path) -> None:
    """An editor that knows no settings of ours still finds the schema; Markdown is not looked at by any."""
    example = ROOT / "cities" / DEMONSTRATION
    for kind, words in PAGE_WORDS.items():
        assert new(desk, kind, *words, "--daerah", "kota-uji") == 0
        like = next(path for path in sorted((example / kind).iterdir()))
        assert head(desk / "cities/kota-uji" / MADE[kind]) == head(like)
    assert new(desk, "daerah", "Kota Samarinda") == 0
    for path in (desk / "cities/kota-samarinda").iterdir():
        assert head(path) == head(example / path.name)
        assert head(path).startswith("# yaml-language-server: $schema=../_acuan/skema/")


def head(path: Path) -> str:
    return path.read_text("utf-8").split("\n")[0]


def test_the_decree_is_that_of_the_list() -> None:
    first = (ROOT / "cities/_acuan/wilayah.yml").read_text("utf-8").split("\n")[0]
    assert KEPUTUSAN in first


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["daerah", "Kota Samarnda"], "mungkin “Kota Samarinda”?"),
        (["daerah"], "sebut nama resmi"),
        (["indikator", "Inflasi"], "sebut daerahnya dengan --daerah"),
        (["indikator", "Inflasi", "--daerah", "kota-uij"], "mungkin “kota-uji”?"),
        (["indikator", "Inflasi", "--daerah", "kota-uji"], "sebut juga --satuan"),
        (["indikator", "Inflasi", "--daerah", "kota-uji", "--satuan", "persn"], "mungkin “persen”?"),
        (
            ["indikator", "Inflasi", "--daerah", "kota-uji", "--satuan", "persen", "--label", "x"],
            "tidak memakai --label",
        ),
        (["indikator", "Stunting", "--daerah", "kota-uji", "--satuan", "persen"], "indikator/stunting.yml sudah ada"),
        (["quick-win", "-", "--daerah", "kota-uji"], "judul: “-” dipakai sebagai tanda kosong"),
        (["quick-win", "X", "--daerah", "kota-uji", "--keadaan", "jalan"], "mungkin “berjalan”?"),
        (["quick-win", "X", "--daerah", "kota-uji", "--sumber", "S9"], "sumber “S9” tidak ada"),
        (["kabar", "X", "--daerah", "kota-uji", "--sumber", "S1", "--tanggal", "Maret 2025"], "perlu hari, bulan"),
        (["kabar", "X", "--daerah", "kota-uji", "--sumber", "S1", "--tanggal", "kemarin"], "waktu “kemarin”"),
    ],
)
def test_what_is_missing_or_wrong_is_said(
    words: list[str], said: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(desk)
    assert new(desk, *words) == 2
    assert said in capsys.readouterr().err
    assert files(desk) == before


def test_a_name_near_to_another_is_pointed_out(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["Aduan Wargaa", *PAGE_WORDS["quick-win"][1:], "--daerah", "kota-uji"]
    assert new(desk, "quick-win", *words) == 0
    assert "mirip dengan quick-win/aduan-warga.md yang sudah ada" in capsys.readouterr().err


@pytest.mark.parametrize("slug", ["../../keluar", "Pasar Daring", "taman-digital"])
def test_a_page_that_would_break_the_region_is_not_written(
    slug: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(desk)
    assert new(desk, "quick-win", *PAGE_WORDS["quick-win"], "--daerah", "kota-uji", "--slug", slug) in (1, 2)
    said = capsys.readouterr()
    assert "Traceback" not in said.err
    assert files(desk) == before
    assert not list(desk.glob("*.md"))


def answered(command: list[str], answers: list[tuple[str, str]]) -> tuple[int, str]:
    """Run a command on a terminal and answer as soon as a question stands there."""
    pid, terminal = pty.fork()
    if not pid:
        os.execv(command[0], command)
    seen, end = "", time.monotonic() + 60
    while time.monotonic() < end:
        if select.select([terminal], [], [], 0.2)[0]:
            try:
                data = os.read(terminal, 4096)
            except OSError:
                break
            if not data:
                break
            seen += data.decode()
        if answers and answers[0][0] in seen:
            os.write(terminal, f"{answers.pop(0)[1]}\n".encode())
    _, status = os.waitpid(pid, 0)
    os.close(terminal)
    assert answers == [], seen
    return os.waitstatus_to_exitcode(status), seen


def test_what_is_missing_is_asked_on_a_terminal(desk: Path) -> None:
    command = [sys.executable, "-m", "petajalan", "baru", "quick-win", "--folder", str(desk)]
    status, seen = answered(
        command,
        [
            ("Folder daerah", "kota-uji"),
            ("judul: Nama quick win", "Pasar Daring"),
            ("ringkasan: Apa ini bagi warga", "Belanja dari rumah."),
            ("[selesai, berjalan, rencana", "jalan"),
            ("mungkin “berjalan”?", "berjalan"),
            ("sumber: Nomor sumber", "S1"),
        ],
    )
    assert status == 0, seen
    assert "judul: Pasar Daring\n" in (desk / "cities/kota-uji/quick-win/pasar-daring.md").read_text("utf-8")


@pytest.mark.parametrize(("answer", "title"), [("ya", "Aduan Kota"), ("tidak", "Aduan Warga"), ("", "Aduan Warga")])
def test_an_import_asks_on_a_terminal(answer: str, title: str, workbook: Path, desk: Path) -> None:
    file = edited(workbook, put("quick-win", "aduan-warga", "judul", "Aduan Kota"))
    command = [sys.executable, "-m", "petajalan", "impor", str(file), "--folder", str(desk)]
    status, seen = answered(command, [("Tulis perubahan ini? (ya/tidak)", answer)])
    assert status == 0
    assert "judul: Aduan Warga → Aduan Kota" in seen
    assert f"judul: {title}\n" in (desk / "cities/kota-uji/quick-win/aduan-warga.md").read_text("utf-8")
