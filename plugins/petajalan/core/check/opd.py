"""Offices: each is listed once, and named by its short name."""

from collections.abc import Iterator

from petajalan.core.check.inventory import Inventory
from petajalan.core.load import Muatan
from petajalan.core.model.daerah import Opd
from petajalan.core.problems import Problem, nearest
from petajalan.core.saran import slug_of
from petajalan.core.shape import Record

_FIELDS = frozenset({"penanggung_jawab", "pendukung", "mitra", "pengampu"})


def check(muatan: Muatan, stock: Inventory) -> Iterator[Problem]:
    """Check the list of offices and every place where one is named."""
    listed = muatan.get("opd.yml")
    if listed is None:
        return
    yield from _twice(listed)
    meant = _names(listed.value)
    for record, loc, offices in stock.lists_of(str):
        if loc[-1] in _FIELDS:
            for index, office in enumerate(offices):
                if office not in listed.value:
                    yield _unlisted(record, (*loc, index), office, listed, meant)


def _twice(listed: Record[dict[str, Opd]]) -> Iterator[Problem]:
    first: dict[tuple[str, str], str] = {}
    for slug, office in listed.value.items():
        # An office that took back an old name has two entries, each with its time.
        said = office.nama.casefold(), office.berlaku.kode if office.berlaku else ""
        other = first.setdefault(said, slug)
        if other != slug:
            related = listed.places.at(other, "nama")
            yield listed.problem("A123", slug, "nama", related=related, nilai=office.nama, lain=other, pendek=slug)


def _names(listed: dict[str, Opd]) -> dict[str, set[str]]:
    """Give all that an office is called, written as a short name, with the short names that may be meant."""
    names: dict[str, set[str]] = {}
    for slug, office in listed.items():
        for name in (slug, office.nama, office.singkatan or ""):
            names.setdefault(slug_of(name), set()).add(slug)
    names.pop("", None)
    return names


def _unlisted(
    record: Record[object],
    loc: tuple[str | int, ...],
    office: str,
    listed: Record[dict[str, Opd]],
    names: dict[str, set[str]],
) -> Problem:
    def place(slug: str) -> str:
        key = listed.places.key(slug)
        return f"{listed.path}:{key.line}:{key.column}"

    meant = names.get(slug_of(office), set())
    if len(meant) == 1:
        (slug,) = meant
        return record.problem("R120", *loc, related=place(slug), nilai=office, pendek=slug)
    near = names.get(nearest(slug_of(office), names) or "", set()) if not meant else set()
    guess = next(iter(near)) if len(near) == 1 else None
    related = place(guess) if guess else ""
    return record.problem("R102", *loc, related=related, nilai=office, pilihan=", ".join(listed.value), mungkin=guess)
