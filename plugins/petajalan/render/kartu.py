"""What each card says, in words ready to be set: the same words as on its page, without the marks of sources."""

from collections import Counter
from collections.abc import Mapping
from typing import Any

from petajalan.core.acuan import Acuan
from petajalan.core.deret import Bacaan, Baris
from petajalan.core.kartu import KINDS, OWN
from petajalan.core.link import Tertaut, current, overdue, promises
from petajalan.core.model.daerah import ProfilDaerah
from petajalan.core.model.program import Program
from petajalan.core.pages import Page
from petajalan.core.prose import without_citations as bare
from petajalan.render import words

Isi = dict[str, Any]
_KINDS = {"quick-win": "Quick win", "program": "Program"}
_EMPTY: Isi = {
    "tempat": "", "kelompok": "", "judul": "", "contoh": False, "per": "", "putus": False,
    "keadaan": None, "angka": None, "hitungan": [], "catatan": "", "dimensi": [],
}  # fmt: skip


def card(page: Page, acuan: Acuan) -> Isi | None:
    """Give what a page's own card says, if it has one."""
    if page.view not in OWN:
        return None
    linked: Tertaut = page.data["t"]
    # A card's date is the month: the day would make every card anew with every commit.
    common = _EMPTY | {
        "tempat": page.nama,
        "judul": bare(page.judul),
        "contoh": page.contoh,
        "per": f"data per {words.month(linked.per)}",
    }
    if page.view == "janji":
        return common | _promise(page, linked, acuan)
    if page.view == "indikator":
        record = page.data["catatan"]
        return common | {"kelompok": "Indikator"} | _indicator(linked, linked.bacaan[record.slug], acuan)
    return common | _region(linked, page.data["profil"], acuan)


def kind(name: str) -> Isi:
    """Give what the card of a kind of page says, and with no name the portal's."""
    title, below = KINDS[name]
    place = "Petajalan" if name else "Portal rencana kota cerdas"
    return _EMPTY | {"tempat": place, "judul": title, "catatan": below}


def counted(linked: Tertaut, acuan: Acuan) -> list[Mapping[str, str]]:
    """Count a region's promises by state, in the order of the code list, leaving out what there is none of."""
    found = Counter(current(record.value).keadaan for _, record in promises(linked.daerah))
    return [
        {"id": name, "jumlah": words.count(found[name]), "kata": state.nama.lower()}
        for name, state in acuan.keadaan.items()
        if found[name]
    ]


def _promise(page: Page, linked: Tertaut, acuan: Acuan) -> Isi:
    program: Program = page.data["catatan"].value
    state = current(program).keadaan
    return {
        "kelompok": _KINDS[page.jenis],
        "keadaan": {
            "id": state,
            "kata": acuan.keadaan[state].nama,
            "lewat": "Lewat tenggat" if overdue(program, linked.per) else "",
        },
        "putus": state in ("rencana", "belum-diketahui"),
        "dimensi": [
            {"id": name, "nama": acuan.dimensi[name].nama}
            for name in dict.fromkeys(one.id for one in program.dimensi if one.id)
        ],
    }


def _indicator(linked: Tertaut, reading: Bacaan, acuan: Acuan) -> Isi:
    return {"angka": last_value(reading, acuan), "catatan": next_target(linked, reading, acuan),
            "putus": not reading.target}  # fmt: skip


def last_value(reading: Bacaan, acuan: Acuan) -> Isi:
    """Give an indicator's last value and its time; both values where sources disagree."""
    unit = acuan.satuan[reading.indikator.satuan]
    rows = reading.terakhir
    if not rows:
        return {"besar": "belum ada realisasi", "waktu": "", "ada": False}
    if len(rows) > 1:
        times = ["Sumber berbeda", *dict.fromkeys(_said(row) for row in rows)]
    else:
        times = [f"{_said(rows[0])}{_series(reading, rows[0])}"]
    return {
        "besar": " atau ".join(words.figure(row.nilai.teks, unit) for row in rows),
        "waktu": ", ".join(times),
        "ada": True,
    }


def next_target(linked: Tertaut, reading: Bacaan, acuan: Acuan) -> str:
    """Say the target that is due next, with where it stands; all of them where sources disagree."""
    if not reading.target:
        return "Target belum dipublikasikan"
    said = " atau ".join(one_target(linked, reading, row, acuan) for row in reading.target)
    return f"Target {said}{' (sumber berbeda)' if len(reading.target) > 1 else ''}"


def one_target(linked: Tertaut, reading: Bacaan, row: Baris, acuan: Acuan) -> str:
    """Say a target as its page does: the figure, the year, the plan or the speech, another series."""
    value = row.nilai
    document = linked.daerah.dokumen.value[value.dokumen] if value.dokumen else None
    spoken = document is None or document.jenis == "pernyataan"
    where = "ucapan pejabat" if spoken or document is None else acuan.jenis_dokumen[document.jenis].nama
    remark = f" ({bare(value.sebutan)})" if value.sebutan else ""
    due = f" untuk {words.when(value.untuk)}" if value.untuk else ""
    figure = words.figure(value.teks, acuan.satuan[reading.indikator.satuan])
    return f"{figure}{remark}{due}, {where}{_other_series(reading, row)}"


def _said(row: Baris) -> str:
    if row.nilai.untuk:
        return words.when(row.nilai.untuk)
    return f"waktu tidak disebut; dikatakan {words.when(row.nilai.disebut)}" if row.nilai.disebut else ""


def _series(reading: Bacaan, row: Baris) -> str:
    if row.seri:
        return f", {bare(row.seri.nama)}"
    return ", seri tidak disebut" if reading.indikator.seri else ""


def _other_series(reading: Bacaan, row: Baris) -> str:
    shown = [one.nilai.seri for one in reading.terakhir]
    if row.seri:
        return f", seri lain: {bare(row.seri.nama)}" if shown and row.nilai.seri not in shown else ""
    return ", target tidak menyebut seri" if len(reading.indikator.seri) > 1 or any(shown) else ""


def _region(linked: Tertaut, profil: ProfilDaerah, acuan: Acuan) -> Isi:
    return {
        "tempat": bare(profil.provinsi),
        "hitungan": counted(linked, acuan),
        "catatan": "Belum ada quick win atau program yang tercatat",
    }
