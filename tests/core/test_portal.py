"""The portal's own pages: which there are, what stays out, what stands side by side, what is counted."""

import csv
import hashlib
import io
import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from petajalan.core.acuan import Acuan
from petajalan.core.angka import parse_angka
from petajalan.core.banding import line_up, side_by_side
from petajalan.core.compile import compile_tree
from petajalan.core.kolom import meaning
from petajalan.core.lembar import PER_PAGE
from petajalan.core.link import link_daerah
from petajalan.core.national import EMPTY, data_package, national_files, size_of
from petajalan.core.pages import Page
from petajalan.core.portal import FRONT_CHANGES, FRONT_REGIONS, MAX_CHANGES, front_page, plan_portal
from petajalan.core.ringkasan import Banding, Janji, Perubahan, Ringkasan, Ukuran, summarise
from petajalan.core.tables import Table, tables, to_csv
from petajalan.core.waktu import parse_waktu
from petajalan.render.views import Setting, render_body
from pohon import ROOT, build_tree

PER = date(2026, 11, 22)
SITE = "https://petajalan.example/"


@pytest.fixture(scope="module")
def nation(tmp_path_factory: pytest.TempPathFactory) -> tuple[Acuan, tuple[Ringkasan, ...], dict[str, Any]]:
    """Compile a region and the demonstration region, with their tables."""
    root = build_tree(tmp_path_factory.mktemp("pohon"), bases=("kota-uji", "kota-contoh"))
    compiled = compile_tree(root)
    assert compiled.sound, [item.line() for item in compiled.problems]
    assert compiled.acuan is not None
    linked = [link_daerah(daerah, PER) for daerah in compiled.daerah]
    regions = tuple(summarise(region, compiled.acuan) for region in linked)
    return compiled.acuan, regions, {region.daerah.slug: tables(region, SITE) for region in linked}


@pytest.fixture(scope="module")
def bontang() -> tuple[Acuan, Ringkasan]:
    compiled = compile_tree(ROOT, only=["kota-bontang"])
    assert compiled.acuan is not None
    return compiled.acuan, summarise(link_daerah(compiled.daerah[0], PER), compiled.acuan)


def _region(pattern: Ringkasan, slug: str, **changes: Any) -> Ringkasan:
    empty: dict[str, Any] = {"janji": (), "indikator": (), "banding": (), "perubahan": (), "contoh": False}
    return replace(pattern, slug=slug, nama=slug.replace("-", " ").title(), **(empty | changes))


def _promise(number: int, daerah: str = "kota-a", **changes: Any) -> Janji:
    address = f"{daerah}/quick-win/janji-{number}/"
    promise = Janji(
        address, daerah, "quick-win", f"Janji {number:03}", "Isi.", "berjalan", False, ("smart-living",), ()
    )
    return replace(promise, **changes)


def _value(daerah: str, acuan: str, series: str, when: str, text: str) -> Banding:
    address = f"{daerah}/indikator/{acuan}/"
    return Banding(address, daerah, acuan, series, parse_waktu(when), parse_angka(text), False, False)


def _measure(daerah: str, acuan: str) -> Ukuran:
    return Ukuran(f"{daerah}/indikator/{acuan}/", daerah, acuan, "persen", acuan, (), ())


def _addresses(pages: list[Page]) -> set[str]:
    return {page.alamat for page in pages}


def _parents(address: str) -> list[str]:
    parts = address.strip("/").split("/")
    return ["/".join(parts[:length]) + "/" for length in range(1, len(parts))]


