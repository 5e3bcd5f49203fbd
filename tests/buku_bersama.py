"""Workbooks for tests: a small region, its workbook, and cells changed as an officer would."""

import shutil
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any, cast

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from petajalan.buku.wadah import letters
from petajalan.cli import main
from pohon import REGION, build_tree

RICHER = {
    "program/kampung-bersih.md": {
        "ganti": "sumber: [S2]\n---\n",
        "dengan": "kemajuan:\n"
        '  - {tanggal: 2025-06, teks: dua dari lima kampung, persen: "40", sumber: [S2]}\n'
        "bukti:\n"
        "  - {judul: Laman kampung, tanggal: 2025-06-02, url: https://kampung.example.go.id/}\n"
        "anggaran:\n"
        '  - {pos: Sapu dan gerobak, tahun: 2025, jenis: alokasi, nilai: "Rp12,5 juta", sumber: [S1]}\n'
        "mulai:\n"
        "  - {isi: 2025-01, utama: ya, sumber: [S1]}\n"
        "  - {isi: 2025-02, sumber: [S2]}\n"
        "sumber:\n  [S2, # sementara\n   S1]\n---\n",
    }
}
Change = Callable[[Workbook], object]


def made_tree(root: Path) -> Path:
    """Lay the test region with something in every sheet."""
    return build_tree(root, RICHER)


def exported(root: Path, name: str = REGION) -> Path:
    """Export a region; gives the workbook's file."""
    file = root / f"{name}.xlsx"
    assert main(["ekspor", name, str(file), "--folder", str(root), "--timpa"]) == 0
    return file


def sheet(book: Workbook, name: str) -> Worksheet:
    return cast(Worksheet, book[name])


def column(book: Workbook, name: str, title: str) -> int:
    return next(cell.column for cell in sheet(book, name)[1] if cell.value == title)


def row(book: Workbook, name: str, key: str) -> int:
    """Find the row whose first cells joined are the key; a new one is the first empty row."""
    page = sheet(book, name)
    for number in range(2, page.max_row + 2):
        texts = [str(page.cell(number, place).value or "") for place in (1, 2)]
        if key in (texts[0], "#".join(texts)):
            return number
    return page.max_row + 1


def put(name: str, key: str, title: str, value: Any) -> Change:
    """Write into the cell of a row and a column; a missing row is added."""

    def change(book: Workbook) -> str:
        number, place = row(book, name, key), column(book, name, title)
        cell = sheet(book, name).cell(number, place)
        cell.value = value
        return f"{name}!{letters(place)}{number}"

    return change


def add(name: str, **values: Any) -> Change:
    """Add a row below the last."""

    def change(book: Workbook) -> None:
        number = sheet(book, name).max_row + 1
        for title, value in values.items():
            sheet(book, name).cell(number, column(book, name, title), value)

    return change


def edited(file: Path, *changes: Change) -> Path:
    """Change a workbook as an office program does; gives a file of its own."""
    book = openpyxl.load_workbook(file)
    for change in changes:
        change(book)
    goal = file.with_name("ubah.xlsx")
    book.save(goal)
    return goal


def raw(book: Workbook) -> bytes:
    made = BytesIO()
    book.save(made)
    return made.getvalue()


def imported(root: Path, file: Path, capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, list[str], str]:
    """Import a workbook; gives the exit status, the lines and what was said beside them."""
    capsys.readouterr()
    status = main(["impor", str(file), "--folder", str(root), *words])
    said = capsys.readouterr()
    assert "Traceback" not in said.err
    return status, said.out.splitlines(), said.err


def problems(lines: list[str]) -> list[str]:
    """Keep of the lines the place and the code of every problem."""
    found = []
    for line in lines:
        place, _, rest = line.partition(": ")
        if rest[:1].isupper() and rest[1:4].isdigit() and rest[4:5] == " ":
            found.append(f"{place}: {rest[:4]}")
    return found


def errors(lines: list[str]) -> list[str]:
    """Keep only what must be mended."""
    at = lines.index("Perlu diperbaiki:") if "Perlu diperbaiki:" in lines else len(lines)
    return problems(lines[at:])


def files(root: Path) -> dict[str, bytes]:
    return {
        str(path.relative_to(root)): path.read_bytes()
        for path in sorted((root / "cities").rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="session")
def workbook(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The test region and its workbook, made once; tests copy what they change."""
    root = made_tree(tmp_path_factory.mktemp("buku"))
    return exported(root)


@pytest.fixture
def desk(workbook: Path, tmp_path: Path) -> Path:
    """A copy of the test region for one test."""
    shutil.copytree(workbook.parent / "cities", tmp_path / "cities")
    return tmp_path
