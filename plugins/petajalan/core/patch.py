"""One change in the text of a YAML file, and not a character more: comments, order and all other lines stay.

A path is what stands in the file: keys and positions. The parser says from where to where a value reaches;
only that is replaced. Whoever changes a file reads it again afterwards: see ``buku/terapkan``.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import yaml

from petajalan.core.emit import Value, entry, flow, item, refill, scalar

Path = tuple[str | int, ...]


class CannotPatchError(ValueError):
    """The text has a form that this module does not change; nothing was changed."""


@dataclass(frozen=True, slots=True)
class _Text:
    """A file's text with the start of every line, to turn the parser's marks into offsets."""

    text: str
    starts: tuple[int, ...]
    root: yaml.Node

    def start(self, node: yaml.Node) -> int:
        return self.starts[node.start_mark.line] + node.start_mark.column

    def end(self, node: yaml.Node) -> int:
        """Give the offset after a value, without the blank lines and comments that the parser counts to it."""
        if isinstance(node, yaml.ScalarNode) and node.style in (">", "|"):
            body = self.text[self.start(node) : self.starts[node.end_mark.line] + node.end_mark.column]
            return self.start(node) + len(body.rstrip())
        if isinstance(node, yaml.CollectionNode) and not node.flow_style:
            return max(self.end(below) for below in _below(node))
        return self.starts[node.end_mark.line] + node.end_mark.column

    def line_end(self, offset: int) -> int:
        """Give the offset after the line that an offset is on, its line feed included."""
        found = self.text.find("\n", offset)
        return len(self.text) if found < 0 else found + 1


def put(text: str, path: Path, value: Value, order: Sequence[str] = ()) -> str:
    """Give a value to what stands at a path; a new key takes its place among its neighbours by ``order``."""
    if len(path) == 1 and yaml.compose(text, Loader=yaml.CSafeLoader) is None:  # nothing but comments
        lines = entry(str(path[0]), value, 0)
        return "".join([text, "" if text.endswith("\n") else "\n", *(f"{line}\n" for line in lines)])
    here = _compose(text)
    *above, last = path
    parent = _find(here.root, above)
    old = _child(parent, last)
    if old is None:
        if not isinstance(last, str) or not isinstance(parent, yaml.MappingNode):
            raise CannotPatchError(path)
        return _add(here, parent, last, value, order)
    return _replace(here, old, value, in_flow=_in_flow(here.root, above))


def drop(text: str, path: Path) -> str:
    """Take out a key with its value; the last key of a mapping cannot go."""
    here = _compose(text)
    *above, last = path
    parent = _find(here.root, above)
    if not isinstance(parent, yaml.MappingNode) or len(parent.value) < 2:
        raise CannotPatchError(path)
    names = [key.value for key, _ in parent.value]
    index = names.index(last)
    key, value = parent.value[index]
    if index == 0:
        return text[: here.start(key)] + text[here.start(parent.value[1][0]) :]
    if parent.flow_style:
        return text[: here.end(parent.value[index - 1][1])] + text[here.end(value) :]
    return text[: here.starts[key.start_mark.line]] + text[here.line_end(here.end(value)) :]


def insert(text: str, path: Path, value: Value, order: Sequence[str] = ()) -> str:
    """Add an item to a list at a position, or at its end; a list that is not there yet is begun."""
    *above, at = path
    old = _child(_find(_compose(text).root, above[:-1]), above[-1])
    if not isinstance(at, int) or not isinstance(old, yaml.SequenceNode) or at >= len(old.value):
        return append(text, tuple(above), value, order)
    here = _compose(text)
    start = here.start(old.value[at])
    if old.flow_style:
        return f"{text[:start]}{flow(value)}, {text[start:]}"
    lines = item(value, old.start_mark.column)
    if at:  # above what is said of the next item
        return _insert_lines(here, here.end(old.value[at - 1]), lines)
    first = here.starts[old.value[0].start_mark.line]
    return text[:first] + "".join(f"{line}\n" for line in lines) + text[first:]


def append(text: str, path: Path, value: Value, order: Sequence[str] = ()) -> str:
    """Add an item to the end of a list; a list that is not there yet is begun."""
    here = _compose(text)
    *above, last = path
    parent = _find(here.root, above)
    old = _child(parent, last)
    if old is None:
        return put(text, path, [value], order)
    if not isinstance(old, yaml.SequenceNode):
        raise CannotPatchError(path)
    if old.flow_style or not old.value:
        if not old.value:
            return _replace(here, old, [value], in_flow=True)
        at = here.end(old.value[-1])
        return f"{text[:at]}, {flow(value)}{text[at:]}"
    return _insert_lines(here, here.end(old), item(value, old.start_mark.column))


def _compose(text: str) -> _Text:
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    if root is None:
        raise CannotPatchError("no values")
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    return _Text(text, tuple(starts), root)


def _below(node: yaml.CollectionNode) -> list[yaml.Node]:
    return [value for _, value in node.value] if isinstance(node, yaml.MappingNode) else list(node.value)


def _child(node: yaml.Node | None, step: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
        found: yaml.Node = node.value[step]
        return found
    return None


def _find(node: yaml.Node, path: Sequence[str | int]) -> yaml.Node:
    here: yaml.Node | None = node
    for step in path:
        here = _child(here, step)
    if here is None:
        raise CannotPatchError(path)
    return here


def _in_flow(root: yaml.Node, path: Sequence[str | int]) -> bool:
    """Tell whether brackets are open at a path."""
    nodes = [_find(root, path[:depth]) for depth in range(len(path) + 1)]
    return any(isinstance(node, yaml.CollectionNode) and bool(node.flow_style) for node in nodes)


def _replace(here: _Text, old: yaml.Node, value: Value, in_flow: bool) -> str:
    start, end = here.start(old), here.end(old)
    if isinstance(value, list) and isinstance(old, yaml.SequenceNode):
        if not old.flow_style:
            return _replace_items(here, old, value)
        if re.search(r"\s#", here.text[start:end]):
            raise CannotPatchError("a comment inside")
        written = {_plain(node): here.text[here.start(node) : here.end(node)] for node in old.value}
        new = "[" + ", ".join(written.get(_key(each)) or flow(each) for each in value) + "]"
    elif isinstance(value, str) and isinstance(old, yaml.ScalarNode):
        new = _scalar_like(here.text[start:end], old, value, in_flow)
    else:
        new = flow(value)
    return here.text[:start] + new + here.text[end:]


def _scalar_like(written: str, old: yaml.ScalarNode, value: str, in_flow: bool) -> str:
    """Write a text in the style of the one it replaces."""
    if old.style in (">", "|") and "\n" in written:
        return refill(written, value)
    if old.style == "'" and "'" not in value:
        return f"'{value}'"
    if old.style:
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return scalar(value, flow=in_flow)


def _replace_items(here: _Text, old: yaml.SequenceNode, value: list[Value]) -> str:
    """Change the items of a list that stand one below the other: what is equal keeps its line."""
    text, column = here.text, old.start_mark.column
    texts = [_plain(node) for node in old.value]
    for index in reversed(range(len(texts))):
        node = old.value[index]
        if index >= len(value):
            if index == 0:
                raise CannotPatchError("an empty list")
            text = text[: here.starts[node.start_mark.line]] + text[here.line_end(here.end(node)) :]
        elif texts[index] != _key(value[index]):
            text = text[: here.start(node)] + flow(value[index]) + text[here.end(node) :]
    more = [line for each in value[len(texts) :] for line in item(each, column)]
    return _insert_lines(_compose(text), here.end(old) + len(text) - len(here.text), more) if more else text


def _add(here: _Text, parent: yaml.MappingNode, key: str, value: Value, order: Sequence[str]) -> str:
    names = [node.value for node, _ in parent.value]
    if not names:
        start, end = here.start(parent), here.end(parent)
        at_top = parent is here.root
        new = "\n".join(entry(key, value, 0)) if at_top else flow({key: value})
        return here.text[:start] + new + here.text[end:]
    rank = {name: position for position, name in enumerate(order)}
    earlier = [i for i, name in enumerate(names) if rank.get(name, -1) < rank.get(key, len(order))]
    after = parent.value[earlier[-1] if earlier else 0][1]
    at = here.end(after)
    if parent.flow_style:
        return f"{here.text[:at]}, {scalar(key, flow=True)}: {flow(value)}{here.text[at:]}"
    lines = entry(key, value, parent.start_mark.column)
    if parent is here.root and _spaced(here, parent):
        lines.insert(0, "")
    return _insert_lines(here, at, lines)


def _spaced(here: _Text, parent: yaml.MappingNode) -> bool:
    """Tell whether the mappings of a file stand apart, with an empty line between the last two."""
    if len(parent.value) < 2 or not isinstance(parent.value[-1][1], yaml.MappingNode):
        return False
    between = here.text[here.end(parent.value[-2][1]) : here.start(parent.value[-1][0])]
    return "\n\n" in between


def _insert_lines(here: _Text, after: int, lines: list[str]) -> str:
    """Put lines below the one that an offset is on."""
    at = here.line_end(after)
    before = here.text[:at]
    if before and not before.endswith("\n"):
        before += "\n"
    return before + "".join(f"{line}\n" for line in lines) + here.text[at:]


def _plain(node: yaml.Node) -> object:
    if isinstance(node, yaml.ScalarNode):
        return node.value
    if isinstance(node, yaml.MappingNode):
        return tuple(sorted((key.value, _plain(value)) for key, value in node.value))
    return tuple(_plain(below) for below in node.value)


def _key(value: Value) -> object:
    if isinstance(value, str):
        return str(value)
    if isinstance(value, dict):
        return tuple(sorted((key, _key(inner)) for key, inner in value.items()))
    return tuple(_key(each) for each in value)
