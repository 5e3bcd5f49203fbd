"""Rules across fields and files of one region: each module a family, each rule a generator."""

from petajalan.core.acuan import Acuan
from petajalan.core.check import alamat, daerah, indikator, prosa, rencana, rujukan, sumber
from petajalan.core.load import Muatan
from petajalan.core.problems import Problem


def check_daerah(muatan: Muatan, acuan: Acuan) -> list[Problem]:
    """Find every broken rule in what could be read of a region."""
    families = (daerah, sumber, rujukan, indikator, rencana, prosa, alamat)
    return [found for family in families for found in family.check(muatan, acuan)]
