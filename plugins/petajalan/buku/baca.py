"""A workbook's bytes into rows of our sheets, with what cannot be taken said by sheet and cell."""

from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

from petajalan.buku.lembar import BY_NAME, ITEM, Sheet, columns
from petajalan.buku.wadah import Facts, RefusedError, letters, repack, scan, unpack
from petajalan.core.problems import Problem, Span, nearest, problem

# Our own sheets that are not data.
HELP, LISTS, BASE = "petunjuk", "_daftar", "_asal"
# What was above the column names is passed over, so far down.
_HEADER_WITHIN = 10


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a sheet: its number, and the cells that have a value by the name of their column."""

    number: int
    cells: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet as it was filled in: where each column stands, and its rows."""

    sheet: Sheet
    places: dict[str, int]
    lines: tuple[Line, ...]
    taken: frozenset[tuple[int, int]] = frozenset()  # cells that were refused already

    def span(self, number: int, column: str) -> Span:
        """Say where a cell stands, or the key cell of its row if the column is missing."""
        return Span(number, self.places.get(column) or self.places[self.sheet.keys[0]])


# What each row of a sheet said when the workbook was made, by its names and then by column.
Base = dict[tuple[str, tuple[str, ...]], dict[str, str]]


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook: its grids, the region it was made of, and what each cell said then."""

    grids: dict[str, Grid] = field(default_factory=dict)
    daerah: str = ""
    base: Base | None = None


def read_book(name: str, data: bytes) -> tuple[Book | None, list[Problem]]:
    """Read a workbook; ``None`` if the file is none. ``name`` is what problems of the whole file call it."""
    try:
        parts = unpack(data)
        facts = scan(parts)
        sheets = _values(parts)
    except RefusedError as refused:
        return None, [refused.problem(name, Span(1, 1))]
    problems: list[Problem] = []
    named = _match(sheets, problems, name)
    if not named and not problems:
        problems.append(problem("E105", name, Span(1, 1)))
    grids = {}
    for ours, theirs in named.items():
        rows, merged, hidden = sheets[theirs]
        if hidden:
            problems.append(problem("E144", ours, Span(1, 1), apa="lembar ini"))
        grid, found = _grid(BY_NAME[ours], rows, merged, facts.get(theirs, Facts()))
        problems += found
        if grid:
            grids[ours] = grid
    daerah, base = _base(sheets[BASE][0]) if BASE in sheets else ("", None)
    return Book(grids, daerah, base), problems


_Sheets = dict[str, tuple[list[list[Any]], list[Any], bool]]


def _values(parts: dict[str, bytes]) -> _Sheets:
    """Read every sheet's values, merged ranges and whether it is hidden."""
    # Not above: no other command needs it.
    from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

    found: _Sheets = {}
    try:
        book = CalamineWorkbook.from_filelike(BytesIO(repack(parts)))
        for about in book.sheets_metadata:
            if about.typ == SheetTypeEnum.WorkSheet:
                sheet = book.get_sheet_by_name(about.name)
                rows = sheet.to_python(skip_empty_area=False)
                hidden = about.visible != SheetVisibleEnum.Visible
                found[about.name] = rows, list(sheet.merged_cell_ranges or ()), hidden
    except (CalamineError, OSError, ValueError):
        raise RefusedError("E104") from None
    return found


def _match(sheets: _Sheets, problems: list[Problem], name: str) -> dict[str, str]:
    """Find our sheets among theirs; what looks like one of ours under another name is a mistake."""
    folded = {_fold(theirs): theirs for theirs in sheets}
    named = {ours: folded[_fold(ours)] for ours in BY_NAME if _fold(ours) in folded}
    missing = [ours for ours in BY_NAME if ours not in named]
    for theirs in sheets:
        if theirs in named.values() or theirs in (HELP, LISTS, BASE) or not any(map(any, sheets[theirs][0])):
            continue
        guess = nearest(_fold(theirs), missing)
        if guess:
            missing.remove(guess)
            problems.append(problem("E111", theirs, Span(1, 1), lembar=theirs, mungkin=guess))
        else:
            problems.append(problem("E141", theirs, Span(1, 1), lembar=theirs))
    if named and missing:
        problems.append(problem("E146", name, Span(1, 1), lembar=", ".join(missing)))
    return named


def _fold(name: str) -> str:
    return "-".join(name.casefold().replace("_", " ").replace("-", " ").split())


