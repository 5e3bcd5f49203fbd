"""The theme's template, rendered around marks instead of a page: the shells that pages are laid into."""

from dataclasses import dataclass
from typing import Any

from jinja2 import Environment
from mkdocs.commands.build import get_context
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from petajalan.build.shell import Shell, Shells, cut, fields, marks
from petajalan.core.pages import MENU, Page

TEMPLATE = "daerah.html"
# The deepest address is quick-win/dimensi/<dimensi>/halaman/<nomor>/.
DEEPEST = 5
# Stands for any region: links within a region do not name it.
_ANY = "daerah-mana-pun"


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
    site_url: str
    kartu: bool = False

    def render(self, page: Page, body: str) -> str:
        """Render one page directly, without a shell: what a shell-made page must equal."""
        return self._render(page.daerah, page.alamat.count("/"), fields(page, body, self.site_url, self.kartu))

    def shells(self) -> Shells:
        """Render the template once for each depth, with marks in place of what differs."""
        return {
            (bool(region), depth): self._shell(region, depth)
            for region in ("", _ANY)
            for depth in range(1, DEEPEST + 1)
        }

    def _shell(self, region: str, depth: int) -> Shell:
        return cut(self._render(region, depth, marks()), self.kartu)

    def _render(self, region: str, depth: int, values: dict[str, str]) -> str:
        page = StandIn(url=_level(region, depth), title=values["judul"], canonical_url=values["alamat"], meta={})
        context = get_context(self.nav, self.files, self.config, page=page)  # type: ignore[arg-type]
        menu = [(link, words, values[f"kini:{link}"]) for link, words in MENU]
        return self.environment.get_template(TEMPLATE).render(context, daerah=region, menu=menu, bidang=values)


def _level(region: str, depth: int) -> str:
    """Name an address of that depth where no page stands: links from there fit every page."""
    home = f"{region}/" if region else ""
    return home + "-/" * (depth - home.count("/"))
