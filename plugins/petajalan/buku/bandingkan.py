"""A workbook against the region's files: which cells say something new, which rows are new, what cannot be taken.

Three values are held against each other: the cell, the file, and what the cell said when the workbook was made. So
a cell that nobody touched never brings an old value back, and two people's changes of one value are seen.
"""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from petajalan.buku.baca import Book, Grid, Line
from petajalan.buku.isi import Row, Trees, below, file_of, rows
from petajalan.buku.lembar import BY_NAME, ITEM, SHEETS, Codes, Column, columns, field_order
from petajalan.buku.nama import as_named, name_of, new_names
from petajalan.buku.pilihan import Choices, choices_of, own_lists, shared_lists, with_new
from petajalan.buku.sel import join, read, same_number, typed
from petajalan.buku.wadah import RefusedError
from petajalan.buku.waktu import write_time
from petajalan.core.acuan import Acuan
from petajalan.core.emit import Value
from petajalan.core.nodes import Node, Scalar, Sequence
from petajalan.core.patch import Path
from petajalan.core.problems import Problem, Span, nearest, problem
from petajalan.core.waktu import Waktu, parse_waktu

# Fields whose earlier value a page can tell in ``riwayat``.
_KEPT = ("teks", "tenggat")


@dataclass(frozen=True, slots=True)
class Place:
    """A cell of the workbook and its field in a file."""

    sheet: str
    span: Span
    file: str
    path: Path


@dataclass(frozen=True, slots=True)
class Change:
    """A cell that says something new; no ``value`` takes the field out."""

    place: Place
    label: str
    old: str
    new: str
    value: Value | None
    order: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Addition:
    """A new row. Its path is empty for a new file, a name for an entry, a list and a position for an item."""

    place: Place
    label: str
    value: dict[str, Value]
    around: tuple[str, ...] = ()  # the fields of its page, in order, for a list that it begins


@dataclass(slots=True)
class Plan:
    """What a workbook would do, in the order of its sheets, and where each of its rows stands in the files."""

    changes: list[Change] = field(default_factory=list)
    additions: list[Addition] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    rows: list[tuple[Grid, int, str, Path]] = field(default_factory=list)
    unnamed: set[str] = field(default_factory=set)  # sheets with a row of which nobody can tell whose it is

    def refuse(self, code: str, sheet: str, span: Span, related: str = "", **values: object) -> None:
        self.problems.append(problem(code, sheet, span, related=related, **values))


def compare(book: Book, trees: Trees, acuan: Acuan) -> Plan:
    """Find everything in a workbook that differs from a region's files."""
    plan = Plan()
    known = {sheet.name: as_named(sheet, list(rows(sheet, trees)), book.base or {}) for sheet in SHEETS}
    lists = with_new({**shared_lists(acuan), **own_lists(trees)}, new_names(book))
    sources = {key[0] for key in known["sumber"]} | {code for name, code, _ in new_names(book) if name == "sumber"}
    for sheet in SHEETS:
        if grid := book.grids.get(sheet.name):
            _Comparison(plan, book, grid, known[sheet.name], lists, frozenset(sources)).run()
    _by_date(plan, trees)
    _lonely_pages(plan)
    return plan


def _by_date(plan: Plan, trees: Trees) -> None:
    """Put new states among the old ones by their dates: a file tells them from the oldest to the one that holds."""
    for file in sorted({item.place.file for item in plan.additions if item.place.path[:1] == ("status",)}):
        old = below(trees.get(file), ("status",))
        dates = [_date(below(entry, ("tanggal",))) for entry in (old.items if isinstance(old, Sequence) else ())]
        order = list(range(len(dates)))
        for item in plan.additions:
            if item.place.file != file or item.place.path[:1] != ("status",):
                continue
            written = str(item.value.get("tanggal", ""))
            dates.append(new := parse_waktu(written) if written else None)
            end = new.urutan[1] if new else date.max
            later = (at for at, index in enumerate(order) if (other := dates[index]) and end < other.urutan[0])
            order.insert(next(later, len(order)), len(dates) - 1)
        final: dict[Path, Path] = {("status", index): ("status", at) for at, index in enumerate(order)}
        plan.additions = [
            replace(item, place=replace(item.place, path=final.get(item.place.path, item.place.path)))
            if item.place.file == file
            else item
            for item in plan.additions
        ]
        plan.rows = [
            (grid, number, name, final.get(path, path) if name == file else path)
            for grid, number, name, path in plan.rows
        ]


