"""What a row is called: the name that it has, the one that is made of its title, the number that it had before."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from petajalan.buku.baca import Base, Book, Line
from petajalan.buku.isi import Row
from petajalan.buku.lembar import BY_NAME, Sheet, columns
from petajalan.buku.pilihan import OWN
from petajalan.buku.sel import typed

_LONGEST_SLUG = 60


def slugify(text: str) -> str:
    """Make a short name of a title: ``Super Apps: Berinta!`` is ``super-apps-berinta``."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    words = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    while len("-".join(words)) > _LONGEST_SLUG and len(words) > 1:
        words.pop()
    return "-".join(words)[:_LONGEST_SLUG].strip("-")


def new_names(book: Book) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Yield the names of all rows: what is new in one sheet may be named in another."""
    for name, titles in {**OWN, **dict.fromkeys(("quick-win", "program", "sumber"), ("judul",))}.items():
        for line in book.grids[name].lines if name in book.grids else ():
            called = tuple(typed(line.cells.get(title, "")) for title in titles)
            code = name_of(BY_NAME[name], line)
            if code:
                is_page = name in ("quick-win", "program")
                yield ("halaman", f"{name}/{code}", called) if is_page else (name, code, called)


def name_of(sheet: Sheet, line: Line) -> str:
    """Give the short name of a row, made from its title if it has none."""
    code = typed(line.cells.get(sheet.keys[0], ""))
    titles = (typed(line.cells.get(title, "")) for title in (sheet.short_by, sheet.named_by) if title)
    return code or next((name for title in titles if (name := slugify(title))), "")


def as_named(sheet: Sheet, found: list[Row], base: Base) -> dict[tuple[str, ...], Row]:
    """Give rows the numbers that they have in the workbook: a row that came between has moved those below it."""
    free = {row.key: row for row in found}
    if not sheet.parent:
        return free
    said = {key: texts for (name, key), texts in base.items() if name == sheet.name}

    def unchanged(row: Row, texts: dict[str, str]) -> bool:
        return all(row.cells[c.name].text == texts.get(c.name, "") for c in columns(sheet) if not c.fixed)

    named = {key: free.pop(key) for key, texts in said.items() if key in free and unchanged(free[key], texts)}
    for key in [key for key in said if key not in named]:
        near = (row for row in free.values() if row.key[0] == key[0] and unchanged(row, said[key]))
        if moved := next(near, None):
            named[key] = free.pop(moved.key)
    named |= {key: free.pop(key) for key in said if key not in named and key in free}
    named |= {(*key[:-1], f"{key[-1]} baru") if key in said else key: row for key, row in free.items()}
    return {key: replace(row, key=key) for key, row in named.items()}
