"""A corpus of what goes wrong in workbooks: each mistake gives its code at its cell, and nothing is written.

Codes that only a workbook can show are listed here, one case at least for each.
"""

import zipfile
from datetime import time
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl.workbook import Workbook

from buku_bersama import Change, add, column, edited, errors, exported, files, imported, problems, put, raw, row, sheet

AW, KB = "aduan-warga", "kampung-bersih"
QW, PR = f"quick-win/{AW}", f"program/{KB}"
# Sheet, row, column, what is typed, code. Each in a cell of its own, so that all can be made at once.
CELLS: list[tuple[str, str, str, Any, str]] = [
    ("quick-win", AW, "judul", "-", "N108"),
    ("quick-win", AW, "ringkasan", "panjang " * 60, "S106"),
    ("quick-win", AW, "penanggung_jawab", "diskomimfo", "R102"),
    ("quick-win", AW, "pendukung", "Dinas Kominfo & Statistik", "R102"),
    ("quick-win", AW, "mulai", "kemarin", "N101"),
    ("quick-win", AW, "tenggat", "31/02/2025", "N101"),
    ("quick-win", AW, "diperiksa", 45688, "E126"),
    ("quick-win", AW, "alamat_lama", "Program Aduan", "N112"),
    ("quick-win", AW, "sumber", "S1, S99; S98", "R101"),
    ("quick-win", AW, "sumber_bersama", "nomor satu!", "N107"),
    ("program", KB, "judul", None, "E131"),
    ("program", KB, "label", None, "E131"),
    ("program", KB, "mulai", "Maret 2025", "E130"),
    ("program", KB, "tenggat", "1 Januari 2024", "A108"),
    ("program", KB, "sumber", "S1; S2", "E136"),
    ("program", KB, "diperiksa", 2025.5, "E126"),
    ("dimensi", f"{QW}#1", "id", "smart-village", "R103"),
    ("mendukung", f"{QW}#1", "ke", "misi 1", "N110"),
    ("mendukung", f"{QW}#1", "alasan", None, "A109"),
    ("dimensi", f"{QW}#1", "dasar", "dokumen resmi", "S105"),
    ("status", f"{QW}#1", "keadaan", "jalan", "Q203"),
    ("status", f"{QW}#1", "tanggal", "32 Januari 2025", "N101"),
    ("status", f"{PR}#1", "sumber", None, "A103"),
    ("kemajuan", f"{PR}#1", "teks", "n/a", "N108"),
    ("kemajuan", f"{PR}#1", "persen", "banyak", "N102"),
    ("bukti", f"{PR}#1", "url", "kampung.example", "N106"),
    ("bukti", f"{PR}#1", "berkas", "tidak-ada.pdf", "R112"),
    ("anggaran", f"{PR}#1", "jenis", "alokasi saja", "S105"),
    ("anggaran", f"{PR}#1", "nilai", "Rp12.5 juta", "N102"),
    ("anggaran", f"{PR}#1", "tahun", "tahun lalu", "N101"),
    ("anggaran", f"{PR}#1", "indikator", "kemiskinan", "R104"),
    ("indikator", "stunting", "satuan", "prosen", "R107"),
    ("indikator", "stunting", "arah", "menurun", "S105"),
    ("indikator", "stunting", "iku", "benar", "N105"),
    ("indikator", "stunting", "pengampu", "dinkes; dinas-x", "R102"),
    ("indikator", "stunting", "acuan", "stanting", "R110"),
    ("nilai", "stunting#1", "jenis", "kenyataan", "S105"),
    ("nilai", "stunting#1", "teks", "12.5", "E127"),
    ("nilai", "stunting#1", "untuk", "2025-13", "N101"),
    ("nilai", "stunting#1", "utama", "mungkin", "N105"),
    ("nilai", "stunting#2", "seri", "sensus", "R108"),
    ("nilai", "stunting#2", "teks", "#N/A", "E123"),
    ("nilai", "stunting#2", "untuk", "=2025+1", "E121"),
    ("nilai", "stunting#3", "teks", 0.125, "E124"),
    ("nilai", "stunting#3", "dokumen", "rkpd-2099", "R105"),
    ("nilai", "stunting#3", "sumber", "S1, hlm. 12; S77", "R101"),
    ("tahap", "jangka-pendek", "judul", "?", "N108"),
    ("tahap", "jangka-pendek", "waktu", "nanti", "N101"),
    ("tonggak", "peluncuran", "tahap", "jangka-jauh", "R116"),
    ("tonggak", "peluncuran", "untuk", "quick-win/tidak-ada", "R109"),
    ("tonggak", "peluncuran", "penanggung_jawab", "diskominfo; dpu", "R102"),
    ("sumber", "S1", "kelas", "koran", "R115"),
    ("sumber", "S1", "url", "www.kotauji", "N106"),
    ("sumber", "S2", "terbaca", "separuh", "S105"),
    ("sumber", "S2", "tanggal", "13/2025", "N101"),
    ("opd", "dinkes", "nama", None, "E131"),
    ("opd", "dinkes", "jenis", "dinas", "S105"),
    ("opd", "diskominfo", "sumber", "S55", "R101"),
    ("dokumen", "rkpd-2027", "jenis", "rencana kerja", "N104"),
    ("dokumen", "rkpd-2027", "periode", "2025", "N111"),
    ("dokumen", "rkpd-2027", "tahun", time(8, 30), "E125"),
    ("dokumen", "rpjmd-2025-2029", "naskah", "sudah", "S105"),
    ("dokumen", "rpjmd-2025-2029", "url", "jdih", "N106"),
]


