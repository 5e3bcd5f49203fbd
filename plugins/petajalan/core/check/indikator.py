"""Rules of an indicator's values: conflicts are marked, time is stated, series and units fit."""

from collections.abc import Iterator
from itertools import islice

from petajalan.core.acuan import Acuan
from petajalan.core.load import Muatan
from petajalan.core.model.indikator import Indikator, Nilai
from petajalan.core.model.rencana import Dokumen
from petajalan.core.problems import Problem, nearest
from petajalan.core.saran import slug_of
from petajalan.core.shape import Record

Key = tuple[str, ...]


def conflict_key(value: Nilai) -> Key | None:
    """Say what a value is about; two values with one key must agree. Unknown time never conflicts."""
    if value.untuk is None:
        return None
    return (
        value.jenis,
        value.seri or "",
        value.rincian or "",
        value.untuk.kode,
        value.dokumen or value.oleh or "",
        value.sebutan or "",
    )


def check(muatan: Muatan, acuan: Acuan) -> Iterator[Problem]:
    """Check every indicator of a region."""
    documents = muatan.get("dokumen.yml")
    for record in muatan.whole("indikator").values():
        yield from _series(record, acuan)
        yield from _conflicts(record)
        for index, value in enumerate(record.value.nilai):
            yield from _value(record, index, value, documents.value if documents else {})


def _series(record: Record[Indikator], acuan: Acuan) -> Iterator[Problem]:
    indikator = record.value
    if indikator.satuan not in acuan.satuan:
        known = {slug_of(unit.nama): name for name, unit in acuan.satuan.items()} | {u: u for u in acuan.satuan}
        guess = known.get(nearest(indikator.satuan, known) or "")
        choices = ", ".join(islice(acuan.satuan, 8))
        yield record.problem("R107", "satuan", nilai=indikator.satuan, pilihan=choices, mungkin=guess)
    shared = acuan.indikator.get(indikator.acuan or "")
    if indikator.acuan and shared is None:
        guess = nearest(indikator.acuan, acuan.indikator)
        yield record.problem("R110", "acuan", nilai=indikator.acuan, mungkin=guess)
    elif shared and shared.satuan != indikator.satuan and indikator.satuan in acuan.satuan:
        yield record.problem("A113", "satuan", satuan=indikator.satuan, acuan=indikator.acuan, harus=shared.satuan)
    seen: dict[str, int] = {}
    for index, seri in enumerate(indikator.seri):
        if seri.id in seen:
            first = record.places.at("seri", seen[seri.id])
            yield record.problem("A105", "seri", index, "id", nilai=seri.id, related=first)
        seen.setdefault(seri.id, index)
        options = [known.id for known in shared.seri] if shared else []
        if seri.seri_acuan and shared and seri.seri_acuan not in options:
            yield record.problem(
                "R114",
                "seri",
                index,
                "seri_acuan",
                nilai=seri.seri_acuan,
                acuan=indikator.acuan,
                pilihan=", ".join(options),
                mungkin=nearest(seri.seri_acuan, options),
            )


def _conflicts(record: Record[Indikator]) -> Iterator[Problem]:
    values = record.value.nilai
    groups: dict[Key, list[int]] = {}
    for index, value in enumerate(values):
        if key := conflict_key(value):
            groups.setdefault(key, []).append(index)
    for indexes in groups.values():
        main = [i for i in indexes if values[i].utama]
        if len(main) > 1:
            first = record.places.at("nilai", main[0])
            yield record.problem("A102", "nilai", main[1], "utama", related=first)
        differing = len({values[i].teks.ukuran for i in indexes}) > 1
        if differing and not main and not all(values[i].terbuka for i in indexes):
            unmarked = next(i for i in reversed(indexes) if not values[i].terbuka)
            other = next(i for i in indexes if values[i].teks.ukuran != values[unmarked].teks.ukuran)
            yield record.problem(
                "A101",
                "nilai",
                unmarked,
                related=record.places.at("nilai", other),
                nilai=values[unmarked].teks.teks,
                lain=values[other].teks.teks,
            )


def _value(record: Record[Indikator], index: int, value: Nilai, documents: dict[str, Dokumen]) -> Iterator[Problem]:
    series = [seri.id for seri in record.value.seri]
    # Of two series with one name, one has lost its own.
    if value.seri and value.seri not in series and len(set(series)) == len(series):
        guess = nearest(value.seri, series)
        yield record.problem("R108", "nilai", index, "seri", nilai=value.seri, mungkin=guess)
    if value.untuk is None and value.disebut is None:
        yield record.problem("A106", "nilai", index)
    if value.utama and value.terbuka:
        yield record.problem("A116", "nilai", index, "terbuka")
    if value.jenis == "target" and not (value.dokumen or value.oleh):
        yield record.problem("A107", "nilai", index)
    document = documents.get(value.dokumen or "")
    if document and document.periode and value.jenis == "target" and value.untuk and value.untuk.tahun:
        years = [int(year) for version in document.periode for year in version.isi.split("-")]
        first, last = min(years), max(years)
        # A plan's target table reaches one year past its period: 2025–2029 ends with 2030.
        if not first <= int(value.untuk.tahun) <= last + 1:
            yield record.problem("A104", "nilai", index, "untuk", tahun=value.untuk.tahun, periode=f"{first}-{last}")
