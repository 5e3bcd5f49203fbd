"""The file of a workbook before anything reads it: is it one, how large does it become, what do its cells hold?

The reader of cells gives values alone. What it does not tell (a formula, a percentage, a hidden row) and what would
harm it (a small file that unpacks to gigabytes, one cell in the last row of the sheet) is found here.
"""

import re
import xml.etree.ElementTree as ET
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

from petajalan.core.problems import Problem, Span, problem

MAX_FILE = 20 * 1024 * 1024
MAX_UNPACKED = 100 * 1024 * 1024
MAX_PARTS = 2000
MAX_ROWS = 20_000
MAX_COLUMNS = 300

Place = tuple[int, int]

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_CELL = re.compile(r"([A-Z]{1,3})([0-9]{1,7})\Z")
# Built-in number forms that show a hundredth as one.
_PERCENT_FORMS = {"9", "10"}


class RefusedError(Exception):
    """The file, or a cell of it, cannot be taken; carries the code of the problem and its words."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values

    def problem(self, path: str, span: Span) -> Problem:
        """Say it of a place."""
        return problem(self.code, path, span, related="", **self.values)


@dataclass(slots=True)
class Facts:
    """What a sheet's cells hold beside their values; places are row and column, both from 1."""

    formulas: dict[Place, bool] = field(default_factory=dict)
    faults: dict[Place, str] = field(default_factory=dict)
    percents: set[Place] = field(default_factory=set)
    hidden: list[int] = field(default_factory=list)


def unpack(data: bytes) -> dict[str, bytes]:
    """Give the parts of a workbook by name, or say why it is none."""
    if len(data) > MAX_FILE:
        raise RefusedError("E103", ukuran=len(data) // 1024 // 1024, batas=MAX_FILE // 1024 // 1024)
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise RefusedError("E102")
        raise RefusedError("E101", jenis="berkas Excel lama (.xls)")
    if not data.startswith(b"PK"):
        raise RefusedError("E101", jenis=_kind_of_text(data))
    try:
        parts = _inflate(data)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, ValueError):
        raise RefusedError("E104") from None
    if parts.get("mimetype", b"").startswith(b"application/vnd.oasis.opendocument"):
        raise RefusedError("E101", jenis="berkas OpenDocument (.ods)")
    if "xl/workbook.bin" in parts:
        raise RefusedError("E101", jenis="berkas Excel biner (.xlsb)")
    if "xl/workbook.xml" not in parts:
        raise RefusedError("E101", jenis="berkas zip yang bukan buku kerja")
    return parts


def repack(parts: dict[str, bytes]) -> bytes:
    """Pack parts that were counted, so that the reader unpacks these and no others."""
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as file:
        for name, data in parts.items():
            file.writestr(zipfile.ZipInfo(name), data)
    return made.getvalue()


def scan(parts: dict[str, bytes]) -> dict[str, Facts]:
    """Look through the cells of every sheet, by the sheet's name."""
    try:
        percents = _percent_styles(parts.get("xl/styles.xml", b""))
        return {name: _scan_sheet(name, parts[part], percents) for name, part in _sheets(parts) if part in parts}
    except (ET.ParseError, KeyError, ValueError):
        raise RefusedError("E104") from None


def _kind_of_text(data: bytes) -> str:
    if not data.strip():
        return "berkas kosong"
    head = data[:2000]
    if b"\0" in head:
        return "berkas jenis lain"
    if head.lstrip()[:1] == b"<":
        return "halaman web atau XML"
    return "berkas teks atau CSV" if any(mark in head for mark in b",;\t") else "berkas teks"


def _inflate(data: bytes) -> dict[str, bytes]:
    """Unpack every part, counting what really comes out: what the file says of its sizes is not believed."""
    parts: dict[str, bytes] = {}
    total = 0
    with zipfile.ZipFile(BytesIO(data)) as file:
        members = file.infolist()
        if len(members) > MAX_PARTS or sum(member.file_size for member in members) > MAX_UNPACKED:
            raise RefusedError("E103", ukuran=f"lebih dari {MAX_UNPACKED // 1024 // 1024}", batas=_limit())
        for member in members:
            if member.flag_bits & 1:
                raise RefusedError("E102")
            with file.open(member) as part:
                content = part.read(MAX_UNPACKED - total + 1)
            total += len(content)
            if total > MAX_UNPACKED:
                raise RefusedError("E103", ukuran=f"lebih dari {MAX_UNPACKED // 1024 // 1024}", batas=_limit())
            if member.filename.endswith((".xml", ".rels")) and re.search(rb"<!(DOCTYPE|ENTITY)", content[:4096]):
                raise RefusedError("E104")
            parts[member.filename] = content
    return parts


def _limit() -> int:
    return MAX_UNPACKED // 1024 // 1024


def _sheets(parts: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    """Yield every sheet's name and the part that holds its cells."""
    links = ET.fromstring(parts["xl/_rels/workbook.xml.rels"])
    targets = {link.get("Id"): link.get("Target", "") for link in links}
    for sheet in ET.fromstring(parts["xl/workbook.xml"]).iter(f"{_MAIN}sheet"):
        target = targets[sheet.get(_LINK)]
        yield sheet.get("name", ""), target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _percent_styles(styles: bytes) -> set[str]:
    """Find the styles that show 0.125 as 12,5%."""
    if not styles:
        return set()
    root = ET.fromstring(styles)
    forms = {
        form.get("numFmtId") for form in root.iter(f"{_MAIN}numFmt") if "%" in (form.get("formatCode") or "")
    } | _PERCENT_FORMS
    used = root.find(f"{_MAIN}cellXfs")
    return {
        str(index) for index, style in enumerate(used if used is not None else ()) if style.get("numFmtId") in forms
    }


def _scan_sheet(name: str, data: bytes, percents: set[str]) -> Facts:
    facts = Facts()
    row = column = 0
    for event, element in ET.iterparse(BytesIO(data), events=("start", "end")):
        if event == "start" and element.tag == f"{_MAIN}row":
            row, column = int(element.get("r") or row + 1), 0
            if element.get("hidden") in ("1", "true"):
                facts.hidden.append(row)
        elif event == "end" and element.tag == f"{_MAIN}c":
            found = _CELL.match(element.get("r") or "")
            row, column = (int(found[2]), _number(found[1])) if found else (row, column + 1)
            value = element.find(f"{_MAIN}v")
            filled = (value is not None and bool(value.text)) or element.find(f"{_MAIN}is") is not None
            if filled and (row > MAX_ROWS or column > MAX_COLUMNS):
                raise RefusedError("E116", lembar=name, sel=f"{found[0] if found else row}", baris=MAX_ROWS)
            formula = element.find(f"{_MAIN}f")
            # So LibreOffice keeps a plain yes or no.
            if formula is not None and formula.text not in ("TRUE()", "FALSE()"):
                facts.formulas[row, column] = filled
            if element.get("t") == "e":
                facts.faults[row, column] = value.text or "" if value is not None else ""
            if filled and element.get("s") in percents and element.get("t", "n") == "n":
                facts.percents.add((row, column))
        elif event == "end" and element.tag == f"{_MAIN}row":
            element.clear()
    return facts


def _number(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def letters(column: int) -> str:
    """Name a column as a spreadsheet does: 28 is ``AB``."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name
