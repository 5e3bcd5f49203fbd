"""The steps of the guide's first pages, done as they are written: they lead where they say."""

import re
import shlex
import shutil
import sys
import textwrap
from pathlib import Path

import pytest

from buku_bersama import add, edited, exported
from petajalan.cli import main
from petajalan.core.load import DEMONSTRATION
from pohon import ROOT
from situs import replace

sys.path.insert(0, str(ROOT / "scripts"))

from gambar_panduan import BENAR, DAERAH, INDIKATOR, KELIRU, SEBELUM

FIRST = (ROOT / "docs" / "panduan" / "hari-pertama.md").read_text(encoding="utf-8")
QUICK = (ROOT / "docs" / "panduan" / "quick-win-sepuluh-menit.md").read_text(encoding="utf-8")
WEB, EXCEL, COMMAND = (part.partition("\n## ")[0] for part in QUICK.split("\n## Cara ")[1:])
NAME = "quick-win/loket-keliling"


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Give a copy of the demonstration region."""
    for name in ("_acuan", DEMONSTRATION):
        shutil.copytree(ROOT / "cities" / name, tmp_path / "cities" / name)
    return tmp_path


def blocks(text: str) -> list[str]:
    """Give what a page shows to be copied, in order."""
    found = re.findall(r"(?m)(?:^ {8}.*\n(?:\n(?= {8}))*)+", text)
    return [textwrap.dedent(one) for one in found]


def commands(text: str) -> list[list[str]]:
    """Give the words of each command of ours that a page names."""
    lines = [line for block in blocks(text) for line in block.splitlines()]
    return [shlex.split(line)[1:] for line in lines if line.startswith(".venv/bin/petajalan ")]


def checked(tree: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Check the region; gives what an officer reads, nothing if all is well."""
    capsys.readouterr()
    main(["periksa", DEMONSTRATION, "--folder", str(tree)])
    return capsys.readouterr().out


def add_source(tree: Path) -> None:
    source = blocks(WEB)[0]
    assert source.startswith("# sumber.yml\n")
    with (tree / "cities" / DEMONSTRATION / "sumber.yml").open("a", encoding="utf-8") as file:
        file.write(source.partition("\n")[2])


def test_the_first_correction_passes_and_its_slip_is_said_as_the_page_says(
    tree: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert DAERAH == DEMONSTRATION
    assert blocks(FIRST) == [SEBELUM.lstrip(), BENAR.lstrip()]
    file = tree / "cities" / DAERAH / "indikator" / f"{INDIKATOR}.yml"
    replace(file, SEBELUM, SEBELUM + KELIRU)
    assert ":15:46: N102 angka “91.5” tidak terbaca; mungkin “91,5”? — " in checked(tree, capsys)
    assert "pesan N102: angka “91.5” tidak terbaca; mungkin “91,5”?" in FIRST
    replace(file, KELIRU, BENAR)
    assert checked(tree, capsys) == ""


def test_the_example_of_the_web_editor_passes_as_it_stands(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add_source(tree)
    (tree / "cities" / DEMONSTRATION / f"{NAME}.md").write_text(blocks(WEB)[1], encoding="utf-8")
    assert checked(tree, capsys) == ""


def test_the_rows_of_the_workbook_pass_as_they_stand(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows: dict[str, dict[str, str]] = {}
    for part in EXCEL.split("    - Lembar `")[1:]:
        cells = re.findall(r"(?m)^ {8}- `(\w+)`: (.+)$", part)
        rows[part.partition("`")[0]] = dict(cells)
    assert len(rows) == 4
    assert [words[0] for words in commands(EXCEL)] == ["ekspor", "impor", "impor"]
    file = edited(exported(tree, DEMONSTRATION), *(add(sheet, **cells) for sheet, cells in rows.items()))
    assert main(["impor", str(file), "--folder", str(tree), *commands(EXCEL)[2][2:]]) == 0
    assert checked(tree, capsys) == ""
    # The same page as the one that the web editor makes, but for its text.
    made = (tree / "cities" / DEMONSTRATION / f"{NAME}.md").read_text(encoding="utf-8")
    for line in ("judul: Loket Keliling", "tenggat: 2027-12", "penanggung_jawab: [diskominfo]"):
        assert line in made
        assert line in blocks(WEB)[1]


def test_the_commands_make_a_page_that_passes(tree: Path, capsys: pytest.CaptureFixture[str]) -> None:
    add_source(tree)
    new, check = commands(COMMAND)
    assert main([*new, "--folder", str(tree)]) == 0
    assert (tree / "cities" / DEMONSTRATION / f"{NAME}.md").is_file()
    assert check == ["periksa", DEMONSTRATION]
    assert checked(tree, capsys) == ""
