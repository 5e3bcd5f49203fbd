"""How much of what the national guide asks for a region has published: counted, never judged.

It rates publishing, not performance. Each row says what is counted and out of how many.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from petajalan.core.daerah import Daerah
from petajalan.core.terukur import indicator_lacks, promise_lacks

FRESH_YEARS = 2
BOOKS = ("analisis-strategis", "masterplan", "ringkasan-eksekutif")
# The answers a reader looks for on a promise's page, and the field that gives each.
ANSWERS: tuple[tuple[str, str], ...] = (
    ("ringkasan", "Penjelasan dengan bahasa sehari-hari"),
    ("manfaat", "Manfaat bagi warga"),
    ("penanggung_jawab", "Penanggung jawab"),
    ("kontak", "Kontak"),
    ("lokasi", "Lokasi"),
    ("tenggat", "Tenggat"),
    ("mendukung", "Kaitan dengan rencana daerah"),
    ("bukti", "Bukti"),
)


@dataclass(frozen=True, slots=True)
class Hitungan:
    """One row: what was counted, how many are there, out of how many."""

    bagian: str
    hal: str
    ada: int
    dari: int


def count(daerah: Daerah, per: date) -> tuple[Hitungan, ...]:
    """Count a region's publishing, row by row."""
    return (*_documents(daerah), *_promises(daerah), *_indicators(daerah, per))


def _documents(daerah: Daerah) -> list[Hitungan]:
    masterplan = daerah.masterplan.value if daerah.masterplan else None
    published = {b.jenis for b in masterplan.buku if b.publikasi != "belum-ditemukan"} if masterplan else set()
    documents = daerah.dokumen.value
    plans = [r.value for r in daerah.rpjmd.values() if documents[r.value.dokumen].jenis == "rpjmd"]
    kinds = [{node.jenis for node in plan.simpul} for plan in plans]

    def plans_with(test: Callable[[Any], bool]) -> int:
        return sum(1 for plan in plans if test(plan))

    return [
        Hitungan("Dokumen", "Buku masterplan yang dapat dibaca", len(published & set(BOOKS)), len(BOOKS)),
        Hitungan("Dokumen", "RPJMD yang nomor peraturannya diketahui",
                 plans_with(lambda plan: bool(documents[plan.dokumen].nomor)), len(plans)),
        Hitungan("Dokumen", "RPJMD yang visinya diketahui", sum("visi" in kind for kind in kinds), len(plans)),
        Hitungan("Dokumen", "RPJMD yang misinya diketahui", sum("misi" in kind for kind in kinds), len(plans)),
        Hitungan("Dokumen", "RPJMD yang sasarannya diketahui", sum("sasaran" in kind for kind in kinds), len(plans)),
    ]  # fmt: skip


def _promises(daerah: Daerah) -> list[Hitungan]:
    promises = [record.value for record in (*daerah.quick_win.values(), *daerah.program.values())]
    return [
        Hitungan("Quick win dan program", words, sum(1 for p in promises if getattr(p, field)), len(promises))
        for field, words in ANSWERS
    ] + [
        Hitungan("Quick win dan program", "Terukur", sum(not promise_lacks(p, daerah) for p in promises), len(promises))
    ]


def _indicators(daerah: Daerah, per: date) -> list[Hitungan]:
    indicators = [record.value for record in daerah.indikator.values()]

    def having(test: Callable[[Any], bool]) -> int:
        return sum(1 for indicator in indicators if any(test(value) for value in indicator.nilai))

    def fresh(value: Any) -> bool:
        last = value.untuk.akhir if value.jenis == "realisasi" and value.untuk else None
        return last is not None and last.year >= per.year - FRESH_YEARS

    total = len(indicators)
    return [
        Hitungan("Indikator", "Kondisi awal", having(lambda v: v.jenis == "awal"), total),
        Hitungan("Indikator", "Target", having(lambda v: v.jenis == "target"), total),
        Hitungan("Indikator", "Realisasi", having(lambda v: v.jenis == "realisasi"), total),
        Hitungan("Indikator", f"Realisasi sejak {per.year - FRESH_YEARS}", having(fresh), total),
        Hitungan("Indikator", "Definisi", sum(1 for i in indicators if i.definisi), total),
        Hitungan("Indikator", "Terukur", sum(1 for i in indicators if not indicator_lacks(i)), total),
    ]
