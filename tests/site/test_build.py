"""The built portal as its readers get it: addresses, links, data and search files of the repository's own data."""

import csv
import hashlib
import io
import json
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from pohon import ROOT
from situs import SITE_URL, VOID, Html, Site, tree

pytest_plugins = "situs_bersama"

DIMENSIONS = (
    "smart-governance", "smart-branding", "smart-economy", "smart-living", "smart-society", "smart-environment",
)  # fmt: skip
# The contract of docs and design, copied: these addresses are permanent.
OF_A_REGION = (
    "", "masterplan/", "quick-win/", "program/", "peta-jalan/", "peta-jalan/linimasa/", "rpjmd/",
    "indikator/", "dimensi/",
    *(f"dimensi/{name}/" for name in DIMENSIONS),
    "perubahan/", "kelengkapan/", "kabar/", "kelembagaan/", "tentang/", "sumber/", "data/",
    "data/daerah.json", "data/datapackage.json", "data/quick-win.csv", "data/indikator.csv", "data/peta-jalan.csv",
    "data/sumber.csv", "data/rpjmd.csv", "data/dokumen.csv",
)  # fmt: skip
OF_THE_PORTAL = (
    "", "daerah/", "quick-win/", "quick-win/lewat-tenggat/", "program/", "program/lewat-tenggat/",
    "dimensi/", *(f"dimensi/{name}/" for name in DIMENSIONS),
    "indikator/", "perubahan/", "kelengkapan/", "cari/", "data/", "skema/",
    "tentang/", "metodologi/", "glosarium/", "aksesibilitas/", "panduan/",
    "data/daerah.csv", "data/daerah.json", "data/quick-win.csv", "data/indikator.csv", "data/datapackage.json",
    "404.html", "sitemap.xml", "robots.txt", "manifes.json",
)  # fmt: skip
INDIKATOR = (
    "kode_wilayah,daerah,indikator,nama,satuan,seri,tahun,jenis,nilai,teks,utama,sumber,url_sumber,halaman,"
    "waktu,disebut,dokumen,jenis_dokumen,rincian,batas_bawah,batas_atas,letak,konflik,sebutan,sumber_bersama"
)
QUICK_WIN = (
    "kode_wilayah,daerah,slug,judul,dimensi,penanggung_jawab,status,mulai,selesai,label,pendukung,kemajuan,per,"
    "mendukung,bukti,sumber,url_sumber,halaman"
)


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text, newline="")))


def folders_of_files(kind: str) -> list[tuple[str, str]]:
    """List region and page name of every officer file of a folder."""
    files = (path for path in (ROOT / "cities").glob(f"[!_]*/{kind}/*.*") if path.name != "masterplan.yml")
    name = re.compile(r"[0-9][0-9]-" if kind == "masterplan" else "")
    return sorted((path.parent.parent.name, name.sub("", path.stem, count=1)) for path in files)


# -- the build --------------------------------------------------------------------------------------


def test_a_strict_build_says_nothing_but_information(proyek: Path) -> None:
    code, *lines = (proyek / "keluaran.txt").read_text(encoding="utf-8").splitlines()
    assert code == "0"
    assert [line for line in lines if not line.startswith("INFO ")] == []


def test_only_the_site_its_lock_and_kept_results_are_left(proyek: Path) -> None:
    made = {path.name for path in proyek.iterdir()} - {"mkdocs.yml", "docs", "cities", "plugins", "keluaran.txt"}
    assert made == {"site", ".site.kunci", ".cache"}


# -- addresses --------------------------------------------------------------------------------------


def test_every_region_has_every_address(portal: Site) -> None:
    regions = sorted(path.parent.name for path in (ROOT / "cities").glob("*/daerah.yml"))
    assert portal.regions == regions
    missing = [f"{d}/{a}" for d in regions for a in OF_A_REGION if not portal.file(f"{d}/{a}").is_file()]
    assert missing == []


@pytest.mark.parametrize("kind", ["quick-win", "program", "indikator", "rpjmd", "masterplan", "kabar"])
def test_one_file_is_one_page(portal: Site, kind: str) -> None:
    pages = [f"{region}/{kind}/{name}/" for region, name in folders_of_files(kind)]
    assert [address for address in pages if address not in portal.addresses] == []
    depth = [address for address in portal.addresses if re.fullmatch(rf"[^/]+/{kind}/[^/]+/", address)]
    assert sorted(a for a in depth if a.split("/")[0] in portal.regions) == sorted(pages)


