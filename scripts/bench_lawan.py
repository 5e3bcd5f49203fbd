"""The other generators of the benchmark, and how each gets the same pages.

Every builder works on a family of material: ours on ``cities/``, MkDocs and its kin on Markdown with links to
Markdown files, Hugo on Markdown with the addresses as they are. Of each family there are two folders: ``asal``, the
country of this size, and ``tambah``, the files that are new or different once one region joins it.
"""

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import yaml
from bench_daerah import FIGURES, ROOT, write_country
from bench_markdown import Halaman, elements, first, markdown_link, parse, plain, read_page, to_markdown, words

THEME = Path(__file__).with_name("bench_hugo")
BENCH_VENV = ROOT / ".venv-bench"
SITE_URL = "https://petajalan.example/"
# About so many pages of a site are read for their words; of a small site every one is.
_COUNTED = 500


@dataclass(frozen=True, slots=True)
class Pembangun:
    """A builder: what it is called, what it works on, up to which size it is asked, and how it is run.

    ``isi`` is the folder of the material in its project; ``batas`` the largest size of a moderate run and of a
    complete one. ``keadaan`` are the scenarios that it is put through.
    """

    kunci: str
    nama: str
    bahan: str
    isi: str
    batas: tuple[int, int]
    siapkan: Callable[[Path, Path], None]
    perintah: Callable[[Path], list[list[str]]]
    keadaan: tuple[str, ...] = ("dingin", "tetap", "berkas", "daerah")

    @property
    def kita(self) -> bool:
        return self.bahan == "petajalan"


@dataclass(frozen=True, slots=True)
class Bahan:
    """Material of one size: the folder of all families, our site, the page that is edited, and its region's slug."""

    folder: Path
    situs: Path
    daerah: str
    halaman: str

    def berkas(self, family: str) -> str:
        """Name the file of the edited page, beneath the folder that holds a family's material."""
        name = self.halaman.rstrip("/") + ".md"
        return f"cities/{name}" if family == "petajalan" else name


# -- our own ---------------------------------------------------------------------------------------


def write_project(root: Path, count: int, *, search: bool) -> None:
    """Write a project like this one, with made-up regions instead of the real ones."""
    write_country(root, count, json.loads(FIGURES.read_text(encoding="utf-8")))
    write_config(root, search=search)


def write_config(root: Path, *, search: bool) -> None:
    """Write a configuration like this project's beside the regions; the portal's own pages stay where they are."""
    config = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    config["docs_dir"] = str(ROOT / "docs")
    config["theme"]["custom_dir"] = str(ROOT / config["theme"]["custom_dir"])
    for at, entry in enumerate(config["plugins"]):
        name, options = (entry, {}) if isinstance(entry, str) else next(iter(entry.items()))
        if name == "petajalan/publish":
            config["plugins"][at] = {name: {**options, "cari": search}}
    (root / "mkdocs.yml").write_text(yaml.safe_dump(config, sort_keys=False, allow_unicode=True), encoding="utf-8")


def _configure_ours(root: Path, site: Path, *, search: bool) -> None:
    write_config(root, search=search)


