"""``petajalan baru`` for a page: what is asked of it, how an answer is read, and where the page comes to lie."""

import re
import sys
from argparse import Namespace
from collections.abc import Callable
from difflib import get_close_matches
from functools import partial
from pathlib import Path

from petajalan.buku.baru import PAGES, page
from petajalan.buku.isi import file_of, read_trees, rows
from petajalan.buku.lembar import BY_NAME, Codes, Column, columns, fields_of
from petajalan.buku.nama import slugify
from petajalan.buku.pilihan import Choices, choices_by_name, own_lists, shared_lists
from petajalan.buku.sel import read
from petajalan.buku.wadah import RefusedError
from petajalan.buku.waktu import read_time
from petajalan.cli.answer import cannot, command, no_region, plain_region
from petajalan.cli.tanya import Question, WrongAnswerError, answer
from petajalan.cli.write import write_sound
from petajalan.core.acuan import Acuan
from petajalan.core.emit import Value
from petajalan.core.folder import Folder
from petajalan.core.load import list_daerah, read_daerah
from petajalan.core.model.bersama import Status
from petajalan.core.nodes import Mapping, Node, Sequence, parse
from petajalan.core.problems import Span, errors, nearest, printable

_PROMISE = ("sumber-label", "keadaan", "tanggal", "sumber-status")
# What must be known of a new page; in the order in which it is asked.
_ASKED = {
    "quick-win": ("judul", "ringkasan", "sumber", *_PROMISE),
    "program": ("judul", "ringkasan", "sumber", "label", *_PROMISE),
    "indikator": ("nama", "satuan"),
    "kabar": ("judul", "tanggal", "sumber"),
}
_FLAGS = ("ringkasan", "label", "satuan", "sumber", *_PROMISE)
_OPTIONAL = frozenset({"sumber-label", "tanggal", "sumber-status"})
# What a question says where the words of the model do not fit.
_WORDS = {
    "sumber-label": "sumber-label: Sumber mana yang menyebutnya {label}? Misalnya S1; Enter bila tidak ada",
    "keadaan": "keadaan: Bagaimana keadaannya sekarang?",
    "tanggal": "tanggal: Kapan sumber menyebut keadaan ini? Misalnya 2025-03 atau Maret 2025; Enter bila tidak tahu",
    "sumber-status": "sumber-status: Sumber mana yang menyebut keadaan ini? Enter bila sama dengan sumber halaman",
    "sumber": "sumber: Nomor sumber di sumber.yml yang memuat isi halaman ini; misalnya S1, atau S1, hlm. 3",
    "hari": "tanggal: Tanggal kabar; misalnya 2025-03-01 atau 1 Maret 2025",
}
_ENOUGH = 20
_NUMBER = re.compile(r"[A-Za-z]{1,3}[0-9]{1,4}\Z")


def new_page(root: Path, arguments: Namespace, acuan: Acuan) -> int:
    """Ask what is missing, then write the page; gives the exit status."""
    kind: str = arguments.jenis
    try:
        slug = answer(Question(_which_region(root), partial(_region, root)), arguments.daerah)
        if slug is None:
            return cannot("sebut daerahnya dengan --daerah, misalnya --daerah kota-bontang")
        folder = read_daerah(root, slug)
        trees, problems = read_trees(folder)
        if errors(problems):
            return cannot(f"data masih memuat masalah; jalankan {command('periksa', slug, root=root)}")
        given = {name: getattr(arguments, name.replace("-", "_")) for name in _FLAGS}
        more = [name for name in _FLAGS if given[name] and name not in _ASKED[kind]]
        if odd := [name for name in more if name not in PAGES[kind].model_fields]:
            return cannot(f"{kind} tidak memakai {', '.join(f'--{name}' for name in odd)}")
        sources: Codes = {row.key[0]: (row.cells["judul"].text,) for row in rows(BY_NAME["sumber"], trees)}
        lists: Choices = {**shared_lists(acuan), **own_lists(trees), "sumber": sources}
        return _ask_all(root, folder, kind, arguments, {**given, _ASKED[kind][0]: arguments.nama}, more, lists, acuan)
    except WrongAnswerError as wrong:
        return cannot(str(wrong))


def _ask_all(
    root: Path,
    folder: Folder,
    kind: str,
    arguments: Namespace,
    given: dict[str, str | None],
    more: list[str],
    lists: Choices,
    acuan: Acuan,
) -> int:
    title, *rest = _ASKED[kind]
    values: dict[str, Value] = {}
    wrong: list[str] = []
    missing: list[str] = []
    file = ""
    for name in (title, *rest, *more):
        try:
            value = answer(_question(kind, name, values, lists, acuan), given[name])
        except WrongAnswerError as found:
            wrong.append(str(found))
            continue
        if value is not None:
            values[name] = value
        elif name not in _OPTIONAL or (kind, name) == ("kabar", "tanggal"):
            missing.append(f'"{title}"' if name == title else f"--{name}")
        # As soon as the name is known: nobody answers further questions for nothing.
        if name == ("tanggal" if kind == "kabar" else title) and title in values and name in values:
            file = file_of(kind, _name(kind, arguments.slug, values, title))
            if file in folder.contents:
                return cannot(f"{folder.path}/{file} sudah ada; ubah berkas itu, atau beri nama lain dengan --slug")
            _tell_near(file, folder)
    if missing:
        wrong.append(f"sebut juga {', '.join(missing)}")
    if wrong:
        return cannot("; ".join(wrong))
    return write_sound(root, folder, {file: page(kind, _as_fields(kind, values), folder.slug)}, acuan)


