"""What a promise's page tells from other files too: what comes next, what has been, what goes along with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from petajalan.core.daerah import Daerah
from petajalan.core.link import SETTLED, current, promises
from petajalan.core.model.program import Program
from petajalan.core.model.rencana import Tonggak
from petajalan.core.shape import Record
from petajalan.core.waktu import Waktu

COMPANIONS = 4


@dataclass(frozen=True, slots=True)
class Langkah:
    """One stop of a promise's history: ``isi`` is the state, progress, old deadline, milestone or news it tells of."""

    jenis: str
    isi: Any
    waktu: Waktu | None = None
    alamat: str = ""


@dataclass(frozen=True, slots=True)
class Sejalan:
    """A promise that goes along with another, and why: a node or indicator that both support, or a dimension."""

    alamat: str
    program: Program
    sebab: str


def next_milestone(daerah: Daerah, tujuan: str, per: date) -> Tonggak | None:
    """Give the nearest milestone that is named for a promise and is still to come on a date."""
    ahead = [
        (min(days), milestone)
        for milestone in _milestones(daerah, tujuan)
        if not milestone.waktu and not (milestone.status and milestone.status[-1].keadaan in SETTLED)
        if (days := [v.isi.akhir for v in milestone.tenggat or () if v.isi.akhir and v.isi.akhir >= per])
    ]
    return min(ahead, key=lambda item: item[0], default=(None, None))[1]


def history(daerah: Daerah, tujuan: str, program: Program) -> tuple[Langkah, ...]:
    """Put all that is told of a promise in one order of time, the earliest first.

    What has no date stands before the next dated entry of its own list, since lists start with the oldest; with
    none, at the end.
    """
    told = [*_timed("keadaan", program.status), *_timed("kemajuan", program.kemajuan)]
    told += [(r.tanggal.urutan, Langkah("tenggat", r, r.tanggal)) for r in program.riwayat]
    for milestone in _milestones(daerah, tujuan):
        versions = milestone.waktu or milestone.tenggat or ()
        main = next((v.isi for v in versions if v.utama), versions[0].isi if versions else None)
        urutan = main.urutan if main else (date.max, date.max)
        told.append((urutan, Langkah("tonggak", milestone, main, f"peta-jalan/#{milestone.id}")))
    for slug, news in daerah.kabar.items():
        if tujuan in news.value.tentang:
            day = date.fromisoformat(slug[:10])
            told.append(((day, day), Langkah("kabar", news.value, Waktu(slug[:10], day, day), f"kabar/{slug}/")))
    return tuple(step for _, step in sorted(told, key=lambda item: item[0]))


def companions(daerah: Daerah, tujuan: str, program: Program) -> tuple[Sejalan, ...]:
    """Choose up to four other promises of the region that support the same, then those of the same dimension."""
    goals = {link.ke for link in program.mendukung}
    dimensions = {d.id for d in program.dimensi if d.id}
    found: dict[str, list[Sejalan]] = {"simpul": [], "dimensi": []}
    for address, record in promises(daerah):
        other: Record[Program] = record
        if address == f"{tujuan}/":
            continue
        if goals & {link.ke for link in other.value.mendukung}:
            found["simpul"].append(Sejalan(address, other.value, "simpul"))
        elif dimensions & {d.id for d in other.value.dimensi}:
            found["dimensi"].append(Sejalan(address, other.value, "dimensi"))
    return tuple([*found["simpul"], *found["dimensi"]][:COMPANIONS])


def progress(program: Program) -> Any:
    """Give the last progress that its source says in percent, or nothing."""
    return next((step for step in reversed(program.kemajuan) if step.persen and step.persen.nilai is not None), None)


def is_settled(program: Program) -> bool:
    """Tell whether nothing more is to come: the promise is kept or stopped."""
    return current(program).keadaan in SETTLED


def _milestones(daerah: Daerah, tujuan: str) -> Iterator[Tonggak]:
    for milestone in daerah.peta_jalan.value.tonggak if daerah.peta_jalan else ():
        if tujuan in milestone.untuk:
            yield milestone


def _timed(kind: str, entries: tuple[Any, ...]) -> list[tuple[tuple[date, date], Langkah]]:
    last = (date.max, date.max)
    told = []
    for entry in reversed(entries):
        last = entry.tanggal.urutan if entry.tanggal else last
        told.append((last, Langkah(kind, entry, entry.tanggal)))
    return told[::-1]
