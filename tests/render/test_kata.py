"""The words of region pages, as a reader sees them."""

import re
from pathlib import Path
from typing import Any

from test_chart import PER

from petajalan.core.compile import compile_tree
from petajalan.core.link import link_daerah
from petajalan.core.pages import plan_daerah
from petajalan.core.tables import tables
from petajalan.render import words
from petajalan.render.views import Setting, render_body
from pohon import build_tree

SITE = "https://petajalan.example/"
ADUAN = "quick-win/aduan-warga"


def page(tmp_path: Path, address: str, changes: dict[str, Any]) -> str:
    """Give a page of the base region as plain words."""
    result = compile_tree(build_tree(tmp_path, changes))
    assert result.sound, [item.line() for item in result.problems]
    assert result.acuan is not None
    linked = link_daerah(result.daerah[0], PER)
    pages = plan_daerah(linked, result.acuan, tables(linked, SITE))
    found = next(one for one in pages if one.alamat == f"kota-uji/{address}/")
    html = render_body(found, Setting(result.acuan, PER, SITE))
    # A number above the line is a note, a tag inside a word is no gap.
    bare = re.sub(r"<sup.*?</sup>", "", html, flags=re.DOTALL)
    bare = re.sub(r"</(?:dt|dd|div|p|li|th|td|tr)>", " ", bare)
    return " ".join(re.sub(r"<[^>]*>", "", bare).split(" "))


def of(name: str, old: str, new: str) -> dict[str, Any]:
    return {name: {"ganti": old, "dengan": new}}


def squeezed(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def test_a_budget_in_plain_digits_is_shown_in_rupiah(tmp_path: Path) -> None:
    money = 'anggaran:\n  - {pos: Rapat, nilai: "1.500.000.000", sumber: [S1]}\n'
    shown = page(tmp_path, ADUAN, of(f"{ADUAN}.md", "mulai: 2025-03\n", f"{money}mulai: 2025-03\n"))
    assert "Rp1.500.000.000" in shown


def test_a_budget_with_rupiah_says_it_once(tmp_path: Path) -> None:
    money = "anggaran:\n  - {pos: Rapat, nilai: Rp 3 miliar, sumber: [S1]}\n"
    shown = page(tmp_path, ADUAN, of(f"{ADUAN}.md", "mulai: 2025-03\n", f"{money}mulai: 2025-03\n"))
    assert shown.count("Rp") == 1


def test_what_cannot_be_measured_says_what_it_lacks(tmp_path: Path) -> None:
    assert "Terukur belum, karena belum ada indikator" in squeezed(page(tmp_path / "a", ADUAN, {}))
    shown = squeezed(page(tmp_path / "b", "indikator/stunting", {}))
    assert "Terukur belum, karena belum ada kondisi awal" in shown


def test_without_a_milestone_the_deadline_stands_for_itself(tmp_path: Path) -> None:
    shown = squeezed(page(tmp_path, ADUAN, of(f"{ADUAN}.md", "tenggat: 2025-12", "tenggat: 2026-12")))
    assert "Tenggat Desember 2026" in shown
    assert "Tonggak berikutnya" not in shown
    assert "Tenggatnya sendiri" not in shown


def test_evidence_is_counted_once(tmp_path: Path) -> None:
    proof = "bukti:\n  - {judul: Laman, url: https://contoh.go.id/, sumber: [S1]}\n"
    shown = squeezed(page(tmp_path, ADUAN, of(f"{ADUAN}.md", "mulai: 2025-03\n", f"{proof}mulai: 2025-03\n")))
    assert "Bukti: 1" not in shown
    assert shown.count("1 bukti") == 1


def test_a_telephone_number_stays_on_one_line(tmp_path: Path) -> None:
    contact = "kontak: Loket layanan, telepon (0548) 123 456, buka 08.00\n"
    shown = page(tmp_path, ADUAN, of(f"{ADUAN}.md", "mulai: 2025-03\n", f"{contact}mulai: 2025-03\n"))
    assert "Loket layanan, telepon (0548)\u00a0123\u00a0456, buka 08.00" in shown
    assert (
        words.whole_numbers("Telepon +62 21-555 0101 pada 2 loket") == "Telepon +62\u00a021-555\u00a00101 pada 2 loket"
    )


def test_a_mended_figure_is_shown_with_the_new_one(tmp_path: Path) -> None:
    mended = (
        'teks: "79,1", sumber: [S1], riwayat: [{tanggal: 2025-06, lama: "78,4", alasan: Diralat, sumber: [S1]}, '
        '{tanggal: 2025-01, lama: "77", alasan: Salah ketik, sumber: [S1]}]'
    )
    shown = squeezed(page(tmp_path, "perubahan", of("indikator/stunting.yml", 'teks: "21,0", sumber: [S1]', mended)))
    assert "Prevalensi stunting: 78,4 menjadi 79,1" in shown
    assert "Prevalensi stunting: 77 menjadi 78,4" in shown