def test_every_promised_address_is_planned_once(nation: Any) -> None:
    acuan, regions, _ = nation
    pages = plan_portal(regions, acuan, PER)
    wanted = {"daerah/", "quick-win/", "program/", "dimensi/", "indikator/", "perubahan/", "kelengkapan/", "data/",
              "skema/", "cari/"}  # fmt: skip
    wanted |= {f"dimensi/{name}/" for name in acuan.dimensi} | {f"indikator/{name}/" for name in acuan.indikator}
    for folder in ("quick-win", "program"):
        wanted |= {f"{folder}/dimensi/", f"{folder}/keadaan/", f"{folder}/lewat-tenggat/"}
        wanted |= {f"{folder}/dimensi/{name}/" for name in acuan.dimensi}
        wanted |= {f"{folder}/keadaan/{name}/" for name in acuan.keadaan}
    assert [page.alamat for page in pages] == sorted(wanted)
    assert all(not page.daerah and page.jenis == "halaman" for page in pages)
    assert "halaman" not in acuan.indikator  # indikator/halaman/ is where sheets stand


def test_long_lists_go_on_sheets_and_every_parent_is_a_page(nation: Any) -> None:
    acuan, regions, _ = nation
    many = tuple(_promise(number) for number in range(2 * PER_PAGE + 1))
    others = tuple(
        replace(_measure("kota-a", ""), alamat=f"kota-a/indikator/i-{number}/") for number in range(PER_PAGE + 1)
    )
    pages = plan_portal((_region(regions[0], "kota-a", janji=many, indikator=others),), acuan, PER)
    addresses = _addresses(pages)
    assert {"quick-win/halaman/2/", "quick-win/halaman/3/", "quick-win/dimensi/smart-living/halaman/3/",
            "indikator/halaman/2/"} <= addresses  # fmt: skip
    assert not {"quick-win/halaman/1/", "quick-win/halaman/4/", "program/halaman/"} & addresses
    assert [parent for address in addresses for parent in _parents(address) if parent not in addresses] == []
    shown = [page for page in pages if page.alamat == "quick-win/" or page.alamat.startswith("quick-win/halaman/")]
    listed = [p.alamat for page in shown if page.view == "portal-janji" for p in page.data["daftar"]]
    assert sorted(listed) == sorted(promise.alamat for promise in many)
    assert all(len(page.data["daftar"]) <= PER_PAGE for page in shown if page.view == "portal-janji")


def test_pages_do_not_grow_with_the_country(nation: Any) -> None:
    acuan, regions, _ = nation
    pages = {}
    for count in (PER_PAGE, 4 * PER_PAGE):
        names = [f"kota-{number:03}" for number in range(count)]
        country = tuple(
            _region(regions[0], name, janji=(_promise(1, name),), indikator=(_measure(name, "kemiskinan"),),
                    banding=(_value(name, "kemiskinan", "susenas", "2024", "5"),)) for name in names
        )  # fmt: skip
        setting = Setting(acuan, PER, SITE)
        made = plan_portal(country, acuan, PER)
        pages[count] = {page.alamat: len(render_body(page, setting)) for page in made}
    whole = {"daerah/", "kelengkapan/", "cari/", "quick-win/"}  # these name every region, once
    grown = {a for a, size in pages[PER_PAGE].items() if pages[4 * PER_PAGE][a] > size + 600}
    assert grown <= whole
    assert sum(pages[4 * PER_PAGE].values()) < 4 * sum(pages[PER_PAGE].values())


def test_demonstration_region_is_only_named_on_the_list_of_regions(nation: Any) -> None:
    acuan, regions, parts = nation
    assert [region.contoh for region in regions if region.slug == "kota-contoh"] == [True]
    loud = tuple(
        replace(region, janji=(_promise(1, "kota-contoh"),), indikator=(_measure("kota-contoh", "ipm"),),
                banding=(_value("kota-contoh", "ipm", "sp2010", "2024", "99"),),
                perubahan=(Perubahan("kota-contoh/x/", "kota-contoh", parse_waktu("2024"), "x", "program", ""),))
        if region.contoh else region
        for region in regions
    )  # fmt: skip
    setting = Setting(acuan, PER, SITE)
    pages = plan_portal(loud, acuan, PER)
    assert {p.alamat for p in pages if "kota-contoh" in render_body(p, setting)} == {"daerah/"}
    assert "kota-contoh" not in json.dumps([page.isi for page in pages], default=str)
    files = _files(loud, parts)
    assert [name for name, data in files.items() if b"kota-contoh" in data] == []
    search = next(page for page in pages if page.view == "cari")
    real = [region for region in regions if not region.contoh]
    assert search.data["jumlah_rekaman"] == sum(1 + len(r.janji) + len(r.indikator) for r in real)


