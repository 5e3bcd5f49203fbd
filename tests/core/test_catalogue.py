"""Every code has a case, words an officer understands, and a wrong and a right example."""

import re
import string
from functools import cache
from pathlib import Path

import pytest

from petajalan.core import penjelasan
from petajalan.core.catalogue import CATALOGUE
from pohon import CASES, ROOT, read_case

CODES = sorted(CATALOGUE)
FAMILIES = "".join(penjelasan.FAMILIES)
# What slips in when a developer writes the text: none of it is Indonesian.
ENGLISH = {
    "the", "a", "an", "is", "are", "not", "must", "should", "file", "key", "value", "error", "invalid", "unknown",
    "missing", "expected", "found", "line", "column", "field", "string", "list", "mapping", "and", "or", "of", "with",
    "empty", "duplicate", "warning", "please", "type", "number", "date", "none", "null", "true", "false",
}  # fmt: skip
# A long or stiff sentence is not read.
LONGEST_MESSAGE, LONGEST_HINT = 110, 230


@cache
def codes_of_cases() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for path in sorted((CASES / "problems").glob("*.yml")):
        for line in read_case(path)["masalah"]:
            code = re.match(r".*?:\d+:\d+: ([A-Z]\d{3}) ", line)
            assert code, line
            found.setdefault(code[1], set()).add(path.stem)
    # What machines do to a region cannot be written as a file of it.
    limits = (ROOT / "tests" / "build" / "test_limits.py").read_text(encoding="utf-8")
    # What stands in a workbook's cells, neither.
    sheets = "".join(
        path.read_text(encoding="utf-8") for path in sorted((ROOT / "tests" / "buku").glob("test_impor_*.py"))
    )
    elsewhere = {code: {f"{code}-test-limits"} for code in re.findall(r"\bK\d{3}\b", limits)}
    return found | elsewhere | {code: {f"{code}-test-impor"} for code in re.findall(r"\bE\d{3}\b", sheets)}


def test_every_code_has_a_case_of_its_own() -> None:
    found = codes_of_cases()
    assert set(CATALOGUE) - set(found) == set()
    named = {code: [name for name in names if name.startswith(code)] for code, names in found.items()}
    assert [code for code, names in named.items() if not names] == []


def test_a_case_is_named_after_a_code_it_shows() -> None:
    shown = codes_of_cases()
    for path in (CASES / "problems").glob("*.yml"):
        code = re.match(r"[A-Z]\d{3}(?=-)", path.stem)
        assert not code or path.stem in shown[code[0]], path.name


@pytest.mark.parametrize("code", CODES)
def test_a_code_says_its_family_and_number(code: str) -> None:
    assert re.fullmatch(rf"[{FAMILIES}][1-9]\d\d", code)


def test_codes_stand_in_order_within_their_family() -> None:
    order = [code for code in CATALOGUE]
    assert order == sorted(order, key=lambda code: (FAMILIES.index(code[0]), code))


@pytest.mark.parametrize("code", CODES)
def test_the_examples_show_a_difference(code: str) -> None:
    entry = CATALOGUE[code]
    assert entry.wrong.strip()
    assert entry.right.strip()
    assert entry.wrong != entry.right


@pytest.mark.parametrize("code", CODES)
def test_the_words_fill_in_without_leftovers(code: str) -> None:
    entry = CATALOGUE[code]
    names = {name for text in (entry.message, entry.hint) for _, name, _, _ in string.Formatter().parse(text) if name}
    for text in (entry.message, entry.hint):
        filled = text.format(**dict.fromkeys(names, "ISI"))
        assert not re.search(r"\{[a-z]+\}", filled.replace("ISI", ""))
        assert "None" not in filled


@pytest.mark.parametrize("code", CODES)
def test_the_words_are_indonesian_short_and_without_a_full_stop(code: str) -> None:
    entry = CATALOGUE[code]
    for text, longest in ((entry.message, LONGEST_MESSAGE), (entry.hint, LONGEST_HINT)):
        assert text
        assert len(text) <= longest
        assert text == text.strip()
        assert not text.endswith((".", "!"))
        assert not text[:1].isupper() or text.split()[0].isupper()
        prose = re.sub(r"“[^”]*”|\{[^}]*\}|https?://\S*|[\w./-]+\.(?:yml|md|jpg)", " ", text)
        words = set(re.findall(r"[a-z]+", prose.casefold()))
        assert words & ENGLISH == set()


def test_every_code_used_in_the_program_is_in_the_catalogue() -> None:
    used: set[str] = set()
    for path in sorted((ROOT / "plugins" / "petajalan").rglob("*.py")):
        if path.name != "catalogue.py":
            used |= set(re.findall(rf'"([{FAMILIES}][1-9]\d\d)"', path.read_text(encoding="utf-8")))
    assert used <= set(CATALOGUE)
    assert set(CATALOGUE) - used == set()


def test_no_message_of_a_case_has_a_leftover(tmp_path: Path) -> None:
    for path in sorted((CASES / "problems").glob("*.yml")):
        for line in read_case(path)["masalah"]:
            assert not re.search(r"\bNone\b|<class|Span\(|\bTrue\b|\bFalse\b", line), line
            assert not re.search(r"\{(nilai|kunci|apa|pilihan|dikenal|ada|harus|sebab|saran)\}", line), line
            assert str(tmp_path.parent) not in line


def _lines_of(code: str) -> list[str]:
    lines = [line for path in (CASES / "problems").glob("*.yml") for line in read_case(path)["masalah"]]
    return [line for line in lines if f": {code} " in line]


@pytest.mark.parametrize("code", ["A101", "A102", "A105", "A115", "A119", "P109", "Y103"])
def test_what_stands_twice_is_named_at_both_places(code: str) -> None:
    for line in _lines_of(code):
        assert "(lihat juga cities/" in line, line


@pytest.mark.parametrize("code", ["R101", "R102", "R104", "R105", "R106", "R109"])
def test_a_broken_reference_leads_to_what_was_probably_meant(code: str) -> None:
    guesses = [line for line in _lines_of(code) if "mungkin “" in line and "/_acuan/" not in line]
    assert guesses
    # A parent in the same plan stands in the same file, a few lines away.
    assert [line for line in guesses if "(lihat juga cities/" in line]


@pytest.mark.parametrize(
    "code",
    ["S101", "S105", "N101", "N102", "N103", "N104", "N105", "N106", "N109", "N111", "N112", "N113", "R101", "R102",
     "R103", "R104", "R105", "R106", "R107", "R108", "R109", "R110", "R111", "R112", "R113", "R114", "R115", "R116",
     "Q203", "B106"],
)  # fmt: skip
def test_the_nearest_right_value_is_offered(code: str) -> None:
    assert [line for line in _lines_of(code) if "mungkin “" in line]