def typed(sheet_name: str, key: str, title: str, value: Any, code: str) -> Change:
    """Type a value; a percentage is a number with a form."""
    write = put(sheet_name, key, title, value)

    def change(book: Workbook) -> str:
        place = str(write(book))
        cell = sheet(book, sheet_name)[place.partition("!")[2]]
        if code == "E124":
            cell.number_format = "0.0%"
        return place

    return change


@pytest.mark.parametrize("case", CELLS, ids=lambda case: f"{case[4]}-{case[0]}-{case[2]}")
def test_a_mistake_is_said_at_its_cell(
    case: tuple[str, str, str, Any, str], workbook: Path, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    places: list[str] = []
    file = edited(workbook, lambda book: places.append(str(typed(*case)(book))))
    before = files(desk)
    status, lines, said = imported(desk, file, capsys, "--tulis")
    expected = [f"{places[0]}: {code}" for code in case[4].split()]
    assert (status, errors(lines)) == (1, expected), lines
    assert said.endswith(f"{len(expected)} masalah; tidak ada yang ditulis.\n")
    assert files(desk) == before


def test_all_mistakes_are_found_in_one_run(workbook: Path, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    expected: set[str] = set()

    def all_of_them(book: Workbook) -> None:
        for case in CELLS:
            # Of two codes the last is that of the value; the first says that it does not go with another cell.
            expected.add(f"{typed(*case)(book)}: {case[4].split()[-1]}")

    file = edited(workbook, all_of_them)
    status, lines, _ = imported(desk, file, capsys, "--tulis")
    assert (status, expected - set(problems(lines))) == (1, set())


# -- the shape of sheets and rows -----------------------------------------------------------------


def renamed_sheet(book: Workbook) -> None:
    sheet(book, "indikator").title = "Indikatr"


def renamed_column(book: Workbook) -> None:
    sheet(book, "quick-win").cell(1, column(book, "quick-win", "penanggung_jawab"), "penanggungjawab")


def double_column(book: Workbook) -> None:
    page = sheet(book, "nilai")
    page.cell(1, page.max_column + 1, "teks")


def no_header(book: Workbook) -> None:
    sheet(book, "sumber").delete_rows(1)


def merged(book: Workbook) -> None:
    sheet(book, "nilai").merge_cells("D2:D3")


def far_cell(book: Workbook) -> None:
    sheet(book, "opd").cell(1_000_000, 2, "x")


def renamed_row(book: Workbook) -> None:
    sheet(book, "program").cell(row(book, "program", KB), 1, "kampung-rapi")


def renamed_source(book: Workbook) -> None:
    sheet(book, "dokumen").cell(row(book, "dokumen", "rkpd-2027"), 1, "rkpd-2028")


def new_page(**values: Any) -> Change:
    start = {"judul": "Pasar Daring", "ringkasan": "Belanja dari rumah.", "label": "quick win", "sumber": "S1"}
    return add("quick-win", **{**start, **values})


def state(page: str, **values: Any) -> Change:
    return add("status", halaman=page, keadaan="rencana", sumber="S1", **values)


STATUS = state("quick-win/pasar-daring")
SHAPES: list[tuple[str, list[Change], list[str]]] = [
    ("renamed sheet", [renamed_sheet], ["Indikatr!A1: E111"]),
    ("renamed column", [renamed_column], ["quick-win!E1: E113"]),
    ("column twice", [double_column], ["nilai!Q1: E114"]),
    ("no column names", [no_header], ["sumber!A1: E112"]),
    ("merged cells", [merged], ["nilai!D2: E115"]),
    ("cell in the last row", [far_cell], ["ubah.xlsx: E116"]),
    ("name of a page changed", [renamed_row], ["program!A2: E135"]),
    ("name of a document changed", [renamed_source], ["dokumen!A3: E135"]),
    ("source without a number", [add("sumber", judul="Laporan", kelas="resmi")], ["sumber!A4: E128"]),
    ("source whose number has no letter", [add("sumber", id="43", judul="Laporan", kelas="resmi")],
     ["sumber!A4: E140"]),
    ("page without a title", [new_page(judul=None)], ["quick-win!B3: E128"]),
    ("row without its page", [add("status", keadaan="rencana", sumber="S1")], ["status!A5: E128"]),
    ("the same source twice", [add("sumber", id="S1", judul="Lain", kelas="resmi")], ["sumber!A4: E129"]),
    ("the same stage twice", [add("tahap", id="jangka-pendek", judul="Lain", sumber="S1")], ["tahap!A3: E129"]),
    ("the same item twice", [state(QW, butir="1")], ["status!B5: E129"]),
    ("page that is not there", [state("quick-win/x")], ["status!A5: E132"]),
    ("item that is not there", [state(QW, butir=9)], ["status!B5: E133"]),
    ("new page without a state", [new_page()], ["quick-win!A3: E137"]),
    ("new page without a summary", [new_page(ringkasan=None), STATUS], ["quick-win!C3: E131"]),
    ("new page no quick win", [new_page(label="program"), STATUS], ["quick-win!D3: Q205"]),
    ("new page without a source", [new_page(sumber=None), STATUS], ["quick-win!P3: A103"]),
    ("new page with a bad name", [new_page(slug="Pasar Daring!")], ["quick-win!A3: N104"]),
    ("new page under an old address", [new_page(slug="taman-digital"),
     state("quick-win/taman-digital")],
     ["cities/kota-uji/daerah.yml:19:13: A115"]),
    ("target without a document", [add("nilai", indikator="stunting", jenis="target", teks="10", untuk="2027",
     sumber="S1")], ["nilai!I5: A107"]),
    ("value without a time", [add("nilai", indikator="stunting", jenis="realisasi", teks="10", seri="survei",
     sumber="S1")], ["nilai!F5: A106"]),
    ("value without a source", [add("nilai", indikator="stunting", jenis="realisasi", teks="10", seri="survei",
     untuk="2023")], ["nilai!O5: A103"]),
    ("two values for one time", [add("nilai", indikator="stunting", jenis="realisasi", teks="22,0", seri="survei",
     untuk="2022", sumber="S2")], ["nilai!A5: A101"]),
    ("milestone without a time", [add("tonggak", judul="Selesai", sumber="S1")], ["tonggak!C3: A120"]),
    ("figure with a wrong dot", [put("nilai", "stunting#1", "teks", "1,500.0")], ["nilai!D2: N102"]),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "expected"), [case[1:] for case in SHAPES], ids=[case[0] for case in SHAPES])
def test_a_wrong_shape_is_said(
    changes: list[Change], expected: list[str], workbook: Path, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(desk)
    status, lines, _ = imported(desk, edited(workbook, *changes), capsys, "--tulis")
    assert (status, errors(lines)) == (1, expected), lines
    assert files(desk) == before


# -- files that are no workbook -------------------------------------------------------------------


def zipped(parts: dict[str, bytes]) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in parts.items():
            file.writestr(name, data)
    return made.getvalue()


def with_part(name: str, data: bytes) -> bytes:
    """A true workbook with one part replaced."""
    with zipfile.ZipFile(BytesIO(raw(Workbook()))) as file:
        parts = {part: file.read(part) for part in file.namelist()}
    return zipped({**parts, name: data})


def lying(data: bytes, size: int) -> bytes:
    """Make a zip say that its parts are small."""
    made = bytearray(data)
    at = 0
    while (at := made.find(b"PK\x01\x02", at)) >= 0:
        made[at + 24 : at + 28] = min(size, 2**32 - 1).to_bytes(4, "little")
        at += 4
    return bytes(made)


OLE = bytes.fromhex("d0cf11e0a1b11ae1")
BOMB = with_part("xl/worksheets/sheet1.xml", b"<a>" + b" " * (101 * 1024 * 1024))
NO_WORKBOOKS: list[tuple[str, bytes, str, str]] = [
    ("old Excel", OLE + bytes(2000), "E101", "berkas Excel lama (.xls)"),
    ("OpenDocument", zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet"}), "E101", "(.ods)"),
    ("binary Excel", zipped({"xl/workbook.bin": b"x"}), "E101", "(.xlsb)"),
    ("some zip", zipped({"foto.jpg": b"x"}), "E101", "zip"),
    ("CSV", b"slug,judul\naduan-warga,Aduan\n", "E101", "CSV"),
    ("web page", b"<html><table></table></html>", "E101", "halaman web"),
    ("picture", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "E101", "berkas jenis lain"),
    ("nothing", b"", "E101", "berkas kosong"),
    ("password", OLE + "EncryptedPackage".encode("utf-16-le"), "E102", "kata sandi"),
    ("bomb", BOMB, "E103", "terlalu besar"),
    ("bomb that lies", lying(BOMB, 1000), "E104", "rusak"),
    ("cut short", raw(Workbook())[:3000], "E104", "rusak"),
    ("entities", with_part("xl/worksheets/sheet1.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'), "E104", "rusak"),
    ("no XML", with_part("xl/worksheets/sheet1.xml", b"\0\1\2"), "E104", "rusak"),
    ("no sheet of ours", raw(Workbook()), "E105", "lembar Petajalan"),
]


@pytest.mark.parametrize(
    ("data", "code", "words"), [case[1:] for case in NO_WORKBOOKS], ids=[c[0] for c in NO_WORKBOOKS]
)
def test_what_is_no_workbook_gets_one_sentence(
    data: bytes, code: str, words: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = desk / "data.xlsx"
    file.write_bytes(data)
    status, lines, _ = imported(desk, file, capsys, "--tulis", "--daerah", "kota-uji")
    assert (status, problems(lines)) == (1, [f"data.xlsx: {code}"]), lines
    assert words in lines[1]


def test_the_wrong_region_is_refused(workbook: Path, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, lines, _ = imported(desk, workbook, capsys, "--daerah", "kota-contoh")
    assert (status, problems(lines)) == (1, ["kota-uji.xlsx: E106"])


def test_a_value_that_two_people_changed_is_a_conflict(
    workbook: Path, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = desk / "cities/kota-uji/quick-win/aduan-warga.md"
    page.write_text(page.read_text("utf-8").replace("tenggat: 2025-12", "tenggat: 2026-03"), "utf-8")
    before = files(desk)
    status, lines, _ = imported(desk, edited(workbook, put("quick-win", AW, "tenggat", "Juni 2026")), capsys, "--tulis")
    assert (status, problems(lines)) == (1, ["quick-win!M2: E134"])
    assert "dari “Desember 2025” menjadi “Maret 2026”" in lines[1]
    # What the other one changed and this workbook did not, stays as it is now.
    status, lines, _ = imported(desk, edited(workbook, put("quick-win", AW, "judul", "Aduan Kota")), capsys, "--tulis")
    assert status == 0
    assert "tenggat: 2026-03\n" in page.read_text("utf-8")
    assert {name for name, data in files(desk).items() if data != before[name]} == {str(page.relative_to(desk))}


# -- notices: said, and no reason to stop ---------------------------------------------------------


def own_sheet(book: Workbook) -> None:
    book.create_sheet("Hitungan saya")["A1"] = "12"


def own_column(book: Workbook) -> None:
    page = sheet(book, "sumber")
    page.cell(1, page.max_column + 1, "petugas input")


def hidden_sheet(book: Workbook) -> None:
    sheet(book, "opd").sheet_state = "hidden"


def hidden_row(book: Workbook) -> None:
    sheet(book, "sumber").row_dimensions[3].hidden = True


def lost_column(book: Workbook) -> None:
    sheet(book, "nilai").delete_cols(column(book, "nilai", "catatan"))


def lost_sheet(book: Workbook) -> None:
    book.remove(sheet(book, "bukti"))


def lost_row(book: Workbook) -> None:
    sheet(book, "program").delete_rows(2)


def test_an_old_figure_that_goes_is_noted(workbook: Path, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Whether it was a correction or a slip of the hand, the workbook cannot tell."""
    file = edited(workbook, put("nilai", "stunting#1", "teks", "21,4"), put("nilai", "stunting#1", "catatan", "Baru"))
    status, lines, _ = imported(desk, file, capsys)
    assert (status, problems(lines)) == (0, ["nilai!D2: E147"])
    assert "isi lama “21,0” diganti dan tidak disimpan — isi riwayat di indikator/stunting.yml" in lines[-1]


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (own_sheet, "Hitungan saya!A1: E141"),
        (own_column, "sumber!J1: E142"),
        (lost_row, "program!A1: E143"),
        (hidden_sheet, "opd!A1: E144"),
        (hidden_row, "sumber!A3: E144"),
        (lost_column, "nilai!A1: E145"),
        (lost_sheet, "ubah.xlsx: E146"),
    ],
    ids=lambda case: case if isinstance(case, str) else case.__name__,
)
def test_what_does_no_harm_is_only_noted(
    change: Change, expected: str, workbook: Path, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(desk)
    status, lines, said = imported(desk, edited(workbook, change), capsys, "--tulis")
    assert (status, problems(lines), said) == (0, [expected], "Tidak ada yang berubah.\n")
    assert files(desk) == before


def test_a_formula_with_a_result_is_read_and_noted(
    workbook: Path, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No program here calculates, so the result is written into the file as Excel would keep it."""
    file = edited(workbook, put("nilai", "stunting#1", "teks", "=10+11"))
    with zipfile.ZipFile(file) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    for name, data in parts.items():
        parts[name] = data.replace(b"<f>10+11</f><v></v>", b"<f>10+11</f><v>21.5</v>").replace(
            b"<f>10+11</f><v />", b"<f>10+11</f><v>21.5</v>"
        )
    file.write_bytes(zipped(parts))
    status, lines, _ = imported(desk, file, capsys)
    assert (status, problems(lines)) == (0, ["nilai!D2: E122", "nilai!D2: E147"])
    assert "  nilai!D2  nilai › 1 › teks: 21,0 → 21,5" in lines


def test_yes_as_a_spreadsheet_keeps_it_is_read(workbook: Path, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """LibreOffice keeps what was typed as TRUE as a formula with a result."""
    file = edited(workbook, put("nilai", "stunting#1", "utama", "=TRUE()"))
    with zipfile.ZipFile(file) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    for name, data in parts.items():
        for empty in (b"<v></v>", b"<v />"):
            data = data.replace(b"<f>TRUE()</f>" + empty, b'<f aca="false">TRUE()</f><v>1</v>')
        parts[name] = data
    file.write_bytes(zipped(parts))
    status, lines, _ = imported(desk, file, capsys)
    assert (status, problems(lines)) == (0, []), lines
    assert "  nilai!L2  nilai › 1 › utama: (kosong) → ya" in lines


def test_what_to_fill_in_is_named(workbook: Path, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, lines, _ = imported(desk, edited(workbook, new_page(judul=None), add("sumber", judul="Laporan")), capsys)
    assert any("isi judul, atau kosongkan seluruh baris" in line for line in lines)
    assert any("isi id (nomor berikutnya S3), atau" in line for line in lines)


def test_a_file_that_is_not_there_is_said_in_our_language(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, _, said = imported(desk, desk / "isi.xlsx", capsys)
    assert said == f"petajalan: {desk / 'isi.xlsx'} tidak dapat dibaca: tidak ada; periksa nama dan foldernya\n"


def test_the_empty_workbook_needs_the_region(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from petajalan.cli import main

    assert main(["ekspor", "--kosong", str(desk / "baru.xlsx"), "--folder", str(desk)]) == 0
    status, lines, said = imported(desk, desk / "baru.xlsx", capsys)
    assert (status, lines) == (2, [])
    assert "--daerah" in said
    assert exported(desk).exists()
