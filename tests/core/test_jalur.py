"""The way from a promise up to the vision: known stops in order, missing ones named with the reason."""

from pathlib import Path
from typing import Any

import pytest

from petajalan.core.compile import compile_tree
from petajalan.core.daerah import Daerah
from petajalan.core.jalur import routes
from pohon import ROOT, build_tree


def compiled(root: Path, name: str) -> Daerah:
    result = compile_tree(root, only=[name])
    assert result.sound, [item.line() for item in result.problems]
    return result.daerah[0]


@pytest.fixture(scope="module")
def contoh() -> Daerah:
    return compiled(ROOT, "kota-contoh")


def ways(daerah: Daerah, slug: str) -> dict[str, list[str]]:
    """Write every way as a reader sees it: ids of nodes, and “kinds: reason” where something is missing."""
    return {
        way.periode: [s.simpul.id if s.simpul else f"{' '.join(s.jenis)}: {s.sebab}" for s in way.perhentian]
        for way in routes(daerah.quick_win[slug].value, daerah)
    }


def uji(tmp_path: Path, goal: str, **changes: Any) -> dict[str, list[str]]:
    link = {"ganti": "ke: 2025-2029/misi-1", "dengan": f"ke: {goal}"}
    return ways(compiled(build_tree(tmp_path, {"quick-win/aduan-warga.md": link} | changes), "kota-uji"), "aduan-warga")


def test_a_whole_way_has_no_gap(contoh: Daerah) -> None:
    assert ways(contoh, "bank-sampah-digital") == {"2025-2029": ["sasaran-3-1-2", "tujuan-3-1", "misi-3", "visi"]}


def test_a_link_on_another_s_way_is_part_of_it(contoh: Daerah) -> None:
    (way,) = routes(contoh.quick_win["layanan-contoh"].value, contoh)
    assert [(s.jenis[0], len(s.tautan)) for s in way.perhentian] == [
        ("program", 1), ("sasaran", 0), ("tujuan", 0), ("misi", 1), ("visi", 0),
    ]  # fmt: skip


def test_a_second_parent_is_named(contoh: Daerah) -> None:
    (way,) = routes(contoh.quick_win["peta-banjir-terbuka"].value, contoh)
    assert way.perhentian[0].juga == ("misi-2",)


def test_a_level_that_no_source_holds_is_not_published(tmp_path: Path) -> None:
    way = ["sasaran: belum-ditautkan", "tujuan: belum-dipublikasikan", "misi-1", "visi"]
    assert uji(tmp_path, "2025-2029/misi-1") == {"2025-2029": way}


def test_a_level_that_the_plan_skips_is_a_gap(tmp_path: Path) -> None:
    way = ["sasaran-1", "tujuan: belum-dipublikasikan", "misi-1", "visi"]
    assert uji(tmp_path, "2025-2029/sasaran-1") == {"2025-2029": way}


def test_a_node_without_a_parent_ends_the_way(contoh: Daerah) -> None:
    way = ["sasaran-ekonomi", "tujuan misi visi: tidak-disebut"]
    assert ways(contoh, "kartu-jelajah-contoh") == {"2025-2029": way}


def test_the_newest_plan_comes_first() -> None:
    bontang = compiled(ROOT, "kota-bontang")
    assert list(ways(bontang, "kampung-masdarling")) == ["2025-2029", "2016-2021"]


def test_a_link_to_an_indicator_alone_is_no_way_up(tmp_path: Path) -> None:
    assert uji(tmp_path, "indikator/stunting") == {}
