"""Times in cells: whatever stands in a file can be written for people and read back."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from petajalan.buku.waktu import read_time, write_time
from petajalan.core.waktu import parse_waktu
from pohon import ROOT

YEARS = st.integers(1800, 2199).map(str)
MOMENTS = st.one_of(
    YEARS,
    st.dates().filter(lambda day: 1800 <= day.year <= 2199).map(lambda day: day.isoformat()),
    st.dates().filter(lambda day: 1800 <= day.year <= 2199).map(lambda day: day.isoformat()[:7]),
    st.tuples(YEARS, st.sampled_from(["TW1", "TW2", "TW3", "TW4", "S1", "S2"])).map("-".join),
)


def is_time(code: str) -> bool:
    try:
        parse_waktu(code)
    except ValueError:
        return False
    return True


CODES = st.one_of(
    MOMENTS,
    MOMENTS.map(lambda code: f"{code}~"),
    st.tuples(MOMENTS, MOMENTS).map("/".join),
    MOMENTS.map(lambda code: f"{code}/.."),
    MOMENTS.map(lambda code: f"../{code}"),
).filter(is_time)


@given(CODES)
def test_a_written_time_is_read_back(code: str) -> None:
    assert read_time(write_time(code)) == code
    assert read_time(code) == code


@given(st.text(max_size=30))
def test_any_text_is_a_time_or_none(text: str) -> None:
    found = read_time(text)
    assert found is None or parse_waktu(found).kode == found


def test_people_see_no_codes() -> None:
    """Days, months, quarters and years of the real data are written in words, never as a code."""
    texts = "\n".join(path.read_text("utf-8") for path in sorted((ROOT / "cities").glob("kota-*/**/*.md")))
    codes = set(re.findall(r"(?:tanggal|mulai|tenggat|untuk): ([0-9]{4}(?:-[0-9]{2}){0,2})(?=[,}\n])", texts))
    assert len(codes) > 50
    assert all(re.fullmatch(r"([0-9]{1,2} )?([A-Z][a-z]+ )?[0-9]{4}", write_time(code)) for code in codes)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("31/01/2025", "2025-01-31"),
        ("1-2-2025", "2025-02-01"),
        ("8 Juli 2019", "2019-07-08"),
        ("8 JULI 2019", "2019-07-08"),
        ("17 Agt 2025", "2025-08-17"),
        ("Nopember 2024", "2024-11"),
        ("TW2 2025", "2025-TW2"),
        ("Triwulan IV 2024", "2024-TW4"),
        ("semester 1 2024", "2024-S1"),
        ("2021 - 2024", "2021/2024"),
        ("8–9 Juli 2019", "2019-07-08/2019-07-09"),
        ("Juli 2019 – Mei 2020", "2019-07/2020-05"),
        ("sejak 2025", "2025/.."),
        ("sekitar 2020", "2020~"),
        ("2025-tw1", "2025-TW1"),
        ("01/31/2025", None),
        ("31/02/2025", None),
        ("pertengahan 2026", None),
        ("2024 sampai 2020", None),
        ("", None),
    ],
)
def test_forms_that_people_use(text: str, code: str | None) -> None:
    assert read_time(text) == code
