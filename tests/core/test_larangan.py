"""What may never be published is found, disguised or not; what only looks like it passes."""

from pathlib import Path

import pytest

from petajalan.core.compile import compile_tree
from petajalan.core.load import list_daerah
from pohon import REGION, ROOT, build_tree

PROGRAM = "program/kampung-bersih.md"

# Made-up numbers of the right structure: region, day (40 more for women), serial.
PERSONAL = {
    "NIK": "L101 Penerima 6474015708910003 hadir.",
    "NIK laki-laki": "L101 Penerima 6474011708910003 hadir.",
    "NIK dengan spasi": "L101 Penerima 647401 570891 0003 hadir.",
    "NIK dengan titik": "L101 Penerima 64.74.01.57.08.91.0003 hadir.",
    "NIK tebal": "L101 Penerima **6474**015708910003 hadir.",
    "NIK angka lebar": "L101 Penerima ６４７４０１５７０８９１０００３ hadir.",
    "NIK sebagai kode": "L101 Penerima &#54;474015708910003 hadir.",
    "NIK di alamat web": "L101 [data](https://contoh.go.id/warga/6474015708910003)",
    "NIK lahir 29 Februari 2000": "L101 Penerima 6474012902000003 hadir.",
    "kode lama dengan label": "L101 NIK: 9999995708910003",
    "tanggal salah dengan label": "L101 No. KK 6474019999910003",
    "ponsel": "L102 Hubungi 081234567890.",
    "ponsel dengan tanda hubung": "L102 Hubungi 0812-3456-7890.",
    "ponsel dengan spasi": "L102 Hubungi 0812 3456 7890.",
    "ponsel dalam kurung": "L102 Hubungi (0812) 3456-7890.",
    "ponsel +62": "L102 Hubungi +62 812 3456 7890.",
    "ponsel 62": "L102 Hubungi 6281234567890.",
    "ponsel di wa.me": "L102 [tanya](https://wa.me/6281234567890)",
    "ponsel di tel": "L102 [tanya](tel:081234567890)",
    "surel gmail": "L103 Kirim ke budi.contoh@gmail.com",
    "surel yahoo": "L103 Kirim ke sari_contoh@yahoo.co.id",
}
HARMLESS = [
    "Penerima 3201******0003 hadir.",
    "Anggaran Rp6.474.015.708.910.003.",
    "Rekening 5.1.02.01.01.0001.0002.",
    "Kode 1234567890123456 tidak berarti.",
    "Cap waktu 20250101123045 dan 20250101123045123.",
    "NIP 198501012010011001.",
    "Nomor 6474019999910003 tanpa label.",
    "Nomor 9999995708910003 tanpa label.",
    "NIK: 0000000000000000",
    "Telepon (0548) 123456 atau 112.",
    "Telepon 0548-21234, 1500-123.",
    "Uang Rp62.812.345.678 dan Rp 628.123.456.789.",
    "Kode 2.16.03.2.02.0014 dan 08.12.2025.",
    "Surel ppid@contoh.go.id",
    "Sebanyak 1.234 KK menerima air.",
]
# Brackets say what disguises: every one is advertising.
GAMBLING = [
    "slot gacor", "sl0t 9acor", "SLOT GACOR", "slotgacor", "s l o t  g a c o r", "sl0t gac0r", "$lot g4cor",
    "s.l.o.t-g.a.c.o.r",
    "ｓｌｏｔ ｇａｃｏｒ", "slоt gаcоr", "&#115;lot gacor", "slot88", "SLOT777", "gacor77", "situs slot terbaik",
    "link slot", "bocoran slot hari ini", "judi online", "jud1 onl1ne", "judol", "agen togel", "t0g3l", "toto macau",
    "live draw hk", "syair sgp", "paito sydney", "sbobet", "joker123", "pragmatic play", "pg soft",
    "gates of olympus", "sweet bonanza", "starlight princess", "mahjong ways 2", "scatter hitam", "anti rungkad",
    "freebet", "bonus new member", "mix parlay", "dominoqq", "bandarqq", "pkv games", "capsa susun", "sv388",
    "baccarat", "higgs domino", "deposit pulsa tanpa potongan", "pasti jp", "gampang maxwin", "maxwin", "slot maxwin",
    "depo 5k", "rtp slot", "situs judi", "bandar judi", "poker online", "rtp live", "toto 4d slot online",
    "KING88", "indo777", "pola gacor hari ini", "server kamboja", "slot zeus",
    "bet 200 perak", "mahjong wins", "bandar ceme",
]  # fmt: skip
INNOCENT = [
    "slot waktu antrean", "slot parkir 88 kendaraan", "lomba burung gacor", "Kota Bandar Lampung", "bandara baru",
    "agen perubahan", "bank sampah menerima deposit", "depo arsip daerah", "depo sampah 20 kelurahan", "scatter plot",
    "RTP SPIP", "undian pajak", "efek domino", "syair Melayu", "foto gelap dan foto gelombang", "quick win",
    "Satgas pemberantasan judi online dibentuk", "Literasi bahaya judi online untuk siswa",
    "Polisi menangkap bandar togel di pasar", "Situs dinas diretas dan disusupi slot gacor", "masuk daftar prioritas",
    "prediksi curah hujan", "link alternatif jalan", "bonus atlet", "menang lomba", "poker remi tradisional",
    "taruhan masa depan", "totonya banyak", "kota slotan", "jadwal sidang live streaming", "slot pertemuan daring",
    "hoki lapangan", "judika bernyanyi", "adjudikasi dan mediasi", "pemain bola judo",
]  # fmt: skip


