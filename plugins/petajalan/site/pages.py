"""The second plugin: it hands the theme to the compiled pages, which are made beside MkDocs' own.

They are no MkDocs pages: every one of those carries the navigation of all, which grows with the square.
So other plugins' page events do not see them; see docs/dev/keputusan.md.
"""

from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from petajalan.site.compile import compiled_by, configured_site_url
from petajalan.site.shell import Theme

# Parts of the theme that no page of ours uses: its scripts, its own search, source maps.
_UNUSED = ("assets/javascripts/", "assets/stylesheets/palette", "assets/images/")


class PagesConfig(Config):
    """Nothing to set: what pages there are follows from the data."""


class PagesPlugin(BasePlugin[PagesConfig]):
    """Remembers the theme, for the test that holds shells and directly rendered pages together."""

    theme: Theme

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        for file in list(files):
            if file.src_uri.startswith(_UNUSED) or file.src_uri.endswith(".map"):
                files.remove(file)
        return files

    # After every other plugin has had its say about the navigation, which stands in the shells.
    @event_priority(-100)
    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        self.theme = Theme(config.theme.get_env(), config, files, nav, configured_site_url(config))
        compiled_by(config).build(self.theme.shells(), config)
        return nav

    def on_page_content(self, html: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        # What scrolls sideways must be reached by keyboard; the theme's script, which we leave out, would see to it.
        return html.replace("<pre><code", '<pre><code tabindex="0"')


def pages_by(config: MkDocsConfig) -> PagesPlugin:
    """Find the plugin that holds the theme."""
    plugin = config.plugins.get("petajalan/pages")
    if not isinstance(plugin, PagesPlugin):
        raise PluginError("tambahkan “petajalan/pages” sebagai plugin di mkdocs.yml")
    return plugin
