"""What a build publishes, as values: every compiled page and every file beside them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from petajalan.core.acuan import Acuan
from petajalan.core.compile import Compiled
from petajalan.core.daerah import Kept
from petajalan.core.ledger import of_region
from petajalan.core.link import Tertaut, link_daerah
from petajalan.core.national import national_files
from petajalan.core.pages import Page, plan_daerah
from petajalan.core.portal import plan_portal
from petajalan.core.publish import page_json, region_files
from petajalan.core.ringkasan import Ringkasan, summarise
from petajalan.core.schema import schema_files
from petajalan.core.tables import tables
from petajalan.render.stubs import stubs


@dataclass(frozen=True, slots=True)
class Portal:
    """A build before anything is written: small, since regions are taken out one at a time."""

    acuan: Acuan
    per: date
    site_url: str
    kept: Kept
    ringkasan: tuple[Ringkasan, ...]
    own: tuple[Page, ...]
    alamat: tuple[str, ...]
    terdaftar: tuple[str, ...]

    @property
    def regions(self) -> Iterator[Tertaut]:
        """Take out one region after the other."""
        return (link_daerah(daerah, self.per) for daerah in self.kept)

    @property
    def pages(self) -> Iterator[Page]:
        """Plan every page: region by region, then those of the portal itself."""
        for region in self.regions:
            yield from plan_daerah(region, self.acuan, tables(region, self.site_url))
        yield from self.own


def build_portal(compiled: Compiled, per: date, site_url: str) -> Portal:
    """Sum up every region and plan the portal's own pages.

    ``alamat`` lists all compiled pages, ``terdaftar`` those that search engines may list.
    """
    acuan = compiled.acuan
    assert acuan is not None, "a sound result has its code lists"
    summaries: list[Ringkasan] = []
    every: list[str] = []
    listed: list[str] = []
    for daerah in compiled.daerah:
        summaries.append(summarise(link_daerah(daerah, per), acuan))
        addresses = of_region(daerah, acuan)
        every += addresses
        listed += [] if daerah.profil.value.contoh else addresses
    own = tuple(plan_portal(tuple(summaries), acuan, per))
    ours = [page.alamat for page in own]
    return Portal(acuan, per, site_url, compiled.daerah, tuple(summaries), own, (*every, *ours), (*listed, *ours))


def region_outputs(region: Tertaut, portal: Portal) -> Iterator[tuple[str, bytes]]:
    """Yield everything of a region that is no page: page data, downloads, moved addresses."""
    made = tables(region, portal.site_url)
    for page in plan_daerah(region, portal.acuan, made):
        yield f"{page.alamat}index.json", page_json(page, portal.per, portal.site_url)
    yield from region_files(region, made, portal.site_url)
    for address, text in stubs((region,), portal.site_url):
        yield address, text.encode()


def portal_outputs(portal: Portal) -> Iterator[tuple[str, bytes]]:
    """Yield everything of the portal itself that is no page: page data, the nation's tables, the schemas."""
    for page in portal.own:
        yield f"{page.alamat}index.json", page_json(page, portal.per, portal.site_url)
    parts = {region.daerah.slug: tables(region, portal.site_url) for region in portal.regions}
    yield from national_files(portal.ringkasan, parts, portal.site_url)
    yield from schema_files()
