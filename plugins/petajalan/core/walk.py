"""Visit every value of a model with its path, so that a rule need not know where a thing may stand."""

from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel

Loc = tuple[str | int, ...]


def given(shape: BaseModel) -> Iterator[tuple[str, Any]]:
    """Yield the fields of a shape that a file gives, in the order of the shape."""
    names = shape.__pydantic_fields_set__
    return ((name, value) for name, value in shape.__dict__.items() if name in names)


def walk(value: Any, loc: Loc = ()) -> Iterator[tuple[Loc, Any]]:
    """Yield the value itself and then everything in it that was given, depth first."""
    yield loc, value
    if isinstance(value, BaseModel):
        for name, item in given(value):
            yield from walk(item, (*loc, name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from walk(item, (*loc, index))
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from walk(item, (*loc, key))
