"""Every case of tests/cases/grafik: an indicator in, and exactly what a reader sees and hears of its drawing out."""

import re
from datetime import date
from decimal import Decimal
from html import unescape
from pathlib import Path

import pytest
import yaml

from petajalan.core.compile import compile_tree
from petajalan.core.grafik import scale
from petajalan.core.link import link_daerah
from petajalan.core.pages import plan_daerah
from petajalan.render.labels import Box
from petajalan.render.views import Setting, render_body
from pohon import CASES, build_tree, read_case

PER = date(2026, 11, 22)
FILES = sorted((CASES / "grafik").glob("*.yml"))


def _page(indicator: str, folder: Path) -> str:
    result = compile_tree(build_tree(folder, {"indikator/uji.yml": indicator}))
    assert [item.line() for item in result.problems] == []
    assert result.acuan is not None
    linked = link_daerah(result.daerah[0], PER)
    page = next(p for p in plan_daerah(linked, result.acuan, ()) if p.alamat.endswith("/indikator/uji/"))
    return render_body(page, Setting(result.acuan, PER, "https://petajalan.example/"))


def _words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", "", re.sub(r"<sup.*?</sup>", "", html))).split())


def _seen(html: str) -> list[str]:
    """Give the finding, then of each panel its head, its text equivalent and its labels, then the caption."""
    figure = re.search(r"(?s)<figure.*?</figure>", html)
    if not figure:
        return []
    seen = [_words(html) for html in re.findall(r"(?s)<h2.*?</h2>", figure[0])]
    for head, label, drawing in re.findall(
        r'(?s)<p class="grafik-sumbu">(.*?)</p>.*?<svg class="grafik [^>]*aria-label="([^"]*)">(.*?</text>)</svg>',
        figure[0],
    ):
        figures = re.findall(r'<text class="g-(?:kini|teks|teks-target)"[^>]*>([^<]*)', drawing)
        seen += [_words(head), unescape(label), f"tertulis: {' · '.join(map(unescape, figures))}"]
    return [*seen, *(_words(html) for html in re.findall(r"(?s)<figcaption>(.*?)</figcaption>", figure[0]))]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_drawing_says_exactly_this(path: Path, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    case = read_case(path)
    seen = _seen(_page(case["indikator"], tmp_path))
    if request.config.getoption("--tulis-ulang"):
        head, mark, _ = path.read_text(encoding="utf-8").partition("\ntampak:")
        listed = yaml.safe_dump(seen, allow_unicode=True, width=10_000)
        path.write_text(f"{head}{mark}{' ' if not seen else chr(10)}{listed}", encoding="utf-8")
    else:
        assert seen == case["tampak"]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_line_joins_only_times_that_touch(path: Path, tmp_path: Path) -> None:
    """No line may lead across a year or month that was not measured."""
    for svg in re.findall(r'(?s)<svg class="grafik .*?</text></svg>', _page(read_case(path)["indikator"], tmp_path)):
        for x1, x2 in re.findall(r'<line class="g-sambung" x1="([\d.]+)%" y1="[^"]*" x2="([\d.]+)%"', svg):
            ticks = re.findall(r'<line class="g-dasar" x1="([\d.]+)%" x2="([\d.]+)%"', svg)
            assert sum(float(x1) < float(tick) < float(x2) for tick, _ in ticks) <= 1


def test_the_drawing_escapes_what_officers_type(tmp_path: Path) -> None:
    html = _page(
        'nama: "<b>A</b> & \\"B\\""\nsatuan: persen\nnilai:\n'
        '  - {jenis: realisasi, untuk: 2023, teks: "1", sumber: [S1]}\n'
        '  - {jenis: realisasi, untuk: 2024, teks: "B <i>", sumber: [S1]}\n'
        '  - {jenis: realisasi, untuk: 2025, teks: "2", sumber: [S1]}\n',
        tmp_path,
    )
    assert "<b>A" not in html
    assert "<i>" not in html


@pytest.mark.parametrize(
    ("low", "high", "shown"),
    [
        ("0", "100", "0 50 100 150"),
        ("26.3", "27.4", "26 26.5 27 27.5"),
        ("5", "5", "4.5 4.75 5 5.25 5.5"),
        ("0", "0", "-1 -0.5 0 0.5 1"),
        ("-4.9", "5.1", "-10 -5 0 5 10"),
        ("0.001", "10000000000", "0 5000000000 10000000000 15000000000"),
    ],
)
def test_the_upright_axis_has_round_numbers(low: str, high: str, shown: str) -> None:
    assert [float(value) for value in scale(Decimal(low), Decimal(high)).angka] == [float(v) for v in shown.split()]


def test_boxes_that_share_an_edge_do_not_meet() -> None:
    assert not Box(0, 0, 10, 10).meets(Box(10, 0, 20, 10))
    assert Box(0, 0, 10, 10).meets(Box(9, 9, 20, 20))
