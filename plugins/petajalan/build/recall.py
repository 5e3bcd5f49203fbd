"""What a preview remembers from one round to the next: a folder that nobody touched is not read again."""

import hashlib
import time
from dataclasses import dataclass, field
from pathlib import Path

from petajalan.core.folder import walk_folder
from petajalan.core.load import INNER, read_daerah

# A disk's clock ticks in steps of some milliseconds: what is younger may change once more within one step.
_FRESH = 50_000_000


@dataclass(frozen=True, slots=True)
class Recall:
    """How each folder lay on disk when it was last read, and the hash of what it said."""

    folders: dict[Path, tuple[str, str]] = field(default_factory=dict)

    def digest(self, root: Path, slug: str, cities: str) -> str:
        """Give the hash of what a region's folder says, from memory where it lies as it did."""
        folder = root / cities / slug
        # Looked at first: what changes while the folder is read shows the next time.
        trace = _trace(folder)
        known = self.folders.get(folder)
        if known and known[0] == trace:
            return known[1]
        digest = read_daerah(root, slug, cities).digest
        if trace:
            self.folders[folder] = (trace, digest)
        return digest


def _trace(folder: Path) -> str:
    """Give a hash of all names, inodes, sizes and times; nothing while a file is too fresh to be trusted."""
    made = hashlib.blake2b(digest_size=20)
    newest = 0
    for name, entry in walk_folder(str(folder), INNER):
        found = entry.stat(follow_symlinks=False)
        newest = max(newest, found.st_ctime_ns)
        made.update(
            f"\n{name}\n{found.st_mode} {found.st_ino} {found.st_size} {found.st_mtime_ns} {found.st_ctime_ns}".encode(
                errors="surrogateescape"
            )
        )
    return made.hexdigest() if newest < time.time_ns() - _FRESH else ""
