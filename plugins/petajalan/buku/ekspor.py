"""A region as a workbook, the same bytes for the same data: drop-downs, locked names, help on every column."""

import re
import textwrap
import zipfile
from collections.abc import Iterable
from datetime import datetime
from io import BytesIO
from typing import Any

from petajalan.buku.baca import BASE, HELP, LISTS
from petajalan.buku.isi import Trees, rows
from petajalan.buku.lembar import SHEETS, Column, Sheet, columns
from petajalan.buku.pilihan import OWN, Choices, list_name, shared_lists
from petajalan.buku.sebut import in_sheets
from petajalan.buku.sel import FORMULA_STARTS
from petajalan.buku.wadah import letters
from petajalan.buku.waktu import write_time
from petajalan.core.acuan import Acuan

# So far down reach drop-downs and help: room for new rows.
LAST_ROW = 2000
# A row holds this much of a line, and is this high for each.
_FONT, _SIZE, _LINE_HEIGHT = "Calibri", 11, 15
_EPOCH = datetime(2000, 1, 1)
_INK, _PAPER, _LINE = "182029", "FBFAF7", "D9DADA"
# Header and tint of each group of sheets: the portal's own colours.
_GROUPS = {
    "janji": ("155AA7", "E1F0FF"),
    "ukuran": ("016869", "D8F5F5"),
    "jalan": ("68449C", "F1EAFF"),
    "rujukan": ("79520A", "FBECD9"),
}
_WIDTHS = {
    "teks": 34, "slug": 22, "ya-tidak": 9, "url": 34, "alamat": 26, "periode": 13, "simpul": 16, "tujuan": 34,
    "sumber": 18, "waktu": 22, "angka": 16, "pilihan": 18, "butir": 7, "nomor": 9,
}  # fmt: skip
_WIDE = {"ringkasan": 60, "definisi": 50, "catatan": 50, "judul": 44, "isi": 44, "alasan": 44}
_HOW = {
    "waktu": "Tulis 8 Juli 2019, Juli 2019, 2019, triwulan II 2025, 2021–2024, atau 31/01/2025.",
    "angka": "Tulis seperti tercetak; koma untuk desimal, titik untuk ribuan.",
    "sumber": "Nomor di lembar sumber; beberapa dipisah titik koma. Letak sesudah koma: S1, hlm. 3.",
}
# What a locked sheet lets everyone do.
_ALLOWED = (
    "formatColumns", "formatRows", "formatCells", "insertColumns", "insertRows", "deleteColumns", "deleteRows",
    "insertHyperlinks", "sort", "autoFilter",
)  # fmt: skip
_MANY = "Beberapa isi dipisah titik koma."
_STEPS = (
    "Ubah atau tambah isi di lembar-lembar berikut. Nama lembar dan nama kolom jangan diubah.",
    "Simpan sebagai .xlsx. Di folder proyek, jalankan: .venv/bin/petajalan impor {berkas}",
    "Perintah itu menunjukkan apa yang akan berubah, atau sel mana yang perlu diperbaiki. Jawab ya untuk menulis; "
    "bila tidak ditanya, ulangi perintahnya dengan --tulis di belakangnya.",
    "Sesudah ditulis, buku kerja ini selesai. Untuk perubahan berikutnya, ekspor buku kerja baru.",
)
_RULES = (
    ("Kolom berwarna tua", "wajib diisi"),
    ("Sel abu-abu", "nama tetap, atau isi yang terlalu rinci untuk sebuah sel; ubah langsung di berkasnya"),
    ("Sel kosong", "tidak diketahui; jangan tulis 0, tanda hubung, atau N/A"),
    ("Baris baru", "tulis di bawah baris terakhir; slug, id, dan butir boleh dikosongkan"),
    ("Baris dihapus", "tidak menghapus data; hapus langsung di berkasnya"),
    ("Waktu", "8 Juli 2019 · 31/01/2025 · Juli 2019 · 2019 · triwulan II 2025 · semester I 2024 · 2021–2024"),
    ("Angka", "seperti tercetak: 12,5 · 801.945 · Rp1,2 miliar · 69,1–69,5"),
    ("Sumber", "S1; S2 atau S1, hlm. 3; nomornya ada di lembar sumber"),
    ("Kunci lembar", "menjaga nama tetap, tanpa kata sandi; dibuka dengan Tinjau → Buka Proteksi Lembar"),
)  # fmt: skip


