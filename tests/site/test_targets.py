"""A target shows where it stands: a plan, a draft, or somebody's words; a verdict only where the rule allows one."""

import html
import re

import pytest

from situs import Site

pytest_plugins = "situs_bersama"

PAGE = "kota-contoh/indikator/prevalensi-stunting/index.html"


def rows(site: Site) -> list[str]:
    """Give the rows of the page's tables as a reader sees them."""
    found = re.findall(r"<tr.*?</tr>", site.text(PAGE), re.DOTALL)
    return [" ".join(html.unescape(re.sub(r"<[^>]+>", " ", row)).split()) for row in found]


@pytest.mark.parametrize(
    ("figure", "where"),
    [
        ("18", "RPJMD Kota Contoh 2021–2026"),
        ("15", "RKPD"),
        ("11", "RPJMD Kota Contoh 2025–2029"),
        ("12–13", "Rancangan awal RPJMD"),
        ("hingga 14", "Kepala Dinas Kesehatan"),
    ],
)
def test_a_target_names_its_document_or_who_said_it(portal: Site, figure: str, where: str) -> None:
    (row,) = [row for row in rows(portal) if row.startswith("Target") and f" {figure} %" in row]
    assert where in row


def test_words_are_told_from_a_plan(portal: Site) -> None:
    (row,) = [row for row in rows(portal) if "Pernyataan tentang stunting" in row]
    assert "ucapan, bukan dokumen" in row


def test_a_verdict_holds_a_target_against_its_own_series_and_time(portal: Site) -> None:
    verdicts = re.findall(r'<p class="putusan">.*?</p>', portal.text(PAGE), re.DOTALL)
    assert len(verdicts) == 1
    assert "Belum tercapai" in verdicts[0]
    assert "18,6" in verdicts[0]


def test_a_printed_name_of_a_dimension_is_kept(portal: Site) -> None:
    assert "Smart Transportation" in portal.text("kota-balikpapan/masterplan/index.html")
