"""The second plugin: compiled pages laid into the shell and written beside MkDocs' own.

They are no MkDocs pages: every one of those carries the navigation of all, which grows with the square.
So other plugins' page events do not see them; see docs/dev/keputusan.md.
"""

from collections.abc import Iterable
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from petajalan.core.pages import Page
from petajalan.render.views import Setting, render_body
from petajalan.site.compile import compiled_by
from petajalan.site.portal import Portal
from petajalan.site.shell import Shell, Theme

# Parts of the theme that no page of ours uses: its scripts, its own search, source maps.
_UNUSED = ("assets/javascripts/", "assets/stylesheets/palette", "assets/images/")


class PagesConfig(Config):
    """Nothing to set: what pages there are follows from the data."""


class PagesPlugin(BasePlugin[PagesConfig]):
    """Remembers what MkDocs tells it until the pages can be written."""

    nav: Navigation
    theme: Theme
    portal: Portal

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        for file in list(files):
            if file.src_uri.startswith(_UNUSED) or file.src_uri.endswith(".map"):
                files.remove(file)
        return files

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        self.nav = nav
        return nav

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        source = compiled_by(config)
        assert source.portal is not None
        # Every page of a preview says what is wrong, MkDocs' own too.
        env.globals["banner"] = tuple(problem.line() for problem in source.problems)
        names = {region.slug: region.nama for region in source.portal.ringkasan}
        self.theme = Theme(env, config, files, self.nav, names)
        self.portal = source.portal
        return env

    def on_page_content(self, html: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        # What scrolls sideways must be reached by keyboard; the theme's script, which we leave out, would see to it.
        return html.replace("<pre><code", '<pre><code tabindex="0"')

    def on_post_build(self, config: MkDocsConfig) -> None:
        setting = Setting(self.portal.acuan, self.portal.per, self.theme.site_url, config.extra.get("sunting", ""))
        write_pages(self.portal.pages, self.theme, setting, Path(config.site_dir))


def write_pages(pages: Iterable[Page], theme: Theme, setting: Setting, site: Path) -> None:
    """Render every page into the shell of its region and depth, and write it."""
    shells: dict[tuple[str, int], Shell] = {}
    for page in pages:
        key = (page.daerah, page.alamat.count("/"))
        if key not in shells:
            # Pages come region by region: the shells of the one before are done with.
            shells = {known: shell for known, shell in shells.items() if known[0] == page.daerah}
            shells[key] = theme.shell(page.alamat, page.daerah)
        folder = site / page.alamat
        folder.mkdir(parents=True, exist_ok=True)
        html = shells[key].fill(page, render_body(page, setting))
        (folder / "index.html").write_text(html, encoding="utf-8", newline="\n")
