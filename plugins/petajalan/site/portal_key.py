"""What the portal's own pages follow from: with the regions' folders, the whole input of a site."""

import hashlib
from importlib.metadata import version
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

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
