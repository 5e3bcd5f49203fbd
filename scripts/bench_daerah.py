"""The made-up country of the benchmark: how large the real regions are, and regions of that size.

Measured is, for each kind of file, how many rows, words and sources each shape in it has, summed over a
region; of several regions the mean, for the median of what few regions have is nothing at all. The sums
are dealt out evenly again: a made-up region weighs what a real one weighs, and each as much as the next.
The words mean nothing.
Neither clock nor hash seed nor machine has a say in it.
"""

import json
import random
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from pydantic import BaseModel

from petajalan.core.acuan import Acuan, load_acuan
from petajalan.core.compile import compile_tree
from petajalan.core.daerah import Daerah
from petajalan.core.load import DEMONSTRATION
from petajalan.core.model.indikator import Indikator, Nilai
from petajalan.core.prose import CITATION, Prose
from petajalan.core.scalars import Rujukan
from petajalan.core.shape import Record
from petajalan.core.teks import MAX_RINGKASAN

ROOT = Path(__file__).resolve().parent.parent
FIGURES = Path(__file__).with_name("bench-ukuran.json")

# Rows, words and sources by shape: “simpul.teks” is the versions of a node's text, "" the file itself.
Shapes = dict[str, list[int]]
Ukuran = dict[str, Shapes]
Data = dict[str, Any]

# -- measuring -------------------------------------------------------------------------------------

_NO_TEXT = re.compile(r"https?://\S+|[a-z0-9./-]+")  # addresses, names of entries, words of fixed lists
_PROSE_PART = re.compile(r"(?P<judul>#+ )|(?P<butir>\s*(?:[-*+]|\d+[.)]) )|(?P<paragraf>(?=\S))")
_INNER_LINK = re.compile(r"\]\([a-z]+[a-z-]*/")


def measure(root: Path = ROOT) -> Ukuran:
    """Measure the real regions of a project; unsound ones would be left out unseen, so they stop it."""
    compiled = compile_tree(root)
    if not compiled.sound:
        raise SystemExit("\n".join(problem.line() for problem in compiled.problems))
    regions = [_measure(region) for region in compiled.daerah if region.slug != DEMONSTRATION]
    return {
        kind: {
            shape: [_mean([region[kind].get(shape, [0, 0, 0])[column] for region in regions]) for column in range(3)]
            for shape in sorted({shape for region in regions for shape in region[kind]})
        }
        for kind in (regions[0] if regions else {})
    }


def _mean(numbers: list[int]) -> int:
    return (2 * sum(numbers) + len(numbers)) // (2 * len(numbers))


def _measure(region: Daerah) -> Ukuran:
    kinds: dict[str, Iterable[Record[Any] | None]] = {
        "daerah": [region.profil],
        "sumber": [region.sumber],
        "opd": [region.opd],
        "dokumen": [region.dokumen],
        "masterplan": [region.masterplan],
        "peta-jalan": [region.peta_jalan],
        "rpjmd": region.rpjmd.values(),
        "indikator": region.indikator.values(),
        "quick-win": region.quick_win.values(),
        "program": region.program.values(),
        "bab": region.bab.values(),
        "kabar": region.kabar.values(),
    }
    figures: Ukuran = {}
    for kind, records in kinds.items():
        shapes = figures[kind] = _Shapes()
        for record in records:
            if record:
                _count(record.value, "", "", shapes)
            if record and record.prose:
                _count_prose(record.prose, shapes)
    return figures


class _Shapes(Shapes):
    """A shape that was not met yet counts as nothing."""

    def __missing__(self, shape: str) -> list[int]:
        return self.setdefault(shape, [0, 0, 0])


def _count(value: Any, shape: str, owner: str, shapes: _Shapes) -> None:
    """Count a value and all that is in it; its words and sources go to the shape that owns it."""
    match value:
        case BaseModel():
            shape = f"{shape}:{value.jenis}" if isinstance(value, Nilai) else shape
            shapes[shape][0] += 1
            if isinstance(value, Indikator) and value.acuan:
                shapes["acuan"][0] += 1
            for name in value.model_fields_set:
                _count(getattr(value, name), f"{shape}.{name}".removeprefix("."), shape, shapes)
        case dict():
            for item in value.values():
                _count(item, shape, owner, shapes)
        case tuple():
            for item in value:
                if isinstance(item, str):
                    shapes[shape][0] += 1
                _count(item, shape, shape if isinstance(item, str) else owner, shapes)
        case str() if not _NO_TEXT.fullmatch(value):
            shapes[owner][1] += _words(value)
        case Rujukan():
            shapes[owner][2] += 1


