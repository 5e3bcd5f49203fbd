"""What the portal says across regions: from the small summaries, and the regions' own tables as they lie kept."""

import hashlib
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from petajalan.build.limits import Failure
from petajalan.build.records import records
from petajalan.build.region import Context, Packed, from_facts, unpack
from petajalan.build.regions import Order, Regions, near
from petajalan.build.search import PECAHAN, Rekaman, engine, pecahan, shard
from petajalan.build.shell import shell_of
from petajalan.build.store import Content, Entry, Kept, SpoiltError, discard, find, is_kept, keep, page_addresses, read
from petajalan.build.version import program_version
from petajalan.build.workers import Task, Tell, run
from petajalan.core.national import national_files
from petajalan.core.portal import plan_portal
from petajalan.core.publish import page_json
from petajalan.core.ringkasan import Ringkasan
from petajalan.core.schema import schema_files
from petajalan.render.views import Setting, render_body

# A result's name and key → the function that makes it, and what that takes besides.
Plan = dict[Kept, tuple[Callable[..., None], tuple[object, ...]]]


class CountryError(Exception):
    """Say why the pages across regions could not be made."""


def plan_country(context: Context, regions: Regions) -> Plan:
    """Name every result across regions, and how each is made."""
    members = tuple(one.kept for one in regions.built.values())
    made: Plan = {
        portal_of(context, regions): (_portal, (context.packed, members)),
        # Whole tables, which follow from every word of a region.
        Kept("_data", _key(context.digest, *members)): (_data, (context.packed, members)),
    }
    if context.cari:
        made[Kept("_cari", _key(program_version()))] = (_engine, ())
        for number, part in enumerate(_shards([one.sound.ringkasan for one in regions.built.values()])):
            made[Kept(f"_cari-{number}", _key(program_version(), *part))] = (_shard, (number, part))
    return made


def portal_of(context: Context, regions: Regions) -> Kept:
    """Name the result with the pages across regions, which follow from what is known of each region."""
    return Kept("_portal", _key(context.digest, *((slug, one.facts) for slug, one in regions.built.items())))


def portal_addresses(order: Order, context: Context, regions: Regions) -> tuple[str, ...]:
    """List the pages across regions, made or not."""
    if entry := find(order.store, portal_of(context, regions)):
        return page_addresses(entry)
    summaries = tuple(one.sound.ringkasan for one in regions.built.values())
    return tuple(page.alamat for page in plan_portal(summaries, context.acuan, context.per))


def holder(address: str) -> str:
    """Name the result across regions that has an address, if any has."""
    first, _, rest = address.partition("/")
    if first == "cari" and (found := re.match(r"(pagefind|indeks/([0-9]))/", rest)):
        return f"_cari-{found[2]}" if found[2] else "_cari"
    return "_data" if first == "data" and not rest.startswith("index.") and rest else "_portal"


def make_now(order: Order, plan: Plan, name: str) -> Entry | None:
    """Give one planned result, made in this very process where it is not kept."""
    for kept, (function, more) in plan.items():
        if kept.name == name:
            if find(order.store, kept) is None:
                function(order.store, kept, *more)
            return find(order.store, kept)
    return None


def whole(order: Order, regions: Regions) -> bool:
    """Tell whether the result of every region is still kept."""
    return all(is_kept(order.store, one.kept) for one in regions.built.values())


def build_country(order: Order, context: Context, regions: Regions, tell: Tell) -> tuple[Kept, ...]:
    """Bring the portal's pages, the country's data and its search up to date."""
    made = plan_country(context, regions)
    missing = {one: work for one, work in made.items() if find(order.store, one) is None}
    tasks: list[Task] = [(one.name, (function, order.store, one, *more)) for one, (function, more) in missing.items()]
    # One at a time: each holds much of the country, and two of them side by side are the peak of a whole build.
    alone = "satu" if near(order, len(tasks)) == "satu" else "proses:1"
    for name, found in run(alone, order.limits, _run, tasks, tell) if tasks else ():
        if isinstance(found, Failure):
            raise CountryError(f"{name.removeprefix('_')}: {found.why} {found.detail}".rstrip())
    return tuple(made)


def _run(function: Callable[..., None], *arguments: object) -> None:
    function(*arguments)


def _key(*said: object) -> str:
    return hashlib.blake2b("\n".join(map(repr, said)).encode(), digest_size=20).hexdigest()


def _shards(summaries: list[Ringkasan]) -> list[list[Rekaman]]:
    parts: list[list[Rekaman]] = [[] for _ in range(PECAHAN)]
    for one in records(summaries):
        parts[pecahan(one.daerah)].append(one)
    return parts


def _engine(store: Path, goal: Kept) -> None:
    keep(store, goal, [(f"cari/pagefind/{name}", data) for name, data in engine().items()])


def _shard(store: Path, goal: Kept, number: int, part: list[Rekaman]) -> None:
    keep(store, goal, [(f"cari/indeks/{number}/{name}", data) for name, data in shard(part).items()])


def _portal(store: Path, goal: Kept, packed: Packed, members: tuple[Kept, ...]) -> None:
    keep(store, goal, _portal_files(store, unpack(packed), members))


def _portal_files(store: Path, context: Context, members: tuple[Kept, ...]) -> Iterator[tuple[str, Content]]:
    """Yield every page across regions with its data, and the schemas."""
    # Taken out by this process itself: summaries of a country are better read than sent.
    summaries = tuple(from_facts(_kept(store, one).facts).ringkasan for one in members)
    setting = Setting(context.acuan, context.per, context.site_url, context.sunting)
    for page in plan_portal(summaries, context.acuan, context.per):
        html = shell_of(context.shells, page).fill(page, render_body(page, setting), context.site_url)
        yield f"{page.alamat}index.html", html.encode()
        yield f"{page.alamat}index.json", page_json(page, context.per, context.site_url)
    yield from schema_files()


def _data(store: Path, goal: Kept, packed: Packed, members: tuple[Kept, ...]) -> None:
    keep(store, goal, _data_files(store, unpack(packed), members))


def _data_files(store: Path, context: Context, members: tuple[Kept, ...]) -> Iterator[tuple[str, Content]]:
    """Yield the country's downloads: the regions' own tables one after the other."""
    summaries: list[Ringkasan] = []
    parts: dict[str, Entry] = {}
    for one in members:
        entry = _kept(store, one)
        summaries.append(from_facts(entry.facts).ringkasan)
        # Without the facts, which are long and have had their turn.
        parts[one.name] = Entry(entry.folder, entry.listed, b"")

    def part(slug: str, table: str) -> bytes:
        try:
            return read(parts[slug], f"{slug}/data/{table}.csv")
        except SpoiltError:
            # Taken away, or the next attempt would come upon it again.
            discard(parts[slug].folder)
            raise CountryError(f"hasil {slug} rusak di simpanan; ulangi") from None

    yield from national_files(tuple(summaries), part, context.site_url)


def _kept(store: Path, one: Kept) -> Entry:
    entry = find(store, one)
    if entry is None:
        raise CountryError(f"hasil {one.name} hilang dari simpanan selama build; ulangi")
    return entry
