"""The officer's command: parse the words, call the core, print, exit 0 clean, 1 errors, 2 cannot run."""

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from petajalan.core.catalogue import CATALOGUE
from petajalan.core.compile import compile_tree
from petajalan.core.daerah import assemble
from petajalan.core.formats import FORMATS, summary, written
from petajalan.core.ledger import grow, of_region, portal_path
from petajalan.core.link import link_daerah
from petajalan.core.load import LEDGER, list_daerah, load_daerah
from petajalan.core.penjelasan import explain
from petajalan.core.portal import plan_portal
from petajalan.core.problems import nearest, printable
from petajalan.core.ringkasan import Ringkasan, summarise


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; every refusal is a sentence, never a traceback."""
    arguments = _parser().parse_args(argv)
    if arguments.command == "jelaskan":
        return _explain(arguments.kode)
    if arguments.command == "catat-alamat":
        return _record(Path(arguments.folder))
    if arguments.command == "satukan":
        return _join(Path(arguments.folder), arguments.simpanan, [Path(name) for name in arguments.hasil])
    return _check(Path(arguments.folder), arguments.daerah, arguments.format)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="petajalan", description="Alat kerja pengelola data Petajalan.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="perintah")
    check = commands.add_parser("periksa", help="memeriksa data semua daerah, atau daerah yang disebut")
    check.add_argument("daerah", nargs="*", help="nama folder daerah, misalnya kota-bontang")
    check.add_argument("--format", choices=FORMATS, default="teks")
    check.add_argument("--folder", default=".", help="folder proyek yang memuat cities/")
    explain = commands.add_parser("jelaskan", help="menjelaskan satu kode masalah")
    explain.add_argument("kode", help="misalnya N102")
    record = commands.add_parser("catat-alamat", help="mencatat alamat baru di buku alamat (alamat.txt)")
    record.add_argument("--folder", default=".", help="folder proyek yang memuat cities/")
    together = commands.add_parser("satukan", help="mengambil hasil bagian-bagian build ke simpanan proyek ini")
    together.add_argument(
        "hasil", nargs="+", help="salinan folder .cache/petajalan dari mesin yang membangun satu bagian"
    )
    together.add_argument("--folder", default=".", help="folder proyek yang memuat cities/")
    together.add_argument("--simpanan", default=".cache/petajalan", help="folder simpanan, seperti di mkdocs.yml")
    return parser


def _check(root: Path, wanted: list[str], form: str) -> int:
    if not (root / "cities").is_dir():
        return _cannot(f"folder {printable(str(root))} tidak memuat cities/; jalankan dari folder proyek")
    known, _ = list_daerah(root)
    wanted = [name.removeprefix("cities/").rstrip("/") for name in wanted]
    for name in wanted:
        if name not in known:
            guess = nearest(name, known)
            return _cannot(f"daerah “{printable(name)}” tidak ada" + (f"; mungkin “{guess}”?" if guess else ""))
    result = compile_tree(root, only=wanted or None, keep=False)
    colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    if text := written(form, result.problems, colour=colour):
        print(text)
    if form in ("teks", "github"):
        print(summary(result.problems, wanted or known), file=sys.stderr)
    return 0 if result.sound else 1


def _record(root: Path) -> int:
    """Add every address that is new to the ledgers; a run with mistakes in the data writes nothing."""
    result = compile_tree(root, keep=False)
    if result.acuan is None or not result.sound:
        return _cannot("data masih memuat masalah; jalankan petajalan periksa")
    ledgers: dict[str, list[str]] = {}
    summaries: list[Ringkasan] = []
    # Read once more, one at a time: all regions of the country at once are a gigabyte.
    for slug in list_daerah(root)[0]:
        region = assemble(load_daerah(root, slug)[0])
        ledgers[f"{region.folder}/{LEDGER}"] = of_region(region, result.acuan)
        summaries.append(summarise(link_daerah(region, date.min), result.acuan))
    pages = (page.alamat for page in plan_portal(tuple(summaries), result.acuan, date.min))
    ledgers[portal_path("cities")] = [*pages, *_docs(root)]
    for path, addresses in ledgers.items():
        file = root / path
        old = file.read_text(encoding="utf-8") if file.exists() else ""
        new = grow(old, addresses)
        if new != old:
            file.write_text(new, encoding="utf-8", newline="\n")
            print(f"{path}: {new.count(chr(10)) - old.count(chr(10))} alamat baru")
    return 0


def _docs(root: Path) -> list[str]:
    """List the addresses of the pages in docs/, as MkDocs gives them."""
    names = [path.relative_to(root / "docs").as_posix() for path in sorted((root / "docs").rglob("*.md"))]
    return [f"{name.removesuffix('.md')}/".removesuffix("index/") for name in names if not name.startswith("dev/")]


def _join(root: Path, store: str, sources: list[Path]) -> int:
    """Take the results of every folder; what is spoilt or foreign is named and left where it lies."""
    # Not above: it brings the whole renderer, which no other command needs.
    from petajalan.build.join import join

    if not (root / "cities").is_dir():
        return _cannot(f"folder {printable(str(root))} tidak memuat cities/; jalankan dari folder proyek")
    for source in sources:
        if not source.is_dir():
            return _cannot(f"folder {printable(str(source))} tidak ada")
    regions, _ = list_daerah(root)
    count = refused = 0
    for source in sources:
        try:
            found = join(root / store, regions, source)
        except OSError as error:
            return _cannot(f"{printable(str(source))} tidak dapat disatukan: {error.strerror or error}")
        print(f"{printable(str(source))}: {found.taken} hasil diambil, {found.there} sudah ada")
        for folder, why in found.refused:
            print(f"{printable(str(folder))}: tidak diambil, {printable(why)}")
        count, refused = count + found.taken + found.there, refused + len(found.refused)
    if not count + refused:
        return _cannot("tidak ada hasil daerah di sana; sebut folder yang berisi folder-folder daerah")
    again = f"{refused} hasil tidak diambil dan akan dibuat ulang; " if refused else ""
    print(f"{count} hasil siap di {store}; {again}selanjutnya: scripts/build", file=sys.stderr)
    return 1 if refused else 0


def _explain(code: str) -> int:
    if code.upper() not in CATALOGUE:
        guess = nearest(code.upper(), CATALOGUE)
        return _cannot(f"kode “{printable(code)}” tidak dikenal" + (f"; mungkin {guess}?" if guess else ""))
    print(explain(code.upper()).text())
    return 0


def _cannot(sentence: str) -> int:
    print(f"petajalan: {sentence}", file=sys.stderr)
    return 2
