"""A region to a workbook and back: nothing changes by itself, and one changed cell changes one line."""

import difflib
import re
import shutil
import subprocess
import sys
import zipfile
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.workbook import Workbook

from buku_bersama import Change, add, column, edited, errors, exported, files, imported, put, row, sheet
from petajalan.buku.wadah import letters
from petajalan.cli import main
from pohon import REGION, ROOT

REAL = sorted(path.parent.name for path in (ROOT / "cities").glob("*/daerah.yml"))


def changed_lines(before: dict[str, bytes], after: dict[str, bytes]) -> list[str]:
    """Give the lines that a diff would show, each with its file."""
    found = []
    for name in sorted({*before, *after}):
        old, new = (side.get(name, b"").decode(errors="replace").splitlines() for side in (before, after))
        found += [
            f"{name.removeprefix('cities/')} {line}"
            for line in difflib.unified_diff(old, new, lineterm="", n=0)
            if line[:1] in "+-" and line[:3] not in ("+++", "---")
        ]
    return found


def test_all_six_regions_are_there() -> None:
    assert len(REAL) == 6


@pytest.mark.parametrize("name", REAL)
def test_export_then_import_changes_nothing(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for folder in ("_acuan", name):
        shutil.copytree(ROOT / "cities" / folder, tmp_path / "cities" / folder)
    before = files(tmp_path)
    file = exported(tmp_path, name)
    first = file.read_bytes()
    assert exported(tmp_path, name).read_bytes() == first
    # Another program writes the workbook anew, in its own way.
    again = edited(file)
    for book in (file, again):
        assert imported(tmp_path, book, capsys, "--tulis")[::2] == (0, "Tidak ada yang berubah.\n")
    assert files(tmp_path) == before
    title = str(sheet(openpyxl.load_workbook(file), "indikator")["B2"].value)
    renamed = edited(file, lambda book: sheet(book, "indikator").cell(2, 2, f"{title} (uji)"))
    assert imported(tmp_path, renamed, capsys, "--tulis")[0] == 0
    old, new = changed_lines(before, files(tmp_path))
    assert (old.split(" ", 1)[1], new.split(" ", 1)[1]) == (f"-nama: {title}", f"+nama: {title} (uji)")


PAGE, FIGURES = "kota-uji/quick-win/aduan-warga.md", "kota-uji/indikator/stunting.yml"
EDITS: list[tuple[str, list[Change], list[str]]] = [
    (
        "a text in front matter",
        [put("quick-win", "aduan-warga", "judul", "Aduan: Warga Kota")],
        [f"{PAGE} -judul: Aduan Warga", f'{PAGE} +judul: "Aduan: Warga Kota"'],
    ),
    (
        "a value in brackets",
        [put("nilai", "stunting#1", "teks", "21,4")],
        [
            FIGURES + ' -  - {jenis: realisasi, seri: survei, untuk: 2022, teks: "21,0", sumber: [S1]}',
            FIGURES + ' +  - {jenis: realisasi, seri: survei, untuk: 2022, teks: "21,4", sumber: [S1]}',
        ],
    ),
    (
        "a source with its place",
        [put("nilai", "stunting#3", "sumber", "S1, hlm. 13")],
        [FIGURES + " -      - {id: S1, letak: hlm. 12}", FIGURES + " +      - {id: S1, letak: hlm. 13}"],
    ),
    (
        "a value that has its own source keeps it",
        [put("quick-win", "aduan-warga", "label", "Quick Win 2025")],
        [
            PAGE + " -label: {isi: quick win, sumber: [S1]}",
            "kota-uji/quick-win/aduan-warga.md +label: {isi: Quick Win 2025, sumber: [S1]}",
        ],
    ),
    (
        "a field that was not there",
        [put("quick-win", "aduan-warga", "lokasi", "Seluruh kelurahan")],
        ["kota-uji/quick-win/aduan-warga.md +lokasi: Seluruh kelurahan"],
    ),
    (
        "a field taken out",
        [put("quick-win", "aduan-warga", "tenggat", None)],
        [f"{PAGE} -tenggat: 2025-12"],
    ),
    (
        "a new state",
        [add("status", halaman="quick-win/aduan-warga", keadaan="Selesai", tanggal="5 Mei 2026", sumber="S2")],
        ["kota-uji/quick-win/aduan-warga.md +  - {keadaan: selesai, tanggal: 2026-05-05, sumber: [S2]}"],
    ),
    (
        "states in any order, each at its date",
        [
            add("status", halaman="quick-win/aduan-warga", keadaan="selesai", tanggal="Mei 2026", sumber="S2"),
            add("status", halaman="quick-win/aduan-warga", keadaan="rencana", tanggal="Januari 2025", sumber="S1"),
            add("status", halaman="quick-win/aduan-warga", keadaan="belum-diketahui", tanggal="2023", sumber="S1"),
        ],
        [
            f"{PAGE} +  - {{keadaan: belum-diketahui, tanggal: 2023, sumber: [S1]}}",
            f"{PAGE} +  - {{keadaan: rencana, tanggal: 2025-01, sumber: [S1]}}",
            f"{PAGE} +  - {{keadaan: selesai, tanggal: 2026-05, sumber: [S2]}}",
        ],
    ),
    (
        "a new figure",
        [add("nilai", indikator="Prevalensi stunting", jenis="realisasi", teks="20,1", seri="survei", untuk=2023.0,
             sumber="S2, S1")],
        [FIGURES + ' +  - {jenis: realisasi, teks: "20,1", seri: survei, untuk: 2023, sumber: [S2, S1]}'],
    ),
    (
        "a new source and whoever names it",
        [add("sumber", id="S3", judul="Laporan 2026", kelas="Resmi"), put("opd", "dinkes", "sumber", "S1; S3")],
        [
            "kota-uji/opd.yml -dinkes: {nama: Dinas Kesehatan, sumber: [S1]}",
            "kota-uji/opd.yml +dinkes: {nama: Dinas Kesehatan, sumber: [S1, S3]}",
            "kota-uji/sumber.yml +S3: {judul: Laporan 2026, kelas: resmi}",
        ],
    ),
    (
        "the first list of its kind",
        [add("bukti", halaman="quick-win/aduan-warga", judul="Laman", url="https://aduan.example.go.id/")],
        [
            "kota-uji/quick-win/aduan-warga.md +bukti:",
            "kota-uji/quick-win/aduan-warga.md +  - {judul: Laman, url: https://aduan.example.go.id/}",
        ],
    ),
    (
        "a new office, by its name",
        [add("opd", nama="Dinas Perhubungan", sumber="S1")],
        ["kota-uji/opd.yml +dinas-perhubungan: {nama: Dinas Perhubungan, sumber: [S1]}"],
    ),
    (
        "a new office, by its short form, and whoever names it so",
        [
            add("opd", nama="Dinas Perhubungan", singkatan="Dishub", sumber="S1"),
            put("quick-win", "aduan-warga", "pendukung", "Dishub; dinkes"),
        ],
        [
            "kota-uji/opd.yml +dishub: {nama: Dinas Perhubungan, singkatan: Dishub, sumber: [S1]}",
            f"{PAGE} +pendukung: [dishub, dinkes]",
        ],
    ),
    (
        "a new quick win",
        [
            add("quick-win", judul="Pasar Daring #1", ringkasan="Belanja dari rumah.", label="quick win", sumber="S1"),
            add("status", halaman="quick-win/pasar-daring-1", keadaan="rencana", sumber="S1"),
        ],
        [
            f"kota-uji/quick-win/pasar-daring-1.md +{line}"
            for line in (
                "---", 'judul: "Pasar Daring #1"', "ringkasan: Belanja dari rumah.", "label: quick win", "status:",
                "  - {keadaan: rencana, sumber: [S1]}", "sumber: [S1]", "---",
            )
        ],
    ),
    (
        "what a promise serves",
        [add("mendukung", halaman="quick-win/aduan-warga", ke="indikator/stunting", dasar="dokumen", sumber="S1")],
        [f"{PAGE} +  - {{ke: indikator/stunting, dasar: dokumen, sumber: [S1]}}"],
    ),
    (
        "a new indicator with a figure",
        [
            add("indikator", nama="Inflasi", satuan="persen"),
            add("nilai", indikator="inflasi", jenis="realisasi", teks="2,5", untuk="2024", sumber="S1"),
        ],
        [
            f"kota-uji/indikator/inflasi.yml +{line}"
            for line in (
                "nama: Inflasi", "satuan: persen", "nilai:",
                '  - {jenis: realisasi, teks: "2,5", untuk: 2024, sumber: [S1]}',
            )
        ],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "expected"), [case[1:] for case in EDITS], ids=[case[0] for case in EDITS])
def test_an_edit_changes_its_lines_and_no_others(
    changes: list[Change], expected: list[str], workbook: Path, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(desk)
    file = edited(workbook, *changes)
    # Without being told to, nothing is written: no terminal can be asked here.
    status, lines, said = imported(desk, file, capsys)
    assert (status, errors(lines), files(desk)) == (0, [], before), lines
    assert said.endswith("Belum ditulis. Untuk menulis, tambahkan --tulis.\n")
    assert imported(desk, file, capsys, "--tulis")[0] == 0
    assert changed_lines(before, files(desk)) == expected
    assert main(["periksa", "--folder", str(desk)]) == 0
    # Once more with the same workbook: what is there is not added again.
    after = files(desk)
    assert imported(desk, file, capsys, "--tulis")[::2] == (0, "Tidak ada yang berubah.\n")
    assert files(desk) == after


def test_what_is_shown_says_file_cell_old_and_new(
    workbook: Path, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = edited(workbook, put("quick-win", "aduan-warga", "tenggat", datetime(2026, 6, 30)))
    _, lines, said = imported(desk, file, capsys)
    assert lines == [
        "cities/kota-uji/quick-win/aduan-warga.md",
        "  quick-win!M2  tenggat: Desember 2025 → 30 Juni 2026",
        "Catatan:",
        "quick-win!M2: E147 isi lama “Desember 2025” diganti dan tidak disimpan — isi riwayat di "
        "quick-win/aduan-warga.md bila ini ralat atau perubahan, biarkan bila dahulu salah ketik",
    ]
    assert said.startswith("1 isian berubah, 0 baris baru, pada 1 berkas.\n")


TYPED: list[tuple[str, str, str, Any, str]] = [
    ("quick-win", "aduan-warga", "tenggat", datetime(2026, 1, 31), "2026-01-31"),
    ("quick-win", "aduan-warga", "tenggat", date(2026, 1, 31), "2026-01-31"),
    ("quick-win", "aduan-warga", "tenggat", "31/01/2026", "2026-01-31"),
    ("quick-win", "aduan-warga", "tenggat", " 31-1-2026 ", "2026-01-31"),
    ("quick-win", "aduan-warga", "tenggat", "31\u00a0Januari\u00a02026 ", "2026-01-31"),
    ("quick-win", "aduan-warga", "tenggat", "Agt 2026", "2026-08"),
    ("quick-win", "aduan-warga", "tenggat", "triwulan II 2026", "2026-TW2"),
    ("quick-win", "aduan-warga", "tenggat", 2026.0, "2026"),
    ("quick-win", "aduan-warga", "tenggat", "06/2026", "2026-06"),
    ("quick-win", "aduan-warga", "pendukung", "Dinas Kesehatan", "[dinkes]"),
    ("quick-win", "aduan-warga", "pendukung", "DISKOMINFO", "[diskominfo]"),
    ("quick-win", "aduan-warga", "sumber", "S1 hlm 3", "[{id: S1, letak: hlm. 3}]"),
    ("program", "kampung-bersih", "manfaat", "Rp. 5.000,-", "Rp. 5.000,-"),
    ("anggaran", "program/kampung-bersih#1", "nilai", "Rp. 1.500.000.000,-", '"Rp1.500.000.000"'),
    ("anggaran", "program/kampung-bersih#1", "nilai", "1,5 M", '"Rp1,5 miliar"'),
    ("anggaran", "program/kampung-bersih#1", "nilai", "Rp 1,5 jt", '"Rp1,5 juta"'),
    ("anggaran", "program/kampung-bersih#1", "nilai", "Rp 1,5 miliar", '"Rp 1,5 miliar"'),
    ("anggaran", "program/kampung-bersih#1", "nilai", "1.500.000.000", '"1.500.000.000"'),
    ("nilai", "stunting#1", "untuk", "2021–2022", "2021/2022"),
    ("nilai", "stunting#1", "teks", 21.5, '"21,5"'),
    ("nilai", "stunting#1", "teks", 1500000000, '"1.500.000.000"'),
    ("nilai", "stunting#1", "teks", "1.500.000.000", '"1.500.000.000"'),
    ("nilai", "stunting#1", "teks", "12,5 ", '"12,5"'),
    ("nilai", "stunting#1", "teks", 21.0, '"21,0"'),  # the same number: the print stays
    ("nilai", "stunting#1", "utama", True, "ya"),
    ("nilai", "stunting#1", "utama", "Ya", "ya"),
    ("nilai", "stunting#1", "jenis", "REALISASI", "realisasi"),
    ("indikator", "stunting", "arah", "Naik ", "naik"),
    ("opd", "dinkes", "singkatan", "Din\u200bkes", "Dinkes"),
    ("opd", "dinkes", "singkatan", "Dinkes\nKota", "Dinkes Kota"),
    ("opd", "dinkes", "singkatan", 7, "7"),
    ("opd", "dinkes", "urusan", "Kesehatan; Gizi", "[Kesehatan, Gizi]"),
    ("opd", "dinkes", "sumber", "S1, hlm. 3, 4; S2", "[{id: S1, letak: 'hlm. 3, 4'}, S2]"),
]


@pytest.mark.parametrize("case", TYPED, ids=lambda case: f"{case[2]}-{case[3]!r}")
def test_what_people_type_becomes_what_stands_in_files(
    case: tuple[str, str, str, Any, str], workbook: Path, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name, key, title, value, written = case
    status, lines, _ = imported(desk, edited(workbook, put(name, key, title, value)), capsys, "--tulis")
    assert status == 0, lines
    texts = "\n".join(data.decode() for data in files(desk).values())
    assert f"{title}: {written}" in texts.replace('"hlm. 3, 4"', "'hlm. 3, 4'")


def test_dates_that_count_from_1904_are_the_same_days(
    workbook: Path, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def old_mac(book: Workbook) -> None:
        book.epoch = CALENDAR_MAC_1904
        put("quick-win", "aduan-warga", "tenggat", datetime(2026, 1, 31))(book)

    _, lines, _ = imported(desk, edited(workbook, old_mac), capsys)
    assert lines[1].endswith("tenggat: Desember 2025 → 31 Januari 2026")


def test_columns_may_change_places_and_rows_their_order(
    workbook: Path, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def mix(book: Workbook) -> None:
        page = sheet(book, "nilai")
        head, *rows = ([cell.value for cell in line] for line in page.iter_rows())
        for number, texts in enumerate([head, *reversed(rows)], 2):
            for place, text in enumerate(reversed(texts), 1):
                page.cell(number, place).value = text
        for place in range(1, len(head) + 1):
            page.cell(1, place).value = "Daftar angka" if place == 1 else None

    before = files(desk)
    assert imported(desk, edited(workbook, mix), capsys, "--tulis")[::2] == (0, "Tidak ada yang berubah.\n")
    assert files(desk) == before


FORMULAS = ['=HYPERLINK("http://x";"y")', "+62 000", "-5 persen", "@nama", "=1+1", "'kutip"]


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_that_looks_like_a_formula_stays_a_text(
    text: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = desk / "cities/kota-uji/opd.yml"
    quoted = text.replace('"', '\\"')
    page.write_text(page.read_text("utf-8").replace("singkatan: Diskominfo", f'singkatan: "{quoted}"'), "utf-8")
    before = files(desk)
    file = exported(desk)
    with zipfile.ZipFile(file) as parts:
        cells = [parts.read(name) for name in parts.namelist() if name.startswith("xl/worksheets/sheet")]
    assert not any(re.search(rb"<f[ >]", data) for data in cells)
    book = openpyxl.load_workbook(file)
    cell = sheet(book, "opd").cell(row(book, "opd", "diskominfo"), column(book, "opd", "singkatan"))
    assert (cell.data_type, cell.value, cell.number_format) == ("s", text, "@")
    assert bool(cell.style and cell.quotePrefix) == (text[0] in "=+-@")
    assert imported(desk, file, capsys, "--tulis")[::2] == (0, "Tidak ada yang berubah.\n")
    # A program that shows the mark of a text as a part of it takes nothing with it.
    if text[0] in "=+-@":
        marked = edited(file, put("opd", "diskominfo", "singkatan", f"'{text}"))
        assert imported(desk, marked, capsys, "--tulis")[::2] == (0, "Tidak ada yang berubah.\n")
    assert files(desk) == before


def test_line_ends_of_windows_stay(workbook: Path, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = desk / "cities/kota-uji/opd.yml"
    page.write_bytes(page.read_bytes().replace(b"\n", b"\r\n"))
    imported(desk, edited(workbook, put("opd", "dinkes", "nama", "Dinas Sehat")), capsys, "--tulis")
    data = page.read_bytes()
    assert b"nama: Dinas Sehat" in data
    assert data.count(b"\r\n") == data.count(b"\n") == 2


def test_the_workbook_helps(workbook: Path) -> None:
    book = openpyxl.load_workbook(workbook)
    assert book.sheetnames[0] == "petunjuk"
    assert [sheet(book, name).sheet_state for name in ("_daftar", "_asal")] == ["hidden", "veryHidden"]
    page = sheet(book, "quick-win")
    assert page.freeze_panes == "B2"
    head = page.cell(1, column(book, "quick-win", "tenggat"))
    assert head.comment is not None
    assert "keterlambatan dihitung dari sini" in head.comment.text
    assert page.protection.sheet
    assert (page["A2"].protection.locked, page["B2"].protection.locked) == (True, False)
    assert page.column_dimensions["B"].protection.locked is False
    status = sheet(book, "status")
    rules = {str(rule.sqref): rule for rule in status.data_validations.dataValidation}
    rule = rules["C2:C2000"]
    assert (rule.type, rule.promptTitle, rule.showErrorMessage) == ("list", "keadaan", True)
    reference = str(rule.formula1)
    assert reference.startswith("'_daftar'!")
    letter = reference.split("$")[1]
    codes = [cell.value for cell in sheet(book, "_daftar")[letter][1:] if cell.value]
    assert codes == ["selesai", "berjalan", "rencana", "terhenti", "belum-diketahui"]
    offices = {r.promptTitle: r for r in page.data_validations.dataValidation}["penanggung_jawab"]
    assert (offices.formula1, bool(offices.showErrorMessage)) == ("'opd'!$A$2:$A$2000", False)


def test_the_workbook_can_be_read_and_printed(workbook: Path) -> None:
    book = openpyxl.load_workbook(workbook)
    for name in book.sheetnames[:-2]:
        page = sheet(book, name)
        setup = page.sheet_properties.pageSetUpPr
        assert setup is not None
        assert (page.page_setup.orientation, setup.fitToPage) == ("landscape", True)
        for line in page.iter_rows():
            for cell in line:
                if cell.value:
                    assert (cell.font.name, bool(cell.font.sz)) == ("Calibri", True), cell.coordinate
    for name in book.sheetnames[1:-2]:
        page = sheet(book, name)
        assert page.print_title_rows == "$1:$1"
        for place, cell in enumerate(page[1], 1):
            assert page.column_dimensions[letters(place)].width >= len(str(cell.value)) * 1.2 + 4
            assert cell.comment is not None
            assert not re.search(r"\.yml|[0-9]{4}-[0-9]{2}-[0-9]{2}", cell.comment.text), cell.comment.text
    page = sheet(book, "quick-win")
    # Two lines of a summary are shown, and more when more is written.
    assert page.row_dimensions[2].height > 30
    with zipfile.ZipFile(workbook) as parts:
        assert b"customHeight" not in parts.read("xl/worksheets/sheet2.xml")
    # A time that may not be changed here is written as all others are.
    assert sheet(book, "program")["L2"].value == "Januari 2025 | Februari 2025"
    help_page = [str(cell.value) for line in sheet(book, "petunjuk").iter_rows() for cell in line]
    assert any(".venv/bin/petajalan impor kota-uji.xlsx" in text for text in help_page)
    assert any("--tulis" in text for text in help_page)
    assert any("Buka Proteksi Lembar" in text for text in help_page)


def test_rows_and_columns_may_be_added_moved_and_sorted(workbook: Path) -> None:
    guard = sheet(openpyxl.load_workbook(workbook), "nilai").protection
    assert guard.sheet
    assert not any((guard.insertRows, guard.insertColumns, guard.deleteRows, guard.deleteColumns, guard.sort))
    assert not any((guard.formatCells, guard.formatColumns, guard.formatRows, guard.autoFilter, guard.password))


def test_help_and_lists_fit_what_excel_allows(workbook: Path) -> None:
    """Excel repairs a workbook, and says so, where a text is a letter too long."""
    book = openpyxl.load_workbook(workbook)
    for page in book.worksheets:
        assert len(page.title) <= 31
        for rule in page.data_validations.dataValidation:
            assert len(rule.promptTitle or "") <= 32
            assert len(rule.prompt or "") <= 255
            assert len(rule.errorTitle or "") <= 32
            assert len(rule.error or "") <= 255
            assert len(rule.formula1 or "") <= 255
        columns = [cell.value for cell in page[1]] if page.title in ("quick-win", "nilai", "sumber") else []
        assert len(columns) == len(set(columns))


def test_an_empty_workbook_fills_a_new_region(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["baru", "daerah", "Kota Samarinda", "--folder", str(desk)]) == 0
    file = desk / "kosong.xlsx"
    assert main(["ekspor", "--kosong", str(file), "--folder", str(desk)]) == 0
    filled = edited(
        file,
        add("sumber", id="S2", judul="Laporan rekaan", kelas="resmi"),
        add("opd", id="diskominfo", nama="Dinas Komunikasi dan Informatika", sumber="S2"),
        add("dokumen", judul="RKPD 2026", jenis="RKPD", sumber="S2"),
        add("quick-win", judul="Aduan Daring", ringkasan="Aduan dari rumah.", label="quick win",
            penanggung_jawab="diskominfo", sumber="S2"),
        add("status", halaman="quick-win/aduan-daring", keadaan="rencana", sumber="S2"),
        add("tahap", judul="Jangka pendek", waktu="2025–2026", sumber="S2"),
        add("tonggak", judul="Aduan dibuka", tenggat="Juni 2026", tahap="jangka-pendek", sumber="S2"),
    )  # fmt: skip
    status, lines, _ = imported(desk, filled, capsys, "--tulis", "--daerah", "kota-samarinda")
    assert status == 0, lines
    assert main(["periksa", "kota-samarinda", "--folder", str(desk)]) == 0
    folder = desk / "cities/kota-samarinda"
    assert (folder / "peta-jalan.yml").read_text("utf-8") == (
        "tahap:\n  - {id: jangka-pendek, judul: Jangka pendek, waktu: 2025/2026, sumber: [S2]}\n"
        "tonggak:\n  - {id: aduan-dibuka, judul: Aduan dibuka, tenggat: 2026-06, tahap: jangka-pendek, sumber: [S2]}\n"
    )
    assert "diskominfo: {nama: Dinas Komunikasi" in (folder / "opd.yml").read_text("utf-8")


def test_a_workbook_is_not_overwritten_by_chance(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = exported(desk)
    assert main(["ekspor", REGION, str(file), "--folder", str(desk)]) == 2
    assert "--timpa" in capsys.readouterr().err


def test_a_region_with_mistakes_is_not_exported(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (desk / "cities/kota-uji/opd.yml").write_text("dinkes: {}\n", "utf-8")
    assert main(["ekspor", REGION, str(desk / "x.xlsx"), "--folder", str(desk)]) == 2
    assert not (desk / "x.xlsx").exists()
    assert main(["ekspor", "kota-uij", str(desk / "x.xlsx"), "--folder", str(desk)]) == 2
    assert "mungkin “kota-uji”" in capsys.readouterr().err


def test_through_the_command_itself(workbook: Path, desk: Path) -> None:
    file = edited(workbook, put("opd", "dinkes", "nama", "Dinas Sehat"))
    command = [sys.executable, "-m", "petajalan", "impor", str(file), "--folder", str(desk)]
    seen = subprocess.run([*command, "--tulis"], capture_output=True, encoding="utf-8", check=False, timeout=60)
    assert (seen.returncode, seen.stdout.splitlines()[1]) == (
        0,
        "  opd!B3  dinkes › nama: Dinas Kesehatan → Dinas Sehat",
    )
    assert "Dinas Sehat" in (desk / "cities/kota-uji/opd.yml").read_text("utf-8")
    assert BytesIO(file.read_bytes()).read(2) == b"PK"
