#!/usr/bin/env python3
"""The pictures of the officers' guide, taken of the real site, desk, check and workbook: scripts/gambar-panduan.

One correction of kota-contoh is followed on its way: where a page says how to mend it, what the check says of a slip,
how the desk and the workbook hold the same figure, what is published. No picture is drawn by hand, so whoever changes
what is shown takes all of them anew.
"""

import base64
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from bench_biaya import PER_TANGGAL  # noqa: E402
from openpyxl import load_workbook  # noqa: E402
from openpyxl.cell import Cell, MergedCell  # noqa: E402
from openpyxl.utils import get_column_letter  # noqa: E402
from playwright.sync_api import Browser, FloatRect, Locator, Page, sync_playwright  # noqa: E402

from halaman import serving  # noqa: E402
from meja import masuk, serving_desk, simpan, tulis  # noqa: E402
from peramban_bersama import launch  # noqa: E402
from petajalan.cli import main as petajalan  # noqa: E402
from petajalan.render.png import Reducer, size  # noqa: E402
from situs import build_well, environment, lay_project, replace  # noqa: E402

PANDUAN = ROOT / "docs" / "panduan"
TARGET = PANDUAN / "gambar"
# The correction that the guide follows: a new figure below the last one, with a slip at first.
DAERAH = "kota-contoh"
INDIKATOR = "luas-genangan"
SEBELUM = '  - {jenis: realisasi, untuk: 2025, teks: "96,5", sumber: [S13]}\n'
KELIRU = '  - {jenis: realisasi, untuk: 2026-S1, teks: "91.5", sumber: [S33]}\n'
BENAR = '  - {jenis: realisasi, untuk: 2026-S1, teks: "91,5", sumber: [S33]}\n'
# Every picture with its width in the guide, in the order in which they are taken.
GAMBAR = {
    "halaman.png": 360,
    "perbaiki.png": 360,
    "buku-kerja.png": 480,
    "pesan.png": 360,
    "terbit.png": 360,
    "meja-jenis.png": 360,
    "meja-nilai.png": 360,
    "meja-sumber.png": 360,
    "meja-usulan.png": 520,
}
SHARP = 2
COLOURS = 32

_RING = "(e, offset) => { e.style.outline = '3px solid #8f2f36'; e.style.outlineOffset = `${offset}px` }"
# Chromium writes three channels, a canvas four; and the colours that matter most, the most frequent first.
_READ = """
async ([png, most]) => {
  const picture = await createImageBitmap(await (await fetch("data:image/png;base64," + png)).blob());
  const canvas = new OffscreenCanvas(picture.width, picture.height), pen = canvas.getContext("2d");
  pen.drawImage(picture, 0, 0);
  const count = new Map(), { data } = pen.getImageData(0, 0, canvas.width, canvas.height);
  for (let i = 0; i < data.length; i += 4) {
    const colour = (data[i] << 16) | (data[i + 1] << 8) | data[i + 2];
    count.set(colour, (count.get(colour) ?? 0) + 1);
  }
  const colours = [...count].sort(([a, m], [b, n]) => n - m || a - b).slice(0, most).map(([colour]) => colour);
  const bytes = new Uint8Array(await (await canvas.convertToBlob()).arrayBuffer());
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return [btoa(text), colours];
}
"""
_SHEET = """
body { margin: 0; background: #fff; color: #182029; font: 12px/1.2 system-ui, sans-serif }
table { width: 100%; border-collapse: collapse }
td { height: 25px; padding: 0 6px; border: 1px solid #d5d5d5; white-space: nowrap }
tr:last-child { outline: 3px solid #8f2f36; outline-offset: -3px }
tr > :first-child, tr:first-child > td { text-align: center }
"""
_GREY = "background: #efefef; color: #444"


def main() -> int:
    """Take every picture and write it where the guide looks for it."""
    TARGET.mkdir(exist_ok=True)
    with (
        tempfile.TemporaryDirectory(prefix="gambar-panduan-") as folder,
        sync_playwright() as playwright,
        launch(playwright) as browser,
    ):
        for name, picture in pictures(browser, Path(folder)):
            (TARGET / name).write_bytes(picture)
            print(f"{name}: {len(picture)} bita", flush=True)
    for page in sorted(PANDUAN.glob("*.md")):
        page.write_text(sized(page.read_text(encoding="utf-8")), encoding="utf-8")
    return 0


