"""Addresses: which page a file makes, which pages a region has. A contract that never breaks."""

from typing import Any

LISTS = (
    "",
    "masterplan/",
    "quick-win/",
    "program/",
    "peta-jalan/",
    "peta-jalan/linimasa/",
    "rpjmd/",
    "indikator/",
    "dimensi/",
    "kelembagaan/",
    "tentang/",
    "kabar/",
    "sumber/",
    "perubahan/",
    "kelengkapan/",
    "data/",
)
FOLDERS = ("quick-win", "program", "indikator", "rpjmd", "masterplan", "kabar")


def of_daerah(groups: dict[str, Any], dimensi: list[str]) -> list[str]:
    """List the addresses of a region's pages, relative to its home, sorted."""
    pages = [*LISTS, *(f"dimensi/{slug}/" for slug in dimensi)]
    pages += [f"{folder}/{slug}/" for folder in FOLDERS for slug in groups[folder]]
    return sorted(pages)


def of_tujuan(tujuan: str) -> str:
    """Give the address (with anchor) that a link's ``ke`` leads to."""
    head, _, tail = tujuan.partition("/")
    return f"rpjmd/{head}/#{tail}" if head[:1].isdigit() else f"{head}/{tail}/"


def up(address: str) -> str:
    """Give the relative way from a page's address back to the site's root."""
    return "../" * address.count("/")
