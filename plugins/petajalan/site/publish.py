"""The last plugin: the kept results are laid into the site, with sitemap and manifest, then it takes its place."""

import logging
from pathlib import Path
from typing import IO, Any, Literal

from mkdocs.config import config_options as opt
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from petajalan.build.manifest import manifest, own_files
from petajalan.build.store import sweep, tidy
from petajalan.build.trees import Tree, forget, is_current, note, renew, spare, stamp
from petajalan.core.ledger import lost_portal_pages
from petajalan.core.publish import sitemaps
from petajalan.render.views import Setting, render_body
from petajalan.site import swap
from petajalan.site.compile import CompilePlugin, compiled_by, configured_site_url, sentences, stopped
from petajalan.site.meja import ADDRESS, Meja, configuration, desk_files, door, read_meja
from petajalan.site.pages import pages_by
from petajalan.site.portal_key import portal_key
from petajalan.site.preview import Shown, follow, lead, show
from petajalan.site.report import refuse, remark, report
from petajalan.site.tolerant import summary

MANIFEST = "manifes.json"

log = logging.getLogger("mkdocs.plugins.petajalan")


class PublishConfig(Config):
    """What to leave out of a quick build."""

    cari = opt.Type(bool, default=True)
    """Whether to build the search index."""
    meja = opt.Type(dict, default={})
    """Who keeps the files of the officer's desk; empty: no desk. See docs/panduan/meja.md."""


class PublishPlugin(BasePlugin[PublishConfig]):
    """Holds the lock of a build and whether it succeeded, until MkDocs is done."""

    def __init__(self) -> None:
        self.command = ""
        self.site: Path | None = None
        self.lock: IO[str] | None = None
        self.succeeded = False
        self.own_pages: tuple[str, ...] = ()
        self.store = Path()
        self.key = ""
        self.shown: Shown | None = None
        self.meja: Meja | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        self.command = command

    # Before the data is read: what a killed build left is mended even when this one fails.
    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        self.meja = read_meja(self.config.meja)
        if self.command == "build":
            self.site = Path(config.site_dir)
            self.lock = swap.begin(self.site)
            config.site_dir = str(swap.staging(self.site))
        return config

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        self.own_pages = tuple(sorted(file.url.removeprefix("./") for file in files.documentation_pages()))
        return nav

    def on_pre_build(self, config: MkDocsConfig) -> None:
        """End at once where nothing has changed since the site was made."""
        if self.site is None:
            return
        source = compiled_by(config)
        tidy(source.order.store)
        self.store = source.order.store
        with sentences():
            self.key = source.key(f"{portal_key(config)} {self.meja}")
            current = source.options.bagian is None and is_current(source.order, self.site, self.key)
        if current:
            log.info("Tidak ada yang berubah sejak build terakhir; situs dibiarkan.")
            raise SystemExit(0)

    # After every other plugin has written what it writes: the manifest covers all of it.
    @event_priority(-100)
    def on_post_build(self, config: MkDocsConfig) -> None:
        source = compiled_by(config)
        site = Path(config.site_dir)
        self.check_ledger(source)
        if self.meja:
            _lay_desk(self.meja, source, config, site)
        if self.site is None:
            self.shown = show(source, site)
        else:
            _write_beside(source, configured_site_url(config), site, self.own_pages)
            self.finish_tree(source, self.site, site)
        if source.degraded:
            remark(summary(source.fallback))
        self.succeeded = True

    def finish_tree(self, source: CompilePlugin, site: Path, staging: Path) -> None:
        """Lay the results beside MkDocs' own files, list all of them, and note what the folder was made from."""
        with sentences():
            own = own_files(staging)
            source.lay(staging, renew(source.order, site, staging, source.kept, own))
            with (staging / MANIFEST).open("wb") as file:
                file.writelines(manifest(own, source.entries(), source.per))
            # What is wrong shall be said, and mended versions be looked for, each time.
            key = "" if source.degraded else self.key
            note(
                self.store, site, staging, Tree(key, stamp(source.order, staging), tuple(source.kept), (*own, MANIFEST))
            )
            sweep(self.store, source.kept)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        source = compiled_by(config)
        follow(server, config.watch)
        remark(f"Buka {server.url} di peramban. Untuk berhenti, tekan Ctrl+C.")
        lead(server, lambda: self.shown, lambda: [problem.line() for problem in source.problems])
        if self.meja:
            log.info("Meja petugas: %s%s", server.url, ADDRESS)
        return server

    def check_ledger(self, source: CompilePlugin) -> None:
        """Stop when a page of the portal itself, compiled or from docs/, is gone; a preview only says so."""
        addresses = [*self.own_pages, *source.addresses]
        lost = lost_portal_pages(source.root, source.config.cities, addresses)
        report(lost)
        if lost and self.command != "serve":
            raise refuse(lost)

    def on_build_error(self, error: Exception) -> None:
        self.succeeded = False
        # Raised by MkDocs itself, or by another plugin: a full disk does not ask whose turn it is.
        if isinstance(error, OSError):
            raise PluginError(stopped(error)) from None

    def on_shutdown(self) -> None:
        if self.site is not None and self.lock is not None:
            with sentences():
                swap.finish(self.site, self.succeeded, spare(self.store, self.site))
                if self.succeeded:
                    forget(self.store, self.site)
            self.lock.close()


def _lay_desk(meja: Meja, source: CompilePlugin, config: MkDocsConfig, site: Path) -> None:
    """Lay the officer's desk into a site: a door in the portal's look, and behind it a page of its own."""
    if source.context is None:
        return
    summaries = [one.sound.ringkasan for one in source.regions.built.values()]
    page = door(meja, summaries)
    theme = pages_by(config).theme
    setting = Setting(source.context.acuan, source.per, theme.site_url)
    folder = site / ADDRESS
    folder.mkdir(exist_ok=True)
    html = theme.render(page, render_body(page, setting))
    (folder / "index.html").write_text(html, encoding="utf-8", newline="\n")
    names = {one.slug: one.nama for one in summaries}
    written = configuration(meja, source.context.acuan, source.order.cities, names)
    with sentences():
        desk_files(meja, source.root, written, folder / "kerja")


def _write_beside(source: CompilePlugin, site_url: str, site: Path, own_pages: tuple[str, ...]) -> None:
    """Write what tells machines of all pages."""
    listed = [one.sound for one in source.regions.built.values() if not one.sound.ringkasan.contoh]
    addresses = [*own_pages, *(address for sound in listed for address in sound.alamat), *source.own]
    for name, text in sitemaps(addresses, site_url).items():
        (site / name).write_text(text, encoding="utf-8", newline="\n")
    robots = f"User-agent: *\nAllow: /\nSitemap: {site_url}sitemap.xml\n"
    (site / "robots.txt").write_text(robots, encoding="utf-8", newline="\n")
    # MkDocs' packed copy carries the time of the build in its header.
    (site / "sitemap.xml.gz").unlink(missing_ok=True)
