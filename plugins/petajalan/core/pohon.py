"""A plan as a tree to walk, and the holes in it: promises without a measure, measures without a promise."""

from collections.abc import Iterator
from dataclasses import dataclass

from petajalan.core.daerah import Daerah
from petajalan.core.link import Kaitan, Tertaut
from petajalan.core.model.rencana import Rpjmd, Simpul


@dataclass(frozen=True, slots=True)
class Cabang:
    """A node with what hangs below it; a node of several parents hangs below the first and is named below others."""

    simpul: Simpul
    anak: tuple["Cabang", ...]
    titipan: tuple[Simpul, ...]


@dataclass(frozen=True, slots=True)
class Lubang:
    """The holes of one plan. Each is a list of what lacks its other end.

    Nodes stand for themselves; indicators and quick wins are named by their slug. ``dari`` counts what was asked:
    a hole of nothing in nothing is no finding.
    """

    sasaran_tanpa_indikator: tuple[Simpul, ...]
    sasaran_tanpa_quick_win: tuple[Simpul, ...]
    misi_tanpa_quick_win: tuple[Simpul, ...]
    target_tanpa_quick_win: tuple[str, ...]
    quick_win_tanpa_target: tuple[str, ...]
    sasaran: int
    misi: int
    target: int
    quick_win: int


def tree(plan: Rpjmd) -> tuple[Cabang, ...]:
    """Give the plan's top nodes with their branches, in the order of the file."""
    return tuple(_branch(plan, node) for node in plan.simpul if not node.induk)


def _branch(plan: Rpjmd, node: Simpul) -> Cabang:
    below = [child for child in plan.simpul if node.id in child.induk]
    return Cabang(
        node,
        tuple(_branch(plan, child) for child in below if child.induk[0] == node.id),
        tuple(child for child in below if child.induk[0] != node.id),
    )


def holes(linked: Tertaut, period: str) -> Lubang:
    """Find the holes of a plan.

    A quick win reaches a node when it supports the node itself, a node below it, or an indicator that one of these
    names. A target is one of an indicator that a node names, or one that the plan's own document sets.
    """
    daerah = linked.daerah
    plan = daerah.rpjmd[period].value
    sasaran = [node for node in plan.simpul if node.jenis == "sasaran"]
    misi = [node for node in plan.simpul if node.jenis == "misi"]
    reached = {node.id for node in plan.simpul if _reached(linked, plan, node)}
    targets = [slug for slug in daerah.indikator if _aimed_at(daerah, plan, slug)]
    return Lubang(
        sasaran_tanpa_indikator=tuple(node for node in sasaran if not node.indikator),
        sasaran_tanpa_quick_win=tuple(node for node in sasaran if node.id not in reached),
        misi_tanpa_quick_win=tuple(node for node in misi if node.id not in reached),
        target_tanpa_quick_win=tuple(slug for slug in targets if not _served(linked, slug)),
        quick_win_tanpa_target=tuple(slug for slug in daerah.quick_win if not _aims(daerah, slug)),
        sasaran=len(sasaran),
        misi=len(misi),
        target=len(targets),
        quick_win=len(daerah.quick_win),
    )


def _reached(linked: Tertaut, plan: Rpjmd, node: Simpul) -> bool:
    return any(
        _by_quick_win(linked, f"{plan.periode}/{below.id}")
        or any(_by_quick_win(linked, f"indikator/{slug}") for slug in below.indikator)
        for below in _under(plan, node, set())
    )


def _under(plan: Rpjmd, node: Simpul, seen: set[str]) -> Iterator[Simpul]:
    """Yield a node and all below it, each once."""
    if node.id not in seen:
        seen.add(node.id)
        yield node
        for child in plan.simpul:
            if node.id in child.induk:
                yield from _under(plan, child, seen)


def _by_quick_win(linked: Tertaut, goal: str) -> bool:
    links: tuple[Kaitan, ...] = linked.kaitan.get(goal, ())
    return any(link.jenis == "quick-win" for link in links)


def _has_target(daerah: Daerah, slug: str) -> bool:
    return any(value.jenis == "target" for value in daerah.indikator[slug].value.nilai)


def _aimed_at(daerah: Daerah, plan: Rpjmd, slug: str) -> bool:
    named = any(slug in node.indikator for node in plan.simpul)
    values = daerah.indikator[slug].value.nilai
    return any(value.jenis == "target" and (named or value.dokumen == plan.dokumen) for value in values)


def _served(linked: Tertaut, slug: str) -> bool:
    """Tell whether a quick win supports an indicator, or any node that names it."""
    daerah = linked.daerah
    return _by_quick_win(linked, f"indikator/{slug}") or any(
        _by_quick_win(linked, f"{period}/{node.id}")
        for period, plan in daerah.rpjmd.items()
        for node in plan.value.simpul
        if slug in node.indikator
    )


def _aims(daerah: Daerah, slug: str) -> bool:
    """Tell whether a quick win supports an indicator with a target, itself or through a node that names one."""
    for link in daerah.quick_win[slug].value.mendukung:
        head, _, tail = link.ke.partition("/")
        if head == "indikator":
            named: tuple[str, ...] = (tail,)
        elif head in daerah.rpjmd:
            named = next((node.indikator for node in daerah.rpjmd[head].value.simpul if node.id == tail), ())
        else:
            named = ()
        if any(_has_target(daerah, indicator) for indicator in named):
            return True
    return False
