"""The country's data files: the regions' tables under one head, and what every column means."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from petajalan.core import tables as regional
from petajalan.core.ringkasan import Ringkasan
from petajalan.core.tables import Table, join, to_csv

FOLDER = "data/"
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

# What a column means in every table that has it, and below where a table means something else by it.
_COLUMNS: dict[str, str] = {
    "kode_wilayah": "Kode kabupaten atau kota, sebagai teks",
    "daerah": "Nama pendek daerah pada alamat halaman",
    "provinsi": "Nama provinsi",
    "indikator": "Nama pendek indikator; beberapa dipisah titik koma",
    "sumber": "Nomor sumber menurut sumber.csv, dipisah titik koma",
    "halaman": "Alamat halaman di portal",
    "nama": "Nama seperti pada halaman",
    "satuan": "Satuan menurut daftar acuan",
    "seri": "Seri pengukuran; angka dua seri tidak disandingkan",
    "tahun": "Tahun yang dibicarakan; kosong bila tidak diketahui",
    "nilai": "Angka dengan titik desimal; kosong bila teksnya bukan satu angka",
    "teks": "Seperti tercetak pada sumber",
    "utama": "ya bila dipakai di tempat yang hanya memuat satu angka",
    "url_sumber": "Alamat sumber, dalam urutan kolom sumber, dipisah titik koma",
    "waktu": "Waktu yang dibicarakan (ISO 8601 atau EDTF)",
    "disebut": "Kapan dikatakan",
    "dokumen": "Rencana atau pernyataan asal angka, menurut dokumen.csv",
    "jenis_dokumen": "Jenis dokumen itu",
    "rincian": "Bagian, bila bukan seluruh daerah",
    "batas_bawah": "Batas bawah rentang, dengan titik desimal",
    "batas_atas": "Batas atas rentang, dengan titik desimal",
    "letak": "Letak di dalam sumber, dalam urutan kolom sumber",
    "konflik": "ya bila sumber lain menyebut angka berbeda",
    "sebutan": "Pembeda bila satu dokumen memuat beberapa target",
    "sumber_bersama": "ya bila hanya diketahui bahwa salah satu dari sumber itu memuat nilainya",
    "slug": "Nama pendek pada alamat halaman",
    "judul": "Judul",
    "dimensi": "Dimensi kota cerdas, dipisah titik koma",
    "penanggung_jawab": "Nama pendek perangkat daerah atau lembaga, dipisah titik koma",
    "status": "Keadaan terakhir menurut sumber",
    "mulai": "Waktu mulai",
    "selesai": "Tenggat",
    "label": "quick-win atau program",
    "pendukung": "Perangkat daerah atau lembaga pendukung dan mitra, dipisah titik koma",
    "kemajuan": "Kemajuan terakhir seperti tercetak",
    "per": "Waktu kemajuan itu",
    "mendukung": "Simpul rencana atau indikator yang didukung, dipisah titik koma",
    "bukti": "Judul bukti, dipisah titik koma",
    "id": "Nama pendek di dalam daerah",
    "tenggat": "Tenggat",
    "tahap": "Tahap peta jalan",
    "untuk": "Quick win, program, indikator, atau simpul yang dituju, dipisah titik koma",
    "penerbit": "Penerbit",
    "tanggal": "Tanggal terbit",
    "kelas": "Jenis sumber menurut daftar acuan",
    "terbaca": "penuh atau sebagian",
    "url": "Alamat asli",
    "catatan": "Catatan",
    "periode": "Periode rencana",
    "nomor": "Nomor peraturan",
    "naskah": "Keadaan naskah",
    "publikasi": "Apakah naskahnya dapat dibaca umum",
    "oleh": "Siapa yang menyatakan",
    "kutipan": "ya bila teks dikutip persis",
    "induk": "Simpul di atasnya, dipisah titik koma",
}
_OWN: dict[tuple[str, str], str] = {
    ("daerah", "jenis"): "kota atau kabupaten",
    ("daerah", "quick_win"): "Jumlah quick win",
    ("daerah", "program"): "Jumlah program selain quick win",
    ("daerah", "indikator"): "Jumlah indikator",
    ("daerah", "sumber"): "Jumlah sumber",
    ("indikator", "jenis"): "awal, target, atau realisasi",
    ("peta-jalan", "jenis"): "tahap atau tonggak",
    ("rpjmd", "jenis"): "visi, misi, tujuan, sasaran, program, prioritas, fokus, atau isu",
    ("rpjmd", "teks"): "Rumusan simpul",
    ("rpjmd", "naskah"): "Naskah asal simpul, bila bukan naskah utama",
    ("dokumen", "jenis"): "Jenis dokumen menurut daftar acuan",
    ("dokumen", "tahun"): "Tahun atau tanggal dokumen",
}
_NUMBERS = frozenset({"nilai", "batas_bawah", "batas_atas"})
_YES_NO = frozenset({"utama", "konflik", "kutipan"})
_COUNTS = frozenset({"quick_win", "program", "indikator", "sumber"})


def meaning(table: str, column: str) -> str:
    """Say what a column of a table holds."""
    return _OWN.get((table, column)) or _COLUMNS[column]


def national_tables(
    regions: tuple[Ringkasan, ...], parts: Mapping[str, tuple[Table, ...]], site_url: str
) -> tuple[Table, ...]:
    """Join the regions' tables; the demonstration region has no part in the country's."""
    real = _real(regions)
    head = EMPTY[0]
    rows = tuple(
        (r.kode, r.slug, r.nama, r.jenis, r.provinsi, str(r.jumlah.quick_win), str(r.jumlah.program),
         str(r.jumlah.indikator), str(r.jumlah.sumber), f"{site_url}{r.slug}/")
        for r in real
    )  # fmt: skip
    own = {(r.slug, table.name): table for r in real for table in parts[r.slug]}
    joined = [join([empty, *(own[r.slug, empty.name] for r in real)]) for empty in EMPTY[1:]]
    return (Table(head.name, head.about, head.columns, rows), *joined)


def national_files(
    regions: tuple[Ringkasan, ...], parts: Mapping[str, tuple[Table, ...]], site_url: str
) -> Iterator[tuple[str, bytes]]:
    """Yield the country's downloads with their addresses."""
    made = national_tables(regions, parts, site_url)
    files = {f"{table.name}.csv": to_csv(table).encode() for table in made}
    files["daerah.json"] = _json([_region(region, site_url) for region in _real(regions)])
    package = data_package("petajalan", "Data masterplan kota cerdas seluruh daerah", files, made)
    for name, data in (files | {"datapackage.json": _json(package)}).items():
        yield FOLDER + name, data


