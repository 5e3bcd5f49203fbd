"""The shared code lists as one value, read with the same strictness as a region's files."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from petajalan.core.model.acuan import Dimensi, IndikatorAcuan, Istilah, Keadaan, Satuan, Wilayah
from petajalan.core.nodes import parse
from petajalan.core.problems import Problem, Span, problem
from petajalan.core.scalars import KodeWilayahT, SlugT
from petajalan.core.shape import read_shape
from petajalan.core.source import read_source

FOLDER = "_acuan"


@dataclass(frozen=True, slots=True)
class Acuan:
    """Every shared list: id to entry, in the order of the file."""

    dimensi: dict[str, Dimensi]
    satuan: dict[str, Satuan]
    keadaan: dict[str, Keadaan]
    jenis_dokumen: dict[str, Istilah]
    kelas_sumber: dict[str, Istilah]
    indikator: dict[str, IndikatorAcuan]
    wilayah: dict[str, Wilayah]


_FILES = {
    "dimensi": Dimensi,
    "satuan": Satuan,
    "keadaan": Keadaan,
    "jenis_dokumen": Istilah,
    "kelas_sumber": Istilah,
    "indikator": IndikatorAcuan,
    "wilayah": Wilayah,
}

_KEYS = {"wilayah": KodeWilayahT}


def load_acuan(root: Path, cities: str = "cities") -> tuple[Acuan | None, list[Problem]]:
    """Read all lists of ``cities/_acuan/``; with any problem there is no value."""
    problems: list[Problem] = []
    lists: dict[str, dict[str, object]] = {}
    for name, model in _FILES.items():
        schema: Any = dict[_KEYS.get(name, SlugT), model]  # type: ignore[misc]
        path = f"{cities}/{FOLDER}/{name.replace('_', '-')}.yml"
        if not (root / path).exists():
            problems.append(problem("B107", path, Span(1, 1), nama=path))
            continue
        source, found = read_source(root, path)
        problems += found
        node, found = parse(path, source.text) if source else (None, [])
        problems += found
        if node is not None:
            value, _, found = read_shape(schema, node, path)
            problems += found
            lists[name] = value
    return (None, problems) if problems else (Acuan(**lists), [])  # type: ignore[arg-type]
