"""What is said in one direction, known in both: who supports a target, what happened when, what is late."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from petajalan.core.acuan import Acuan
from petajalan.core.daerah import Daerah
from petajalan.core.deret import Bacaan, read
from petajalan.core.model.bersama import Status
from petajalan.core.model.program import Program
from petajalan.core.model.rencana import Tonggak
from petajalan.core.scalars import Rujukan
from petajalan.core.shape import Record
from petajalan.core.waktu import Waktu

SETTLED = frozenset({"selesai", "terhenti"})


@dataclass(frozen=True, slots=True)
class Kaitan:
    """One link seen from its goal: which page makes it, and on what ground (none where it is only about it)."""

    alamat: str
    judul: str
    jenis: str
    dasar: str
    alasan: str
    sumber: tuple[Rujukan, ...]
    sumber_bersama: tuple[Rujukan, ...] = ()


@dataclass(frozen=True, slots=True)
class Peristiwa:
    """Something that happened, with the page that tells of it."""

    waktu: Waktu
    judul: str
    bagian: str
    alamat: str
    sumber: tuple[Rujukan, ...]
    sumber_bersama: tuple[Rujukan, ...] = ()
    catatan: str = ""


@dataclass(frozen=True, slots=True)
class Tertaut:
    """A region with everything that follows from its data and one date."""

    daerah: Daerah
    per: date
    kaitan: dict[str, tuple[Kaitan, ...]]
    linimasa: tuple[Peristiwa, ...]
    perubahan: tuple[Peristiwa, ...]
    bacaan: dict[str, Bacaan]


def link_daerah(daerah: Daerah, per: date) -> Tertaut:
    """Follow every link of a region backwards and order its events."""
    readings = {slug: read(record.value, per) for slug, record in daerah.indikator.items()}
    return Tertaut(daerah, per, _backlinks(daerah), _timeline(daerah), _changes(daerah), readings)


def plan_name(daerah: Daerah, acuan: Acuan, period: str) -> str:
    """Name a plan as its document does: not every plan of a region is an RPJMD."""
    document = daerah.dokumen.value[daerah.rpjmd[period].value.dokumen]
    first, _, last = period.partition("-")
    years = first if first == last else f"{first}–{last}"
    return f"{acuan.jenis_dokumen[document.jenis].nama} {years}"


def promises(daerah: Daerah) -> list[tuple[str, Record[Program]]]:
    """List quick wins, then programmes, each with its address."""
    groups = (("quick-win", daerah.quick_win), ("program", daerah.program))
    return [(f"{folder}/{slug}/", record) for folder, group in groups for slug, record in group.items()]


def current(program: Program) -> Status:
    """Give the status that holds now."""
    return program.status[-1]


def overdue(program: Program, per: date) -> Waktu | None:
    """Give the deadline that has passed, if the promise is neither kept nor stopped. Never a status."""
    if current(program).keadaan in SETTLED or not program.tenggat:
        return None
    due = [version.isi for version in program.tenggat if version.isi.akhir]
    last = max(due, key=lambda waktu: waktu.urutan[1], default=None)
    return last if last and last.akhir and last.akhir < per else None


def upcoming(linked: Tertaut) -> list[Tonggak]:
    """List the milestones that are still to come on the build's date, the nearest first."""
    roadmap = linked.daerah.peta_jalan
    ahead = [
        (milestone.tenggat[0].isi.urutan, milestone)
        for milestone in (roadmap.value.tonggak if roadmap else ())
        if milestone.tenggat and not milestone.waktu and milestone.tenggat[0].isi.urutan[1] >= linked.per
    ]
    return [milestone for _, milestone in sorted(ahead, key=lambda item: item[0])]


def missed(milestone: Tonggak, per: date) -> bool:
    """Tell whether a milestone's last deadline has passed while no source says how it ended."""
    settled = milestone.waktu or (milestone.status and milestone.status[-1].keadaan in SETTLED)
    due = [version.isi.akhir for version in milestone.tenggat or () if version.isi.akhir]
    return not settled and bool(due) and max(due) < per


