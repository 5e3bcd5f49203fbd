"""Regions side by side: only values of one shared indicator and one shared series, no point invented."""

from collections.abc import Sequence
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
    """A shared indicator: who has it, and whose values may stand side by side."""

    id: str
    ukuran: tuple[Ukuran, ...]
    nilai: tuple[Banding, ...]

    @property
    def tahun(self) -> tuple[str, ...]:
        """List the years that have a value in any region."""
        return tuple(sorted({value.untuk.tahun for value in self.nilai}))

    @property
    def tersanding(self) -> frozenset[str]:
        """Name the indicators (by address) that have at least one comparable value."""
        return frozenset(value.alamat for value in self.nilai)


def line_up(regions: Sequence[Ringkasan], acuan: Acuan) -> list[Sandingan]:
    """Gather every shared indicator, in the order of the list, regions in the given order."""
    indicators: dict[str, list[Ukuran]] = {name: [] for name in acuan.indikator}
    values: dict[str, list[Banding]] = {name: [] for name in acuan.indikator}
    for region in regions:
        for indicator in region.indikator:
            if indicator.acuan in indicators:
                indicators[indicator.acuan].append(indicator)
        for value in region.banding:
            values[value.acuan].append(value)
    return [Sandingan(name, tuple(indicators[name]), tuple(values[name])) for name in acuan.indikator]


def side_by_side(shared: Sandingan, chosen: Sequence[Ukuran], acuan: Acuan) -> tuple[TabelBanding, ...]:
    """Make one table a series for the chosen indicators; a series without a value has no table."""
    order: list[SeriAcuan | None] = [*acuan.indikator[shared.id].seri] or [None]
    wanted = {indicator.alamat for indicator in chosen}
    cells: dict[tuple[str, str, str], list[Banding]] = {}
    for value in shared.nilai:
        if value.alamat in wanted:
            cells.setdefault((value.seri_acuan, value.alamat, value.untuk.tahun), []).append(value)
    tables = []
    for seri in order:
        name = seri.id if seri else ""
        years = tuple(sorted({year for one, _, year in cells if one == name}))
        rows = tuple(
            Baris(one.daerah, one.alamat, tuple(tuple(cells.get((name, one.alamat, year), ())) for year in years))
            for one in chosen
            if any((name, one.alamat, year) in cells for year in years)
        )
        if rows:
            tables.append(TabelBanding(seri, years, rows))
    return tuple(tables)
