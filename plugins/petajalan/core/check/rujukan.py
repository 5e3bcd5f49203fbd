"""Every name that points to something must point to something that is there."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from petajalan.core.acuan import Acuan
from petajalan.core.check.inventory import Inventory
from petajalan.core.load import Muatan
from petajalan.core.model import bersama, daerah, indikator, rencana
from petajalan.core.problems import Problem, Span, nearest, problem
from petajalan.core.prose import find_citations
from petajalan.core.saran import nearest_source, nearest_target, next_source
from petajalan.core.scalars import Rujukan, is_tujuan
from petajalan.core.shape import Record
from petajalan.core.walk import Loc

# Which file of the region lists what may be named.
_LISTED_IN = {"R101": "sumber.yml", "R105": "dokumen.yml"}


@dataclass(frozen=True, slots=True)
class Known:
    """What may be named in a region; ``None`` where the file that lists it could not be read."""

    sumber: frozenset[str] | None
    dokumen: frozenset[str] | None
    tujuan: frozenset[str]
    unknown_periods: frozenset[str]
    muatan: Muatan

    def place(self, code: str, name: str, period: str = "") -> str:
        """Say where the name stands that was probably meant: an officer compares the two places."""
        if code == "R104":
            return f"{self.muatan.folder}/indikator/{name}.yml:1:1"
        if code == "R109":
            return f"{self.muatan.folder}/{name}.md:1:1"
        if code == "R106":
            record = self.muatan.groups["rpjmd"][period]
            index = next((i for i, node in enumerate(record.value.simpul) if node.id == name), None) if record else None
            return record.places.at("simpul", index, "id") if record and index is not None else ""
        record = self.muatan.get(_LISTED_IN.get(code, ""))
        if record is None:
            return ""
        key = record.places.key(name)
        return f"{record.path}:{key.line}:{key.column}"


def known(muatan: Muatan) -> Known:
    """Gather the names of a region once for all rules."""

    def keys(name: str) -> frozenset[str] | None:
        record = muatan.get(name)
        return frozenset(record.value) if record else None

    targets = {f"{folder}/{slug}" for folder in ("indikator", "quick-win", "program") for slug in muatan.groups[folder]}
    broken = set()
    for period, record in muatan.groups["rpjmd"].items():
        ids = [node.id for node in record.value.simpul] if record else []
        targets |= {f"{period}/{name}" for name in ids}
        # Of two nodes with one name, one has lost its own.
        if record is None or len(set(ids)) < len(ids):
            broken.add(period)
    return Known(keys("sumber.yml"), keys("dokumen.yml"), frozenset(targets), frozenset(broken), muatan)


def check(muatan: Muatan, acuan: Acuan, stock: Inventory) -> Iterator[Problem]:
    """Check every reference of every file."""
    names = known(muatan)
    yield from _sources(muatan, stock, names)
    yield from _targets(muatan, stock, names)
    yield from _shared_lists(acuan, stock, names)
    for record, loc, value in stock.each(rencana.Simpul, bersama.Anggaran):
        for index, slug in enumerate(value.indikator):
            yield from _missing(record, (*loc, "indikator", index), "R104", slug, muatan.groups["indikator"], names)
    for record, loc, result in stock.each(daerah.Evaluasi):
        if result.indikator:
            yield from _missing(
                record, (*loc, "indikator"), "R104", result.indikator, muatan.groups["indikator"], names
            )
    for record, loc, value in stock.each(rencana.Rpjmd, rencana.Masterplan, indikator.Nilai):
        if value.dokumen:
            yield from _missing(record, (*loc, "dokumen"), "R105", value.dokumen, names.dokumen, names)
    for record, loc, value in stock.each(rencana.Dokumen, bersama.Bukti):
        if value.berkas:
            yield from _missing(record, (*loc, "berkas"), "R112", value.berkas, muatan.berkas, names)


def _sources(muatan: Muatan, stock: Inventory, names: Known) -> Iterator[Problem]:
    """Check what is cited: in a field for it, in the middle of a text, in prose."""
    cited: list[tuple[str, Span, str]] = []
    for record, loc, sources in stock.lists_of(Rujukan):
        for index, source in enumerate(sources):
            if names.sumber is not None and source.id not in names.sumber:
                cited.append((record.path, record.places.value(*loc, index), source.id))
    for record, loc, text in stock.citing:
        marks, broken = find_citations(record.path, text, record.places.value(*loc))
        yield from broken
        cited += [(record.path, mark.span, mark.target) for mark in marks]
    for record in muatan.records():
        cited += [(record.path, m.span, m.target) for m in record.prose.of("citation")] if record.prose else []
    yield from _unlisted(cited, names)


def _unlisted(cited: list[tuple[str, Span, str]], names: Known) -> Iterator[Problem]:
    """Name a source that is not listed once in a file: to list it mends every line."""
    if names.sumber is None:
        return
    places: dict[tuple[str, str], list[Span]] = {}
    for path, span, source in sorted(cited):
        if source not in names.sumber:
            places.setdefault((path, source), []).append(span)
    for (path, source), (first, *others) in places.items():
        guess = nearest_source(source, names.sumber) or ""
        lines = sorted({span.line for span in others} - {first.line})
        also = [names.place("R101", guess)] * bool(guess) + [f"baris {line}" for line in lines]
        fresh = next_source(names.sumber)
        yield problem("R101", path, first, related=", ".join(also), nilai=source, baru=fresh, mungkin=guess)


def _targets(muatan: Muatan, stock: Inventory, names: Known) -> Iterator[Problem]:
    """Check where links lead, and on what ground they are made."""
    for record, loc, link in stock.each(bersama.Mendukung, rencana.Melanjutkan):
        yield from _target(record, (*loc, "ke"), link.ke, names, muatan)
        yield from _ground(record, loc, link, "tautan ini")
    for kind, field in ((rencana.Tonggak, "untuk"), (rencana.Kabar, "tentang")):
        for record, loc, value in stock.each(kind):
            for index, target in enumerate(getattr(value, field)):
                yield from _target(record, (*loc, field, index), target, names, muatan)


def _shared_lists(acuan: Acuan, stock: Inventory, names: Known) -> Iterator[Problem]:
    """Check what must stand in a list that all regions share."""
    dimensions, states = ", ".join(acuan.dimensi), ", ".join(acuan.keadaan)
    for record, loc, dimension in stock.each(bersama.DimensiTercetak):
        if dimension.id:
            yield from _missing(record, (*loc, "id"), "R103", dimension.id, acuan.dimensi, names, pilihan=dimensions)
            owner = _dimension_called(dimension.teks or "", acuan)
            if dimension.id in acuan.dimensi and owner not in (None, dimension.id):
                yield record.problem("R119", *loc, "teks", nilai=dimension.teks, lain=owner, dimensi=dimension.id)
        elif not dimension.teks:
            yield record.problem("A121", *loc)
        yield from _ground(record, loc, dimension, "dimensi ini")
    for record, loc, status in stock.each(bersama.Status):
        yield from _missing(record, (*loc, "keadaan"), "Q203", status.keadaan, acuan.keadaan, names, pilihan=states)
    for record, loc, value in stock.each(rencana.Dokumen):
        yield from _listed(record, (*loc, "jenis"), "jenis dokumen", value.jenis, acuan.jenis_dokumen, names)
    for record, loc, value in stock.each(daerah.Sumber):
        yield from _listed(record, (*loc, "kelas"), "kelas sumber", value.kelas, acuan.kelas_sumber, names)


def _dimension_called(printed: str, acuan: Acuan) -> str | None:
    """Find the dimension that a printed name stands for, by its own name or an alias."""
    word = printed.casefold()
    names = ((slug, {d.nama.casefold(), *(a.casefold() for a in d.alias)}) for slug, d in acuan.dimensi.items())
    return next((slug for slug, known in names if word in known), None)


def _missing(
    record: Record[Any], loc: Loc, code: str, name: str, options: Iterable[str] | None, names: Known, **values: str
) -> Iterable[Problem]:
    if options is None or name in options:
        return ()
    guess = nearest(name, options)
    related = names.place(code, guess, values.get("periode", "")) if guess else ""
    return (record.problem(code, *loc, related=related, nilai=name, mungkin=guess, **values),)


def _listed(
    record: Record[Any], loc: Loc, what: str, name: str, known: Iterable[str], names: Known
) -> Iterator[Problem]:
    yield from _missing(record, loc, "R115", name, known, names, apa=what, pilihan=", ".join(known))


def _ground(record: Record[Any], loc: Loc, value: Any, what: str) -> Iterator[Problem]:
    lacks = "alasan" if value.dasar == "redaksi" else "sumber"
    if not (value.alasan if lacks == "alasan" else value.bersumber):
        yield record.problem("A109", *loc, apa=what, dasar=value.dasar, kurang=lacks)


def _target(record: Record[Any], loc: Loc, target: str, names: Known, muatan: Muatan) -> Iterator[Problem]:
    head, _, tail = target.partition("/")
    if not is_tujuan(target):
        yield record.problem("N110", *loc, nilai=target, mungkin=nearest_target(target, names.tujuan))
        return
    if target in names.tujuan or head in names.unknown_periods:
        return
    if head == "indikator":
        yield from _missing(record, loc, "R104", tail, muatan.groups["indikator"], names)
    elif head in ("quick-win", "program"):
        yield from _missing(
            record, loc, "R109", target, [t for t in names.tujuan if t.startswith(("quick-win/", "program/"))], names
        )
    elif head in muatan.groups["rpjmd"]:
        nodes = [name.partition("/")[2] for name in names.tujuan if name.startswith(f"{head}/")]
        yield from _missing(record, loc, "R106", tail, nodes, names, periode=head)
    else:
        yield from _missing(record, loc, "R111", head, muatan.groups["rpjmd"], names)