def write_book(slug: str, trees: Trees, acuan: Acuan) -> bytes:
    """Make a region's workbook; without trees it is an empty one to begin with."""
    # Not above: no other command needs it.
    from openpyxl import Workbook

    book = Workbook()
    _help(book.worksheets[0], slug)
    lists = shared_lists(acuan)
    base: list[list[str]] = [["daerah", slug]]
    for sheet in SHEETS:
        made = book.create_sheet(sheet.name)
        shown = [(row, [row.cells[column.name] for column in columns(sheet)]) for row in rows(sheet, trees)]
        _frame(made, sheet, len(shown))
        for number, (_, cells) in enumerate(shown, 2):
            for place, (column, cell) in enumerate(zip(columns(sheet), cells, strict=True), 1):
                _write(made, number, place, cell.text, column, locked=cell.at is None)
            texts = [(cell.text, _width(c)) for c, cell in zip(columns(sheet), cells, strict=True) if c.kind != "url"]
            made.row_dimensions[number].height = _height(texts)
            base.append([sheet.name, *(cell.text for cell in cells)])
        _choices(made, sheet, lists)
    _lists(book.create_sheet(LISTS), lists)
    _base(book.create_sheet(BASE), base if trees else [])
    book.active = 0
    book.properties.creator = "Petajalan"
    book.properties.created = _EPOCH
    made_bytes = BytesIO()
    book.save(made_bytes)
    return _steady(made_bytes.getvalue())


def _help(page: Any, slug: str) -> None:
    from openpyxl.styles import Alignment, PatternFill
    from openpyxl.worksheet.hyperlink import Hyperlink

    page.title = HELP
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.orientation = "landscape"
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.sheet_view.showGridLines = False
    page.sheet_properties.tabColor = _INK
    page.column_dimensions["A"].width, page.column_dimensions["B"].width = 22, 100
    page["A1"] = f"Buku kerja {slug}" if slug else "Buku kerja daerah baru"
    page["A1"].font = _font(bold=True, size=19, color=_INK)
    page.row_dimensions[1].height = 28
    page["A2"] = "Isi data daerah dengan Excel atau LibreOffice."
    number = 4
    for step, words in enumerate(_STEPS, 1):
        page.cell(number, 1, f"Langkah {step}")
        page.cell(number, 2, words.format(berkas=f"{slug or 'NAMA-BERKAS'}.xlsx"))
        number += 1
    number += 1
    for name, words in _RULES:
        page.cell(number, 1, name)
        page.cell(number, 2, words)
        number += 1
    number += 1
    for sheet in SHEETS:
        dark, tint = _GROUPS[sheet.group]
        cell = page.cell(number, 1, sheet.name)
        cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{sheet.name}'!A1")
        cell.fill = PatternFill("solid", fgColor=tint)
        cell.font = _font(bold=True, color=dark, underline="single")
        page.cell(number, 2, sheet.about)
        number += 1
    for row in page.iter_rows(min_row=4, max_row=number):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if cell.column == 1 and not cell.hyperlink:
                cell.font = _font(bold=True, color=_INK)
        page.row_dimensions[row[0].row].height = _height([(str(row[1].value or ""), 100)])
    page.protection.sheet = True


def _font(**looks: Any) -> Any:
    """Name the font and its size each time: what is left out, a program may fill in with another."""
    from openpyxl.styles import Font

    return Font(**{"name": _FONT, "size": _SIZE, **looks})


def _width(column: Column) -> float:
    """Give a column room for its values, and for its name beside the button of the filter."""
    room = _WIDE.get(column.name) or _WIDTHS[column.kind]
    return max(room, 34 if column.name in ("slug", "indikator") else 0, len(column.name) * 1.2 + 5)


def _height(texts: Iterable[tuple[str, float]]) -> float:
    """Give a row the height of its longest text, broken at the width of its column."""
    lines = (len(textwrap.wrap(text, int(width))) for text, width in texts)
    return _LINE_HEIGHT * max(1, *lines, 1) + 3


def _frame(page: Any, sheet: Sheet, count: int) -> None:
    """Write the column names with their help, and how the rows below look."""
    from openpyxl.comments import Comment
    from openpyxl.styles import Alignment, Border, PatternFill, Protection, Side
    from openpyxl.worksheet.datavalidation import DataValidation

    dark, tint = _GROUPS[sheet.group]
    page.sheet_properties.tabColor = dark
    page.row_dimensions[1].height = 26
    for place, column in enumerate(columns(sheet), 1):
        name = letters(place)
        below = page.column_dimensions[name]
        below.width = _width(column)
        below.number_format = "@"
        below.protection = Protection(locked=False)
        below.alignment = Alignment(wrap_text=True, vertical="top")
        head = page.cell(1, place, column.name)
        head.number_format = "@"
        head.protection = Protection(locked=True)
        head.font = _font(bold=True, color="FFFFFF" if column.required else dark)
        head.fill = PatternFill("solid", fgColor=dark if column.required else tint)
        head.alignment = Alignment(vertical="center")
        head.border = Border(bottom=Side(style="thin", color=dark))
        note = Comment(_explain(column), "Petajalan", height=150, width=300)
        head.comment = note
        prompt = DataValidation(allow_blank=True, showInputMessage=True, showErrorMessage=False)
        prompt.promptTitle, prompt.prompt = column.name[:32], _short(_explain(column), 250)
        prompt.sqref = f"{name}2:{name}{LAST_ROW}"
        page.data_validations.append(prompt)
    page.freeze_panes = page.cell(2, len(sheet.keys) + 1)
    page.auto_filter.ref = f"A1:{letters(len(columns(sheet)))}{count + 1}"
    page.protection.sheet = True
    # Only names are locked: whoever sorts, adds a column of her own or widens one does no harm.
    for allowed in _ALLOWED:
        setattr(page.protection, allowed, False)
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.print_title_rows = "1:1"
    page.page_setup.orientation = "landscape"
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True


