#!/usr/bin/env python3
"""Pictures of every kind of page in every width and scheme, laid on sheets to look at: scripts/lembar-kontak.

Of each kind the page with the most and the one with the least. A sheet is a page of HTML, and a picture of it made
by the same browser; ``index.html`` shows all sheets.
"""

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from html import escape
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from bench_biaya import PER_TANGGAL  # noqa: E402
from playwright.sync_api import Browser, sync_playwright  # noqa: E402

from batas import lay_limits  # noqa: E402
from firefox import running  # noqa: E402
from halaman import KINDS, SCHEMES, Scheme, extremes, heaviest, kind, serving  # noqa: E402
from peramban_bersama import launch  # noqa: E402
from situs import Site, build_well, lay_project  # noqa: E402

TARGET = ROOT / "lembar-kontak"
# Width → how much of it is shown on a sheet. All come out as high as HEIGHT.
WIDTHS = {360: 1.0, 768: 0.6, 1280: 0.6}
HEIGHT = 1200
_FIREFOX = {360: 740, 1280: 900}
_STYLE = """
body { margin: 0; padding: 16px; background: #777; color: #fff; font: 16px system-ui, sans-serif }
h1 { font-size: 20px; margin: 0 0 12px } a { color: inherit }
.baris { display: flex; gap: 16px; margin-bottom: 16px; align-items: flex-start }
figure { margin: 0 } figcaption { font-size: 13px } img { display: block }
.lembar img { width: 100%; max-width: 900px; height: auto }
"""


@dataclass(frozen=True, slots=True)
class Lembar:
    """One sheet: the file's name, what stands over it, the page it shows."""

    nama: str
    judul: str
    alamat: str


def main() -> int:
    """Build a site, take the pictures, lay the sheets."""
    arguments = _parser().parse_args()
    start = time.monotonic()
    target: Path = arguments.folder
    shutil.rmtree(target, ignore_errors=True)
    (target / "gambar").mkdir(parents=True)
    with tempfile.TemporaryDirectory(prefix="lembar-kontak-") as folder:
        lay = lay_limits if arguments.batas else lay_project
        site = Site(build_well(lay(Path(folder) / "proyek"), PETAJALAN_PER_TANGGAL=PER_TANGGAL))
        only = (arguments.hanya, "terberat" if arguments.firefox else "")
        sheets = [one for one in plan(site, limits=arguments.batas) if all(word in one.judul for word in only)]
        with serving(site.folder) as server:
            if arguments.firefox:
                _firefox(server.url, sheets, target)
            else:
                parts = [sheets[part :: arguments.proses] for part in range(arguments.proses)]
                with ProcessPoolExecutor(arguments.proses) as workers:
                    list(workers.map(_take, [server.url] * len(parts), parts, [target] * len(parts)))
    (target / "index.html").write_text(_index(sheets), encoding="utf-8")
    print(f"{len(sheets)} lembar dalam {time.monotonic() - start:.0f} detik: {target / 'index.html'}")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="scripts/lembar-kontak", description="Memotret semua jenis halaman.")
    parser.add_argument("--batas", action="store_true", help="daerah rekaan yang isinya sampai batas, atau kosong")
    parser.add_argument("--firefox", action="store_true", help="dengan Firefox, satu halaman dari setiap jenis")
    parser.add_argument("--hanya", default="", help="hanya lembar yang judulnya memuat kata ini")
    parser.add_argument("--proses", type=int, default=os.cpu_count() or 1, help="berapa peramban sekaligus")
    parser.add_argument("--folder", type=Path, default=TARGET, help="tempat lembar ditulis; isinya yang lama dihapus")
    return parser


