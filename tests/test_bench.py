"""The benchmark: its made-up regions, the pages for its rivals, its goals and its page. Nothing is timed."""

import json
import math
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import markdown
import pytest

from petajalan.core.compile import compile_tree
from petajalan.core.problems import errors

ROOT = Path(__file__).parent.parent
FIGURES = ROOT / "scripts" / "bench-ukuran.json"
sys.path.insert(0, str(ROOT / "scripts"))

from bench_biaya import Biaya, Lantai, floor  # noqa: E402
from bench_hasil import Hasil, Isi, Laporan, Setara, exponent, from_json, to_json, weigh  # noqa: E402
from bench_laporan import charts, page_text, write_page  # noqa: E402
from bench_lawan import PEMBANGUN, Bahan, add_region, build_command, change_file, lay, make_material  # noqa: E402
from bench_markdown import markdown_link, read_page, to_markdown, words  # noqa: E402


def bench(*arguments: str | Path, seed: str = "0") -> None:
    """Run what scripts/bench runs, without installing anything."""
    command = [sys.executable, str(ROOT / "scripts" / "bench_negeri.py"), *map(str, arguments)]
    subprocess.run(command, check=True, env=os.environ | {"PYTHONHASHSEED": seed}, stdout=subprocess.DEVNULL)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bench") / "pohon"
    bench("pohon", "2", folder)
    return folder


def test_made_up_regions_are_the_same_every_time(tree: Path, tmp_path: Path) -> None:
    bench("pohon", "2", tmp_path / "lagi", seed="7")
    assert contents(tmp_path / "lagi") == contents(tree)


def test_made_up_regions_pass_the_check(tree: Path) -> None:
    compiled = compile_tree(tree)
    assert [problem.line() for problem in errors(compiled.problems)] == []
    assert [region.slug for region in compiled.daerah] == ["kabupaten-bench-002", "kota-bench-001"]


def test_made_up_regions_weigh_what_the_figures_say(tree: Path, tmp_path: Path) -> None:
    bench("ukur", tmp_path / "ukuran.json", "--dari", tree)
    wanted, found = (json.loads(path.read_text()) for path in (FIGURES, tmp_path / "ukuran.json"))
    for kind, shapes in wanted.items():
        for column, what in enumerate(("rows", "words")):
            total, made = (sum(numbers[column] for numbers in every.values()) for every in (shapes, found[kind]))
            assert made == pytest.approx(total, rel=0.1, abs=3), f"{kind}: {what}"


def test_the_figures_are_those_of_the_real_regions(tmp_path: Path) -> None:
    bench("ukur", tmp_path / "ukuran.json")
    assert (tmp_path / "ukuran.json").read_text() == FIGURES.read_text(), "run: scripts/bench ukur"


# -- the same pages for the rivals


@pytest.fixture(scope="module")
def material(tmp_path_factory: pytest.TempPathFactory) -> Bahan:
    def build(root: Path) -> None:
        variables = {"PETAJALAN_PER_TANGGAL": "2026-11-22", "NO_MKDOCS_2_WARNING": "1", "PETAJALAN_KARTU": "tidak"}
        subprocess.run(build_command(root)[0], cwd=root, check=True, capture_output=True, env=os.environ | variables)

    return make_material(tmp_path_factory.mktemp("bench"), 1, build, {"mkdocs", "hugo"})


def test_no_word_of_a_page_is_lost_on_the_way_through_markdown(material: Bahan) -> None:
    pages = sorted((material.folder / "mkdocs" / "asal").rglob("*.md"))
    assert len(pages) > 80
    for path in pages:
        name = path.relative_to(material.folder / "mkdocs" / "asal").with_suffix("")
        address = name.parent if name.name == "index" else name
        ours = (material.situs / address / "index.html").read_text()
        body = path.read_text().split("---\n", 2)[2]
        made = markdown.markdown(body, extensions=["attr_list", "def_list", "tables", "fenced_code"])
        assert words(f"<article>{made}</article>") == words(ours) > 0, address


def test_both_families_have_every_page_with_an_article(material: Bahan) -> None:
    wanted = sum("<article" in path.read_text() for path in material.situs.rglob("index.html"))
    for family in ("mkdocs", "hugo"):
        assert len(list((material.folder / family / "asal").rglob("*.md"))) == wanted


def test_blocks_and_lines_become_markdown() -> None:
    html = """<title>x</title><meta name="description" content="Tentang &quot;itu&quot;">
      <article data-pagefind-filter="jenis:uji"><nav class="remah"><ol><li><a href="../">Daftar</a></li></ol></nav>
      <h1>Judul</h1><section id="bagian"><h2 id="satu">Bagian *satu*</h2>
      <p class="pengantar">1. Kota<sup class="rujukan"><a href="#rujukan-1">1</a></sup> &lt;baru&gt;</p></section>
      <ul><li id="a">satu <a href="../lain/">lain</a></li><li>dua<ul><li>tiga</li></ul></li></ul>
      <dl><div><dt>Arti</dt><dd>isi</dd></div></dl>
      <div><table><thead><tr><th>A|B</th><th class="kanan">C</th></tr></thead>
      <tbody><tr><th>x</th><td>1</td></tr></tbody></table></div>
      <footer class="kaki-halaman"><code>cities/uji.yml</code></footer></article>"""
    page = read_page("kota/uji/", html)
    assert page is not None
    assert (page.remah, page.berkas, page.jenis) == ((("kota/", "Daftar"),), "cities/uji.yml", "uji")
    link = markdown_link("kota/uji/", {"kota/lain/": "kota/lain/index.md"}, "kota/uji.md")
    assert (
        to_markdown(page, link)
        == """---
title: "Judul"
description: "Tentang \\"itu\\""
jenis: "uji"
berkas: "cities/uji.yml"
---

# Judul

<div id="bagian"></div>

## Bagian \\*satu\\* {#satu}

1\\. Kota<sup class="rujukan">[1](<#rujukan-1>)</sup> &lt;baru&gt;
{.pengantar}

-   <span id="a"></span> satu [lain](<lain/index.md>)

-   dua

    -   tiga

Arti
:   isi

| A\\|B | C |
| --- | ---: |
| x | 1 |
"""
    )


