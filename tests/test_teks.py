"""Test what of a page is searched."""

import pytest

from petajalan.build import teks


def isi(html: str) -> str:
    """Return the searched text of an article."""
    halaman = (
        f'<nav>menu</nav><article class="x" data-pagefind-body data-pagefind-filter="jenis:program">{html}</article>'
    )
    terbaca = teks.read(f"<!doctype html><body>{halaman}<footer>kaki</footer>")
    assert terbaca is not None
    return " ".join(terbaca.isi.split())


def test_title_and_kind() -> None:
    awal = '<article id="isi" data-pagefind-body data-pagefind-filter="jenis:quick-win">'
    terbaca = teks.read(f"{awal}<h1>A &amp; <em>B</em> C</h1></article>")
    assert terbaca is not None
    assert (terbaca.judul, terbaca.jenis) == ("A & B C", "quick-win")


@pytest.mark.parametrize("html", ["", "<p>halaman pindah</p>", "<article><h1>Lain</h1></article>"])
def test_a_page_without_text_to_search(html: str) -> None:
    assert teks.read(html) is None


@pytest.mark.parametrize(
    ("html", "diharap"),
    [
        ("<p>Satu</p><p>Dua!</p>", "Satu. Dua!"),
        ("<p>a &lt;b&gt; &amp; c</p>", "a <b> & c."),
        ("<p>sam<strong>bung</strong>an</p>", "sambungan."),
        ('<p>lihat <a href="x/">tautan</a>, lalu</p>', "lihat tautan, lalu."),
        ("<dl><dt>Satuan</dt><dd>orang</dd></dl>", "Satuan: orang."),
        ('<p>5 <span>orang</span><span class="keterangan">kira-kira</span></p>', "5 orang kira-kira."),
        ("<table><thead><tr><th>Angka</th></tr></thead><tr><th>2024</th><td>5</td></tr></table>", "2024 5."),
        ("<ul>\n  <li>satu</li>\n  <li>dua</li>\n</ul>", "satu. dua."),
        ("satu<br>dua", "satu dua."),
        ("<p>“Maju”, 2016–2021</p>", '"Maju", 2016-2021.'),
    ],
)
def test_words_are_kept_apart_and_sentences_end(html: str, diharap: str) -> None:
    assert isi(html) == diharap


@pytest.mark.parametrize(
    "html",
    [
        "<nav><ol><li>Beranda</li></ol></nav>",
        "<footer>kaki</footer>",
        "<svg><title>bagan</title></svg>",
        '<section id="s" data-pagefind-ignore><section>dalam</section>luar</section>',
        '<sup class="rujukan"><a href="#r">1</a>, <a href="#r">2</a></sup>',
        '<span class="belum">belum diisi</span>',
        '<span aria-hidden="true">●</span>',
        '<dl><div><dt>Hubungi</dt><dd><span class="belum">belum diisi</span></dd></div></dl>',
    ],
)
def test_what_every_page_repeats_is_left_out(html: str) -> None:
    assert isi(f"<p>awal</p>{html}<p>akhir</p>") == "awal. akhir."
    assert isi(f"<p>sepeda{html}</p>").startswith("sepeda")


def test_headings_bear_the_weight_pagefind_gives_them() -> None:
    berat = [isi(f"<h{n}>Kata</h{n}>").split()[0][-1] for n in (1, 2, 3, 4)]
    assert berat == ["7", "6", "5", "4"]
