"""What a region's first screens say: who leads, how its promises and targets stand, what is missing."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from petajalan.core.deret import Bacaan
from petajalan.core.kelengkapan import Hitungan
from petajalan.core.link import current
from petajalan.core.model.daerah import KepalaDaerah, Lembaga, ProfilDaerah
from petajalan.core.model.dasar import Versi, disagree
from petajalan.core.model.program import Program
from petajalan.core.shape import Record

# Who answers for the programme, in the order in which a reader should ask.
ANSWERABLE = ("penanggung-jawab", "tim-pelaksana", "dewan", "forum")
# A sentence ends after a whole word, not after “No.” or “Kel.”; citations belong to it.
_SENTENCE = re.compile(r".{20,}?[a-z]{4}[”)]?(?:\s*\[@[^\]]*\])*[.!?](?:\s*\[@[^\]]*\])*(?=\s+[“A-Z0-9])")


def first_sentence(text: str) -> str:
    """Give the first sentence of a text with its citations; all of it where no end is certain."""
    found = _SENTENCE.match(text)
    return found.group() if found else text


def main_version(versions: tuple[Versi[Any], ...] | None) -> Versi[Any] | None:
    """Give the version for places that hold one: the chosen, the only, or the newest; none where sources disagree."""
    every = versions or ()
    chosen = [version for version in every if version.utama]
    if chosen or len(every) < 2 or disagree(every):
        return next(iter(chosen), every[0] if len(every) == 1 else None)
    dated = [(version.untuk.urutan, version) for version in every if version.untuk]
    return max(dated, key=lambda item: item[0])[1] if len(dated) == len(every) else None


def in_office(profil: ProfilDaerah, per: date) -> KepalaDaerah | None:
    """Give the head of the region whose term covers a date, by any source; none where the list ends before."""
    for head in reversed(profil.kepala_daerah):
        terms = [version.isi for version in head.masa]
        if any((t.awal or date.min) <= per and (t.akhir is None or t.akhir >= per) for t in terms):
            return head
    return None


def tally(group: Iterable[Record[Program]], states: Iterable[str]) -> dict[str, int]:
    """Count promises by state, in the order of the states, without those that none is in."""
    now = [current(record.value).keadaan for record in group]
    return {state: now.count(state) for state in states if state in now}


def verdict(reading: Bacaan, per: date) -> str:
    """Say what became of the target that is shown for an indicator.

    ``tercapai`` and ``belum-tercapai`` only where the rule of verdicts allows one; ``tanpa-target``; ``menunggu``
    while its time has not come; ``tidak-dinilai`` where no value may be held against it.
    """
    if not reading.target:
        return "tanpa-target"
    held = [one.tercapai for one in reading.putusan if one.target in reading.target]
    if held:
        return "tercapai" if all(held) else "belum-tercapai"
    due = [row.nilai.untuk.akhir for row in reading.target if row.nilai.untuk and row.nilai.untuk.akhir]
    return "menunggu" if due and max(due) >= per else "tidak-dinilai"


def answerable(profil: ProfilDaerah) -> tuple[Lembaga, ...]:
    """Give the bodies of the kind that answers for the programme, as far as the data name one; the last comes first."""
    for kind in ANSWERABLE:
        if found := tuple(body for body in reversed(profil.kelembagaan) if body.jenis == kind):
            return found
    return ()


def gaps(counts: Iterable[Hitungan], most: int) -> list[Hitungan]:
    """Give the rows of which the least is published, those that lack the largest part first."""
    missing = [row for row in counts if row.dari and row.ada < row.dari]
    return sorted(missing, key=lambda row: (row.ada / row.dari, -row.dari))[:most]
