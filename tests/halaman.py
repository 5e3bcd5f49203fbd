"""Pages to look at, one with the most and one with the least of every kind, and what a browser finds wrong."""

import gzip
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from typing import Any, Literal
from urllib.parse import unquote, urlsplit

from playwright.sync_api import Page

from pohon import ROOT
from situs import Html, Site

AXE = ROOT / "tests" / "vendor" / "axe.min.js"
SIZES = {360: 740, 1280: 900}
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
# A page differs by scheme and in forced colours by its colours alone.
COLOURS = {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}
EVERYTHING = {
    "type": "tag",
    "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}

# What readers call each kind; its address with the names in it left out.
KINDS = {
    "": "Beranda",
    "404.html": "Halaman tidak ditemukan",
    "<daerah>": "Beranda daerah",
    "<daerah>/data": "Unduh data daerah",
    "<daerah>/dimensi": "Enam dimensi di daerah",
    "<daerah>/dimensi/*": "Satu dimensi di daerah",
    "<daerah>/indikator": "Daftar indikator daerah",
    "<daerah>/indikator/*": "Indikator",
    "<daerah>/kabar": "Daftar kabar daerah",
    "<daerah>/kabar/*": "Kabar",
    "<daerah>/kelembagaan": "Kelembagaan",
    "<daerah>/kelengkapan": "Kelengkapan data daerah",
    "<daerah>/masterplan": "Masterplan",
    "<daerah>/masterplan/*": "Bab masterplan",
    "<daerah>/perubahan": "Perubahan di daerah",
    "<daerah>/peta-jalan": "Peta jalan",
    "<daerah>/peta-jalan/*": "Linimasa",
    "<daerah>/program": "Daftar program daerah",
    "<daerah>/program/*": "Program",
    "<daerah>/quick-win": "Daftar quick win daerah",
    "<daerah>/quick-win/*": "Quick win",
    "<daerah>/rpjmd": "RPJMD dan dokumen",
    "<daerah>/rpjmd/*": "RPJMD satu periode",
    "<daerah>/sumber": "Sumber data daerah",
    "<daerah>/tentang": "Tentang daerah",
    "cari": "Cari",
    "daerah": "Semua daerah",
    "data": "Unduh data semua daerah",
    "dimensi": "Enam dimensi",
    "dimensi/*": "Satu dimensi di semua daerah",
    "indikator": "Indikator semua daerah",
    "indikator/*": "Indikator antardaerah",
    "kelengkapan": "Kelengkapan data semua daerah",
    "perubahan": "Perubahan di semua daerah",
    "program": "Program semua daerah",
    "program/*": "Program menurut dimensi atau keadaan",
    "quick-win": "Quick win semua daerah",
    "quick-win/*": "Quick win menurut dimensi atau keadaan",
    "skema": "Skema berkas",
    "docs": "Tulisan portal dan panduan",
}  # fmt: skip

_AXE = """
async only => {
  const found = await axe.run(document, { runOnly: only, resultTypes: ["violations"] });
  return found.violations.flatMap(v =>
    v.nodes.map(n => `${v.id}: ${n.target.join(" ")}: ${(n.any[0] || n.all[0] || n.none[0]).message}`));
}
"""
# What is pressed with a finger: 24 CSS pixels each way; links inside a sentence are excepted by WCAG 2.5.8.
_SMALL = """
() => [...document.querySelectorAll("nav a, .kepala a, .kaki a, .kaki-halaman a, button, summary, input, select")]
  .filter(e => e.checkVisibility() && !e.classList.contains("lompat"))
  .map(e => [e.textContent.trim(), e.getBoundingClientRect()])
  .filter(([, box]) => box.width < 24 || box.height < 24)
  .map(([words, box]) => `${words}: ${Math.round(box.width)} × ${Math.round(box.height)}`)
"""

# What the Tab key stops at, and whether its stop is marked and on the screen.
_STOPS = """
() => [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")]
  .filter(e => e.checkVisibility({ visibilityProperty: true })).length
"""
_STOP = """
() => {
  const e = document.activeElement, style = getComputedStyle(e), box = e.getBoundingClientRect();
  const ring = e === document.body || parseFloat(style.outlineWidth) >= 1 && style.outlineStyle !== "none"
    || style.boxShadow !== "none";
  const seen = e === document.body || box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  return [e.outerHTML.slice(0, 120), ring, seen];
}
"""
MOST_STOPS = 60

# Words that are there and cannot be read: cut off by their own box, or drawn beyond the edge of a picture.
_CUT = """
() => {
  const said = e => e.textContent.trim().replace(/\\s+/g, " ").slice(0, 60), found = [];
  for (const e of document.querySelectorAll("body *")) {
    if (!e.checkVisibility() || !e.textContent.trim() || e.closest("svg")) continue;
    const style = getComputedStyle(e), box = e.getBoundingClientRect();
    // What only a screen reader is told is one pixel wide on purpose.
    if (box.width <= 1 || box.height <= 1 || e.classList.contains("lompat")) continue;
    const hides = way => ["hidden", "clip"].includes(way);
    if (hides(style.overflowX) && e.scrollWidth > e.clientWidth + 1) found.push(`${said(e)}: cut at the side`);
    if (hides(style.overflowY) && e.scrollHeight > e.clientHeight + 1) found.push(`${said(e)}: cut below`);
    if (style.webkitLineClamp !== "none") found.push(`${said(e)}: cut after ${style.webkitLineClamp} lines`);
  }
  for (const e of document.querySelectorAll("article svg text")) {
    const box = e.getBoundingClientRect(), frame = e.ownerSVGElement.getBoundingClientRect();
    if (!box.width || !e.checkVisibility() || getComputedStyle(e.ownerSVGElement).overflow === "visible") continue;
    const wide = Math.max(frame.left - box.left, box.right - frame.right);
    const over = Math.max(wide, frame.top - box.top, box.bottom - frame.bottom);
    if (over > 1) found.push(`${said(e)}: ${Math.round(over)} px beyond its chart`);
  }
  return found;
}
"""

# How far things have moved since the page began to show, as the browser counts it (Layout Shift, W3C).
SHIFT = """
() => new Promise(done => {
  let shift = 0;
  new PerformanceObserver(list => list.getEntries().forEach(e => { shift += e.value }))
    .observe({ type: "layout-shift", buffered: true });
  requestAnimationFrame(() => setTimeout(() => done(shift), 50));
})
"""


def kind(site: Site, address: str) -> str:
    """Name a page's kind."""
    parts = address.strip("/").split("/")
    if parts[0] in site.regions:
        return "/".join(["<daerah>", *parts[1:2], *("*" for _ in parts[2:3])])
    if address in ("", "404.html"):
        return address
    if site.file(f"{address}index.json").is_file():
        return "/".join([*parts[:1], *("*" for _ in parts[1:2])])
    return "docs"


def extremes(site: Site) -> list[str]:
    """Choose the page with the most and the one with the least to read of every kind; of docs/, all."""
    kinds: dict[str, list[tuple[int, str]]] = {}
    for address in site.addresses:
        (article,) = site.page(address).all("article")
        kinds.setdefault(kind(site, address), []).append((len(article.text.encode()), address))
    chosen = {end[1] for pages in kinds.values() for end in (max(pages), min(pages))}
    return sorted({*chosen, *(address for _, address in kinds["docs"]), "404.html"})


def heaviest(site: Site) -> dict[str, str]:
    """Give for every kind the address of its longest page."""
    found: dict[str, tuple[int, str]] = {}
    for address in extremes(site):
        name = kind(site, address)
        size = site.file(address if address == "404.html" else f"{address}index.html").stat().st_size
        found[name] = max(found.get(name, (0, "")), (size, address))
    return {name: address for name, (_, address) in sorted(found.items())}


def axe(page: Page, only: dict[str, Any]) -> list[str]:
    """Give what axe finds on the page as it now looks, whatever its impact; its script must be there."""
    found: list[str] = page.evaluate(_AXE, only)
    return found


def small_targets(page: Page) -> list[str]:
    """Give what is too small for a finger."""
    found: list[str] = page.evaluate(_SMALL)
    return found


def unmarked_stops(page: Page) -> list[str]:
    """Walk through the page with the Tab key; give the stops that are not marked or are out of sight."""
    faults = []
    for _ in range(min(page.evaluate(_STOPS), MOST_STOPS)):
        page.keyboard.press("Tab")
        words, ring, seen = page.evaluate(_STOP)
        if not ring or not seen:
            faults.append(f"{words}{'' if ring else ' has no ring'}{'' if seen else ' is out of sight'}")
    return faults


def missing_words(page: Page, site: Site, address: str) -> list[str]:
    """Say what a page without scripts does not show of what was written, folded parts aside."""
    shown = page.locator("article").inner_text()
    (title,) = site.page(address).all("h1")
    missing = [] if " ".join(title.text.split()) in " ".join(shown.split()) else ["its title"]
    # All of the text is there, but for what is folded away and, on the search page, what waits for results.
    unfolded = re.sub(r"(?s)<details.*?</details>", "", site.text(address))
    typed = len("".join(Html(unfolded).all("article")[0].text.split()))
    if len("".join(shown.split())) <= (0.4 if address == "cari/" else 0.6) * typed:
        missing.append("most of its text")
    return missing


def cut(page: Page) -> list[str]:
    """Give the words that a reader cannot get at because their box or their picture ends before they do."""
    found: list[str] = page.evaluate(_CUT)
    return found


def unfold(page: Page) -> None:
    """Open all that is folded away."""
    page.evaluate("document.querySelectorAll('details').forEach(e => { e.open = true })")


def overflow(page: Page) -> int:
    """Give how many pixels of the page lie beyond its right edge."""
    found: int = page.evaluate("document.scrollingElement.scrollWidth - innerWidth")
    return max(found, 0)


# -- a server like those that publish ---------------------------------------------------------------


@dataclass
class Server:
    """A site on a local address, packed on the way as web servers do; ``sent`` holds path and bytes of each answer."""

    url: str
    sent: list[tuple[str, int]] = field(default_factory=list)

    def take(self) -> list[tuple[str, int]]:
        """Give what was sent since the last time."""
        found, self.sent[:] = list(self.sent), []
        return found


@cache
def _packed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), 6, mtime=0)


@contextmanager
def serving(folder: Path) -> Iterator[Server]:
    """Serve a folder until the end of the block."""
    server = Server("")

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            address = unquote(urlsplit(self.path).path)
            path = folder / address.lstrip("/")
            if path.is_dir():
                path /= "index.html"
            found = path.is_file()
            path = path if found else folder / "404.html"
            form = guess_type(path.name)[0] or "application/octet-stream"
            words = form.startswith("text/") or form.endswith(("json", "javascript", "xml"))
            body = _packed(path) if words else path.read_bytes()
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", f"{form}; charset=utf-8" if words else form)
            if words:
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Cache-Control", "max-age=600")
            self.end_headers()
            server.sent.append((address, len(body)))
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    listener = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.url = f"http://127.0.0.1:{listener.server_port}/"
    thread = threading.Thread(target=listener.serve_forever)
    thread.start()
    try:
        yield server
    finally:
        listener.shutdown()
        listener.server_close()
        thread.join()