def test_only_equal_indicator_and_series_stand_side_by_side(nation: Any) -> None:
    acuan, regions, _ = nation
    a = _region(
        regions[0],
        "kota-a",
        indikator=(_measure("kota-a", "stunting"),),
        banding=(
            _value("kota-a", "stunting", "ssgi-ski", "2022", "21,0"),
            _value("kota-a", "stunting", "e-ppgbm", "2022", "12"),
        ),
    )
    b = _region(regions[0], "kota-b", indikator=(_measure("kota-b", "stunting"),), banding=(
        _value("kota-b", "stunting", "ssgi-ski", "2023", "27,4"),))  # fmt: skip
    c = _region(regions[0], "kota-c", indikator=(_measure("kota-c", "stunting"),))
    shared = next(one for one in line_up([a, b, c], acuan) if one.id == "stunting")
    first, second = side_by_side(shared, shared.ukuran, acuan)
    assert first.seri is not None
    assert second.seri is not None
    assert (first.seri.id, first.tahun) == ("ssgi-ski", ("2022", "2023"))
    cells = {row.daerah: [[v.teks.teks for v in cell] for cell in row.sel] for row in first.baris}
    assert cells == {"kota-a": [["21,0"], []], "kota-b": [[], ["27,4"]]}
    assert (second.seri.id, [row.daerah for row in second.baris]) == ("e-ppgbm", ["kota-a"])
    page = next(p for p in plan_portal((a, b, c), acuan, PER) if p.alamat == "indikator/stunting/")
    body = render_body(page, Setting(acuan, PER, SITE))
    assert body.count("tidak ada data") == 2
    assert [indicator.daerah for indicator in page.data["sendiri"]] == ["kota-c"]


def test_summary_leaves_out_what_must_not_be_compared(bontang: tuple[Acuan, Ringkasan]) -> None:
    acuan, region = bontang
    stunting = [value for value in region.banding if value.acuan == "stunting"]
    assert {value.seri_acuan for value in stunting} == {"ssgi-ski"}
    for value in region.banding:
        series = {seri.id for seri in acuan.indikator[value.acuan].seri} or {""}
        assert value.seri_acuan in series
        assert value.untuk.tahun


def test_changes_are_the_newest_that_have_happened(nation: Any) -> None:
    acuan, regions, _ = nation
    old = [Perubahan(f"kota-a/{n}/", "kota-a", parse_waktu(f"{1900 + n}"), "x", "program", "") for n in range(120)]
    coming = Perubahan("kota-a/nanti/", "kota-a", parse_waktu("2027"), "x", "program", "")
    country = (_region(regions[0], "kota-a", perubahan=(coming, *old)),)
    page = next(p for p in plan_portal(country, acuan, PER) if p.alamat == "perubahan/")
    shown = [change.waktu.kode for change in page.data["daftar"]]
    assert shown == [str(year) for year in range(2019, 2019 - MAX_CHANGES, -1)]
    assert front_page(country, acuan, PER).data["perubahan"] == list(page.data["daftar"][:FRONT_CHANGES])


def test_the_front_page_counts_real_regions_alone(nation: Any) -> None:
    acuan, regions, _ = nation
    late = _promise(2, keadaan="rencana", lewat_tenggat=True)
    real = _region(regions[0], "kota-a", janji=(_promise(1), late, _promise(3, jenis="program")))
    shown = replace(_region(regions[0], "kota-peraga", janji=(_promise(4),)), contoh=True)
    front = front_page((shown, real), acuan, PER)
    assert front.alamat == ""
    assert [region.slug for region in front.data["daerah"]] == ["kota-a"]
    assert dict(front.data["keadaan"])["berjalan"] == {"quick-win": 1, "program": 1}
    assert dict(front.data["keadaan"])["rencana"] == {"quick-win": 1, "program": 0}
    assert front.data["terlambat"] == {"quick-win": 1, "program": 0}
    html = render_body(front, Setting(acuan, PER, SITE))
    assert "kota-peraga" not in html
    assert '<a href="quick-win/keadaan/berjalan/" aria-label="1 quick win berjalan">1</a>' in html
    assert "Lewat tenggat per 22\u00a0November 2026" in html
    assert '<a href="quick-win/lewat-tenggat/">1 quick win</a>, 0 program' in html


