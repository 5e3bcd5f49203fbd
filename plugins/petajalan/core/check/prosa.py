"""Rules of prose: headings in order, links that lead somewhere, pictures of the region's own."""

import re
from collections.abc import Iterator

from petajalan.core.acuan import Acuan
from petajalan.core.alamat import of_daerah
from petajalan.core.load import Muatan
from petajalan.core.problems import Problem, Span, nearest, problem
from petajalan.core.prose import Mark, Prose

_ABROAD = re.compile(r"(https://[A-Za-z0-9]|mailto:[^\s@]+@|tel:\+?\d)", re.IGNORECASE)

# An address on the web without its beginning; pages of a region have no dots in their names.
_DOMAIN = re.compile(r"(?:www\.|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:id|com|org|net|info|gov)(?:/|\Z))", re.IGNORECASE)


def check(muatan: Muatan, acuan: Acuan) -> Iterator[Problem]:
    """Check the body of every Markdown file."""
    pages = of_daerah(muatan.groups, list(acuan.dimensi))
    for group in muatan.groups:
        for record in muatan.whole(group).values():
            if record.prose is None:
                continue
            yield from _headings(record.prose, needed=group == "masterplan")
            for mark in record.prose.of("link"):
                yield from _link(record.prose.path, mark, pages, muatan)
            for mark in record.prose.of("image"):
                name = mark.target.removeprefix("berkas/")
                if not mark.text.strip() or not mark.target.startswith("berkas/"):
                    yield problem("P108", record.path, mark.span)
                elif name not in muatan.berkas:
                    guess = nearest(name, muatan.berkas)
                    yield problem("R112", record.path, mark.span, nilai=name, mungkin=guess)


def _headings(prose: Prose, needed: bool) -> Iterator[Problem]:
    level = 1
    seen: dict[str, Mark] = {}
    headings = prose.of("heading")
    for mark in headings:
        depth = len(mark.target)
        if depth == 1 or depth > level + 1 or depth > 4:
            yield problem("P104", prose.path, mark.span, nilai=f"{mark.target} {mark.text}")
        level = max(depth, 2)
        if first := seen.get(mark.text.casefold()):
            place = f"{prose.path}:{first.span.line}:{first.span.column}"
            yield problem("P109", prose.path, mark.span, nilai=mark.text, related=place)
        seen[mark.text.casefold()] = mark
    if needed and not headings:
        yield problem("P105", prose.path, Span(prose.first_line, 1))


def _link(path: str, mark: Mark, pages: list[str], muatan: Muatan) -> Iterator[Problem]:
    target = mark.target
    if _ABROAD.match(target):
        return
    if ":" in target or target.startswith(("/", "\\", "#")) or not target:
        yield problem("P106", path, mark.span, nilai=target)
        return
    if _DOMAIN.match(target):
        yield problem("P106", path, mark.span, nilai=target, mungkin=f"https://{target}")
        return
    page, _, _ = target.partition("#")
    if page.startswith("berkas/") and page.removeprefix("berkas/") in muatan.berkas:
        return
    if page not in pages:
        yield problem("R113", path, mark.span, nilai=target, mungkin=nearest(page, pages))
