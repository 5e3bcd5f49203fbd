"""The whole compiler in a few lines: load and check every region, then hand over what is sound."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from petajalan.core.acuan import Acuan, load_acuan
from petajalan.core.check import check_daerah
from petajalan.core.daerah import Kept, assemble, pack
from petajalan.core.load import Muatan, list_daerah, load_daerah
from petajalan.core.problems import Problem, errors, ordered, problem


@dataclass(frozen=True, slots=True)
class Compiled:
    """What came of a run: the sound regions in order of their slug, and every problem in order."""

    acuan: Acuan | None
    daerah: Kept
    problems: tuple[Problem, ...]

    @property
    def sound(self) -> bool:
        return not errors(self.problems)


def compile_tree(
    root: Path, cities: str = "cities", only: Iterable[str] | None = None, *, keep: bool = True
) -> Compiled:
    """Load and check all regions of a project, or only the named ones; a mere check need not keep them."""
    acuan, problems = load_acuan(root, cities)
    slugs, found = list_daerah(root, cities)
    problems += found
    wanted = slugs if only is None else [slug for slug in slugs if slug in set(only)]
    regions: list[bytes] = []
    codes: dict[str, str] = {}
    for slug in wanted:
        muatan, found = load_daerah(root, slug, cities)
        if acuan is not None:
            found += check_daerah(muatan, acuan)
        found += _code_twice(muatan, codes)
        problems += found
        if keep and acuan is not None and not errors(found):
            regions.append(pack(assemble(muatan)))
    return Compiled(acuan, Kept(regions), tuple(ordered(problems)))


def _code_twice(muatan: Muatan, codes: dict[str, str]) -> list[Problem]:
    """Two regions with one kode wilayah are one mistake too many; both places are named."""
    profil = muatan.get("daerah.yml")
    if profil is None or muatan.contoh:
        return []
    kode, here = profil.value.kode.isi, profil.places.at("kode", "isi")
    first = codes.setdefault(kode, here)
    if first == here:
        return []
    return [problem("A119", profil.path, profil.places.value("kode", "isi"), related=first, kode=kode)]
