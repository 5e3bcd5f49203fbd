#!/usr/bin/env python3
"""What every kind of page weighs, how soon it shows, and what is found wrong with it: scripts/bench halaman.

Weight and time are those of the kind's heaviest page on a phone; faults are looked for on its longest and its
shortest page, with the rules and the eyes of the tests (tests/halaman.py). Nothing here fails because something
was slow or wrong: it is written down, and docs/aksesibilitas.md says it to the readers.
"""

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from typing import Any, TypedDict

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from bench_biaya import PER_TANGGAL, machine, versions  # noqa: E402
from playwright.sync_api import Browser, Page, Playwright, ViewportSize, sync_playwright  # noqa: E402

from halaman import (  # noqa: E402
    AXE,
    EVERYTHING,
    KINDS,
    SHIFT,
    SIZES,
    Server,
    axe,
    extremes,
    heaviest,
    kind,
    missing_words,
    overflow,
    serving,
    small_targets,
    unfold,
    unmarked_stops,
)
from peramban_bersama import LARGE, launch  # noqa: E402
from situs import Site, build_well, lay_project  # noqa: E402

PAGE = ROOT / "docs" / "dev" / "halaman.md"
RESULTS = PAGE.with_suffix(".json")
# A four-year-old phone on a weak mobile network: bits a second, milliseconds, times slower than this machine.
NETWORK = {"unduh": 1_600_000, "unggah": 750_000, "tunda": 150, "pelambatan_cpu": 4}
GOALS = {"pertama": 55_000, "kedua": 10_000, "skrip": 4_000, "lcp": 1800, "geser": 0}
_PHONE = ViewportSize(width=360, height=740)
# Which of what was sent is what, by the end of its name; a page itself has none.
_FORMS = {"css": "css", "js": "skrip", "woff2": "huruf", "svg": "gambar", "png": "gambar", "webp": "gambar"}
_PARTS = ("html", "css", "skrip", "huruf", "gambar", "lain")
# How a page is looked at: name → what its media are.
_MEDIA: dict[str, dict[str, Any]] = {
    "terang": {"color_scheme": "light", "forced_colors": "none"},
    "gelap": {"color_scheme": "dark", "forced_colors": "none"},
    "warna-paksa": {"color_scheme": "light", "forced_colors": "active"},
}
CHECKS = {
    **{f"axe-{width}-{media}": f"axe, {width} px, {media}" for width in SIZES for media in _MEDIA},
    "jari": "targets under 24 px",
    "lipat-320": "sideways scrolling at 320 px",
    "teks-200": "sideways scrolling with text at 200 %",
    "papan-ketik": "stops of the keyboard without a ring or out of sight",
    "tanpa-skrip": "words missing without scripts",
}
_LCP = """
() => new Promise(done => {
  let last = 0;
  new PerformanceObserver(list => list.getEntries().forEach(e => { last = e.startTime }))
    .observe({ type: "largest-contentful-paint", buffered: true });
  requestAnimationFrame(() => setTimeout(() => done(last), 100));
})
"""


class Berat(TypedDict):
    """A page's bytes over the wire, its milliseconds turn by turn, and the used share of its CSS from 0 to 1."""

    alamat: str
    byte: dict[str, int]
    pertama: int
    kedua: int
    lcp: list[float]
    geser: float
    css_terpakai: float


class Jenis(Berat):
    """One kind of page: its pages, those that were looked at, and how many faults each check found."""

    jenis: str
    nama: str
    halaman: int
    diperiksa: int
    temuan: dict[str, int]


class Hasil(TypedDict):
    """One run: of which commit, as of which day, where, with which tools, and every kind."""

    commit: str
    tanggal: str
    per: str
    bersih: bool
    ulang: int
    mesin: dict[str, str]
    alat: dict[str, str]
    sambungan: dict[str, int]
    batas: dict[str, int]
    jenis: list[Jenis]
    rincian: list[str]


