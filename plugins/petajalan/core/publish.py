"""Everything beside the pages as text: page data, a region's downloads, sitemap."""

from collections.abc import Iterable, Iterator
from datetime import date
from html import escape

from petajalan.core.jsontext import to_json as to_json
from petajalan.core.link import Tertaut
from petajalan.core.national import data_package, size_of
from petajalan.core.pages import Page
from petajalan.core.tables import Table, to_csv

MAX_SITEMAP = 50_000


def page_json(page: Page, per: date, site_url: str) -> bytes:
    """Give a page's data: what it shows, where it comes from."""
    head = {
        "alamat": site_url + page.alamat,
        "judul": page.judul,
        "uraian": page.uraian,
        "daerah": page.daerah,
        "jenis": page.jenis,
        "per_tanggal": per.isoformat(),
        "berkas": page.berkas,
    }
    return to_json({name: value for name, value in head.items() if value} | {"isi": page.isi})


def region_files(linked: Tertaut, tables: tuple[Table, ...], site_url: str) -> Iterator[tuple[str, bytes]]:
    """Yield a region's downloads with their addresses."""
    daerah = linked.daerah
    folder = f"{daerah.slug}/data/"
    files = {f"{table.name}.csv": to_csv(table).encode() for table in tables}
    contents = {
        "per_tanggal": linked.per.isoformat(),
        "daerah": daerah.profil,
        "opd": daerah.opd,
        "dokumen": daerah.dokumen,
        "rpjmd": daerah.rpjmd,
        "indikator": daerah.indikator,
        "quick_win": daerah.quick_win,
        "program": daerah.program,
        "masterplan": daerah.masterplan,
        "peta_jalan": daerah.peta_jalan,
        "sumber": daerah.sumber,
    }
    files["daerah.json"] = to_json(contents)
    title = f"Data masterplan kota cerdas {daerah.profil.value.nama}"
    sizes = {name: size_of(data) for name, data in files.items()}
    files["datapackage.json"] = to_json(data_package(daerah.slug, title, sizes, tables))
    for name, data in files.items():
        yield folder + name, data


def sitemaps(addresses: Iterable[str], site_url: str) -> dict[str, str]:
    """List every address for search engines, sorted, without dates that a clone could not reproduce.

    Gives files by name: ``sitemap.xml``, which names the others where one may not hold all (the protocol's limit of
    50,000 addresses, https://www.sitemaps.org/protocol.html).
    """
    every = sorted(set(addresses))
    parts = [every[start : start + MAX_SITEMAP] for start in range(0, len(every), MAX_SITEMAP)] or [[]]
    if len(parts) == 1:
        return {"sitemap.xml": _sitemap("urlset", "url", parts[0], site_url)}
    names = [f"sitemap-{number}.xml" for number in range(1, len(parts) + 1)]
    whole = {name: _sitemap("urlset", "url", part, site_url) for name, part in zip(names, parts, strict=True)}
    return {"sitemap.xml": _sitemap("sitemapindex", "sitemap", names, site_url), **whole}


def _sitemap(root: str, item: str, addresses: Iterable[str], site_url: str) -> str:
    lines = [f"  <{item}><loc>{escape(site_url + address)}</loc></{item}>" for address in addresses]
    head = f'<?xml version="1.0" encoding="UTF-8"?>\n<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return head + "\n".join(lines) + f"\n</{root}>\n"
