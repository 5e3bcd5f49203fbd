"""Everything beside the pages as text: page data, a region's downloads, sitemap."""

import json
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal
from html import escape
from typing import Any

from pydantic import BaseModel

from petajalan.core.angka import Angka
from petajalan.core.link import Tertaut
from petajalan.core.national import data_package, size_of
from petajalan.core.pages import Page
from petajalan.core.scalars import Rujukan
from petajalan.core.tables import Table, number, to_csv
from petajalan.core.waktu import Waktu

MAX_SITEMAP = 50_000


def plain(value: Any) -> Any:
    """Turn a value of the model into what JSON can hold: only what was given, figures as text and number."""
    if isinstance(value, BaseModel):
        given = type(value).model_fields
        return {name: plain(getattr(value, name)) for name in given if name in value.model_fields_set}
    if isinstance(value, Waktu):
        return {"isi": value.kode, "teks": value.teks} if value.teks else value.kode
    if isinstance(value, Angka):
        numbers = {"nilai": value.nilai, "batas_bawah": value.bawah, "batas_atas": value.atas}
        return {"teks": value.teks} | {name: number(n) for name, n in numbers.items() if n is not None}
    if isinstance(value, Rujukan):
        return {"id": value.id, "letak": value.letak} if value.letak else {"id": value.id}
    if isinstance(value, dict):
        return {str(name): plain(item) for name, item in value.items()}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    return str(value) if isinstance(value, Decimal | date) else value


def to_json(value: Any) -> bytes:
    """Write JSON for people and machines: indented, not sorted (the files' own order), one line end."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


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
    return to_json({name: value for name, value in head.items() if value} | {"isi": plain(page.isi)})


def region_files(linked: Tertaut, tables: tuple[Table, ...], site_url: str) -> Iterator[tuple[str, bytes]]:
    """Yield a region's downloads with their addresses."""
    daerah = linked.daerah
    folder = f"{daerah.slug}/data/"
    files = {f"{table.name}.csv": to_csv(table).encode() for table in tables}
    contents = {
        "per_tanggal": linked.per.isoformat(),
        "daerah": daerah.profil.value,
        "opd": daerah.opd.value,
        "dokumen": daerah.dokumen.value,
        "rpjmd": _values(daerah.rpjmd),
        "indikator": _values(daerah.indikator),
        "quick_win": _values(daerah.quick_win),
        "program": _values(daerah.program),
        "masterplan": daerah.masterplan.value if daerah.masterplan else None,
        "peta_jalan": daerah.peta_jalan.value if daerah.peta_jalan else None,
        "sumber": daerah.sumber.value,
    }
    files["daerah.json"] = to_json(plain(contents))
    title = f"Data masterplan kota cerdas {daerah.profil.value.nama}"
    sizes = {name: size_of(data) for name, data in files.items()}
    files["datapackage.json"] = to_json(data_package(daerah.slug, title, sizes, tables))
    for name, data in files.items():
        yield folder + name, data


def _values(group: dict[str, Any]) -> dict[str, Any]:
    return {slug: record.value for slug, record in group.items()}


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
