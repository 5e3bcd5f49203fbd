"""``petajalan pemilik``: write CODEOWNERS, so that a region's own officers are asked about its changes."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from petajalan.cli.answer import add_folder, cannot, command
from petajalan.cli.buatan import add_periksa, renew
from petajalan.core.folder import Folder
from petajalan.core.load import list_daerah, load_folder
from petajalan.core.pemilik import owners
from petajalan.core.problems import printable
from petajalan.core.source import read_bytes

HELP = "menulis CODEOWNERS: siapa yang menyetujui perubahan daerah mana"
FILE = "CODEOWNERS"


def declare(parser: ArgumentParser) -> None:
    """Name the words that follow the command."""
    add_periksa(parser)
    add_folder(parser)


def run(arguments: Namespace) -> int:
    """Do what the command says; gives the exit status."""
    root = Path(arguments.folder)
    if not (root / "cities").is_dir():
        return cannot(f"folder {printable(str(root))} tidak memuat cities/; jalankan dari folder proyek")
    accounts: dict[str, tuple[str, ...]] = {}
    for slug in list_daerah(root)[0]:
        name = "daerah.yml"
        # The other files of a region have no say in this.
        alone = Folder(slug, f"cities/{slug}", {name: read_bytes(root, f"cities/{slug}/{name}")}, {}, (), ())
        profil = load_folder(alone)[0].get(name)
        if profil is None:
            return cannot(f"cities/{slug}/{name} masih memuat masalah; jalankan {command('periksa', slug, root=root)}")
        accounts[slug] = profil.value.pengelola
    file = root / FILE
    old = file.read_text(encoding="utf-8") if file.is_file() else ""
    made = owners(old, accounts).encode()
    return renew(root, {FILE: made}, "petajalan pemilik", only_check=arguments.periksa)
