"""``petajalan catat-alamat``: write new addresses into the ledgers, so that they never vanish unseen."""

from argparse import ArgumentParser, Namespace
from datetime import date
from pathlib import Path

from petajalan.cli.answer import add_folder, cannot, command
from petajalan.core.compile import compile_tree
from petajalan.core.daerah import assemble
from petajalan.core.ledger import grow, of_region, portal_path
from petajalan.core.link import link_daerah
from petajalan.core.load import LEDGER, list_daerah, load_daerah
from petajalan.core.portal import plan_portal
from petajalan.core.ringkasan import Ringkasan, summarise

HELP = "mencatat alamat baru di buku alamat (alamat.txt)"


def declare(parser: ArgumentParser) -> None:
    """Name the words that follow the command."""
    add_folder(parser)


def run(arguments: Namespace) -> int:
    """Do what the command says; gives the exit status."""
    return _record(Path(arguments.folder))


def _record(root: Path) -> int:
    """Add every address that is new to the ledgers; a run with mistakes in the data writes nothing."""
    result = compile_tree(root, keep=False)
    if result.acuan is None or not result.sound:
        return cannot(f"data masih memuat masalah; jalankan {command('periksa', root=root)}")
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
