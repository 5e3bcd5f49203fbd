"""A region's data as tables: fixed columns, new ones only at the end. The same rows make CSV and JSON."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass

from petajalan.core.alamat import of_tujuan
from petajalan.core.angka import number
from petajalan.core.link import Tertaut, current, promises
from petajalan.core.model.dasar import Versi
from petajalan.core.scalars import Rujukan
from petajalan.core.waktu import Waktu

Row = tuple[str, ...]


def _columns(names: str) -> Row:
    return tuple(names.split(","))


@dataclass(frozen=True, slots=True)
class Table:
    """A named table of text cells; ``about`` says in one sentence what a row is."""

    name: str
    about: str
    columns: Row
    rows: tuple[Row, ...]


INDIKATOR = _columns(
    "kode_wilayah,daerah,indikator,nama,satuan,seri,tahun,jenis,nilai,teks,utama,sumber,url_sumber,halaman,"
    "waktu,disebut,dokumen,jenis_dokumen,rincian,batas_bawah,batas_atas,letak,konflik,sebutan,sumber_bersama"
)
QUICK_WIN = _columns(
    "kode_wilayah,daerah,slug,judul,dimensi,penanggung_jawab,status,mulai,selesai,label,pendukung,kemajuan,per,"
    "mendukung,bukti,sumber,url_sumber,halaman"
)
PETA_JALAN = _columns(
    "kode_wilayah,daerah,id,jenis,judul,waktu,tenggat,tahap,dimensi,penanggung_jawab,status,untuk,sumber,"
    "url_sumber,halaman"
)
SUMBER = _columns("kode_wilayah,daerah,id,judul,penerbit,tanggal,kelas,terbaca,url,catatan,halaman")
DOKUMEN = _columns(
    "kode_wilayah,daerah,id,judul,jenis,periode,tahun,nomor,naskah,publikasi,oleh,url,sumber,url_sumber,halaman"
)
RPJMD = _columns("kode_wilayah,daerah,periode,id,jenis,teks,kutipan,induk,indikator,naskah,sumber,url_sumber,halaman")


def tables(linked: Tertaut, site_url: str) -> tuple[Table, ...]:
    """Make all tables of a region; ``site_url`` ends in a slash and makes addresses absolute."""
    maker = _Maker(linked, site_url)
    return (
        Table("quick-win", "Satu baris satu quick win atau program", QUICK_WIN, maker.promises()),
        Table("indikator", "Satu baris satu nilai indikator menurut satu sumber", INDIKATOR, maker.indicators()),
        Table("peta-jalan", "Satu baris satu tahap atau tonggak", PETA_JALAN, maker.roadmap()),
        Table("rpjmd", "Satu baris satu simpul rencana", RPJMD, maker.nodes()),
        Table("dokumen", "Satu baris satu dokumen", DOKUMEN, maker.documents()),
        Table("sumber", "Satu baris satu sumber", SUMBER, maker.sources()),
    )


def to_csv(table: Table) -> str:
    """Write a table as CSV; a cell that a spreadsheet would run as a formula is made plain text."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(table.columns)
    writer.writerows([_plain(cell) for cell in row] for row in table.rows)
    return out.getvalue()


def _plain(cell: str) -> str:
    # A negative number is a number; everything else that starts like a formula gets a quote in front.
    if cell[:1] in "=+-@\t\r" and cell and not cell.lstrip("-").replace(".", "", 1).isdigit():
        return f"'{cell}"
    return cell