def _as_fields(kind: str, answers: dict[str, Value]) -> dict[str, Value]:
    """Put what was answered into the fields of a page."""
    values = {name: value for name, value in answers.items() if name not in ("tanggal", *_PROMISE)}
    if kind not in ("quick-win", "program"):
        return values
    label = values.get("label", "quick win")
    named_by = answers.get("sumber-label")
    values["label"] = {"isi": label, "sumber": named_by} if named_by else label
    when = {"tanggal": answers["tanggal"]} if "tanggal" in answers else {}
    by = answers.get("sumber-status", answers["sumber"])
    values["status"] = [{"keadaan": answers["keadaan"], **when, "sumber": by}]
    return values


def _name(kind: str, slug: str | None, values: dict[str, Value], title: str) -> str:
    name = slug or slugify(str(values[title]))
    if not name:
        raise WrongAnswerError("judulnya tidak memuat huruf; sebut nama pendeknya dengan --slug")
    name = str(_cell(columns(BY_NAME["program"])[0], {}, name))
    return f"{values['tanggal']}-{name}" if kind == "kabar" else name


def _tell_near(file: str, folder: Folder) -> None:
    others = [other for other in folder.contents if other.startswith(f"{file.partition('/')[0]}/")]
    if near := get_close_matches(file, others, n=1, cutoff=0.85):
        print(f"petajalan: mirip dengan {near[0]} yang sudah ada; pastikan bukan hal yang sama", file=sys.stderr)


def _question(kind: str, name: str, values: dict[str, Value], lists: Choices, acuan: Acuan) -> Question[Value]:
    fields = {one.name: one for one in (*fields_of(Status), *fields_of(PAGES[kind])) if one.name != "teks"}
    if kind == "kabar" and name == "tanggal":
        return Question(_WORDS["hari"], _day)
    required = name not in _OPTIONAL
    words = _WORDS.get(name, "").format(label=values.get("label", "quick win"))
    if name.startswith("sumber"):
        return Question(words, partial(_sources, lists["sumber"]), required)
    column = fields[name]
    choices = choices_by_name(column, lists)
    reader: Callable[[str], Value] = partial(_cell, column, choices)
    if name == "satuan":
        reader = partial(_unit, column, choices, acuan)
    example = f"; misalnya {column.examples[0]}" if column.examples and name != "satuan" else ""
    pick = f" [{', '.join(choices)}]" if choices else ""
    return Question((words or f"{name}: {column.about}{example}") + pick, reader, required)


def _cell(column: Column, choices: Codes, text: str) -> Value:
    """Read an answer as a cell of a workbook is read."""
    try:
        value = read(column, text, choices, frozenset())
    except RefusedError as refused:
        found = refused.problem(column.name, Span(1, 1))
        raise WrongAnswerError(f"{column.name}: {found.message}; {found.hint}") from None
    if choices and value not in choices:
        guess = nearest(str(value), choices)
        advice = f"; mungkin “{guess}”?" if guess else ""
        raise WrongAnswerError(f"{column.name} “{printable(str(value))}” tidak ada{advice}")
    return value


def _unit(column: Column, choices: Codes, acuan: Acuan, text: str) -> Value:
    """Read a unit by its code, its name or its sign; of two with one sign the first of the list is meant."""
    sign = text.strip().rstrip(".").casefold()
    signs = {(entry.lambang or code).casefold(): code for code, entry in reversed(acuan.satuan.items())}
    return _cell(column, choices, text if text.strip() in choices else signs.get(sign, text))


def _day(text: str) -> Value:
    found = read_time(text)
    if found is None or len(found) != len("2025-03-01"):
        raise WrongAnswerError(
            f"tanggal kabar “{printable(text)}” perlu hari, bulan, dan tahun; tulis 2025-03-01 atau 1 Maret 2025"
        )
    return found


def _sources(known: Codes, text: str) -> Value:
    """Read sources as they stand in a file or in prose: ``S1``, ``[S1]``, ``S1, hlm. 3``, ``{id: S1, letak: …}``."""
    for item in (items := _references(text.strip(), frozenset(known))):
        named, place = (item.get("id", ""), item.get("letak", "")) if isinstance(item, dict) else (item, "")
        # Of two numbers in a row the second is no place in the first.
        odd = named if named not in known else place if _NUMBER.match(str(place)) else ""
        if odd:
            raise WrongAnswerError(_no_source(str(odd), known))
    return items


def _references(text: str, known: frozenset[str]) -> list[Value]:
    if "{" in text and (node := parse("", text)[0]) is not None:
        return _items(node)
    column = next(one for one in fields_of(Status) if one.name == "sumber")
    try:
        return list(read(column, text.strip("[@]"), {}, known))
    except RefusedError as refused:
        found = refused.problem(column.name, Span(1, 1))
        raise WrongAnswerError(f"sumber: {found.message}; {found.hint}") from None


def _items(node: Node) -> list[Value]:
    if isinstance(node, Sequence):
        return [item for each in node.items for item in _items(each)]
    if isinstance(node, Mapping):
        return [{key: " ".join(getattr(value, "text", "").split()) for key, (_, _, value) in node.items.items()}]
    return [node.text.strip().strip("@")]


def _no_source(name: str, known: Codes) -> str:
    some = ", ".join(list(known)[-_ENOUGH:])
    there = f"yang ada: {'… ' if len(known) > _ENOUGH else ''}{some}" if known else "sumber.yml masih kosong"
    return f"sumber “{printable(name)}” tidak ada; {there}. Sumber baru ditambahkan dahulu ke sumber.yml"


def _which_region(root: Path) -> str:
    known, _ = list_daerah(root)
    return "Folder daerah" + (f" [{', '.join(known)}]" if len(known) <= _ENOUGH else ", misalnya kota-bontang")


def _region(root: Path, text: str) -> str:
    slug = plain_region(text.strip())
    if why := no_region(root, slug):
        raise WrongAnswerError(why)
    return slug
