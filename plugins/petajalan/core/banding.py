"""Regions side by side: only values of one shared indicator and one shared series, no point invented."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from petajalan.core.acuan import Acuan
from petajalan.core.model.acuan import SeriAcuan
from petajalan.core.ringkasan import Banding, Ringkasan, Ukuran


@dataclass(frozen=True, slots=True)
class Baris:
    """One region's values by year; an empty cell is a year without a value."""

    daerah: str
    alamat: str
    sel: tuple[tuple[Banding, ...], ...]


@dataclass(frozen=True, slots=True)
class TabelBanding:
    """Regions by years, for one series; ``seri`` is none where the shared list names no series."""

    seri: SeriAcuan | None
    tahun: tuple[str, ...]
    baris: tuple[Baris, ...]


@dataclass(frozen=True, slots=True)
class Sandingan:
    """A shared indicator: who has it, and the values (by address) that may stand side by side."""

    id: str
    ukuran: tuple[Ukuran, ...]
    nilai: Mapping[str, tuple[Banding, ...]]

    @property
    def tahun(self) -> tuple[str, ...]:
        """List the years that have a value in any region."""
        return tuple(sorted({value.untuk.tahun for values in self.nilai.values() for value in values}))


def line_up(regions: Sequence[Ringkasan], acuan: Acuan) -> list[Sandingan]:
    """Gather every shared indicator, in the order of the list, regions in the given order."""
    indicators: dict[str, list[Ukuran]] = {name: [] for name in acuan.indikator}
    values: dict[str, dict[str, tuple[Banding, ...]]] = {name: {} for name in acuan.indikator}
    for region in regions:
        for indicator in region.indikator:
            if indicator.acuan in indicators:
                indicators[indicator.acuan].append(indicator)
        for value in region.banding:
            own = values[value.acuan]
            own[value.alamat] = (*own.get(value.alamat, ()), value)
    return [Sandingan(name, tuple(indicators[name]), values[name]) for name in acuan.indikator]


def side_by_side(shared: Sandingan, chosen: Sequence[Ukuran], acuan: Acuan) -> tuple[TabelBanding, ...]:
    """Make one table a series for the chosen indicators; a series without a value has no table."""
    order: list[SeriAcuan | None] = [*acuan.indikator[shared.id].seri] or [None]
    tables = []
    for seri in order:
        rows: list[tuple[Ukuran, dict[str, tuple[Banding, ...]]]] = []
        for one in chosen:
            cells: dict[str, tuple[Banding, ...]] = {}
            for value in shared.nilai.get(one.alamat, ()):
                if value.seri_acuan == (seri.id if seri else ""):
                    year = value.untuk.tahun
                    cells[year] = (*cells.get(year, ()), value)
            if cells:
                rows.append((one, cells))
        years = tuple(sorted({year for _, cells in rows for year in cells}))
        lines = [Baris(one.daerah, one.alamat, tuple(cells.get(year, ()) for year in years)) for one, cells in rows]
        if lines:
            tables.append(TabelBanding(seri, years, tuple(lines)))
    return tuple(tables)