class _Maker:
    """Knows the region's first two cells and its sources, which every row needs."""

    def __init__(self, linked: Tertaut, site_url: str) -> None:
        self.linked = linked
        self.daerah = linked.daerah
        self.head = (self.daerah.profil.value.kode.isi, self.daerah.slug)
        self.home = f"{site_url}{self.daerah.slug}/"

    def page(self, address: str) -> str:
        return self.home + address

    def cited(self, sources: Iterable[Rujukan]) -> tuple[str, str]:
        ids = list(dict.fromkeys(source.id for source in sources))
        known = self.daerah.sumber.value
        return ";".join(ids), ";".join(known[name].url or "" for name in ids)

    def indicators(self) -> tuple[Row, ...]:
        made = []
        for slug, reading in self.linked.bacaan.items():
            indicator = reading.indikator
            for row in reading.baris:
                value = row.nilai
                document = self.daerah.dokumen.value.get(value.dokumen or "")
                said = "pernyataan" if value.oleh and value.jenis == "target" else ""
                ids, urls = self.cited(row.sumber)
                made.append((
                    *self.head, slug, indicator.nama, indicator.satuan, value.seri or "",
                    value.untuk.tahun if value.untuk else "", value.jenis, number(value.teks.nilai), value.teks.teks,
                    "ya" if value.utama else "tidak", ids, urls, self.page(f"indikator/{slug}/"),
                    value.untuk.kode if value.untuk else "", value.disebut.kode if value.disebut else "",
                    value.dokumen or "", document.jenis if document else said, value.rincian or "",
                    number(value.teks.bawah), number(value.teks.atas),
                    ";".join(source.letak for source in row.sumber) if any(s.letak for s in row.sumber) else "",
                    "ya" if row.konflik else "tidak", value.sebutan or "", "ya" if row.bersama else "tidak",
                ))  # fmt: skip
        return tuple(made)

    def promises(self) -> tuple[Row, ...]:
        made = []
        for address, record in promises(self.daerah):
            promise = record.value
            last = promise.kemajuan[-1] if promise.kemajuan else None
            made.append((
                *self.head, record.slug, promise.judul, ";".join(d.id for d in promise.dimensi if d.id),
                ";".join(promise.penanggung_jawab), current(promise).keadaan, _time(promise.mulai),
                _time(promise.tenggat), address.partition("/")[0], ";".join((*promise.pendukung, *promise.mitra)),
                last.teks if last else "", last.tanggal.kode if last and last.tanggal else "",
                ";".join(link.ke for link in promise.mendukung), ";".join(proof.judul for proof in promise.bukti),
                *self.cited(promise.sumber or promise.sumber_bersama), self.page(address),
            ))  # fmt: skip
        return tuple(made)

    def roadmap(self) -> tuple[Row, ...]:
        if self.daerah.peta_jalan is None:
            return ()
        roadmap = self.daerah.peta_jalan.value
        page = self.page("peta-jalan/")
        stages: list[Row] = [
            (*self.head, stage.id, "tahap", stage.judul, stage.waktu.kode if stage.waktu else "",
             *[""] * 6, *self.cited(stage.sumber or stage.sumber_bersama), f"{page}#{stage.id}")
            for stage in roadmap.tahap
        ]  # fmt: skip
        milestones: list[Row] = [
            (*self.head, m.id, "tonggak", m.judul, _time(m.waktu), _time(m.tenggat), m.tahap or "",
             ";".join(d.id for d in m.dimensi if d.id), ";".join(m.penanggung_jawab),
             m.status[-1].keadaan if m.status else "", ";".join(m.untuk),
             *self.cited(m.sumber or m.sumber_bersama), f"{page}#{m.id}")
            for m in roadmap.tonggak
        ]  # fmt: skip
        return tuple(stages + milestones)

    def nodes(self) -> tuple[Row, ...]:
        return tuple(
            (*self.head, period, node.id, node.jenis, node.rumusan, "ya" if node.kutipan else "tidak",
             ";".join(node.induk), ";".join(node.indikator), node.naskah or "",
             *self.cited(node.sumber or node.sumber_bersama), self.page(of_tujuan(f"{period}/{node.id}")))
            for period, record in self.daerah.rpjmd.items()
            for node in record.value.simpul
        )  # fmt: skip

    def documents(self) -> tuple[Row, ...]:
        return tuple(
            (*self.head, name, d.judul, d.jenis, _words(d.periode), d.tahun.kode if d.tahun else "",
             _words(d.nomor), d.naskah, d.publikasi, d.oleh or "", d.url or "",
             *self.cited(d.sumber or d.sumber_bersama), self.page(f"rpjmd/#{name}"))
            for name, d in self.daerah.dokumen.value.items()
        )  # fmt: skip

    def sources(self) -> tuple[Row, ...]:
        return tuple(
            (*self.head, name, s.judul, s.penerbit or "", s.tanggal.kode if s.tanggal else "", s.kelas, s.terbaca,
             s.url or "", s.catatan or "", self.page(f"sumber/#{name}"))
            for name, s in self.daerah.sumber.value.items()
        )  # fmt: skip


def _time(versions: tuple[Versi[Waktu], ...] | None) -> str:
    return ";".join(version.isi.kode for version in versions or ())


def _words(versions: tuple[Versi[str], ...] | None) -> str:
    return ";".join(version.isi for version in versions or ())
