"""``petajalan baru``: a new region or a new page that is sound from the first line on and says how to go on."""

from argparse import ArgumentParser, Namespace
from functools import partial
from pathlib import Path

from petajalan.cli.answer import add_folder, cannot, command, no_project
from petajalan.cli.tanya import Question, WrongAnswerError, answer
from petajalan.cli.write import write_sound
from petajalan.core.acuan import Acuan, load_acuan
from petajalan.core.folder import Folder
from petajalan.core.problems import printable

HELP = "membuat daerah, quick win, program, indikator, atau kabar baru"
_FLAGS = {
    "ringkasan": "apa ini bagi warga, dalam satu atau dua kalimat",
    "label": "sebutan program menurut sumber",
    "sumber": 'sumber halaman, misalnya S1 atau "S1, hlm. 3"',
    "sumber-label": "sumber yang menyebutnya quick win, atau dengan labelnya",
    "keadaan": "keadaan sekarang, misalnya berjalan",
    "tanggal": "tanggal kabar; untuk quick win dan program: kapan sumber menyebut keadaannya",
    "sumber-status": "sumber keadaan, bila berbeda dari --sumber",
    "satuan": "satuan indikator, misalnya persen",
}


def declare(parser: ArgumentParser) -> None:
    """Name the words that follow the command."""
    kinds = ["daerah", "quick-win", "program", "indikator", "kabar"]
    parser.add_argument("jenis", choices=kinds, help=f"apa yang dibuat: {', '.join(kinds)}", metavar="jenis")
    parser.add_argument("nama", nargs="?", help="nama daerah, judul halaman, atau nama indikator")
    parser.add_argument("--daerah", help="folder daerah tempat halaman dibuat, misalnya kota-bontang")
    for name, about in _FLAGS.items():
        parser.add_argument(f"--{name}", help=about)
    parser.add_argument("--slug", help="nama pendek untuk alamat; bila tidak disebut, dibuat dari judul")
    add_folder(parser)


def run(arguments: Namespace) -> int:
    """Do what the command says; gives the exit status."""
    root = Path(arguments.folder)
    if why := no_project(root):
        return cannot(why)
    acuan, problems = load_acuan(root)
    if acuan is None:
        return cannot(f"daftar acuan memuat masalah: {problems[0].line()}")
    if arguments.jenis == "daerah":
        return _region(root, arguments.nama, acuan)
    # Not above: it brings what only this command needs.
    from petajalan.cli.halaman import new_page

    return new_page(root, arguments, acuan)


def _region(root: Path, name: str | None, acuan: Acuan) -> int:
    from petajalan.buku.baru import region

    try:
        found = answer(Question("Nama resmi daerah, misalnya Kota Bontang", partial(_official, acuan)), name)
    except WrongAnswerError as wrong:
        return cannot(str(wrong))
    if found is None:
        return cannot(f'sebut nama resmi daerahnya, misalnya: {command("baru", "daerah")} "Kota Bontang"')
    slug = found[0].casefold().replace(" ", "-")
    path = root / "cities" / slug
    if path.exists():
        return cannot(f"cities/{slug} sudah ada; tidak ada yang diubah")
    return write_sound(root, Folder(slug, f"cities/{slug}", {}, {}, (), ()), region(*found), acuan)


def _official(acuan: Acuan, text: str) -> tuple[str, str, str]:
    """Find a region by its official name, or say which ones were probably meant."""
    from petajalan.buku.baru import find_region, near_regions

    if found := find_region(text, acuan):
        return found
    near = " atau ".join(f'"{name}"' for name in near_regions(text, acuan))
    advice = f"; mungkin {near}?" if near else ""
    raise WrongAnswerError(f"“{printable(text)}” tidak ada dalam daftar kabupaten dan kota{advice}")
