"""A page in the place of what cannot be shown: a link that once was given does not lead to nothing.

Nothing here looks into what is broken: names come from the code lists, addresses from the ledger.
"""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from petajalan.build.limits import Failure
from petajalan.build.region import Context, Packed, unpack
from petajalan.build.regions import Order, near
from petajalan.build.shell import shell_of
from petajalan.build.store import Kept, find, keep, page_addresses
from petajalan.build.tolerant import Fallback
from petajalan.build.workers import Task, Tell, run
from petajalan.core.load import LEDGER
from petajalan.core.pages import Page
from petajalan.core.publish import page_json
from petajalan.core.scalars import SLUG_PATTERN
from petajalan.core.source import read_source
from petajalan.render.views import Setting, render_body

# A region's home and what lies in it; there is a shell for every depth down to five.
_ADDRESS = re.compile(rf"({SLUG_PATTERN}/){{1,4}}")


def build_absent(order: Order, context: Context, fallback: Fallback, tell: Tell) -> tuple[Kept, ...]:
    """Bring up to date what stands at the addresses that were once published and now have no page."""
    made: dict[Kept, list[Page]] = {}
    names = {one.nama.casefold().replace(" ", "-"): one.nama for one in context.acuan.wilayah.values()}
    for slug in fallback.absent:
        addresses = {f"{slug}/", *_once(order, slug)}
        pages = [_page(address, names.get(slug, slug), slug, order.cities) for address in sorted(addresses)]
        made[Kept(slug, _key(context, pages))] = pages
    # Pages that came after the version that is shown.
    pages = []
    for slug in fallback.earlier:
        there = find(order.store, fallback.regions.built[slug].kept)
        later = set(_once(order, slug)).difference(page_addresses(there) if there else ())
        pages += [_page(address, names.get(slug, slug), slug, order.cities) for address in sorted(later)]
    if pages:
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


def _once(order: Order, slug: str) -> Iterator[str]:
    """Yield every address that a region once published."""
    home = f"{slug}/"
    for line in _ledger(order.root, f"{order.cities}/{slug}/{LEDGER}"):
        yield home + line.removeprefix(home)


def _page(address: str, name: str, slug: str, cities: str) -> Page:
    title = f"{name}: data belum dapat ditampilkan"
    data = {"induk": (), "folder": f"{cities}/{slug}/"}
    about = "Data halaman ini sekarang tidak dapat ditampilkan."
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