def _said(root: Path, line: str) -> list[str]:
    """Put a line into the prose of a sound region; give the codes of what may not be published."""
    tree = build_tree(root, {PROGRAM: {"tambah": f"\n{line} [@S1]\n"}})
    problems = [item for item in compile_tree(tree).problems if item.code[0] == "L"]
    last = (tree / "cities" / REGION / PROGRAM).read_text(encoding="utf-8").count("\n")
    assert all(item.span.line == last for item in problems)
    return [item.code for item in problems]


@pytest.mark.parametrize("case", PERSONAL.values(), ids=PERSONAL)
def test_personal_data_stops_the_build(tmp_path: Path, case: str) -> None:
    code, _, line = case.partition(" ")
    assert _said(tmp_path, line) == [code]


@pytest.mark.parametrize("line", HARMLESS)
def test_what_is_no_personal_data_passes(tmp_path: Path, line: str) -> None:
    assert _said(tmp_path, line) == []


@pytest.mark.parametrize("line", GAMBLING)
def test_advertising_for_gambling_stops_the_build(tmp_path: Path, line: str) -> None:
    assert _said(tmp_path, f"Kunjungi {line} sekarang") == ["L104"]


@pytest.mark.parametrize("line", INNOCENT)
def test_honest_words_pass(tmp_path: Path, line: str) -> None:
    assert _said(tmp_path, f"Program ini: {line}.") == []


def test_the_column_is_that_of_the_number(tmp_path: Path) -> None:
    tree = build_tree(tmp_path, {PROGRAM: {"tambah": "\nKata **tebal** lalu 081234567890 [@S1]\n"}})
    (found,) = compile_tree(tree).problems
    line = (tree / found.path).read_text(encoding="utf-8").split("\n")[found.span.line - 1]
    assert line[found.span.column - 1 :].startswith("081234567890")


@pytest.mark.parametrize("where", ["kontak: 0812-3456-7890", "kontak: layanan.kota@gmail.com"])
def test_contacts_have_fields_of_their_own(tmp_path: Path, where: str) -> None:
    change = {"ganti": "penanggung_jawab:", "dengan": f"{where}\npenanggung_jawab:"}
    assert compile_tree(build_tree(tmp_path, {PROGRAM: change})).sound


def test_another_field_is_no_place_for_a_mobile_phone(tmp_path: Path) -> None:
    change = {"ganti": "penanggung_jawab:", "dengan": "lokasi: Rumah Pak Budi, 0812-3456-7890\npenanggung_jawab:"}
    (found,) = compile_tree(build_tree(tmp_path, {PROGRAM: change})).problems
    assert (found.code, found.hint[:6]) == ("L102", "hapus ")


def test_a_comment_hides_nothing(tmp_path: Path) -> None:
    tree = build_tree(tmp_path, {"opd.yml": {"tambah": "# NIK 6474015708910003, kontak 081234567890\n"}})
    assert [item.code for item in compile_tree(tree).problems] == ["L101", "L102"]


def test_a_broken_file_hides_nothing(tmp_path: Path) -> None:
    tree = build_tree(tmp_path, {"opd.yml": "dinkes: {nama: [\n# NIK 6474015708910003\n"})
    assert "L101" in {item.code for item in compile_tree(tree).problems}


def test_file_names_are_looked_at(tmp_path: Path) -> None:
    text = (build_tree(tmp_path / "satu") / "cities" / REGION / PROGRAM).read_text(encoding="utf-8")
    tree = build_tree(tmp_path / "dua", {"program/slot-gacor.md": text})
    found = [item for item in compile_tree(tree).problems if item.code == "L104"]
    assert [item.path for item in found] == [f"cities/{REGION}/program/slot-gacor.md"]


@pytest.mark.parametrize("number", ["64.74.01.57.08.91.0003", "0812.3456.7890", "081234567890", "6281234567890"])
def test_no_message_prints_a_number_in_groups(tmp_path: Path, number: str) -> None:
    tree = build_tree(tmp_path, {PROGRAM: {"tambah": f"\nHubungi {number} sekarang.\n"}})
    problems = compile_tree(tree).problems
    assert {item.code[0] for item in problems} == {"L", "P"}
    assert not [item.line() for item in problems if number[:-3] in item.line()]


@pytest.mark.parametrize("where", ["teks", "prosa"])
def test_no_message_prints_the_number(tmp_path: Path, where: str) -> None:
    changes = {
        "teks": {
            "indikator/stunting.yml": {"tambah": "keterangan_asing: 6474015708910003\nsatuan: 6474015708910003\n"}
        },
        "prosa": {PROGRAM: {"tambah": "\nPenerima 6474015708910003 hadir.\n"}},
    }
    problems = compile_tree(build_tree(tmp_path, changes[where])).problems
    assert "L101" in {item.code for item in problems}
    assert not [item.line() for item in problems if "6474015708910" in item.line()]


@pytest.mark.parametrize("slug", list_daerah(ROOT)[0])
def test_no_region_is_accused(slug: str) -> None:
    found = [item.line() for item in compile_tree(ROOT, only=[slug]).problems if item.code[0] == "L"]
    assert found == []
