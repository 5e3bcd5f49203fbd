"""``petajalan satukan``: take the results of parts of a build into this project's store."""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from petajalan.cli.answer import add_folder, cannot
from petajalan.core.load import list_daerah
from petajalan.core.problems import printable

HELP = "mengambil hasil bagian-bagian build ke simpanan proyek ini"


def declare(parser: ArgumentParser) -> None:
    """Name the words that follow the command."""
    parser.add_argument(
        "hasil", nargs="+", help="salinan folder .cache/petajalan dari mesin yang membangun satu bagian"
    )
    add_folder(parser)
    parser.add_argument("--simpanan", default=".cache/petajalan", help="folder simpanan, seperti di mkdocs.yml")


def run(arguments: Namespace) -> int:
    """Do what the command says; gives the exit status."""
    return _join(Path(arguments.folder), arguments.simpanan, [Path(name) for name in arguments.hasil])


def _join(root: Path, store: str, sources: list[Path]) -> int:
    """Take the results of every folder; what is spoilt or foreign is named and left where it lies."""
    # Not above: it brings the whole renderer, which no other command needs.
    from petajalan.build.join import join

    if not (root / "cities").is_dir():
        return cannot(f"folder {printable(str(root))} tidak memuat cities/; jalankan dari folder proyek")
    for source in sources:
        if not source.is_dir():
            return cannot(f"folder {printable(str(source))} tidak ada")
    regions, _ = list_daerah(root)
    count = refused = 0
    for source in sources:
        try:
            found = join(root / store, regions, source)
        except OSError as error:
            return cannot(f"{printable(str(source))} tidak dapat disatukan: {error.strerror or error}")
        print(f"{printable(str(source))}: {found.taken} hasil diambil, {found.there} sudah ada")
        for folder, why in found.refused:
            print(f"{printable(str(folder))}: tidak diambil, {printable(why)}")
        count, refused = count + found.taken + found.there, refused + len(found.refused)
    if not count + refused:
        return cannot("tidak ada hasil daerah di sana; sebut folder yang berisi folder-folder daerah")
    again = f"{refused} hasil tidak diambil dan akan dibuat ulang; " if refused else ""
    print(f"{count} hasil siap di {store}; {again}selanjutnya: scripts/build", file=sys.stderr)
    return 1 if refused else 0
