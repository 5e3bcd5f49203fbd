"""A look with the other browser, Debian's Firefox: every kind of page loads, shows its title, and fits."""

import os
import shutil
from collections.abc import Iterator

import pytest

from firefox import Firefox, running
from halaman import KINDS, SIZES, heaviest, serving
from situs import Site

pytest_plugins = ("situs_bersama",)
pytestmark = pytest.mark.peramban

_LOOK = """
const title = document.querySelector("h1"), box = title.getBoundingClientRect();
return [
  document.scrollingElement.scrollWidth - innerWidth,
  title.checkVisibility() && box.width > 0 && box.left >= 0 && box.right <= innerWidth,
  [...document.fonts].filter(f => f.status === "error").map(f => f.family),
  getComputedStyle(document.querySelector("article")).display !== "inline",
]
"""


@pytest.fixture(scope="module")
def firefox() -> Iterator[Firefox]:
    program = os.environ.get("FIREFOX_BIN") or shutil.which("firefox-esr")
    if program is None:
        if os.environ.get("CI"):
            pytest.fail("no Firefox: scripts/test installs it")
        pytest.skip("no Firefox here; scripts/test finds or installs it")
    with running(program) as browser:
        yield browser


def test_every_kind_of_page_fits_in_firefox(firefox: Firefox, portal: Site) -> None:
    wrong = []
    with serving(portal.folder) as server:
        firefox.goto(server.url)
        pages = heaviest(portal)
        for address in pages.values():
            for width, height in SIZES.items():
                firefox.goto_in_frame(server.url + address, width, height)
                beyond, titled, unread, styled = firefox.evaluate(_LOOK)
                if beyond > 0:
                    wrong.append(f"/{address} {width}: {beyond} beyond the edge")
                if not titled or not styled:
                    wrong.append(f"/{address} {width}: no title or no style")
                wrong += [f"/{address} {width}: letters of {family} unread" for family in unread]
        assert set(pages) == set(KINDS)
    assert wrong == [], "\n".join(wrong)
