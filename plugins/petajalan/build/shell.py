"""The page around a compiled body: a template rendered once for each depth, with holes for what differs.

Rendering the theme's template costs more than the body of a page, so pages are made by joining strings. The page
knows nothing of the country: it costs the same among five regions and among 514.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from petajalan.core.kartu import card_of, card_says
from petajalan.core.pages import MENU, Page
from petajalan.core.prose import without_citations
from petajalan.render.jsonld import page_jsonld

# What differs from page to page; “kini:” marks the open section in the menu.
HOLES = (
    "judul",
    "tajuk",
    "uraian",
    "alamat",
    "robot",
    "jenis",
    "nama",
    "gambar",
    "gambar-kata",
    "jsonld",
    "isi",
    *(f"kini:{link}" for link, _ in MENU),
)
_MARK = re.compile(r"@@petajalan:([a-z-]+(?::[^@]*)?)@@")


@dataclass(frozen=True, slots=True)
class Shell:
    """A rendered page with holes; ``kartu`` tells whether regions have cards of their own in this build."""

    texts: tuple[str, ...]
    holes: tuple[str, ...]
    kartu: bool = False

    def fill(self, page: Page, body: str, site_url: str) -> str:
        """Lay a page's body and head into the holes."""
        values = fields(page, body, site_url, self.kartu)
        parts = [self.texts[0]]
        for name, text in zip(self.holes, self.texts[1:], strict=True):
            parts += [values[name], text]
        return "".join(parts)


# A shell for every depth of address, apart for pages of a region and of the portal itself.
Shells = Mapping[tuple[bool, int], Shell]


def marks() -> dict[str, str]:
    """Give the marks to render a template with."""
    return {name: f"@@petajalan:{name}@@" for name in HOLES}


def cut(html: str, kartu: bool = False) -> Shell:
    """Make a shell of a template rendered with marks."""
    parts = _MARK.split(html)
    return Shell(tuple(parts[0::2]), tuple(parts[1::2]), kartu)


def shell_of(shells: Shells, page: Page) -> Shell:
    """Choose the shell that fits a page."""
    return shells[bool(page.daerah), page.alamat.count("/")]


def fields(page: Page, body: str, site_url: str, kartu: bool = False) -> dict[str, str]:
    """Give what differs from page to page, ready to stand in HTML."""
    section = page.alamat.removeprefix(f"{page.daerah}/").partition("/")[0]
    here = f"{section}/" if section else ""
    title = without_citations(page.judul)
    values = {
        "judul": escape(title),
        # In a tab or a list of results the region is named once.
        "tajuk": escape(title if page.nama in title else f"{title} · {page.nama}"),
        "uraian": escape(page.uraian),
        "alamat": escape(site_url + page.alamat),
        "robot": "noindex" if page.contoh or page.noindex else "index, follow",
        "jenis": escape(page.jenis),
        "nama": escape(page.nama),
        "gambar": escape(site_url + card_of(page, kartu)),
        "gambar-kata": escape(without_citations(card_says(page, kartu))),
        "jsonld": page_jsonld(page, site_url),
        "isi": body,
    }
    for link, _ in MENU:
        values[f"kini:{link}"] = ' aria-current="page"' if page.daerah and link == here else ""
    return values
