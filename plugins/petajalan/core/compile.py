"""The whole compiler in a few lines: load and check every region, then hand over what is sound."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from petajalan.core.acuan import Acuan, load_acuan
from petajalan.core.check import check_daerah
from petajalan.core.daerah import Daerah, assemble
from petajalan.core.load import list_daerah, load_daerah
from petajalan.core.problems import Problem, Span, errors, ordered, problem


@dataclass(frozen=True, slots=True)
class Compiled:
    """What came of a run: the sound regions in order of their slug, and every problem in order."""

    acuan: Acuan | None
    daerah: tuple[Daerah, ...]
    problems: tuple[Problem, ...]

    @property
    def sound(self) -> bool:
        return not errors(self.problems)


def compile_tree(
    root: Path,
    cities: str = "cities",
    only: Iterable[str] | None = None,
    *,
    keep: bool = True,
    last: date = date.max,
) -> Compiled:
    """Load and check all regions of a project, or only the named ones; a mere check keeps none of them.

    ``last`` is the last day on which anything can have happened.
    """
    acuan, problems = load_acuan(root, cities)
    slugs, found = list_daerah(root, cities)
    problems += found
    wanted = slugs if only is None else [slug for slug in slugs if slug in set(only)]
    regions: list[Daerah] = []
    codes: list[Kode] = []
    for slug in wanted:
        muatan, found = load_daerah(root, slug, cities)
        if acuan is not None:
            found += check_daerah(muatan, acuan, last)
        problems += found
        profil = muatan.get("daerah.yml")
        if profil and not muatan.contoh:
            codes.append(Kode(slug, profil.value.kode.isi, profil.path, profil.places.value("kode", "isi")))
        if keep and acuan is not None and not errors(found):
            regions.append(assemble(muatan))
    problems += [found for _, found in same_codes(codes)]
    return Compiled(acuan, tuple(regions), tuple(ordered(problems)))


class Kode(NamedTuple):
    """A region's kode wilayah and where it stands."""

    slug: str
    kode: str
    path: str
    span: Span


def same_codes(codes: Iterable[Kode]) -> Iterator[tuple[str, Problem]]:
    """Two regions with one kode wilayah are one too many: name the later one, with both places."""
    first: dict[str, Kode] = {}
    for one in codes:
        known = first.setdefault(one.kode, one)
        if known is not one:
            place = f"{known.path}:{known.span.line}:{known.span.column}"
            yield one.slug, problem("A119", one.path, one.span, related=place, kode=one.kode)