def test_an_edit_and_a_further_region_reach_every_builders_project(material: Bahan, tmp_path: Path) -> None:
    builders = {one.bahan: one for one in PEMBANGUN}
    for family, builder in builders.items():
        root = tmp_path / family
        lay(builder, material, root)
        before = contents(root)
        change_file(builder, material, root, "di sini")
        assert [name for name, data in contents(root).items() if before[name] != data and b"di sini" in data]
        add_region(builder, material, root)
        assert any("kabupaten-bench-002" in name for name in contents(root))
        assert not any("kabupaten-bench-002" in name for name in before)


def test_the_floor_writes_and_links_the_very_files(tree: Path, tmp_path: Path) -> None:
    floor(tree, tmp_path / "lantai")
    for name in ("lantai", "taut"):
        assert contents(tmp_path / "lantai" / name) == contents(tree)


# -- goals and the page


def result(builder: str, size: int, cpu: float, wall: float, *, scenario: str = "dingin", seen: float = 0.1) -> Hasil:
    isi = Isi(72 * size, 70 * size, 1000 * 72 * size, 1000 * 70 * size, 200 * size, 5000 * size)
    return Hasil(builder, size, scenario, (Biaya(cpu, wall, 200 << 20, seen),), isi)


def report(*results: Hasil) -> Laporan:
    return Laporan("0" * 40, "2026-11-22", True, 1, {"processor": "x"}, {"hugo": "1"}, results)


def verdict(found: Laporan) -> dict[str, bool]:
    return {goal.arti: goal.terpenuhi for goal in weigh(found)}


def test_growth_in_step_has_the_exponent_one_and_a_square_two() -> None:
    assert exponent(3, 12, 100, 400) == pytest.approx(1)
    assert exponent(3, 48, 100, 400) == pytest.approx(2)
    assert exponent(4, 8, 100, 400) == pytest.approx(math.log(2) / math.log(4))


def test_goals_are_met_or_not_by_the_figures_of_the_run() -> None:
    material, hugo, ours = "mkdocs-material", "hugo", "petajalan-tanpa-cari"
    fast = verdict(report(result("petajalan", 20, 5, 5), result(material, 20, 160, 160),
                          result(ours, 80, 9, 9), result(hugo, 80, 10, 8)))  # fmt: skip
    assert fast == {"CPU to MkDocs + Material, 20 regions": True, "CPU to Hugo, 80 regions": True,
                    "Wall to Hugo, 80 regions": False}  # fmt: skip
    assert not verdict(report(result("petajalan", 20, 6, 6), result(material, 20, 160, 160))).popitem()[1]


def test_goals_for_the_whole_country_are_weighed_at_514_regions_alone() -> None:
    results = [result("petajalan", 514, 100, 100), result("petajalan", 514, 1, 2, scenario="tetap"),
               result("petajalan", 514, 3, 5, scenario="berkas", seen=5)]  # fmt: skip
    whole = replace(report(*results), lantai={514: Lantai(9, 10, 4)}, sunting={514: (1.0, 1.2, 9.0)})
    assert verdict(whole) == {
        "Memory of a cold build to 300 MiB, 514 regions": True,
        "Nothing changed to cold, wall, 514 regions": True,
        "One file changed, until its page stands in the new tree, to cold, wall, 514 regions": False,
        "One file changed, until site/ is complete, to linking as many files + 2 s, 514 regions": True,
        "Cold to the floor, wall, 514 regions": False,
        "serve, edit to page, to 1.5 s, 514 regions": True,
    }
    assert verdict(report(*(replace(one, daerah=80) for one in results))) == {}


def test_pages_unlike_ours_are_told() -> None:
    like, unlike = (replace(result("hugo", 20, 1, 1), setara=Setara(words, html, 9)) for words, html in
                    ((0.995, 1.04), (0.9, 0.9)))  # fmt: skip
    assert set(verdict(report(like)).values()) == {True}
    assert set(verdict(report(unlike)).values()) == {False}


def test_a_report_is_read_again_as_it_was_written(tmp_path: Path) -> None:
    found = replace(report(result("petajalan", 5, 1, 1), result("hugo", 20, 2, 2), result("petajalan", 20, 4, 4)),
                    lantai={20: Lantai(1, 2, 3)}, sunting={20: (1.5,)}, gagal=("Hugo: berhenti",))  # fmt: skip
    again = from_json(to_json(found))
    assert again == found
    assert "Hugo: berhenti" in page_text(again)
    for path in write_page(again, tmp_path / "biaya.md"):
        assert path.suffix == ".md" or ElementTree.parse(path).getroot().tag.endswith("svg")
    assert sorted(path.name for path in (tmp_path / "gambar").iterdir()) == sorted(charts(found))


def test_the_page_in_the_documentation_follows_from_its_figures(tmp_path: Path) -> None:
    folder = ROOT / "docs" / "dev"
    write_page(from_json((folder / "biaya.json").read_text()), tmp_path / "biaya.md")
    for name, data in contents(tmp_path).items():
        assert (folder / name).read_bytes() == data, "run: scripts/bench tulis"