def test_the_portal_has_every_address(portal: Site) -> None:
    assert [address for address in OF_THE_PORTAL if not portal.file(address).is_file()] == []


def test_every_parent_is_a_page(situs: Site) -> None:
    parts = [address.rstrip("/").split("/") for address in situs.addresses if address]
    parents = {"/".join(part[:length]) + "/" for part in parts for length in range(1, len(part))}
    assert sorted(parents - set(situs.addresses)) == []


# -- links ------------------------------------------------------------------------------------------


def test_every_link_and_anchor_inside_the_portal_leads_somewhere(situs: Site) -> None:
    broken: Counter[str] = Counter()
    for address in [*situs.every, "404.html"]:
        for element, link in situs.page(address).links():
            target = situs.target(address, link)
            if target is None:
                continue
            path, anchor = target
            if not situs.file(path).is_file():
                broken[f"/{address}: {element.tag} {link}: no such page"] += 1
            elif anchor and anchor not in situs.page(path).ids:
                broken[f"/{address}: {element.tag} {link}: no such place"] += 1
    assert sorted(broken) == []


def test_ids_stand_once_on_a_page(situs: Site) -> None:
    twice = {
        address: [name for name, times in Counter(situs.page(address).ids).items() if times > 1]
        for address in situs.addresses
    }
    assert {address: names for address, names in twice.items() if names} == {}


def frame(situs: Site, address: str, opening: str) -> dict[str, str]:
    """Give the links of one part of a page's frame: words, and where they lead."""
    found = re.search(rf"(?s)<{opening}.*?</{opening.split()[0]}>", situs.text(address))
    links = Html(found.group()).all("a", "form") if found else []
    targets = {e.text.strip(): situs.target(address, e.get("href") or e.get("action")) for e in links}
    return {words: target[0] for words, target in targets.items() if target}


def test_the_header_and_the_footer_lead_to_the_same_pages_from_everywhere(situs: Site) -> None:
    header = {"Daerah": "daerah/", "Quick win": "quick-win/", "Program": "program/", "Indikator": "indikator/",
              "Perubahan": "perubahan/"}  # fmt: skip
    footer = {"Daerah": "daerah/", "Quick win": "quick-win/", "Program": "program/", "Indikator": "indikator/",
              "Unduh data": "data/", "Tentang": "tentang/",
              "Metodologi": "metodologi/", "Glosarium": "glosarium/", "Dimensi": "dimensi/",
              "Perubahan": "perubahan/", "Kelengkapan data": "kelengkapan/", "Panduan PPID": "panduan/",
              "Skema data": "skema/", "Aksesibilitas": "aksesibilitas/"}  # fmt: skip
    for address in [*situs.addresses, "404.html"]:
        inside = address.split("/")[0] in situs.regions
        assert frame(situs, address, 'nav class="kepala-menu"') == header, address
        assert list(frame(situs, address, 'form class="kepala-cari"').values()) == ["cari/"], address
        assert frame(situs, address, 'footer class="kaki"') == footer, address
        where = 'header class="kepala dalam-daerah"' if inside else 'header class="kepala"'
        assert frame(situs, address, where)["Petajalan"] == "", address


def test_the_menu_of_a_region_leads_to_the_same_pages_from_everywhere_in_it(situs: Site) -> None:
    menu = {"Ringkasan daerah": "", "Quick win": "quick-win/", "Program": "program/", "Indikator": "indikator/",
            "Peta jalan": "peta-jalan/", "RPJMD dan dokumen": "rpjmd/", "Masterplan": "masterplan/",
            "Dimensi": "dimensi/", "Kelembagaan": "kelembagaan/", "Tentang daerah": "tentang/", "Kabar": "kabar/",
            "Perubahan": "perubahan/",
            "Kelengkapan data": "kelengkapan/", "Sumber": "sumber/", "Unduh data": "data/"}  # fmt: skip
    for address in situs.addresses:
        region = address.split("/")[0]
        if region in situs.regions:
            expected = {words: f"{region}/{goal}" for words, goal in menu.items()}
            assert frame(situs, address, 'nav class="menu"') == expected, address


