"""The built portal in a real browser: for everyone, on a phone and a desk, light and dark, with less than usual."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from halaman import (
    AXE,
    COLOURS,
    EVERYTHING,
    KINDS,
    SCHEMES,
    SIZES,
    axe,
    extremes,
    kind,
    missing_words,
    overflow,
    serving,
    small_targets,
    unfold,
    unmarked_stops,
)
from situs import Site

pytest_plugins = ("situs_bersama", "peramban_bersama")
pytestmark = pytest.mark.peramban

PARTS = 6


@pytest.fixture(scope="module")
def home(portal: Site) -> Iterator[str]:
    """Give the address of the repository's own portal."""
    with serving(portal.folder) as server:
        yield server.url


@pytest.fixture
def page(peramban: Browser, home: str) -> Iterator[Page]:
    """Open a page of a phone's width; fail on a console message or a request to another host."""
    page = peramban.new_page(viewport={"width": 360, "height": 740})
    faults: list[str] = []
    page.on("console", lambda said: faults.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: faults.append(str(error)))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    yield page
    page.close()
    assert faults == []
    assert [url for url in asked if not url.startswith((home, "data:"))] == []


# -- for everyone -----------------------------------------------------------------------------------


def test_there_are_pages_of_every_kind_to_look_at(portal: Site) -> None:
    assert {kind(portal, address) for address in extremes(portal)} == set(KINDS)


@pytest.mark.parametrize("part", range(PARTS))
def test_pages_are_for_everyone(page: Page, home: str, portal: Site, part: int) -> None:
    """Each page in both widths, both schemes and forced colours: axe, no sideways scrolling, targets for fingers."""
    faults = []
    page.add_init_script(path=AXE)
    for address in extremes(portal)[part::PARTS]:
        page.goto(home + address)
        assert page.locator("html").get_attribute("lang") == "id", address
        assert page.locator("h1").count() == 1, address
        # What is folded away must be right, too.
        unfold(page)
        for width, height in SIZES.items():
            page.set_viewport_size({"width": width, "height": height})
            if scrolls := overflow(page):
                faults.append(f"/{address} {width}: {scrolls} beyond the edge")
            faults += [f"/{address} {width}: {small}" for small in small_targets(page)]
            for scheme in SCHEMES:
                page.emulate_media(color_scheme=scheme)
                rules = EVERYTHING if scheme == "light" else COLOURS
                faults += [f"/{address} {width} {scheme}: {fault}" for fault in axe(page, rules)]
    assert faults == [], "\n".join(faults)


# -- with less than usual ---------------------------------------------------------------------------


def test_nothing_that_matters_needs_a_script(peramban: Browser, home: str, portal: Site) -> None:
    context = peramban.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    for address in extremes(portal):
        page.goto(home + address)
        assert missing_words(page, portal, address) == [], address
    context.close()


def test_a_citation_unfolds_without_a_script(peramban: Browser, home: str, portal: Site) -> None:
    context = peramban.new_context(java_script_enabled=False)
    page = context.new_page()
    address = next(a for a in portal.addresses if "/quick-win/" in a and a.count("/") == 3)
    page.goto(home + address)
    page.get_by_text("Kutip halaman ini").click()
    expect(page.locator(".kutipan").filter(has_text=f"{portal.url}{address}").first).to_be_visible()
    context.close()


@pytest.mark.parametrize("address", ["", "tentang/", "{daerah}/", "{daerah}/indikator/", "404.html"])
def test_the_first_tab_stop_leads_past_the_menus(page: Page, home: str, portal: Site, address: str) -> None:
    page.goto(home + address.format(daerah=portal.regions[0]))
    page.keyboard.press("Tab")
    skip = page.locator(":focus")
    expect(skip).to_have_text("Lompat ke isi")
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('article').contains(document.activeElement)")


def test_there_is_one_way_past_the_menus(page: Page, home: str, portal: Site) -> None:
    for address in ("", "tentang/", "panduan/", "cari/", f"{portal.regions[0]}/"):
        page.goto(home + address)
        assert [link.inner_text() for link in page.get_by_role("link", name="Lompat").all()] == ["Lompat ke isi"]


