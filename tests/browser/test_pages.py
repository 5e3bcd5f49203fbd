"""The built portal in a real browser: for everyone, on a phone and a desk, light and dark, with less than usual."""

import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Dialog, Page, expect

from pohon import ROOT
from situs import Html, Site

pytest_plugins = ("situs_bersama", "peramban_bersama")
pytestmark = pytest.mark.peramban

AXE = ROOT / "tests" / "vendor" / "axe.min.js"
# A page differs by scheme in its colours alone.
RULES = {
    "light": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]},
    "dark": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]},
}
SIZES = {360: 740, 1280: 900}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
PARTS = 4

_CHECK = """
async only => {
  const found = await axe.run(document, { runOnly: only, resultTypes: ["violations"] });
  return found.violations
    .filter(v => v.impact === "serious" || v.impact === "critical")
    .flatMap(v => v.nodes.map(n => `${v.id}: ${n.target.join(" ")}: ${(n.any[0] || n.all[0] || n.none[0]).message}`));
}
"""
# What is pressed with a finger: 24 CSS pixels each way; links inside a sentence are excepted by WCAG 2.5.8.
_SMALL = """
() => [...document.querySelectorAll("nav a, .kepala a, .kaki a, .kaki-halaman a, button, summary, input, select")]
  .filter(e => e.checkVisibility() && !e.classList.contains("lompat"))
  .map(e => [e.textContent.trim(), e.getBoundingClientRect()])
  .filter(([, box]) => box.width < 24 || box.height < 24)
  .map(([words, box]) => `${words}: ${Math.round(box.width)} × ${Math.round(box.height)}`)
"""


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def serve() -> Iterator[Any]:
    """Give a function that serves a folder and gives its address."""
    servers: list[tuple[ThreadingHTTPServer, threading.Thread]] = []

    def start(folder: Path) -> str:
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        servers.append((server, thread))
        return f"http://127.0.0.1:{server.server_port}/"

    yield start
    for server, thread in servers:
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture(scope="module")
def home(serve: Any, portal: Site) -> str:
    """Give the address of the repository's own portal."""
    address: str = serve(portal.folder)
    return address


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


def kind(portal: Site, address: str) -> str:
    """Name a page's kind: its address with the names in it left out."""
    parts = address.strip("/").split("/")
    if parts[0] in portal.regions:
        return "/".join(["<daerah>", *parts[1:2], *("*" for _ in parts[2:])])
    if portal.file(f"{address}index.json").is_file():
        return "/".join([*parts[:1], *("*" for _ in parts[1:])])
    return address  # the portal's own pages are each of a kind


def extremes(portal: Site) -> list[str]:
    """Choose the page with the most and the one with the least to read of every kind."""
    kinds: dict[str, list[tuple[int, str]]] = {}
    for address in portal.addresses:
        (article,) = portal.page(address).all("article")
        kinds.setdefault(kind(portal, address), []).append((len(article.text.encode()), address))
    chosen = [end[1] for pages in kinds.values() for end in (max(pages), min(pages))]
    return sorted({*chosen, "404.html"})


# -- for everyone -----------------------------------------------------------------------------------


def test_there_are_pages_of_every_kind_to_look_at(portal: Site) -> None:
    kinds = {kind(portal, address) for address in extremes(portal)}
    assert kinds >= {
        "", "<daerah>", "<daerah>/quick-win", "<daerah>/quick-win/*", "<daerah>/program/*", "<daerah>/indikator/*",
        "<daerah>/masterplan", "<daerah>/masterplan/*", "<daerah>/rpjmd", "<daerah>/rpjmd/*", "<daerah>/peta-jalan",
        "<daerah>/dimensi", "<daerah>/dimensi/*", "<daerah>/perubahan", "<daerah>/kelengkapan", "<daerah>/kelembagaan",
        "<daerah>/sumber", "<daerah>/data", "daerah", "quick-win", "quick-win/*", "indikator", "indikator/*",
        "dimensi", "dimensi/*", "cari", "data", "skema", "kelengkapan", "perubahan", "panduan/mengisi/",
    }  # fmt: skip


@pytest.mark.parametrize("part", range(PARTS))
def test_pages_are_for_everyone(page: Page, home: str, portal: Site, part: int) -> None:
    """Each page in both widths and both schemes: axe, no sideways scrolling, targets a finger can hit."""
    faults = []
    page.add_init_script(path=AXE)
    for address in extremes(portal)[part::PARTS]:
        page.goto(home + address)
        page.add_style_tag(content="* { transition: none !important }")  # colours are measured, not their changing
        assert page.locator("html").get_attribute("lang") == "id", address
        assert page.locator("h1").count() == 1, address
        for width, height in SIZES.items():
            page.set_viewport_size({"width": width, "height": height})
            scrolls = page.evaluate("document.scrollingElement.scrollWidth")
            if scrolls > width:
                faults.append(f"/{address} {width}: {scrolls} wide")
            faults += [f"/{address} {width}: {small}" for small in page.evaluate(_SMALL)]
            for scheme in SCHEMES:
                page.emulate_media(color_scheme=scheme)
                faults += [f"/{address} {width} {scheme}: {fault}" for fault in page.evaluate(_CHECK, RULES[scheme])]
    assert faults == [], "\n".join(faults)