def test_nothing_is_fetched_from_another_host(situs: Site) -> None:
    abroad = [
        f"/{address}: {element.tag} {link}"
        for address in [*situs.every, "404.html"]
        for element, link in situs.page(address).links()
        if element.tag != "a" and element.get("rel") != "canonical"
        if not link.startswith("data:") and situs.target(address, link) is None
    ]
    assert abroad == []
    styles = {path.name: path.read_text(encoding="utf-8") for path in situs.folder.rglob("*.css")}
    assert styles
    for name, text in styles.items():
        assert not re.search(r"@import|url\(\s*[\"']?(https?:)?//", text), name


def test_links_that_lead_out_are_of_kinds_that_do_no_harm(situs: Site) -> None:
    kinds = {
        link.partition(":")[0]
        for address in situs.every
        for element, link in situs.page(address).links()
        if element.tag == "a" and situs.target(address, link) is None
    }
    assert kinds <= {"https", "http", "mailto", "tel"}


def test_no_page_runs_a_script_of_its_own(situs: Site) -> None:
    for address in [*situs.every, "404.html"]:
        page = situs.page(address)
        # What machines read is data: a browser runs nothing of it.
        own = [e for e in page.all("script") if not e.get("src") and e.get("type") != "application/ld+json"]
        assert own == [], address
        assert [name for e in page.elements for name in e.attributes if name.startswith("on")] == [], address


def test_every_page_says_what_it_is(situs: Site) -> None:
    for address in situs.addresses:
        page = situs.page(address)
        (root,) = page.all("html")
        (title,) = page.all("title")
        assert len(page.all("h1")) == 1, address
        assert root.get("lang") == "id", address
        assert title.text.endswith("Petajalan"), address
        assert page.meta("description"), address
        assert page.meta("og:title"), address
        canonical = [e.get("href") for e in page.all("link") if e.get("rel") == "canonical"]
        assert canonical == [SITE_URL + address]
        assert page.meta("og:url") == SITE_URL + address


def test_no_page_shows_what_only_programmers_know(situs: Site) -> None:
    for address in [*situs.every, "404.html"]:
        text = situs.text(address)
        for sign in ("@@petajalan", "{{", "{%", "None</", ">None", "Undefined", "object at 0x", "Traceback"):
            assert sign not in text, (address, sign)


# -- data -------------------------------------------------------------------------------------------


def test_tables_have_the_columns_that_were_promised(situs: Site) -> None:
    for folder in ["data", *(f"{region}/data" for region in situs.regions)]:
        indicators = rows(situs.text(f"{folder}/indikator.csv"))
        promises = rows(situs.text(f"{folder}/quick-win.csv"))
        assert indicators[0] == INDIKATOR.split(",")
        assert indicators[0][-2:] == ["sebutan", "sumber_bersama"]
        assert promises[0] == QUICK_WIN.split(",")


def test_every_row_is_as_long_as_its_head(situs: Site) -> None:
    for path in situs.folder.rglob("*.csv"):
        head, *body = rows(path.read_text(encoding="utf-8"))
        assert [row for row in body if len(row) != len(head)] == [], path


def test_every_row_names_a_page_and_a_place_that_exist(situs: Site) -> None:
    for path in situs.folder.glob("*/data/*.csv"):
        head, *body = rows(path.read_text(encoding="utf-8"))
        assert body or path.stem in {"quick-win", "peta-jalan", "rpjmd", "indikator"}, path
        for row in body:
            target = situs.target("", row[head.index("halaman")])
            assert target is not None, path
            address, anchor = target
            assert address in situs.addresses, path
            assert not anchor or anchor in situs.page(address).ids, (path, target)


def test_the_country_s_tables_are_the_real_regions_tables(situs: Site) -> None:
    real = [region for region in situs.regions if region != "kota-contoh"]
    for table in ("quick-win", "indikator", "peta-jalan", "sumber", "rpjmd", "dokumen"):
        parts = [row for region in real for row in rows(situs.text(f"{region}/data/{table}.csv"))[1:]]
        assert sorted(rows(situs.text(f"data/{table}.csv"))[1:]) == sorted(parts)


def test_every_json_file_parses_and_every_compiled_page_has_one(situs: Site) -> None:
    for path in situs.folder.rglob("*.json"):
        json.loads(path.read_text(encoding="utf-8"))
    for address in situs.addresses:
        linked = [e for e in situs.page(address).all("link") if e.get("type") == "application/json"]
        assert bool(linked) == situs.file(f"{address}index.json").is_file(), address
        if linked:
            data: dict[str, Any] = json.loads(situs.text(f"{address}index.json"))
            assert data["alamat"] == SITE_URL + address
            assert data["judul"] == situs.page(address).all("h1")[0].text.strip()


