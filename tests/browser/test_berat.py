"""What a visit costs over the wire, packed as web servers pack it, and that nothing moves while a page arrives."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from halaman import KINDS, SHIFT, heaviest, serving
from situs import Site

pytest_plugins = ("situs_bersama", "peramban_bersama")
pytestmark = pytest.mark.peramban

FIRST = 55_000
SECOND = 10_000
SCRIPT = 4_000
# What a page of the guide with pictures costs before its reader scrolls, on top of a first visit, and to its end.
PICTURES = 80_000
EVERY_PICTURE = 250_000


def test_a_first_visit_and_a_second_page_are_light(peramban: Browser, portal: Site) -> None:
    """The heaviest quick win, cold; then another page of its region with the rest kept by the browser."""
    (address,) = [a for k, a in heaviest(portal).items() if k == "<daerah>/quick-win/*"]
    with serving(portal.folder) as server:
        context = peramban.new_context(viewport={"width": 360, "height": 740})
        page = context.new_page()
        page.goto(server.url + address, wait_until="networkidle")
        first = server.take()
        assert sum(size for _, size in first) <= FIRST, first
        assert sum(size for path, size in first if path.endswith(".js")) <= SCRIPT, first
        page.goto(f"{server.url}{address.split('/')[0]}/quick-win/", wait_until="networkidle")
        second = server.take()
        assert sum(size for _, size in second) <= SECOND, second
        context.close()
    # Not a page that failed to ask for its letters and its look.
    assert {Path(path).suffix for path, _ in first} >= {".css", ".js", ".woff2"}


def test_a_page_asks_for_nothing_that_it_does_not_use(peramban: Browser, portal: Site) -> None:
    """One stylesheet, two weights of letters, one small script; more only on the pages that say so."""
    shared = {"assets/portal.css", "assets/portal.js", "assets/huruf-400.woff2", "assets/huruf-700.woff2"}
    more = {
        "": {"beranda.css"},
        "404.html": {"cari.css"},
        "cari": {"cari.css", "cari.js"},
        "<daerah>/indikator/*": {"grafik.css"},
        "<daerah>/peta-jalan": {"peta-jalan.css"},
        "<daerah>/rpjmd/*": {"rencana.css"},
    }
    wrong = []
    with serving(portal.folder) as server:
        for name, address in heaviest(portal).items():
            context = peramban.new_context()
            page = context.new_page()
            page.goto(server.url + address, wait_until="networkidle")
            asked = {path.lstrip("/") for path, _ in server.take()} - {address, "assets/favicon.svg"}
            mine = {f"assets/{file}" for file in more.get(name, ())}
            if extra := {path for path in asked - shared - mine if not path.startswith("cari/")}:
                wrong.append(f"{name}: {sorted(extra)}")
            context.close()
    assert wrong == []


def test_nothing_moves_while_a_page_arrives(peramban: Browser, portal: Site) -> None:
    moved = []
    with serving(portal.folder) as server:
        for address in heaviest(portal).values():
            for width, height in ((360, 740), (1280, 900)):
                context = peramban.new_context(viewport={"width": width, "height": height})
                page = context.new_page()
                page.goto(server.url + address, wait_until="networkidle")
                if shift := page.evaluate(SHIFT):
                    moved.append(f"/{address} {width}: {shift}")
                context.close()
    assert moved == []
    assert set(heaviest(portal)) == set(KINDS)


def test_pictures_of_the_guide_come_when_they_are_near_and_move_nothing(peramban: Browser, portal: Site) -> None:
    """Without its pictures a page of the guide is as light as any other; no other page of the portal has pictures."""
    pictured = [a for a in portal.addresses if any(e.get("loading") == "lazy" for e in portal.page(a).all("img"))]
    guide = [address for address in pictured if address.startswith("panduan/")]
    assert guide == ["panduan/hari-pertama/"]
    with serving(portal.folder) as server:
        for address in guide:
            context = peramban.new_context(viewport={"width": 360, "height": 740})
            page = context.new_page()
            page.goto(server.url + address, wait_until="networkidle")
            first = server.take()
            assert sum(size for path, size in first if not path.endswith(".png")) <= FIRST, first
            assert sum(size for path, size in first if path.endswith(".png")) <= PICTURES, first
            for picture in page.locator("article img").all():
                picture.scroll_into_view_if_needed()
                picture.evaluate("e => e.decode()")
            later = server.take()
            assert {path for path, _ in later}
            assert sum(size for path, size in [*first, *later] if path.endswith(".png")) <= EVERY_PICTURE
            assert page.evaluate(SHIFT) == 0
            context.close()
