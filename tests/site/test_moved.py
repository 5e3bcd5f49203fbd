"""Addresses that are no pages any more, and the files that pages link to, in the small project's site."""

from pathlib import Path

import pytest

from situs import SITE_URL, Site

pytest_plugins = "situs_bersama"

MOVED, GOAL = "kota-uji/program/aduan-warga/", "kota-uji/quick-win/aduan-warga/"
WITHDRAWN = "kota-uji/quick-win/taman-digital/"


@pytest.fixture
def site(kecil: Path) -> Site:
    return Site(kecil / "site")


def leads_to(site: Site, address: str) -> set[str]:
    targets = (site.target(address, link) for _, link in site.page(address).links())
    return {target[0] for target in targets if target}


def test_a_moved_page_leads_on_by_itself_and_by_a_link(site: Site) -> None:
    page = site.page(MOVED)
    refresh = [e.get("content") for e in page.all("meta") if e.get("http-equiv") == "refresh"]
    assert refresh == ["0; url=../../../kota-uji/quick-win/aduan-warga/"]
    assert leads_to(site, MOVED) == {GOAL}
    assert [e.get("href") for e in page.all("link")] == [SITE_URL + GOAL]
    assert [e.text for e in page.all("h1")] == ["Halaman ini pindah"]
    assert GOAL in site.addresses


def test_a_withdrawn_page_says_why_and_where_to_read_on(site: Site) -> None:
    page = site.page(WITHDRAWN)
    assert [e for e in page.all("meta") if e.get("http-equiv")] == []
    assert [e.text for e in page.all("h1")] == ["Halaman ini ditarik"]
    why = "Halaman ini ditarik pada 1\u00a0Februari 2025. Digabung dengan aduan warga"
    assert why in [e.text for e in page.all("p")]
    assert leads_to(site, WITHDRAWN) == {GOAL}


@pytest.mark.parametrize("address", [MOVED, WITHDRAWN])
def test_search_engines_and_search_forget_it(site: Site, address: str) -> None:
    assert site.page(address).meta("robots") == "noindex"
    assert f"{SITE_URL}{address}<" not in site.text("sitemap.xml")
    assert address not in site.addresses


@pytest.mark.parametrize("address", [MOVED, WITHDRAWN])
def test_no_page_links_to_where_a_page_once_stood(site: Site, address: str) -> None:
    assert [page for page in site.addresses if address in leads_to(site, page)] == []


def test_an_attachment_is_published_where_the_text_links_to_it(site: Site, kecil: Path) -> None:
    links = [e for e in site.page(GOAL).all("a") if e.text == "daftar data"]
    assert [site.target(GOAL, e.get("href")) for e in links] == [("kota-uji/berkas/data.csv", "")]
    assert (
        site.file("kota-uji/berkas/data.csv").read_bytes()
        == (kecil / "cities" / "kota-uji" / "berkas" / "data.csv").read_bytes()
    )
