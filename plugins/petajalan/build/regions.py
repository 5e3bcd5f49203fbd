"""All regions of a build: what is kept is taken, the rest is made side by side."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from petajalan.build.limits import Failure, Limits
from petajalan.build.recall import Recall
from petajalan.build.region import (
    Context,
    Packed,
    Result,
    Sound,
    build_region,
    facts_digest,
    from_facts,
    region_key,
    to_facts,
)
from petajalan.build.store import Kept, find, is_kept, keep
from petajalan.build.workers import Task, Tell, run
from petajalan.core.compile import Kode, same_codes
from petajalan.core.folder import ATTACHMENTS, Folder
from petajalan.core.load import read_daerah
from petajalan.core.problems import Problem, Span, ordered, problem
from petajalan.render.views import warm

_CHUNK = 1 << 20
_CODES = {"waktu": "K101", "memori": "K102", "mati": "K103", "galat": "K104"}


@dataclass(frozen=True, slots=True)
class Order:
    """Where regions are read and their results kept, who makes them, and what one may cost."""

    root: Path
    cities: str
    store: Path
    pelaksana: str
    limits: Limits


@dataclass(frozen=True, slots=True)
class Wanted:
    """A region as it is to be built: its folder below ``root``, and what stands above its pages, if anything.

    ``digest`` is the folder's, where it is known already; a folder that has changed since is read anew next time.
    """

    slug: str
    root: Path
    notice: str = ""
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Built:
    """A region as this build has it: the hash of its folder, its kept result, and what is known of it.

    ``facts`` is the hash of all that is known: regions with the same facts make the same pages across regions.
    """

    wanted: Wanted
    digest: str
    kept: Kept
    sound: Sound
    facts: str


@dataclass(frozen=True, slots=True)
class Regions:
    """The sound regions by slug, in order; the slugs of those with errors; and every problem."""

    built: Mapping[str, Built] = field(default_factory=dict)
    broken: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def build_regions(
    order: Order,
    context: Context,
    wanted: Iterable[Wanted],
    tell: Tell,
    before: Regions | None = None,
    recall: Recall | None = None,
    standing: Iterable[Built] = (),
) -> Regions:
    """Bring every region that is wanted up to date, and check what only all of them together can break.

    What is ``standing`` already is not built, but no code of it may come a second time. A preview hands in what it
    has: the regions of the round ``before``, and its memory of their folders.
    """
    known = {} if before is None else {one.kept: one for one in before.built.values()}
    every = sorted(wanted, key=lambda one: one.slug)
    made = dict(_each(order, context, every, tell, known, recall or Recall()))
    built = {slug: one for slug, one in sorted(made.items()) if isinstance(one, Built)}
    problems = [item for one in made.values() for item in (one.sound.problems if isinstance(one, Built) else one)]
    codes = (_kode(order, one.sound) for one in (*standing, *built.values()) if not one.sound.ringkasan.contoh)
    for slug, found in same_codes(codes):
        problems.append(found)
        del built[slug]
    return Regions(built, tuple(sorted(made.keys() - built.keys())), tuple(ordered(problems)))


def near(order: Order, count: int) -> str:
    """Choose who does work on this machine's disk; a single task is not worth a process."""
    if _far(order):
        return "proses" if count > 1 else "satu"
    return order.pelaksana if count > 1 else "satu"


def _far(order: Order) -> bool:
    return order.pelaksana.startswith("dask")


def _each(
    order: Order, context: Context, wanted: list[Wanted], tell: Tell, known: Mapping[Kept, Built], recall: Recall
) -> Iterator[tuple[str, Built | tuple[Problem, ...]]]:
    """Yield what is kept, then what had to be made, as it is ready."""
    missing: dict[str, Wanted] = {}
    for one in wanted:
        digest = one.digest or recall.digest(one.root, one.slug, order.cities)
        kept = _kept(digest, context.digest, one)
        if (built := known.get(kept)) and built.wanted == one and is_kept(order.store, kept):
            yield one.slug, built
        elif entry := find(order.store, kept):
            yield one.slug, Built(one, digest, kept, from_facts(entry.facts), facts_digest(entry.facts))
        else:
            missing[one.slug] = one
    sent: dict[str, tuple[str, Kept]] = {}

    def tasks() -> Iterator[Task]:
        for slug, one in missing.items():
            folder = _read(order, one)
            sent[slug] = (folder.digest, _kept(folder.digest, context.digest, one))
            yield slug, (_folder_of(order, one), sent[slug][1], context.packed, folder, one.notice)

    make = _build_far if _far(order) else partial(_build_and_keep, order.store)
    pelaksana = order.pelaksana if _far(order) or len(missing) > 1 else "satu"
    if pelaksana.startswith("proses"):
        warm()
    ready, broken = len(wanted) - len(missing), 0

    def hear(done: int, working: int, failed: int) -> None:
        tell(ready + done, working, failed + broken)

    for slug, made in run(pelaksana, order.limits, make, tasks(), hear) if missing else ():
        one = missing[slug]
        if isinstance(made, Failure):
            yield slug, (_failed(order, slug, made),)
        elif made.sound is None:
            broken += 1
            yield slug, made.problems
        else:
            if made.files:
                _keep(order.store, sent[slug][1], _folder_of(order, one), made)
            yield slug, Built(one, *sent[slug], made.sound, facts_digest(to_facts(made.sound)))


def _build_far(_: Path, __: Kept, packed: Packed, folder: Folder, notice: str) -> Result:
    """Build a region where there is no disk of ours: the result comes back whole."""
    return build_region(packed, folder, notice)


def _build_and_keep(store: Path, source: Path, kept: Kept, packed: Packed, folder: Folder, notice: str) -> Result:
    """Build a region and keep it; only what is known of it comes back."""
    made = build_region(packed, folder, notice)
    if made.sound:
        _keep(store, kept, source, made)
    return replace(made, files={})


def _keep(store: Path, kept: Kept, source: Path, made: Result) -> None:
    assert made.sound is not None
    folder = f"{kept.name}/{ATTACHMENTS}"
    attached = [(f"{folder}/{name}", _chunks(source / ATTACHMENTS / name)) for name in made.attachments]
    keep(store, kept, [*made.files.items(), *attached], to_facts(made.sound))


def _chunks(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while data := file.read(_CHUNK):
            yield data


def _kept(digest: str, context: str, one: Wanted) -> Kept:
    return Kept(one.slug, region_key(digest, context, one.notice))


def _read(order: Order, one: Wanted) -> Folder:
    return read_daerah(one.root, one.slug, order.cities)


def _folder_of(order: Order, one: Wanted) -> Path:
    return one.root / order.cities / one.slug


def _failed(order: Order, slug: str, failure: Failure) -> Problem:
    limits = order.limits
    return problem(
        _CODES[failure.why],
        f"{order.cities}/{slug}",
        Span(1, 1),
        waktu=f"{limits.seconds:g}",
        memori=limits.mebibytes,
        rinci=failure.detail,
    )


def _kode(order: Order, sound: Sound) -> Kode:
    slug = sound.ringkasan.slug
    return Kode(slug, sound.ringkasan.kode, f"{order.cities}/{slug}/daerah.yml", sound.kode_at)
