"""The guide's reference pages say what the program says: every code and every key, at an anchor, in the same words."""

import re
import sys
from html import unescape

import pytest
from markdown import Markdown

from petajalan.cli import main
from petajalan.core.catalogue import CATALOGUE
from petajalan.core.isian import fields
from petajalan.core.penjelasan import explain
from petajalan.core.problems import Span, problem
from petajalan.render.png import size
from petajalan.site.panduan import isian, masalah
from petajalan.site.preview import banner
from pohon import ROOT

sys.path.insert(0, str(ROOT / "scripts"))

from gambar_panduan import GAMBAR, PANDUAN, SHARP, TARGET, sized


def _html(text: str) -> str:
    made: str = Markdown(extensions=["attr_list", "def_list", "toc", "tables", "fenced_code"]).convert(text)
    return made


def _words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


PROBLEMS, FIELDS = _html(masalah()), _html(isian())


@pytest.mark.parametrize("code", CATALOGUE)
def test_a_code_has_an_anchor_and_the_words_of_the_command(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    own = re.split(r"<h[23]", PROBLEMS.split(f'<h3 id="{code.lower()}">{code}</h3>', 1)[1], maxsplit=1)[0]
    main(["jelaskan", code])
    said, page = capsys.readouterr().out, _words(own)
    for text in (explain(code).masalah, explain(code).perbaikan):
        assert text in said
        assert text[1:] in page
    for example in (explain(code).salah, explain(code).benar):
        assert " ".join(example.split()) in page


def test_every_key_stands_on_the_page_with_its_meaning() -> None:
    page = _words(FIELDS)
    for part in fields():
        assert f'<h2 id="{part.id}">' in FIELDS
        for row in part.isian:
            assert f"{row.nama} " in page
            assert row.uraian in page
            assert not row.bagian or f'href="#{row.bagian}"' in FIELDS


def test_nothing_on_the_pages_was_taken_for_a_sign_of_markdown() -> None:
    for html in (PROBLEMS, FIELDS):
        assert not re.search(r"<(?!/?(?:h[23]|p|strong|em|pre|code|dl|dt|dd|a|ul|li)\b)", html)
        assert "{#" not in html


@pytest.mark.parametrize("name", ["masalah", "isian"])
def test_the_pages_hold_the_macro_and_nothing_by_hand(name: str) -> None:
    text = (ROOT / "docs" / "panduan" / f"{name}.md").read_text(encoding="utf-8")
    assert text.rstrip().endswith(f"{{{{ {name}() }}}}")
    assert "\n## " not in text


def test_the_preview_leads_from_a_code_to_its_explanation() -> None:
    line = problem("Q203", "cities/kota-uji/program/a.md", Span(6, 15), nilai="<b>", pilihan="berjalan").line()
    made = banner([line], "/portal/").decode()
    assert '6:15: <a href="/portal/panduan/masalah/#q203">Q203</a> status “&lt;b&gt;”' in made


def test_the_links_of_the_guide_to_a_code_lead_somewhere() -> None:
    anchors = {code.lower() for code in CATALOGUE}
    for path in (ROOT / "docs").rglob("*.md"):
        for code in re.findall(r"masalah\.md#([a-z]\d+)", path.read_text(encoding="utf-8")):
            assert code in anchors


PICTURE = re.compile(r'!\[([^\]]*)\]\(gambar/([\w.-]+)\)\{ width="(\d+)" height="(\d+)" loading="lazy" \}')
SHOWN = [found for path in sorted(PANDUAN.glob("*.md")) for found in PICTURE.findall(path.read_text(encoding="utf-8"))]


def test_the_guide_shows_the_pictures_that_the_script_takes_and_no_others() -> None:
    shown = [name for _, name, *_ in SHOWN]
    assert sorted(shown) == sorted(GAMBAR)
    assert sorted(path.name for path in TARGET.iterdir()) == sorted(GAMBAR)
    # None is written in a way that the script, or this test, would not see.
    for path in PANDUAN.glob("*.md"):
        text = path.read_text(encoding="utf-8")
        assert len(PICTURE.findall(text)) == text.count("gambar/"), path.name
        assert sized(text) == text, f"{path.name}: run scripts/gambar-panduan"


@pytest.mark.parametrize(("words", "name", "width", "height"), SHOWN, ids=[name for _, name, *_ in SHOWN])
def test_a_picture_of_the_guide_is_small_and_says_its_size_and_what_it_shows(
    words: str, name: str, width: str, height: str
) -> None:
    data = (TARGET / name).read_bytes()
    assert size(data) == (SHARP * int(width), SHARP * int(height))
    assert int(width) == GAMBAR[name]
    assert len(data) <= 40_000
    assert len(words) >= 40


def test_all_pictures_of_the_guide_together_are_small() -> None:
    assert sum((TARGET / name).stat().st_size for name in GAMBAR) <= 250_000
