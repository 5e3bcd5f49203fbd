"""``petajalan impor``: show what a workbook would change, cell by cell, and write it when told to."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from petajalan.cli.answer import add_folder, agreed, cannot, command, last_day_of, no_project, no_region, plain_region
from petajalan.cli.write import NotWrittenError, reason, write_files
from petajalan.core.acuan import load_acuan
from petajalan.core.load import read_daerah
from petajalan.core.problems import Problem, Span, errors, ordered, printable, problem

if TYPE_CHECKING:
    from petajalan.buku.bandingkan import Addition, Change, Place, Plan

HELP = "membaca perubahan dari buku kerja Excel"


def declare(parser: ArgumentParser) -> None:
    """Name the words that follow the command."""
    parser.add_argument("berkas", help="buku kerja hasil petajalan ekspor")
    parser.add_argument("--daerah", help="nama folder daerah; perlu untuk buku kerja kosong")
    parser.add_argument("--tulis", action="store_true", help="menulis perubahan tanpa bertanya")
    add_folder(parser)


def run(arguments: Namespace) -> int:
    """Do what the command says; gives the exit status."""
    return _import(Path(arguments.folder), Path(arguments.berkas), arguments.daerah, arguments.tulis)


def _import(root: Path, file: Path, wanted: str | None, write: bool) -> int:
    # Not above: it brings what only workbooks need.
    from petajalan.buku.baca import read_book
    from petajalan.buku.bandingkan import compare
    from petajalan.buku.isi import read_trees
    from petajalan.buku.terapkan import apply
    from petajalan.buku.wadah import MAX_FILE

    if why := no_project(root):
        return cannot(why)
    try:
        with file.open("rb") as opened:
            data = opened.read(MAX_FILE + 1)
    except OSError as error:
        return cannot(f"{printable(str(file))} tidak dapat dibaca: {reason(error)}")
    book, problems = read_book(file.name, data)
    if book is None:
        return _refuse(problems, file.name)
    slug = plain_region(wanted) if wanted else book.daerah
    if book.daerah and slug != book.daerah:
        return _refuse([problem("E106", file.name, Span(1, 1), lain=book.daerah, daerah=slug)], file.name)
    if not slug:
        return cannot("buku kerja ini tidak menyebut daerahnya; tambahkan --daerah, misalnya --daerah kota-bontang")
    if why := no_region(root, slug):
        return cannot(why)
    acuan, found = load_acuan(root)
    if acuan is None:
        return _refuse(found, file.name)
    folder = read_daerah(root, slug)
    trees, found = read_trees(folder)
    if errors(found):
        return _refuse(found, file.name)
    plan = compare(book, trees, acuan)
    result = apply(plan, folder, acuan, last_day_of(root))
    problems = ordered([*problems, *result.problems])
    if errors(problems):
        return _refuse(problems, file.name)
    _show(plan, folder.path, {name for name in result.files if name not in folder.contents})
    _print(problems, file.name)
    if not result.files:
        print("Tidak ada yang berubah.", file=sys.stderr)
        return 0
    print(_summary(plan, len(result.files)), file=sys.stderr)
    if not write and not agreed("Tulis perubahan ini?"):
        print("Belum ditulis. Untuk menulis, tambahkan --tulis.", file=sys.stderr)
        return 0
    try:
        write_files(root, folder, result.files)
    except NotWrittenError as refused:
        return cannot(str(refused))
    print(f"Selanjutnya: {command('periksa', slug, root=root)}", file=sys.stderr)
    print("Ditulis. Untuk perubahan berikutnya, ekspor buku kerja baru.", file=sys.stderr)
    return 0


def _refuse(problems: list[Problem], book: str) -> int:
    _print(problems, book)
    print(f"{len(errors(problems))} masalah; tidak ada yang ditulis.", file=sys.stderr)
    return 1


def _print(problems: list[Problem], book: str) -> None:
    """Write what is only to be known apart from what must be mended; that comes last."""
    wrong = errors(problems)
    for heading, found in (("Catatan:", [p for p in problems if p not in wrong]), ("Perlu diperbaiki:", wrong)):
        if found:
            print(heading)
        for item in found:
            print(_line(item, book))


def _line(item: Problem, book: str) -> str:
    from petajalan.buku.wadah import letters

    if item.path.startswith("cities/"):
        return item.line()
    return item.line(book if item.path == book else f"{item.path}!{letters(item.span.column)}{item.span.line}")


def _show(plan: "Plan", folder: str, fresh: set[str]) -> None:
    """Write every change under the file it belongs to."""
    by_file: dict[str, list[Change | Addition]] = {}
    everything: list[Change | Addition] = [*plan.changes, *plan.additions]
    for item in everything:
        by_file.setdefault(item.place.file, []).append(item)
    for name, items in sorted(by_file.items()):
        print(f"{folder}/{name}" + (" (berkas baru)" if name in fresh else ""))
        for item in sorted(items, key=lambda item: (item.place.sheet, item.place.span)):
            print(printable(f"  {_address(item.place)}  {_words(item)}"))


def _words(item: "Change | Addition") -> str:
    from petajalan.buku.bandingkan import Change
    from petajalan.core.emit import flow

    if isinstance(item, Change):
        return f"{item.label}: {item.old or '(kosong)'} → {item.new or '(kosong)'}"
    values = "; ".join(
        f"{name}: {value if isinstance(value, str) else flow(value)}" for name, value in item.value.items()
    )
    return f"baru, {item.label}: {values}"


def _address(place: "Place") -> str:
    from petajalan.buku.wadah import letters

    return f"{place.sheet}!{letters(place.span.column)}{place.span.line}"


def _summary(plan: "Plan", files: int) -> str:
    parts = [f"{len(plan.changes)} isian berubah", f"{len(plan.additions)} baris baru"]
    return f"{', '.join(parts)}, pada {files} berkas."
