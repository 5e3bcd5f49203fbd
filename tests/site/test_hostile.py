"""Hostile words in every text field: the site has no element more than with harmless words, and shows them as typed."""

import csv
import html
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from situs import Html, Site
from usil import FORMULAS, HOSTILE, HOSTILE_PROSE, HOSTILE_PROVINCE, HOSTILE_WAY, REGION, SHORT, SMALL

pytest_plugins = "situs_bersama"

# What was typed between the two marks of each payload.
_MARKED = re.compile(r"(?s)awalan(.*?)akhiran")
PAYLOADS = {found for text in (HOSTILE, SHORT, HOSTILE_WAY, HOSTILE_PROVINCE) for found in _MARKED.findall(text)}
# In prose, code is an element whose marks are not shown, and an entity is its character.
PROSE = {html.unescape(found.replace("`", "")) for found in _MARKED.findall(HOSTILE_PROSE)}
# What every kind of file must have had hostile words in.
LEAST = {
    "daerah.yml": {"hal", "isi", "catatan", "keputusan", "kepala", "jabatan", "ketua", "hasil"},
    "sumber.yml": {"judul", "penerbit", "catatan", "url"},
    "opd.yml": {"nama", "singkatan", "catatan"},
    "dokumen.yml": {"judul", "nomor", "catatan"},
    "peta-jalan.yml": {"judul", "catatan"},
    "masterplan": {"judul", "hal", "isi"},
    "rpjmd": {"teks", "catatan"},
    "indikator": {"nama", "definisi", "teks", "catatan", "rincian", "oleh"},
    "quick-win": {"judul", "ringkasan", "hal", "isi", "alasan"},
    "program": {"judul", "ringkasan", "hal", "isi", "alasan"},
}


@pytest.fixture
def hostile(usil: Path) -> Site:
    return Site(usil / "usil" / "site")


@pytest.fixture
def harmless(usil: Path) -> Site:
    return Site(usil / "jinak" / "site")


def shape(page: Html) -> list[tuple[str, tuple[str, ...]]]:
    return [(element.tag, tuple(element.attributes)) for element in page.elements]


def texts(page: Html) -> Iterator[str]:
    """Yield what a browser would show or read out: the whole text, and every value but names of places."""
    whole = page.all("html")[0].text
    for script in page.all("script"):
        # What machines read is written in its own way, and must hold the words all the same.
        if script.get("type") == "application/ld+json":
            whole = whole.replace(script.text, " ")
            yield from strings(json.loads(script.text))
    yield whole
    for element in page.elements:
        yield from (value for value in element.attributes.values() if not re.fullmatch(r"#?[a-z0-9_-]+", value))


def strings(said: Any) -> Iterator[str]:
    """Yield every text of a value that was JSON."""
    if isinstance(said, str):
        yield said
    elif isinstance(said, (list, dict)):
        for one in said.values() if isinstance(said, dict) else said:
            yield from strings(one)


def test_the_words_came_into_every_kind_of_file(usil: Path) -> None:
    changed = json.loads((usil / "isian.json").read_text(encoding="utf-8"))
    missing = {kind: sorted(names - set(changed[kind])) for kind, names in LEAST.items()}
    assert missing == {kind: [] for kind in LEAST}


def test_no_page_has_an_element_or_attribute_more_than_with_harmless_words(hostile: Site, harmless: Site) -> None:
    assert hostile.every == harmless.every
    for address in [*hostile.every, "404.html"]:
        one, other = hostile.page(address), harmless.page(address)
        assert shape(one) == shape(other), address
        assert one.comments == other.comments, address


def test_the_words_are_shown_as_they_were_typed(hostile: Site) -> None:
    shown = 0
    for address in hostile.every:
        for text in texts(hostile.page(address)):
            text = unquote(text) if text.startswith("https://wa.me/") else text
            found = _MARKED.findall(text)
            assert set(found) <= PAYLOADS | PROSE, (address, set(found) - PAYLOADS - PROSE)
            shown += len(found)
            # A description may be cut off.
            rest = _MARKED.sub("", text)
            if "awalan" in rest:
                cut = rest[rest.index("awalan") :].removesuffix("…").strip()
                assert any(whole.startswith(cut) for whole in (HOSTILE, SHORT)), (address, cut)
    assert shown > 1000


def test_the_front_page_names_a_province_as_it_was_typed(hostile: Site) -> None:
    assert HOSTILE_PROVINCE in hostile.page("").all("article")[0].text


def test_no_link_runs_anything(hostile: Site) -> None:
    for address in hostile.every:
        for element, link in hostile.page(address).links():
            scheme = link.strip().partition(":")[0].casefold() if re.match(r"\s*[a-zA-Z]+:", link) else ""
            assert scheme in {"", "https", "http", "mailto", "tel"}, (address, element.tag, link)
            assert scheme == "" or element.tag in {"a", "link"}, (address, element.tag, link)


def test_no_name_from_data_stands_in_for_a_part_of_the_frame(hostile: Site) -> None:
    """Of two elements with one name the first is found: it must be ours."""
    assert {"isi", "kepala-q"} <= set(hostile.page(f"{SMALL}/sumber/").ids[3:])
    for address in hostile.addresses:
        page = hostile.page(address)
        first = {e.get("id"): e.tag for e in reversed(page.elements) if e.get("id") in {"isi", "kepala-q"}}
        assert first == {"isi": "article", "kepala-q": "input"}, address
        assert [name for name in page.ids if name.startswith("_")] == [
            name for name in hostile.page("tentang/").ids if name.startswith("_")
        ], address


def test_json_holds_the_words_as_data(hostile: Site) -> None:
    whole = hostile.text(f"{REGION}/data/daerah.json")
    json.loads(whole)
    assert json.dumps(HOSTILE, ensure_ascii=False)[1:-1] in whole


def test_no_cell_of_a_table_is_a_formula(hostile: Site) -> None:
    guarded = 0
    for path in sorted(hostile.folder.rglob("*.csv")):
        for row in csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline="")):
            for cell in row:
                assert cell[:1] not in {"=", "+", "-", "@", "\t", "\r"} or re.fullmatch(r"-[0-9.]+", cell), path
                guarded += cell.startswith(tuple(f"'{formula}" for formula in FORMULAS))
    assert guarded > 20
    assert "=HYPERLINK()" in hostile.text(f"{SMALL}/")
