"""A region on a few sheets: what the executive summary says, in words ready to be set, each with its source marks.

A text is a list of pieces: words, and lists of the numbers of source notes.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from petajalan.core.acuan import Acuan
from petajalan.core.kelengkapan import count
from petajalan.core.link import Tertaut, current, overdue, plan_name, promises, upcoming
from petajalan.core.model.daerah import Sumber
from petajalan.core.model.dasar import Versi, disagree
from petajalan.core.model.program import Program
from petajalan.core.prose import CITATION
from petajalan.core.prose import without_citations as bare
from petajalan.core.scalars import Rujukan
from petajalan.core.shape import Record
from petajalan.core.waktu import Waktu
from petajalan.render import words
from petajalan.render.kartu import counted, one_target

Potongan = str | list[int]
Teks = list[Potongan]

# How much goes on the sheets; of the rest they say how much there is, and where.
PROMISES, MISSING, AHEAD = 24, 10, 6


class _Notes:
    """The sources of the sheets, numbered in the order in which they are first needed."""

    def __init__(self, sources: Mapping[str, Sumber]) -> None:
        self.sources = sources
        self.numbers: dict[tuple[str, str], int] = {}

    def number(self, source: str, place: str) -> int:
        return self.numbers.setdefault((source, place), len(self.numbers) + 1)

    def of(self, *things: Any) -> Teks:
        """Give the marks of the first thing that has sources: a version's own, else its parent's."""
        for thing in things:
            if thing is not None and thing.sumber:
                return self._many(thing.sumber, getattr(thing, "bersama", False))
            if thing is not None and (shared := getattr(thing, "sumber_bersama", ())):
                return self._many(shared, len(shared) > 1)
        return []

    def _many(self, sources: Iterable[Rujukan], shared: bool) -> Teks:
        numbers = list(dict.fromkeys(self.number(source.id, source.letak) for source in sources))
        return [" (salah satu dari)", numbers] if shared else [numbers]

    def text(self, said: str) -> Teks:
        """Part a text field at its citations."""
        parts: Teks = []
        last = 0
        for found in CITATION.finditer(said):
            parts += [said[last : found.start()].rstrip(), [self.number(found["id"], found["letak"] or "")]]
            last = found.end()
        return [part for part in (*parts, said[last:]) if part]

    def entries(self, acuan: Acuan) -> list[dict[str, Any]]:
        return [_source(number, self.sources[name], place, acuan) for (name, place), number in self.numbers.items()]


def summary(linked: Tertaut, headline: Iterable[Record[Any]], acuan: Acuan, address: str) -> dict[str, Any]:
    """Give what the sheets of a region say; ``headline`` are the indicators of its home, ``address`` is its home."""
    daerah = linked.daerah
    profil = daerah.profil.value
    notes = _Notes(daerah.sumber.value)
    chosen = promises(daerah)[:PROMISES]
    made = {
        "nama": bare(profil.nama),
        "contoh": profil.contoh,
        "per": words.day(linked.per),
        "per_iso": linked.per.isoformat(),
        "alamat": address,
        "identitas": _identity(linked, notes, acuan),
        "visi": _vision(linked, notes, acuan),
        "hitungan": counted(linked, acuan),
        "jumlah": {"quick_win": len(daerah.quick_win), "program": len(daerah.program),
                   "indikator": len(daerah.indikator)},
        "janji": [_promise(where, record.value, linked, notes, acuan) for where, record in chosen],
        "janji_lain": len(promises(daerah)) - len(chosen),
        "indikator": [_indicator(record, linked, notes, acuan) for record in headline],
        "berikutnya": [
            {"judul": bare(one.judul), "waktu": _versions(one.tenggat or (), one, notes)}
            for one in upcoming(linked)[:AHEAD]
        ],
        "berikutnya_lain": max(0, len(upcoming(linked)) - AHEAD),
        "kosong": [
            notes.text(one.hal) + notes.of(one) + (["; ", *notes.text(one.catatan)] if one.catatan else [])
            for one in profil.kosong[:MISSING]
        ],
        "kosong_lain": max(0, len(profil.kosong) - MISSING),
        "kelengkapan": [
            {"bagian": row.bagian, "hal": row.hal, "ada": row.ada, "dari": row.dari}
            for row in count(daerah, linked.per)
            if row.dari
        ],
    }  # fmt: skip
    # Last: every mark has its number by now.
    return made | {"sumber": notes.entries(acuan)}


def _identity(linked: Tertaut, notes: _Notes, acuan: Acuan) -> list[dict[str, Any]]:
    profil = linked.daerah.profil.value
    found: list[tuple[str, Teks]] = [
        ("Provinsi", notes.text(profil.provinsi) + notes.of(profil)),
        ("Kode wilayah", [profil.kode.isi, *notes.of(profil.kode)]),
        ("Luas wilayah", _versions(profil.luas or (), None, notes, acuan, "kilometer-persegi")),
        ("Penduduk", _versions(profil.penduduk or (), None, notes, acuan, "jiwa")),
    ]
    for one in profil.kepala_daerah[-1:]:
        leader = notes.text(one.kepala) + notes.of(one)
        if one.wakil:
            leader += ["; wakil ", *_versions(one.wakil, one, notes)]
        found.append((bare(one.jabatan), [*leader, "; masa jabatan ", *_versions(one.masa, one, notes)]))
    if profil.ppid:
        contact = [x for x in (profil.ppid.telepon, profil.ppid.surel, profil.ppid.situs) if x]
        found.append(("PPID", notes.text(", ".join((profil.ppid.nama, *contact))) + notes.of(profil.ppid)))
    else:
        found.append(("PPID", ["belum dicatat"]))
    return [{"label": label, "isi": said or ["belum diisi"]} for label, said in found]


def _vision(linked: Tertaut, notes: _Notes, acuan: Acuan) -> dict[str, Any] | None:
    """Give the vision of the newest plan, as the region's home does."""
    daerah = linked.daerah
    for period, plan in list(daerah.rpjmd.items())[-1:]:
        for node in plan.value.simpul:
            if node.jenis == "visi":
                draft = f", menurut naskah {bare(node.naskah)}" if node.naskah else ""
                said = _versions(node.teks, node, notes, quoted=node.kutipan)
                return {"teks": said, "asal": f"Visi {plan_name(daerah, acuan, period)}{draft}"}
    return None


