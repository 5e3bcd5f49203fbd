"""Whether a promise can be measured: computed from what is published, never typed by anybody.

An indicator is measurable when a baseline, a target with its due time, a clear unit and the sources of
both are published. A promise is measurable when it names an indicator that is.
"""

from petajalan.core.daerah import Daerah
from petajalan.core.model.indikator import Indikator, Nilai
from petajalan.core.model.program import Program

UNCLEAR_UNIT = "tidak-jelas"


def indicator_lacks(indikator: Indikator) -> tuple[str, ...]:
    """Name what an indicator lacks to be measurable, in reading order; nothing when it is."""
    whole = [value for value in indikator.nilai if not value.rincian]
    baseline = [value for value in whole if value.jenis == "awal" and _number(value)]
    target = [value for value in whole if value.jenis == "target" and _number(value)]
    needs = {
        "kondisi awal": bool(baseline),
        "target": bool(target),
        "waktu target": any(value.untuk for value in target),
        "satuan yang jelas": indikator.satuan != UNCLEAR_UNIT,
        "sumber": all(_sourced(indikator, value) for value in (*baseline, *target)),
    }
    return tuple(name for name, there in needs.items() if not there)


def promise_lacks(program: Program, daerah: Daerah) -> tuple[str, ...]:
    """Name what a quick win or programme lacks to be measurable."""
    goals = (link.ke.partition("/") for link in program.mendukung)
    measured = [daerah.indikator[slug].value for kind, _, slug in goals if kind == "indikator"]
    if not measured:
        return ("indikator",)
    return min((indicator_lacks(indikator) for indikator in measured), key=len)


def _number(value: Nilai) -> bool:
    return value.teks.ukuran != (value.teks.teks,)


def _sourced(indikator: Indikator, value: Nilai) -> bool:
    seri = next((seri for seri in indikator.seri if seri.id == value.seri), None)
    return value.bersumber or bool(indikator.sumber_bersama or (seri and seri.sumber_bersama))
