"""A plan as a tree, and its holes: each kind has a node that falls in and one that does not."""

from datetime import date
from pathlib import Path

import pytest

from petajalan.core.compile import compile_tree
from petajalan.core.link import link_daerah
from petajalan.core.pohon import Cabang, Lubang, holes, tree
from pohon import ROOT, build_tree

PER = date(2026, 11, 22)
PLAN = """\
periode: 2025-2029
dokumen: rpjmd-2025-2029
simpul:
  - {id: visi, teks: Visi, sumber: [S1]}
  - {id: misi-1, teks: Misi satu, induk: [visi], sumber: [S1]}
  - {id: misi-2, teks: Misi dua, induk: [visi], sumber: [S1]}
  - {id: sasaran-1, teks: Didukung lewat indikatornya, induk: [misi-1], indikator: [stunting], sumber: [S1]}
  - {id: sasaran-2, teks: Didukung lewat programnya, induk: [misi-1, misi-2], sumber: [S1]}
  - {id: program-a, teks: Program di bawah sasaran, induk: [sasaran-2], sumber: [S1]}
  - {id: sasaran-3, teks: Tidak didukung, indikator: [kosong], sumber: [S1]}
"""
LINKS = {
    "rpjmd/2025-2029.yml": PLAN,
    "indikator/kosong.yml": "nama: Tanpa angka\nsatuan: persen\nkosong:\n  - {hal: Angka}\n",
    "quick-win/aduan-warga.md": {
        "ganti": "{ke: 2025-2029/misi-1,",
        "dengan": "{ke: indikator/stunting, dasar: dokumen, sumber: [S1]}\n"
        "  - {ke: 2025-2029/program-a,",
    },
}  # fmt: skip


def _holes(folder: Path, changes: dict[str, object]) -> Lubang:
    result = compile_tree(build_tree(folder, changes))
    assert [item.line() for item in result.problems] == []
    return holes(link_daerah(result.daerah[0], PER), "2025-2029")


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Lubang:
    return _holes(tmp_path_factory.mktemp("pohon"), dict(LINKS))


def test_a_quick_win_reaches_a_sasaran_through_what_stands_below_it_and_what_measures_it(found: Lubang) -> None:
    assert [node.id for node in found.sasaran_tanpa_quick_win] == ["sasaran-3"]
    assert found.sasaran == 3


def test_a_misi_is_reached_through_the_second_parent_too(found: Lubang) -> None:
    assert found.misi_tanpa_quick_win == ()


def test_a_sasaran_that_names_no_indicator_is_a_hole(found: Lubang) -> None:
    assert [node.id for node in found.sasaran_tanpa_indikator] == ["sasaran-2"]


def test_an_indicator_without_a_target_is_no_target_without_a_quick_win(found: Lubang) -> None:
    assert (found.target_tanpa_quick_win, found.target) == ((), 1)


def test_a_quick_win_that_supports_a_measured_target_is_no_hole(found: Lubang) -> None:
    assert (found.quick_win_tanpa_target, found.quick_win) == ((), 1)


def test_a_quick_win_that_supports_a_misi_alone_has_no_target(tmp_path: Path) -> None:
    found = _holes(tmp_path, {})
    assert found.quick_win_tanpa_target == ("aduan-warga",)
    assert found.target_tanpa_quick_win == ("stunting",)
    assert [node.id for node in found.sasaran_tanpa_quick_win] == ["sasaran-1"]
    assert found.misi_tanpa_quick_win == ()


def _ids(branches: tuple[Cabang, ...]) -> list[str]:
    return [name for branch in branches for name in (branch.simpul.id, *_ids(branch.anak))]


def test_every_node_stands_in_the_tree_once() -> None:
    for daerah in compile_tree(ROOT).daerah:
        for plan in daerah.rpjmd.values():
            assert sorted(_ids(tree(plan.value))) == sorted(node.id for node in plan.value.simpul)