def _date(node: Node | None) -> Waktu | None:
    """Read a date of a file; one with the words of its source holds it in ``isi``."""
    inner = below(node, ("isi",)) or node
    return parse_waktu(inner.text) if isinstance(inner, Scalar) else None


def _lonely_pages(plan: Plan) -> None:
    """A new quick win or programme needs a row that says how it stands."""
    stated = {item.place.file for item in plan.additions if item.place.path[:1] == ("status",)}
    for page in plan.additions:
        if page.place.sheet in ("quick-win", "program") and page.place.file not in stated:
            # Perhaps its row is one of those that could not be placed: those were named.
            if "status" not in plan.unnamed:
                plan.refuse("E137", page.place.sheet, page.place.span, lembar="status")
            # Nothing is written now, but the rest of the page is still checked.
            page.value["status"] = [{"keadaan": "belum-diketahui", "alasan": "…"}]


@dataclass(slots=True)
class _Comparison:
    """One sheet held against its rows in the files; a class because it carries six things and gathers."""

    plan: Plan
    book: Book
    grid: Grid
    known: dict[tuple[str, ...], Row]
    lists: Choices
    sources: frozenset[str]
    seen: dict[tuple[str, ...], int] = field(default_factory=dict)
    fresh: list[tuple[Line, tuple[str, ...]]] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)

    def run(self) -> None:
        for line in self.grid.lines:
            key = self.key_of(line)
            if key is None:
                self.plan.unnamed.add(self.grid.sheet.name)
                self.look(line)
                continue
            if key in self.seen:
                first = f"lembar {self.grid.sheet.name}, baris {self.seen[key]}"
                self.refuse("E129", line, self.grid.sheet.keys[-1], related=first, nilai="/".join(filter(None, key)))
                continue
            if key[-1]:
                self.seen[key] = line.number
            row = self.known.get(key)
            if row is None:
                self.fresh.append((line, key))
            elif self.is_later(row) and not self.is_row(line, row):
                self.refuse("E139", line, self.grid.sheet.keys[-1], nilai="/".join(row.key), berkas=row.file)
            else:
                self.plan.rows.append((self.grid, line.number, row.file, row.path))
                self.changes(line, row)
        missing = [row for key, row in self.known.items() if key not in self.seen]
        # Where rows came to a page since, a new row may be one of them that was corrected: nobody can tell.
        grown = {row.key[0]: row.file for row in self.known.values() if self.is_later(row) and self.grid.sheet.parent}
        for line, key in self.fresh:
            if self.there_already(line, key) or self.renamed(line, key, missing):
                continue
            if key[0] in grown:
                self.refuse("E138", line, self.grid.sheet.keys[0], berkas=grown[key[0]])
            else:
                self.add(line, key)
        # What came back as a new row without its number is not missing either.
        # Nor is what the workbook never had: an empty one, or rows that came to the files since.
        missing = [row for row in missing if row.key not in self.seen and not self.is_later(row)]
        if missing:
            names = ", ".join("/".join(row.key) for row in missing)
            self.plan.refuse("E143", self.grid.sheet.name, Span(1, 1), jumlah=len(missing), nama=names)

    def refuse(self, code: str, line: Line, column: str, related: str = "", **values: object) -> None:
        self.plan.refuse(code, self.grid.sheet.name, self.grid.span(line.number, column), related, **values)

    def key_of(self, line: Line) -> tuple[str, ...] | None:
        """Say which row this is; ``None`` if that cannot be told, which is then a problem."""
        sheet = self.grid.sheet
        if any((line.number, self.grid.places.get(name)) in self.grid.taken for name in sheet.keys):
            return None
        if not sheet.parent:
            name = name_of(sheet, line)
            if not name:
                wanted = sheet.named_by or sheet.keys[0]
                hint = wanted if sheet.named_by else f"{wanted} (nomor berikutnya {self.next_number()})"
                self.refuse("E128", line, wanted, kolom=wanted, isi=hint)
                return None
            if name.isdigit() and not sheet.named_by and (name,) not in self.known:
                letters = self.next_number().rstrip("0123456789")
                self.refuse("E140", line, sheet.keys[0], nilai=name, saran=f"{letters}{name}")
                return None
            column = columns(sheet)[0]
            if (name,) not in self.known and self.value(line, column, name) is None:
                return None
            return (name,)
        choices = self.choices(columns(sheet)[0])
        parent = typed(line.cells.get(sheet.parent, ""))
        if not parent:
            self.refuse("E128", line, sheet.parent, kolom=sheet.parent, isi=sheet.parent)
            return None
        if parent not in choices:
            folded = parent.casefold()
            found = [code for code, titles in choices.items() if folded in map(str.casefold, titles)]
            if len(found) != 1:
                self.refuse("E132", line, sheet.parent, nilai=parent, mungkin=nearest(parent, choices))
                return None
            parent = found[0]
        item = typed(line.cells.get(ITEM, ""))
        if item and (parent, item) not in self.known:
            self.refuse("E133", line, ITEM, nilai=item, halaman=parent)
            return None
        return (parent, item)

    def next_number(self) -> str:
        """Give the number after the last of the region's sources, in their letters."""
        named = {key[0] for key in self.known} | {typed(line.cells.get("id", "")) for line in self.grid.lines}
        found = [match for name in named if (match := re.fullmatch(r"([A-Za-z]+)([0-9]+)", name))]
        used = Counter(match[1] for match in found)
        letters = min(used, key=lambda word: (-used[word], word), default="S")
        return f"{letters}{max((int(match[2]) for match in found if match[1] == letters), default=0) + 1}"

    def look(self, line: Line) -> None:
        """Name what else is wrong in a new row that cannot be placed."""
        for column in self.fields() if not line.cells.get(ITEM) else ():
            if (raw := self.raw(line, column)) is not None and not self.refused(line, column):
                self.value(line, column, raw)

    def is_later(self, row: Row) -> bool:
        """Tell whether a row came to the files after the workbook was made."""
        return (self.grid.sheet.name, row.key) not in (self.book.base or {})

    def choices(self, column: Column) -> Codes:
        return choices_of(self.grid.sheet, column, self.lists)

    def fields(self) -> Iterable[Column]:
        """List the columns that the sheet still has, without those that say which row this is."""
        return (c for c in columns(self.grid.sheet) if not c.fixed and c.name in self.grid.places)

    def refused(self, line: Line, column: Column) -> bool:
        return (line.number, self.grid.places[column.name]) in self.grid.taken

    def raw(self, line: Line, column: Column) -> Any:
        """Give what a cell holds; nothing but semicolons and hidden characters is nothing."""
        raw = line.cells.get(column.name)
        return raw if not isinstance(raw, str) or (typed(raw).strip("; ") if column.many else typed(raw)) else None

    def says(self, column: Column, raw: Any, text: str) -> bool:
        """Tell whether a cell says a text, in whatever form it was typed."""
        if raw is None:
            return not text
        if typed(raw) == text or same_number(raw, text):
            return True
        try:
            return _words(column, read(column, raw, self.choices(column), self.sources)) == text
        except RefusedError:
            return False

    def value(self, line: Line, column: Column, raw: Any) -> Value | None:
        """Read a cell; what cannot be taken is a problem at the cell."""
        try:
            return read(column, raw, self.choices(column), self.sources)
        except RefusedError as refused:
            span = self.grid.span(line.number, column.name)
            self.plan.problems.append(refused.problem(self.grid.sheet.name, span))
            return None

    def changes(self, line: Line, row: Row) -> None:
        base = (self.book.base or {}).get((self.grid.sheet.name, row.key), {})
        for column in self.fields():
            raw, shown = self.raw(line, column), row.cells[column.name]
            if self.refused(line, column) or self.says(column, raw, shown.text):
                continue
            before = base.get(column.name)
            if before is not None and self.says(column, raw, before):
                continue
            if before is not None and before != shown.text:
                self.refuse("E134", line, column.name, lama=before or "kosong", kini=shown.text or "kosong")
            elif raw is None and column.required:
                self.refuse("E131", line, column.name, kolom=column.name)
            elif shown.at is None or (raw is None and len(shown.at) > 1):
                self.refuse("E130", line, column.name, kolom=column.name, berkas=row.file, lama=shown.text)
            elif raw is None:
                self.change(line, row, column, (column.name,), None)
            elif (value := self.value(line, column, raw)) is not None:
                self.change(line, row, column, shown.at, value)

    def change(self, line: Line, row: Row, column: Column, at: Path, value: Value | None) -> None:
        place = Place(
            self.grid.sheet.name, self.grid.span(line.number, column.name), row.file, (*row.path, *at)
        )  # fmt: skip
        new = "" if value is None else _words(column, value)
        label = " › ".join([*map(_step, row.path), column.name])
        order = field_order(self.grid.sheet.model)
        if "riwayat" in order and column.name in _KEPT and row.cells[column.name].text:
            self.refuse("E147", line, column.name, lama=row.cells[column.name].text, berkas=row.file)
        self.plan.changes.append(Change(place, label, row.cells[column.name].text, new, value, order))

    def there_already(self, line: Line, key: tuple[str, ...]) -> bool:
        """Tell whether a row without number is one that an earlier import has written."""
        if not self.grid.sheet.parent:
            return False
        for row in self.known.values():
            if row.key[0] == key[0] and row.key not in self.seen and self.is_row(line, row):
                self.seen[row.key] = line.number
                return True
        return False

    def is_row(self, line: Line, row: Row) -> bool:
        return all(
            self.says(column, line.cells.get(column.name), row.cells[column.name].text) for column in self.fields()
        )

    def renamed(self, line: Line, key: tuple[str, ...], missing: list[Row]) -> bool:
        """Tell whether the name of a row was changed: its page would be made twice."""
        if self.grid.sheet.parent:
            return False
        for row in missing:
            if self.is_row(line, row):
                self.seen[row.key] = line.number
                self.refuse("E135", line, self.grid.sheet.keys[0], lama=row.key[0], baru=key[0])
                return True
        return False

    def add(self, line: Line, key: tuple[str, ...]) -> None:
        sheet = self.grid.sheet
        value: dict[str, Value] = {}
        for column in self.fields():
            raw, found = self.raw(line, column), None
            if self.refused(line, column):
                pass
            elif raw is not None:
                found = self.value(line, column, raw)
            elif column.required:
                self.refuse("E131", line, column.name, kolom=column.name)
            if found is None and column.required:
                found = self.stand_in(column)
            if found is not None:
                value[column.name] = found
        for column in columns(sheet):
            if column.required and not column.fixed and column.name not in self.grid.places:
                self.refuse("E131", line, sheet.keys[0], kolom=column.name)
        file, path = self.place_of(key)
        if "id" in sheet.model.model_fields and sheet.keys == ("id",):
            value = {"id": key[0], **value}
        ordered = {name: value[name] for name in field_order(sheet.model) if name in value}
        place = Place(sheet.name, self.grid.span(line.number, sheet.keys[0]), file, path)
        self.plan.rows.append((self.grid, line.number, file, path))
        label = "/".join(filter(None, key))
        self.plan.additions.append(Addition(place, label, ordered, self.around()))

    def around(self) -> tuple[str, ...]:
        """List the fields of the file that an item of a list stands in."""
        if not self.grid.sheet.field:
            return ()
        pages = {"halaman": "program", "indikator": "indikator"}
        page = BY_NAME.get(pages.get(self.grid.sheet.parent, ""))
        return field_order(page.model) if page else ("tahap", "tonggak")

    def stand_in(self, column: Column) -> Value:
        """Give some sound value for one that was refused: nothing is written then, but the rest is still checked."""
        text = next(iter(self.choices(column)), "") or next(iter(column.examples), "") or "…"
        return [text] if column.many else text

    def place_of(self, key: tuple[str, ...]) -> tuple[str, Path]:
        sheet = self.grid.sheet
        if sheet.is_pages:
            return file_of(sheet.files[0], key[0]), ()
        if not sheet.field:
            return sheet.files[0], key
        file = sheet.files[0]
        if sheet.parent:
            folder, _, slug = key[0].rpartition("/")
            file = file_of(folder or sheet.files[0], slug)
        count = self.counts.get(file)
        if count is None:
            count = sum(row.file == file for row in self.known.values())
        self.counts[file] = count + 1
        return file, (sheet.field, count)


def _words(column: Column, value: Value) -> str:
    """Write a value as its cell shows it."""
    if isinstance(value, list):
        return join(value)
    return write_time(str(value)) if column.kind == "waktu" else str(value)


def _step(step: str | int) -> str:
    return str(step + 1) if isinstance(step, int) else step
