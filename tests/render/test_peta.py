"""The front page's map: dots where regions are, names that find room on the narrowest phone."""

from decimal import Decimal
from itertools import combinations
from random import Random
from types import SimpleNamespace
from typing import Any

import pytest
import yaml

from petajalan.render.peta import MAX_FLAGS, Bendera, Peta, draw
from pohon import ROOT

CODES: dict[str, Any] = yaml.safe_load((ROOT / "cities" / "_acuan" / "wilayah.yml").read_text(encoding="utf-8"))


def map_of(*codes: str, koordinat: tuple[Decimal, Decimal] | None = None) -> Peta:
    regions = [SimpleNamespace(slug=c, nama=CODES[c]["nama"], kode=c, koordinat=koordinat) for c in codes]
    return draw(regions)  # type: ignore[arg-type]


def flags(drawn: Peta) -> list[Bendera]:
    return [*drawn.atas, *drawn.bawah]


def test_every_name_stands_over_its_dot_without_its_kind() -> None:
    drawn = map_of("64.74", "64.71", "61.72", "17.71", "62.02")
    assert {flag.titik.nama for flag in flags(drawn)} == {
        "Bontang", "Balikpapan", "Singkawang", "Bengkulu", "Kotawaringin Timur",
    }  # fmt: skip
    assert {flag.titik for flag in flags(drawn)} == set(drawn.titik)


@pytest.mark.parametrize("seed", range(40))
def test_names_never_touch_nor_leave_the_narrowest_page(seed: int) -> None:
    drawn = map_of(*Random(seed).sample(sorted(CODES), 3 + seed % 6))
    for side in (drawn.atas, drawn.bawah):
        assert not any(one.bertabrakan(other) for one, other in combinations(side, 2))
    assert all(flag.dari >= 0 and flag.sampai <= 288 for flag in flags(drawn))
    assert len(flags(drawn)) in (0, len(drawn.titik)), "all have a name or none has"


def test_a_country_of_dots_has_its_names_in_the_list_alone() -> None:
    drawn = map_of(*CODES)
    assert flags(drawn) == []
    assert len(drawn.titik) + len(drawn.tanpa_titik) == len(CODES)
    assert len(drawn.titik) > 480
    assert flags(map_of(*sorted(CODES)[: MAX_FLAGS + 1])) == []


def test_a_region_s_own_coordinates_go_before_the_shared_ones() -> None:
    (shared,) = map_of("64.74").titik
    (own,) = map_of("64.74", koordinat=(Decimal("-6.2"), Decimal("106.8"))).titik
    assert own.x < shared.x
    assert own.y > shared.y


def test_what_lies_outside_the_frame_has_no_dot() -> None:
    drawn = map_of("64.74", koordinat=(Decimal("-12.345"), Decimal("98.765")))
    assert drawn.titik == ()
    assert drawn.tanpa_titik == ("Kota Bontang",)


def test_no_region_makes_a_bare_map() -> None:
    assert map_of().titik == ()
