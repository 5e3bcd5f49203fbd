"""A small country for tests of the build: the base region and copies of it under other names and codes."""

import shutil
from datetime import date
from pathlib import Path

from petajalan.build.limits import Limits
from petajalan.build.region import Context
from petajalan.build.regions import Order, Wanted
from petajalan.build.shell import Shell
from petajalan.core.acuan import load_acuan
from petajalan.core.load import list_daerah
from pohon import BASES, MADE_UP, REGION, build_tree
from situs import add_code, replace

PER = date(2026, 11, 22)
NAMES = ("Misal", "Seumpama", "Umpama", "Andai", "Ibarat")


def lay_country(root: Path, count: int = 4) -> Path:
    """Lay the base region and copies of it: ``count`` regions in all, under ``root``."""
    return add_copies(build_tree(root), count)


def add_copies(root: Path, count: int) -> Path:
    """Add copies of the base region to a project that has it, up to ``count`` regions."""
    for number, name in enumerate(NAMES[: count - 1], start=72):
        copy = root / "cities" / f"kota-{name.casefold()}"
        shutil.copytree(BASES / REGION, copy)
        replace(copy / "daerah.yml", "nama: Kota Uji", f"nama: Kota {name}")
        replace(copy / "daerah.yml", '"99.71"', f'"99.{number}"')
        add_code(root, MADE_UP.replace("99.71", f"99.{number}").replace("Uji", name))
    return root


def order(root: Path, pelaksana: str = "proses:2", limits: Limits | None = None) -> Order:
    """Build a country where it lies, with a store of its own."""
    return Order(root, "cities", root / "simpanan", pelaksana, limits or Limits())


def wanted(root: Path) -> list[Wanted]:
    """Want every region of a country."""
    return [Wanted(slug, root) for slug in list_daerah(root)[0]]


def context(root: Path, *, cari: bool = False) -> Context:
    """Give what pages depend on, with the plainest shell there is."""
    acuan, problems = load_acuan(root)
    assert acuan is not None, problems
    texts = (
        "<!doctype html><title>",
        '</title><article data-pagefind-body data-pagefind-filter="jenis:',
        '">',
        "</article>",
    )
    shell = Shell(texts, ("judul", "jenis", "isi"))
    shells = {(region, depth): shell for region in (True, False) for depth in range(1, 6)}
    return Context(acuan, "acuan", PER, "https://petajalan.example/", "", shells, cari)
