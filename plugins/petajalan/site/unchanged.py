"""Whether there is anything to do: what a site was last made from, and whether it is still as it was."""

import hashlib
import os
from importlib.metadata import version
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from petajalan.build.manifest import stamp
from petajalan.build.version import program_version

# What takes part in the portal's own pages besides the program itself.
_PACKAGES = ("mkdocs", "mkdocs-material", "mkdocs-macros-plugin")


def portal_key(config: MkDocsConfig) -> str:
    """Give the hash of all that the pages of docs/ follow from."""
    made = hashlib.blake2b(program_version().encode(), digest_size=20)
    for package in _PACKAGES:
        made.update(f"\n{package} {version(package)}".encode())
    root = Path(config.docs_dir)
    paths = [Path(config.config_file_path), *sorted(path for path in root.rglob("*") if path.is_file())]
    for path in paths:
        data = path.read_bytes()
        made.update(f"\n{path.name if path == paths[0] else path.relative_to(root)} {len(data)}\n".encode())
        made.update(data)
    return made.hexdigest()


def is_current(note: Path, site: Path, key: str) -> bool:
    """Tell whether a site was made from this very input and has not been touched since."""
    try:
        said, seen = note.read_text(encoding="ascii").split()
    except (OSError, ValueError):
        return False
    return said == key and site.is_dir() and stamp(site) == seen


def remember(note: Path, site: Path, key: str) -> None:
    """Note what a finished site was made from."""
    note.parent.mkdir(parents=True, exist_ok=True)
    note.write_text(f"{key}\n{stamp(site)}\n", encoding="ascii")


def note_of(store: Path, site: Path) -> Path:
    """Name the note of a site among the kept results."""
    return store / f"situs-{hashlib.blake2b(os.fsencode(site.resolve()), digest_size=6).hexdigest()}"
