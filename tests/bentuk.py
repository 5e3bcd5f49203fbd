"""Every field of the models, broken in the ways its type allows: what must be said of it, and where.

The fields are those of the demonstration region, which uses all of them. So a new field is covered without a word here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

import yaml
from pydantic import BaseModel

from petajalan.core import scalars
from petajalan.core.load import DEMONSTRATION, FOLDERS, LEDGER
from petajalan.core.model import dasar
from petajalan.core.schema import KINDS
from pohon import ROOT

SOURCE = ROOT / "cities" / DEMONSTRATION
Loc = tuple[str | int, ...]

# A value that the type refuses, as it is typed, and the code that says so.
WRONG: tuple[tuple[Any, str, str], ...] = (
    (scalars.TeksT, "[satu, dua]", "S103"),
    (scalars.RingkasanT, "{a: b}", "S103"),
    (scalars.SlugT, "Salah Ketik", "N104"),
    (scalars.OpdT, "[satu]", "S103"),
    (scalars.YaTidakT, "yes", "N105"),
    (scalars.UrlT, "www.contoh.go.id", "N106"),
    (scalars.AkunT, "diskominfo contoh", "N113"),
    (scalars.AlamatT, "/quick-win/Contoh", "N112"),
    (scalars.PeriodeT, "2025–29", "N111"),
    (scalars.KodeWilayahT, "'6474'", "N103"),
    (scalars.SimpulT, "m1", "N109"),
    (scalars.TujuanT, "[misi-5]", "S103"),
    (scalars.RujukanT, "S1 hlm. 12", "N107"),
    (scalars.WaktuT, "31/02/2025", "N101"),
    (scalars.AngkaT, "'1.500,000.5'", "N102"),
    (scalars.AngkaPastiT, "banyak", "N102"),
    (dasar.IsiTeks, "{isi: [satu]}", "S103"),
    (dasar.IsiAngka, "'12.5'", "N102"),
    (dasar.IsiPasti, "banyak", "N102"),
    (dasar.IsiPeriode, "2025–29", "N111"),
    (dasar.IsiWaktu, "8 Julai 2019", "N101"),
)
# How far into the wrong value the mistake stands: “[…]”, “{isi: …}”.
INSIDE = {"item": 1, "isi": 6}


@dataclass(frozen=True)
class Broken:
    """One file with one mistake: its name and kind, the text, and the place and code that must be named."""

    label: str
    name: str
    kind: str
    text: str
    line: int
    column: int
    code: str


@cache
def broken() -> tuple[Broken, ...]:
    """Break every field once by its name and once or more by its value, each in the first file that has it."""
    seen: set[tuple[str, str]] = set()
    made: list[Broken] = []
    for path in sorted(SOURCE.rglob("*.*")):
        name = path.relative_to(SOURCE).as_posix()
        if path.suffix in (".yml", ".md") and name != LEDGER:
            made += _of_file(name, path.read_text(encoding="utf-8"), seen)
    return tuple(made)


def used() -> set[tuple[str, str]]:
    """Name the fields that were broken, as model and key."""
    return {(label.split()[0], label.split()[1]) for label in (one.label for one in broken())}


def kind_of(name: str) -> str:
    """Name the kind of file, as the schemas do."""
    folder, _, tail = name.rpartition("/")
    if folder == "masterplan":
        return "masterplan" if tail.endswith(".yml") else "bab"
    return "program" if folder == "quick-win" else folder if folder in FOLDERS else name.removesuffix(".yml")


def _of_file(name: str, text: str, seen: set[tuple[str, str]]) -> Iterator[Broken]:
    front = text.startswith("---\n")
    head, body, rest = ("---\n", *text[4:].partition("\n---")[::2]) if front else ("", text, "")
    rest = f"\n---{rest}" if front else ""
    node = yaml.compose(body, Loader=yaml.CSafeLoader)
    assert node is not None
    kind = kind_of(name)
    for model, key, value, hint in _fields(node, KINDS[kind].bentuk):
        if (model.__name__, key.value) in seen:
            continue
        seen.add((model.__name__, key.value))
        label = f"{model.__name__} {key.value}"
        line, column, after = key.start_mark.line + 1 + front, key.start_mark.column + 1, key.end_mark.index
        misspelt = body[: key.start_mark.index] + f"{key.value}x" + body[after:]
        yield Broken(f"{label} key", name, kind, head + misspelt + rest, line, column, "S101")
        end = after + len(body[after : value.end_mark.index].rstrip())
        for what, new, code in _ways(hint):
            # Beside the key, also where the sound value stands below it.
            text = f"{head}{body[:after]}: {new}{body[end:]}{rest}"
            beside = key.end_mark.column + len(": ") + 1 + INSIDE.get(what, 0)
            yield Broken(f"{label} {what}", name, kind, text, line, beside, code)


def _ways(hint: Any) -> Iterator[tuple[str, str, str]]:
    """Say how a value of a type can be wrong: what is wrong with it, what is typed, the code."""
    hint = _bare(hint)
    for known, new, code in WRONG:
        if hint == known:
            yield "isi" if "isi:" in new else "value", new, code
            return
    if get_origin(hint) is Literal:
        yield "choice", "salah-ketik", "S105"
        yield "list", "[satu]", "S103"
    elif get_origin(hint) is tuple:
        yield "no list", "salah", "S103"
        for known, new, code in WRONG:
            if get_args(hint)[0] == known:
                yield "item", f"[{new}]", code
    elif isinstance(hint, type) and issubclass(hint, BaseModel):
        yield "no shape", "salah", "S103"


def _fields(node: yaml.Node, hint: Any) -> Iterator[tuple[type[BaseModel], yaml.ScalarNode, yaml.Node, Any]]:
    """Walk a file beside its model: every field with the shape it belongs to, its key, its value and its type."""
    hint = _bare(hint)
    versions = _VERSIONS.get(hint)
    if versions is not None:
        items = node.value if isinstance(node, yaml.SequenceNode) else [node]
        for item in items:
            names = {key.value for key, _ in item.value} if isinstance(item, yaml.MappingNode) else set()
            if names and names != {"isi", "teks"}:
                yield from _fields(item, versions)
    elif get_origin(hint) is dict and isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            yield from _fields(value, get_args(hint)[1])
    elif get_origin(hint) is tuple and isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _fields(item, get_args(hint)[0])
    elif isinstance(hint, type) and issubclass(hint, BaseModel) and isinstance(node, yaml.MappingNode):
        hints = get_type_hints(hint, include_extras=True)
        for key, value in node.value:
            yield hint, key, value, hints[key.value]
            yield from _fields(value, hints[key.value])


_VERSIONS: dict[Any, type[BaseModel]] = {
    dasar.IsiTeks: dasar.VersiTeks,
    dasar.IsiAngka: dasar.VersiAngka,
    dasar.IsiPasti: dasar.VersiPasti,
    dasar.IsiPeriode: dasar.VersiPeriode,
    dasar.IsiWaktu: dasar.VersiWaktu,
}


def _bare(hint: Any) -> Any:
    """Strip ``| None``."""
    if get_origin(hint) in (Union, UnionType):
        return next(arg for arg in get_args(hint) if arg is not type(None))
    return hint
