"""An indicator's values in reading order: by series, with conflicts marked and verdicts only where allowed."""

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


def rows(indikator: Indikator) -> tuple[Baris, ...]:
    """Give every value in reading order, with its sources and whether another source disagrees."""
    series = {seri.id: seri for seri in indikator.seri}
    groups: dict[object, set[tuple[object, ...]]] = {}
    for value in indikator.nilai:
        if key := conflict_key(value):
            groups.setdefault(key, set()).add(value.teks.ukuran)
    found = []
    for value in indikator.nilai:
        seri = series.get(value.seri or "")
        shared = value.sumber_bersama or (seri.sumber_bersama if seri else ()) or indikator.sumber_bersama
        key = conflict_key(value)
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


def series(indikator: Indikator) -> tuple[Deret, ...]:
    """Group the values by series, in the order in which the file names them."""
    every = rows(indikator)
    order: list[Seri | None] = [*indikator.seri, None]
    deret = []
    for seri in order:
        own = [row for row in every if row.seri == seri]
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


def latest(indikator: Indikator) -> tuple[Baris, ...]:
    """Give the last realised value for the whole region; several where sources disagree about it."""
    known = [
        row
        for row in rows(indikator)
        if row.nilai.jenis == "realisasi" and not row.nilai.rincian and row.nilai.untuk and row.nilai.untuk.akhir
    ]
    if not known:
        unknown = [row for row in rows(indikator) if row.nilai.jenis == "realisasi" and not row.nilai.rincian]
        return tuple(unknown[-1:])
    last = max(known, key=lambda row: (row.nilai.untuk.akhir, row.nilai.untuk.awal))  # type: ignore[union-attr]
    key = conflict_key(last.nilai)
    same = [row for row in known if conflict_key(row.nilai) == key]
    main = [row for row in same if row.nilai.utama]
    return tuple(main or same)


def next_target(indikator: Indikator, per: date) -> tuple[Baris, ...]:
    """Give the target that is due next, or the last one that was due; all of them where sources disagree."""
    targets = [
        row
        for row in rows(indikator)
        if row.nilai.jenis == "target" and not row.nilai.rincian and row.nilai.untuk and row.nilai.untuk.akhir
    ]
    coming = [row for row in targets if row.nilai.untuk and row.nilai.untuk.akhir and row.nilai.untuk.akhir >= per]
    first = coming[0] if coming else targets[-1] if targets else None
    if first is None:
        return ()
    same = [row for row in targets if conflict_key(row.nilai) == conflict_key(first.nilai)]
    return tuple([row for row in same if row.nilai.utama] or same)


def verdicts(indikator: Indikator) -> tuple[Putusan, ...]:
    """Hold targets against realised values of the same series, measured for the target's own time.

    No verdict without a direction, with a range or a limit, with a conflict, or before the target's time.
    """
    if indikator.arah not in ("naik", "turun"):
        return ()
    every = [row for row in rows(indikator) if not row.nilai.rincian and not (row.konflik and not row.nilai.utama)]
    found = []
    for target in every:
        if target.nilai.jenis != "target" or target.nilai.untuk is None or target.nilai.teks.nilai is None:
            continue
        due = target.nilai.untuk
        held = [
            row
            for row in every
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
