"""The list of all files of a finished site, so that a change after publication shows."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from petajalan.build.store import Entry


def own_files(site: Path) -> dict[str, str]:
    """Give every file that lies in a folder with its sha256, sorted by address."""
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def manifest(own: dict[str, str], entries: Iterable[Entry], per: date) -> Iterator[bytes]:
    """Write the list of all files: the portal's own, then result by result; in pieces, since it is long."""
    yield f'{{\n "per_tanggal": "{per.isoformat()}",\n "berkas": {{'.encode()
    first = True
    for files in (own, *({address: file.sha256 for address, file in entry.files.items()} for entry in entries)):
        lines = ",".join(
            f'\n  {json.dumps(address, ensure_ascii=False)}: "{hash_}"' for address, hash_ in files.items()
        )
        if lines:
            yield ("" if first else ",").encode() + lines.encode()
            first = False
    yield b"\n }\n}\n"
