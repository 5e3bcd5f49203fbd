"""All that the files of a region say, sorted by kind in one go: a rule asks for what it is about."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from types import NoneType
from typing import Any, NamedTuple

from petajalan.core.angka import Angka
from petajalan.core.load import Muatan
from petajalan.core.model.dasar import Bentuk
from petajalan.core.scalars import Rujukan
from petajalan.core.shape import Record
from petajalan.core.waktu import Waktu
from petajalan.core.walk import Loc, given

# Values with nothing in them that a rule asks for by itself.
_SIMPLE = frozenset({Rujukan, Waktu, Angka, bool, NoneType})


class Find(NamedTuple):
    """Something that a file says: the file, the path to it, the thing."""

    record: Record[Any]
    loc: Loc
    value: Any


@dataclass(frozen=True, slots=True)
class Inventory:
    """Shapes by their type, lists by the type of what they hold, and the texts with a citation in them."""

    shapes: dict[type, list[Find]] = field(default_factory=dict)
    lists: dict[type, list[Find]] = field(default_factory=dict)
    citing: list[Find] = field(default_factory=list)

    def each(self, *kinds: type) -> Iterator[Find]:
        """Yield the shapes of the given types."""
        for kind in kinds:
            yield from self.shapes.get(kind, ())

    def lists_of(self, base: type) -> Iterator[Find]:
        """Yield the lists that hold things of a type or of one made from it."""
        for kind, found in self.lists.items():
            if issubclass(kind, base):
                yield from found


def take_stock(muatan: Muatan) -> Inventory:
    """Go through every value of every whole file once."""
    made = Inventory()
    for record in muatan.records():
        _sort_in(made, record, (), record.value)
    return made


def _sort_in(made: Inventory, record: Record[Any], loc: Loc, value: Any) -> None:
    if isinstance(value, str):
        if "[@" in value:
            made.citing.append(Find(record, loc, value))
    elif isinstance(value, tuple):
        if value:
            made.lists.setdefault(type(value[0]), []).append(Find(record, loc, value))
        if value and type(value[0]) not in _SIMPLE:
            for index, item in enumerate(value):
                _sort_in(made, record, (*loc, index), item)
    elif isinstance(value, dict):
        for name, item in value.items():
            _sort_in(made, record, (*loc, name), item)
    elif isinstance(value, Bentuk):
        made.shapes.setdefault(type(value), []).append(Find(record, loc, value))
        for name, item in given(value):
            # Most are words without a citation: not worth a path of their own.
            if type(item) not in _SIMPLE and not (type(item) is str and "[@" not in item):
                _sort_in(made, record, (*loc, name), item)
