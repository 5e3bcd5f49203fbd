"""An indicator's values in reading order: by series, with conflicts marked and verdicts only where allowed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from petajalan.core.check.indikator import conflict_key
from petajalan.core.model.indikator import Indikator, Nilai, Seri
from petajalan.core.scalars import Rujukan


@dataclass(frozen=True, slots=True)
class Baris:
    """One value with what the reader must know beside it.

    ``bersama`` tells that its source is known only as “one of these”.
    """

    nilai: Nilai
    seri: Seri | None
    sumber: tuple[Rujukan, ...]
    bersama: bool
    konflik: bool

    @property
    def urutan(self) -> tuple[date, date, int, str]:
        """Sort by the time the value is about; one of unknown time by when it was said."""
        when = self.nilai.untuk or self.nilai.disebut
        first, last = when.urutan if when else (date.max, date.max)
        return (first, last, ("awal", "target", "realisasi").index(self.nilai.jenis), self.nilai.rincian or "")


@dataclass(frozen=True, slots=True)
class Deret:
    """The values of one series: for the whole region, and apart from them those of its parts."""

    seri: Seri | None
    realisasi: tuple[Baris, ...]
    target: tuple[Baris, ...]
    rincian: tuple[Baris, ...]


@dataclass(frozen=True, slots=True)
class Putusan:
    """A verdict: the target, the realised value that may be held against it, and whether it was met."""

    target: Baris
    realisasi: Baris
    tercapai: bool


@dataclass(frozen=True, slots=True)
class Bacaan:
    """An indicator as it is read on a date, worked out once for all pages that show it.

    ``terakhir`` is the last realised value for the whole region, ``target`` the one that is due next, or the
    last that was due; each holds several where sources disagree about it.
    """

    indikator: Indikator
    baris: tuple[Baris, ...]
    terakhir: tuple[Baris, ...]
    target: tuple[Baris, ...]
    deret: tuple[Deret, ...]
    putusan: tuple[Putusan, ...]


def read(indikator: Indikator, per: date) -> Bacaan:
    """Read an indicator on a date."""
    every = rows(indikator)
    return Bacaan(
        indikator,
        every,
        _latest(every),
        _next_target(every, per),
        _series(indikator, every),
        _verdicts(indikator, every),
    )


def rows(indikator: Indikator) -> tuple[Baris, ...]:
    """Give every value in reading order, with its sources and whether another source disagrees."""
    series = {seri.id: seri for seri in indikator.seri}
    keys = [conflict_key(value) for value in indikator.nilai]
    groups: dict[object, set[tuple[object, ...]]] = {}
    for key, value in zip(keys, indikator.nilai, strict=True):
        groups.setdefault(key, set()).add(value.teks.ukuran)
    found = []
    for key, value in zip(keys, indikator.nilai, strict=True):
        seri = series.get(value.seri or "")
        shared = value.sumber_bersama or (seri.sumber_bersama if seri else ()) or indikator.sumber_bersama
        found.append(
            Baris(
                value,
                seri,
                value.sumber or shared,
                bersama=not value.sumber and len(shared) > 1,
                konflik=key is not None and len(groups[key]) > 1,
            )
        )
    return tuple(sorted(found, key=lambda row: row.urutan))


def _series(indikator: Indikator, every: Sequence[Baris]) -> tuple[Deret, ...]:
    """Group the values by series, in the order in which the file names them."""
    deret = []
    for seri in (*indikator.seri, None):
        own = [row for row in every if row.seri is seri]
        if own:
            whole = [row for row in own if not row.nilai.rincian]
            deret.append(
                Deret(
                    seri,
                    realisasi=tuple(row for row in whole if row.nilai.jenis != "target"),
                    target=tuple(row for row in whole if row.nilai.jenis == "target"),
                    rincian=tuple(row for row in own if row.nilai.rincian),
                )
            )
    return tuple(deret)


def _dated(every: Sequence[Baris], kind: str) -> list[tuple[date, Baris]]:
    """List the values of a kind for the whole region whose time is known, with its last day."""
    return [
        (row.nilai.untuk.akhir, row)
        for row in every
        if row.nilai.jenis == kind and not row.nilai.rincian and row.nilai.untuk and row.nilai.untuk.akhir
    ]


def _agreeing(chosen: Baris, dated: Sequence[tuple[date, Baris]]) -> tuple[Baris, ...]:
    """Give what stands beside a value in the same place: the main one, or all where none is chosen."""
    key = conflict_key(chosen.nilai)
    same = [row for _, row in dated if conflict_key(row.nilai) == key]
    return tuple([row for row in same if row.nilai.utama] or same)


def _latest(every: Sequence[Baris]) -> tuple[Baris, ...]:
    known = _dated(every, "realisasi")
    if not known:
        unknown = [row for row in every if row.nilai.jenis == "realisasi" and not row.nilai.rincian]
        return tuple(unknown[-1:])
    _, last = max(known, key=lambda item: (item[0], item[1].nilai.untuk.awal))  # type: ignore[union-attr]
    return _agreeing(last, known)


def _next_target(every: Sequence[Baris], per: date) -> tuple[Baris, ...]:
    targets = _dated(every, "target")
    if not targets:
        return ()
    return _agreeing(next((row for due, row in targets if due >= per), targets[-1][1]), targets)


def _verdicts(indikator: Indikator, every: Sequence[Baris]) -> tuple[Putusan, ...]:
    """Hold targets against realised values of the same series, measured for the target's own time.

    No verdict without a direction, with a range or a limit, with a conflict, or before the target's time.
    """
    if indikator.arah not in ("naik", "turun"):
        return ()
    clear = [row for row in every if not row.nilai.rincian and not (row.konflik and not row.nilai.utama)]
    found = []
    for target in clear:
        if target.nilai.jenis != "target" or target.nilai.untuk is None or target.nilai.teks.nilai is None:
            continue
        due = target.nilai.untuk
        held = [
            row
            for row in clear
            if row.nilai.jenis == "realisasi"
            and row.nilai.seri == target.nilai.seri
            and row.nilai.teks.nilai is not None
            and row.nilai.untuk is not None
            and row.nilai.untuk.tahun == due.tahun
            and (row.nilai.untuk.akhir or date.min) >= (due.akhir or date.max)
        ]
        if held:
            got, want = held[-1].nilai.teks.nilai, target.nilai.teks.nilai
            assert got is not None
            found.append(Putusan(target, held[-1], _met(got, want, indikator.arah)))
    return tuple(found)


def _met(got: Decimal, want: Decimal, direction: str) -> bool:
    return got >= want if direction == "naik" else got <= want
