"""``--toleran``: broken regions stand at their last good version, and whoever runs the build is told which."""

from datetime import date
from pathlib import Path

from petajalan.build.region import Context
from petajalan.build.regions import Order, Regions
from petajalan.build.tolerant import Fallback, fall_back
from petajalan.render import words
from petajalan.site.history import VERSIONS, history
from petajalan.site.progress import progress


def stand_in(order: Order, context: Context, regions: Regions, aside: Path) -> Fallback:
    """Look in git for what can stand in for the broken regions; old folders are laid out below ``aside``."""
    with history(order.root, order.cities, regions.broken, aside) as versions:
        return fall_back(order, context, regions, versions, progress)


def summary(fallback: Fallback) -> str:
    """Say in a line which regions are not shown as they are."""
    parts = []
    if fallback.earlier:
        named = ", ".join(f"{slug} (per {_day(day)})" for slug, day in fallback.earlier.items())
        parts.append(f"{len(fallback.earlier)} daerah tampil pada versi lama: {named}")
    if fallback.absent:
        named = ", ".join(fallback.absent)
        looked = f"dicari sampai {VERSIONS} versi ke belakang"
        parts.append(f"{len(fallback.absent)} daerah tanpa versi yang benar ({looked}): {named}")
    return f"{'; '.join(parts)}."


def _day(day: date) -> str:
    # A terminal is searched with plain spaces.
    return words.day(day).replace("\N{NO-BREAK SPACE}", " ")