def data_package(name: str, title: str, files: dict[str, bytes], tables: tuple[Table, ...]) -> dict[str, Any]:
    """Describe data files: size and fingerprint of each, and every column of a table."""
    known = {f"{table.name}.csv": table for table in tables}
    return {
        "profile": "data-package",
        "name": name,
        "title": title,
        "licenses": [LICENSE],
        "resources": [_resource(path, data, known.get(path)) for path, data in files.items()],
    }


def _resource(path: str, data: bytes, table: Table | None) -> dict[str, Any]:
    stem, _, kind = path.rpartition(".")
    resource: dict[str, Any] = {
        # Two files of one stem need two names.
        "name": stem if table else f"{stem}-{kind}",
        "path": path,
        "format": kind,
        "mediatype": "text/csv" if kind == "csv" else "application/json",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
    }
    if table:
        resource |= {
            "profile": "tabular-data-resource",
            "description": table.about,
            "dialect": {"delimiter": ",", "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True},
            "schema": {"fields": [_field(table.name, column) for column in table.columns], "missingValues": [""]},
        }
    return resource


def _field(table: str, column: str) -> dict[str, Any]:
    field: dict[str, Any] = {"name": column, "type": "string", "description": meaning(table, column)}
    if column in _NUMBERS:
        field["type"] = "number"
    elif column in _YES_NO:
        field |= {"type": "boolean", "trueValues": ["ya"], "falseValues": ["tidak"]}
    elif table == "daerah" and column in _COUNTS:
        field["type"] = "integer"
    elif table == "indikator" and column == "tahun":
        field["type"] = "year"
    return field


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
