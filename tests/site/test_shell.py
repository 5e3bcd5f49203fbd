"""Compiled pages are laid into a shell that is rendered once: each must equal the page rendered directly."""

import warnings
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from petajalan.build.region import Context
from petajalan.build.shell import shell_of
from petajalan.core.daerah import assemble
from petajalan.core.link import link_daerah
from petajalan.core.load import load_daerah
from petajalan.core.pages import Page, plan_daerah
from petajalan.core.portal import plan_portal
from petajalan.core.tables import tables
from petajalan.render.views import Setting, render_body
from petajalan.site.compile import CompilePlugin
from petajalan.site.pages import PagesPlugin
from petajalan.site.shell import Theme
from situs import lay_project

Built = tuple[Theme, Context, list[Page], Path]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build the repository's own portal in this process; give its theme, what pages depend on, all pages, the site."""
    project = lay_project(tmp_path_factory.mktemp("kulit") / "proyek")
    config = load_config(str(project / "mkdocs.yml"))
    config.plugins.on_startup(command="build", dirty=False)
    with warnings.catch_warnings(), pytest.MonkeyPatch.context() as patch:
        # typst starts threads, and other tests may have used it in this process: nothing that is forked now may.
        patch.setenv("PETAJALAN_KARTU", "tidak")
        warnings.simplefilter("ignore")  # the theme's and the other plugins'
        try:
            build(config)
        finally:
            config.plugins.on_shutdown()
    compiled, pages = config.plugins["petajalan/compile"], config.plugins["petajalan/pages"]
    assert isinstance(compiled, CompilePlugin)
    assert isinstance(pages, PagesPlugin)
    assert compiled.context is not None
    return pages.theme, compiled.context, _pages(compiled, compiled.context), project / "site"


def _pages(compiled: CompilePlugin, context: Context) -> list[Page]:
    """Plan every page anew, region by region and then the portal's own."""
    every: list[Page] = []
    for slug in compiled.regions.built:
        linked = link_daerah(assemble(load_daerah(compiled.root, slug)[0]), context.per)
        every += plan_daerah(linked, context.acuan, tables(linked, context.site_url))
    summaries = tuple(one.sound.ringkasan for one in compiled.regions.built.values())
    return [*every, *plan_portal(summaries, context.acuan, context.per)]


def chosen(pages: list[Page]) -> list[Page]:
    """Choose the first and the last page of every region, depth and view."""
    ends: dict[tuple[str, int, str], list[Page]] = {}
    for page in pages:
        ends.setdefault((page.daerah, page.alamat.count("/"), page.view), []).append(page)
    return list({page.alamat: page for group in ends.values() for page in (group[0], group[-1])}.values())


def test_a_page_from_the_shell_is_the_page_rendered_directly(built: Built) -> None:
    theme, context, every, site = built
    setting = Setting(context.acuan, context.per, context.site_url, istilah=context.istilah, cetakan=context.kartu)
    pages = chosen(every)
    assert {page.alamat.count("/") for page in pages} >= {1, 2, 3}
    assert len({page.daerah for page in pages}) == 7
    for page in pages:
        body = render_body(page, setting)
        direct = theme.render(page, body)
        assert shell_of(context.shells, page).fill(page, body, context.site_url) == direct, page.alamat
        assert (site / page.alamat / "index.html").read_text(encoding="utf-8") == direct, page.alamat


def test_the_menu_marks_the_section_that_is_open(built: Built) -> None:
    _, _, every, site = built
    for page in every:
        marks = (site / page.alamat / "index.html").read_text(encoding="utf-8").count('aria-current="page"')
        assert marks == (1 if page.daerah else 0), page.alamat
