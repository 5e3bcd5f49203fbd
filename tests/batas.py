"""Made-up regions at the limits of what an officer may write: everything as long and as much as it can be, or nothing.

``lay_limits`` lays two: ``kota-batas`` is full to the brim, ``kota-hanya-nama`` has nothing but its name and the
source of it. Nothing here is real, and nothing is random.
"""

from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from shutil import copytree, rmtree

from petajalan.core.load import MAX_SLUG
from petajalan.core.teks import MAX_RINGKASAN, MAX_TEKS
from pohon import BASES, REGION
from situs import add_code, lay_project

FULL, BARE = "kota-batas", "kota-hanya-nama"
TITLE = 200
QUICK_WINS = 80
YEARS = range(1996, 2026)

_WORDS = [
    "penyelenggaraan", "pelayanan", "administrasi", "kependudukan", "terpadu", "berbasis", "kewilayahan", "yang",
    "mudah", "dijangkau", "warga", "melalui", "integrasi", "sistem", "informasi", "pemerintahan", "daerah", "dan",
    "pertanggungjawaban", "keterbukaan", "informasi", "publik",
]  # fmt: skip
_DIMENSIONS = (
    "smart-governance", "smart-branding", "smart-economy", "smart-living", "smart-society", "smart-environment"
)  # fmt: skip
_STATES = ("rencana", "berjalan", "selesai", "terhenti", "belum-diketahui")


def words(length: int, *, start: int = 0) -> str:
    """Give ordinary words of exactly ``length`` letters and spaces, beginning with a capital."""
    text = " ".join(islice(cycle(_WORDS), start, start + length))[:length]
    # Neither a space nor half a word of one letter at the end.
    return (text[:-1] + "n" if text.endswith(" ") else text).capitalize()


def unbroken(length: int) -> str:
    """Give one word without a place to break it, as an identifier or an address may be."""
    return ("Sistem" + "pertanggungjawaban" * length)[:length]


def lay_limits(folder: Path) -> Path:
    """Lay a project of the full and the bare region, ready to build."""
    lay_project(folder, (REGION,))
    cities = folder / "cities"
    rmtree(cities / REGION)
    for code, name in (("99.81", "Batas"), ("99.82", "Hanya Nama")):
        add_code(folder, f'"{code}": {{nama: Kota {name}, provinsi: Provinsi Rekaan}}\n')
    copytree(BASES / REGION, cities / FULL)
    for name, text in full().items():
        path = cities / FULL / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    (cities / FULL / "alamat.txt").unlink()
    (cities / BARE).mkdir()
    least = {"daerah.yml": _region("99.82", "Hanya Nama"), "sumber.yml": "S1: {judul: Keputusan, kelas: resmi}\n"}
    for name, text in ({"opd.yml": "{}\n", "dokumen.yml": "{}\n"} | least).items():
        (cities / BARE / name).write_text(text, encoding="utf-8")
    return folder


def full() -> dict[str, str]:
    """Give the files of the full region that differ from the base."""
    files = {
        "daerah.yml": _profile(),
        "opd.yml": _offices(),
        "sumber.yml": _sources(),
        "rpjmd/2025-2029.yml": _plan(),
        "peta-jalan.yml": _milestones(),
        "quick-win/judul-panjang.md": _promise(words(TITLE), summary=words(MAX_RINGKASAN), text=words(MAX_TEKS)),
        "quick-win/kata-panjang.md": _promise(unbroken(TITLE), summary=unbroken(MAX_RINGKASAN), text=unbroken(400)),
        f"quick-win/{'n' * MAX_SLUG['quick-win']}.md": _promise("Alamat sepanjang batasnya"),
        "indikator/stunting.yml": _indicator("Indikator biasa", [(2024, "12,5")]),
        "indikator/satu-nilai.yml": _indicator("Satu nilai saja", [(2024, "12,5")]),
        "indikator/tanpa-nilai.yml": _indicator("Tanpa nilai", []),
        "indikator/tiga-puluh-tahun.yml": _indicator(
            "Tiga puluh tahun", [(year, f"{20 + (year * 7) % 13},{year % 10}") for year in YEARS], target=2030
        ),
        "indikator/kecil-sampai-besar.yml": _indicator("Dari 0,001 sampai 10 miliar", list(_powers()), unit="rupiah"),
        "indikator/besar-semua.yml": _indicator(
            "Semua 10 miliar", [(year, "10.000.000.000") for year in range(2015, 2026)], unit="rupiah"
        ),
        "indikator/nama-panjang.yml": _indicator(
            words(TITLE), [(2024, "1"), (2025, "2")], definition=words(MAX_TEKS), target=2026
        ),
    }
    for number in range(QUICK_WINS - 4):
        files[f"quick-win/janji-{number + 1:02}.md"] = _promise(
            f"Janji {number + 1} {words(20 + number, start=number)}", number
        )
    return files


def _powers() -> Iterator[tuple[int, str]]:
    """Yield a year and a value, ten times the one before: 0,001 to 10 milliard."""
    for number, year in enumerate(range(2011, 2025)):
        power = number - 3
        yield year, f"0,{'0' * (-power - 1)}1" if power < 0 else f"{10**power:,}".replace(",", ".")


def _region(code: str, name: str) -> str:
    return (
        f"nama: Kota {name}\njenis: kota\n"
        f'kode: {{isi: "{code}", keputusan: Keputusan rekaan 1/2025, sumber: [S1]}}\n'
        "provinsi: Provinsi Rekaan\nsumber: [S1]\n"
    )


