"""A region's folder into records: the only module that knows which file holds what."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, get_origin

from petajalan.core.folder import ATTACHMENTS, Folder, read_folder
from petajalan.core.model.daerah import Opd, ProfilDaerah, Sumber
from petajalan.core.model.indikator import Indikator
from petajalan.core.model.program import Program
from petajalan.core.model.rencana import Bab, Dokumen, Kabar, Masterplan, PetaJalan, Rpjmd
from petajalan.core.nodes import Mapping, parse
from petajalan.core.problems import Problem, Span, nearest, problem
from petajalan.core.prose import Prose, named_source, read_prose, split_front_matter
from petajalan.core.saran import slug_of
from petajalan.core.scalars import SLUG_PATTERN, IdSumberT, SlugT
from petajalan.core.shape import Record, read_shape
from petajalan.core.source import Source, read_source
from petajalan.core.waktu import Waktu
from petajalan.core.walk import walk

LEDGER = "alamat.txt"
# The one region that may hold invented data; its folder decides, so that a broken file changes nothing.
DEMONSTRATION = "kota-contoh"

REQUIRED = {
    "daerah.yml": ProfilDaerah,
    "sumber.yml": dict[IdSumberT, Sumber],
    "opd.yml": dict[SlugT, Opd],
    "dokumen.yml": dict[SlugT, Dokumen],
}
_OPTIONAL = {"peta-jalan.yml": PetaJalan, "masterplan/masterplan.yml": Masterplan}
_SLUG_NAME = rf"(?P<slug>{SLUG_PATTERN})"
# Folder → how its files are named, what each holds. The named group ``slug`` is the URL segment.
FOLDERS: dict[str, tuple[str, Any]] = {
    "indikator": (rf"{_SLUG_NAME}\.yml", Indikator),
    "rpjmd": (r"(?P<slug>[0-9]{4}-[0-9]{4})\.yml", Rpjmd),
    "quick-win": (rf"{_SLUG_NAME}\.md", Program),
    "program": (rf"{_SLUG_NAME}\.md", Program),
    "masterplan": (rf"[0-9][0-9]-{_SLUG_NAME}\.md", Bab),
    "kabar": (rf"(?P<slug>[0-9]{{4}}-[0-9][0-9]-[0-9][0-9]-{SLUG_PATTERN})\.md", Kabar),
}
# Longest URL segment; news carries its date in front.
MAX_SLUG = dict.fromkeys(FOLDERS, 60) | {"kabar": 71}
# What a good name looks like where a plain slug is not enough.
_GOOD_NAMES = {
    "berkas": "peta-genangan.pdf (pdf, png, jpg, webp, csv, xlsx)",
    "kabar": "2025-03-01-peluncuran.md",
    "masterplan": "01-pendahuluan.md",
    "rpjmd": "2025-2029.yml",
    "indikator": "indeks-spbe.yml",
}
_ATTACHMENT = re.compile(r"[a-z0-9][a-z0-9-]{0,60}\.(pdf|png|jpg|webp|csv|xlsx)\Z")


@dataclass(frozen=True, slots=True)
class Muatan:
    """What could be read of a region: a file that exists but is broken stands as ``None``.

    Checks run over this, so that one broken file does not hide the mistakes of the others.
    """

    slug: str
    folder: str
    single: dict[str, Record[Any] | None]
    groups: dict[str, dict[str, Record[Any] | None]]
    berkas: tuple[str, ...]
    alamat: tuple[str, ...]
    # Every text that could be read, those of broken files too: for rules about what may not be published at all.
    sources: tuple[Source, ...]

    def get(self, name: str) -> Record[Any] | None:
        """Give a single file's record, if it is there and whole."""
        return self.single.get(name)

    def whole(self, group: str) -> dict[str, Record[Any]]:
        """Give the whole records of a folder."""
        return {slug: record for slug, record in self.groups[group].items() if record}

    def records(self) -> list[Record[Any]]:
        """List every whole record, in a fixed order."""
        return [r for r in self.single.values() if r] + [r for g in self.groups for r in self.whole(g).values()]

    @property
    def contoh(self) -> bool:
        return self.slug == DEMONSTRATION


def list_daerah(root: Path, cities: str = "cities") -> tuple[list[str], list[Problem]]:
    """List the region folders of a project, sorted; a wrongly named one is a problem."""
    names, problems = [], []
    folder = root / cities
    for entry in sorted(folder.iterdir() if folder.is_dir() else [], key=lambda e: e.name):
        if entry.name.startswith(("_", ".")) or (entry.is_file() and entry.name == "README.md"):
            continue
        path = f"{cities}/{entry.name}"
        if entry.is_symlink() or not entry.is_dir():
            problems.append(problem("B106", path, Span(1, 1), nama=entry.name))
        elif not re.fullmatch(SLUG_PATTERN, entry.name):
            problems.append(problem("B105", path, Span(1, 1), nama=entry.name, contoh="kota-bontang"))
        else:
            names.append(entry.name)
    return names, problems


# Folders of a region that are looked into.
INNER = frozenset({*FOLDERS, ATTACHMENTS})


def read_daerah(root: Path, slug: str, cities: str = "cities") -> Folder:
    """Read the files of a region's folder; what they say is not yet looked at."""
    return read_folder(root, slug, cities, INNER)


def load_daerah(root: Path, slug: str, cities: str = "cities") -> tuple[Muatan, list[Problem]]:
    """Read and load a region's folder."""
    return load_folder(read_daerah(root, slug, cities))