def sized(text: str) -> str:
    """Say beside each picture of a guide page how large it is, so that nothing moves when it comes."""

    def said(found: re.Match[str]) -> str:
        width, height = (round(side / SHARP) for side in size((TARGET / found[1]).read_bytes()))
        return f'(gambar/{found[1]}){{ width="{width}" height="{height}" loading="lazy" }}'

    return re.sub(r"\(gambar/([\w.-]+)\)(?:\{[^}]*\})?", said, text)


def pictures(browser: Browser, folder: Path) -> Iterator[tuple[str, bytes]]:
    """Take the pictures one after the other, in the order of the list."""
    project = laid(folder / "sebelum")
    with published(browser, project) as page:
        yield "halaman.png", taken(page, page.locator("h1"), page.locator("article svg").first)
        page.get_by_role("link", name="Perbaiki halaman ini").evaluate(_RING, 1)
        yield "perbaiki.png", taken(page, page.locator(".kaki-halaman"), page.locator(".kaki-halaman"))
    with opened(browser, GAMBAR["buku-kerja.png"]) as page:
        page.set_content(workbook(project))
        yield "buku-kerja.png", taken(page, page.locator("table"), page.locator("table"), room=0)
    project = laid(folder / "sesudah")
    file = project / "cities" / DAERAH / "indikator" / f"{INDIKATOR}.yml"
    replace(file, SEBELUM, SEBELUM + KELIRU)
    with opened(browser, GAMBAR["pesan.png"]) as page:
        page.set_content(reviewed(project))
        # The lines nearest to the mistake say enough of the file.
        page.add_style_tag(content="tr:nth-child(-n + 2) { display: none }")
        yield "pesan.png", taken(page, page.locator("section"), page.locator("aside"))
    replace(file, KELIRU, BENAR)
    with published(browser, project) as page:
        yield "terbit.png", taken(page, page.locator("h1"), page.locator("article svg").first)
    yield from desk(browser, folder / "meja")


def desk(browser: Browser, folder: Path) -> Iterator[tuple[str, bytes]]:
    """Take pictures of the officer's desk while the same figure is entered there."""
    folder.mkdir()
    # So high that nothing has to be scrolled.
    with serving_desk(folder) as copy, opened(browser, 360, 4000) as page:
        masuk(page, copy, "indikator")
        page.get_by_role("link", name="Indikator", exact=True).evaluate(_RING, -3)
        first, last = page.get_by_role("heading", name="Jenis data"), page.get_by_role("link", name="Dokumen")
        yield "meja-jenis.png", taken(page, first, last)
        page.goto(f"{copy.situs}/meja/kerja/#/collections/indikator/entries/{INDIKATOR}")
        page.get_by_role("button", name="Tambah nilai").click()
        field(page, "Jenis").click()
        page.get_by_role("option", name="realisasi", exact=True).click()
        tulis(field(page, "Teks"), "91,5")
        tulis(field(page, "Untuk"), "2026-S1")
        yield "meja-nilai.png", taken(page, named(page, "Jenis"), hint(page, "Waktu yang dibicarakan nilai ini"))
        add = page.get_by_role("button", name="Tambah sumber", exact=True).filter(visible=True).first
        add.click()
        tulis(field(page, "Nomor sumber"), "S33")
        yield "meja-sumber.png", taken(page, add, hint(page, "Ketik nomor"))
        simpan(page)
        # What says that it was saved fades away in its own time.
        page.get_by_text("Tersimpan", exact=True).last.wait_for(state="detached")
        # Wide enough for all buttons; what is beyond the picture names the address of this copy.
        page.set_viewport_size({"width": 1000, "height": 900})
        page.get_by_role("button", name="Keadaan: Konsep").click()
        first, last = page.get_by_text("Indikator", exact=True).first, page.get_by_role("menuitem", name="Siap")
        yield "meja-usulan.png", taken(page, first, last, room=8, width=GAMBAR["meja-usulan.png"])


def field(page: Page, label: str) -> Locator:
    """Find a field of the item that is open: all others are closed or stand above it."""
    return page.get_by_label(re.compile(rf"^{label}( \(boleh kosong\))?$")).filter(visible=True).last


def named(page: Page, label: str) -> Locator:
    """Find the words above a field of the item that is open."""
    return page.locator("label").filter(has_text=re.compile(rf"^{label}$")).filter(visible=True).last


def hint(page: Page, words: str) -> Locator:
    """Find the words below a field of the item that is open."""
    return page.get_by_text(words).filter(visible=True).last