def _profile() -> str:
    facts = "".join(f"  - {{hal: {words(60)}, isi: {words(MAX_TEKS)}, sumber: [S1]}}\n" for _ in range(2))
    heads = "".join(
        f"  - {{masa: {year}/{year + 4}, kepala: {words(80)}, jabatan: {words(60)},"
        f" wakil: {words(80)}, sumber: [S1]}}\n"
        for year in range(1990, 2026, 5)
    )
    missing = "".join(f"  - {{hal: {words(TITLE)}, catatan: {words(TITLE)}}}\n" for _ in range(3))
    return (
        _region("99.81", "Batas")
        + "luas:\n"
        + "".join(f'  - {{isi: "{9_999_000 + n}", dasar: {words(90)}, sumber: [S{n}]}}\n' for n in (1, 2))
        + f"identitas:\n{facts}kepala_daerah:\n{heads}fakta:\n{facts}kosong:\n{missing}"
        + f"ppid:\n  nama: {words(TITLE)}\n  situs: https://{'sangat-panjang.' * 12}example/{'a' * 200}\n"
        + f"  alamat: {words(TITLE)}\n  sumber: [S1]\n"
    )


def _offices() -> str:
    return (
        "".join(f"dinas-{n}: {{nama: {words(TITLE, start=n)}, sumber: [S1]}}\n" for n in range(8))
        + "diskominfo: {nama: Dinas Komunikasi dan Informatika, singkatan: Diskominfo, sumber: [S1]}\n"
        + f"dinkes: {{nama: Dinas Kesehatan, singkatan: {unbroken(60)}, sumber: [S1]}}\n"
    )


def _sources() -> str:
    return (
        "S1: {judul: Laporan tahunan, kelas: resmi}\nS2: {judul: Berita, kelas: media-lokal}\n"
        f"{'S' * 40}:\n  judul: {words(MAX_TEKS)}\n  penerbit: {words(TITLE)}\n"
        f"  url: https://berita.example/{'alamat-' * 60}\n  kelas: resmi\n  catatan: {words(TITLE)}\n"
    )


def _plan() -> str:
    nodes = [f"  - {{id: visi, teks: {words(MAX_TEKS)}, kutipan: ya, sumber: [S1]}}\n"]
    for number in range(1, 13):
        nodes.append(f"  - {{id: misi-{number}, teks: {words(300, start=number)}, induk: [visi], sumber: [S1]}}\n")
        nodes.append(
            f"  - {{id: sasaran-{number}, teks: {words(TITLE, start=number)}, induk: [misi-{number}],"
            f" indikator: [{'stunting' if number % 2 else 'tiga-puluh-tahun'}], sumber: [S1]}}\n"
        )
    return "periode: 2025-2029\ndokumen: rpjmd-2025-2029\nsimpul:\n" + "".join(nodes)


def _milestones() -> str:
    stages = "".join(
        f"  - {{id: tahap-{year}, judul: {words(120)}, waktu: {year}, sumber: [S1]}}\n" for year in range(2020, 2030)
    )
    steps = "".join(
        f"  - {{id: tonggak-{n}, judul: {words(40 + 4 * n, start=n)},"
        f" {'tenggat' if n % 10 > 5 else 'waktu'}: {2020 + n % 10}-{1 + n % 12:02},"
        f" tahap: tahap-{2020 + n % 10}, untuk: [quick-win/janji-{n + 1:02}], sumber: [S1]}}\n"
        for n in range(40)
    )
    return f"tahap:\n{stages}tonggak:\n{steps}"


def _promise(title: str, number: int = 0, *, summary: str = "", text: str = "") -> str:
    state = _STATES[number % len(_STATES)]
    return f"""---
judul: {title}
ringkasan: {summary or words(60 + 3 * number)}
label: {{isi: quick win, sumber: [S1]}}
dimensi:
  - {{id: {_DIMENSIONS[number % len(_DIMENSIONS)]}, dasar: dokumen, sumber: [S1]}}
penanggung_jawab: [{", ".join(f"dinas-{n}" for n in range(1 + number % 8))}]
mulai: {2020 + number % 5}-01
tenggat: {2024 + number % 5}-12
status:
  - {{keadaan: rencana, tanggal: 2020-01, sumber: [S1]}}
  - {{keadaan: {state}, teks: {words(20 + number)}, tanggal: 2025-03, sumber: [{"S" * 40}]}}
mendukung:
  - {{ke: 2025-2029/sasaran-{1 + number % 12}, dasar: redaksi, alasan: {words(TITLE)}}}
sumber: [S1, {"S" * 40}]
---

{text or words(400)} [@S1, hlm. 3].
"""


def _indicator(
    name: str,
    values: list[tuple[int, str]],
    *,
    unit: str = "persen",
    definition: str = "",
    target: int | None = None,
) -> str:
    rows = "".join(f'  - {{jenis: realisasi, untuk: {year}, teks: "{text}", sumber: [S1]}}\n' for year, text in values)
    if target:
        rows += f'  - {{jenis: target, untuk: {target}, teks: "50", dokumen: rpjmd-2025-2029, sumber: [S1]}}\n'
    return (
        f"nama: {name}\nsatuan: {unit}\narah: naik\npengampu: [dinas-1]\n"
        + (f"definisi: {definition}\n" if definition else "")
        + (f"nilai:\n{rows}" if rows else "")
    )
