"""The last plugin: data files, search, sitemap and manifest, then the swap with the live site."""

from pathlib import Path
from typing import IO, Literal

from mkdocs.config import config_options as opt
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation

from petajalan.build.records import write_search
from petajalan.core.daerah import Daerah
from petajalan.core.ledger import lost_portal_pages
from petajalan.core.publish import sitemap
from petajalan.site import swap
from petajalan.site.compile import compiled_by
from petajalan.site.manifest import manifest
from petajalan.site.pages import PagesPlugin
from petajalan.site.portal import Portal, portal_outputs, region_outputs
from petajalan.site.report import refuse, report


class PublishConfig(Config):
    """What to leave out of a quick build."""

    cari = opt.Type(bool, default=True)
    """Whether to build the search index."""


class PublishPlugin(BasePlugin[PublishConfig]):
    """Holds the lock of a build and whether it succeeded, until MkDocs is done."""

    def __init__(self) -> None:
        self.command = ""
        self.site: Path | None = None
        self.lock: IO[str] | None = None
        self.succeeded = False
        self.own_pages: tuple[str, ...] = ()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        self.command = command

    # Before the data is read: what a killed build left is mended even when this one fails.
    @event_priority(100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        if self.command == "build":
            self.site = Path(config.site_dir)
            self.lock = swap.begin(self.site)
            config.site_dir = str(swap.staging(self.site))
        return config

    def on_nav(self, nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
        self.own_pages = tuple(sorted(file.url.removeprefix("./") for file in files.documentation_pages()))
        return nav

    # After every other plugin has written what it writes: the manifest covers all of it.
    @event_priority(-100)
    def on_post_build(self, config: MkDocsConfig) -> None:
        pages = config.plugins.get("petajalan/pages")
        assert isinstance(pages, PagesPlugin), "mkdocs.yml lists petajalan/pages before petajalan/publish"
        site = Path(config.site_dir)
        self.check_ledger(config, pages.portal)
        write_beside(pages.portal, Path(config.config_file_path).parent, site, self.own_pages)
        if self.command != "serve":
            if self.config.cari:
                write_search(pages.portal.ringkasan, site)
            _write(site, "manifes.json", manifest(site, compiled_by(config).per))
        self.succeeded = True

    def check_ledger(self, config: MkDocsConfig, portal: Portal) -> None:
        """Stop when a page of the portal itself, compiled or from docs/, is gone; a preview only says so."""
        source = compiled_by(config)
        addresses = [*self.own_pages, *portal.alamat]
        lost = lost_portal_pages(Path(config.config_file_path).parent, source.config.cities, addresses)
        report(lost)
        if lost and self.command != "serve":
            raise refuse(lost)

    def on_build_error(self, error: Exception) -> None:
        self.succeeded = False

    def on_shutdown(self) -> None:
        if self.site is not None and self.lock is not None:
            swap.finish(self.site, self.succeeded)
            self.lock.close()


def write_beside(portal: Portal, root: Path, site: Path, own_pages: tuple[str, ...]) -> None:
    """Write everything that is no page: data, moved addresses, sitemap."""
    for region in portal.regions:
        for address, data in region_outputs(region, portal):
            _write(site, address, data)
        copy_attachments(region.daerah, root, site)
    for address, data in portal_outputs(portal):
        _write(site, address, data)
    addresses = [*own_pages, *portal.terdaftar]
    _write(site, "sitemap.xml", sitemap(addresses, portal.site_url).encode())
    _write(site, "robots.txt", f"User-agent: *\nAllow: /\nSitemap: {portal.site_url}sitemap.xml\n".encode())
    # MkDocs' packed copy carries the time of the build in its header.
    (site / "sitemap.xml.gz").unlink(missing_ok=True)


def copy_attachments(daerah: Daerah, root: Path, site: Path) -> None:
    """Copy what a region's pages show and link to: pictures, papers and tables in berkas/."""
    for name in daerah.berkas:
        path = root / daerah.folder / "berkas" / name
        if path.is_file():  # in a preview the last good data may name what is gone since
            _write(site, f"{daerah.slug}/berkas/{name}", path.read_bytes())


def _write(site: Path, address: str, data: bytes) -> None:
    path = site / address
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