def _backlinks(daerah: Daerah) -> dict[str, tuple[Kaitan, ...]]:
    found: dict[str, list[Kaitan]] = {}

    def add(goal: str, address: str, title: str, kind: str, link: Any = None) -> None:
        ground = (link.dasar, link.alasan or "", link.sumber, link.sumber_bersama) if link else ("", "", ())
        found.setdefault(goal, []).append(Kaitan(address, title, kind, *ground))

    for address, record in promises(daerah):
        for link in record.value.mendukung:
            add(link.ke, address, record.value.judul, address.partition("/")[0], link)
    if daerah.peta_jalan:
        for milestone in daerah.peta_jalan.value.tonggak:
            address = f"peta-jalan/#{milestone.id}"
            for goal in milestone.untuk:
                add(goal, address, milestone.judul, "tonggak")
            for link in milestone.mendukung:
                add(link.ke, address, milestone.judul, "tonggak", link)
    for period, plan in daerah.rpjmd.items():
        for node in plan.value.simpul:
            for slug in node.indikator:
                add(f"indikator/{slug}", f"rpjmd/{period}/#{node.id}", node.rumusan, node.jenis)
            for earlier in node.melanjutkan:
                add(earlier.ke, f"rpjmd/{period}/#{node.id}", node.rumusan, node.jenis, earlier)
    for slug, news in daerah.kabar.items():
        for goal in news.value.tentang:
            add(goal, f"kabar/{slug}/", news.value.judul, "kabar")
    return {goal: tuple(links) for goal, links in sorted(found.items())}


def _timeline(daerah: Daerah) -> tuple[Peristiwa, ...]:
    """Gather what happened from where it is told: guidance, assessments, documents, milestones."""
    events: list[Peristiwa] = []

    def add(when: Any, title: str, part: str, address: str, item: Any) -> None:
        versions = when or ()
        main = next((v for v in versions if v.utama), versions[0] if versions else None)
        if main:
            said = main if main.bersumber else item
            events.append(
                Peristiwa(main.isi, title, part, address, said.sumber, said.sumber_bersama, item.catatan or "")
            )

    profil = daerah.profil.value
    for stage in profil.bimtek:
        add(stage.waktu, f"Bimtek tahap {stage.tahap}", "bimtek", "kelembagaan/#bimtek", stage)
    for result in profil.evaluasi:
        title = f"{result.nama}: {result.hasil[0].isi}" if result.hasil else result.nama
        where = ("penilaian", "kelembagaan/#penilaian", result.sumber, result.sumber_bersama)
        events.append(Peristiwa(result.tahun, title, *where, result.catatan or ""))
    for slug, document in daerah.dokumen.value.items():
        for step in document.tahapan:
            add(step.waktu, f"{document.judul}: {step.nama}", "dokumen", f"rpjmd/#{slug}", step)
    for milestone in daerah.peta_jalan.value.tonggak if daerah.peta_jalan else ():
        if milestone.waktu:
            add(milestone.waktu, milestone.judul, "tonggak", f"peta-jalan/#{milestone.id}", milestone)
    return tuple(sorted(events, key=lambda e: (e.waktu.urutan, e.judul)))


def _changes(daerah: Daerah) -> tuple[Peristiwa, ...]:
    """Gather dated changes of state, deadlines and values, newest first."""
    events: list[Peristiwa] = []
    for address, record in promises(daerah):
        kind = address.partition("/")[0]
        for status in record.value.status:
            if status.tanggal:
                words = status.teks or status.alasan or ""
                title = f"{record.value.judul}: {status.keadaan.replace('-', ' ')}"
                events.append(
                    Peristiwa(status.tanggal, title, kind, address, status.sumber, status.sumber_bersama, words)
                )
        for past in record.value.riwayat:
            title = f"{record.value.judul}: tenggat lama {past.lama}"
            events.append(Peristiwa(past.tanggal, title, kind, address, past.sumber, past.sumber_bersama, past.alasan))
    for milestone in daerah.peta_jalan.value.tonggak if daerah.peta_jalan else ():
        page = ("tonggak", f"peta-jalan/#{milestone.id}")
        for status in milestone.status:
            if status.tanggal:
                title = f"{milestone.judul}: {status.keadaan.replace('-', ' ')}"
                words = status.teks or status.alasan or ""
                events.append(Peristiwa(status.tanggal, title, *page, status.sumber, status.sumber_bersama, words))
        for past in milestone.riwayat:
            title = f"{milestone.judul}: tenggat lama {past.lama}"
            events.append(Peristiwa(past.tanggal, title, *page, past.sumber, past.sumber_bersama, past.alasan))
    for slug, indicator in daerah.indikator.items():
        for value in indicator.value.nilai:
            changes = sorted(value.riwayat, key=lambda past: past.tanggal.urutan)
            became = [*(past.lama for past in changes[1:]), value.teks.teks]
            for past, new in zip(changes, became, strict=False):
                title = f"{indicator.value.nama}: {past.lama} menjadi {new}"
                events.append(
                    Peristiwa(
                        past.tanggal,
                        title,
                        "indikator",
                        f"indikator/{slug}/",
                        past.sumber,
                        past.sumber_bersama,
                        past.alasan,
                    )
                )
    return tuple(sorted(events, key=lambda e: (e.waktu.urutan, e.judul), reverse=True))
