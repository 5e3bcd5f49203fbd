"""A region's files as rows of cells, each with the place in its file where a change of the cell goes."""

from collections.abc import Iterator
from dataclasses import dataclass

from petajalan.buku.lembar import Column, Sheet, columns
from petajalan.buku.sel import join, split
from petajalan.buku.waktu import write_time
from petajalan.core.emit import Value
from petajalan.core.folder import Folder
from petajalan.core.load import FOLDERS
from petajalan.core.nodes import Mapping, Node, Scalar, Sequence, parse
from petajalan.core.patch import Path
from petajalan.core.problems import Problem
from petajalan.core.prose import split_front_matter

Trees = dict[str, Node]


@dataclass(frozen=True, slots=True)
class Shown:
    """What a cell says, and where that stands below its row; ``None`` for what is too rich for a cell."""

    text: str
    at: Path | None


@dataclass(frozen=True, slots=True)
class Row:
    """One row: what names it, the file that holds it, where in the file, and its cells by column."""

    key: tuple[str, ...]
    file: str
    path: Path
    cells: dict[str, Shown]


def read_trees(folder: Folder) -> tuple[Trees, list[Problem]]:
    """Read every file of a region that a sheet shows as a tree of texts."""
    trees: Trees = {}
    problems: list[Problem] = []
    for name in folder.contents:
        if not name.endswith((".yml", ".md")):
            continue
        source, found = folder.source(name)
        problems += found
        if source is None:
            continue
        text, first_line = source.text, 1
        if name.endswith(".md"):
            text, _, body, found = split_front_matter(source)
            problems += found
            if body is None:
                continue
            first_line = 2
        node, found = parse(source.path, text, first_line)
        problems += found
        if node is not None:
            trees[name] = node
    return trees, problems


def rows(sheet: Sheet, trees: Trees) -> Iterator[Row]:
    """Yield the rows of a sheet in the order of the files."""
    if sheet.is_pages:
        for file, tree in _pages(sheet, trees):
            yield _row(sheet, (slug_of(file),), file, (), tree)
    elif sheet.parent:
        for file, tree in _pages(sheet, trees):
            name = slug_of(file)
            page = name if sheet.parent == "indikator" else f"{file.partition('/')[0]}/{name}"
            for index, item in enumerate(_items(tree, sheet.field)):
                yield _row(sheet, (page, str(index + 1)), file, (sheet.field, index), item)
    elif sheet.field:
        for index, item in enumerate(_items(trees.get(sheet.files[0]), sheet.field)):
            named = below(item, ("id",))
            name = named.text if isinstance(named, Scalar) else ""
            yield _row(sheet, (name,), sheet.files[0], (sheet.field, index), item)
    else:
        entries = trees.get(sheet.files[0])
        for name, (_, _, entry) in (entries.items if isinstance(entries, Mapping) else {}).items():
            yield _row(sheet, (name,), sheet.files[0], (name,), entry)


def slug_of(file: str) -> str:
    """Give a page's short name, without folder and ending."""
    return file.rpartition("/")[2].partition(".")[0]


def file_of(folder: str, slug: str) -> str:
    """Give the file of a page."""
    return f"{folder}/{slug}{'.md' if FOLDERS[folder][0].endswith('md') else '.yml'}"


def below(node: Node | None, path: Path) -> Node | None:
    """Go down from a node by what stands in the file."""
    for step in path:
        if isinstance(node, Mapping) and step in node.items:
            node = node.items[str(step)][2]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
        else:
            return None
    return node


def _pages(sheet: Sheet, trees: Trees) -> Iterator[tuple[str, Node]]:
    for folder in sheet.files:
        yield from ((file, trees[file]) for file in sorted(trees) if file.startswith(f"{folder}/"))


def _items(tree: Node | None, field: str) -> tuple[Node, ...]:
    found = below(tree, (field,))
    return found.items if isinstance(found, Sequence) else ()


def _row(sheet: Sheet, key: tuple[str, ...], file: str, path: Path, node: Node) -> Row:
    named = dict(zip(sheet.keys, key, strict=True))
    cells = {
        column.name: Shown(named[column.name], None)
        if column.name in named
        else _show(column, below(node, (column.name,)))
        for column in columns(sheet)
    }
    return Row(key, file, path, cells)


def _show(column: Column, node: Node | None) -> Shown:
    """Say what a field holds; what would not come back as it is, is shown and not changed."""
    at: Path = (column.name,)
    if node is None:
        return Shown("", at)
    if column.versions:
        if isinstance(node, Sequence) and len(node.items) == 1:
            node, at = node.items[0], (*at, 0)
        if isinstance(node, Mapping) and "isi" in node.items and "teks" not in node.items:
            node, at = node.items["isi"][2], (*at, "isi")
    if isinstance(node, Scalar):
        text = " ".join(node.text.split())
        return (
            Shown(write_time(text) if column.kind == "waktu" else text, at)
            if not column.many
            else _rich(node, column.kind)
        )
    if column.many and isinstance(node, Sequence):
        values = [_value(item) for item in node.items]
        text = join(values)
        known = frozenset(str(item["id"] if isinstance(item, dict) and "id" in item else item) for item in values)
        return Shown(text, at if split(column, text, known) == values else None)
    return _rich(node, column.kind)


def _value(node: Node) -> Value:
    if isinstance(node, Mapping):
        return {key: _value(inner) for key, (_, _, inner) in node.items.items()}
    if isinstance(node, Sequence):
        return [_value(item) for item in node.items]
    return " ".join(node.text.split())


def _rich(node: Node, kind: str) -> Shown:
    """Say in one line what is too rich for a cell: the versions of several sources, or a time with its words."""
    versions = node.items if isinstance(node, Sequence) else (node,)
    texts = []
    for version in versions:
        inner = below(version, ("isi",)) or version
        words = below(version, ("teks",)) or below(inner, ("teks",)) or inner
        value = _value(words)
        if kind == "waktu" and words is inner and isinstance(value, str):
            value = write_time(value)
        texts.append(value if isinstance(value, str) else str(join([value])))
    return Shown(" | ".join(texts), None)