def _write(page: Any, number: int, place: int, text: str, column: Column, *, locked: bool) -> None:
    """Write a text as a text, whatever it looks like."""
    from openpyxl.styles import Alignment, Border, PatternFill, Protection, Side

    if not text and not locked:
        return
    cell = page.cell(number, place)
    cell.value = text
    cell.data_type = "s"
    cell.number_format = "@"
    cell.quotePrefix = text.startswith(FORMULA_STARTS)
    cell.alignment = Alignment(wrap_text=column.kind != "url", vertical="top")
    cell.border = Border(bottom=Side(style="hair", color=_LINE))
    cell.protection = Protection(locked=locked)
    if locked:
        cell.fill = PatternFill("solid", fgColor="EEEEEC")
        cell.font = _font(color="4D5660", italic=not column.fixed)


def _explain(column: Column) -> str:
    """Say what a column holds, from the model's own words."""
    parts = [f"{in_sheets(column.about)}.", "Wajib." if column.required else "", _HOW.get(column.kind, "")]
    if column.many and column.kind != "sumber":
        parts.append(_MANY)
    if column.examples:
        examples = map(write_time, column.examples) if column.kind == "waktu" else column.examples
        parts.append(f"Contoh: {' · '.join(examples)}")
    return " ".join(part for part in parts if part)


def _short(text: str, limit: int) -> str:
    return text if len(text) <= limit else text[: limit - 1] + "…"


def _choices(page: Any, sheet: Sheet, lists: Choices) -> None:
    """Let cells be chosen from their list; where a cell may hold several, the list only helps."""
    for place, column in enumerate(columns(sheet), 1):
        source = _source(list_name(sheet, column), lists)
        if column.options:
            source = f'"{",".join(column.options)}"'
        if not source:
            continue
        found = page.data_validations.dataValidation[place - 1]
        found.type, found.formula1 = "list", source
        found.showErrorMessage = not column.many
        found.errorTitle = column.name[:32]
        found.error = "Pilih salah satu dari daftar."
        found.errorStyle = "stop" if column.options else "warning"


def _source(name: str, lists: Choices) -> str:
    """Say in which cells a list stands: the shared ones on a sheet of their own, a region's own on theirs."""
    if name in lists:
        column = letters(list(lists).index(name) + 1)
        return f"'{LISTS}'!${column}$2:${column}${len(lists[name]) + 1}"
    return f"'{name}'!$A$2:$A${LAST_ROW}" if name in OWN else ""


def _lists(page: Any, lists: Choices) -> None:
    for place, (name, entries) in enumerate(lists.items(), 1):
        for number, text in enumerate((name, *entries), 1):
            page.cell(number, place, text).number_format = "@"
    page.sheet_state = "hidden"
    page.protection.sheet = True


def _base(page: Any, texts: Iterable[list[str]]) -> None:
    """Keep what every cell says now: an import tells by it what was changed since, here and in the files."""
    for number, row in enumerate(texts, 1):
        for place, text in enumerate(row, 1):
            if text:
                cell = page.cell(number, place)
                cell.value, cell.data_type = text, "s"
                cell.number_format = "@"
                cell.quotePrefix = text.startswith(FORMULA_STARTS)
    page.sheet_state = "veryHidden"
    page.protection.sheet = True


def _steady(data: bytes) -> bytes:
    """Take the time of writing out of the file."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            if name.startswith("xl/worksheets/sheet"):
                # A height that is nobody's wish: the row grows when more is written into it.
                content = content.replace(b' customHeight="1"', b"")
            if name == "docProps/core.xml":
                stamp = f"{_EPOCH.isoformat()}Z".encode()
                content = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + stamp, content)
            entry = zipfile.ZipInfo(name, (2000, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            new.writestr(entry, content)
    return made.getvalue()
