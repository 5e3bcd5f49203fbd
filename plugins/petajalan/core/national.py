"""The country's data files: the regions' tables under one head, and what every column means."""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from petajalan.core import tables as regional
from petajalan.core.kolom import field
from petajalan.core.ringkasan import Ringkasan
from petajalan.core.tables import Table, to_csv

FOLDER = "data/"

# A region's own table as its download has it: by slug and the table's name.
Part = Callable[[str, str], bytes]


class Size(NamedTuple):
    """A file's length and fingerprint."""

    bytes: int
    sha256: str


DAERAH = tuple(
    ["kode_wilayah", "daerah", "nama", "jenis", "provinsi", "quick_win", "program", "indikator", "sumber", "halaman"]
)
# What there is to download, also before there is a single region.
EMPTY = (
    Table("daerah", "Satu baris satu daerah", DAERAH, ()),
    Table("quick-win", "Satu baris satu quick win atau program", regional.QUICK_WIN, ()),
    Table("indikator", "Satu baris satu nilai indikator menurut satu sumber", regional.INDIKATOR, ()),
    Table("peta-jalan", "Satu baris satu tahap atau tonggak", regional.PETA_JALAN, ()),
    Table("rpjmd", "Satu baris satu simpul rencana", regional.RPJMD, ()),
    Table("dokumen", "Satu baris satu dokumen", regional.DOKUMEN, ()),
    Table("sumber", "Satu baris satu sumber", regional.SUMBER, ()),
)
LICENSE = {
    "name": "CC-BY-4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
    "title": "Creative Commons Atribusi 4.0",
}


def national_files(regions: tuple[Ringkasan, ...], part: Part, site_url: str) -> Iterator[tuple[str, Iterable[bytes]]]:
    """Yield the country's downloads with their addresses, each in pieces: a table is as long as the country.

    The demonstration region has no part in them. Take each file whole before the next: the last one describes all.
    """
    real = _real(regions)
    sizes: dict[str, Size] = {}
    yield f"{FOLDER}daerah.csv", _measured("daerah.csv", [to_csv(_regions(real, site_url)).encode()], sizes)
    for table in EMPTY[1:]:
        yield f"{FOLDER}{table.name}.csv", _measured(f"{table.name}.csv", _rows(table, real, part), sizes)
    summaries = _json([_region(region, site_url) for region in real])
    yield f"{FOLDER}daerah.json", _measured("daerah.json", [summaries], sizes)
    package = data_package("petajalan", "Data masterplan kota cerdas seluruh daerah", sizes, EMPTY)
    yield f"{FOLDER}datapackage.json", [_json(package)]


def _regions(real: list[Ringkasan], site_url: str) -> Table:
    head = EMPTY[0]
    rows = tuple(
        (r.kode, r.slug, r.nama, r.jenis, r.provinsi, str(r.jumlah.quick_win), str(r.jumlah.program),
         str(r.jumlah.indikator), str(r.jumlah.sumber), f"{site_url}{r.slug}/")
        for r in real
    )  # fmt: skip
    return Table(head.name, head.about, head.columns, rows)


def _rows(table: Table, real: list[Ringkasan], part: Part) -> Iterator[bytes]:
    """Give the head of a table once, then every region's rows as its own download has them."""
    head = to_csv(table).encode()
    yield head
    for region in real:
        own = part(region.slug, table.name)
        if not own.startswith(head):
            raise ValueError(f"{region.slug}: {table.name}.csv has other columns")
        yield own.removeprefix(head)


def _measured(name: str, pieces: Iterable[bytes], sizes: dict[str, Size]) -> Iterator[bytes]:
    """Pass a file on in pieces and note its size and fingerprint at the end."""
    made, length = hashlib.sha256(), 0
    for piece in pieces:
        made.update(piece)
        length += len(piece)
        yield piece
    sizes[name] = Size(length, made.hexdigest())


def size_of(data: bytes) -> Size:
    """Measure a file."""
    return Size(len(data), hashlib.sha256(data).hexdigest())


def data_package(name: str, title: str, files: Mapping[str, Size], tables: tuple[Table, ...]) -> dict[str, Any]:
    """Describe data files: size and fingerprint of each, and every column of a table."""
    known = {f"{table.name}.csv": table for table in tables}
    return {
        "profile": "data-package",
        "name": name,
        "title": title,
        "licenses": [LICENSE],
        "resources": [_resource(path, size, known.get(path)) for path, size in files.items()],
    }


def _resource(path: str, size: Size, table: Table | None) -> dict[str, Any]:
    stem, _, kind = path.rpartition(".")
    resource: dict[str, Any] = {
        # Two files of one stem need two names.
        "name": stem if table else f"{stem}-{kind}",
        "path": path,
        "format": kind,
        "mediatype": "text/csv" if kind == "csv" else "application/json",
        "encoding": "utf-8",
        "bytes": size.bytes,
        "hash": f"sha256:{size.sha256}",
    }
    if table:
        resource |= {
            "profile": "tabular-data-resource",
            "description": table.about,
            "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True},
            "schema": {"fields": [field(table.name, column) for column in table.columns], "missingValues": [""]},
        }
    return resource


def _region(region: Ringkasan, site_url: str) -> dict[str, Any]:
    """Give a region's row of daerah.csv with numbers as numbers, and what has no place in a row."""
    count = region.jumlah
    return {
        "kode_wilayah": region.kode,
        "daerah": region.slug,
        "nama": region.nama,
        "jenis": region.jenis,
        "provinsi": region.provinsi,
        "visi": region.visi,
        "quick_win": count.quick_win,
        "program": count.program,
        "indikator": count.indikator,
        "indikator_bertarget": count.bertarget,
        "angka_bersumber": count.angka,
        "sumber": count.sumber,
        "perubahan_terakhir": region.berubah.kode if region.berubah else "",
        "halaman": f"{site_url}{region.slug}/",
    }


def _real(regions: tuple[Ringkasan, ...]) -> list[Ringkasan]:
    return sorted((region for region in regions if not region.contoh), key=lambda region: region.slug)


def _json(value: object) -> bytes:
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()
