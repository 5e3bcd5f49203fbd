"""The odd rows of real sources: each reads well as an officer would write it, and is read as meant."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from petajalan.core.compile import compile_tree
from petajalan.core.daerah import Daerah
from petajalan.core.shape import Record
from pohon import CASES, REGION, build_tree, read_case

FILES = sorted((CASES / "nilai").glob("*.yml"))
KEYS = {"tentang", "sumber", "dokumen", "berkas", "dibaca"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_row_is_accepted_and_read_as_meant(path: Path, tmp_path: Path) -> None:
    case = read_case(path)
    assert set(case) <= KEYS
    named = "".join(f"{name}: {{judul: Sumber {name}, kelas: resmi}}\n" for name in case.get("sumber", []))
    listed = "".join(
        f"{name}: {{judul: Dokumen {name}, jenis: {name.partition('-')[0]}, sumber: [S1]}}\n"
        for name in case.get("dokumen", [])
    )
    changes = {"sumber.yml": {"tambah": named}, "dokumen.yml": {"tambah": listed}, **case["berkas"]}
    result = compile_tree(build_tree(tmp_path, changes))
    assert [item.line() for item in result.problems] == []
    (region,) = result.daerah
    record = next(r for r in _records(region) if r.path == f"cities/{REGION}/{next(iter(case['berkas']))}")
    meant = {where: str(what) for where, what in case["dibaca"].items()}
    assert {where: _show(_at(record.value, where)) for where in meant} == meant


def test_there_are_enough_odd_rows() -> None:
    assert len(FILES) >= 30


def _records(region: Daerah) -> list[Record[Any]]:
    single: tuple[Record[Any] | None, ...]
    single = (region.profil, region.sumber, region.opd, region.dokumen, region.masterplan, region.peta_jalan)
    groups: tuple[dict[str, Record[Any]], ...]
    groups = (region.rpjmd, region.indikator, region.quick_win, region.program, region.bab, region.kabar)
    return [record for record in single if record] + [record for group in groups for record in group.values()]


def _at(value: Any, where: str) -> Any:
    """Follow ``nilai.0.teks.bawah`` through models, tuples and dicts."""
    for step in where.split("."):
        if isinstance(value, tuple):
            value = value[int(step)]
        else:
            value = value[step] if isinstance(value, dict) else getattr(value, step)
    return value


def _show(value: Any) -> str:
    match value:
        case None:
            return "tidak ada"
        case bool():
            return "ya" if value else "tidak"
        case Decimal():
            return f"{value:f}".replace(".", ",")
        case date():
            return value.isoformat()
        case tuple():
            return ", ".join(_show(item) for item in value)
        case _:
            return str(getattr(value, "id", value))
