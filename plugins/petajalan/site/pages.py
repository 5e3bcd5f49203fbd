"""The second plugin: it hands the theme to the compiled pages, which are made beside MkDocs' own.

They are no MkDocs pages: every one of those carries the navigation of all, which grows with the square.
So other plugins' page events do not see them; see docs/dev/keputusan.md.
"""

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from petajalan.core.kartu import KINDS, kind_card
from petajalan.core.portal import front_page
from petajalan.render.engine import Unindented
from petajalan.render.gaya import stylesheets
from petajalan.render.jsonld import crumbs, portal_jsonld, script
from petajalan.render.pasang import MANIFEST, web_manifest
from petajalan.render.views import Setting, render_body
from petajalan.site.compile import compiled_by, configured_site_url
from petajalan.site.shell import Theme

# Parts of the theme that no page of ours uses: its stylesheets, scripts, own search, source maps.
_UNUSED = ("assets/javascripts/", "assets/stylesheets/", "assets/images/")


# Around a table of a page in docs/, which may be wider than a phone.
_SLIDES = '<div class="tabel" tabindex="0" role="group" aria-label="Tabel">'


class PagesConfig(Config):
    """Nothing to set: what pages there are follows from the data."""


class PagesPlugin(BasePlugin[PagesConfig]):
    """Remembers the theme, for the test that holds shells and directly rendered pages together."""

    theme: Theme

    def on_files(self, files: Files, config: MkDocsConfig) -> Files:
        for file in list(files):
            if file.src_uri.startswith(_UNUSED) or file.src_uri.endswith(".map"):
                files.remove(file)
        for name, text in stylesheets().items():
            files.append(File.generated(config, f"assets/{name}", content=text))
        about = config.site_description or ""
        files.append(File.generated(config, f"assets/{MANIFEST}", content=web_manifest(config.site_name, about)))
        return files

    # After every other plugin has had its say about the navigation, which stands in the shells.
    @event_priority(-100)
    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        environment = config.theme.get_env()
        environment.add_extension(Unindented)
        self.theme = Theme(environment, config, files, nav, configured_site_url(config), compiled_by(config).kartu)
        compiled_by(config).build(self.theme.shells(), config)
        return nav

    def on_env(self, env: Environment, config: MkDocsConfig, files: Files) -> Environment:
        """Give the portal's own pages their card and what machines read of them."""
        env.add_extension(Unindented)
        site_url = configured_site_url(config)

        def card(page: MkDocsPage | None) -> dict[str, str]:
            kind = page.url.partition("/")[0] if page else ""
            title, below = KINDS[kind if kind in KINDS else ""]
            return {"alamat": site_url + kind_card(kind), "kata": f"Kartu: {title}. {below}."}

        def said(page: MkDocsPage | None) -> Markup:
            if page is None or page.is_homepage:
                return Markup(portal_jsonld(config.site_name, config.site_description or "", site_url))
            above = [("panduan/", KINDS["panduan"][0])] if page.url.startswith("panduan/") else []
            trail = dict([("", "Beranda"), *above, (page.url, str(page.title))])
            return Markup(script(crumbs(list(trail.items()), site_url)))

        env.globals.update(kartu_portal=card, jsonld_portal=said)
        return env

    def on_page_content(self, html: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
        # What scrolls sideways must be reached by keyboard; the theme's script, which we leave out, would see to it.
        html = html.replace("<pre><code", '<pre><code tabindex="0"')
        html = html.replace("<table>", f"{_SLIDES}<table>").replace("</table>", "</table></div>")
        return _front(config) + html if page.is_homepage else html


def _front(config: MkDocsConfig) -> str:
    """Write what the front page says of the regions; nothing while a preview has broken shared lists."""
    source = compiled_by(config)
    if source.acuan is None:
        return ""
    summaries = tuple(one.sound.ringkasan for one in source.regions.built.values())
    setting = Setting(source.acuan, source.per, configured_site_url(config))
    return render_body(front_page(summaries, source.acuan, source.per), setting)


def pages_by(config: MkDocsConfig) -> PagesPlugin:
    """Find the plugin that holds the theme."""
    plugin = config.plugins.get("petajalan/pages")
    if not isinstance(plugin, PagesPlugin):
        raise PluginError("tambahkan “petajalan/pages” sebagai plugin di mkdocs.yml")
    return plugin
