"""New regions and pages through the real command: sound from the first line on, taught by their comments."""

import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import yaml

from buku_bersama import add, edited, exported, files, put
from petajalan.buku.baru import KEPUTUSAN, PAGES
from petajalan.cli import main
from petajalan.core.load import DEMONSTRATION
from petajalan.core.model.daerah import ProfilDaerah
from pohon import ROOT

PAGE_WORDS = {
    "quick-win": ["Pasar Daring", "--ringkasan", "Belanja dari rumah.", "--keadaan", "Rencana", "--sumber", "S1"],
    "program": [
        "Kelas Malam", "--ringkasan", "Belajar komputer.", "--keadaan", "berjalan", "--label", "program",
        "--sumber", "S1, S2",
    ],
    "indikator": ["Inflasi", "--satuan", "persen"],
    "kabar": ["Pasar dibuka", "--tanggal", "1 Maret 2025", "--sumber", "S2", "--ringkasan", "Pasar kini daring."],
}  # fmt: skip
MADE = {
    "quick-win": "quick-win/pasar-daring.md",
    "program": "program/kelas-malam.md",
    "indikator": "indikator/inflasi.yml",
    "kabar": "kabar/2025-03-01-pasar-dibuka.md",
}


def new(desk: Path, kind: str, *words: str) -> int:
    return main(["baru", kind, *words, "--folder", str(desk)])