def _count_prose(prose: Prose, shapes: _Shapes) -> None:
    """Count headings, list items and paragraphs; further lines of a paragraph are no new one."""
    before = ""
    for line in prose.text.split("\n"):
        part = _PROSE_PART.match(line)
        kind = (part and part.lastgroup) or ""
        if part:
            sums = shapes[f"prosa:{kind}"]
            sums[0] += not (kind == before == "paragraf")
            sums[1] += _words(line[part.end() :])
            sums[2] += len(CITATION.findall(line))
            shapes["prosa:tautan"][0] += len(_INNER_LINK.findall(line))
        before = kind


def _words(text: str) -> int:
    return len(CITATION.sub("", text).split())


def to_json(figures: Ukuran) -> str:
    """Write figures so that a diff can be read: one shape, one line."""
    kinds = []
    for kind, shapes in figures.items():
        lines = [f"  {json.dumps(shape)}: {numbers}" for shape, numbers in shapes.items()]
        kinds.append(f" {json.dumps(kind)}: " + ("{\n" + ",\n".join(lines) + "\n }" if lines else "{}"))
    return "{\n" + ",\n".join(kinds) + "\n}\n"


# -- making up -------------------------------------------------------------------------------------

# From common to rare, as they are drawn.
_WORDS = """
dan di yang untuk dengan pada warga kota daerah layanan program dari pemerintah dalam oleh data tahun dinas
masyarakat ke akan pembangunan sistem tidak ini informasi sudah satu secara melalui juga jalan air pelayanan
kegiatan menjadi belum lebih usaha kelurahan lingkungan pendidikan kesehatan kecamatan bagi sampai dapat
kepala anggaran rencana wilayah sebagai kawasan peningkatan kerja publik sumber ekonomi kecil pengelolaan
sekolah rumah target hasil bersama tempat pasar sampah banjir laporan jaringan aplikasi petugas kelompok
pelaku digital penduduk sungai sarana prasarana antara setiap semua jumlah unit titik panjang luas baru lama
desa industri wisata pusat pengaduan perizinan terpadu perangkat pegawai pelatihan bantuan keluarga anak ibu
balita puskesmas guru siswa perpustakaan internet kamera lampu trotoar taman drainase polder turap tanggul
pompa pesisir nelayan petani pupuk beras ikan rumput laut pelabuhan terminal angkutan bus halte parkir
jembatan listrik energi surya limbah bank kompos daur ulang hutan bakau pohon udara kualitas indeks nilai
angka capaian sasaran tujuan misi visi indikator kinerja evaluasi penilaian penghargaan komitmen mitra
perguruan tinggi swasta perusahaan tanggung jawab sosial dana hibah pajak retribusi pendapatan belanja modal
investasi lapangan tenaga pencari pengangguran kemiskinan miskin rentan lansia penyandang disabilitas
perempuan pemuda olahraga budaya seni festival kampung adat sejarah museum cagar kuliner kerajinan batik tenun
produk unggulan koperasi pedagang toko warung pesanan pembayaran tunai elektronik tanda tangan dokumen arsip
surat naskah peraturan keputusan pasal ketentuan standar prosedur pengawasan audit keamanan siber server basis
serat kabel menara sinyal gawai pelanggan antrean loket mal kunjungan pengunjung jam hari minggu bulan
triwulan semester awal akhir tahap pertama kedua ketiga lanjutan percontohan uji coba penerapan perluasan
pemeliharaan perbaikan pemasangan pembebasan lahan sertifikat peta ruang tata detail zona permukiman kumuh
sanitasi jamban sumur sambungan pipa debit bendung waduk embung irigasi sawah kebun ternak pakan vaksin obat
rujukan ambulans gizi stunting imunisasi posyandu kader relawan bencana siaga darurat evakuasi posko gempa
longsor kebakaran cuaca iklim emisi karbon hijau bersih sehat cerdas maju mandiri adil makmur sejahtera
tangguh terbuka ramah inklusif merata berkelanjutan berdaya saing unggul transparan akuntabel efektif efisien
cepat mudah
"""
_VOCABULARY = tuple(_WORDS.split())

