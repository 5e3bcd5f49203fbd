"""A build with cards: every page has a picture that is there, and what has not changed is not drawn again."""

import json
import re
import shutil
from pathlib import Path

import pytest

from petajalan.build.limits import Limits
from petajalan.core.kartu import HEIGHT, WIDTH
from petajalan.render.png import size
from petajalan.site.options import FEW, Options
from situs import SITE_URL, Site, build, build_well, replace, tree

pytest_plugins = "situs_bersama"

LIMIT = 100_000
PAGE = "cities/kota-uji/quick-win/aduan-warga.md"
SAID = re.compile(
    r"CATATAN -  Kartu dan ringkasan: (\d+) kartu dan (\d+) PDF dibuat, [\d,]+ detik prosesor, [\d,]+ detik"
)


def drawn(project: Path, **env: str) -> tuple[int, int]:
    """Build with cards, and give how many cards and summaries the build says it made."""
    done = build(project, PETAJALAN_KARTU="ya", **env)
    assert done.returncode == 0, done.stderr
    found = SAID.search(done.stderr)
    return (int(found[1]), int(found[2])) if found else (0, 0)


@pytest.fixture(scope="module")
def berkartu(kecil: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("kartu") / "proyek"
    shutil.copytree(kecil, folder, symlinks=True)
    cards, summaries = drawn(folder)
    assert cards == 5
    assert summaries == 2
    return folder


def picture(site: Site, address: str) -> str:
    page = site.page(address)
    assert page.meta("og:image:alt")
    assert page.meta("twitter:card") == "summary_large_image"
    image = page.meta("og:image")
    assert image.startswith(SITE_URL)
    path = site.folder / image.removeprefix(SITE_URL)
    assert size(path.read_bytes()) == (WIDTH, HEIGHT)
    assert (page.meta("og:image:width"), page.meta("og:image:height")) == (str(WIDTH), str(HEIGHT))
    assert path.stat().st_size < LIMIT
    return image.removeprefix(SITE_URL)


def test_every_page_has_a_picture_that_is_there(berkartu: Path) -> None:
    site = Site(berkartu / "site")
    seen = {address: picture(site, address) for address in site.addresses}
    assert seen["kota-uji/quick-win/aduan-warga/"] == "kota-uji/quick-win/aduan-warga/kartu.png"
    assert seen["kota-uji/quick-win/"] == seen["kota-uji/"] == "kota-uji/kartu.png"
    assert seen["quick-win/"] == "assets/kartu-quick-win.png"
    assert (site.folder / "kota-uji" / "ringkasan.pdf").read_bytes().startswith(b"%PDF-")


def test_the_words_of_cards_are_kept_but_not_published(berkartu: Path) -> None:
    assert not list((berkartu / "site").rglob("*cetakan.json"))
    assert list((berkartu / ".cache" / "petajalan" / "kota-uji").rglob(".cetakan.json"))


def test_without_cards_every_page_has_the_picture_of_its_kind(situs: Site) -> None:
    seen = {address: picture(situs, address) for address in situs.addresses}
    assert all(image.startswith("assets/kartu") for image in seen.values())
    assert not list(situs.folder.rglob("ringkasan.pdf"))
    assert not list(situs.folder.glob("*/kartu.png")) or list(situs.folder.glob("*/kartu.png")) == [
        situs.folder / "assets" / "kartu.png"
    ]


def test_what_machines_read_of_a_page_is_whole(situs: Site) -> None:
    for address in situs.addresses:
        (text,) = (one.text for one in situs.page(address).all("script") if one.get("type") == "application/ld+json")
        for node in json.loads(text)["@graph"]:
            assert node["@type"], address
            for item in node.get("itemListElement", ()):
                assert situs.file(item["item"].removeprefix(SITE_URL)).is_file(), (address, item)


def test_only_what_has_changed_is_drawn_again(berkartu: Path, tmp_path: Path) -> None:
    project = tmp_path / "proyek"
    shutil.copytree(berkartu, project, symlinks=True)
    before = tree(project / "site")
    assert drawn(project) == (0, 0)
    # A sentence that no card and no summary says.
    with (project / PAGE).open("a", encoding="utf-8") as file:
        file.write("\nSatu kalimat lagi.\n")
    assert drawn(project) == (0, 0)
    # A title, which stands on one card and in the summary.
    replace(project / PAGE, "judul: ", "judul: Layanan ")
    assert drawn(project) == (1, 1)
    made = tree(project / "site")
    changed = {name for name in made if made[name] != before.get(name) and name.endswith(("kartu.png", ".pdf"))}
    assert changed == {"kota-uji/quick-win/aduan-warga/kartu.png", "kota-uji/ringkasan.pdf"}
    # The same as from nothing, whoever draws.
    shutil.rmtree(project / ".cache")
    assert drawn(project, PETAJALAN_PELAKSANA="satu")[1] == 2
    assert tree(project / "site") == made


def test_a_picture_that_was_changed_is_drawn_again(berkartu: Path, tmp_path: Path) -> None:
    project = tmp_path / "proyek"
    shutil.copytree(berkartu, project, symlinks=True)
    before = tree(project / "site")
    (kept,) = (project / ".cache" / "petajalan" / "_cetakan-kota-uji").glob("[!.]*")
    (kept / "situs" / "kota-uji" / "kartu.png").write_bytes(b"lain")
    (project / "site" / "kota-uji" / "kartu.png").unlink()
    shutil.rmtree(project / "site")
    assert tree(build_well(project, PETAJALAN_KARTU="ya")) == before


def test_a_large_build_leaves_cards_out_unasked() -> None:
    def options(kartu: str) -> Options:
        return Options("satu", Limits(), False, None, kartu)

    assert options("otomatis").with_cards(FEW)
    assert not options("otomatis").with_cards(FEW + 1)
    assert options("ya").with_cards(514)
    assert not options("tidak").with_cards(1)


def test_an_unknown_wish_is_refused(salinan: Path) -> None:
    done = build(salinan, PETAJALAN_KARTU="mungkin")
    assert done.returncode == 1
    assert "kartu “mungkin” tidak dikenal; tulis ya, tidak, atau otomatis" in done.stderr
