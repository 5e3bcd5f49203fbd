"""Build beside the live site and change places at the end: a reader sees the old site or the new one."""

import ctypes
import errno
import fcntl
import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import IO

from mkdocs.exceptions import PluginError

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def staging(site: Path) -> Path:
    """Name the folder that is built into."""
    return site.with_name(f"{site.name}.baru")


def _aside(site: Path) -> Path:
    return site.with_name(f"{site.name}.lama")


def begin(site: Path) -> IO[str]:
    """Take the build lock and mend what a killed build left; keep the handle until the end."""
    site.parent.mkdir(parents=True, exist_ok=True)
    lock = site.with_name(f".{site.name}.kunci").open("w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        lock.close()
        raise PluginError(f"build lain sedang menulis {site.name}; tunggu sampai selesai") from None
    if _aside(site).exists():
        if site.exists():
            shutil.rmtree(_aside(site))
        else:
            _aside(site).rename(site)
    shutil.rmtree(staging(site), ignore_errors=True)
    return lock


def finish(site: Path, succeeded: bool, spare: Path) -> None:
    """Put the new site in place if all went well; the old one waits as a spare, what is left over goes."""
    new = staging(site)
    if succeeded and new.exists():
        if not site.exists():
            new.rename(site)
        elif not _exchange(new, site):
            site.rename(_aside(site))
            new.rename(site)
        for old in (new, _aside(site)):
            # Another disk, or no right to write there: then there is no spare.
            with suppress(OSError):
                old.rename(spare)
    shutil.rmtree(new, ignore_errors=True)
    shutil.rmtree(_aside(site), ignore_errors=True)


def _exchange(a: Path, b: Path) -> bool:
    """Swap two folders in one step where the system can."""
    try:
        renameat2 = ctypes.CDLL(None, use_errno=True).renameat2
    except AttributeError:
        return False
    if renameat2(_AT_FDCWD, os.fsencode(a), _AT_FDCWD, os.fsencode(b), _RENAME_EXCHANGE) == 0:
        return True
    code = ctypes.get_errno()
    if code in (errno.ENOSYS, errno.EINVAL):
        return False
    raise OSError(code, os.strerror(code), str(b))
