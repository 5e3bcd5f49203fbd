"""Nothing about a region without a source."""

from collections.abc import Iterator

from petajalan.core.check.inventory import Inventory
from petajalan.core.model import bersama, daerah, indikator, program, rencana
from petajalan.core.problems import Problem

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


def check(stock: Inventory) -> Iterator[Problem]:
    """Check that every statement names where it comes from, in the demonstration region too: it teaches."""
    for kind, words in _OWN.items():
        for record, loc, value in stock.each(kind):
            if not value.bersumber:
                yield record.problem("A103", *loc, apa=words)
    for kind, (name, words) in _OR_VERSIONS.items():
        for record, loc, value in stock.each(kind):
            if not value.bersumber and not all(version.bersumber for version in getattr(value, name)):
                yield record.problem("A103", *loc, apa=words)
    for record, loc, status in stock.each(bersama.Status):
        if not (status.bersumber or status.alasan):
            yield record.problem("A103", *loc, apa="status ini")
    for record, loc, proof in stock.each(bersama.Bukti):
        if not (proof.bersumber or proof.url or proof.berkas):
            yield record.problem("A103", *loc, apa="bukti ini")
    yield from _measured(stock)


def _measured(stock: Inventory) -> Iterator[Problem]:
    """Check figures: a value may leave its source to its series or its indicator, a region's own may not."""
    for record, loc, indicator in stock.each(indikator.Indikator):
        shared = {seri.id for seri in indicator.seri if seri.sumber_bersama}
        for index, item in enumerate(indicator.nilai):
            if not (item.bersumber or item.seri in shared or indicator.sumber_bersama):
                yield record.problem("A103", *loc, "nilai", index, apa="nilai ini")
    for record, loc, profil in stock.each(daerah.ProfilDaerah):
        for name in ("luas", "penduduk"):
            for index, version in enumerate(getattr(profil, name) or ()):
                if not version.bersumber:
                    yield record.problem("A103", *loc, name, index, apa=f"{name} ini")
