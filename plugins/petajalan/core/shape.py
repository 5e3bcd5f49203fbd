"""A node tree into a model: pydantic finds what is wrong, this module says where and in what words."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from types import UnionType
from typing import Annotated, Any, Generic, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from petajalan.core.catalogue import CATALOGUE
from petajalan.core.nodes import Mapping, Node, Scalar, Sequence
from petajalan.core.problems import Problem, Span, nearest, problem
from petajalan.core.prose import Prose

T = TypeVar("T")
Loc = tuple[str | int, ...]

_KINDS: dict[type, str] = {Scalar: "sebuah teks", Sequence: "sebuah daftar", Mapping: "sekumpulan isian"}
_WANTED = {
    "string_type": "sebuah teks",
    "tuple_type": "sebuah daftar (diawali tanda - atau dalam kurung siku)",
    "list_type": "sebuah daftar (diawali tanda - atau dalam kurung siku)",
    "model_type": "sekumpulan isian (nama: isi)",
    "model_attributes_type": "sekumpulan isian (nama: isi)",
    "dict_type": "sekumpulan isian (nama: isi)",
}


@dataclass(frozen=True, slots=True)
class Places:
    """Where each value and key of a file stands; asked with the path of a value in its model."""

    path: str
    start: Span
    values: dict[Loc, Span] = field(default_factory=dict)
    keys: dict[Loc, Span] = field(default_factory=dict)
    kinds: dict[Loc, str] = field(default_factory=dict)

    def real(self, loc: Iterable[str | int]) -> Loc:
        """Drop from a model's path what the officer never typed (the wrapper around versions)."""
        real: Loc = ()
        for step in loc:
            if (*real, step) in self.values:
                real = (*real, step)
        return real

    def value(self, *loc: str | int) -> Span:
        return self.values.get(self.real(loc), self.start)

    def key(self, *loc: str | int) -> Span:
        real = self.real(loc)
        return self.keys.get(real) or self.values.get(real, self.start)

    def at(self, *loc: str | int) -> str:
        """Name a place in one word, for “see also”."""
        span = self.value(*loc)
        return f"{self.path}:{span.line}:{span.column}"


@dataclass(frozen=True, slots=True)
class Record(Generic[T]):
    """One file that has the right shape: its value, where everything stands, its prose if it has any."""

    path: str
    slug: str
    value: T
    places: Places
    prose: Prose | None = None

    def problem(self, code: str, *loc: str | int, related: str = "", **values: object) -> Problem:
        """Make a problem at the value with this path."""
        return problem(code, self.path, self.places.value(*loc), related=related, **values)


def read_shape(schema: Any, node: Node, path: str) -> tuple[Any, Places, list[Problem]]:
    """Validate a node tree against a model; gives the value or ``None``, the places, the problems."""
    places = Places(path, node.span)
    problems: list[Problem] = []
    empty: set[Loc] = set()
    data = _plain(node, (), places, problems, empty)
    try:
        return TypeAdapter(schema).validate_python(data), places, problems
    except ValidationError as error:
        details = error.errors(include_url=False)
        for detail in details:
            if detail["type"] == "missing" and detail["loc"] in empty:
                continue
            if detail["type"] == "too_short" and any(_within(other["loc"], detail["loc"]) for other in details):
                continue  # too short only because its items are wrong
            problems.append(_explain(schema, detail, places))
    return None, places, problems


def _plain(node: Node, loc: Loc, places: Places, problems: list[Problem], empty: set[Loc]) -> Any:
    places.values[loc] = node.span
    places.kinds[loc] = _KINDS[type(node)]
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        items: list[Any] = []
        for item in node.items:
            if _is_empty(item):
                name = str(loc[-1]) if loc else "daftar"
                problems.append(problem("S104", places.path, item.span, kunci=name))
            else:
                items.append(_plain(item, (*loc, len(items)), places, problems, empty))
        return items
    data: dict[str, Any] = {}
    for key, value in node.items:
        here = (*loc, key.text)
        places.keys[here] = key.span
        if _is_empty(value) and data and key.text.isdecimal():
            start = str(next(reversed(data.values())))
            problems.append(problem("Y111", places.path, key.span, nilai=f"{start},{key.text}"))
        elif _is_empty(value):
            problems.append(problem("S104", places.path, key.span, kunci=key.text))
            empty.add(here)
        else:
            data[key.text] = _plain(value, here, places, problems, empty)
    return data


def _is_empty(node: Node) -> bool:
    """Tell a missing value: nothing after the colon, or YAML's own words for nothing."""
    return isinstance(node, Scalar) and (not node.text.strip() or (not node.quoted and node.text in {"~", "null"}))


def _within(inner: Loc, outer: Loc) -> bool:
    return len(inner) > len(outer) and inner[: len(outer)] == outer


def _explain(schema: Any, detail: ErrorDetails, places: Places) -> Problem:
    kind, loc = detail["type"], detail["loc"]
    context = detail.get("ctx", {})
    name = next((str(step) for step in reversed(loc) if isinstance(step, str) and step != "isi"), "isi berkas")
    here = places.value(*loc)
    if kind == "extra_forbidden":
        known = _keys_at(schema, loc[:-1])
        return problem(
            "S101",
            places.path,
            places.key(*loc),
            kunci=name,
            dikenal=", ".join(known),
            mungkin=nearest(name, known),
        )
    if kind == "missing":
        return problem("S102", places.path, places.value(*loc[:-1]), kunci=str(loc[-1]))
    if kind == "literal_error" and not isinstance(detail["input"], str):
        kind = "string_type"
    if kind == "literal_error":
        options = [str(option) for option in get_args(_bare(_type_at(schema, loc)))]
        value = str(detail["input"])
        return problem(
            "S105",
            places.path,
            here,
            kunci=name,
            nilai=value,
            pilihan=", ".join(options),
            mungkin=nearest(value, options),
        )
    if kind == "too_short":
        return problem("S107", places.path, here, kunci=name)
    if kind in _WANTED:
        ada = places.kinds.get(places.real(loc), "isian lain")
        return problem("S103", places.path, here, kunci=name, harus=_WANTED[kind], ada=ada)
    if kind in CATALOGUE:
        span = places.key(*loc) if "[key]" in loc else here
        return problem(kind, places.path, span, kunci=name, **context)
    raise AssertionError(f"pydantic error without words: {kind} at {loc}")


def _keys_at(schema: Any, loc: Loc) -> list[str]:
    here = _bare(_type_at(schema, loc))
    return list(here.model_fields) if isinstance(here, type) and issubclass(here, BaseModel) else []


def _type_at(schema: Any, loc: Loc) -> Any:
    """Follow a model's path through its annotations."""
    here = schema
    for step in loc:
        here = _bare(here)
        if isinstance(here, type) and issubclass(here, BaseModel):
            found = here.model_fields.get(str(step))
            here = found.annotation if found else None
        elif get_origin(here) is tuple:
            here = get_args(here)[0]
        elif get_origin(here) is dict:
            here = get_args(here)[1]
    return here


def _bare(annotation: Any) -> Any:
    """Strip ``Annotated`` and ``| None`` from an annotation."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return _bare(get_args(annotation)[0])
    if origin in (Union, UnionType):
        return _bare(next(arg for arg in get_args(annotation) if arg is not type(None)))
    return annotation
