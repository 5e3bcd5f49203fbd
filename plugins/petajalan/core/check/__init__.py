"""Rules across fields and files of one region: each module a family, each rule a generator."""

from datetime import date

from petajalan.core.acuan import Acuan
from petajalan.core.check import alamat, daerah, indikator, judi, opd, pribadi, prosa, rencana, rujukan, sumber, waktu
from petajalan.core.check.inventory import take_stock
from petajalan.core.load import Muatan
from petajalan.core.problems import Problem


def check_daerah(muatan: Muatan, acuan: Acuan, last: date = date.max) -> list[Problem]:
    """Find every broken rule in what could be read of a region.

    ``last`` is the last day on which anything can have happened; without it nothing is held to lie ahead.
    """
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
        *waktu.check(stock, last),
        *pribadi.check(muatan, acuan),
        *judi.check(muatan),
    ]