def _grid(sheet: Sheet, rows: list[list[Any]], merged: list[Any], facts: Facts) -> tuple[Grid | None, list[Problem]]:
    problems: list[Problem] = []
    known = [column.name for column in columns(sheet)]
    need = [key for key in sheet.keys if key != ITEM]
    header = next(
        (n for n, row in enumerate(rows[:_HEADER_WITHIN], 1) if set(need) <= {_fold_column(cell) for cell in row}), 0
    )
    if not header:
        if any(map(any, rows)):
            problems.append(problem("E112", sheet.name, Span(1, 1), kolom=", ".join(need)))
        return None, problems
    places: dict[str, int] = {}
    extra: dict[int, str] = {}
    for place, cell in enumerate(rows[header - 1], 1):
        column = _fold_column(cell)
        if column in places:
            problems.append(problem("E114", sheet.name, Span(header, place), kolom=column))
        elif column in known:
            places[column] = place
        elif column:
            extra[place] = column
    for place, column in extra.items():
        guess = nearest(column, [name for name in known if name not in places])
        code = "E113" if guess else "E142"
        problems.append(problem(code, sheet.name, Span(header, place), kolom=column, mungkin=guess))
    if absent := [name for name in known if name not in places and name != ITEM]:
        near = {item.message.rpartition("“")[2].rstrip("”?") for item in problems if item.code == "E113"}
        if left := [name for name in absent if name not in near]:
            problems.append(problem("E145", sheet.name, Span(header, 1), kolom=", ".join(left)))
    refused, found = _refused(sheet, places, header, facts)
    problems += found
    for (top, left_edge), (bottom, right) in merged:
        lines_there = range(top + 1, min(bottom + 1, len(rows)) + 1)
        inside = {(row, place) for row in lines_there for place in places.values() if left_edge < place <= right + 1}
        if inside and bottom + 1 > header:
            name = f"{letters(left_edge + 1)}{top + 1}:{letters(right + 1)}{bottom + 1}"
            problems.append(problem("E115", sheet.name, Span(top + 1, left_edge + 1), sel=name))
            refused |= inside
    lines = []
    for number, row in enumerate(rows[header:], header + 1):
        cells = {name: row[place - 1] for name, place in places.items() if place <= len(row) and _full(row[place - 1])}
        if cells or any((number, place) in refused for place in places.values()):
            lines.append(Line(number, cells))
    full = {line.number for line in lines}
    if any(number in full for number in facts.hidden):
        first = next(number for number in facts.hidden if number in full)
        problems.append(problem("E144", sheet.name, Span(first, 1), apa="baris ini"))
    return Grid(sheet, places, tuple(lines), frozenset(refused)), problems


def _refused(
    sheet: Sheet, places: dict[str, int], header: int, facts: Facts
) -> tuple[set[tuple[int, int]], list[Problem]]:
    """Find the cells of our columns whose value does not say what the officer sees."""
    problems: list[Problem] = []
    refused: set[tuple[int, int]] = set()
    ours = set(places.values())
    for place in sorted({*facts.formulas, *facts.faults, *facts.percents}):
        row, column = place
        if row <= header or column not in ours:
            continue
        if place in facts.faults:
            found = problem("E123", sheet.name, Span(row, column), nilai=facts.faults[place])
        elif place in facts.formulas and not facts.formulas[place]:
            found = problem("E121", sheet.name, Span(row, column))
        elif place in facts.percents:
            found = problem("E124", sheet.name, Span(row, column))
        else:
            problems.append(problem("E122", sheet.name, Span(row, column)))
            continue
        refused.add(place)
        problems.append(found)
    return refused, problems


def _fold_column(cell: Any) -> str:
    return "_".join(str(cell).casefold().replace("*", " ").replace("-", " ").split()) if isinstance(cell, str) else ""


def _full(cell: Any) -> bool:
    return bool(cell.strip()) if isinstance(cell, str) else cell is not None


def _base(rows: list[list[Any]]) -> tuple[str, Base | None]:
    """Read what each cell said when the workbook was made: see ``ekspor``."""
    if not rows or not rows[0] or rows[0][0] != "daerah":
        return "", None
    base: Base = {}
    for row in rows[1:]:
        sheet = BY_NAME.get(str(row[0]))
        if sheet:
            names = [column.name for column in columns(sheet)]
            texts = dict(zip(names, [str(cell) for cell in row[1:]], strict=False))
            base[sheet.name, tuple(texts.get(key, "") for key in sheet.keys)] = texts
    return str(rows[0][1]), base
