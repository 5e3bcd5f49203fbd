"""The source notes of a page: each source told once, each of its places to be found."""

import re
from types import SimpleNamespace

from petajalan.core.scalars import Rujukan
from petajalan.render.views import _Notes
from situs import Site

pytest_plugins = "situs_bersama"


def test_a_source_with_two_places_is_one_note() -> None:
    notes = _Notes({})
    first = SimpleNamespace(sumber=(Rujukan("S8", "hlm. 3"), Rujukan("S9")))
    again = SimpleNamespace(sumber=(Rujukan("S8", "hlm. 7"), Rujukan("S8", "hlm. 3")))
    assert re.findall(r">([0-9.]+)<", notes.of(first)) == ["1", "2"]
    assert re.findall(r">([0-9.]+)<", notes.of(again)) == ["1.2", "1"]
    assert notes.told == {"S8": [("1", "hlm. 3"), ("1.2", "hlm. 7")], "S9": [("2", "")]}


def test_no_page_tells_a_source_twice_and_every_mark_leads_to_its_note(portal: Site) -> None:
    several = 0
    for address in portal.addresses:
        text = portal.file(f"{address}index.html").read_text(encoding="utf-8")
        told = re.findall(r'<li id="rujukan-[0-9]+">.*?sumber/#([^"]+)">', text, re.DOTALL)
        assert len(told) == len(set(told)), address
        goals = set(re.findall(r'href="#(rujukan-[0-9.]+)"', text))
        assert goals == set(re.findall(r' id="(rujukan-[0-9.]+)"', text)), address
        several += any("." in goal for goal in goals)
    assert several


def test_the_summary_of_a_promise_names_no_source_twice(portal: Site) -> None:
    looked = 0
    for address in portal.addresses:
        if "/quick-win/" in address or "/program/" in address:
            text = portal.file(f"{address}index.html").read_text(encoding="utf-8")
            for lead in re.findall(r'<p class="pengantar">(.*?)</p>', text, re.DOTALL):
                after = re.search(r"(?:<sup[^>]*>.*?</sup>[\s.,]*)+$", lead)
                marks = re.findall(r"#rujukan-([0-9]+)", after.group() if after else "")
                assert len(marks) == len(set(marks)), address
                looked += 1
    assert looked
