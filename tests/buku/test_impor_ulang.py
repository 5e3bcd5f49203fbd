"""The same workbook twice, or a blank one for a region that has data: nothing is doubled, nothing overwritten."""

from pathlib import Path

import pytest

from buku_bersama import Change, add, edited, exported, files, imported, problems, put
from petajalan.cli import main

WRITTEN = "Ditulis. Untuk perubahan berikutnya, ekspor buku kerja baru.\n"
PAGE, OTHER = "quick-win/aduan-warga", "program/kampung-bersih"
ROWS: list[tuple[str, dict[str, str], str, str]] = [
    ("status", {"halaman": PAGE, "keadaan": "selesai", "tanggal": "Mei 2026", "sumber": "S2"}, "keadaan", "terhenti"),
    ("kemajuan", {"halaman": OTHER, "tanggal": "Juni 2026", "teks": "240 rumah", "sumber": "S2"}, "teks", "250 rumah"),
    ("anggaran", {"halaman": PAGE, "pos": "Truk", "nilai": "Rp1,5 miliar", "sumber": "S1"}, "nilai", "Rp2 miliar"),
    ("nilai", {"indikator": "stunting", "jenis": "realisasi", "teks": "20,1", "seri": "survei", "untuk": "2024",
     "sumber": "S1"}, "teks", "20,2"),
]  # fmt: skip


@pytest.mark.parametrize("case", ROWS, ids=[case[0] for case in ROWS])
def test_a_new_row_that_was_corrected_is_not_added_twice(
    case: tuple[str, dict[str, str], str, str], workbook: Path, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name, values, title, corrected = case
    _, _, said = imported(desk, edited(workbook, add(name, **values)), capsys, "--tulis")
    assert said.endswith(WRITTEN)
    before = files(desk)
    again = edited(workbook, add(name, **{**values, title: corrected}))
    status, lines, _ = imported(desk, again, capsys, "--tulis")
    assert (status, [found[-4:] for found in problems(lines)]) == (1, ["E138"]), lines
    assert "ekspor buku kerja baru" in "\n".join(lines)
    assert files(desk) == before


def test_of_a_new_page_no_row_is_added_twice(workbook: Path, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def book(state: str) -> list[Change]:
        page = {"judul": "Pasar Daring", "ringkasan": "Belanja dari rumah.", "label": "quick win", "sumber": "S1"}
        first = {"halaman": "quick-win/pasar-daring", "keadaan": "rencana", "tanggal": "2025", "sumber": "S1"}
        return [add("quick-win", **page), add("status", **first), add("status", **{**first, "keadaan": state})]

    assert imported(desk, edited(workbook, *book("rencana")[:2]), capsys, "--tulis")[0] == 0
    before = files(desk)
    status, lines, _ = imported(desk, edited(workbook, *book("berjalan")), capsys, "--tulis")
    assert (status, problems(lines)) == (1, ["status!A6: E138"])
    assert files(desk) == before


def test_a_new_source_that_was_corrected_meets_what_was_written(
    workbook: Path, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Perhaps it is somebody else's S3: the number is taken."""
    source = {"id": "S3", "judul": "Laporan 2026", "kelas": "resmi"}
    imported(desk, edited(workbook, add("sumber", **source)), capsys, "--tulis")
    before = files(desk)
    other = edited(workbook, add("sumber", **{**source, "judul": "Berita 2026"}))
    status, lines, _ = imported(desk, other, capsys, "--tulis")
    assert (status, problems(lines)) == (1, ["sumber!A4: E139"])
    assert files(desk) == before


def test_a_blank_workbook_overwrites_nothing(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["baru", "daerah", "Kota Samarinda", "--folder", str(desk)]) == 0
    blank = desk / "kosong.xlsx"
    assert main(["ekspor", "--kosong", str(blank), "--folder", str(desk)]) == 0
    before = files(desk)
    filled = edited(blank, add("sumber", id="S1", judul="RPJMD Kota Samarinda", kelas="resmi"))
    status, lines, _ = imported(desk, filled, capsys, "--tulis", "--daerah", "kota-samarinda")
    assert (status, problems(lines)) == (1, ["sumber!A2: E139"])
    assert files(desk) == before
    # Its own workbook shows what is there already.
    own = exported(desk, "kota-samarinda")
    title = edited(own, put("sumber", "S1", "catatan", "Dilihat di situs kementerian"))
    assert imported(desk, title, capsys, "--tulis")[0] == 0


def test_nothing_is_shown_that_nobody_typed(workbook: Path, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """While something is wrong, no preview stands in for it."""
    new = add("nilai", indikator="stunting", jenis="capaian", teks="90 ton", untuk="2024", sumber="S1")
    status, lines, said = imported(desk, edited(workbook, new, put("opd", "dinkes", "nama", "Dinas Sehat")), capsys)
    assert (status, problems(lines)) == (1, ["nilai!C5: S105", "nilai!D5: N102"])
    assert not any("teks: 12,5" in line or "jenis: awal" in line for line in lines)
    assert said.endswith("2 masalah; tidak ada yang ditulis.\n")


def test_an_old_workbook_knows_its_rows_though_others_came_between(
    workbook: Path, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = desk / "cities/kota-uji/quick-win/aduan-warga.md"
    early = "status:\n  - {keadaan: belum-diketahui, tanggal: 2023, sumber: [S1]}\n"
    page.write_text(page.read_text("utf-8").replace("status:\n", early), "utf-8")
    file = edited(workbook, put("status", f"{PAGE}#2", "teks", "uji coba kedua"))
    assert imported(desk, file, capsys, "--tulis")[0] == 0
    text = page.read_text("utf-8")
    assert "  - {keadaan: berjalan, teks: uji coba kedua, tanggal: 2025-03, sumber: [S2]}\n" in text
    assert early in text