def test_what_the_front_page_counts_as_late_stands_on_the_list_it_leads_to(nation: Any) -> None:
    acuan, regions, _ = nation
    promises = tuple(_promise(number, lewat_tenggat=number % 2 == 0) for number in range(4))
    real = _region(regions[0], "kota-a", janji=promises)
    shown = replace(_region(regions[0], "kota-peraga", janji=(_promise(8, lewat_tenggat=True),)), contoh=True)
    pages = {page.alamat: page for page in plan_portal((shown, real), acuan, PER)}
    late = [promise.judul for promise in pages["quick-win/lewat-tenggat/"].data["daftar"]]
    assert late == ["Janji 000", "Janji 002"]
    assert len(late) == front_page((shown, real), acuan, PER).data["terlambat"]["quick-win"]
    setting = Setting(acuan, PER, SITE)
    assert '<a class="lencana lencana-terlambat" href="lewat-tenggat/">' in render_body(pages["quick-win/"], setting)
    assert "tidak ada yang tercatat" in render_body(pages["program/lewat-tenggat/"], setting)
    assert "lewat-tenggat/" not in render_body(pages["program/"], setting)


def test_the_front_page_names_a_country_by_its_provinces(nation: Any) -> None:
    acuan, regions, _ = nation
    many = tuple(
        _region(regions[0], f"kota-{number:03}", provinsi=f"Provinsi {number % 3}")
        for number in range(FRONT_REGIONS + 1)
    )
    html = render_body(front_page(many, acuan, PER), Setting(acuan, PER, SITE))
    assert '<a href="daerah/#provinsi-provinsi-0">Provinsi 0</a> <span class="keterangan">11 daerah</span>' in html
    assert 'class="daerah-daftar"' not in html
    assert 'class="daerah-daftar"' in render_body(front_page(many[1:], acuan, PER), Setting(acuan, PER, SITE))


def test_a_portal_without_regions_has_a_front_page(nation: Any) -> None:
    acuan, _, _ = nation
    html = render_body(front_page((), acuan, PER), Setting(acuan, PER, SITE))
    assert "belum ada daerah yang dicatat" in html
    assert "belum ada perubahan bertanggal" in html


def test_completeness_agrees_with_a_recount_from_the_files(bontang: tuple[Acuan, Ringkasan]) -> None:
    acuan, region = bontang
    folder = ROOT / "cities" / "kota-bontang"

    def read(pattern: str) -> list[dict[str, Any]]:
        texts = [path.read_text(encoding="utf-8") for path in sorted(folder.glob(pattern))]
        return [yaml.load(t.split("---\n")[1] if t.startswith("---") else t, yaml.BaseLoader) for t in texts]

    promises = read("quick-win/*.md") + read("program/*.md")
    indicators = read("indikator/*.yml")
    plans = read("rpjmd/*.yml")
    rows = {(row.bagian, row.hal): (row.ada, row.dari) for row in region.kelengkapan}
    asked = ("ringkasan", "manfaat", "penanggung_jawab", "kontak", "lokasi", "tenggat", "mendukung", "bukti")
    told = [rows[key] for key in rows if key[0] == "Quick win dan program"]
    measured = {path.stem for path in sorted(folder.glob("indikator/*.yml")) if _measurable(path)}
    assert rows["Indikator", "Terukur"] == (len(measured), len(indicators))
    goals = [{link["ke"] for link in p.get("mendukung", [])} for p in promises]
    counted = [sum(1 for p in promises if p.get(field)) for field in asked]
    counted.append(sum(1 for ke in goals if any(f"indikator/{slug}" in ke for slug in measured)))
    assert told == [(number, len(promises)) for number in counted]
    for kind, words in (("awal", "Kondisi awal"), ("target", "Target"), ("realisasi", "Realisasi")):
        having = sum(1 for i in indicators if any(v["jenis"] == kind for v in i.get("nilai", [])))
        assert rows["Indikator", words] == (having, len(indicators))
    named = sum(1 for plan in plans if any(node["id"].startswith("misi") for node in plan.get("simpul", [])))
    assert rows["Dokumen", "RPJMD yang misinya diketahui"] == (named, len(plans))
    page = next(p for p in plan_portal((region,), acuan, PER) if p.alamat == "kelengkapan/")
    assert page.data["seluruhnya"] == rows
    ((_, sections),) = page.data["baris"]
    there, of = sections["Quick win dan program"]
    assert (there, of) == (sum(one for one, _ in told), 9 * len(promises))


