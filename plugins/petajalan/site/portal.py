"""What a build publishes, as values: every compiled page and every file beside them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from petajalan.core.acuan import Acuan
from petajalan.core.compile import Compiled
from petajalan.core.link import Tertaut, link_daerah
from petajalan.core.national import national_files
from petajalan.core.pages import Page, plan_daerah
from petajalan.core.portal import plan_portal
from petajalan.core.publish import page_json, region_files
from petajalan.core.ringkasan import Ringkasan, summarise
from petajalan.core.schema import schema_files
from petajalan.core.tables import Table, tables


@dataclass(frozen=True, slots=True)
class Portal:
    """The whole of a build before anything is written."""

    acuan: Acuan
    per: date
    site_url: str
    regions: tuple[Tertaut, ...]
    ringkasan: tuple[Ringkasan, ...]
    pages: tuple[Page, ...]
    tables: Mapping[str, tuple[Table, ...]] = field(default_factory=dict)


def build_portal(compiled: Compiled, per: date, site_url: str) -> Portal:
    """Link every region and plan all pages."""
    acuan = compiled.acuan
    assert acuan is not None, "a sound result has its code lists"
    regions = tuple(link_daerah(daerah, per) for daerah in compiled.daerah)
    summaries = tuple(summarise(region, acuan) for region in regions)
    made = {region.daerah.slug: tables(region, site_url) for region in regions}
    pages = [page for region in regions for page in plan_daerah(region, acuan, made[region.daerah.slug])]
    pages += plan_portal(summaries, acuan, per)
    return Portal(acuan, per, site_url, regions, summaries, tuple(pages), made)


def data_files(portal: Portal) -> Iterator[tuple[str, bytes]]:
    """Yield every data file with its address: page data, the regions' tables, the nation's, the schemas."""
    for page in portal.pages:
        yield f"{page.alamat}index.json", page_json(page, portal.per, portal.site_url)
    for region in portal.regions:
        slug = region.daerah.slug
        yield from region_files(region, portal.tables[slug], portal.site_url)
    yield from national_files(portal.ringkasan, portal.tables, portal.site_url)
    yield from schema_files()
