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
from petajalan.core.national import data_package
from petajalan.core.pages import Page
from petajalan.core.scalars import Rujukan
from petajalan.core.tables import Table, number, to_csv
from petajalan.core.waktu import Waktu


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
    files["datapackage.json"] = to_json(data_package(daerah.slug, title, files, tables))
    for name, data in files.items():
        yield folder + name, data


def _values(group: dict[str, Any]) -> dict[str, Any]:
    return {slug: record.value for slug, record in group.items()}


def sitemap(addresses: Iterable[str], site_url: str) -> str:
    """List every address for search engines, sorted, without dates that a clone could not reproduce."""
    lines = [f"  <url><loc>{escape(site_url + address)}</loc></url>" for address in sorted(set(addresses))]
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return head + "\n".join(lines) + "\n</urlset>\n"
