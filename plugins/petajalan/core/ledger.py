"""The ledger of addresses: every address ever published, in files that only grow.

A region's ledger lies in its folder, the portal's own among the shared lists. Pages of a long list
(``…/halaman/2/``) are left out: their number follows from how much there is.
"""

from collections.abc import Iterable
from pathlib import Path

from petajalan.core.acuan import FOLDER, Acuan
from petajalan.core.alamat import of_daerah
from petajalan.core.daerah import Daerah
from petajalan.core.load import LEDGER
from petajalan.core.problems import Problem, Span, problem
from petajalan.core.source import read_source

PAGED = "/halaman/"


def portal_path(cities: str) -> str:
    """Name the portal's own ledger."""
    return f"{cities}/{FOLDER}/{LEDGER}"


def of_region(daerah: Daerah, acuan: Acuan) -> list[str]:
    """List a region's addresses, from the portal's root."""
    groups = {
        "quick-win": daerah.quick_win,
        "program": daerah.program,
        "indikator": daerah.indikator,
        "rpjmd": daerah.rpjmd,
        "masterplan": daerah.bab,
        "kabar": daerah.kabar,
    }
    return [f"{daerah.slug}/{address}" for address in of_daerah(groups, list(acuan.dimensi))]


def grow(written: str, addresses: Iterable[str]) -> str:
    """Add addresses to a ledger's text, sorted; nothing is ever taken out."""
    kept = {line for line in written.split() if line}
    return "".join(f"{line}\n" for line in sorted(kept | {a or "/" for a in addresses if PAGED not in f"/{a}"}))


def lost_portal_pages(root: Path, cities: str, addresses: Iterable[str]) -> list[Problem]:
    """Find the portal addresses that were published and are no more."""
    path = portal_path(cities)
    if not (root / path).exists():
        return []
    source, problems = read_source(root, path)
    known = {address or "/" for address in addresses}
    lines = source.text.split("\n") if source else []
    return problems + [
        problem("A114", path, Span(number, 1), alamat=line)
        for number, line in enumerate(lines, start=1)
        if line and line not in known
    ]
