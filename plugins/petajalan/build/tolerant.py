"""When a region is broken: the newest earlier version of its folder that passes stands in for it, and says so."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple

from petajalan.build.region import Context
from petajalan.build.regions import Order, Regions, Wanted, build_regions
from petajalan.build.workers import Tell
from petajalan.core.load import read_daerah
from petajalan.render import words


class Version(NamedTuple):
    """A region as it once was: on what day it came to be, and the root of a project that holds its folder so."""

    day: date
    root: Path


# Each region's versions, newest first; one is laid out on disk when it is asked for.
Versions = Mapping[str, Iterator[Version]]
# Gives what hears of the progress of so many regions.
Watch = Callable[[int], AbstractContextManager[Tell]]


@dataclass(frozen=True, slots=True)
class Fallback:
    """The regions that can be shown; the day of those shown as they once were; the slugs of those without any."""

    regions: Regions = field(default_factory=Regions)
    earlier: Mapping[str, date] = field(default_factory=dict)
    absent: tuple[str, ...] = ()


def fall_back(order: Order, context: Context, regions: Regions, versions: Versions, watch: Watch) -> Fallback:
    """Try the versions of every broken region, one of each side by side, until one passes or none is left.

    Old folders are judged with today's code lists: what a region shows must hold in today's portal.
    """
    built = dict(regions.built)
    earlier: dict[str, date] = {}
    # A revert is no new version, and a clean work tree is its own newest one: what failed once is not tried again.
    tried = {slug: {read_daerah(order.root, slug, order.cities).digest} for slug in regions.broken}
    left = regions.broken
    while found := list(_next(order, left, versions, tried)):
        with watch(len(found)) as tell:
            made = build_regions(order, context, [wanted for wanted, _ in found], tell, standing=built.values())
        built |= made.built
        earlier |= {wanted.slug: day for wanted, day in found if wanted.slug in built}
        left = made.broken
    absent = tuple(slug for slug in regions.broken if slug not in built)
    return Fallback(Regions(dict(sorted(built.items())), (), regions.problems), dict(sorted(earlier.items())), absent)


def _next(
    order: Order, slugs: Iterable[str], versions: Versions, tried: dict[str, set[str]]
) -> Iterator[tuple[Wanted, date]]:
    """Want each region's next version whose folder was not tried yet."""
    for slug in slugs:
        for version in versions.get(slug, ()):
            digest = read_daerah(version.root, slug, order.cities).digest
            if digest not in tried[slug]:
                tried[slug].add(digest)
                yield Wanted(slug, version.root, notice(version.day), digest), version.day
                break


def notice(day: date) -> str:
    """Say above a page as of when it is; nothing in it comes from data."""
    return (
        '<p class="tanda-lama" data-pagefind-ignore><strong>Data daerah ini sedang diperbaiki.</strong> '
        f'Yang tampil adalah keadaan per <time datetime="{day.isoformat()}">{words.day(day)}</time>.</p>\n'
    )
