"""Long lists on sheets of fixed length, so that the cost of a page does not grow with the country."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from petajalan.core.pages import Page, describe

PER_PAGE = 50

# The pages above a page: address and words of each, from the portal's root.
Trail = tuple[tuple[str, str], ...]
# A link with what it counts.
Link = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Lembar:
    """One sheet of a long list; the first stands at the list's own address."""

    pangkal: str
    nomor: int
    dari: int
    jumlah: int

    def alamat(self, number: int) -> str:
        return self.pangkal if number == 1 else f"{self.pangkal}halaman/{number}/"


def portal_page(
    address: str, view: str, title: str, about: str, induk: Trail = (), isi: Any = None, **data: Any
) -> Page:
    """Make a page that belongs to no region."""
    return Page(address, view, title, describe(about), data={"induk": induk, **data}, isi=isi)


def sheets(
    address: str,
    view: str,
    title: str,
    about: str,
    items: Sequence[Any],
    induk: Trail = (),
    first: dict[str, Any] | None = None,
    each: Callable[[Sequence[Any]], dict[str, Any]] | None = None,
    **data: Any,
) -> Iterator[Page]:
    """Lay a list on sheets, with a page that names them all when there are several.

    ``first`` is data of the first sheet alone, empty on the others; ``each`` makes more from a sheet's items,
    also what its JSON holds (``isi``) where that is not the items themselves.
    """
    parts = [items[start : start + PER_PAGE] for start in range(0, len(items), PER_PAGE)] or [()]
    above = (*induk, (address, title))
    for number, part in enumerate(parts, start=1):
        sheet = Lembar(address, number, len(parts), len(items))
        more = data | (dict(first or {}) if number == 1 else dict.fromkeys(first or {}, ()))
        more |= each(part) if each else {}
        contents = more.pop("isi", part)
        words = title if number == 1 else f"{title}, halaman {number}"
        trail = induk if number == 1 else above
        yield portal_page(sheet.alamat(number), view, words, about, trail, contents, daftar=part, lembar=sheet, **more)
    if len(parts) > 1:
        links = [(sheet.alamat(number), f"Halaman {number}", len(part)) for number, part in enumerate(parts, start=1)]
        yield index(f"{address}halaman/", f"{title}: semua halaman", links, above)


def index(address: str, title: str, links: Sequence[Link], induk: Trail, note: str = "") -> Page:
    """Make a small page of links with counts, for an address that others stand below."""
    contents = [{"alamat": goal, "judul": words, "jumlah": count} for goal, words, count in links]
    return portal_page(address, "portal-indeks", title, f"{title}.", induk, contents, tautan=links, catatan=note)
