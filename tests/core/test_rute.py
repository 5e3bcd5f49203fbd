"""The peta jalan as a route: what stands in which year and lane, what is late, what nobody dates."""

from datetime import date
from pathlib import Path

import pytest

from petajalan.core.compile import compile_tree
from petajalan.core.link import link_daerah
from petajalan.core.rute import Rute, route
from pohon import build_tree

PER = date(2026, 11, 22)
PLAN = """\
tahap:
  - {id: satu, judul: Satu, waktu: 2019/2020, sumber: [S1]}
  - {id: dua, judul: Dua, waktu: 2020/2025, sumber: [S1]}
  - {id: tiga, judul: Tiga, sumber: [S1]}
tonggak:
  - {id: dibuka, judul: Dibuka, waktu: 2019-03, untuk: [quick-win/aduan-warga], sumber: [S1]}
  - {id: dua-tahun, judul: Berlangsung dua tahun, waktu: 2019-12/2020-02, sumber: [S1]}
  - {id: terlewat, judul: Terlewat, tenggat: 2025, sumber: [S1]}
  - {id: nanti, judul: Nanti, tenggat: 2029-06, sumber: [S1],
     dimensi: [{id: smart-living, dasar: dokumen, sumber: [S1]}]}
  - {id: berhenti, judul: Berhenti, tenggat: 2024, status: [{keadaan: terhenti, sumber: [S1]}], sumber: [S1]}
"""


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Rute:
    result = compile_tree(build_tree(tmp_path_factory.mktemp("rute"), {"peta-jalan.yml": PLAN}))
    assert [item.line() for item in result.problems] == []
    assert result.acuan is not None
    return route(link_daerah(result.daerah[0], PER), result.acuan.dimensi)


def test_years_with_nothing_in_them_are_one_step(plan: Rute) -> None:
    steps = [
        (step.dari, step.sampai, [stop.tonggak.id for _, stops in step.sel for stop in stops]) for step in plan.ruas
    ]
    assert steps == [
        (2019, 2019, ["dibuka", "dua-tahun"]),
        (2020, 2020, []),
        (2021, 2023, []),
        (2024, 2024, ["berhenti"]),
        (2025, 2025, ["terlewat"]),
        (2026, 2026, []),
        (2027, 2028, []),
        (2029, 2029, ["nanti"]),
    ]


def test_the_present_year_is_there_and_marked_even_when_empty(plan: Rute) -> None:
    assert [step.dari for step in plan.ruas if step.kini] == [2026]


def test_a_state_is_the_source_s_and_lateness_is_computed(plan: Rute) -> None:
    assert {stop.tonggak.id: (stop.keadaan, stop.lewat) for stop in plan.henti} == {
        "dibuka": ("terjadi", False),
        "dua-tahun": ("terjadi", False),
        "terlewat": ("", True),
        "nanti": ("rencana", False),
        "berhenti": ("terhenti", False),
    }


def test_a_milestone_without_a_dimension_takes_that_of_the_promise_it_is_about(plan: Rute) -> None:
    assert {stop.tonggak.id: (stop.dimensi, stop.turunan) for stop in plan.henti if stop.dimensi} == {
        "dibuka": (("smart-governance",), True),
        "nanti": (("smart-living",), False),
    }
    assert plan.dimensi == ("smart-governance", "smart-living", "")


def test_stages_of_the_same_year_stand_in_lanes_of_their_own(plan: Rute) -> None:
    lanes = {step.dari: [span and (span.tahap.id, span.mulai) for span in step.tahap] for step in plan.ruas}
    assert lanes[2019] == [("satu", True), None]
    assert lanes[2020] == [("satu", False), ("dua", True)]
    assert lanes[2021] == [None, ("dua", False)]
    assert lanes[2026] == [None, None]
    assert [stage.id for stage in plan.tahap_tanpa_waktu] == ["tiga"]


def test_a_region_without_a_roadmap_has_an_empty_route(tmp_path: Path) -> None:
    result = compile_tree(build_tree(tmp_path, {"peta-jalan.yml": None}))
    empty = route(link_daerah(result.daerah[0], PER), ())
    assert (empty.ruas, empty.henti) == ((), ())
