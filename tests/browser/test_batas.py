"""Pages at the limits: titles, lists, figures and texts as long as an officer may write them, and a region of nothing.

``scripts/lembar-kontak --batas`` shows what these tests look at.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from batas import BARE, FULL, QUICK_WINS, TITLE, YEARS, words
from halaman import AXE, EVERYTHING, SCHEMES, axe, cut, extremes, overflow, serving, unfold
from situs import Site

pytest_plugins = ("situs_bersama", "peramban_bersama")
pytestmark = pytest.mark.peramban

PARTS = 4
WIDTHS = (320, 360, 1280)


@pytest.fixture(scope="module")
def home(batas: Site) -> Iterator[str]:
    with serving(batas.folder) as server:
        yield server.url


@pytest.fixture
def page(peramban: Browser) -> Iterator[Page]:
    page = peramban.new_page(viewport={"width": 360, "height": 740})
    yield page
    page.close()


def spoilt(site: Site) -> list[str]:
    """Choose what limits can spoil: each region's page of every kind, each promise and figure made for this."""
    regional = [address for address in extremes(site) if address.split("/")[0] in site.regions]
    made = [
        a for a in site.addresses if a.startswith((f"{FULL}/indikator/", f"{FULL}/quick-win/")) and "janji" not in a
    ]
    lists = ["", "daerah/", "quick-win/", "indikator/", "kelengkapan/", f"{BARE}/", f"{FULL}/"]
    return sorted({*regional, *made, *lists})


@pytest.mark.parametrize("part", range(PARTS))
def test_nothing_is_cut_or_pushed_aside(page: Page, home: str, batas: Site, part: int) -> None:
    faults = []
    for address in spoilt(batas)[part::PARTS]:
        page.goto(home + address)
        unfold(page)
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 740})
            if scrolls := overflow(page):
                faults.append(f"/{address} {width}: {scrolls} beyond the edge")
            faults += [f"/{address} {width}: {fault}" for fault in cut(page)]
    assert faults == [], "\n".join(faults)


@pytest.mark.parametrize("part", range(PARTS))
def test_pages_at_the_limits_are_for_everyone(page: Page, home: str, batas: Site, part: int) -> None:
    faults = []
    page.add_init_script(path=AXE)
    for address in spoilt(batas)[part::PARTS]:
        page.goto(home + address)
        unfold(page)
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            faults += [f"/{address} {scheme}: {fault}" for fault in axe(page, EVERYTHING)]
    assert faults == [], "\n".join(faults)


def test_a_long_title_stands_there_in_full(page: Page, home: str) -> None:
    page.goto(f"{home}{FULL}/quick-win/judul-panjang/")
    assert len(page.locator("h1").inner_text().replace("\n", " ")) == TITLE
    expect(page.locator("h1")).to_contain_text(words(TITLE))


def test_every_one_of_many_promises_can_be_found(page: Page, home: str, batas: Site) -> None:
    """However the list is split into pages, each promise is linked from one of them."""
    lists = [a for a in batas.addresses if a == f"{FULL}/quick-win/" or a.startswith(f"{FULL}/quick-win/halaman/")]
    found: set[str] = set()
    for address in lists:
        page.goto(home + address)
        found |= set(page.eval_on_selector_all("article a[href]", "all => all.map(e => new URL(e.href).pathname)"))
    wanted = {f"/{a}" for a in batas.addresses if a.startswith(f"{FULL}/quick-win/") and a not in lists}
    assert len(wanted) == QUICK_WINS
    assert wanted <= found


def test_every_year_of_thirty_is_in_the_table(page: Page, home: str) -> None:
    page.goto(f"{home}{FULL}/indikator/tiga-puluh-tahun/")
    unfold(page)
    shown = page.locator("article").inner_text()
    assert [year for year in YEARS if str(year) not in shown] == []


@pytest.mark.parametrize(("indicator", "said"), [("satu-nilai", "12,5"), ("tanpa-nilai", "belum")])
def test_an_indicator_with_next_to_nothing_says_so(page: Page, home: str, indicator: str, said: str) -> None:
    page.goto(f"{home}{FULL}/indikator/{indicator}/")
    expect(page.locator("article")).to_contain_text(said)


def test_small_and_large_figures_are_printed_in_full(page: Page, home: str) -> None:
    page.goto(f"{home}{FULL}/indikator/kecil-sampai-besar/")
    unfold(page)
    table = page.locator("article table").first
    for figure in ("0,001", "10.000.000.000"):
        expect(table).to_contain_text(figure)


def test_a_region_of_nothing_but_its_name_says_what_is_missing(page: Page, home: str) -> None:
    page.goto(f"{home}{BARE}/")
    expect(page.locator("h1")).to_contain_text("Kota Hanya Nama")
    expect(page.locator("article")).to_contain_text("belum")


def test_a_region_with_nothing_is_counted_without_naughts_of_naughts(page: Page, home: str) -> None:
    page.goto(f"{home}{BARE}/kelengkapan/")
    assert "0 dari 0" not in page.locator("article").inner_text()
    expect(page.locator(".hitungan dd", has_text="belum ada").first).to_be_visible()