def main() -> int:
    """Measure and write, or only write the page anew."""
    parser = argparse.ArgumentParser(prog="scripts/bench halaman", description="Mengukur dan memeriksa halaman.")
    parser.add_argument("--ulang", type=int, default=3, help="berapa kali lamanya diukur; mediannya dipakai")
    parser.add_argument("--tulis", action="store_true", help="hanya menulis halaman hasil dari berkas JSON")
    parser.add_argument("--json", type=Path, default=RESULTS, help="berkas hasil; halamannya di sampingnya")
    arguments = parser.parse_args()
    target: Path = arguments.json
    if arguments.tulis:
        result: Hasil = json.loads(target.read_text(encoding="utf-8"))
    else:
        result = measure(arguments.ulang)
        target.write_text(json.dumps(result, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    target.with_suffix(".md").write_text(page_text(result), encoding="utf-8")
    print(f"Tertulis: {target} dan {target.with_suffix('.md')}")
    print("\n".join(result["rincian"]) or "Tidak ada temuan.")
    return 0


# -- measuring -------------------------------------------------------------------------------------


def measure(times: int) -> Hasil:
    """Build the portal as of the benchmark's day and look at every kind of its pages."""
    # Asked first: what is edited while this runs is not what was measured.
    commit, clean = _git("rev-parse", "HEAD"), not _git("status", "--porcelain", "--untracked-files=no")
    with tempfile.TemporaryDirectory(prefix="bench-halaman-") as folder, sync_playwright() as playwright:
        project = lay_project(Path(folder) / "proyek")
        site = Site(build_well(project, PETAJALAN_PER_TANGGAL=PER_TANGGAL))
        with serving(site.folder) as server, launch(playwright) as browser:
            weighed = {name: _weigh(browser, server, address, times) for name, address in heaviest(site).items()}
            tools = {"Chromium": browser.version, "axe-core": _axe_version()}
        faults = look(playwright, site)
        kinds = [_kind(site, name, weighed[name], faults) for name in KINDS]
        tools |= {"playwright": versions({"playwright": None})["playwright"]}
        return Hasil(
            commit=commit,
            tanggal=_git("show", "-s", "--format=%cs", commit),
            per=PER_TANGGAL,
            bersih=clean,
            ulang=times,
            mesin=machine(Path(folder)),
            alat=tools,
            sambungan=NETWORK,
            batas=GOALS,
            jenis=kinds,
            rincian=[f"/{address}: {CHECKS[check]}: {fault}" for address, check, fault in faults],
        )


def _kind(site: Site, name: str, weighed: Berat, faults: list[tuple[str, str, str]]) -> Jenis:
    mine = [check for address, check, _ in faults if kind(site, address) == name]
    pages = [address for address in (*site.addresses, "404.html") if kind(site, address) == name]
    return Jenis(
        jenis=name,
        nama=KINDS[name],
        halaman=len(set(pages)),
        diperiksa=sum(kind(site, address) == name for address in extremes(site)),
        **weighed,
        temuan={check: mine.count(check) for check in CHECKS},
    )


def _weigh(browser: Browser, server: Server, address: str, times: int) -> Berat:
    """Open a page as the first one, as the second one, and with everything slow."""
    _tell(f"menimbang /{address}")
    server.take()
    with _context(browser) as page:
        page.goto(server.url + address, wait_until="networkidle")
        sent = server.take()
    parts = dict.fromkeys(_PARTS, 0)
    for path, size in sent:
        end = Path(path).suffix.lstrip(".")
        parts["html" if end in ("", "html") else _FORMS.get(end, "lain")] += size
    with _context(browser) as page:
        page.goto(server.url + _before(address), wait_until="networkidle")
        server.take()
        page.goto(server.url + address, wait_until="networkidle")
        second = sum(size for _, size in server.take())
    painted, moved = zip(*(_slowly(browser, server.url + address) for _ in range(times)), strict=True)
    return Berat(
        alamat=address,
        byte=parts,
        pertama=sum(parts.values()),
        kedua=second,
        lcp=[round(one) for one in painted],
        geser=round(median(moved), 4),
        css_terpakai=round(_css_used(browser, server.url + address), 3),
    )


def _before(address: str) -> str:
    """Say from where a reader comes to a page: the region's home or the portal's; to a home, from a list."""
    head, _, rest = address.partition("/")
    if head.startswith(("kota-", "kabupaten-")):
        return f"{head}/" if rest else f"{head}/quick-win/"
    return "" if address else "daerah/"


@contextmanager
def _context(browser: Browser, **options: Any) -> Iterator[Page]:
    context = browser.new_context(viewport=_PHONE, **options)
    try:
        yield context.new_page()
    finally:
        context.close()


def _slowly(browser: Browser, url: str) -> tuple[float, float]:
    """Give when the largest part of a page stood there, in milliseconds, and how far things moved."""
    with _context(browser) as page:
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.send(
            "Network.emulateNetworkConditions",
            {
                "offline": False,
                "latency": NETWORK["tunda"],
                "downloadThroughput": NETWORK["unduh"] / 8,
                "uploadThroughput": NETWORK["unggah"] / 8,
            },
        )
        session.send("Emulation.setCPUThrottlingRate", {"rate": NETWORK["pelambatan_cpu"]})
        page.goto(url, wait_until="networkidle")
        return page.evaluate(_LCP), page.evaluate(SHIFT)


def _css_used(browser: Browser, url: str) -> float:
    """Give the share of the stylesheets' letters whose rules took part in a page, scrolled to its end."""
    with _context(browser) as page:
        session = page.context.new_cdp_session(page)
        lengths: dict[str, float] = {}
        session.on("CSS.styleSheetAdded", lambda told: lengths.update({_sheet(told): told["header"]["length"]}))
        session.send("DOM.enable")
        session.send("CSS.enable")
        session.send("CSS.startRuleUsageTracking")
        page.goto(url, wait_until="networkidle")
        unfold(page)
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        used = session.send("CSS.stopRuleUsageTracking")["ruleUsage"]
        letters = sum(one["endOffset"] - one["startOffset"] for one in used if one["used"])
        return letters / sum(lengths.values()) if lengths else 0.0


def _sheet(told: dict[str, Any]) -> str:
    return str(told["header"]["styleSheetId"])


# -- looking ---------------------------------------------------------------------------------------


def look(playwright: Playwright, site: Site) -> list[tuple[str, str, str]]:
    """Give every fault: the page's address, the check that found it, and its words."""
    found: list[tuple[str, str, str]] = []
    with serving(site.folder) as server:
        with launch(playwright) as browser:
            for address in extremes(site):
                _tell(f"memeriksa /{address}")
                with _context(browser) as page:
                    found += [(address, *one) for one in _in_every_medium(page, server.url + address)]
                with _context(browser) as page:
                    page.goto(server.url + address)
                    found += [(address, "papan-ketik", fault) for fault in unmarked_stops(page)]
                with _context(browser, java_script_enabled=False) as page:
                    page.goto(server.url + address)
                    found += [(address, "tanpa-skrip", fault) for fault in missing_words(page, site, address)]
        # Playwright's options of a running browser cannot enlarge text as a reader does.
        with launch(playwright, LARGE) as browser, _context(browser) as page:
            for address in extremes(site):
                page.goto(server.url + address)
                for width, height in SIZES.items():
                    page.set_viewport_size({"width": width, "height": height})
                    found += [(address, "teks-200", f"{width}: {over} px") for over in _over(page)]
    return found


def _in_every_medium(page: Page, url: str) -> Iterator[tuple[str, str]]:
    page.add_init_script(path=AXE)
    page.goto(url)
    unfold(page)
    for width, height in SIZES.items():
        page.set_viewport_size({"width": width, "height": height})
        for name, media in _MEDIA.items():
            page.emulate_media(**media)
            yield from ((f"axe-{width}-{name}", fault) for fault in axe(page, EVERYTHING))
        yield from (("jari", f"{width}: {fault}") for fault in small_targets(page))
    page.set_viewport_size({"width": 320, "height": 640})
    yield from (("lipat-320", f"{over} px") for over in _over(page))


def _over(page: Page) -> list[int]:
    return [over] if (over := overflow(page)) else []


# -- telling ---------------------------------------------------------------------------------------


def page_text(result: Hasil) -> str:
    """Write the page of the results."""
    return "\n".join(_page(result)).rstrip() + "\n"


def _page(result: Hasil) -> Iterator[str]:
    slow, dirty = result["sambungan"], "" if result["bersih"] else ", with changes that were not committed"
    yield "# What every kind of page weighs, and what is wrong with it"
    yield ""
    yield "Made from `halaman.json` by `scripts/bench halaman --tulis`; without `--tulis` it measures anew."
    yield f"Measured at commit `{result['commit'][:12]}` of {result['tanggal']}{dirty}, the site as of {result['per']}."
    yield ""
    yield "| | |"
    yield "| --- | --- |"
    yield from (f"| {name.capitalize()} | {said} |" for name, said in {**result["mesin"], **result["alat"]}.items())
    yield ""
    yield from _goals(result)
    yield "## Weight and time"
    yield ""
    yield (
        "Bytes over the wire of each kind's heaviest page, packed with gzip as servers do, on a first visit with"
        " nothing kept; then of the same page as the second one, coming from the region's home or the portal's. LCP is"
        f" when the largest part stands there, in milliseconds, with {slow['unduh'] / 1e6:.1f} Mbit/s down,"
        f" {slow['unggah'] // 1000} kbit/s up, {slow['tunda']} ms and a {slow['pelambatan_cpu']} times slower"
        f" processor: the median of {result['ulang']}. CSS used is the share of the stylesheet's letters; what is left"
        " serves other pages, print, dark and hover, and is kept from page to page."
    )
    yield ""
    yield "| Page | HTML | CSS | Script | Letters | Pictures | Other | First | Second | LCP | Shift | CSS used |"
    yield "| --- |" + " ---: |" * 11
    for one in result["jenis"]:
        parts = " | ".join(_count(one["byte"][part]) for part in _PARTS)
        yield (
            f"| {one['nama']} | {parts} | {_count(one['pertama'])} | {_count(one['kedua'])} |"
            f" {_count(median(one['lcp']))} | {one['geser']:g} | {one['css_terpakai']:.0%} |"
        )
    yield ""
    yield "For the record: a bare page of Material takes about 64 kB without letters (HTML 6, CSS 25, JavaScript 35)."
    yield ""
    yield from _findings(result)


def _goals(result: Hasil) -> Iterator[str]:
    goals, kinds = result["batas"], result["jenis"]
    weights: dict[str, tuple[str, Callable[[Jenis], float]]] = {
        "pertama": ("First visit, bytes", lambda one: one["pertama"]),
        "kedua": ("Second page, bytes", lambda one: one["kedua"]),
        "skrip": ("Script, bytes", lambda one: one["byte"]["skrip"]),
        "lcp": ("Largest paint, ms", lambda one: median(one["lcp"])),
        "geser": ("Layout shift", lambda one: one["geser"]),
    }
    yield "## Goals"
    yield ""
    yield "| Goal | Limit | Most | On | Kinds over it |"
    yield "| --- | ---: | ---: | --- | --- |"
    for name, (title, weight) in weights.items():
        most = max(kinds, key=weight)
        over = ", ".join(one["nama"] for one in kinds if weight(one) > goals[name])
        yield f"| {title} | {_count(goals[name])} | {_count(weight(most))} | {most['nama']} | {over or '—'} |"
    yield ""


def _findings(result: Hasil) -> Iterator[str]:
    yield "## Findings"
    yield ""
    pages = sum(one["diperiksa"] for one in result["jenis"])
    yield (
        f"{pages} pages: of every kind the one with the most and the one with the least to read, all of docs/. axe runs"
        f" with all rules ({', '.join(EVERYTHING['values'])}), all that is folded opened."
    )
    yield ""
    yield "| Check | Findings | Kinds with findings |"
    yield "| --- | ---: | --- |"
    for check, title in CHECKS.items():
        hit = [one for one in result["jenis"] if one["temuan"][check]]
        count = sum(one["temuan"][check] for one in hit)
        yield f"| {title} | {count} | {', '.join(one['nama'] for one in hit) or '—'} |"
    yield ""
    yield from (f"- `{one.replace('`', '')}`" for one in result["rincian"][:40])


def _count(number: float) -> str:
    return f"{number:,.0f}" if number >= 1 or not number else f"{number:.3f}"


def _axe_version() -> str:
    found = re.search(r"axe v([0-9.]+)", AXE.read_text(encoding="utf-8")[:100])
    return found[1] if found else "—"


def _git(*words: str) -> str:
    done = subprocess.run(["git", "-C", str(ROOT), *words], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def _tell(text: str) -> None:
    print(f"{text} …", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
