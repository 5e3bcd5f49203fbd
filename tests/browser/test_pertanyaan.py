"""Five questions of people, answered by clicking from the front page on a phone: at most four clicks.

A way is the words of the links that a reader would follow; the shortest one that is there counts. A way names links
by what they say, never by their address, so it breaks when a reader could no longer find it.
"""

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Locator, Page

from halaman import serving, unfold
from situs import Site

pytest_plugins = ("situs_bersama", "peramban_bersama")
pytestmark = pytest.mark.peramban

CLICKS = 4


@dataclass(frozen=True, slots=True)
class Soal:
    """A question; the ways to its answer, by the words of links; and what the answer says."""

    tanya: str
    jalan: tuple[tuple[str, ...], ...]
    jawab: str


SOAL = {
    "banjir": Soal(
        "Apa janji Bontang tentang banjir?",
        (
            ("Kota Bontang", "Penanggulangan banjir"),
            ("Kota Bontang", "Program", "Penanggulangan banjir"),
            ("Kota Bontang", "Kota Bontang", "Program", "Penanggulangan banjir"),
        ),
        r"Penanggulangan banjir.*Berjalan.*genangan",
    ),
    "spbe": Soal(
        "Apakah target SPBE Balikpapan tercapai?",
        (
            ("Kota Balikpapan", "Indeks SPBE"),
            ("Kota Balikpapan", "Indikator", "Indeks SPBE"),
        ),
        r"Indeks SPBE.*(Belum tercapai|Tercapai|belum mencapai|mencapai|di bawah target|di atas target)",
    ),
    "simpeltaru": Soal(
        "Siapa yang bertanggung jawab atas Simpeltaru?",
        (
            ("Simpeltaru",),
            ("Kota Bontang", "Simpeltaru"),
            ("Quick win", "Simpeltaru"),
        ),
        r"Simpeltaru.*Penanggung jawab.*PUPRK",
    ),
    "terlambat": Soal(
        "Apa yang terlambat?",
        (
            ("[Ll]ewat tenggat",),
            ("^[1-9][0-9]* (program|quick win)$",),
            ("Quick win", "[Ll]ewat tenggat"),
            ("Program", "[Ll]ewat tenggat"),
            ("Kota Bontang", "Peta jalan"),
        ),
        r"[Ll]ewat tenggat per [0-9]",
    ),
    "lubang": Soal(
        "Sasaran mana di rencana Balikpapan yang tidak punya quick win?",
        (
            ("Kota Balikpapan", "^RPJMD 2021–2026$"),
            ("Kota Balikpapan", "RPJMD dan dokumen", "^RPJMD 2021–2026$"),
            ("Kota Balikpapan", "RPJMD dan dokumen", "^RPJMD 2021–2026$", "Lubang dalam rencana"),
        ),
        r"Sasaran tanpa quick win [0-9]+ dari [0-9]+",
    ),
}


@pytest.fixture(scope="module")
def home(portal: Site) -> Iterator[str]:
    with serving(portal.folder) as server:
        yield server.url


def link(page: Page, words: str) -> Locator | None:
    """Find the first link that a reader sees with such words."""
    links = page.get_by_role("link", name=re.compile(words))
    return next((one for one in links.all() if one.is_visible()), None)


def answered(page: Page, question: Soal) -> bool:
    """Tell whether the page says the answer; what is folded is one tap away and counts."""
    unfold(page)
    return bool(re.search(question.jawab, " ".join(page.locator("article").inner_text().split())))


def clicks(page: Page, home: str, question: Soal) -> tuple[int, float] | None:
    """Walk the ways, the shortest first; give the clicks and the seconds of the first that leads to the answer."""
    for way in sorted(question.jalan, key=len):
        page.goto(home)
        start = time.monotonic()
        for words in way:
            if (found := link(page, words)) is None:
                break
            found.click()
            page.wait_for_load_state()
        else:
            if answered(page, question):
                return len(way), time.monotonic() - start
    return None


@pytest.mark.parametrize("name", SOAL)
def test_a_question_is_answered_in_a_few_clicks(peramban: Browser, home: str, name: str) -> None:
    question = SOAL[name]
    page = peramban.new_page(viewport={"width": 360, "height": 740})
    found = clicks(page, home, question)
    page.close()
    assert found is not None, question.tanya
    count, seconds = found
    print(f"{question.tanya} {count} klik, {seconds:.1f} detik")
    assert count <= CLICKS
