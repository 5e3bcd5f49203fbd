"""Nothing about a real region without a source."""

from collections.abc import Iterator
from typing import Any

from petajalan.core.acuan import Acuan
from petajalan.core.load import Muatan
from petajalan.core.model import bersama, daerah, indikator, program, rencana
from petajalan.core.problems import Problem
from petajalan.core.shape import Record
from petajalan.core.walk import Loc, walk

# What a reader would call the thing that lacks its source.
_OWN: dict[type, str] = {
    daerah.ProfilDaerah: "nama dan provinsi",
    daerah.Kode: "kode wilayah",
    daerah.Koordinat: "koordinat",
    daerah.Situs: "situs ini",
    daerah.Ppid: "PPID",
    daerah.KepalaDaerah: "kepala daerah ini",
    daerah.Lembaga: "lembaga ini",
    daerah.Bimtek: "bimtek ini",
    daerah.Evaluasi: "penilaian ini",
    daerah.Opd: "lembaga ini",
    rencana.Dokumen: "dokumen ini",
    rencana.Tahapan: "tahapan ini",
    rencana.Buku: "buku ini",
    rencana.Bab: "bab ini",
    rencana.Tahap: "tahap ini",
    rencana.Tonggak: "tonggak ini",
    rencana.Kabar: "kabar ini",
    program.Program: "program ini",
    program.Kemajuan: "kemajuan ini",
}
# These may leave it to each of their versions instead.
_OR_VERSIONS: dict[type, tuple[str, str]] = {
    bersama.Fakta: ("isi", "fakta ini"),
    bersama.Anggaran: ("nilai", "anggaran ini"),
    rencana.JumlahDinyatakan: ("isi", "jumlah ini"),
    rencana.Simpul: ("teks", "simpul ini"),
}


def check(muatan: Muatan, acuan: Acuan) -> Iterator[Problem]:
    """Check that every statement of a real region names where it comes from."""
    if muatan.contoh:
        return
    for record in muatan.records():
        for loc, value in walk(record.value):
            yield from _unsourced(record, loc, value)


def _unsourced(record: Record[Any], loc: Loc, value: Any) -> Iterator[Problem]:
    kind = type(value)
    if words := _OWN.get(kind):
        if not value.bersumber:
            yield record.problem("A103", *loc, apa=words)
    elif kind in _OR_VERSIONS:
        name, words = _OR_VERSIONS[kind]
        if not value.bersumber and not all(version.bersumber for version in getattr(value, name)):
            yield record.problem("A103", *loc, apa=words)
    elif kind is bersama.Status and not (value.bersumber or value.alasan):
        yield record.problem("A103", *loc, apa="status ini")
    elif kind is bersama.Bukti and not (value.bersumber or value.url or value.berkas):
        yield record.problem("A103", *loc, apa="bukti ini")
    elif kind is indikator.Indikator:
        shared = {seri.id for seri in value.seri if seri.sumber_bersama}
        for index, item in enumerate(value.nilai):
            if not (item.bersumber or item.seri in shared or value.sumber_bersama):
                yield record.problem("A103", *loc, "nilai", index, apa="nilai ini")
    if kind is daerah.ProfilDaerah:
        for name in ("luas", "penduduk"):
            for index, version in enumerate(getattr(value, name) or ()):
                if not version.bersumber:
                    yield record.problem("A103", *loc, name, index, apa=f"{name} ini")