@pytest.mark.parametrize("part", range(PARTS))
def test_every_stop_of_the_keyboard_can_be_seen(page: Page, home: str, portal: Site, part: int) -> None:
    """Tab walks through each page to its end; every stop is marked, on the screen, and none is a trap."""
    faults = []
    for address in extremes(portal)[part::PARTS]:
        page.goto(home + address)
        faults += [f"/{address}: {fault}" for fault in unmarked_stops(page)]
    assert faults == [], "\n".join(faults)


# Words of tables that stand on more than one line without a place to break.
_BROKEN_WORDS = """[...document.querySelectorAll('.tabel td, .tabel th')].flatMap(cell => {
  const found = [], walk = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT), range = document.createRange();
  for (let node; node = walk.nextNode();)
    for (const word of node.data.matchAll(/[\\p{L}\\p{N}]{2,}/gu)) {
      range.setStart(node, word.index); range.setEnd(node, word.index + word[0].length);
      if (new Set([...range.getClientRects()].map(box => Math.round(box.top))).size > 1) found.push(word[0]);
    }
  return found;
})"""


def test_every_page_opens_at_its_top(page: Page, home: str, portal: Site) -> None:
    """A menu that slides to the current place moves itself, never the page under the reader."""
    moved = []
    for width, height in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        for address in extremes(portal):
            page.goto(home + address)
            if down := page.evaluate("new Promise(seen => requestAnimationFrame(() => seen(scrollY)))"):
                moved.append(f"/{address} {width}: {down} px down")
    assert moved == [], "\n".join(moved)


def test_every_page_below_the_front_says_where_it_is(page: Page, home: str, portal: Site) -> None:
    """The way back starts at the front page, and each of its steps is a page that is there."""
    for address in extremes(portal):
        if address in ("", "404.html"):
            continue
        page.goto(home + address)
        steps = page.locator("nav.remah a").evaluate_all("links => links.map(link => link.href)")
        assert steps[:1] == [home], address
        assert {step.removeprefix(home) for step in steps} <= {"", *portal.addresses}, address


def test_pages_reflow_on_the_narrowest_screen(page: Page, home: str, portal: Site) -> None:
    """320 px are a desk of 1280 px at 400 % (WCAG 1.4.10)."""
    page.set_viewport_size({"width": 320, "height": 640})
    wide = []
    for address in extremes(portal):
        page.goto(home + address)
        if scrolls := overflow(page):
            wide.append(f"/{address}: {scrolls} beyond the edge")
    assert wide == [], "\n".join(wide)


def test_text_can_be_twice_as_large(peramban_besar: Browser, home: str, portal: Site) -> None:
    """A reader who set text to 200 % pushes nothing sideways, on a phone or at a desk (WCAG 1.4.4)."""
    page = peramban_besar.new_page()
    faults = []
    for address in extremes(portal):
        page.goto(home + address)
        assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
        for width, height in SIZES.items():
            page.set_viewport_size({"width": width, "height": height})
            if scrolls := overflow(page):
                faults.append(f"/{address} {width}: {scrolls} beyond the edge")
    page.close()
    assert faults == [], "\n".join(faults)


def test_colours_that_a_reader_forces_leave_every_word_readable(page: Page, home: str, portal: Site) -> None:
    page.add_init_script(path=AXE)
    page.emulate_media(forced_colors="active")
    faults = []
    for address in extremes(portal):
        page.goto(home + address)
        faults += [f"/{address}: {fault}" for fault in axe(page, COLOURS)]
    assert faults == [], "\n".join(faults)


def test_paper_shows_the_content_and_its_address_without_menus(page: Page, home: str, portal: Site) -> None:
    address = next(a for a in portal.addresses if "/quick-win/" in a and a.count("/") == 3)
    page.goto(home + address)
    page.emulate_media(media="print", color_scheme="dark")
    expect(page.locator("h1")).to_be_visible()
    for name in (".kepala-menu", ".kepala-cari", ".menu", ".kaki nav", ".lompat"):
        expect(page.locator(name)).to_be_hidden()
    ink, paper = page.evaluate(
        "[getComputedStyle(document.querySelector('article')).color, getComputedStyle(document.body).backgroundColor]"
    )
    assert sum(map(int, re.findall(r"\d+", ink)[:3])) < 300
    assert re.findall(r"\d+", paper)[:3] == ["255", "255", "255"]