def _promise(where: str, program: Program, linked: Tertaut, notes: _Notes, acuan: Acuan) -> dict[str, Any]:
    state = current(program)
    offices = linked.daerah.opd.value
    printed: Teks = [" “", *notes.text(state.teks), "”"] if state.teks else []
    when = [f", {words.when(state.tanggal)}"] if state.tanggal else []
    late = overdue(program, linked.per)
    who: Teks = []
    for name in program.penanggung_jawab:
        office = offices[name]
        short = f" ({office.singkatan})" if office.singkatan and office.singkatan not in office.nama else ""
        who += ["; "] * bool(who) + [*notes.text(office.nama), *notes.text(short), *notes.of(office)]
    return {
        "jenis": "Quick win" if where.startswith("quick-win/") else "Program",
        "judul": bare(program.judul),
        "rujukan": notes.of(program),
        "dimensi": [{"id": one.id, "nama": acuan.dimensi[one.id].nama} for one in program.dimensi if one.id],
        "keadaan": state.keadaan,
        "kata": acuan.keadaan[state.keadaan].nama,
        "rincian": [*printed, *when, *notes.of(state), *([f" {bare(state.alasan)}"] if state.alasan else [])],
        "lewat": f"Lewat tenggat {words.when(late)}" if late else "",
        "penanggung_jawab": who or ["belum diisi"],
    }


def _indicator(record: Record[Any], linked: Tertaut, notes: _Notes, acuan: Acuan) -> dict[str, Any]:
    reading = linked.bacaan[record.slug]
    unit = acuan.satuan[reading.indikator.satuan]
    last: Teks = []
    for row in reading.terakhir:
        value = row.nilai
        said = words.when(value.untuk) if value.untuk else "waktu tidak disebut; dikatakan " + _when(value.disebut)
        series = f", {bare(row.seri.nama)}" if row.seri else ", seri tidak disebut" if reading.indikator.seri else ""
        last += [" atau "] * bool(last)
        last += [words.figure(value.teks, unit), *notes.of(row), f" ({said}{series})"]
    target: Teks = []
    for row in reading.target:
        target += [" atau "] * bool(target) + [one_target(linked, reading, row, acuan), *notes.of(row)]
    return {
        "nama": bare(reading.indikator.nama),
        "terakhir": last or ["belum ada realisasi"],
        "terakhir_berbeda": len(reading.terakhir) > 1,
        "target": target or ["belum dipublikasikan"],
        "target_berbeda": len(reading.target) > 1,
    }


def _versions(
    versions: Iterable[Versi[Any]], parent: Any, notes: _Notes, acuan: Acuan | None = None,
    unit: str = "", *, quoted: bool = False,
) -> Teks:  # fmt: skip
    """Say every version side by side, as the pages do."""
    every = tuple(versions)
    said: Teks = ["Sumber berbeda: "] if len(every) > 1 and disagree(every) else []
    for number, one in enumerate(every):
        said += ["; "] * bool(number)
        if isinstance(one.isi, Waktu):
            said.append(words.when(one.isi))
        elif isinstance(one.isi, str):
            text = notes.text(one.isi)
            said += ["“", *text, "”"] if quoted else text
        else:
            said.append(words.figure(one.isi, acuan.satuan[unit] if acuan else None))
        said += notes.of(one, parent)
        about = [bare(one.rincian)] if one.rincian else []
        about += [words.when(one.untuk)] if one.untuk else []
        about += [bare(one.dasar)] if one.dasar else []
        about += [bare(one.catatan)] if one.catatan else []
        about += ["dipakai portal ini"] if one.utama and len(every) > 1 else []
        said += [f" ({'; '.join(about)})"] if about else []
    return said


def _source(number: int, source: Sumber, place: str, acuan: Acuan) -> dict[str, Any]:
    said = [bare(source.judul)]
    said += [bare(source.penerbit)] if source.penerbit else []
    said += [words.when(source.tanggal)] if source.tanggal else []
    said += [place] if place else []
    kind = acuan.kelas_sumber[source.kelas].nama + (", terbaca sebagian" if source.terbaca == "sebagian" else "")
    return {"nomor": number, "teks": ", ".join(said), "kelas": kind, "url": source.url or ""}


def _when(value: Waktu | None) -> str:
    return words.when(value) if value else "pada waktu yang tidak disebut"