def laid(project: Path) -> Path:
    """Lay a copy of the project that knows where its files can be edited, as a portal in use does."""
    lay_project(project)
    replace(project / "mkdocs.yml", 'sunting: ""', "sunting: https://git.contoh.example/edit/main/")
    return project


@contextmanager
def opened(browser: Browser, width: int, height: int = 900) -> Iterator[Page]:
    """Open an empty page of this width, in light colours, as sharp as the pictures are."""
    context = browser.new_context(
        viewport={"width": width, "height": height}, device_scale_factor=SHARP, color_scheme="light", locale="id-ID"
    )
    page = context.new_page()
    yield page
    context.close()


@contextmanager
def published(browser: Browser, project: Path) -> Iterator[Page]:
    """Build the project and open the indicator's page, as it is on a phone."""
    site = build_well(project, PETAJALAN_PER_TANGGAL=PER_TANGGAL)
    with serving(site) as server, opened(browser, 360) as page:
        # The letters may come late on a first visit, and are then left out.
        for _ in range(2):
            page.goto(f"{server.url}{DAERAH}/indikator/{INDIKATOR}/", wait_until="networkidle")
        assert page.evaluate("document.fonts.check('700 16px Petajalan')")
        yield page


def reviewed(project: Path) -> str:
    """Give what an officer sees of the check beside the lines, as a page."""
    command = [sys.executable, "-m", "petajalan", "periksa", DAERAH, "--format", "github"]
    said = subprocess.run(command, cwd=project, env=environment(), capture_output=True, text=True, check=False).stdout
    command = [sys.executable, str(ROOT / "scripts" / "tinjau")]
    return subprocess.run(command, cwd=project, input=said, capture_output=True, text=True, check=True).stdout


def workbook(project: Path) -> str:
    """Draw the indicator's figures of the real workbook as a page, and the new row below the last one."""
    file = project.parent / "buku.xlsx"
    assert petajalan(["ekspor", DAERAH, str(file), "--folder", str(project)]) == 0
    sheet = load_workbook(file)["nilai"]
    new = {"indikator": INDIKATOR, "jenis": "realisasi", "teks": "91,5", "untuk": "semester I 2026", "sumber": "S33"}
    columns = {str(cell.value): cell.column for cell in sheet[1] if cell.value in new}
    last = sheet.max_row + 1
    for name, words in new.items():
        sheet.cell(last, columns[name], words)
    figures = [cell.row for cell in sheet["A"] if cell.value == INDIKATOR and cell.row != last][1:4]
    rows = ["".join(f'<td style="{_GREY}">{words}</td>' for words in ("", *map(get_column_letter, columns.values())))]
    for number in (1, *figures, last):
        cells = [sheet.cell(number, column) for column in columns.values()]
        rows.append(f'<td style="{_GREY}">{number}</td>' + "".join(map(_cell, cells)))
    return f"<!doctype html><style>{_SHEET}</style><table><tr>" + "</tr><tr>".join(rows) + "</tr></table>"


def _cell(cell: Cell | MergedCell) -> str:
    ground = f"background: #{cell.fill.fgColor.rgb[2:]}" if cell.fill.fill_type else ""
    ink = f"color: #{cell.font.color.rgb[2:]}" if cell.font.b and cell.font.color else ""
    return f'<td style="{ground}; {ink}">{escape(str(cell.value or ""))}</td>'


def taken(page: Page, first: Locator, last: Locator, *, room: int = 12, width: int | None = None) -> bytes:
    """Take a picture from one thing down to another with some room around, over the whole width or this much of it."""
    top, end, screen = first.bounding_box(), last.bounding_box(), page.viewport_size
    assert top
    assert end
    assert screen
    y = max(round(top["y"]) - room, 0)
    height = round(end["y"] + end["height"]) + room - y
    clip: FloatRect = {"x": 0, "y": y, "width": width or screen["width"], "height": height}
    return small(page, page.screenshot(full_page=True, clip=clip, animations="disabled"))


def small(page: Page, png: bytes) -> bytes:
    """Bring a picture down to few colours."""
    # A page of its own, which no policy of the pictured one holds back.
    empty = page.context.new_page()
    read, colours = empty.evaluate(_READ, [base64.b64encode(png).decode(), COLOURS])
    empty.close()
    palette = [(colour >> 16, colour >> 8 & 255, colour & 255) for colour in colours]
    return Reducer(palette).reduce(base64.b64decode(read))


if __name__ == "__main__":
    sys.exit(main())
