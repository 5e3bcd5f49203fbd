"""What machines read of a page: whole, true to its address, and never able to break out of its element."""

import json
import re
from dataclasses import replace

import pytest

from petajalan.core.kartu import KINDS, card_of, card_says, kind_card
from petajalan.core.pages import Page
from petajalan.core.prose import without_citations
from petajalan.render.jsonld import page_jsonld, portal_jsonld

URL = "https://petajalan.example/"
HOSTILE = "</script><script>alert(1)</script><!-- ]]> \u2028 & \" ' \\ [@B1]"
PAGE = Page("kota-uji/quick-win/aduan/", "janji-daftar", "Aduan", "Tentang aduan", "kota-uji", "Kota Uji", "quick-win")


def graph(text: str) -> list[dict[str, object]]:
    found = re.fullmatch(r'<script type="application/ld\+json">(.*)</script>', text, re.DOTALL)
    assert found
    assert not set("<>&\u2028\u2029") & set(found[1])
    made = json.loads(found[1])
    assert made["@context"] == "https://schema.org"
    nodes: list[dict[str, object]] = made["@graph"]
    return nodes


def trail(page: Page) -> list[tuple[str, str]]:
    items = graph(page_jsonld(page, URL))[0]["itemListElement"]
    assert isinstance(items, list)
    assert [item["position"] for item in items] == list(range(1, len(items) + 1))
    return [(item["name"], item["item"].removeprefix(URL)) for item in items]


def test_a_title_can_say_anything() -> None:
    nodes = graph(page_jsonld(replace(PAGE, view="portal-data", judul=HOSTILE, uraian=HOSTILE, nama=HOSTILE), URL))
    assert nodes[1]["name"] == without_citations(HOSTILE)
    assert nodes[1]["description"] == HOSTILE
    assert graph(portal_jsonld(HOSTILE, HOSTILE, URL))[0]["name"] == HOSTILE


def test_a_page_says_where_it_stands() -> None:
    assert trail(PAGE) == [
        ("Beranda", ""),
        ("Kota Uji", "kota-uji/"),
        ("Quick win", "kota-uji/quick-win/"),
        ("Aduan", "kota-uji/quick-win/aduan/"),
    ]
    assert trail(replace(PAGE, alamat="kota-uji/", view="daerah", judul="Kota Uji"))[1:] == [("Kota Uji", "kota-uji/")]
    listed = replace(PAGE, alamat="quick-win/halaman/2/", view="portal-janji", daerah="", nama="", judul="Quick win")
    assert trail(listed)[1:] == [("Quick win", "quick-win/"), ("Quick win", "quick-win/halaman/2/")]


def test_the_portal_says_how_it_is_searched() -> None:
    site, publisher = graph(portal_jsonld("Petajalan", "Janji kota", URL))
    assert site["publisher"] == {"@id": publisher["@id"]}
    assert json.dumps(site["potentialAction"]).count("search_term_string") == 2


@pytest.mark.parametrize(
    ("address", "view", "made", "card"),
    [
        ("kota-uji/", "daerah", True, "kota-uji/kartu.png"),
        ("kota-uji/quick-win/aduan/", "janji", True, "kota-uji/quick-win/aduan/kartu.png"),
        ("kota-uji/quick-win/", "janji-daftar", True, "kota-uji/kartu.png"),
        ("kota-uji/quick-win/", "tanpa-data", True, "assets/kartu-quick-win.png"),
        ("kota-uji/quick-win/aduan/", "janji", False, "assets/kartu-quick-win.png"),
        ("kota-uji/sumber/", "sumber", False, "assets/kartu.png"),
        ("kota-uji/", "daerah", False, "assets/kartu.png"),
    ],
)
def test_a_page_without_a_card_takes_the_next_that_fits(address: str, view: str, made: bool, card: str) -> None:
    page = replace(PAGE, alamat=address, view=view)
    assert card_of(page, made) == card
    assert card_says(page, made).startswith("Kartu: ")


def test_a_page_across_regions_takes_the_card_of_its_kind() -> None:
    page = replace(PAGE, alamat="indikator/ipm/", view="portal-indikator", daerah="", nama="")
    assert card_of(page, True) == card_of(page, False) == "assets/kartu-indikator.png"
    assert kind_card("lain") == "assets/kartu.png"
    assert all(kind_card(name).endswith(".png") for name in KINDS)