@pytest.mark.parametrize("kind", PAGE_WORDS)
def test_a_new_page_is_sound_and_teaches(kind: str, desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = files(desk)
    assert new(desk, kind, *PAGE_WORDS[kind], "--daerah", "kota-uji") == 0
    said = capsys.readouterr()
    assert said.out == f"cities/kota-uji/{MADE[kind]}\n"
    assert f".venv/bin/petajalan periksa kota-uji --folder {desk}\n" in said.err
    assert ".venv/bin/petajalan catat-alamat" in said.err
    assert {name: data for name, data in files(desk).items() if name in before} == before
    text = (desk / "cities/kota-uji" / MADE[kind]).read_text("utf-8")
    for name, field in PAGES[kind].model_fields.items():
        assert f"# {field.description}.\n" in text, name
        assert re.search(rf"^(# )?{name}:", text, re.MULTILINE), name
    assert main(["periksa", "--folder", str(desk)]) == 0


@pytest.mark.parametrize("kind", PAGE_WORDS)
def test_every_example_in_a_comment_has_the_right_shape(kind: str, desk: Path) -> None:
    """What an officer uncomments is accepted as it stands, but for names that her region does not have."""
    assert new(desk, kind, *PAGE_WORDS[kind], "--daerah", "kota-uji") == 0
    page = desk / "cities/kota-uji" / MADE[kind]
    lines = page.read_text("utf-8").split("\n")
    page.write_text("\n".join(line.removeprefix("# ") if is_example(line) else line for line in lines), "utf-8")
    assert page.read_text("utf-8").count("\nsumber") + page.read_text("utf-8").count("\ncatatan") >= 2
    command = [sys.executable, "-m", "petajalan", "periksa", "--folder", str(desk)]
    seen = subprocess.run(command, capture_output=True, encoding="utf-8", check=False, timeout=60)
    codes = set(re.findall(r": ([A-Z])[0-9]{3} ", seen.stdout))
    assert codes <= {"R", "A", "Q"}, seen.stdout


def is_example(line: str) -> bool:
    return bool(re.match(r"# \s*(- \{|- [a-z_]+: |[a-z_]+:( |$))", line))


def test_a_new_region_is_sound(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert new(desk, "daerah", "kabupaten  kutai kartanegara") == 0
    folder = desk / "cities/kabupaten-kutai-kartanegara"
    assert sorted(path.name for path in folder.iterdir()) == ["daerah.yml", "dokumen.yml", "opd.yml", "sumber.yml"]
    profil = yaml.safe_load((folder / "daerah.yml").read_text("utf-8"))
    assert profil == {
        "nama": "Kabupaten Kutai Kartanegara",
        "jenis": "kabupaten",
        "kode": {"isi": "64.02", "keputusan": KEPUTUSAN, "sumber": ["S1"]},
        "provinsi": "Kalimantan Timur",
        "sumber": ["S1"],
    }
    text = (folder / "daerah.yml").read_text("utf-8")
    assert all(f"# {field.description}.\n" in text for field in ProfilDaerah.model_fields.values())
    assert main(["periksa", "--folder", str(desk)]) == 0
    capsys.readouterr()
    before = files(desk)
    assert new(desk, "daerah", "Kabupaten Kutai Kartanegara") == 2
    assert "sudah ada" in capsys.readouterr().err
    assert files(desk) == before


def test_a_new_yaml_file_names_its_schema_as_the_example_does(desk: Path) -> None:
    """An editor that knows no settings of ours still finds the schema; Markdown is not looked at by any."""
    example = ROOT / "cities" / DEMONSTRATION
    for kind, words in PAGE_WORDS.items():
        assert new(desk, kind, *words, "--daerah", "kota-uji") == 0
        like = next(path for path in sorted((example / kind).iterdir()))
        assert head(desk / "cities/kota-uji" / MADE[kind]) == head(like)
    assert new(desk, "daerah", "Kota Samarinda") == 0
    for path in (desk / "cities/kota-samarinda").iterdir():
        assert head(path) == head(example / path.name)
        assert head(path).startswith("# yaml-language-server: $schema=../_acuan/skema/")


def head(path: Path) -> str:
    return path.read_text("utf-8").split("\n")[0]


def test_the_first_entry_of_a_new_list_just_works(desk: Path) -> None:
    assert new(desk, "daerah", "Kota Samarinda") == 0
    for name, entry in (
        ("opd.yml", "dinkes: {nama: Dinas Kesehatan, sumber: [S1]}\n"),
        ("dokumen.yml", "rkpd-2026: {judul: RKPD 2026, jenis: rkpd, tahun: 2026, sumber: [S1]}\n"),
    ):
        file = desk / "cities/kota-samarinda" / name
        text = file.read_text("utf-8")
        assert "{}" not in text
        for written in (text + entry, entry + text):
            file.write_text(written, "utf-8")
            assert main(["periksa", "--folder", str(desk)]) == 0


def test_a_workbook_fills_a_list_that_holds_comments_alone(desk: Path) -> None:
    assert new(desk, "daerah", "Kota Samarinda") == 0
    book = exported(desk, "kota-samarinda")
    file = edited(book, add("opd", id="dinkes", nama="Dinas Kesehatan", sumber="S1"))
    before = (desk / "cities/kota-samarinda/opd.yml").read_text("utf-8")
    assert main(["impor", str(file), "--folder", str(desk), "--tulis"]) == 0
    after = (desk / "cities/kota-samarinda/opd.yml").read_text("utf-8")
    assert after == before + "dinkes: {nama: Dinas Kesehatan, sumber: [S1]}\n"


def test_the_decree_is_that_of_the_list() -> None:
    first = (ROOT / "cities/_acuan/wilayah.yml").read_text("utf-8").split("\n")[0]
    assert KEPUTUSAN in first


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["daerah", "Kota Samarnda"], 'mungkin "Kota Samarinda"?'),
        (["daerah", "Bogor"], 'mungkin "Kabupaten Bogor" atau "Kota Bogor"?'),
        (["daerah", "Bogr"], 'mungkin "Kabupaten Bogor" atau "Kota Bogor"?'),
        (["daerah"], '.venv/bin/petajalan baru daerah "Kota Bontang"'),
        (["quick-win", "X", "--daerah", "kota-uji", "--sumber", "S1, S9"], "sumber “S9” tidak ada"),
        (["daerah"], "sebut nama resmi"),
        (["indikator", "Inflasi"], "sebut daerahnya dengan --daerah"),
        (["indikator", "Inflasi", "--daerah", "kota-uij"], "mungkin “kota-uji”?"),
        (["indikator", "Inflasi", "--daerah", "kota-uji"], "sebut juga --satuan"),
        (["indikator", "Inflasi", "--daerah", "kota-uji", "--satuan", "persn"], "mungkin “persen”?"),
        (
            ["indikator", "Inflasi", "--daerah", "kota-uji", "--satuan", "persen", "--label", "x"],
            "tidak memakai --label",
        ),
        (["indikator", "Stunting", "--daerah", "kota-uji", "--satuan", "persen"], "indikator/stunting.yml sudah ada"),
        (["quick-win", "-", "--daerah", "kota-uji"], "judul: “-” dipakai sebagai tanda kosong"),
        (["quick-win", "X", "--daerah", "kota-uji", "--keadaan", "jalan"], "mungkin “berjalan”?"),
        (["quick-win", "X", "--daerah", "kota-uji", "--sumber", "S9"], "sumber “S9” tidak ada"),
        (["kabar", "X", "--daerah", "kota-uji", "--sumber", "S1", "--tanggal", "Maret 2025"], "perlu hari, bulan"),
        (["kabar", "X", "--daerah", "kota-uji", "--sumber", "S1", "--tanggal", "kemarin"], "tanggal kabar “kemarin”"),
    ],
)
def test_what_is_missing_or_wrong_is_said(
    words: list[str], said: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(desk)
    assert new(desk, *words) == 2
    assert said in capsys.readouterr().err
    assert files(desk) == before


def test_a_name_near_to_another_is_pointed_out(desk: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["Aduan Wargaa", *PAGE_WORDS["quick-win"][1:], "--daerah", "kota-uji"]
    assert new(desk, "quick-win", *words) == 0
    assert "mirip dengan quick-win/aduan-warga.md yang sudah ada" in capsys.readouterr().err


@pytest.mark.parametrize("slug", ["../../keluar", "Pasar Daring", "taman-digital"])
def test_a_page_that_would_break_the_region_is_not_written(
    slug: str, desk: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(desk)
    assert new(desk, "quick-win", *PAGE_WORDS["quick-win"], "--daerah", "kota-uji", "--slug", slug) in (1, 2)
    said = capsys.readouterr()
    assert "Traceback" not in said.err
    assert files(desk) == before
    assert not list(desk.glob("*.md"))


def answered(command: list[str], answers: list[tuple[str, str]]) -> tuple[int, str]:
    """Run a command on a terminal and answer as soon as a question stands there."""
    pid, terminal = pty.fork()
    if not pid:
        os.execv(command[0], command)
    seen, shown, end = "", 0, time.monotonic() + 10
    while time.monotonic() < end:
        if select.select([terminal], [], [], 0.2)[0]:
            try:
                data = os.read(terminal, 4096)
            except OSError:
                break
            if not data:
                break
            seen += data.decode()
        if answers and answers[0][0] in seen[shown:]:
            key = answers.pop(0)[1]
            time.sleep(0.1)  # the question stands there a moment before Python listens
            os.write(terminal, (key if key in ("\x03", "\x04") else f"{key}\n").encode())
            shown = len(seen)
    else:  # nobody waits for an answer that does not come
        os.kill(pid, signal.SIGKILL)
    _, status = os.waitpid(pid, 0)
    os.close(terminal)
    assert answers == [], seen
    return os.waitstatus_to_exitcode(status), seen


def asked(desk: Path, kind: str, *answers: tuple[str, str]) -> tuple[int, str]:
    """Make something new on a terminal."""
    return answered([sys.executable, "-m", "petajalan", "baru", kind, "--folder", str(desk)], list(answers))


BEGUN = (("Folder daerah", "kota-uji"), ("judul: Nama quick win", "Pasar Daring"))


def test_what_is_missing_is_asked_on_a_terminal_until_it_can_be_read(desk: Path) -> None:
    status, seen = asked(
        desk,
        "quick-win",
        ("Folder daerah", ""),
        ("petajalan: wajib diisi", "kota-uij"),
        ("mungkin “kota-uji”?", "kota-uji"),
        ("judul: Nama quick win", "Pasar Daring"),
        ("ringkasan: Apa ini bagi warga", ""),
        ("petajalan: wajib diisi\r\nringkasan", "Belanja dari rumah."),
        ("misalnya S1, atau S1, hlm. 3", "S9"),
        ("sumber “S9” tidak ada; yang ada: S1, S2. Sumber baru", "{id: S1, letak: hlm. 12}"),
        ("Sumber mana yang menyebutnya quick win?", "[S2]"),
        ("keadaannya sekarang? [selesai, berjalan, rencana", "jalan"),
        ("mungkin “berjalan”?", "berjalan"),
        ("Kapan sumber menyebut keadaan ini?", "Maret 2025"),
        ("Sumber mana yang menyebut keadaan ini?", "S1, hlm. 3"),
    )
    assert status == 0, seen
    text = (desk / "cities/kota-uji/quick-win/pasar-daring.md").read_text("utf-8")
    front = yaml.safe_load(text.split("---\n")[1])
    assert front == {
        "judul": "Pasar Daring",
        "ringkasan": "Belanja dari rumah.",
        "label": {"isi": "quick win", "sumber": ["S2"]},
        "status": [{"keadaan": "berjalan", "tanggal": "2025-03", "sumber": [{"id": "S1", "letak": "hlm. 3"}]}],
        "sumber": [{"id": "S1", "letak": "hlm. 12"}],
    }


def test_nobody_is_said_to_call_a_page_a_quick_win_who_was_not_named(desk: Path) -> None:
    status, seen = asked(
        desk,
        "quick-win",
        *BEGUN,
        ("ringkasan:", "Belanja dari rumah."),
        ("misalnya S1, atau", "S1"),
        ("menyebutnya quick win?", ""),
        ("keadaannya sekarang?", "rencana"),
        ("Kapan sumber", ""),
        ("menyebut keadaan ini? Enter", ""),
    )
    assert status == 0, seen
    text = (desk / "cities/kota-uji/quick-win/pasar-daring.md").read_text("utf-8")
    assert "label: quick win\n" in text
    assert "  - {keadaan: rencana, sumber: [S1]}\n" in text


def test_that_a_page_exists_is_said_before_anything_else_is_asked(desk: Path) -> None:
    status, seen = asked(desk, "quick-win", ("Folder daerah", "kota-uji"), ("judul:", "Aduan Warga"))
    assert (status, "quick-win/aduan-warga.md sudah ada" in seen) == (2, True), seen
    assert "ringkasan" not in seen


@pytest.mark.parametrize(
    ("typed", "code"), [("%", "persen"), ("Rp", "rupiah"), ("km²", "kilometer-persegi"), ("Persen", "persen")]
)
def test_a_unit_may_be_named_by_its_sign(typed: str, code: str, desk: Path) -> None:
    status, seen = asked(
        desk, "indikator", ("Folder daerah", "kota-uji"), ("nama:", "Inflasi"), ("[indeks, persen, ", typed)
    )
    assert status == 0, seen
    assert f"satuan: {code}\n" in (desk / "cities/kota-uji/indikator/inflasi.yml").read_text("utf-8")


def test_the_date_of_news_shows_days_alone(desk: Path) -> None:
    status, seen = asked(
        desk,
        "kabar",
        ("Folder daerah", "kota-uji"),
        ("judul:", "Pasar dibuka"),
        ("tanggal: Tanggal kabar", "Maret 2025"),
        ("perlu hari, bulan, dan tahun; tulis 2025-03-01 atau 1 Maret 2025", "2 Maret 2025"),
        ("misalnya S1, atau", "S1"),
    )
    assert status == 0, seen
    assert "TW1" not in seen
    assert (desk / "cities/kota-uji/kabar/2025-03-02-pasar-dibuka.md").is_file()


@pytest.mark.parametrize("key", ["\x03", "\x04"])
def test_whoever_stops_has_written_nothing(key: str, desk: Path) -> None:
    before = files(desk)
    for kind, questions in (("quick-win", BEGUN), ("daerah", ())):
        last = ("ringkasan:", key) if questions else ("Nama resmi", key)
        status, seen = asked(desk, kind, *questions, last)
        assert (status, "Traceback" in seen) == (130, False), seen
        assert seen.endswith("\r\nDibatalkan; tidak ada yang ditulis.\r\n")
    assert files(desk) == before


def test_what_was_given_wrongly_is_asked_again_at_once(desk: Path) -> None:
    command = [sys.executable, "-m", "petajalan", "baru", "indikator", "Inflasi", "--folder", str(desk)]
    status, seen = answered(
        [*command, "--daerah", "kota-uji", "--satuan", "persn"], [("mungkin “persen”?\r\nsatuan:", "persen")]
    )
    assert status == 0, seen


def test_a_region_is_found_by_what_people_call_it(desk: Path) -> None:
    status, seen = asked(
        desk, "daerah", ("Nama resmi", "Bogor"), ('"Kabupaten Bogor" atau "Kota Bogor"?', "kota bogor")
    )
    assert status == 0, seen
    assert (desk / "cities/kota-bogor/daerah.yml").is_file()


@pytest.mark.parametrize(("answer", "title"), [("ya", "Aduan Kota"), ("tidak", "Aduan Warga"), ("", "Aduan Warga")])
def test_an_import_asks_on_a_terminal(answer: str, title: str, workbook: Path, desk: Path) -> None:
    file = edited(workbook, put("quick-win", "aduan-warga", "judul", "Aduan Kota"))
    command = [sys.executable, "-m", "petajalan", "impor", str(file), "--folder", str(desk)]
    status, seen = answered(command, [("Tulis perubahan ini? (ya/tidak)", answer)])
    assert status == 0
    assert "judul: Aduan Warga → Aduan Kota" in seen
    assert f"judul: {title}\n" in (desk / "cities/kota-uji/quick-win/aduan-warga.md").read_text("utf-8")
