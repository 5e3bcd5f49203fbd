"""The page around a compiled body: our template rendered once per region and depth, then only filled.

Rendering the theme's template costs more than the body of a page; its parts that differ from page to
page are marked while rendering and filled by joining strings.
"""

import re
from dataclasses import dataclass
from html import escape
from typing import Any

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from petajalan.core.pages import MENU, Page
from petajalan.core.prose import without_citations

TEMPLATE = "daerah.html"
_MARK = re.compile(r"@@petajalan:([a-z-]+)(?::([^@]*))?@@")


@dataclass(frozen=True, slots=True)
class StandIn:
    """What the theme's template asks of a page."""

    url: str
    title: str
    canonical_url: str
    meta: dict[str, Any]
    is_homepage: bool = False
    edit_url: None = None
    previous_page: None = None
    next_page: None = None
    toc: tuple[()] = ()
    content: str = ""


@dataclass(frozen=True, slots=True)
class Theme:
    """What MkDocs knows about the site by the time pages can be rendered."""

    environment: Environment
    config: MkDocsConfig
    files: Files
    nav: Navigation
    names: dict[str, str]

    def render(self, page: Page, body: str) -> str:
        """Render one page directly, without a shell: what a shell-made page must equal."""
        return self._render(page.alamat, page.daerah, fields(page, body, self.site_url))

    @property
    def site_url(self) -> str:
        return (self.config.site_url or "/").rstrip("/") + "/"

    def shell(self, address: str, region: str) -> "Shell":
        """Render the template with marks in place of what differs."""
        marks = {name: f"@@petajalan:{name}@@" for name in ("judul", "uraian", "alamat", "robot", "jenis", "isi")}
        marks |= {f"kini:{link}": f"@@petajalan:kini:{link}@@" for link, _ in MENU}
        parts = _MARK.split(self._render(address, region, marks))
        texts = tuple(parts[0::3])
        names = tuple(f"{a}:{b}" if b is not None else a for a, b in zip(parts[1::3], parts[2::3], strict=True))
        return Shell(texts, names, self.site_url)

    def _render(self, address: str, region: str, values: dict[str, str]) -> str:
        page = StandIn(url=_level(address, region), title=values["judul"], canonical_url=values["alamat"], meta={})
        context = get_context(self.nav, self.files, self.config, page=page)  # type: ignore[arg-type]
        kini = {link: values[f"kini:{link}"] for link, _ in MENU}
        menu = [(link, words, kini[link]) for link, words in MENU]
        return self.environment.get_template(TEMPLATE).render(
            context, daerah=region, nama_daerah=self.names.get(region, ""), menu=menu, bidang=values
        )


def _level(address: str, region: str) -> str:
    """Name an address of the same region and depth where no page stands: links from there fit every page."""
    home = f"{region}/" if region else ""
    return home + "-/" * (address.count("/") - home.count("/"))


@dataclass(frozen=True, slots=True)
class Shell:
    """A rendered page with holes."""

    texts: tuple[str, ...]
    holes: tuple[str, ...]
    site_url: str

    def fill(self, page: Page, body: str) -> str:
        """Lay a page's body and head into the holes."""
        values = fields(page, body, self.site_url)
        parts = [self.texts[0]]
        for name, text in zip(self.holes, self.texts[1:], strict=True):
            parts += [values[name], text]
        return "".join(parts)


def fields(page: Page, body: str, site_url: str) -> dict[str, str]:
    """Give what differs from page to page, ready to stand in HTML."""
    section = page.alamat.removeprefix(f"{page.daerah}/").partition("/")[0]
    here = f"{section}/" if section else ""
    values = {
        "judul": escape(without_citations(page.judul)),
        "uraian": escape(page.uraian),
        "alamat": escape(site_url + page.alamat),
        "robot": "noindex" if page.contoh else "index, follow",
        "jenis": escape(page.jenis),
        "isi": body,
    }
    for link, _ in MENU:
        values[f"kini:{link}"] = ' aria-current="page"' if page.daerah and link == here else ""
    return values
