"""Kept results into a site, side by side."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from petajalan.build.batch import in_batches
from petajalan.build.regions import Order
from petajalan.build.store import Kept, SpoiltError, discard, find, place


def lay(order: Order, every: Sequence[Kept], site: Path) -> list[Kept]:
    """Link results into a site; give those that are not as they were written, and are now discarded."""
    return in_batches(order, partial(_lay, order.store, site), every)


def _lay(store: Path, site: Path, every: Sequence[Kept]) -> list[Kept]:
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
