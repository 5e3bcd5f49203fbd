"""Compiled pages are laid into a shell that is rendered once: each must equal the page rendered directly."""

import warnings
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from petajalan.core.pages import Page
from petajalan.render.views import Setting, render_body
from petajalan.site.pages import PagesPlugin
from situs import lay_project


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[PagesPlugin, Path]:
    """Build the repository's own portal in this process, and give the plugin that knows theme and pages."""
    project = lay_project(tmp_path_factory.mktemp("kulit") / "proyek")
    config = load_config(str(project / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the theme's and the other plugins'
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()
    plugin = config.plugins["petajalan/pages"]
    assert isinstance(plugin, PagesPlugin)
    return plugin, project / "site"


def chosen(pages: tuple[Page, ...]) -> list[Page]:
    """Choose the first and the last page of every region, depth and view."""
    ends: dict[tuple[str, int, str], list[Page]] = {}
    for page in pages:
        ends.setdefault((page.daerah, page.alamat.count("/"), page.view), []).append(page)
    return list({page.alamat: page for group in ends.values() for page in (group[0], group[-1])}.values())


def test_a_page_from_the_shell_is_the_page_rendered_directly(built: tuple[PagesPlugin, Path]) -> None:
    plugin, site = built
    portal, theme = plugin.portal, plugin.theme
    setting = Setting(portal.acuan, portal.per, theme.site_url)
    pages = chosen(tuple(portal.pages))
    assert {page.alamat.count("/") for page in pages} >= {1, 2, 3}
    assert {page.daerah for page in pages} == {"", *(region.daerah.slug for region in portal.regions)}
    for page in pages:
        body = render_body(page, setting)
        direct = theme.render(page, body)
        assert theme.shell(page.alamat, page.daerah).fill(page, body) == direct, page.alamat
        assert (site / page.alamat / "index.html").read_text(encoding="utf-8") == direct, page.alamat


def test_the_menu_marks_the_section_that_is_open(built: tuple[PagesPlugin, Path]) -> None:
    plugin, site = built
    for page in plugin.portal.pages:
        marks = (site / page.alamat / "index.html").read_text(encoding="utf-8").count('aria-current="page"')
        assert marks == (1 if page.daerah else 0), page.alamat
