"""The way from a promise up to the vision of a plan: the stops that are known, and the ones that are missing."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from petajalan.core.daerah import Daerah
from petajalan.core.model.bersama import Mendukung
from petajalan.core.model.program import Program
from petajalan.core.model.rencana import Rpjmd, Simpul

TANGGA = ("sasaran", "tujuan", "misi", "visi")
# A programme stands below a sasaran; priorities and the like stand right below a misi.
_RANK = {"program": -1} | {kind: rank for rank, kind in enumerate(TANGGA)}
_BELOW_MISI = 1


@dataclass(frozen=True, slots=True)
class Perhentian:
    """A stop: a node of the plan, or kinds of node that no source puts here.

    ``tautan`` holds the promise's own links to the node, ``juga`` its parents besides the one that the way takes.
    ``sebab`` says why a stop is missing: the plan's nodes of this kind are ``belum-dipublikasikan``, no source
    tells which one it is (``tidak-disebut``), or nobody linked the promise to one (``belum-ditautkan``).
    """

    jenis: tuple[str, ...]
    simpul: Simpul | None = None
    tautan: tuple[Mendukung, ...] = ()
    juga: tuple[str, ...] = ()
    sebab: str = ""


@dataclass(frozen=True, slots=True)
class Jalur:
    """The way up one plan, the stop nearest to the promise first."""

    periode: str
    perhentian: tuple[Perhentian, ...]


def routes(program: Program, daerah: Daerah) -> tuple[Jalur, ...]:
    """Give the ways from a promise up to the vision, the newest plan first; a link on another's way is part of it."""
    goals = [link.ke.partition("/") for link in program.mendukung]
    chains = [
        (period, _climb(daerah.rpjmd[period].value, node))
        for period, _, node in dict.fromkeys(goals)
        if period in daerah.rpjmd
    ]
    apart = [
        (period, chain)
        for period, chain in chains
        if not any(period == other and chain[0] in way[1:] for other, way in chains)
    ]
    links = {link.ke: tuple(one for one in program.mendukung if one.ke == link.ke) for link in program.mendukung}
    return tuple(
        Jalur(period, tuple(_stops(daerah.rpjmd[period].value, chain, links)))
        for period, chain in sorted(apart, key=lambda item: item[0], reverse=True)
    )


def _climb(plan: Rpjmd, start: str) -> tuple[Simpul, ...]:
    nodes = {node.id: node for node in plan.simpul}
    chain: list[Simpul] = []
    name: str | None = start
    while name in nodes and nodes[name] not in chain:
        chain.append(nodes[name])
        name = next(iter(nodes[name].induk), None)
    return tuple(chain)


def _stops(plan: Rpjmd, chain: tuple[Simpul, ...], links: dict[str, tuple[Mendukung, ...]]) -> Iterator[Perhentian]:
    published = {node.jenis for node in plan.simpul}
    before, linked = -1, False
    for node in chain:
        rank = _RANK.get(node.jenis, _BELOW_MISI)
        if node.jenis in TANGGA:
            yield from _missing(TANGGA[before + 1 : rank], published, "tidak-disebut" if linked else "belum-ditautkan")
        yield Perhentian((node.jenis,), node, links.get(f"{plan.periode}/{node.id}", ()), node.induk[1:])
        before, linked = rank, True
    yield from _missing(TANGGA[before + 1 :], published, "tidak-disebut")


def _missing(kinds: tuple[str, ...], published: set[str], reason: str) -> Iterator[Perhentian]:
    """Draw neighbours that are missing for the same reason as one stop."""
    for why, group in groupby(kinds, key=lambda kind: reason if kind in published else "belum-dipublikasikan"):
        yield Perhentian(tuple(group), sebab=why)
