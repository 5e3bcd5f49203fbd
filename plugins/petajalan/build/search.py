"""Build the portal's search: short records of the country, and the full text of each region.

The two levels are never mixed. The country's records lie in PECAHAN fixed shards, chosen by the region's
slug, so one region's change rewrites one shard. A region's full text is a bundle of its own, which the
search page loads once the region is chosen. The engine (script and WebAssembly) lies once in the portal,
next to an index without words: Pagefind takes its WebAssembly only from a primary index, and the browser
merges shards or bundles into that.

Pages of a region carry:

* `<html lang="id">`, and `<article data-pagefind-body>` round what is searched;
* one `<h1>` in the article: the result's title (`data-pagefind-meta="title:…"` overrides it);
* `data-pagefind-filter="jenis:quick-win"` on the article, with daerah, quick-win, program, indikator, or
  any further kind, which the result list shows as "Halaman";
* an `id` on headings, `data-pagefind-ignore` on what must not be found (navigation, buttons, footers),
  and `data-pagefind-weight="…"` where words count for more.
"""

import base64
import gzip
import hashlib
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Any, TypeAlias

from pagefind.service import get_executable

PECAHAN = 8  # as in cari.js

Message: TypeAlias = dict[str, Any]

_LANGUAGE = "id"
_ENGINE = ("pagefind.js", f"wasm.{_LANGUAGE}.pagefind")
_ENTRY = "pagefind-entry.json"
_MAGIC = b"pagefind_dcd"
# No one types this word, and an index without any word is refused.
_WORDLESS: Message = {"type": "AddRecord", "url": "/", "content": "‿", "language": _LANGUAGE}


class SearchError(RuntimeError):
    """Say why the search could not be built."""


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


def pecahan(daerah: str) -> int:
    """Return the shard that holds a region's records."""
    return hashlib.blake2b(daerah.encode(), digest_size=8).digest()[0] % PECAHAN


def index_negara(rekaman: Iterable[Rekaman], tujuan: Path) -> None:
    """Write the country's records as `tujuan/<shard>/`."""
    shards: list[list[Message]] = [[] for _ in range(PECAHAN)]
    for satu in sorted(rekaman, key=astuple):
        shards[pecahan(satu.daerah)].append(_record(satu))
    for number, files in enumerate(_index([messages or [_WORDLESS] for messages in shards])):
        _write(_data(files), tujuan / str(number))


def index_daerah(situs: Path, daerah: str, tujuan: Path) -> None:
    """Write the full text of a region's built pages as `tujuan/`."""
    pages = sorted((situs / daerah).rglob("index.html"), key=lambda path: path.relative_to(situs).parts)
    (files,) = _index([[_page(path, situs) for path in pages]])
    if not any(name.endswith(".pf_meta") for name in files):
        raise SearchError(f"{daerah}: no text to search in its {len(pages)} pages")
    _write(_data(files), tujuan)


def pasang_mesin(tujuan: Path) -> None:
    """Write the engine and its wordless primary index as `tujuan/`."""
    (files,) = _index([[_WORDLESS]])
    _write(_data(files) | {name: files[name] for name in _ENGINE}, tujuan)


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
        "content": satu.ringkasan.strip() or satu.nama_daerah,
        "language": _LANGUAGE,
        "meta": {key: value for key, value in meta.items() if value},
        "filters": {"daerah": [satu.daerah], "jenis": [satu.jenis]},
    }


def _page(path: Path, situs: Path) -> Message:
    return {
        "type": "AddFile",
        "url": f"/{path.parent.relative_to(situs).as_posix()}/",
        "file_contents": path.read_text(encoding="utf-8"),
    }


def _index(indexes: Sequence[Sequence[Message]]) -> list[dict[str, bytes]]:
    """Return the files of one index for each list of messages."""
    # The service, not the command line: that one reads its files in no fixed order.
    result = []
    with _service() as service:
        for messages in indexes:
            config = {"root_selector": "article", "force_language": _LANGUAGE}
            index = {"index_id": _ask(service, {"type": "NewIndex", "config": config})["index_id"]}
            for message in messages:
                _ask(service, message | index)
            files = _ask(service, {"type": "GetFiles"} | index)["files"]
            result.append({file["path"]: base64.b64decode(file["content"]) for file in files})
            _ask(service, {"type": "DeleteIndex"} | index)
    return result


