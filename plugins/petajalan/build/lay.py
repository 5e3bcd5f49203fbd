"""Kept results into a site, side by side."""

from collections.abc import Sequence
from pathlib import Path

from petajalan.build.limits import Failure
from petajalan.build.regions import Order, near
from petajalan.build.store import Kept, SpoiltError, discard, find, place
from petajalan.build.workers import run

# Results a task takes: one is laid in a few milliseconds.
_BATCH = 16


def lay(order: Order, every: Sequence[Kept], site: Path) -> list[Kept]:
    """Link results into a site; give those that are not as they were written, and are now discarded."""
    tasks = [(str(start), (order.store, every[start : start + _BATCH], site)) for start in range(0, len(every), _BATCH)]
    spoilt: list[Kept] = []
    for _, found in run(near(order, len(tasks)), order.limits, _lay, tasks, lambda *_: None):
        if isinstance(found, Failure):
            raise OSError(f"hasil simpanan tidak dapat ditata: {found.why} {found.detail}".rstrip())
        spoilt += found
    return spoilt


def _lay(store: Path, every: Sequence[Kept], site: Path) -> list[Kept]:
    spoilt = []
    for kept in every:
        entry = find(store, kept)
        try:
            if entry is None:
                raise SpoiltError(kept.name)
            place(entry, site)
        except SpoiltError:
            discard(store / kept.name / kept.key)
            spoilt.append(kept)
    return spoilt
