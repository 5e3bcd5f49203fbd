"""Every name that points to something must point to something that is there."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from petajalan.core.acuan import Acuan
from petajalan.core.load import Muatan
from petajalan.core.model import bersama, daerah, dasar, indikator, rencana
from petajalan.core.problems import Problem, nearest, problem
from petajalan.core.prose import find_citations
from petajalan.core.scalars import Rujukan
from petajalan.core.shape import Record
from petajalan.core.walk import Loc, walk

_OPD_FIELDS = frozenset({"penanggung_jawab", "pendukung", "mitra", "pengampu"})


@dataclass(frozen=True, slots=True)
class Known:
    """What may be named in a region; ``None`` where the file that lists it could not be read."""

    sumber: frozenset[str] | None
    opd: frozenset[str] | None
    dokumen: frozenset[str] | None
    tujuan: frozenset[str]
    unknown_periods: frozenset[str]


def known(muatan: Muatan) -> Known:
    """Gather the names of a region once for all rules."""

    def keys(name: str) -> frozenset[str] | None:
        record = muatan.get(name)
        return frozenset(record.value) if record else None

    targets = {f"{folder}/{slug}" for folder in ("indikator", "quick-win", "program") for slug in muatan.groups[folder]}
    broken = set()
    for period, record in muatan.groups["rpjmd"].items():
        if record is None:
            broken.add(period)
        else:
            targets |= {f"{period}/{node.id}" for node in record.value.simpul}
    return Known(keys("sumber.yml"), keys("opd.yml"), keys("dokumen.yml"), frozenset(targets), frozenset(broken))


def check(muatan: Muatan, acuan: Acuan) -> Iterator[Problem]:
    """Check every reference of every file."""
    names = known(muatan)
    for record in muatan.records():
        for loc, value in walk(record.value):
            yield from _leaf(record, loc, value, names)
            if isinstance(value, dasar.Bentuk):
                yield from _of_shape(record, loc, value, names, muatan, acuan)
        if record.prose:
            for mark in record.prose.of("citation"):
                if names.sumber is not None and mark.target not in names.sumber:
                    guess = nearest(mark.target, names.sumber)
                    yield problem("R101", record.path, mark.span, nilai=mark.target, mungkin=guess)


def _leaf(record: Record[Any], loc: Loc, value: Any, names: Known) -> Iterator[Problem]:
    if isinstance(value, Rujukan):
        yield from _missing(record, loc, "R101", value.id, names.sumber)
    elif isinstance(value, str) and "[@" in value:
        marks, broken = find_citations(record.path, value, record.places.value(*loc))
        yield from broken
        for mark in marks:
            yield from _missing(record, loc, "R101", mark.target, names.sumber)
    elif isinstance(value, str) and len(loc) > 1 and loc[-2] in _OPD_FIELDS:
        yield from _missing(record, loc, "R102", value, names.opd)


def _of_shape(
    record: Record[Any], loc: Loc, value: dasar.Bentuk, names: Known, muatan: Muatan, acuan: Acuan
) -> Iterator[Problem]:
    match value:
        case bersama.DimensiTercetak():
            if value.id:
                options = ", ".join(acuan.dimensi)
                yield from _missing(record, (*loc, "id"), "R103", value.id, acuan.dimensi, pilihan=options)
                owner = _dimension_called(value.teks or "", acuan)
                if value.id in acuan.dimensi and owner not in (None, value.id):
                    yield record.problem("R119", *loc, "teks", nilai=value.teks, lain=owner, dimensi=value.id)
            elif not value.teks:
                yield record.problem("A121", *loc)
            yield from _ground(record, loc, value, "dimensi ini")
        case bersama.Status():
            yield from _missing(
                record,
                (*loc, "keadaan"),
                "Q203",
                value.keadaan,
                acuan.keadaan,
                pilihan=", ".join(acuan.keadaan),
            )
        case bersama.Mendukung() | rencana.Melanjutkan():
            yield from _target(record, (*loc, "ke"), value.ke, names, muatan)
            yield from _ground(record, loc, value, "tautan ini")
        case rencana.Tonggak() | rencana.Kabar():
            field = "untuk" if isinstance(value, rencana.Tonggak) else "tentang"
            for index, target in enumerate(getattr(value, field)):
                yield from _target(record, (*loc, field, index), target, names, muatan)
        case rencana.Simpul() | bersama.Anggaran():
            for index, slug in enumerate(value.indikator):
                yield from _missing(record, (*loc, "indikator", index), "R104", slug, muatan.groups["indikator"])
        case daerah.Evaluasi() if value.indikator:
            yield from _missing(record, (*loc, "indikator"), "R104", value.indikator, muatan.groups["indikator"])
        case rencana.Rpjmd() | rencana.Masterplan() | indikator.Nilai() if value.dokumen:
            yield from _missing(record, (*loc, "dokumen"), "R105", value.dokumen, names.dokumen)
        case rencana.Dokumen():
            yield from _listed(record, (*loc, "jenis"), "jenis dokumen", value.jenis, acuan.jenis_dokumen)
            yield from _attachment(record, loc, value.berkas, muatan)
        case daerah.Sumber():
            yield from _listed(record, (*loc, "kelas"), "kelas sumber", value.kelas, acuan.kelas_sumber)
        case bersama.Bukti():
            yield from _attachment(record, loc, value.berkas, muatan)


def _dimension_called(printed: str, acuan: Acuan) -> str | None:
    """Find the dimension that a printed name stands for, by its own name or an alias."""
    word = printed.casefold()
    names = ((slug, {d.nama.casefold(), *(a.casefold() for a in d.alias)}) for slug, d in acuan.dimensi.items())
    return next((slug for slug, known in names if word in known), None)


def _missing(
    record: Record[Any], loc: Loc, code: str, name: str, known: Iterable[str] | None, **values: str
) -> Iterator[Problem]:
    if known is not None and name not in known:
        yield record.problem(code, *loc, nilai=name, mungkin=nearest(name, known), **values)


def _listed(record: Record[Any], loc: Loc, what: str, name: str, known: Iterable[str]) -> Iterator[Problem]:
    yield from _missing(record, loc, "R115", name, known, apa=what, pilihan=", ".join(known))


def _attachment(record: Record[Any], loc: Loc, name: str | None, muatan: Muatan) -> Iterator[Problem]:
    if name:
        yield from _missing(record, (*loc, "berkas"), "R112", name, muatan.berkas)


def _ground(record: Record[Any], loc: Loc, value: Any, what: str) -> Iterator[Problem]:
    if not (value.alasan if value.dasar == "redaksi" else value.bersumber):
        yield record.problem("A109", *loc, apa=what)


def _target(record: Record[Any], loc: Loc, target: str, names: Known, muatan: Muatan) -> Iterator[Problem]:
    head, _, tail = target.partition("/")
    if target in names.tujuan or head in names.unknown_periods:
        return
    if head == "indikator":
        yield from _missing(record, loc, "R104", tail, muatan.groups["indikator"])
    elif head in ("quick-win", "program"):
        yield from _missing(record, loc, "R109", target, names.tujuan)
    elif head in muatan.groups["rpjmd"]:
        nodes = [name.partition("/")[2] for name in names.tujuan if name.startswith(f"{head}/")]
        yield from _missing(record, loc, "R106", tail, nodes, periode=head)
    else:
        yield from _missing(record, loc, "R111", head, muatan.groups["rpjmd"])
