"""The finding of an indicator: which of a few sentences its figures bear."""

from datetime import date

import pytest

from petajalan.core.deret import read
from petajalan.core.model.indikator import Indikator
from petajalan.core.temuan import find

PER = date(2026, 11, 22)
REAL: dict[str, object] = {"jenis": "realisasi", "sumber": ["S1"]}
GOAL: dict[str, object] = {"jenis": "target", "sumber": ["S1"]}


def _finding(*values: dict[str, object], arah: str | None = "turun") -> str:
    indicator = Indikator.model_validate(
        {"nama": "Uji", "satuan": "persen", "nilai": list(values)} | ({"arah": arah} if arah else {})
    )
    return find(read(indicator, PER), PER).hal


@pytest.mark.parametrize(
    ("values", "hal"),
    [
        ([], "tanpa-angka"),
        ([{**REAL, "untuk": "2024", "teks": "5"}], "tanpa-target"),
        ([{**GOAL, "untuk": "2024", "teks": "5"}], "tanpa-realisasi"),
        ([{**REAL, "untuk": "2024", "teks": "5"}, {**GOAL, "disebut": "2025", "teks": "4"}], "target-tanpa-waktu"),
        ([{**REAL, "untuk": "2024", "teks": "5"}, {**GOAL, "untuk": "2026", "teks": "4"}], "menunggu"),
        ([{**REAL, "untuk": "2024", "teks": "5"}, {**GOAL, "untuk": "2025", "teks": "4"}], "lewat"),
        ([{**REAL, "untuk": "2025", "teks": "5"}, {**GOAL, "untuk": "2025", "teks": "4"}], "belum-tercapai"),
        ([{**REAL, "untuk": "2025", "teks": "4"}, {**GOAL, "untuk": "2025", "teks": "4"}], "tercapai"),
        (
            [
                {**REAL, "untuk": "2025", "teks": "5"},
                {**GOAL, "untuk": "2025", "teks": "6", "sebutan": "normal"},
                {**GOAL, "untuk": "2025", "teks": "4", "sebutan": "ambisi"},
            ],
            "putusan-berbeda",
        ),
        ([{**REAL, "untuk": "2025", "teks": "5"}, {**GOAL, "untuk": "2025", "teks": "4–6"}], "lewat"),
    ],
)
def test_the_finding_is_what_the_figures_bear(values: list[dict[str, object]], hal: str) -> None:
    assert _finding(*values) == hal


def test_without_a_direction_nothing_is_called_reached() -> None:
    values = ({**REAL, "untuk": "2025", "teks": "4"}, {**GOAL, "untuk": "2025", "teks": "4"})
    assert _finding(*values, arah=None) == "lewat"


def test_the_last_verdict_counts() -> None:
    values = [
        {**REAL, "untuk": "2024", "teks": "5"}, {**GOAL, "untuk": "2024", "teks": "4"},
        {**REAL, "untuk": "2025", "teks": "3"}, {**GOAL, "untuk": "2025", "teks": "3,5"},
    ]  # fmt: skip
    assert _finding(*values) == "tercapai"