def plan(site: Site, *, limits: bool = False) -> list[Lembar]:
    """Say what to show: of every kind the longest and the shortest page, or all kinds that limits can spoil."""
    order = list(KINDS)
    most = set(heaviest(site).values())
    chosen = [address for address in extremes(site) if not limits or address.split("/")[0] in site.regions]
    if limits:
        spoilt = ("indikator", "quick-win")
        chosen += [
            address
            for region in site.regions
            for part in spoilt
            for address in site.addresses
            if address.startswith(f"{region}/{part}/") and "janji" not in address
        ] + ["", "quick-win/", "kelengkapan/"]
    sheets = []
    for address in sorted(set(chosen), key=lambda address: (order.index(kind(site, address)), address)):
        size = "terberat" if address in most else "teringan"
        name = address.strip("/").replace("/", "_") or "beranda"
        sheets.append(Lembar(name, f"{KINDS[kind(site, address)]} ({size}): /{address}", address))
    return sheets


# -- taking ----------------------------------------------------------------------------------------


def _take(home: str, sheets: list[Lembar], target: Path) -> None:
    """Take the pictures of some sheets with one browser, and then the sheets themselves."""
    with sync_playwright() as playwright, launch(playwright) as browser:
        for sheet in sheets:
            _pictures(browser, home, sheet, target)
        page = browser.new_page(viewport={"width": 1700, "height": 900})
        for sheet in sheets:
            html = target / f"{sheet.nama}.html"
            html.write_text(_sheet(sheet), encoding="utf-8")
            page.goto(html.resolve().as_uri())
            page.screenshot(path=html.with_suffix(".png"), full_page=True)


def _pictures(browser: Browser, home: str, sheet: Lembar, target: Path) -> None:
    page = browser.new_page()
    page.goto(home + sheet.alamat)
    for width, scheme, name in _views(sheet):
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": round(HEIGHT / WIDTHS[width])})
        page.screenshot(path=target / "gambar" / name)
    page.close()


def _firefox(home: str, sheets: list[Lembar], target: Path) -> None:
    with running(os.environ.get("FIREFOX_BIN") or "firefox-esr") as browser:
        for sheet in sheets:
            shown = []
            for width, height in _FIREFOX.items():
                browser.goto(home)
                browser.resize(max(width, 500), height)
                browser.goto_in_frame(home + sheet.alamat, width, height)
                shown.append(f"gambar/{sheet.nama}-{width}.png")
                (target / shown[-1]).write_bytes(browser.picture())
            pictures = "".join(f'<figure><img src="{escape(name)}"></figure>' for name in shown)
            (target / f"{sheet.nama}.html").write_text(_page(sheet.judul, f'<div class="baris">{pictures}</div>'))
            shutil.copy(target / shown[0], target / f"{sheet.nama}.png")


# -- laying ----------------------------------------------------------------------------------------


def _views(sheet: Lembar) -> Iterator[tuple[int, Scheme, str]]:
    for scheme in SCHEMES:
        for width in WIDTHS:
            yield width, scheme, f"{sheet.nama}-{width}-{scheme}.png"


def _sheet(sheet: Lembar) -> str:
    rows = {scheme: "" for scheme in SCHEMES}
    for width, scheme, name in _views(sheet):
        shown = round(width * WIDTHS[width])
        rows[scheme] += (
            f"<figure><figcaption>{width} {scheme}</figcaption>"
            f'<img src="gambar/{escape(name)}" width="{shown}" height="{HEIGHT}"></figure>'
        )
    return _page(sheet.judul, "".join(f'<div class="baris">{row}</div>' for row in rows.values()))


def _index(sheets: list[Lembar]) -> str:
    return _page(
        "Lembar kontak",
        "".join(
            f'<figure class="lembar"><h1><a href="{escape(one.nama)}.html">{escape(one.judul)}</a></h1>'
            f'<img src="{escape(one.nama)}.png" loading="lazy"></figure>'
            for one in sheets
        ),
    )


def _page(title: str, body: str) -> str:
    return (
        f'<!doctype html><html lang="id"><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{_STYLE}</style><h1>{escape(title)}</h1>{body}"
    )


if __name__ == "__main__":
    sys.exit(main())
