"""Cards and sheets: the same bytes every time, small, and nothing that a region writes is read as typst's language."""

import random
import re
import struct
import sys
import zlib
from pathlib import Path
from typing import Any

import pytest

from petajalan.core.kartu import HEIGHT, KINDS, WIDTH
from petajalan.render.cetakan import card, sheets
from petajalan.render.kartu import kind
from petajalan.render.png import Reducer, size
from petajalan.render.qr import qr_svg
from pohon import ROOT

sys.path.insert(0, str(ROOT / "scripts"))

import kartu as script

LIMIT = 100_000
LONG = (
    "Pembangunan sistem peringatan dini banjir dan pemantauan tinggi muka air sungai berbasis sensor di seluruh "
    "kelurahan tepi sungai, terhubung ke pusat kendali kota dan aplikasi warga yang terbuka untuk umum"
)
HOSTILE = '#panic("x") $x$ *tebal* @B1 <s1> \\ // /* </script> "“'


def words(**more: Any) -> dict[str, Any]:
    state = {"id": "berjalan", "kata": "Berjalan", "lewat": ""}
    return {
        **kind(""),
        "tempat": "Kota Uji",
        "kelompok": "Quick win",
        "per": "data per Nov 2026",
        "keadaan": state,
    } | more


def summary(**more: Any) -> dict[str, Any]:
    said: dict[str, Any] = {
        "nama": "Kota Uji", "contoh": False, "per": "22 November 2026", "per_iso": "2026-11-22",
        "alamat": "https://petajalan.example/kota-uji/", "visi": None, "identitas": [], "hitungan": [],
        "jumlah": {"quick_win": 0, "program": 0, "indikator": 0}, "janji": [], "janji_lain": 0, "indikator": [],
        "berikutnya": [], "berikutnya_lain": 0, "kosong": [], "kosong_lain": 0, "kelengkapan": [], "sumber": [],
    }  # fmt: skip
    return said | more


def test_the_pictures_in_the_theme_are_what_the_script_draws() -> None:
    drawn = script.drawn()
    assert len(drawn) == len(KINDS) + 3
    for address, data in drawn.items():
        assert (script.THEME / address).read_bytes() == data, f"{address}: run scripts/kartu"


@pytest.mark.parametrize("title", ["Uji", LONG, "W" * 200, HOSTILE, "漢字 🎉 عربي", HOSTILE * 40])
def test_a_card_holds_any_title(title: str) -> None:
    made = card(words(judul=title, contoh=True))
    assert size(made) == (WIDTH, HEIGHT)
    assert len(made) < LIMIT
    assert made == card(words(judul=title, contoh=True))


def test_a_card_shows_what_it_is_told() -> None:
    states = [{"id": name, "kata": name, "lewat": ""} for name in ("selesai", "berjalan", "rencana", "terhenti")]
    cards = [card(words(keadaan=state)) for state in states]
    cards.append(card(words(keadaan=states[1] | {"lewat": "Lewat tenggat"})))
    cards.append(card(words(keadaan=None, angka={"besar": "15,6 %", "waktu": "Januari 2026", "ada": True})))
    cards.append(card(words(dimensi=[{"id": "smart-living", "nama": "Smart Living"}])))
    assert len(set(cards)) == len(cards)


def test_a_summary_is_a_tagged_document_that_says_what_it_is() -> None:
    made = sheets(summary(nama=HOSTILE))
    assert made.startswith(b"%PDF-")
    for mark in (b"/MarkInfo", b"/StructTreeRoot", b"/Lang(id)", b"pdfuaid:part"):
        assert mark in made, mark
    assert made == sheets(summary(nama=HOSTILE))
    assert made != sheets(summary(nama=HOSTILE, per_iso="2026-11-23"))


def test_a_sign_without_letters_does_not_stop_a_summary() -> None:
    made = sheets(summary(nama="漢字"))
    assert b"/StructTreeRoot" in made
    assert b"pdfuaid:part" not in made


def test_a_summary_keeps_to_four_sheets_however_much_there_is() -> None:
    text = [LONG[:150], [1, 2]]
    promise = {
        "jenis": "Program", "judul": LONG[:80], "rujukan": [[1]], "dimensi": [], "keadaan": "berjalan",
        "kata": "Berjalan", "rincian": [", 2026", [1]], "lewat": "", "penanggung_jawab": ["Dinas Uji", [2]],
    }  # fmt: skip
    source = {"teks": LONG[:90], "kelas": "Resmi", "url": "https://contoh.example/"}
    made = sheets(
        summary(
            janji=[promise] * 24, kosong=[text] * 10, hitungan=[{"id": "berjalan", "jumlah": "80", "kata": "berjalan"}],
            janji_lain=56, sumber=[source | {"nomor": number} for number in range(1, 41)],
        )
    )  # fmt: skip
    assert 2 <= len(re.findall(rb"/Type */Page[^s]", made)) <= 4


# -- small pictures -----------------------------------------------------------------------------------


def filtered(rows: list[bytes], kinds: list[int]) -> bytes:
    """Filter rows of four channels as the format says, one byte at a time."""
    said = bytearray()
    above = bytes(len(rows[0]))
    for row, kind_ in zip(rows, kinds, strict=True):
        said.append(kind_)
        for at, value in enumerate(row):
            left, corner = (row[at - 4], above[at - 4]) if at >= 4 else (0, 0)
            up = above[at]
            guess = left + up - corner
            nearest = min((abs(guess - left), 0, left), (abs(guess - up), 1, up), (abs(guess - corner), 2, corner))[2]
            said.append((value - (0, left, up, (left + up) // 2, nearest)[kind_]) % 256)
        above = row
    return bytes(said)


def chunk(kind_: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind_ + data + struct.pack(">I", zlib.crc32(kind_ + data))


def test_every_way_of_writing_a_row_is_read() -> None:
    chance = random.Random(7)
    palette = [(chance.randrange(256), chance.randrange(256), chance.randrange(256)) for _ in range(20)]
    rows: list[bytes] = []
    numbers: list[list[int]] = []
    for number in range(60):
        # Flat stretches and single pixels, as letters have; every third row as the one above.
        line = [one for _ in range(9) for one in [chance.randrange(20)] * chance.choice((1, 9))]
        if number % 3 == 2:
            line = numbers[-1]
        numbers.append((line * 9)[:40])
        rows.append(b"".join(bytes((*palette[one], 255)) for one in numbers[-1]))
    kinds = [chance.randrange(5) for _ in rows]
    head = struct.pack(">IIBBBBB", 40, 60, 8, 6, 0, 0, 0)
    parts = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(filtered(rows, kinds))) + chunk(b"IEND", b"")
    small = Reducer(palette).reduce(b"\x89PNG\r\n\x1a\n" + parts)
    packed = small[small.index(b"IDAT") + 4 :]
    assert zlib.decompressobj().decompress(packed) == b"".join(b"\0" + bytes(line) for line in numbers)


def test_a_qr_code_is_small_and_always_the_same() -> None:
    address = "https://petajalan.example/kabupaten-kotawaringin-timur/quick-win/super-apps-bessai-berinta/"
    assert qr_svg(address) == qr_svg(address)
    assert len(zlib.compress(qr_svg(address).encode(), 9)) <= 1200
    assert Path(address).name not in qr_svg(address)
