"""Everything beside the pages as text: page data, a region's downloads, sitemap."""

from collections.abc import Iterable, Iterator
from datetime import date
from html import escape

from petajalan.core.jsontext import to_json as to_json
from petajalan.core.link import Tertaut
from petajalan.core.national import data_package
from petajalan.core.pages import Page
from petajalan.core.tables import Table, to_csv


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
    files["datapackage.json"] = to_json(data_package(daerah.slug, title, files, tables))
    for name, data in files.items():
        yield folder + name, data


def sitemap(addresses: Iterable[str], site_url: str) -> str:
    """List every address for search engines, sorted, without dates that a clone could not reproduce."""
    lines = [f"  <url><loc>{escape(site_url + address)}</loc></url>" for address in sorted(set(addresses))]
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return head + "\n".join(lines) + "\n</urlset>\n"