def _measurable(path: Path) -> bool:
    """Recount by hand: a baseline and a dated target for the whole region, both with a figure, and a clear unit."""
    data = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
    whole = [v for v in data.get("nilai", []) if "rincian" not in v and re.search(r"\d|nol", v["teks"])]
    start = any(v["jenis"] == "awal" for v in whole)
    goal = any(v["jenis"] == "target" and "untuk" in v for v in whole)
    return start and goal and data["satuan"] != "tidak-jelas"


def _files(regions: Any, parts: Any) -> dict[str, bytes]:
    """Make the country's files of the regions' tables."""

    def part(slug: str, name: str) -> bytes:
        return to_csv(next(table for table in parts[slug] if table.name == name)).encode()

    return {name: b"".join(pieces) for name, pieces in national_files(regions, part, SITE)}


def test_national_tables_join_the_regions(nation: Any) -> None:
    _, regions, parts = nation
    files = _files(regions, parts)
    assert [f"data/{table.name}.csv" for table in EMPTY] == [name for name in files if name.endswith(".csv")]
    for table in parts["kota-uji"]:
        assert files[f"data/{table.name}.csv"].decode() == to_csv(table)  # the only real region
    (row,) = csv.DictReader(io.StringIO(files["data/daerah.csv"].decode()))
    assert row["daerah"] == "kota-uji"
    (region,) = json.loads(files["data/daerah.json"])
    assert {name: str(region[name]) for name in row} == row


def test_national_tables_hold_every_region_s_rows_under_one_head(nation: Any) -> None:
    _, regions, parts = nation
    two = tuple(replace(region, slug=slug, contoh=False) for region in regions[:1] for slug in ("kota-a", "kota-b"))
    both = {region.slug: next(iter(parts.values())) for region in two}
    files = _files(two, both)
    for table in both["kota-a"]:
        rows = list(csv.reader(io.StringIO(files[f"data/{table.name}.csv"].decode(), newline="")))
        assert rows[0] == list(table.columns)
        assert len(rows) == 1 + 2 * len(table.rows)


def test_data_package_describes_every_file(nation: Any) -> None:
    _, regions, parts = nation
    files = {name.removeprefix("data/"): data for name, data in _files(regions, parts).items()}
    package = json.loads(files.pop("datapackage.json"))
    assert {resource["path"] for resource in package["resources"]} == files.keys()
    assert len({resource["name"] for resource in package["resources"]}) == len(files)
    for resource in package["resources"]:
        data = files[resource["path"]]
        assert resource["bytes"] == len(data)
        assert resource["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
        if resource["path"].endswith(".csv"):
            header = data.decode().split("\r\n")[0].split(",")
            assert [field["name"] for field in resource["schema"]["fields"]] == header
            assert all(field["description"] for field in resource["schema"]["fields"])
    own = Table("t", "Uji", ("nilai",), (("1",),))
    assert (
        data_package("a", "A", {"t.csv": size_of(b"x")}, (own,))["resources"][0]["schema"]["fields"][0]["type"]
        == "number"
    )


def test_every_column_has_a_meaning() -> None:
    assert all(meaning(table.name, column) for table in EMPTY for column in table.columns)