_MONTHS = 12
_PER_PROVINCE = 56  # of provinces 01 to 10, whose numbers no real one has
_CHILDREN = 5  # of a plan's node


class Baris(NamedTuple):
    """One row to write: its number in the region, and the words and sources that fall to it."""

    nomor: int
    kata: int
    rujukan: int


class _Dealer:
    """Deals the rows of one kind of file out to their parents, evenly and to the last one."""

    def __init__(self, shapes: Shapes) -> None:
        self.shapes = shapes
        self.given: Counter[str] = Counter()

    def rows(self, shape: str) -> Iterator[Baris]:
        """Yield the rows that fall to the parent that was yielded last."""
        total, words, sources = self.shapes.get(shape, [0, 0, 0])
        parents, place = 1, 0
        if shape:
            parent = shape.rpartition(".")[0]
            parents, place = self.shapes[parent][0], self.given[parent] - 1
        for number in range(total * place // parents, total * (place + 1) // parents):
            self.given[shape] = number + 1
            yield Baris(number, _share(words, total, number), _share(sources, total, number))


def _share(amount: int, parts: int, number: int) -> int:
    return amount * (number + 1) // parts - amount * number // parts


def write_country(folder: Path, count: int, figures: Ukuran, project: Path = ROOT) -> None:
    """Write ``cities/`` with the real code lists and so many made-up regions."""
    acuan, problems = load_acuan(project)
    assert acuan is not None, problems
    shutil.copytree(project / "cities" / "_acuan", folder / "cities" / "_acuan")
    regions = [_Region(number, figures, acuan) for number in range(count)]
    # The check holds a region's code against the list, so the made-up ones join it.
    with (folder / "cities" / "_acuan" / "wilayah.yml").open("a", encoding="utf-8", newline="\n") as codes:
        codes.write(_yaml({region.kode: {"nama": region.nama, "provinsi": region.provinsi} for region in regions}))
    for region in regions:
        for name, text in region.files():
            path = folder / "cities" / region.slug / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")


class _Region:
    """One made-up region: what its files may name, and one method a kind of file."""

    def __init__(self, number: int, figures: Ukuran, acuan: Acuan) -> None:
        self.number = number
        self.figures = figures
        self.acuan = acuan
        self.random = random.Random(number)
        self.jenis = ("kota", "kabupaten")[number % 2]
        self.nama = f"{self.jenis.title()} Bench {number + 1:03d}"
        self.slug = self.nama.lower().replace(" ", "-")
        province, place = divmod(number, _PER_PROVINCE)
        self.kode = f"{1 + province:02d}.{(71 if self.jenis == 'kota' else 1) + place // 2:02d}"
        self.provinsi = f"Provinsi Bench {1 + province:02d}"
        self.deal = _Dealer({})
        self.cited = 0
        self.sumber = [f"S{n + 1}" for n in range(figures["sumber"][""][0])]
        self.opd = self._names("opd")
        self.indikator = self._names("indikator")
        plans = figures["rpjmd"][""][0]
        self.periode = [f"{2025 - 5 * n}-{2029 - 5 * n}" for n in reversed(range(plans))]
        self.dokumen = [f"rpjmd-{period}" for period in self.periode]
        self.dokumen += self._names("dokumen")[plans:]
        self.janji = [f"{kind}/{name}" for kind in ("quick-win", "program") for name in self._names(kind)]
        self.simpul = _nodes(_share(figures["rpjmd"]["simpul"][0], plans, plans - 1))
        self.tujuan = [f"{self.periode[-1]}/{node}" for node in self.simpul]
        self.tujuan += [f"indikator/{name}" for name in self.indikator]

    def _names(self, kind: str) -> list[str]:
        """Name the entries or files of a kind after two words and their number."""
        count = self.figures[kind].get("", [0])[0]
        return [f"{self.words(1)}-{self.words(1)}-{number + 1}" for number in range(count)]

    # -- words, figures, dates

    def words(self, count: int) -> str:
        """Draw words, common ones more often."""
        drawn = (self.random.random() for _ in range(count))
        return " ".join(_VOCABULARY[int(one * one * len(_VOCABULARY))] for one in drawn)

    def text(self, count: int) -> str:
        """Write so many words, at least one, as a name or phrase."""
        words = self.words(max(count, 1))
        return words[0].upper() + words[1:]

    def figure(self) -> str:
        return f"{1 + self.random.random() * 98:.1f}".replace(".", ",")

    def when(self, number: int) -> str:
        """Give a month, later with each number, from 2016 to 2025."""
        number %= 10 * _MONTHS
        return f"{2016 + number // _MONTHS}-{number % _MONTHS + 1:02d}"

    def year(self, number: int) -> str:
        return str(2016 + number % 10)

    # -- parts that stand in several kinds of file

    def sources(self, count: int) -> list[str]:
        """Name the next sources in turn."""
        self.cited += count
        return [self.sumber[n % len(self.sumber)] for n in range(self.cited - count, self.cited)]

    def sourced(self, row: Baris, *, needed: bool = True) -> Data:
        count = max(row.rujukan, int(needed))
        return {"sumber": self.sources(count)} if count else {}

    def noted(self, row: Baris, *others: str) -> Data:
        """Put the words of a row that are left after its other texts into its remark."""
        left = row.kata - sum(len(text.split()) for text in others)
        return {"catatan": self.text(left)} if left > 0 else {}

    def versions(self, shape: str, say: Callable[[Baris], str], *, needed: bool = False) -> Any:
        """Write a value as officers do: bare, or with its source, or one beside the other; none where none falls."""
        rows = list(self.deal.rows(shape)) or ([Baris(0, 2, 0)] if needed else [])
        made = [{"isi": say(row), **self.sourced(row, needed=len(rows) > 1)} for row in rows]
        if len(made) > 1:
            return made
        return (made[0] if len(made[0]) > 1 else made[0]["isi"]) if made else None

    def texts(self, shape: str, *, needed: bool = False) -> Any:
        return self.versions(shape, lambda row: self.text(row.kata), needed=needed)

    def times(self, shape: str, first: int = 0) -> Any:
        return self.versions(shape, lambda row: self.when(first + row.nomor))

    def chosen(self, shape: str, names: list[str]) -> list[str]:
        """Name one entry for each row that falls here."""
        return [names[row.nomor % len(names)] for row in self.deal.rows(shape)]

    def facts(self, shape: str) -> list[Data]:
        return [self.fact(row, shape) for row in self.deal.rows(shape)]

    def fact(self, row: Baris, shape: str) -> Data:
        hal = self.text(min(row.kata, 3))
        when = {"waktu": self.when(row.nomor)} if row.nomor % 2 else {}
        return {"hal": hal, "isi": self.texts(f"{shape}.isi", needed=True), **when, **self.noted(row, hal),
                **self.sourced(row)}  # fmt: skip

    def gaps(self, shape: str = "kosong") -> list[Data]:
        return [self.gap(row) for row in self.deal.rows(shape)]

    def gap(self, row: Baris) -> Data:
        hal = self.text(min(row.kata, 6))
        return {"hal": hal, **self.noted(row, hal), **self.sourced(row, needed=False)}

    def budget(self) -> list[Data]:
        return [
            {"pos": (pos := self.text(min(row.kata, 5))), "tahun": self.year(row.nomor),
             "nilai": self.versions("anggaran.nilai", lambda _: f"Rp{self.figure()} miliar", needed=True),
             "indikator": self.chosen("anggaran.indikator", self.indikator), **self.noted(row, pos),
             **self.sourced(row)}
            for row in self.deal.rows("anggaran")
        ]  # fmt: skip

    def history(self, shape: str = "riwayat") -> list[Data]:
        return [
            {"tanggal": self.when(row.nomor), "lama": self.text(2), "alasan": self.text(row.kata - 2),
             **self.sourced(row, needed=False)}
            for row in self.deal.rows(shape)
        ]  # fmt: skip

    def statuses(self, shape: str = "status") -> list[Data]:
        states = list(self.acuan.keadaan)
        return [
            {"keadaan": states[row.nomor % len(states)], "tanggal": str(2018 + place), "alasan": self.text(row.kata),
             **self.sourced(row, needed=False)}
            for place, row in enumerate(self.deal.rows(shape))
        ]  # fmt: skip

    def evidence(self, shape: str = "bukti") -> list[Data]:
        return [
            {"judul": self.text(row.kata), "tanggal": self.when(row.nomor), **self.sourced(row)}
            for row in self.deal.rows(shape)
        ]

    def dimensions(self, shape: str = "dimensi") -> list[Data]:
        names = list(self.acuan.dimensi)
        return [
            {"id": names[row.nomor % len(names)], "dasar": "redaksi", "alasan": self.text(row.kata),
             **self.sourced(row, needed=False)}
            for row in self.deal.rows(shape)
        ]  # fmt: skip

    def links(self, shape: str = "mendukung", to: list[str] | None = None) -> list[Data]:
        targets = to or self.tujuan
        return [
            {"ke": targets[row.nomor % len(targets)], "dasar": "redaksi", "alasan": self.text(row.kata),
             **self.sourced(row, needed=False)}
            for row in self.deal.rows(shape)
        ]  # fmt: skip

    def prose(self) -> str:
        """Write headings, under each its share of the paragraphs and list items; sources close them."""
        headings = [f"## {self.text(row.kata - 1)} {row.nomor + 1}" for row in self.deal.rows("prosa:judul")]
        links = [self.janji[row.nomor % len(self.janji)] for row in self.deal.rows("prosa:tautan")]
        parts: list[list[str]] = [[heading] for heading in headings] or [[]]
        for sign in ("paragraf", "butir"):
            rows = list(self.deal.rows(f"prosa:{sign}"))
            for place, row in enumerate(rows):
                link = f"[{self.words(2)}]({links.pop()}/) " if links else ""
                cited = "".join(f" [@{source}]" for source in self.sources(row.rujukan))
                figure = f" {100 + row.nomor} warga" if cited else ""
                words = row.kata - 2 * bool(link) - 2 * bool(figure)
                text = ("- " if sign == "butir" else "") + link + self.sentences(words)
                parts[place * len(parts) // len(rows)].append(f"{text}{figure}{cited}.")
        return "\n".join("\n\n".join(part) + "\n" for part in parts)

    def sentences(self, count: int) -> str:
        """Write so many words as sentences of eight to sixteen, without the last full stop."""
        made = []
        while count > 0:
            length = min(count, 8 + int(self.random.random() * 9))
            made.append(self.text(length))
            count -= length
        return ". ".join(made)

    # -- the files

    def files(self) -> Iterator[tuple[str, str]]:
        """Yield every file's name and text."""
        single: dict[str, tuple[str, Callable[[], Data]]] = {
            "daerah": ("daerah.yml", self.profile),
            "sumber": ("sumber.yml", self.source_list),
            "opd": ("opd.yml", self.offices),
            "dokumen": ("dokumen.yml", self.documents),
            "masterplan": ("masterplan/masterplan.yml", self.masterplan),
            "peta-jalan": ("peta-jalan.yml", self.roadmap),
        }
        for kind, (name, make) in single.items():
            self.deal = _Dealer(self.figures[kind])
            if self.figures[kind].get("", [0])[0]:
                yield name, _yaml(make())
        many: dict[str, Callable[[Baris], tuple[str, str]]] = {
            "rpjmd": self.plan,
            "indikator": self.indicator,
            "quick-win": lambda row: self.promise(row, self.janji[row.nomor]),
            "program": lambda row: self.promise(row, self.janji[row.nomor - self.figures["program"][""][0]]),
            "bab": self.chapter,
            "kabar": self.news,
        }
        for kind, write in many.items():
            self.deal = _Dealer(self.figures[kind])
            for row in self.deal.rows(""):
                yield write(row)

    def profile(self) -> Data:
        (own,) = self.deal.rows("")
        return {
            "nama": self.nama,
            "jenis": self.jenis,
            "kode": {"isi": self.kode, "keputusan": self.text(4), "sumber": self.sources(2)},
            "provinsi": self.provinsi,
            **self.sourced(own),
            "koordinat": next(({"lintang": f"-{self.figure()}", "bujur": f"1{self.number % 40:02d},5",
                                **self.sourced(row)} for row in self.deal.rows("koordinat")), None),
            "luas": self.amounts("luas", "{}"),
            "penduduk": self.amounts("penduduk", "{}00"),
            "identitas": self.facts("identitas"),
            "situs": [{"fungsi": self.text(row.kata), "alamat": f"situs-{row.nomor + 1}.bench.example",
                       **self.sourced(row)} for row in self.deal.rows("situs")],
            "ppid": next(({"nama": self.text(row.kata), "situs": "https://ppid.bench.example/", **self.sourced(row)}
                          for row in self.deal.rows("ppid")), None),
            "kepala_daerah": [
                {"masa": self.versions("kepala_daerah.masa", self.term, needed=True),
                 "kepala": (kepala := self.text(min(row.kata, 2))), "wakil": self.texts("kepala_daerah.wakil"),
                 "fakta": self.facts("kepala_daerah.fakta"), **self.noted(row, kepala), **self.sourced(row)}
                for row in self.deal.rows("kepala_daerah")
            ],
            "kelembagaan": [
                {"jenis": ("dewan", "tim-pelaksana", "forum", "pembimbing")[row.nomor % 4],
                 "nama": (nama := self.text(min(row.kata, 4))), "ketua": self.texts("kelembagaan.ketua"),
                 "waktu": self.when(row.nomor), **self.noted(row, nama), **self.sourced(row)}
                for row in self.deal.rows("kelembagaan")
            ],
            "bimtek": [
                {"tahap": ("I", "II", "III", "IV")[row.nomor % 4], "waktu": self.times("bimtek.waktu"),
                 "isi": self.text(row.kata), **self.sourced(row)}
                for row in self.deal.rows("bimtek")
            ],
            "komitmen": self.facts("komitmen"),
            "evaluasi": [
                {"nama": (nama := self.text(min(row.kata, 4))), "tahun": self.year(row.nomor),
                 "hasil": self.texts("evaluasi.hasil"), "indikator": self.indikator[row.nomor % len(self.indikator)],
                 **self.noted(row, nama), **self.sourced(row)}
                for row in self.deal.rows("evaluasi")
            ],
            "anggaran": self.budget(),
            "fakta": self.facts("fakta"),
            "kosong": self.gaps(),
        }  # fmt: skip

    def amounts(self, shape: str, form: str) -> list[Data]:
        """Give versions of a figure of the whole region: the first is used, each with its source."""
        return [
            {"isi": form.format(self.figure()), "dasar": self.text(row.kata), **({"utama": "ya"} if place == 0 else {}),
             **self.sourced(row)}
            for place, row in enumerate(self.deal.rows(shape))
        ]  # fmt: skip

    def term(self, row: Baris) -> str:
        return f"{2006 + 5 * row.nomor}/{2011 + 5 * row.nomor}"

    def source_list(self) -> Data:
        classes = list(self.acuan.kelas_sumber)
        return {
            name: {"judul": (judul := self.text(min(row.kata, 8))), "penerbit": (penerbit := self.text(2)),
                   "tanggal": self.when(row.nomor),
                   "url": f"https://{self.slug}.example/{judul.lower().replace(' ', '-')}",
                   "url_lain": [f"https://arsip.example/{extra.nomor}" for extra in self.deal.rows("url_lain")],
                   "kelas": classes[row.nomor % len(classes)], **self.noted(row, judul, penerbit)}
            for name, row in zip(self.sumber, self.deal.rows(""), strict=True)
        }  # fmt: skip

    def offices(self) -> Data:
        return {
            name: {"nama": (nama := self.text(min(row.kata, 5))), **self.noted(row, nama),
                   "urusan": [self.text(part.kata) for part in self.deal.rows("urusan")], **self.sourced(row)}
            for name, row in zip(self.opd, self.deal.rows(""), strict=True)
        }  # fmt: skip

    def documents(self) -> Data:
        kinds = [kind for kind in self.acuan.jenis_dokumen if kind != "rpjmd"]
        return {
            name: {
                "judul": self.text(row.kata),
                "jenis": kinds[row.nomor % len(kinds)],
                "tahun": self.year(row.nomor),
                "periode": self.versions("periode", lambda _: self.periode[-1]),
                **({"jenis": "rpjmd", "periode": self.periode[row.nomor]} if row.nomor < len(self.periode) else {}),
                "nomor": self.texts("nomor"),
                "visi": next(iter(self.facts("visi")), None),
                "tahapan": [
                    {"nama": (nama := self.text(min(step.kata, 4))), "waktu": self.times("tahapan.waktu"),
                     **self.noted(step, nama), **self.sourced(step)}
                    for step in self.deal.rows("tahapan")
                ],
                "fakta": self.facts("fakta"),
                "kosong": self.gaps(),
                **self.sourced(row),
            }
            for name, row in zip(self.dokumen, self.deal.rows(""), strict=True)
        }  # fmt: skip

    def masterplan(self) -> Data:
        (own,) = self.deal.rows("")
        return {
            "judul": self.text(own.kata),
            "dokumen": self.dokumen[-1],
            **self.sourced(own),
            "periode": self.texts("periode"),
            "visi": self.texts("visi"),
            "misi": self.facts("misi"),
            "buku": [
                {"jenis": "lainnya", "judul": (judul := self.text(min(row.kata, 6))), **self.noted(row, judul),
                 **self.sourced(row)}
                for row in self.deal.rows("buku")
            ],
            "dimensi": self.dimensions(),
            "fakta": self.facts("fakta"),
            "kosong": self.gaps(),
        }  # fmt: skip

    def roadmap(self) -> Data:
        list(self.deal.rows(""))
        stages = [
            {"id": f"tahap-{row.nomor + 1}", "judul": (judul := self.text(min(row.kata, 3))),
             "waktu": f"{2020 + row.nomor}/{2021 + row.nomor}", **self.noted(row, judul), **self.sourced(row)}
            for row in self.deal.rows("tahap")
        ]  # fmt: skip
        return {
            "tahap": stages,
            "tonggak": [self.milestone(row, stages) for row in self.deal.rows("tonggak")],
            "fakta": self.facts("fakta"),
            "kosong": self.gaps(),
        }

    def milestone(self, row: Baris, stages: list[Data]) -> Data:
        judul = self.text(min(row.kata, 7))
        due = self.versions("tonggak.tenggat", lambda one: str(2027 + one.nomor % 4))
        happened = self.times("tonggak.waktu")
        return {
            "id": f"tonggak-{row.nomor + 1}",
            "judul": judul,
            "waktu": happened or (None if due else self.when(row.nomor)),
            "tenggat": due,
            "riwayat": self.history("tonggak.riwayat"),
            "tahap": stages[row.nomor % len(stages)]["id"] if stages else None,
            "dimensi": self.dimensions("tonggak.dimensi"),
            "penanggung_jawab": self.chosen("tonggak.penanggung_jawab", self.opd),
            "status": self.statuses("tonggak.status"),
            "untuk": self.chosen("tonggak.untuk", self.janji),
            "mendukung": self.links("tonggak.mendukung"),
            "bukti": self.evidence("tonggak.bukti"),
            **self.noted(row, judul),
            **self.sourced(row),
        }

    def plan(self, file: Baris) -> tuple[str, str]:
        period = self.periode[file.nomor]
        rows = list(self.deal.shapes["simpul"][:1])
        names = _nodes(_share(rows[0], len(self.periode), file.nomor))
        nodes = [
            {
                "id": name,
                "teks": self.texts("simpul.teks", needed=True),
                "induk": [names[(place - 1) // _CHILDREN] for _ in self.deal.rows("simpul.induk") if place],
                "indikator": self.chosen("simpul.indikator", self.indikator),
                "pengampu": self.chosen("simpul.pengampu", self.opd),
                "melanjutkan": self.links("simpul.melanjutkan", [f"{self.periode[0]}/{_nodes(1)[0]}"]),
                **self.noted(row),
                **self.sourced(row),
            }
            for place, (name, row) in enumerate(zip(names, self.deal.rows("simpul"), strict=True))
        ]
        return f"rpjmd/{period}.yml", _yaml({
            "periode": period,
            "dokumen": f"rpjmd-{period}",
            "simpul": nodes,
            "jumlah_dinyatakan": [
                {"hal": self.text(row.kata),
                 "isi": self.versions("jumlah_dinyatakan.isi", lambda one: str(one.nomor + 5), needed=True),
                 **self.sourced(row)}
                for row in self.deal.rows("jumlah_dinyatakan")
            ],
            "fakta": self.facts("fakta"),
            "kosong": self.gaps(),
        })  # fmt: skip

    def indicator(self, file: Baris) -> tuple[str, str]:
        nama = self.text(3)
        shared = [list(self.acuan.indikator)[row.nomor % len(self.acuan.indikator)] for row in self.deal.rows("acuan")]
        entry = self.acuan.indikator[shared[0]] if shared else None
        series = [
            {"id": f"seri-{row.nomor + 1}", "nama": (name := self.text(min(row.kata, 3))),
             "seri_acuan": entry.seri[0].id if entry and entry.seri else None, **self.noted(row, name),
             "sumber_bersama": self.sources(row.rujukan)}
            for row in self.deal.rows("seri")
        ]  # fmt: skip
        return f"indikator/{self.indikator[file.nomor]}.yml", _yaml({
            "nama": nama,
            "definisi": self.text(file.kata - 3),
            "satuan": entry.satuan if entry else "persen",
            "arah": ("naik", "turun")[file.nomor % 2],
            "jenis": ("dampak", "hasil", "keluaran")[file.nomor % 3],
            "pengampu": self.chosen("pengampu", self.opd),
            "acuan": shared[0] if shared else None,
            "seri": series,
            "nilai": [self.value(jenis, place, row, series)
                      for jenis in ("awal", "target", "realisasi")
                      for place, row in enumerate(self.deal.rows(f"nilai:{jenis}"))],
            "sumber_bersama": self.sources(file.rujukan),
            "fakta": self.facts("fakta"),
            "kosong": self.gaps(),
        })  # fmt: skip

    def value(self, jenis: str, place: int, row: Baris, series: list[Data]) -> Data:
        """One value; a second round through the years is about a part of the region, so that none disagree."""
        target = jenis == "target"
        round_, year = divmod(place, 5)
        return {
            "jenis": jenis,
            "seri": series[0]["id"] if series else None,
            "untuk": str((2025 if target else 2019) + year),
            "rincian": f"Kecamatan {round_}" if round_ else None,
            "teks": self.figure(),
            "dokumen": f"rpjmd-{self.periode[-1]}" if target else None,
            **self.noted(row),
            "riwayat": self.history(f"nilai:{jenis}.riwayat"),
            **self.sourced(row, needed=not series),
        }

    def promise(self, file: Baris, address: str) -> tuple[str, str]:
        judul = self.text(4)
        about = self.text(min(file.kata - 4, 24))[:MAX_RINGKASAN]
        say = "Quick win {}" if address.startswith("quick-win/") else "Program {}"
        return f"{address}.md", _markdown({
            "judul": judul,
            "ringkasan": about,
            "label": self.versions("label", lambda row: say.format(self.words(1)), needed=True),
            "dimensi": self.dimensions(),
            "penanggung_jawab": self.chosen("penanggung_jawab", self.opd),
            "pendukung": self.chosen("pendukung", self.opd),
            "mitra": self.chosen("mitra", self.opd),
            "manfaat": self.text(file.kata - 4 - len(about.split())),
            "mulai": self.times("mulai"),
            "tenggat": self.versions("tenggat", lambda row: str(2026 + row.nomor % 4)),
            "riwayat": self.history(),
            "status": self.statuses(),
            "kemajuan": [{"tanggal": self.when(row.nomor), "teks": self.text(row.kata), **self.sourced(row)}
                         for row in self.deal.rows("kemajuan")],
            "bukti": self.evidence(),
            "anggaran": self.budget(),
            "mendukung": self.links(),
            "fakta": self.facts("fakta"),
            "kosong": self.gaps(),
            "diperiksa": "2026-11-22",
            **self.sourced(file),
        }, self.prose())  # fmt: skip

    def chapter(self, file: Baris) -> tuple[str, str]:
        judul = self.text(file.kata)
        name = f"masterplan/{file.nomor + 1:02d}-{judul.split()[0].lower()}-{file.nomor + 1}.md"
        return name, _markdown({"judul": judul, "asal": "redaksi", **self.sourced(file)}, self.prose())

    def news(self, file: Baris) -> tuple[str, str]:
        judul = self.text(min(file.kata, 6))
        name = f"kabar/{self.when(file.nomor)}-01-kabar-{file.nomor + 1}.md"
        data = {"judul": judul, "ringkasan": self.text(file.kata - 6), "tentang": self.chosen("tentang", self.janji)}
        return name, _markdown({**data, **self.sourced(file)}, self.prose())


def _nodes(count: int) -> list[str]:
    """Name a plan's nodes, each level under the one before: visi, misi, tujuan, sasaran, program."""
    kinds = ("visi", "misi", "tujuan", "sasaran", "program")
    depth = [0]
    for place in range(1, count):
        depth.append(min(depth[(place - 1) // _CHILDREN] + 1, len(kinds) - 1))
    return [f"{kinds[depth[place]]}-{place}" if place else "visi" for place in range(count)]


def _kept(value: Any) -> Any:
    """Leave out what was not filled in, as officers do."""
    if isinstance(value, dict):
        return {key: _kept(item) for key, item in value.items() if item not in (None, [])}
    return [_kept(item) for item in value] if isinstance(value, list) else value


def _yaml(data: Data) -> str:
    return yaml.dump(_kept(data), Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=110)


def _markdown(data: Data, prose: str) -> str:
    return f"---\n{_yaml(data)}---\n\n{prose}"
