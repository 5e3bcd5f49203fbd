"""The list of all files of a finished site, so that a change after publication shows; and a site's own stamp."""

import hashlib
import json
import os
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


def stamp(site: Path) -> str:
    """Give a hash of the names, sizes and times of all files: equal only while nobody touches the site."""
    made = hashlib.blake2b(digest_size=20)
    folders = [str(site)]
    while folders:
        with os.scandir(folders.pop()) as listed:
            entries = sorted(listed, key=lambda entry: entry.name)
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                folders.append(entry.path)
                made.update(f"\n{entry.name}/".encode())
            else:
                found = entry.stat(follow_symlinks=False)
                made.update(f"\n{entry.name} {found.st_size} {found.st_mtime_ns}".encode())
    return made.hexdigest()