def test_paper_breaks_no_word_of_a_table_in_two(page: Page, home: str, portal: Site) -> None:
    """A table is as wide as the paper at most, and no cell narrower than its longest word."""
    page.set_viewport_size({"width": 673, "height": 1000})  # what A4 leaves between its margins
    broken = []
    for address in extremes(portal):
        page.goto(home + address)
        page.emulate_media(media="print")
        broken += [f"/{address}: {word}" for word in page.evaluate(_BROKEN_WORDS)]
        if scrolls := overflow(page):
            broken.append(f"/{address}: {scrolls} beyond the edge")
        page.emulate_media(media="screen")
    assert broken == [], "\n".join(broken)


# -- search from the header -------------------------------------------------------------------------


def search(page: Page, words: str) -> None:
    page.get_by_label("Cari di seluruh portal").fill(words)
    page.get_by_role("banner").get_by_role("button", name="Cari").click()


@pytest.mark.parametrize(
    "start", ["daerah/", "{daerah}/", "{daerah}/indikator/", "quick-win/", "panduan/mengisi/", "404.html"]
)
def test_the_header_s_search_leads_to_the_search_page(page: Page, home: str, portal: Site, start: str) -> None:
    page.goto(home + start.format(daerah=portal.regions[0]))
    search(page, "membangun")
    expect(page).to_have_url(f"{home}cari/?q=membangun")
    expect(page.get_by_label("Kata yang dicari")).to_have_value("membangun")


def test_membangun_finds_pembangunan(page: Page, home: str) -> None:
    page.goto(f"{home}daerah/")
    search(page, "membangun")
    expect(page.locator(".cari-hasil").first).to_be_visible()
    assert "pembangunan" in page.locator("#cari-daftar").inner_text().casefold()


def test_masdarling_finds_the_quick_win_first(page: Page, home: str) -> None:
    page.goto(f"{home}daerah/")
    search(page, "masdarling")
    first = page.locator(".cari-hasil").first
    expect(first.locator(".cari-asal")).to_have_text("Kota Bontang · Quick win")
    first.get_by_role("link").click()
    expect(page).to_have_url(f"{home}kota-bontang/quick-win/kampung-masdarling/")
    expect(page.locator("h1")).to_contain_text("Masdarling")


def test_the_front_page_searches_from_its_own_field(page: Page, home: str) -> None:
    page.goto(home)
    expect(page.get_by_label("Cari di seluruh portal")).to_be_hidden()
    page.locator("article").get_by_role("searchbox").fill("membangun")
    page.locator("article").get_by_role("button", name="Cari").click()
    expect(page).to_have_url(f"{home}cari/?q=membangun")


# -- hostile words ----------------------------------------------------------------------------------


def test_no_hostile_word_runs_in_any_page(peramban: Browser, usil: Path) -> None:
    site = Site(usil / "usil" / "site")
    with serving(site.folder) as server:
        home = server.url
        page = peramban.new_page()
        ran: list[str] = []

        def close(dialog: Dialog) -> None:
            ran.append(dialog.message)
            dialog.dismiss()

        page.on("dialog", close)
        page.on("request", lambda request: ran.append(request.url) if not request.url.startswith(home) else None)
        for address in [*site.addresses, "404.html"]:
            page.goto(home + address)
            assert ran == [], address
        page.goto(f"{home}cari/?q=awalan+%22%3E%3Cimg+src%3Dx+onerror%3Dalert(1)%3E")
        page.get_by_label("Kata yang dicari").fill("awalan akhiran")
        expect(page.locator(".cari-hasil").first).to_be_visible()
        assert page.locator("#cari-daftar img, #cari-daftar script, #cari-daftar svg").count() == 0
        assert ran == []
        page.close()
