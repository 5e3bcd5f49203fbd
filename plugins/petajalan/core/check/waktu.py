"""What is said to have happened lies on a day that there was: not after the one on which it is checked."""

from collections.abc import Iterator
from datetime import date

from petajalan.core.check.inventory import Inventory
from petajalan.core.model import bersama, daerah, indikator, program, rencana
from petajalan.core.problems import Problem, Span, problem
from petajalan.core.shape import Record
from petajalan.core.waktu import Waktu
from petajalan.core.walk import Loc

# The field with the time at which something was so or was said, and what a reader would call it.
_SAID: tuple[tuple[type, str, str], ...] = (
    (bersama.Status, "tanggal", "status ini"),
    (bersama.Riwayat, "tanggal", "perubahan ini"),
    (bersama.Bukti, "tanggal", "bukti ini"),
    (bersama.Nisan, "tanggal", "penarikan ini"),
    (daerah.Sumber, "tanggal", "sumber ini"),
    (program.Kemajuan, "tanggal", "kemajuan ini"),
    (program.Program, "diperiksa", "pencocokan ini"),
    (indikator.Nilai, "disebut", "pernyataan ini"),
)


def check(stock: Inventory, last: date) -> Iterator[Problem]:
    """Check every such time against ``last``, the last day that can have been; plans and targets may lie ahead."""
    for kind, field, what in _SAID:
        for record, loc, value in stock.each(kind):
            yield from _ahead(record, (*loc, field), getattr(value, field), what, last)
    for record, loc, value in stock.each(indikator.Nilai):
        if value.jenis != "target":
            yield from _ahead(record, (*loc, "untuk"), value.untuk, "nilai ini", last)
    for record, loc, stone in stock.each(rencana.Tonggak):
        for index, version in enumerate(stone.waktu or ()):
            yield from _ahead(record, (*loc, "waktu", index), version.isi, "tonggak ini", last)
    for news, _, _ in stock.each(rencana.Kabar):
        yield from _of_name(news.path, news.slug[: len("2025-03-01")], last)


def _of_name(path: str, day: str, last: date) -> Iterator[Problem]:
    try:
        ahead = date.fromisoformat(day) > last
    except ValueError:
        yield problem("B113", path, Span(1, 1), nilai=day)
        return
    if ahead:
        yield problem("A124", path, Span(1, 1), apa="kabar ini", nilai=day, per=last.isoformat())


def _ahead(record: Record[object], loc: Loc, when: Waktu | None, what: str, last: date) -> Iterator[Problem]:
    if when and when.awal and when.awal > last:
        yield record.problem("A124", *loc, apa=what, nilai=when.kode, per=last.isoformat())
