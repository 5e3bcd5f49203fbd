"""The peta jalan as a route: milestones by year and dimension, stages across the years, and the day it is read on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from petajalan.core.daerah import Daerah
from petajalan.core.link import Tertaut, missed
from petajalan.core.model.rencana import PetaJalan, Tahap, Tonggak
from petajalan.core.waktu import Waktu


@dataclass(frozen=True, slots=True)
class Henti:
    """A stop: a milestone with the time it stands under.

    ``keadaan`` is ``terjadi`` where a source says when it happened, else a state, empty where nobody gives one.
    ``lewat`` tells that its deadline has passed. ``turunan`` tells that its dimensions are those of the promises
    that it is about, since it names none of its own.
    """

    tonggak: Tonggak
    waktu: Waktu | None
    keadaan: str
    lewat: bool
    dimensi: tuple[str, ...]
    turunan: bool


@dataclass(frozen=True, slots=True)
class Bentang:
    """A stage where it passes through one step of the route: whether it begins there."""

    tahap: Tahap
    mulai: bool


@dataclass(frozen=True, slots=True)
class Ruas:
    """One step: a year, or a run of years in which nothing stands (``dari`` before ``sampai``).

    ``tahap`` has a place for each lane of stages, empty where none passes; ``sel`` the stops by dimension.
    """

    dari: int
    sampai: int
    kini: bool
    tahap: tuple[Bentang | None, ...]
    sel: tuple[tuple[str, tuple[Henti, ...]], ...]


@dataclass(frozen=True, slots=True)
class Rute:
    """The whole route; ``tanpa_waktu`` and ``tahap_tanpa_waktu`` are what no source dates."""

    ruas: tuple[Ruas, ...]
    henti: tuple[Henti, ...]
    dimensi: tuple[str, ...]
    tanpa_waktu: tuple[Henti, ...]
    tahap_tanpa_waktu: tuple[Tahap, ...]


def route(linked: Tertaut, dimensions: Iterable[str]) -> Rute:
    """Lay out a region's milestones and stages; ``dimensions`` gives the order of the six."""
    plan = linked.daerah.peta_jalan.value if linked.daerah.peta_jalan else PetaJalan()
    stops = tuple(_stop(milestone, linked) for milestone in plan.tonggak)
    order = (*dimensions, "")
    cells: dict[int, list[Henti]] = {}
    for stop in sorted((s for s in stops if _year(s) is not None), key=lambda s: s.waktu.urutan):  # type: ignore[union-attr]
        cells.setdefault(_year(stop) or 0, []).append(stop)
    lanes = _lanes([(stage, span) for stage in plan.tahap if (span := _span(stage, linked.per))])
    used = {dimension for stop in stops for dimension in stop.dimensi[:1] or ("",)}
    return Rute(
        tuple(_steps(cells, lanes, linked.per.year, order)),
        stops,
        tuple(dimension for dimension in order if dimension in used),
        tuple(stop for stop in stops if _year(stop) is None),
        tuple(stage for stage in plan.tahap if not _span(stage, linked.per)),
    )


def _stop(milestone: Tonggak, linked: Tertaut) -> Henti:
    versions = milestone.waktu or milestone.tenggat or ()
    when = next((version.isi for version in versions if version.utama), versions[0].isi if versions else None)
    late = missed(milestone, linked.per)
    planned = "rencana" if milestone.tenggat and not late else ""
    state = milestone.status[-1].keadaan if milestone.status else "terjadi" if milestone.waktu else planned
    own = tuple(dict.fromkeys(d.id or "" for d in milestone.dimensi))
    return Henti(milestone, when, state, late, own or _borrowed(milestone, linked.daerah), not own)


def _borrowed(milestone: Tonggak, daerah: Daerah) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for goal in milestone.untuk:
        folder, _, slug = goal.partition("/")
        group = {"quick-win": daerah.quick_win, "program": daerah.program}.get(folder, {})
        if slug in group:
            found |= dict.fromkeys(d.id for d in group[slug].value.dimensi if d.id)
    return tuple(found)


def _year(stop: Henti) -> int | None:
    """File what happened under the year in which it began, what is due under the year in which it is due."""
    if not stop.waktu:
        return None
    first, last = stop.waktu.awal or stop.waktu.akhir, stop.waktu.akhir or stop.waktu.awal
    day = first if stop.tonggak.waktu else last
    return day.year if day else None


def _span(stage: Tahap, per: date) -> tuple[int, int] | None:
    """Give a stage's first and last year; one without an end lasts until now."""
    if not stage.waktu:
        return None
    first = stage.waktu.awal or stage.waktu.akhir
    last = stage.waktu.akhir or max(per, first or per)
    return (first.year, last.year) if first else None


_Lane = list[tuple[Tahap, tuple[int, int]]]


def _lanes(spans: _Lane) -> list[_Lane]:
    """Put stages side by side in as few lanes as keep those of the same years apart."""
    lanes: list[_Lane] = []
    for stage, span in sorted(spans, key=lambda item: item[1]):
        free = next((lane for lane in lanes if lane[-1][1][1] < span[0]), None)
        if free is None:
            lanes.append(free := [])
        free.append((stage, span))
    return lanes


def _steps(cells: dict[int, list[Henti]], lanes: list[_Lane], now: int, order: tuple[str, ...]) -> list[Ruas]:
    turns = {year for lane in lanes for _, span in lane for year in (span[0], span[1])}
    if not cells and not turns:
        return []
    shown = sorted({*cells, *turns, now})
    steps: list[Ruas] = []
    for year in shown:
        if steps and steps[-1].sampai < year - 1:
            gap = steps[-1].sampai + 1
            steps.append(Ruas(gap, year - 1, False, _passing(lanes, gap), ()))
        mine = cells.get(year, [])
        rows = ((name, tuple(s for s in mine if (s.dimensi[:1] or ("",))[0] == name)) for name in order)
        filled = tuple((name, stops) for name, stops in rows if stops)
        steps.append(Ruas(year, year, year == now, _passing(lanes, year), filled))
    return steps


def _passing(lanes: list[_Lane], year: int) -> tuple[Bentang | None, ...]:
    return tuple(
        next((Bentang(stage, year == first) for stage, (first, last) in lane if first <= year <= last), None)
        for lane in lanes
    )
