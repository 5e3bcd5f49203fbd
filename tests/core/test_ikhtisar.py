"""A region's first screens: one sentence, one figure, one verdict, and only what the data allow."""

from datetime import date
from types import SimpleNamespace
from typing import Any, cast

import pytest

from petajalan.core.compile import compile_tree
from petajalan.core.daerah import Daerah
from petajalan.core.ikhtisar import first_sentence, gaps, in_office, main_version, tally, verdict
from petajalan.core.kelengkapan import Hitungan
from petajalan.core.link import Tertaut, link_daerah
from pohon import ROOT

PER = date(2026, 11, 22)


@pytest.fixture(scope="module")
def contoh() -> Tertaut:
    return link_daerah(compile_tree(ROOT, only=["kota-contoh"]).daerah[0], PER)


@pytest.fixture(scope="module")
def bontang() -> Daerah:
    return compile_tree(ROOT, only=["kota-bontang"]).daerah[0]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Warga menulis aduan di telepon. Aduan dijawab.", "Warga menulis aduan di telepon."),
        ("Gas dari sampah ke dapur warga [@K1]. Pada 2022 ada 273.", "Gas dari sampah ke dapur warga [@K1]."),
        ("Gas dari sampah ke dapur warga. [@K1] Lalu berhenti.", "Gas dari sampah ke dapur warga. [@K1]"),
        ("Kantor di Jl. Sudirman No. 4 melayani.", "Kantor di Jl. Sudirman No. 4 melayani."),
        ("Satu kalimat saja", "Satu kalimat saja"),
    ],
)  # fmt: skip
def test_a_sentence_ends_where_it_certainly_does(text: str, first: str) -> None:
    assert first_sentence(text) == first


def test_one_figure_stands_for_several_only_when_one_was_chosen(bontang: Daerah) -> None:
    penduduk = bontang.profil.value.penduduk
    assert penduduk is not None
    chosen = main_version(penduduk)
    assert chosen is not None
    assert chosen.isi.teks == "191.811"
    disputed = tuple(version.model_copy(update={"utama": False, "untuk": None}) for version in penduduk)
    assert main_version(disputed) is None
    assert main_version(None) is None


def test_the_head_of_the_region_is_the_one_whose_term_covers_the_date(bontang: Daerah) -> None:
    head = in_office(bontang.profil.value, PER)
    assert head is not None
    assert head.kepala == "Neni Moerniaeni"
    assert in_office(bontang.profil.value, date(1900, 1, 1)) is None


def test_promises_are_counted_in_the_order_of_the_states(contoh: Tertaut) -> None:
    states = ("selesai", "berjalan", "rencana", "terhenti", "belum-diketahui")
    counted = tally(contoh.daerah.quick_win.values(), states)
    assert counted == {"selesai": 1, "berjalan": 2, "rencana": 1, "terhenti": 1, "belum-diketahui": 1}


def test_a_verdict_is_only_what_the_rule_allows(contoh: Tertaut) -> None:
    for reading in contoh.bacaan.values():
        said = verdict(reading, PER)
        assert (said == "tanpa-target") == (not reading.target)
        if said in ("tercapai", "belum-tercapai"):
            assert any(one.target in reading.target for one in reading.putusan)


@pytest.mark.parametrize(("tercapai", "said"), [(True, "tercapai"), (False, "belum-tercapai")])
def test_a_verdict_speaks_of_the_target_that_is_shown(tercapai: bool, said: str) -> None:
    putusan = (SimpleNamespace(target="2026", tercapai=tercapai), SimpleNamespace(target="2020", tercapai=True))
    reading = cast(Any, SimpleNamespace(target=("2026",), putusan=putusan))
    assert verdict(reading, PER) == said


def test_what_lacks_most_comes_first() -> None:
    rows = [Hitungan("a", name, there, of) for name, there, of in (("x", 1, 2), ("y", 0, 3), ("z", 3, 3), ("w", 0, 0))]
    assert [row.hal for row in gaps(rows, 4)] == ["y", "x"]