def load_folder(folder: Folder) -> tuple[Muatan, list[Problem]]:
    """Make records of every file of a region, and gather what is wrong with each."""
    problems = list(folder.refused)
    single: dict[str, Record[Any] | None] = {}
    groups: dict[str, dict[str, Record[Any] | None]] = {name: {} for name in FOLDERS}
    first_named: dict[tuple[str, str], str] = {}
    schemas = {**REQUIRED, **_OPTIONAL}
    there = {*folder.names, *(item.path.removeprefix(f"{folder.path}/") for item in problems)}
    problems += [problem("B107", folder.path, Span(1, 1), nama=name) for name in REQUIRED if name not in there]
    read = {name: folder.source(name) for name in folder.contents}
    for name in folder.names:
        path = f"{folder.path}/{name}"
        head, _, tail = name.rpartition("/")
        if name in schemas:
            record, found = _read_yaml(*read[name], tail.removesuffix(".yml"), schemas[name])
            # Of two entries with one name, one has lost its own: what others name may be the lost one.
            single[name] = None if any(item.code == "Y103" for item in found) else record
            problems += found
        elif head == ATTACHMENTS:
            if not _ATTACHMENT.match(tail):
                problems.append(_bad_name(path, head, tail))
        elif head in FOLDERS:
            pattern, schema = FOLDERS[head]
            match = re.fullmatch(pattern, tail)
            if not match or len(match["slug"]) > MAX_SLUG[head]:
                problems.append(_bad_name(path, head, tail))
                continue
            reader = _read_markdown if tail.endswith(".md") else _read_yaml
            record, found = reader(*read[name], match["slug"], schema)
            problems += found
            if match["slug"] in groups[head]:
                first = f"{folder.path}/{head}/{first_named[head, match['slug']]}:1:1"
                problems.append(problem("A105", path, Span(1, 1), related=first, nilai=match["slug"]))
            else:
                first_named[head, match["slug"]] = tail
                groups[head][match["slug"]] = record
        elif name != LEDGER:
            known = [*schemas, *FOLDERS, ATTACHMENTS]
            guess = nearest(name.partition("/")[0], known)
            problems.append(problem("B106", path, Span(1, 1), nama=name, mungkin=guess))
    ledger, found = read.pop(LEDGER, (None, []))
    problems += found
    addresses = tuple(ledger.text.split()) if ledger else ()
    sources = tuple(source for source, _ in read.values() if source)
    attachments = tuple(sorted(folder.attachments))
    return Muatan(folder.slug, folder.path, single, groups, attachments, addresses, sources), problems


def newest_source(root: Path, cities: str, slugs: Iterable[str]) -> date:
    """Find the last day on which any source was published: a copy without git has a date, too."""
    newest = date(2000, 1, 1)
    for slug in slugs:
        path = f"{cities}/{slug}/sumber.yml"
        if not (root / path).is_file():
            continue
        source, _ = read_source(root, path)
        record, _ = _record(path, "sumber", REQUIRED["sumber.yml"], source.text, 1, None, []) if source else (None, [])
        days = (value.akhir for _, value in walk(record.value if record else None) if isinstance(value, Waktu))
        newest = max([newest, *(day for day in days if day)])
    return newest


def _bad_name(path: str, folder: str, name: str) -> Problem:
    """Say what is wrong with a file's name, and offer the right one where only its letters or its ending are."""
    good = _GOOD_NAMES.get(folder, "super-apps.md")
    stem, dot, ending = name.rpartition(".")
    if folder == ATTACHMENTS:
        guess = f"{slug_of(stem)}.{ending.casefold()}"
        fits = _ATTACHMENT.match(guess)
    else:
        wanted = good[good.rindex(".") :]
        known = dot and ending.casefold() in ("md", "yml", "yaml", "txt", "docx", "markdown")
        guess = f"{slug_of(stem if known else name)}{wanted}"
        match = re.fullmatch(FOLDERS[folder][0], guess)
        fits = match if match and len(match["slug"]) <= MAX_SLUG[folder] else None
        if fits and guess.startswith(stem if known else name):
            return problem("B112", path, Span(1, 1), nama=name, akhiran=wanted, benar=guess)
    return problem("B105", path, Span(1, 1), nama=name, contoh=good, mungkin=guess if fits else None)


def _read_yaml(
    source: Source | None, problems: list[Problem], slug: str, schema: Any
) -> tuple[Record[Any] | None, list[Problem]]:
    if source is None:
        return None, problems
    return _record(source.path, slug, schema, source.text, 1, None, problems)


def _read_markdown(
    source: Source | None, problems: list[Problem], slug: str, schema: Any
) -> tuple[Record[Any] | None, list[Problem]]:
    if source is None:
        return None, problems
    text, first_line, body, found = split_front_matter(source)
    problems += found
    if body is None:
        return None, problems
    prose, found = read_prose(body, first_line, named_source(text))
    return _record(source.path, slug, schema, text, 2, prose, problems + found)


def _record(
    path: str,
    slug: str,
    schema: Any,
    text: str,
    first_line: int,
    prose: Prose | None,
    problems: list[Problem],
) -> tuple[Record[Any] | None, list[Problem]]:
    node, found = parse(path, text, first_line)
    problems = problems + found
    if node is None and not problems and "#" in text and get_origin(schema) is dict:
        node = Mapping({}, first_line, 1)  # a list that waits for its first entry, and says so
    if node is None:
        return None, problems or [problem("B104" if prose is None else "B109", path, Span(first_line, 1))]
    value, places, found = read_shape(schema, node, path)
    problems += found
    return (None, problems) if value is None else (Record(path, slug, value, places, prose), problems)
