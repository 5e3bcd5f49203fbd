"""Rules about the region itself and about quick wins and programmes."""

from collections.abc import Iterator

from petajalan.core.acuan import Acuan
from petajalan.core.check.inventory import Inventory
from petajalan.core.load import DEMONSTRATION, Muatan
from petajalan.core.model.bersama import Status
from petajalan.core.model.dasar import IsiWaktu, Versi
from petajalan.core.model.program import Program
from petajalan.core.problems import Problem
from petajalan.core.shape import Record
from petajalan.core.waktu import Waktu
from petajalan.core.walk import Loc


def check(muatan: Muatan, acuan: Acuan, stock: Inventory) -> Iterator[Problem]:
    """Check identity, then the order of time in every promise."""
    yield from _identity(muatan)
    yield from _code(muatan, acuan)
    for slug, record in muatan.whole("quick-win").items():
        printed = " ".join(version.isi for version in record.value.label)
        if "quick win" not in printed.casefold().replace("-", " "):
            yield record.problem("Q205", "label", nilai=slug)
    for record, loc, history in stock.lists_of(Status):
        yield from _status_order(record, loc, history)
    for record, loc, versions in stock.lists_of(Versi):
        main = [index for index, version in enumerate(versions) if version.utama]
        if len(main) > 1:
            yield record.problem("A102", *loc, main[1], "utama", related=record.places.at(*loc, main[0]))
    for record, loc, promise in stock.each(Program):
        yield from _deadline(record, loc, promise.mulai, promise.tenggat)


def _identity(muatan: Muatan) -> Iterator[Problem]:
    record = muatan.get("daerah.yml")
    if record is None:
        return
    profil = record.value
    number = int(profil.kode.isi[3:])
    if (profil.jenis == "kota") != (number >= 71):
        yield record.problem("A110", "kode", "isi", kode=profil.kode.isi, jenis=profil.jenis)
    expected = profil.nama.casefold().replace(" ", "-")
    if muatan.slug != expected or not expected.startswith(profil.jenis):
        yield record.problem("A112", "nama", folder=muatan.slug, harus=expected)
    if profil.contoh != (muatan.slug == DEMONSTRATION):
        state = "bertanda contoh" if profil.contoh else "tidak bertanda contoh"
        yield record.problem("A118", "contoh" if profil.contoh else "nama", keadaan=state)


def _code(muatan: Muatan, acuan: Acuan) -> Iterator[Problem]:
    """Hold a real region's code, name and province against the list of the decree."""
    record = muatan.get("daerah.yml")
    if record is None or muatan.contoh:
        return
    profil = record.value
    kode, names = profil.kode.isi, (profil.nama.casefold(), profil.provinsi.casefold())
    listed = acuan.wilayah.get(kode)
    if listed is None:
        guess = next((code for code, entry in acuan.wilayah.items() if entry.nama.casefold() == names[0]), None)
        yield record.problem("R117", "kode", "isi", kode=kode, mungkin=guess)
    elif (listed.nama.casefold(), listed.provinsi.casefold()) != names:
        yield record.problem("R118", "kode", "isi", kode=kode, nama=listed.nama, provinsi=listed.provinsi)


def _status_order(record: Record[object], loc: Loc, history: tuple[Status, ...]) -> Iterator[Problem]:
    before: Waktu | None = None
    for index, entry in enumerate(history):
        if entry.tanggal is None:
            continue
        if before and (entry.tanggal.akhir or entry.tanggal.urutan[1]) < before.urutan[0]:
            yield record.problem("Q204", *loc, index, "tanggal", sesudah=entry.tanggal.kode, sebelum=before.kode)
        before = entry.tanggal


def _deadline(record: Record[object], loc: Loc, start: IsiWaktu | None, end: IsiWaktu | None) -> Iterator[Problem]:
    first = min((v.isi.awal for v in start or () if v.isi.awal), default=None)
    for index, version in enumerate(end or ()):
        if first and version.isi.akhir and version.isi.akhir < first:
            yield record.problem("A108", *loc, "tenggat", index, tenggat=version.isi.kode, mulai=first.isoformat())
