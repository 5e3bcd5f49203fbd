"""The list of all files of a finished site, so that a change after publication shows."""

import hashlib
from datetime import date
from pathlib import Path

from petajalan.core.publish import to_json


def manifest(site: Path, per: date) -> bytes:
    """List every file of a site with its sha256, so that a change after publication shows."""
    files = {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }
    return to_json({"per_tanggal": per.isoformat(), "berkas": files})
