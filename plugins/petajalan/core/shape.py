"""A node tree into a model: pydantic finds what is wrong, this module says where and in what words."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, Generic, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from petajalan.core.catalogue import CATALOGUE
from petajalan.core.jsontext import Written
from petajalan.core.nodes import AGAIN, Mapping, Node, Scalar, Sequence, span
from petajalan.core.problems import Problem, Span, nearest, problem
from petajalan.core.prose import Prose
from petajalan.core.saran import suggest

T = TypeVar("T")
Loc = tuple[str | int, ...]

_KINDS: dict[type, str] = {Scalar: "teks", Sequence: "daftar", Mapping: "kumpulan isian"}
_WANTED = {
    "string_type": "teks",
    "tuple_type": "daftar (diawali tanda - atau dalam kurung siku)",
    "list_type": "daftar (diawali tanda - atau dalam kurung siku)",
    "model_type": "kumpulan isian (nama: isi)",
    "model_attributes_type": "kumpulan isian (nama: isi)",
    "dict_type": "kumpulan isian (nama: isi)",
}


@dataclass(frozen=True, slots=True)
class Places:
    """Where each value and key of a file stands: looked up in its tree, with the path of a value in its model."""

    path: str
    start: Span
    tree: Node | None = None

    def find(self, loc: Iterable[str | int]) -> tuple[Loc, Node | None, Span]:
        """Go down a model's path: what the officer typed of it, the node there, and where its key stands."""
        real: Loc = ()
        here, key = self.tree, self.start
        for step in loc:
            # The wrapper around versions is in the model alone.
            if here is not None and (below := _below(here, step)):
                real, (key, here) = (*real, step), below
        return real, here, key

    def real(self, loc: Iterable[str | int]) -> Loc:
        """Drop from a model's path what the officer never typed."""
        return self.find(loc)[0]

    def value(self, *loc: str | int) -> Span:
        _, node, _ = self.find(loc)
        return span(node) if node else self.start

    def key(self, *loc: str | int) -> Span:
        return self.find(loc)[2]

    def kind(self, *loc: str | int) -> str:
        """Name what stands there, in the officer's words."""
        _, node, _ = self.find(loc)
        return _KINDS[type(node)] if node else "isian lain"

    def left_empty(self, loc: Loc) -> bool:
        """Tell whether a key stands there with nothing after it."""
        real, here, _ = self.find(loc[:-1])
        # The wrapper around versions is no step of the file.
        whole = [step for step in real if isinstance(step, str)] == [step for step in loc[:-1] if isinstance(step, str)]
        pair = here.items.get(str(loc[-1])) if isinstance(here, Mapping) and whole else None
        return pair is not None and _is_empty(pair[2])

    def at(self, *loc: str | int) -> str:
        """Name a place in one word, for “see also”."""
        here = self.value(*loc)
        return f"{self.path}:{here.line}:{here.column}"


def _below(node: Node, step: str | int) -> tuple[Span, Node] | None:
    """Give what stands one step down, with the place of its key or its own; what is empty does not count."""
    if isinstance(node, Mapping) and step in node.items:
        line, column, value = node.items[str(step)]
        return None if _is_empty(value) else (Span(line, column), value)
    if isinstance(node, Sequence) and isinstance(step, int):
        full = [item for item in node.items if not _is_empty(item)]
        return (span(full[step]), full[step]) if step < len(full) else None
    return None


@dataclass(frozen=True)
class Record(Written, Generic[T]):
    """One file that has the right shape: its value, where everything stands, its prose if it has any."""

    path: str
    slug: str
    value: T
    places: Places
    prose: Prose | None = None

    def problem(self, code: str, *loc: str | int, related: str = "", **values: object) -> Problem:
        """Make a problem at the value with this path."""
        return problem(code, self.path, self.places.value(*loc), related=related, **values)


class _Joined(str):
    """A text that a comma in braces had cut, put together again."""


def read_shape(schema: Any, node: Node, path: str) -> tuple[Any, Places, list[Problem]]:
    """Validate a node tree against a model; gives the value or ``None``, the places, the problems."""
    places = Places(path, span(node), node)
    problems: list[Problem] = []
    data = _plain(node, "daftar", path, problems)
    try:
        return _adapter(schema).validate_python(data), places, problems
    except ValidationError as error:
        details = error.errors(include_url=False)
        for detail in details:
            if isinstance(detail["input"], _Joined):
                continue  # a comma cut it, and that was said
            if detail["type"] == "missing" and places.left_empty(detail["loc"]):
                continue
            if detail["type"] == "too_short" and any(_within(other["loc"], detail["loc"]) for other in details):
                continue  # too short only because its items are wrong
            problems.append(_explain(schema, detail, places))
    return None, places, problems


@cache
def _adapter(schema: Any) -> TypeAdapter[Any]:
    """Make the reader of a shape once: for a mapping of names it is compiled anew every time."""
    return TypeAdapter(schema)


def _plain(node: Node, name: str, path: str, problems: list[Problem]) -> Any:
    """Turn a tree into plain values without what is empty; ``name`` is what a list stands under."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        items: list[Any] = []
        for item in node.items:
            if _is_empty(item):
                problems.append(problem("S104", path, span(item), kunci=name))
            else:
                items.append(_plain(item, str(len(items)), path, problems))
        return items
    data: dict[str, Any] = {}
    cut = ""  # the key whose sentence was cut
    for name, (line, column, value) in node.items.items():
        if not _is_empty(value):
            data[name] = _plain(value, name, path, problems)
        elif data and _cut_off(name, column, value):
            last = next(reversed(data))
            rest = name.partition(AGAIN)[0]
            code, joint = ("Y111", ",") if rest.isdecimal() or rest == "-" else ("Y113", ", ")
            here = Span(line, column)
            if last == cut:  # a second comma in one sentence is no second mistake
                here = problems.pop().span
            whole = _Joined(f"{data[last]}{joint}{rest}")
            problems.append(problem(code, path, here, nilai=whole, benar=suggest("N102", whole) or whole))
            if isinstance(data[last], str):
                data[last], cut = whole, last
        else:
            problems.append(problem("S104", path, Span(line, column), kunci=name))
    return data


def _cut_off(name: str, column: int, value: Node) -> bool:
    """Tell the rest of a sentence after a comma in braces: it stands like a key, but no colon follows."""
    name, again, _ = name.partition(AGAIN)
    return bool(again) or name.isdecimal() or value.column == column + len(name)


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
        if name == "target" and "mendukung" in known:
            return problem("S108", places.path, places.key(*loc), kunci=name)
        guess = nearest(name, known)
        return problem("S101", places.path, places.key(*loc), kunci=name, dikenal=", ".join(known), mungkin=guess)
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
        return problem("S103", places.path, here, kunci=name, harus=_WANTED[kind], ada=places.kind(*loc))
    if kind in CATALOGUE:
        place = places.key(*loc) if "[key]" in loc else here
        guess = suggest(kind, str(context.get("nilai", "")))
        return problem(kind, places.path, place, kunci=name, mungkin=guess, **context)
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
