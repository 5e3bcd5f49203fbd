"""Every problem at its cell, in the words of the workbook; and nothing said that only follows from another mistake."""

from pathlib import Path

import pytest
from openpyxl.workbook import Workbook

from buku_bersama import Change, add, edited, imported, problems, put, sheet
from petajalan.buku.sebut import in_sheets

PAGE = {"judul": "Pasar Daring", "ringkasan": "Belanja dari rumah.", "label": "quick win", "sumber": "S1"}
STATE = {"halaman": "quick-win/pasar-daring", "keadaan": "rencana", "sumber": "S1"}


@pytest.mark.parametrize(
    ("title", "text", "code"),
    [
        ("manfaat", "Hubungi 0812-3456-7890 untuk memesan.", "L102"),
        ("manfaat", "Tulis ke sari.contoh@gmail.com untuk memesan.", "L103"),
        ("penerima", "Warga ber-NIK 6474010101900001", "L101"),
    ],
)
@pytest.mark.parametrize("new", [True, False], ids=["new row", "changed cell"])
def test_personal_data_is_named_at_its_cell(
    title: str, text: str, code: str, new: bool, workbook: Path, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    places: list[str] = []
    changes: list[Change] = [add("quick-win", **PAGE), add("status", **STATE)] if new else []
    key = "" if new else "aduan-warga"

    def typed(book: Workbook) -> None:
        if new:
            sheet(book, "quick-win")["A3"] = "pasar-daring"
        places.append(str(put("quick-win", "pasar-daring" if new else key, title, text)(book)))

    status, lines, _ = imported(desk, edited(workbook, *changes, typed), capsys)
    assert (status, problems(lines)) == (1, [f"{places[0]}: {code}"]), lines


def test_a_second_place_is_a_row_of_a_sheet(workbook: Path, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, lines, _ = imported(
        desk,
        edited(
            workbook,
            put("quick-win", "aduan-warga", "pendukung", "dinkess"),
            put("nilai", "stunting#1", "sumber", "S1; S22"),
            add("nilai", indikator="stunting", jenis="realisasi", teks="22,0", seri="survei", untuk="2022",
                sumber="S2"),
        ),
        capsys,
    )  # fmt: skip
    said = {line.partition(": ")[0]: line for line in lines}
    assert "(lihat juga lembar opd, baris 3)" in said["quick-win!F2"]
    assert "tidak ada di lembar opd; mungkin “dinkes”?" in said["quick-win!F2"]
    assert "tambahkan di akhir lembar sumber (nomor baru berikutnya S3)" in said["nilai!O2"]
    assert "(lihat juga lembar nilai, baris 2)" in said["nilai!A5"]
    assert not any("cities/" in line or ".yml" in line for line in lines)


def test_merged_cells_do_not_hide_that_a_page_has_its_state(
    workbook: Path, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def merged(book: Workbook) -> None:
        sheet(book, "status").merge_cells("A5:A6")

    rows = [add("quick-win", **PAGE), add("status", **STATE), add("status", **STATE), merged]
    status, lines, _ = imported(desk, edited(workbook, *rows), capsys)
    assert (status, problems(lines)) == (1, ["status!A5: E115"]), lines


def test_a_refused_cell_is_not_held_against_its_old_value(
    workbook: Path, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The old deadline is before the new beginning; but the deadline is being changed, too."""
    later = put("quick-win", "aduan-warga", "mulai", "Maret 2026")
    file = edited(workbook, later, put("quick-win", "aduan-warga", "tenggat", "akhir tahun"))
    status, lines, _ = imported(desk, file, capsys)
    assert (status, problems(lines)) == (1, ["quick-win!M2: N101"]), lines
    status, lines, _ = imported(desk, edited(workbook, later), capsys)
    assert (status, problems(lines)) == (1, ["quick-win!M2: A108"]), lines


def test_all_that_is_wrong_with_a_new_page_is_said_at_once(
    workbook: Path, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = {**PAGE, "ringkasan": "panjang " * 60, "penanggung_jawab": "dinkess", "sumber": "S9", "mulai": "nanti"}
    file = edited(
        workbook,
        add("quick-win", **page),
        add("status", **{**STATE, "sumber": "S8", "tanggal": "kemarin"}),
        add("kemajuan", halaman="quick-win/pasar", teks="-", sumber="S1"),
    )
    _, lines, _ = imported(desk, file, capsys)
    assert problems(lines) == [
        "kemajuan!A3: E132", "kemajuan!D3: N108", "quick-win!C3: S106", "quick-win!E3: R102", "quick-win!L3: N101",
        "quick-win!P3: R101", "status!E5: N101", "status!G5: R101",
    ], lines  # fmt: skip


def test_notes_stand_apart_and_what_must_be_mended_comes_last(
    workbook: Path, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def own(book: Workbook) -> None:
        sheet(book, "quick-win")["R1"] = "petugas input"

    _, lines, _ = imported(desk, edited(workbook, own, put("opd", "dinkes", "nama", None)), capsys)
    assert [lines[0], problems(lines[1:2]), lines[2], problems(lines[3:])] == [
        "Catatan:", ["quick-win!R1: E142"], "Perlu diperbaiki:", ["opd!B3: E131"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (put("quick-win", "aduan-warga", "tenggat", "akhir tahun"), "tulis 8 Juli 2019, Juli 2019, 2019, 31/01/2025"),
        (put("quick-win", "aduan-warga", "sumber", "nomor satu!"), "S37, hlm. 3"),
        (put("quick-win", "aduan-warga", "pendukung", "Dinas Kesehatn"), "mungkin “dinkes”?"),
        (put("program", "kampung-bersih", "mulai", "2025"), "kembalikan “Januari 2025 | Februari 2025”"),
        (add("quick-win", **{**PAGE, "sumber": ""}), "tidak ada sumber untuk quick win ini — isi kolom sumber"),
    ],
)
def test_what_to_do_is_said_in_the_words_of_the_sheet(
    change: Change, words: str, workbook: Path, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, lines, _ = imported(desk, edited(workbook, change, add("status", **STATE)), capsys)
    assert words in "\n".join(lines)


@pytest.mark.parametrize(
    ("of_files", "of_sheets"),
    [
        ("pakai nama pendek di kiri opd.yml: dinkes", "pakai nama pendek di kolom id lembar opd: dinkes"),
        ("tambahkan di akhir sumber.yml", "tambahkan di akhir lembar sumber"),
        ("Nama berkas indikator yang terkait, tanpa .yml", "Nama pendek indikator yang terkait"),
        ("unggah ke folder berkas/", "unggah ke folder berkas/"),
    ],
)
def test_what_is_said_of_files_is_said_of_sheets(of_files: str, of_sheets: str) -> None:
    assert in_sheets(of_files) == of_sheets
