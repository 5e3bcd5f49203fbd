"""What an indicator's figures say, as one of a few findings: never more than the data hold."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from petajalan.core.deret import Bacaan, Baris, Putusan

Hal = Literal[
    "tercapai",
    "belum-tercapai",
    "putusan-berbeda",  # several targets for the last time judged, of which some were met
    "menunggu",  # the target's time is still to come
    "lewat",  # the target's time has passed and nothing may be held against it
    "tanpa-target",
    "target-tanpa-waktu",
    "tanpa-realisasi",
    "tanpa-angka",
]


@dataclass(frozen=True, slots=True)
class Temuan:
    """The finding, with the values that it is about; ``putusan`` holds verdicts of the last time judged."""

    hal: Hal
    target: tuple[Baris, ...]
    realisasi: tuple[Baris, ...]
    putusan: tuple[Putusan, ...] = ()


def find(bacaan: Bacaan, per: date) -> Temuan:
    """Name the finding: the last verdict if there is one, else how target and last value stand to each other."""
    if bacaan.putusan:
        last = max(_due(verdict.target) for verdict in bacaan.putusan)
        verdicts = tuple(verdict for verdict in bacaan.putusan if _due(verdict.target) == last)
        met = {verdict.tercapai for verdict in verdicts}
        hal: Hal = "putusan-berbeda" if len(met) > 1 else "tercapai" if True in met else "belum-tercapai"
        targets = tuple(verdict.target for verdict in verdicts)
        return Temuan(hal, targets, tuple(dict.fromkeys(verdict.realisasi for verdict in verdicts)), verdicts)
    return Temuan(_standing(bacaan, per), bacaan.target, bacaan.terakhir)


def _standing(bacaan: Bacaan, per: date) -> Hal:
    if not bacaan.baris:
        return "tanpa-angka"
    if not bacaan.target:
        undated = any(row.nilai.jenis == "target" and not row.nilai.rincian for row in bacaan.baris)
        return "target-tanpa-waktu" if undated and bacaan.terakhir else "tanpa-target"
    if not bacaan.terakhir:
        return "tanpa-realisasi"
    return "menunggu" if _due(bacaan.target[0]) >= per else "lewat"


def _due(row: Baris) -> date:
    when = row.nilai.untuk
    return (when and (when.akhir or when.awal)) or date.min
