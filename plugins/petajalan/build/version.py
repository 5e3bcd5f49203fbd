"""What the program itself is: a result of another version is never taken for one of this."""

import hashlib
import sys
from functools import cache
from importlib.metadata import version
from pathlib import Path

# Packages whose code takes part in what a page says.
_PACKAGES = (
    "jinja2",
    "markdown",
    "markupsafe",
    "nh3",
    "pagefind",
    "pagefind_bin",
    "pydantic",
    "pydantic-core",
    "pyyaml",
    "segno",
)


@cache
def program_version() -> str:
    """Give the hash of all code, views and theme files, and of the packages below them."""
    made = hashlib.blake2b(sys.version.encode(), digest_size=20)
    for package in _PACKAGES:
        made.update(f"\n{package} {version(package)}".encode())
    root = Path(__file__).parent.parent
    for path in sorted(path for path in root.rglob("*") if path.is_file() and "__pycache__" not in path.parts):
        data = path.read_bytes()
        made.update(f"\n{path.relative_to(root).as_posix()} {len(data)}\n".encode())
        made.update(data)
    return made.hexdigest()