# -- with less than usual ---------------------------------------------------------------------------


def test_nothing_that_matters_needs_a_script(peramban: Browser, home: str, portal: Site) -> None:
    context = peramban.new_context(java_script_enabled=False, viewport={"width": 360, "height": 740})
    page = context.new_page()
    for address in extremes(portal):
        page.goto(home + address)
        shown = page.locator("article").inner_text()
        (title,) = portal.page(address).all("h1")
        assert " ".join(title.text.split()) in " ".join(shown.split()), address
        # All of the text is there, but for what is folded away and, on the search page, what waits for results.
        unfolded = re.sub(r"(?s)<details.*?</details>", "", portal.text(address))
        typed = len("".join(Html(unfolded).all("article")[0].text.split()))
        assert len("".join(shown.split())) > (0.4 if address == "cari/" else 0.6) * typed, address
    context.close()


def test_a_citation_unfolds_without_a_script(peramban: Browser, home: str, portal: Site) -> None:
    context = peramban.new_context(java_script_enabled=False)
    page = context.new_page()
    address = next(a for a in portal.addresses if "/quick-win/" in a and a.count("/") == 3)
    page.goto(home + address)
    page.get_by_text("Kutip halaman ini").click()
    expect(page.get_by_text(f"{portal.url}{address}").first).to_be_visible()
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


def test_every_stop_of_the_keyboard_can_be_seen(page: Page, home: str, portal: Site) -> None:
    page.goto(f"{home}{portal.regions[0]}/quick-win/")
    for _ in range(40):
        page.keyboard.press("Tab")
        style = page.evaluate(
            "(e => [getComputedStyle(e).outlineStyle, parseFloat(getComputedStyle(e).outlineWidth), e.outerHTML])"
            "(document.activeElement)"
        )
        if style[2].startswith("<body"):
            return  # past the last stop
        assert style[0] != "none", style
        assert style[1] >= 1, style


def test_text_can_be_twice_as_large(page: Page, home: str, portal: Site) -> None:
    """At 640 px and twice the size there is room for 320: nothing scrolls sideways (WCAG 1.4.10)."""
    page.set_viewport_size({"width": 320, "height": 640})
    wide = []
    for address in extremes(portal):
        page.goto(home + address)
        if (scrolls := page.evaluate("document.scrollingElement.scrollWidth")) > 320:
            wide.append(f"/{address}: {scrolls}")
    assert wide == []


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


# -- search from the header -------------------------------------------------------------------------


def search(page: Page, words: str) -> None:
    page.get_by_label("Cari di seluruh portal").fill(words)
    page.get_by_role("banner").get_by_role("button", name="Cari").click()


@pytest.mark.parametrize(
    "start", ["", "{daerah}/", "{daerah}/indikator/", "quick-win/", "panduan/mengisi/", "404.html"]
)
def test_the_header_s_search_leads_to_the_search_page(page: Page, home: str, portal: Site, start: str) -> None:
    page.goto(home + start.format(daerah=portal.regions[0]))
    search(page, "membangun")
    expect(page).to_have_url(f"{home}cari/?q=membangun")
    expect(page.get_by_label("Kata yang dicari")).to_have_value("membangun")


def test_membangun_finds_pembangunan(page: Page, home: str) -> None:
    page.goto(home)
    search(page, "membangun")
    expect(page.locator(".cari-hasil").first).to_be_visible()
    assert "pembangunan" in page.locator("#cari-daftar").inner_text().casefold()


def test_masdarling_finds_the_quick_win_first(page: Page, home: str) -> None:
    page.goto(home)
    search(page, "masdarling")
    first = page.locator(".cari-hasil").first
    expect(first.locator(".cari-asal")).to_have_text("Kota Bontang · Quick win")
    first.get_by_role("link").click()
    expect(page).to_have_url(f"{home}kota-bontang/quick-win/kampung-masdarling/")
    expect(page.locator("h1")).to_contain_text("Masdarling")


# -- hostile words ----------------------------------------------------------------------------------


def test_no_hostile_word_runs_in_any_page(peramban: Browser, serve: Any, usil: Path) -> None:
    site = Site(usil / "usil" / "site")
    home = serve(site.folder)
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
