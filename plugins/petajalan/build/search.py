"""Build the portal's search: short records of the country, and the full text of each region.

The two levels are never mixed. The country's records lie in PECAHAN fixed shards, chosen by the region's
slug, so one region's change rewrites one shard. A region's full text is a bundle of its own, which the
search page loads once the region is chosen. The engine (script and WebAssembly) lies once in the portal,
next to an index without words: Pagefind takes its WebAssembly only from a primary index, and the browser
merges shards or bundles into that.

bundle, shard and engine return files by their names below a folder. They read nothing from disk, and the
same pages or records give the same bytes, in any order and in any process.
"""

import hashlib
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass
from pathlib import Path

from petajalan.build import pagefind, teks
from petajalan.build.pagefind import BAHASA, Message, SearchError

PECAHAN = 8  # as in cari.js

_ENGINE = ("pagefind.js", f"wasm.{BAHASA}.pagefind")
# No one types this word, and an index without any word is refused.
_WORDLESS: Message = {"type": "AddRecord", "url": "/", "content": "‿", "language": BAHASA}


@dataclass(frozen=True, slots=True)
class Rekaman:
    """Hold one short record of the country."""

    alamat: str  # from the portal's root, ends in /
    daerah: str
    nama_daerah: str
    jenis: str  # daerah, quick-win, program or indikator
    judul: str
    ringkasan: str
    kata: str  # searched, never shown


def bundle(pages: Iterable[tuple[str, str]]) -> dict[str, bytes]:
    """Return the full text of a region's pages: each an address that ends in /, and HTML with its article."""
    found = ((address, teks.read(page)) for address, page in sorted(pages, key=lambda page: page[0].split("/")))
    messages = [_page(address, text) for address, text in found if text is not None and text.isi.strip()]
    if not messages:
        raise SearchError("no text to search in any page")
    return pagefind.index(messages)


def shard(rekaman: Iterable[Rekaman]) -> dict[str, bytes]:
    """Return one of the country's shards: the records of the regions that `pecahan` gives its number."""
    messages = [_record(satu) for satu in sorted(rekaman, key=astuple)]
    return pagefind.index(messages or [_WORDLESS])


def engine() -> dict[str, bytes]:
    """Return the engine and its wordless primary index."""
    return pagefind.index([_WORDLESS], _ENGINE)


def pecahan(daerah: str) -> int:
    """Return the shard that holds a region's records."""
    return hashlib.blake2b(daerah.encode(), digest_size=8).digest()[0] % PECAHAN


def index_negara(rekaman: Iterable[Rekaman], tujuan: Path) -> None:
    """Write the country's records as `tujuan/<shard>/`."""
    shards: list[list[Rekaman]] = [[] for _ in range(PECAHAN)]
    for satu in rekaman:
        shards[pecahan(satu.daerah)].append(satu)
    for number, records in enumerate(shards):
        _write(shard(records), tujuan / str(number))


def index_daerah(situs: Path, daerah: str, tujuan: Path) -> None:
    """Write the full text of a region's built pages as `tujuan/`."""
    paths = (situs / daerah).rglob("index.html")
    pages = [(f"{path.parent.relative_to(situs).as_posix()}/", path.read_text(encoding="utf-8")) for path in paths]
    try:
        files = bundle(pages)
    except SearchError as error:
        raise SearchError(f"{daerah}: {error}") from error
    _write(files, tujuan)


def pasang_mesin(tujuan: Path) -> None:
    """Write the engine and its wordless primary index as `tujuan/`."""
    _write(engine(), tujuan)


def _page(address: str, text: teks.Teks) -> Message:
    return {
        "type": "AddRecord",
        "url": f"/{address}",
        "content": text.isi,
        "language": BAHASA,
        "meta": {"title": text.judul} if text.judul else {},
        "filters": {"jenis": [text.jenis]},
    }


def bundle(pages: Iterable[tuple[str, str]]) -> dict[str, bytes]:
    (files,) = _index([[{"type": "AddFile", "url": f"/{address}", "file_contents": html} for address, html in pages]])
    return _data(files)


def shard(rekaman: Iterable[Rekaman]) -> dict[str, bytes]:
    (files,) = _index([[_record(satu) for satu in sorted(rekaman, key=astuple)] or [_WORDLESS]])
    return _data(files)


def engine() -> dict[str, bytes]:
    (files,) = _index([[_WORDLESS]])
    return _data(files) | {name: files[name] for name in _ENGINE}


def _record(satu: Rekaman) -> Message:
    # Pagefind searches all metadata, and the title counts five times; so the text, which becomes the
    # excerpt, is the summary alone. A record without any text would be dropped.
    meta = {"title": satu.judul, "daerah": satu.nama_daerah, "kata": satu.kata}
    return {
        "type": "AddRecord",
        "url": f"/{satu.alamat}",
        "content": teks.findable(satu.ringkasan).strip() or satu.nama_daerah,
        "language": BAHASA,
        "meta": {key: value for key, value in meta.items() if value},
        "filters": {"daerah": [satu.daerah], "jenis": [satu.jenis]},
    }


def _write(files: Mapping[str, bytes], tujuan: Path) -> None:
    """Write the files as the whole content of the directory."""
    shutil.rmtree(tujuan, ignore_errors=True)
    for name, content in sorted(files.items()):
        path = tujuan / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
