"""Rules of plans and the roadmap: ids are unique, parents exist and do not go round."""

from collections.abc import Iterator

from petajalan.core.load import Muatan
from petajalan.core.model.rencana import PetaJalan, Rpjmd
from petajalan.core.problems import Problem, nearest
from petajalan.core.shape import Record


def check(muatan: Muatan) -> Iterator[Problem]:
    """Check every plan and the roadmap of a region."""
    for record in muatan.whole("rpjmd").values():
        yield from _nodes(record)
        if record.value.periode != record.slug:
            yield record.problem("A122", "periode", nilai=record.value.periode, harus=record.slug)
    roadmap = muatan.get("peta-jalan.yml")
    if roadmap:
        yield from _roadmap(roadmap)


def _nodes(record: Record[Rpjmd]) -> Iterator[Problem]:
    nodes = record.value.simpul
    ids = [node.id for node in nodes]
    yield from _unique(record, "simpul", ids)
    parents = {node.id: node.induk for node in nodes}
    for index, node in enumerate(nodes):
        for place, parent in enumerate(node.induk):
            if parent not in parents and len(set(ids)) == len(ids):
                yield record.problem(
                    "R106",
                    "simpul",
                    index,
                    "induk",
                    place,
                    nilai=parent,
                    periode=record.slug,
                    mungkin=nearest(parent, ids),
                )
            elif parent in parents and len(set(ids)) == len(ids) and _leads_to(parent, node.id, parents):
                yield record.problem("A111", "simpul", index, "induk", place, nilai=node.id)


def _leads_to(start: str, goal: str, parents: dict[str, tuple[str, ...]]) -> bool:
    """Tell whether climbing from a node passes another."""
    waiting, seen = [start], set()
    while waiting:
        here = waiting.pop()
        if here == goal:
            return True
        if here not in seen:
            seen.add(here)
            waiting.extend(parents.get(here, ()))
    return False


def _roadmap(record: Record[PetaJalan]) -> Iterator[Problem]:
    stages = [stage.id for stage in record.value.tahap]
    yield from _unique(record, "tahap", stages)
    yield from _unique(record, "tonggak", [milestone.id for milestone in record.value.tonggak])
    for index, milestone in enumerate(record.value.tonggak):
        if not (milestone.waktu or milestone.tenggat):
            yield record.problem("A120", "tonggak", index)
        if milestone.tahap and milestone.tahap not in stages:
            yield record.problem(
                "R116",
                "tonggak",
                index,
                "tahap",
                nilai=milestone.tahap,
                mungkin=nearest(milestone.tahap, stages),
            )


def _unique(record: Record[Rpjmd] | Record[PetaJalan], field: str, ids: list[str]) -> Iterator[Problem]:
    for index, name in enumerate(ids):
        if (first := ids.index(name)) < index:
            yield record.problem("A105", field, index, "id", nilai=name, related=record.places.at(field, first, "id"))
