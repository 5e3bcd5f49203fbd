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
from collections.abc import Iterable
from dataclasses import astuple, dataclass

from petajalan.build import pagefind, teks
from petajalan.build.pagefind import BAHASA, Message, SearchError

PECAHAN = 8  # as in cari.js
BUNDLES = "cari/daerah"  # each region's own lies in a folder in it

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


def _page(address: str, text: teks.Teks) -> Message:
    return {
        "type": "AddRecord",
        "url": f"/{address}",
        "content": text.isi,
        "language": BAHASA,
        "meta": {"title": text.judul} if text.judul else {},
        "filters": {"jenis": [text.jenis]},
    }


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
