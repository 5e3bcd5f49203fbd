"""``petajalan baru``: a new region or a new page that is sound from the first line on and says how to go on."""

import sys
from argparse import ArgumentParser, Namespace
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from petajalan.cli.answer import add_folder, cannot, no_project, no_region, plain_region
from petajalan.cli.write import NotWrittenError, write_files
from petajalan.core.acuan import Acuan, load_acuan
from petajalan.core.check import check_daerah
from petajalan.core.folder import Folder
from petajalan.core.load import load_folder, read_daerah
from petajalan.core.problems import Problem, Span, errors, nearest, ordered, printable

if TYPE_CHECKING:
    from petajalan.buku.lembar import Column
    from petajalan.buku.pilihan import Choices
    from petajalan.core.emit import Value

HELP = "membuat daerah, quick win, program, indikator, atau kabar baru"
# What must be known of a new page; in the order in which it is asked.
_ASKED = {
    "quick-win": ("judul", "ringkasan", "keadaan", "sumber"),
    "program": ("judul", "ringkasan", "label", "keadaan", "sumber"),
    "indikator": ("nama", "satuan"),
    "kabar": ("judul", "tanggal", "sumber"),
}
_FLAGS = ("ringkasan", "label", "keadaan", "satuan", "tanggal", "sumber")


def declare(parser: ArgumentParser) -> None:
    """Name the words that follow the command."""
    parser.add_argument("jenis", choices=["daerah", *_ASKED], help="apa yang dibuat")
    parser.add_argument("nama", nargs="?", help="nama daerah, judul halaman, atau nama indikator")
    parser.add_argument("--daerah", help="folder daerah tempat halaman dibuat, misalnya kota-bontang")
    for name in _FLAGS:
        parser.add_argument(f"--{name}", help=f"isian {name} halaman baru")
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
    return _page(root, arguments, acuan)


def _region(root: Path, name: str | None, acuan: Acuan) -> int:
    # Not above: it brings what only this command needs.
    from petajalan.buku.baru import find_region, region

    name = name or _ask("Nama resmi daerah, misalnya Kota Bontang")
    if not name:
        return cannot("sebut nama resmi daerahnya, misalnya: petajalan baru daerah “Kota Bontang”")
    found = find_region(name, acuan)
    if found is None:
        guess = nearest(name, [entry.nama for entry in acuan.wilayah.values()])
        advice = f"; mungkin “{guess}”?" if guess else ""
        return cannot(f"“{printable(name)}” tidak ada dalam daftar kabupaten dan kota{advice}")
    slug = found[0].casefold().replace(" ", "-")
    path = root / "cities" / slug
    if path.exists():
        return cannot(f"cities/{slug} sudah ada; tidak ada yang diubah")
    return _write(root, Folder(slug, f"cities/{slug}", {}, {}, (), ()), region(*found), acuan)


