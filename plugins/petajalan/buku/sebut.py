"""Problems of files as whoever sits before the workbook finds them: at a cell, in the words of sheets and columns."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from petajalan.buku.baca import Grid
from petajalan.buku.bandingkan import Place, Plan
from petajalan.buku.isi import Trees, below
from petajalan.core.folder import Folder
from petajalan.core.nodes import Mapping, Node, Scalar, Sequence
from petajalan.core.problems import Problem, Span, errors

Cell = tuple[Grid, int, str]
Cells = dict[tuple[str, Span], Cell]

# Rules that speak of a whole row and mean one column of it.
_MEANT = {"A103": "sumber", "A106": "untuk", "A107": "dokumen", "A109": "alasan", "A120": "waktu", "A121": "id"}
# What to do, where the catalogue says it in the words of a file.
_HINTS = {
    "N101": "tulis 8 Juli 2019, Juli 2019, 2019, 31/01/2025, triwulan II 2025, atau 2021–2024",
    "N107": "tulis nomornya, misalnya S37, atau dengan letaknya: S37, hlm. 3",
    "A101": "tulis ya di kolom utama pada satu baris, atau di kolom terbuka pada semuanya",
    "A102": "sisakan satu ya di kolom utama",
    "A103": "isi kolom sumber; yang tanpa sumber tidak boleh terbit",
}
_NAMES = (
    (re.compile(r"\b(?:tulisan )?di kiri (?:pada )?(opd)\.yml\b"), r"di kolom id lembar \1"),
    (re.compile(r"\b(sumber|opd|dokumen)\.yml\b"), r"lembar \1"),
    (re.compile(r"\bfolder (quick-win|program|indikator)/"), r"lembar \1"),
    (re.compile(r"\bberkas ini ada di quick-win/"), "baris ini ada di lembar quick-win"),
    (re.compile(r"\bNama berkas indikator"), "Nama pendek indikator"),
    (re.compile(r", tanpa \.yml\b"), ""),
    (re.compile(r"\bbuat berkasnya\b"), "tambahkan barisnya"),
)
_PLACE = re.compile(r"(.+):([0-9]+):([0-9]+)\Z")


def in_sheets(text: str) -> str:
    """Say of sheets what the models and the catalogue say of files."""
    for name, words in _NAMES:
        text = name.sub(words, text)
    return text


def in_words(item: Problem) -> Problem:
    """Say a problem at a cell as a sheet does."""
    message = item.message.replace("program ini", "quick win ini") if item.path == "quick-win" else item.message
    return replace(item, message=in_sheets(message), hint=in_sheets(_HINTS.get(item.code, item.hint)))


def at_cells(found: Iterable[Problem], plan: Plan, folder: Folder, trees: Trees) -> Iterator[Problem]:
    """Say at its cell what is wrong in the files that a plan makes.

    What only follows from a cell that was refused is left out: the file has its old value there, or a stand-in.
    """
    cells = _cells(plan, trees, folder.path)
    fresh = {item.place for item in plan.changes} | {item.place for item in plan.additions}
    refused = {(item.path, item.span) for item in errors(plan.problems)}
    halves = {(item.place.sheet, item.place.span.line) for item in plan.additions} & {
        (sheet, span.line) for sheet, span in refused
    }
    for item in found:
        cell = cells.get((item.path, item.span)) or _inside(item, fresh, folder, trees, cells)
        if cell is None:
            yield item
            continue
        grid, number, name = cell
        span = grid.span(number, _MEANT.get(item.code, name))
        of_row = name == grid.sheet.keys[0]
        if (grid.sheet.name, span) not in refused and not (of_row and (grid.sheet.name, number) in halves):
            yield replace(item, path=grid.sheet.name, span=span, related=_related(item.related, cells))


def _inside(item: Problem, fresh: set[Place], folder: Folder, trees: Trees, cells: Cells) -> Cell | None:
    """Find the changed cell whose text holds a place, for a rule that names a place inside of a text."""
    name = item.path.removeprefix(f"{folder.path}/")
    data = folder.contents.get(name)
    if not isinstance(data, bytes) or name not in trees:
        return None
    if name.endswith(".md") and [line.rstrip() for line in data.split(b"\n")[: item.span.line]].count(b"---") > 1:
        return None  # in the prose below
    before = [start for start in _leaves(trees[name]) if start <= item.span]
    cell = cells.get((item.path, max(before))) if before else None
    rows = {(place.sheet, place.span.line) for place in fresh}
    return cell if cell and (cell[0].sheet.name, cell[1]) in rows else None


def _related(place: str, cells: Cells) -> str:
    """Say a second place by its row, if the workbook has it."""
    found = _PLACE.match(place)
    cell = cells.get((found[1], Span(int(found[2]), int(found[3])))) if found else None
    return f"lembar {cell[0].sheet.name}, baris {cell[1]}" if cell else place


def _cells(plan: Plan, trees: Trees, folder: str) -> Cells:
    """Say for each place in the new files which cell it came from: its key, its value, and all inside."""
    cells: Cells = {}
    for grid, number, file, path in plan.rows:
        node = below(trees.get(file), path)
        if node is None:
            continue
        fields = node.items if isinstance(node, Mapping) else {}
        for name in grid.places:
            if name in fields:
                line, column, value = fields[name]
                for span in (Span(line, column), *_spans(value)):
                    cells.setdefault((f"{folder}/{file}", span), (grid, number, name))
        wholes = [Span(node.line, node.column)]
        around = below(trees.get(file), path[:-1]) if path else None
        if isinstance(around, Mapping):
            line, column, _ = around.items[str(path[-1])]
            wholes.append(Span(line, column))
        for whole in wholes:
            cells.setdefault((f"{folder}/{file}", whole), (grid, number, grid.sheet.keys[0]))
    return cells


def _spans(node: Node) -> Iterator[Span]:
    yield Span(node.line, node.column)
    inner: Iterable[Node] = ()
    if isinstance(node, Mapping):
        inner = [value for _, _, value in node.items.values()]
    elif isinstance(node, Sequence):
        inner = node.items
    for item in inner:
        yield from _spans(item)


def _leaves(node: Node) -> Iterator[Span]:
    if isinstance(node, Scalar):
        yield Span(node.line, node.column)
    else:
        items = node.items if isinstance(node, Sequence) else [value for _, _, value in node.items.values()]
        for item in items:
            yield from _leaves(item)