@contextmanager
def _service() -> Iterator[subprocess.Popen[bytes]]:
    """Run Pagefind as a service that keeps indexes in memory and answers one message at a time."""
    program = get_executable()
    if program is None:
        raise SearchError("Pagefind's program is not installed")
    with tempfile.TemporaryFile() as errors:
        pipe = subprocess.PIPE
        try:
            with subprocess.Popen([program, "--service"], stdin=pipe, stdout=pipe, stderr=errors) as process:
                try:
                    yield process
                finally:
                    process.kill()  # it writes no file, so there is nothing to finish
        except (EOFError, BrokenPipeError) as error:
            errors.seek(0)
            raise SearchError(f"Pagefind stopped: {errors.read().decode(errors='replace')}") from error
        except OSError as error:
            raise SearchError(f"Pagefind does not start: {error}") from error


def _ask(service: subprocess.Popen[bytes], message: Message) -> Message:
    """Send one message and return its answer: both are base64 of JSON, ended by a comma."""
    assert service.stdin is not None
    assert service.stdout is not None
    service.stdin.write(base64.b64encode(json.dumps({"message_id": 1, "payload": message}).encode()) + b",")
    service.stdin.flush()
    received = bytearray()
    while not received.endswith(b","):
        part = os.read(service.stdout.fileno(), 1 << 20)
        if not part:
            raise EOFError
        received += part
    answer: Message = json.loads(base64.b64decode(received[:-1]))["payload"]
    if answer["type"] == "Error":
        raise SearchError(f"Pagefind refuses {message['type']}: {answer['message']}")
    return answer


def _data(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return an index's own files, the same bytes for the same pages."""
    # Pagefind writes filters in the order of a randomly seeded hash map, and names files by their bytes.
    # So the filters, and the list of them in the metadata, are written anew in sorted order.
    result = {name: content for name, content in files.items() if name.startswith(("index/", "fragment/"))}
    (meta_file,) = (content for name, content in files.items() if name.endswith(".pf_meta"))
    version, pages, chunks, filters, sorts, fields = _unpack(meta_file)
    sorted_filters = []
    for key, name in sorted(filters):
        label, values = _unpack(files[f"filter/{name}.pf_filter"])
        filter_file = _pack([label, sorted(values)])
        sorted_filters.append([key, _name(filter_file)])
        result[f"filter/{_name(filter_file)}.pf_filter"] = filter_file
    meta_file = _pack([version, pages, chunks, sorted_filters, sorts, fields])
    result[f"pagefind.{_name(meta_file)}.pf_meta"] = meta_file
    entry = json.loads(files[_ENTRY])
    entry["languages"][_LANGUAGE]["hash"] = _name(meta_file)
    result[_ENTRY] = json.dumps(entry, sort_keys=True, separators=(",", ":")).encode()
    return result


def _name(content: bytes) -> str:
    return f"{_LANGUAGE}_{hashlib.blake2b(content, digest_size=5).hexdigest()}"


def _pack(value: Any) -> bytes:
    return gzip.compress(_MAGIC + _encode(value), mtime=0)


def _unpack(content: bytes) -> Any:
    data = gzip.decompress(content)
    value, _ = _decode(data, len(_MAGIC))
    if _MAGIC + _encode(value) != data:
        raise SearchError("this version of Pagefind writes another form of index")
    return value


def _encode(value: Any) -> bytes:
    """Encode whole numbers, text and lists as CBOR: Pagefind's filters and metadata hold no more."""
    if isinstance(value, int):
        return _encode_head(0, value)
    if isinstance(value, str):
        return _encode_head(3, len(value.encode())) + value.encode()
    return _encode_head(4, len(value)) + b"".join(map(_encode, value))


def _encode_head(kind: int, number: int) -> bytes:
    if number < 24:
        return bytes([kind << 5 | number])
    power = next(power for power in range(4) if number < 1 << (8 << power))
    return bytes([kind << 5 | 24 + power]) + number.to_bytes(1 << power, "big")


def _decode(data: bytes, start: int) -> tuple[Any, int]:
    """Decode one CBOR value and return it with the place after it."""
    kind, number, start = data[start] >> 5, data[start] & 31, start + 1
    if 24 <= number <= 27:
        end = start + (1 << (number - 24))
        number, start = int.from_bytes(data[start:end], "big"), end
    if kind == 0:
        return number, start
    if kind == 3:
        return data[start : start + number].decode(), start + number
    values = []
    for _ in range(number if kind == 4 else 0):  # what it does not know, _unpack notices
        value, start = _decode(data, start)
        values.append(value)
    return values, start


def _write(files: Mapping[str, bytes], tujuan: Path) -> None:
    """Write the files as the whole content of the directory."""
    shutil.rmtree(tujuan, ignore_errors=True)
    for name, content in sorted(files.items()):
        path = tujuan / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
