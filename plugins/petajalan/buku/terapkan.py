"""A plan into new files, in memory: changed in place, checked as a region, every problem at its cell."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from petajalan.buku.bandingkan import Addition, Change, Plan
from petajalan.buku.isi import read_trees
from petajalan.buku.lembar import BY_NAME
from petajalan.buku.sebut import at_cells, in_words
from petajalan.core.acuan import Acuan
from petajalan.core.check import check_daerah
from petajalan.core.emit import Value, mapping
from petajalan.core.folder import Folder
from petajalan.core.load import load_folder
from petajalan.core.nodes import Node, Scalar, Sequence, parse
from petajalan.core.patch import CannotPatchError, drop, insert, put
from petajalan.core.problems import Problem, Span, problem
from petajalan.core.problems import ordered as in_order
from petajalan.core.source import MAX_BYTES


@dataclass(frozen=True, slots=True)
class Result:
    """The files that a plan changes or makes, by their name in the region's folder, and all that is wrong."""

    files: dict[str, bytes]
    problems: tuple[Problem, ...]


def apply(plan: Plan, folder: Folder, acuan: Acuan, last: date = date.max) -> Result:
    """Make the new files of a plan and check the region as it would be; ``last`` as for ``check_daerah``."""
    problems = list(plan.problems)
    files: dict[str, bytes] = {}
    places = [item.place for item in plan.changes] + [item.place for item in plan.additions]
    for name in sorted({place.file for place in places}):
        changes = [item for item in plan.changes if item.place.file == name]
        additions = sorted((item for item in plan.additions if item.place.file == name), key=_position)
        old = folder.contents.get(name)
        if isinstance(old, bytes):
            new, found = _change(old, name, changes, additions)
        else:
            new, found = _create(name, additions), []
        problems += found
        if len(new) > MAX_BYTES:
            sizes = {"ukuran": len(new) // 1024, "batas": MAX_BYTES // 1024}
            problems.append(problem("B101", f"{folder.path}/{name}", Span(1, 1), related="", **sizes))
        if new != old:
            files[name] = new
    made = replace(folder, contents={**folder.contents, **files})
    muatan, found = load_folder(made)
    found += check_daerah(muatan, acuan, last)
    problems += at_cells(found, plan, made, read_trees(made)[0])
    said = [in_words(item) if item.path in BY_NAME else item for item in problems]
    return Result(files, tuple(in_order(said)))


def _position(item: Addition) -> int:
    """Put what comes early in its list first: then no position moves that is still to be used."""
    last = item.place.path[-1] if item.place.path else -1
    return last if isinstance(last, int) else -1


def _create(name: str, additions: list[Addition]) -> bytes:
    """Write a new file from its row and the rows of other sheets that belong to it."""
    page: dict[str, Value] = next((dict(item.value) for item in additions if not item.place.path), {})
    for item in additions:
        if item.place.path:
            step = str(item.place.path[0])
            if isinstance(item.place.path[-1], int):
                listed = page.setdefault(step, [])
                assert isinstance(listed, list)
                listed.append(dict(item.value))
            else:
                page[step] = dict(item.value)
    last = [key for key in ("sumber", "sumber_bersama") if key in page]
    ordered = {key: page[key] for key in (*(key for key in page if key not in last), *last)}
    text = "".join(f"{line}\n" for line in mapping(ordered))
    return (f"---\n{text}---\n" if name.endswith(".md") else text).encode()


def _change(old: bytes, name: str, changes: list[Change], additions: list[Addition]) -> tuple[bytes, list[Problem]]:
    """Change one file, a place at a time; what did not come out as meant is left and said."""
    text = old.decode("utf-8")
    ends = "\r\n" if "\r\n" in text else "\n"
    before, yaml, after = _parts(text.replace("\r\n", "\n"), name.endswith(".md"))
    problems: list[Problem] = []
    # What takes a key out comes last but one: nothing else looks for it. New items come last, after all positions
    # of old ones were used.
    steps: list[Change | Addition] = [
        *(item for item in changes if item.value is not None),
        *(item for item in changes if item.value is None),
        *additions,
    ]
    for item in steps:
        try:
            new = _step(yaml, item)
            if _plain(new) != _meant(_plain(yaml), item):
                raise CannotPatchError(item.place.path)
            yaml = new
        except CannotPatchError:
            problems.append(problem("E136", item.place.sheet, item.place.span, berkas=name))
    return (before + yaml + after).replace("\n", ends).encode(), problems


def _step(text: str, item: Change | Addition) -> str:
    path = item.place.path
    if isinstance(item, Change):
        return drop(text, path) if item.value is None else put(text, path, item.value, item.order)
    if isinstance(path[-1], int):
        return insert(text, path, dict(item.value), item.around)
    return put(text, path, dict(item.value))


def _parts(text: str, has_front: bool) -> tuple[str, str, str]:
    """Part a file into what is before the YAML text, the YAML text, and what is after."""
    if not has_front:
        return "", text, ""
    lines = text.split("\n")
    end = next(number for number, line in enumerate(lines[1:], 1) if line.rstrip() == "---")
    return lines[0] + "\n", "\n".join(lines[1:end]) + "\n", "\n".join(lines[end:])


def _plain(text: str) -> Any:
    node, _ = parse("", text)
    return _values(node) if node is not None else {}


def _values(node: Node) -> Any:
    if isinstance(node, Scalar):
        return " ".join(node.text.split())
    if isinstance(node, Sequence):
        return [_values(item) for item in node.items]
    return {name: _values(value) for name, (_, _, value) in node.items.items()}


def _meant(data: Any, item: Change | Addition) -> Any:
    """Make the same change on plain values, to hold the text against."""
    *above, last = item.place.path
    here = data
    is_item = isinstance(item, Addition) and isinstance(last, int)
    if is_item and isinstance(here, dict):
        here.setdefault(str(above[0]), [])
    for step in above:
        here = here[step]
    if is_item:
        here.insert(last, item.value)
    elif item.value is None:
        del here[last]
    else:
        here[last] = item.value
    return data
