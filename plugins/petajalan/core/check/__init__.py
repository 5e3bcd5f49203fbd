"""Rules across fields and files of one region: each module a family, each rule a generator."""

from petajalan.core.acuan import Acuan
from petajalan.core.check import alamat, daerah, indikator, judi, opd, pribadi, prosa, rencana, rujukan, sumber
from petajalan.core.check.inventory import take_stock
from petajalan.core.load import Muatan
from petajalan.core.problems import Problem


def check_daerah(muatan: Muatan, acuan: Acuan) -> list[Problem]:
    """Find every broken rule in what could be read of a region."""
    stock = take_stock(muatan)
    return [
        *daerah.check(muatan, acuan, stock),
        *sumber.check(stock),
        *rujukan.check(muatan, acuan, stock),
        *opd.check(muatan, stock),
        *indikator.check(muatan, acuan),
        *rencana.check(muatan),
        *prosa.check(muatan, acuan),
        *alamat.check(muatan, acuan),
        *pribadi.check(muatan, acuan),
        *judi.check(muatan),
    ]
