"""A page in the place of what cannot be shown: a link that once was given does not lead to nothing.

Nothing here looks into what is broken: names come from the code lists, addresses from the ledger.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from petajalan.build.limits import Failure
from petajalan.build.region import Context, Packed, unpack
from petajalan.build.regions import Order, near
from petajalan.build.shell import shell_of
from petajalan.build.store import Kept, find, keep
from petajalan.build.workers import Task, Tell, run
from petajalan.core.acuan import Acuan
from petajalan.core.ledger import portal_path
from petajalan.core.load import LEDGER
from petajalan.core.pages import Page
from petajalan.core.publish import page_json
from petajalan.core.scalars import SLUG_PATTERN
from petajalan.core.source import read_source
from petajalan.render.views import Setting, render_body

# A region's home and what lies in it; there is a shell for every depth down to five.
_ADDRESS = re.compile(rf"({SLUG_PATTERN}/){{1,4}}")


def build_absent(
    order: Order, context: Context, slugs: Iterable[str], own: Iterable[str], tell: Tell
) -> tuple[Kept, ...]:
    """Bring the pages of absent regions up to date, and of what the portal lacks because of them."""
    made: dict[Kept, list[Page]] = {}
    for slug in slugs:
        pages = absent_region(order.root, order.cities, slug, context.acuan)
        made[Kept(slug, _key(context, pages))] = pages
    if pages := list(_comparisons(order, context.acuan, set(own))):
        made[Kept("_tanpa", _key(context, pages))] = pages
    tasks: list[Task] = [
        (one.name, (order.store, one, context.packed, pages))
        for one, pages in made.items()
        if find(order.store, one) is None
    ]
    for name, failed in run(near(order, len(tasks)), order.limits, _keep, tasks, tell) if tasks else ():
        if isinstance(failed, Failure):
            raise OSError(f"halaman pengganti {name} tidak dapat dibuat: {failed.why} {failed.detail}".rstrip())
    return tuple(made)


def absent_region(root: Path, cities: str, slug: str, acuan: Acuan) -> list[Page]:
    """Plan the pages of a region that cannot be shown: its home and every address that it once published."""
    names = {one.nama.casefold().replace(" ", "-"): one.nama for one in acuan.wilayah.values()}
    title = f"{names.get(slug, slug)}: data belum dapat ditampilkan"
    home = f"{slug}/"
    once = {home + line.removeprefix(home) for line in _ledger(root, f"{cities}/{slug}/{LEDGER}")}
    return [_page(address, title, "daerah ini", f"{cities}/{slug}/") for address in sorted({home} | once)]


def _comparisons(order: Order, acuan: Acuan, own: set[str]) -> Iterator[Page]:
    """Plan the pages of indicators that only absent regions, or later versions, have told of."""
    ledger = set(_ledger(order.root, portal_path(order.cities)))
    for slug, known in acuan.indikator.items():
        if (address := f"indikator/{slug}/") in ledger - own:
            yield _page(address, f"{known.nama}: data belum dapat ditampilkan", "yang disandingkan di sini", "")


def _page(address: str, title: str, what: str, folder: str) -> Page:
    about = f"Data {what} sekarang tidak dapat ditampilkan."
    data = {"induk": (), "apa": what, "folder": folder}
    return Page(address, "tanpa-data", title, about, noindex=True, data=data)


def _ledger(root: Path, path: str) -> Iterator[str]:
    """Yield the addresses of a ledger that can be pages here; what is no such thing is passed over."""
    source, _ = read_source(root, path)
    for line in source.text.split() if source else ():
        if _ADDRESS.fullmatch(line):
            yield line


def _key(context: Context, pages: list[Page]) -> str:
    said = "\n".join([context.digest, *(f"{page.alamat} {page.judul}" for page in pages)])
    return hashlib.blake2b(said.encode(), digest_size=20).hexdigest()


def _keep(store: Path, goal: Kept, packed: Packed, pages: list[Page]) -> None:
    keep(store, goal, _files(unpack(packed), pages))


def _files(context: Context, pages: list[Page]) -> Iterator[tuple[str, bytes]]:
    setting = Setting(context.acuan, context.per, context.site_url, context.sunting)
    for page in pages:
        html = shell_of(context.shells, page).fill(page, render_body(page, setting), context.site_url)
        yield f"{page.alamat}index.html", html.encode()
        yield f"{page.alamat}index.json", page_json(page, context.per, context.site_url)