def build_command(root: Path) -> list[list[str]]:
    """Build as scripts/build does."""
    return [[sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", "site"]]


def _command_with_cards(root: Path) -> list[list[str]]:
    return [["env", "PETAJALAN_KARTU=ya", *command] for command in build_command(root)]


def _check_command(root: Path) -> list[list[str]]:
    return [[sys.executable, "-m", "petajalan", "periksa"]]


# -- MkDocs and its kin ----------------------------------------------------------------------------


def _configure_mkdocs(root: Path, site: Path, *, features: list[str], plugins: list[str]) -> None:
    config = {
        "site_name": "Petajalan",
        "site_url": SITE_URL,
        "docs_dir": "isi",
        "theme": {"name": "material", "language": "id", "font": False, "features": features},
        "plugins": plugins,
        "markdown_extensions": ["attr_list", "def_list", "tables"],
    }
    (root / "mkdocs.yml").write_text(yaml.safe_dump(config, sort_keys=False), encoding="utf-8")


def _mkdocs_command(root: Path) -> list[list[str]]:
    return [[sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", "site"]]


def _zensical_command(root: Path) -> list[list[str]]:
    return [[str(BENCH_VENV / "bin" / "zensical"), "build"]]


# -- Hugo ------------------------------------------------------------------------------------------


def _configure_hugo(root: Path, site: Path) -> None:
    """Lay the committed theme; the stylesheets and the words of the menus are those of our own pages."""
    shutil.copytree(THEME, root, dirs_exist_ok=True)
    shutil.copytree(site / "assets", root / "static" / "assets")
    (root / "data").mkdir()
    (root / "data" / "menu.json").write_text(json.dumps(_menus(site), ensure_ascii=False, indent=1), encoding="utf-8")


def _menus(site: Path) -> dict[str, Any]:
    """Take the menus of a region and of the portal, and the stylesheets, out of our pages."""
    region = next(path for path in sorted(site.glob("*-bench-*/index.html")))
    portal = site / "tentang" / "index.html"
    found: dict[str, Any] = {}
    for name, page in (("daerah", region), ("portal", portal)):
        tree = parse(page.read_text(encoding="utf-8"))
        menu = first(tree, "nav", class_="menu")
        links = [one for one in elements(menu) if one.tag == "a"] if menu else []
        base = page.parent if name == "daerah" else site
        found[name] = [
            {"alamat": _menu_address(page.parent, one.sifat["href"], base), "kata": plain(one)} for one in links
        ]
        sheets = [one for one in elements(tree) if one.tag == "link" and one.sifat.get("rel") == "stylesheet"]
        found["gaya"] = [one.sifat["href"].removeprefix("../") for one in sheets]
    for entry in found["portal"]:
        entry["alamat"] = f"/{entry['alamat']}"
    found["alamat_portal"] = [entry["alamat"] for entry in found["portal"]]
    return found


def _menu_address(page: Path, href: str, base: Path) -> str:
    made = os.path.relpath(page / href, base)
    return "" if made == "." else f"{made}/"


def _hugo_command(root: Path) -> list[list[str]]:
    # The program itself: the wrapper beside it starts a Python first, which is not Hugo's cost.
    program = next(BENCH_VENV.glob("lib/python*/site-packages/hugo/binaries/hugo"), BENCH_VENV / "bin" / "hugo")
    options = ["--quiet", "--noBuildLock", "--destination", "site", "--cacheDir", str(root / "cache")]
    return [[str(program), "build", *options]]


def _hugo_pagefind_command(root: Path) -> list[list[str]]:
    return [*_hugo_command(root), [sys.executable, "-m", "pagefind", "--site", "site", "--quiet"]]


_OURS = partial(Pembangun, bahan="petajalan", isi="", batas=(10_000, 10_000))
# Those that build anew each time are asked twice: one edit is as good as another.
_ANEW = ("dingin", "berkas")
_KIN = partial(Pembangun, bahan="mkdocs", isi="isi", keadaan=_ANEW)
_HUGO = partial(Pembangun, bahan="hugo", isi="content", siapkan=_configure_hugo, keadaan=_ANEW)

PEMBANGUN: tuple[Pembangun, ...] = (
    _OURS("petajalan-periksa", "Petajalan, check alone", siapkan=partial(_configure_ours, search=False),
          perintah=_check_command, keadaan=("dingin",)),
    _OURS("petajalan-tanpa-cari", "Petajalan without search", siapkan=partial(_configure_ours, search=False),
          perintah=build_command),
    _OURS("petajalan", "Petajalan with search", siapkan=partial(_configure_ours, search=True), perintah=build_command),
    # With the navigation of all pages in each, cost grows with their square: larger sizes would take hours.
    _KIN("mkdocs-material", "MkDocs + Material", batas=(20, 20), perintah=_mkdocs_command,
         siapkan=partial(_configure_mkdocs, features=[], plugins=["search"])),
    _KIN("material-pangkas", "Material, pruned navigation, no search", batas=(20, 20), perintah=_mkdocs_command,
         siapkan=partial(_configure_mkdocs, features=["navigation.prune"], plugins=[])),
    _KIN("zensical", "Zensical", batas=(20, 20), perintah=_zensical_command, keadaan=("dingin", "tetap", "berkas"),
         siapkan=partial(_configure_mkdocs, features=[], plugins=["search"])),
    _HUGO("hugo", "Hugo without search", batas=(80, 10_000), perintah=_hugo_command),
    _HUGO("hugo-pagefind", "Hugo, then Pagefind", batas=(80, 80), perintah=_hugo_pagefind_command),
    # What a small portal gets besides: a picture for each page that is shared, and a PDF for each region.
    _OURS("petajalan-kartu", "Petajalan with search, cards and PDF", siapkan=partial(_configure_ours, search=True),
          perintah=_command_with_cards, batas=(20, 20)),
)  # fmt: skip


# -- the material ----------------------------------------------------------------------------------


def make_material(folder: Path, count: int, build: Callable[[Path], object], families: set[str]) -> Bahan:
    """Make the material of one size: our own tree, our site without search, and its pages as Markdown.

    ``build`` runs our build in a project. The country is written with one region more, which is then put aside, for
    the code lists name every region of the country however many of them take part.
    """
    project, more = folder / "proyek", folder / "petajalan" / "tambah"
    write_project(project, count + 1, search=False)
    slugs = sorted((path.name for path in (project / "cities").iterdir() if path.name[-3:].isdigit()), key=_number)
    later = folder / "situs-lebih"
    if families:
        build(project)
        (project / "site").rename(later)
    (more / "cities").mkdir(parents=True)
    (project / "cities" / slugs[-1]).rename(more / "cities" / slugs[-1])
    build(project)
    site = folder / "situs"
    (project / "site").rename(site)
    (folder / "petajalan" / "asal").mkdir()
    (project / "cities").rename(folder / "petajalan" / "asal" / "cities")
    shutil.rmtree(project)
    if families:
        _write_families(folder, site, later, families)
        shutil.rmtree(later)
    promise = min((folder / "petajalan" / "asal" / "cities" / slugs[0] / "quick-win").glob("*.md"))
    return Bahan(folder, site, slugs[0], f"{slugs[0]}/quick-win/{promise.stem}/")


def _number(slug: str) -> int:
    return int(slug.rsplit("-", 1)[1])


def _pages(site: Path) -> list[str]:
    """List the addresses of a site's pages."""
    found = (path.parent.relative_to(site).as_posix() for path in site.rglob("index.html"))
    return sorted("" if one == "." else f"{one}/" for one in found)


def _write_families(folder: Path, site: Path, later: Path, families: set[str]) -> None:
    """Write every page for every family that wants it; of the larger country only what is new or different."""
    addresses = _pages(later)
    sections = {f"{parent}/" for one in addresses if (parent := one.rstrip("/").rpartition("/")[0])}
    files = {one: _file(one, one in sections, "index") for one in addresses}
    names: dict[str, str] = {}
    # The deepest first: the crumbs of a page tell the short names of those above it.
    for address in sorted(addresses, key=lambda one: (-one.count("/"), one)):
        before = (site / address / "index.html").read_bytes() if (site / address / "index.html").exists() else None
        for part, html in (("asal", before), ("tambah", (later / address / "index.html").read_bytes())):
            if html is None or (part == "tambah" and html == before):
                continue
            page = read_page(address, html.decode())
            if page is not None:
                names.update(page.remah)
                for family in families:
                    _write_page(folder / family / part, page, family, files, names, section=address in sections)


def _write_page(
    folder: Path, page: Halaman, family: str, files: dict[str, str], names: dict[str, str], *, section: bool
) -> None:
    if family == "hugo":
        name, text = _file(page.alamat, section, "_index"), to_markdown(page, section=names.get(page.alamat, ""))
    else:
        name = files[page.alamat]
        text = to_markdown(page, markdown_link(page.alamat, files, name))
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")


def _file(address: str, section: bool, index: str) -> str:
    if section or not address:
        return f"{address}{index}.md"
    return f"{address.rstrip('/')}.md"


def lay(builder: Pembangun, material: Bahan, root: Path) -> None:
    """Lay a builder's project afresh."""
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(material.folder / builder.bahan / "asal", root / builder.isi)
    builder.siapkan(root, material.situs)


def change_file(builder: Pembangun, material: Bahan, root: Path, mark: str) -> None:
    """Add a paragraph to the edited page's file."""
    with (root / builder.isi / material.berkas(builder.bahan)).open("a", encoding="utf-8", newline="\n") as text:
        text.write(f"\nKalimat baru {mark} untuk uji banding.\n")


def add_region(builder: Pembangun, material: Bahan, root: Path) -> None:
    """Let one region join."""
    shutil.copytree(material.folder / builder.bahan / "tambah", root / builder.isi, dirs_exist_ok=True)


def compare(ours: Path, theirs: Path) -> tuple[float, float, int]:
    """Compare the pages that both sites have: theirs to ours in words, in bytes of HTML, and how many are read.

    Of a large site evenly spaced pages are read for their words; bytes are weighed of all.
    """
    shared = [address for address in _pages(ours) if (theirs / address / "index.html").is_file()]
    step = max(1, len(shared) // _COUNTED)
    read = shared[::step]
    said, weight = ([_both(ours, theirs, addresses, measure) for addresses, measure in
                     ((read, _words_of), (shared, _bytes_of))])  # fmt: skip
    return said[1] / said[0], weight[1] / weight[0], len(read)


def _both(ours: Path, theirs: Path, addresses: list[str], measure: Callable[[Path], int]) -> tuple[int, int]:
    left, right = (sum(measure(site / one / "index.html") for one in addresses) for site in (ours, theirs))
    return left, right


def _words_of(path: Path) -> int:
    return words(path.read_text(encoding="utf-8"))


def _bytes_of(path: Path) -> int:
    return path.stat().st_size


def missing(builder: Pembangun) -> Iterator[str]:
    """Say what a builder needs and does not find."""
    for program in ("zensical", "hugo"):
        if builder.kunci.startswith(program) and not (BENCH_VENV / "bin" / program).exists():
            yield f"{program} tidak terpasang; jalankan scripts/install bench"
