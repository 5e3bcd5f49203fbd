"""A term is explained where a text first uses it, from the glossary's own words, and nowhere twice."""

import re

from petajalan.core.glosarium import read_glossary
from petajalan.render.istilah import explain
from pohon import ROOT

GLOSSARY = """---
umum: Target; Visi dan misi
---

# Glosarium

## Capaian

Lihat [realisasi](#realisasi).

## Perda, perwali, perbup

Peraturan **daerah** dibuat [bersama](#x) DPRD.

Paragraf kedua.

## RPJMD

Rencana lima tahun <b>.

## Target

Angka yang ingin dicapai.
"""
TERMS = read_glossary(GLOSSARY)


def marked(html: str) -> list[str]:
    return re.findall(r'popovertarget="istilah-[a-z-]+">([^<]+)</button>', explain(html, TERMS, "../glosarium/"))


def test_the_glossary_is_read_as_it_is_written() -> None:
    assert [(term.kata, term.id) for term in TERMS] == [
        (("Perda", "perwali", "perbup"), "perda-perwali-perbup"),
        (("RPJMD",), "rpjmd"),
    ]
    assert TERMS[0].arti == "Peraturan daerah dibuat bersama DPRD."


def test_the_first_use_is_marked_once() -> None:
    assert marked("<p>Perwali dan perda, lalu RPJMD. RPJMD lagi.</p>") == ["Perwali", "RPJMD"]


def test_links_headings_and_parts_of_words_stay() -> None:
    assert (
        marked('<h2 id="k-a">RPJMD</h2><p><a href="x">RPJMD</a> rpjmd RPJMDes pra-RPJMD <code>RPJMD</code></p>') == []
    )


def test_meanings_are_escaped_and_lead_to_the_glossary() -> None:
    html = explain("<p>RPJMD</p>", TERMS, "../glosarium/")
    assert "Rencana lima tahun &lt;b&gt;." in html
    assert 'href="../glosarium/#rpjmd"' in html


def test_without_a_term_nothing_is_added() -> None:
    assert explain("<p>Warga</p>", TERMS, "") == "<p>Warga</p>"


def test_the_portal_s_own_glossary_can_be_read() -> None:
    terms = {term.id: term for term in read_glossary((ROOT / "docs" / "glosarium.md").read_text(encoding="utf-8"))}
    assert {"rpjmd", "ppid", "quick-win", "spbe", "ssgi-dan-ski", "e-ppgbm"} <= set(terms)
    assert not {"target", "visi", "program", "bukti"} & set(terms)
