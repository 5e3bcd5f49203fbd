"""``petajalan ekspor``: a region as a workbook, or an empty workbook for a new region."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from petajalan.cli.answer import add_folder, cannot, command, no_project, no_region, plain_region
from petajalan.cli.write import reason, replace_file
from petajalan.core.acuan import load_acuan
from petajalan.core.check import check_daerah
from petajalan.core.load import load_folder, read_daerah
from petajalan.core.problems import errors, printable

HELP = "menulis data satu daerah ke buku kerja Excel"


def declare(parser: ArgumentParser) -> None:
    """Name the words that follow the command."""
    parser.add_argument("daerah", nargs="?", help="nama folder daerah, misalnya kota-bontang")
    parser.add_argument("berkas", nargs="?", help="nama berkas .xlsx; bila tidak disebut, sama dengan nama daerah")
    parser.add_argument("--kosong", metavar="BERKAS", help="buku kerja kosong untuk daerah baru")
    parser.add_argument("--timpa", action="store_true", help="menimpa berkas yang sudah ada")
    add_folder(parser)


def run(arguments: Namespace) -> int:
    """Do what the command says; gives the exit status."""
    root = Path(arguments.folder)
    if arguments.kosong:
        if arguments.daerah:
            return cannot("sebut nama daerah atau --kosong, tidak keduanya")
        return _export(root, "", Path(arguments.kosong), arguments.timpa)
    if not arguments.daerah:
        return cannot(f"sebut nama daerah, misalnya: {command('ekspor', 'kota-bontang', 'kota-bontang.xlsx')}")
    slug = plain_region(arguments.daerah)
    return _export(root, slug, Path(arguments.berkas or f"{slug}.xlsx"), arguments.timpa)


def _export(root: Path, slug: str, file: Path, overwrite: bool) -> int:
    # Not above: it brings what only workbooks need.
    from petajalan.buku.ekspor import write_book
    from petajalan.buku.isi import Trees, read_trees

    if why := no_region(root, slug) if slug else no_project(root):
        return cannot(why)
    if file.suffix.casefold() != ".xlsx":
        return cannot(f"nama berkas {printable(str(file))} harus berakhiran .xlsx")
    if file.exists() and not overwrite:
        return cannot(f"{printable(str(file))} sudah ada; pakai nama lain, atau --timpa bila isinya tidak diperlukan")
    acuan, problems = load_acuan(root)
    trees: Trees = {}
    if slug and acuan:
        folder = read_daerah(root, slug)
        muatan, found = load_folder(folder)
        trees, _ = read_trees(folder)
        problems += [*found, *check_daerah(muatan, acuan)]
    if errors(problems) or acuan is None:
        return cannot(f"data masih memuat masalah; jalankan {command('periksa', *filter(None, [slug]), root=root)}")
    try:
        replace_file(file, write_book(slug, trees, acuan))
    except OSError as error:
        return cannot(f"{printable(str(file))} tidak dapat ditulis: {reason(error)}")
    print(f"Buku kerja {slug or 'kosong'} ditulis ke {printable(str(file))}.", file=sys.stderr)
    return 0