def _page(root: Path, arguments: Namespace, acuan: Acuan) -> int:
    from petajalan.buku.baru import PAGES, page
    from petajalan.buku.isi import file_of, read_trees, rows
    from petajalan.buku.lembar import BY_NAME, columns, fields_of
    from petajalan.buku.nama import slugify
    from petajalan.buku.pilihan import own_lists, shared_lists
    from petajalan.core.model.bersama import Status

    kind: str = arguments.jenis
    slug = plain_region(arguments.daerah or _ask("Folder daerah, misalnya kota-bontang"))
    if not slug:
        return cannot("sebut daerahnya dengan --daerah, misalnya --daerah kota-bontang")
    if why := no_region(root, slug):
        return cannot(why)
    folder = read_daerah(root, slug)
    trees, problems = read_trees(folder)
    if errors(problems):
        return cannot(f"data masih memuat masalah; jalankan petajalan periksa {slug}")
    known = frozenset(row.key[0] for row in rows(BY_NAME["sumber"], trees))
    lists = {**shared_lists(acuan), **own_lists(trees)}
    fields = {column.name: column for column in (*fields_of(Status), *fields_of(PAGES[kind])) if column.name != "teks"}
    fields |= (
        {"tanggal": replace(fields["tanggal"], about="Tanggal kabar", examples=("2025-03-01",))}
        if kind == "kabar"
        else {}
    )
    title = _ASKED[kind][0]
    given = {name: getattr(arguments, name) for name in _FLAGS} | {title: arguments.nama}
    values: dict[str, Value] = {}
    missing: list[str] = []
    wrong: list[str] = []
    more = [name for name in _FLAGS if given[name] and name not in _ASKED[kind]]
    if odd := [name for name in more if name not in PAGES[kind].model_fields]:
        return cannot(f"{kind} tidak memakai {', '.join(f'--{name}' for name in odd)}")
    for name in (*_ASKED[kind], *more):
        value, why = _answer(fields[name], given[name], lists, known)
        if why:
            wrong.append(why)
        elif value is None:
            missing.append(f"“{title}”" if name == title else f"--{name}")
        else:
            values[name] = value
    if missing:
        wrong.append(f"sebut juga {', '.join(missing)}")
    if wrong:
        return cannot("; ".join(wrong))
    name = arguments.slug or slugify(str(values[title]))
    if (why := _answer(columns(BY_NAME["program"])[0], name, {}, known)[1]) or not name:
        return cannot(why or "judulnya tidak memuat huruf; sebut nama pendeknya dengan --slug")
    if kind == "kabar":
        day = str(values.pop("tanggal"))
        if len(day) != len("2025-03-01"):
            return cannot("tanggal kabar perlu hari, bulan, dan tahun, misalnya 1 Maret 2025")
        name = f"{day}-{name}"
    file = file_of(kind, name)
    if file in folder.contents:
        return cannot(f"{folder.path}/{file} sudah ada; ubah berkas itu, atau beri nama lain dengan --slug")
    others = [other for other in folder.contents if other.startswith(f"{kind}/")]
    if near := get_close_matches(file, others, n=1, cutoff=0.85):
        print(f"petajalan: mirip dengan {near[0]} yang sudah ada; pastikan bukan hal yang sama", file=sys.stderr)
    if kind in ("quick-win", "program"):
        values["status"] = [{"keadaan": values.pop("keadaan"), "sumber": values["sumber"]}]
        values.setdefault("label", "quick win")
    return _write(root, folder, {file: page(kind, values)}, acuan)


def _answer(
    column: "Column", given: str | None, lists: "Choices", sources: frozenset[str]
) -> tuple["Value | None", str]:
    """Read what was given, or ask until it can be read; gives the value, or why there is none."""
    from petajalan.buku.pilihan import choices_by_name
    from petajalan.buku.sel import read
    from petajalan.buku.wadah import RefusedError

    choices = choices_by_name(column, lists)
    example = f"; misalnya {column.examples[0]}" if column.examples else ""
    pick = f" [{', '.join(choices)}]" if 0 < len(choices) <= 12 else ""
    while True:
        text = given if given is not None else _ask(f"{column.name}: {column.about}{example}{pick}")
        if not text.strip():
            return None, ""
        try:
            value = read(column, text, choices, sources)
            named = [item["id"] if isinstance(item, dict) else item for item in value] if column.many else [value]
            if column.kind == "sumber":
                choices = dict.fromkeys(sources, ())
            odd = next((str(item) for item in named if choices and item not in choices), None)
            if odd is None:
                return value, ""
            guess = nearest(odd, choices)
            why = f"{column.name} “{printable(odd)}” tidak ada" + (f"; mungkin “{guess}”?" if guess else "")
        except RefusedError as refused:
            found = refused.problem(column.name, Span(1, 1))
            why = f"{column.name}: {found.message}; {found.hint}"
        if given is not None:
            return None, why
        print(f"petajalan: {why}", file=sys.stderr)


def _ask(words: str) -> str:
    """Ask on a terminal; elsewhere there is no answer."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return ""
    try:
        return input(f"{words}\n> ").strip()
    except EOFError:
        return ""


def _write(root: Path, folder: Folder, files: dict[str, bytes], acuan: Acuan) -> int:
    """Write new files if the region is then as sound as it was."""
    made = replace(folder, contents={**folder.contents, **files})
    before = _problems(folder, acuan) if folder.contents else []
    # A page may be wrong in itself, or make another file wrong: an address that is taken.
    new = [item for item in _problems(made, acuan) if item not in before]
    for item in new:
        print(item.line())
    if new:
        print(f"{len(new)} masalah; tidak ada yang ditulis.", file=sys.stderr)
        return 1
    try:
        write_files(root, folder, files)
    except NotWrittenError as refused:
        return cannot(str(refused))
    for name in files:
        print(f"{folder.path}/{name}")
    print(f"Ditulis. Selanjutnya: petajalan periksa {folder.slug}", file=sys.stderr)
    print("Sesudah terbit, pengelola portal mencatat alamatnya: petajalan catat-alamat", file=sys.stderr)
    return 0


def _problems(folder: Folder, acuan: Acuan) -> list[Problem]:
    muatan, problems = load_folder(folder)
    return ordered(errors([*problems, *check_daerah(muatan, acuan)]))