def test_packages_tell_size_hash_and_columns(situs: Site) -> None:
    packages = sorted(situs.folder.rglob("datapackage.json"))
    assert len(packages) == len(situs.regions) + 1
    for package in packages:
        listed = json.loads(package.read_text(encoding="utf-8"))["resources"]
        beside = {path.name for path in package.parent.iterdir()} - {"datapackage.json", "index.html", "index.json"}
        assert {entry["path"] for entry in listed} == beside
        for entry in listed:
            data = (package.parent / entry["path"]).read_bytes()
            assert entry["bytes"] == len(data)
            assert entry["hash"] == f"sha256:{hashlib.sha256(data).hexdigest()}"
            if entry["path"].endswith(".csv"):
                assert [column["name"] for column in entry["schema"]["fields"]] == rows(data.decode())[0]


def test_the_manifest_lists_every_file_with_its_hash(situs: Site) -> None:
    listed = json.loads(situs.text("manifes.json"))["berkas"]
    there = tree(situs.folder)
    del there["manifes.json"]
    assert listed == there


# -- for search engines and for search --------------------------------------------------------------


def test_the_sitemap_lists_every_page_that_may_be_found(situs: Site) -> None:
    listed = [loc.text for loc in ElementTree.parse(situs.file("sitemap.xml")).iter() if loc.tag.endswith("}loc")]
    findable = [address for address in situs.addresses if "noindex" not in situs.page(address).meta("robots")]
    assert listed == sorted(SITE_URL + address for address in findable)
    assert f"Sitemap: {SITE_URL}sitemap.xml" in situs.text("robots.txt")


def test_the_demonstration_is_marked_everywhere_and_counted_nowhere(situs: Site) -> None:
    for address in situs.addresses:
        page = situs.page(address)
        if not address.startswith("kota-contoh/"):
            continue
        assert page.meta("robots") == "noindex", address
        assert any("Daerah contoh" in e.text for e in page.all("p")), address
    assert "kota-contoh" not in situs.text("data/daerah.csv")
    assert "kota-contoh" not in situs.text("sitemap.xml")


def test_none_of_the_theme_s_search_or_scripts_is_published(situs: Site) -> None:
    assert not situs.file("search").exists()
    scripts = sorted(path.name for path in situs.folder.rglob("*.js") if "pagefind" not in path.name)
    assert scripts == ["cari.js", "portal.js"]
    assert not list(situs.folder.rglob("main.*.css"))
    assert not list(situs.folder.rglob("*.map"))
    assert not list(situs.folder.rglob("*.gz"))


def test_there_is_something_to_search(situs: Site) -> None:
    page = situs.page("cari/")
    assert any(e.get("type") == "search" and e.get("name") == "q" for e in page.all("input"))
    assert situs.file("cari/pagefind/pagefind.js").is_file()
    entries = {path.parent.name: path for path in situs.folder.glob("cari/indeks/*/pagefind-entry.json")}
    assert sorted(entries) == [str(number) for number in range(8)]
    for region in situs.regions:
        entry = json.loads(situs.text(f"cari/daerah/{region}/pagefind-entry.json"))
        mine = [address for address in situs.addresses if address.startswith(f"{region}/")]
        assert entry["languages"]["id"]["page_count"] == len(mine)


class _Nesting(HTMLParser):
    """Notes every tag that is closed where another one is open, and every one that is never closed."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # Markdown writes <img />: a stroke that says nothing, not a tag that closes.
        if tag not in VOID:
            super().handle_startendtag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if self.open and self.open[-1] == tag:
            self.open.pop()
        else:
            self.wrong.append(f"</{tag}> in <{self.open[-1] if self.open else ''}>")


def test_every_tag_is_closed_where_it_was_opened(situs: Site) -> None:
    faults = []
    for address in [*situs.addresses, "404.html"]:
        reader = _Nesting()
        reader.feed(situs.text(address))
        faults += [f"/{address}: {wrong}" for wrong in reader.wrong] + [
            f"/{address}: open {tag}" for tag in reader.open
        ]
    assert faults == []
