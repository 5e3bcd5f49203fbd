"""What each scalar accepts, exactly what it means, and what it refuses with which code."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pydantic_core import PydanticCustomError

from petajalan.core import scalars
from petajalan.core.angka import Angka, parse_angka
from petajalan.core.catalogue import CATALOGUE
from petajalan.core.scalars import Rujukan, parse_rujukan
from petajalan.core.waktu import parse_waktu

PARSERS: dict[str, Callable[[object], Any]] = {
    name: getattr(scalars, name) for name in sorted(vars(scalars)) if name.startswith("parse_")
}
Day = tuple[int, int, int] | None

WAKTU: list[tuple[str, Day, Day]] = [
    ("2019", (2019, 1, 1), (2019, 12, 31)),
    ("2019~", (2019, 1, 1), (2019, 12, 31)),
    ("2019-07", (2019, 7, 1), (2019, 7, 31)),
    ("2024-02", (2024, 2, 1), (2024, 2, 29)),
    ("2019-07-08", (2019, 7, 8), (2019, 7, 8)),
    ("2022-08-24~", (2022, 8, 24), (2022, 8, 24)),
    ("2025-TW1", (2025, 1, 1), (2025, 3, 31)),
    ("2025-TW4", (2025, 10, 1), (2025, 12, 31)),
    ("2024-S1", (2024, 1, 1), (2024, 6, 30)),
    ("2024-S2", (2024, 7, 1), (2024, 12, 31)),
    ("2019-07-08/2019-07-09", (2019, 7, 8), (2019, 7, 9)),
    ("2011/2021", (2011, 1, 1), (2021, 12, 31)),
    ("2025-TW1/2025-S2", (2025, 1, 1), (2025, 12, 31)),
    ("2019-07/..", (2019, 7, 1), None),
    ("../2025", None, (2025, 12, 31)),
    ("  2019 ", (2019, 1, 1), (2019, 12, 31)),
    ("1800", (1800, 1, 1), (1800, 12, 31)),
]
NOT_WAKTU = [
    "8 Juli 2019", "2019-7-8", "2019/7/8", "2019-13", "2019-00", "2019-02-29", "2019-02-30", "2019-07-32",
    "2025-TW0", "2025-TW5", "2025-tw1", "2024-S3", "2019-2021", "2021/2011", "2019/", "/2019", "../..", "..",
    ".. / 2025", "2019-07-08/09", "2019~/2020", "akhir 2022", "19", "0000", "1799", "2200", "99999", "2019-07-08T12:00",
    "12:30", "1577836800", "２０１９", "٢٠١٩", "",
]  # fmt: skip

N = Decimal
# text → nilai, bawah, atas, banding, kira
ANGKA: list[tuple[str, Decimal | None, Decimal | None, Decimal | None, str, bool]] = [
    ("12,5", N("12.5"), None, None, "", False),
    ("12", N(12), None, None, "", False),
    ("0", N(0), None, None, "", False),
    ("0,330", N("0.330"), None, None, "", False),
    ("801.945", N(801945), None, None, "", False),
    ("1.234.567,89", N("1234567.89"), None, None, "", False),
    ("−2,76", N("-2.76"), None, None, "", False),
    ("-2,51", N("-2.51"), None, None, "", False),
    ("–2,51", N("-2.51"), None, None, "", False),
    ("100 %", N(100), None, None, "", False),
    ("49,47%", N("49.47"), None, None, "", False),
    ("18 persen", N(18), None, None, "", False),
    ("8,39 ribu", N(8390), None, None, "", False),
    ("Rp332 miliar", N(332_000_000_000), None, None, "", False),
    ("Rp 1,1 triliun", N(1_100_000_000_000), None, None, "", False),
    ("Rp171.965.351.925", N(171_965_351_925), None, None, "", False),
    ("2,72 (Baik)", N("2.72"), None, None, "", False),
    ("14.163 (49,47%)", N(14163), None, None, "", False),
    ("± 500", N(500), None, None, "", True),
    ("±500", N(500), None, None, "", True),
    ("sekitar 60", N(60), None, None, "", True),
    ("kurang lebih 100", N(100), None, None, "", True),
    ("± Rp2,5 triliun", N(2_500_000_000_000), None, None, "", True),
    ("nol", N(0), None, None, "", False),
    ("Nol persen", N(0), None, None, "", False),
    ("69,1–69,5", None, N("69.1"), N("69.5"), "", False),
    ("69,1 – 69,5", None, N("69.1"), N("69.5"), "", False),
    ("8-9", None, N(8), N(9), "", False),
    ("5–5,20", None, N(5), N("5.20"), "", False),
    ("2 sampai 4", None, N(2), N(4), "", False),
    ("antara 2 sampai dengan 4", None, N(2), N(4), "", False),
    ("antara 8,5 dan 9", None, N("8.5"), N(9), "", False),
    ("sekitar 2 sampai 4", None, N(2), N(4), "", True),
    ("Rp30–40 miliar", None, N(30_000_000_000), N(40_000_000_000), "", False),
    (">73,73", None, N("73.73"), None, ">", False),
    ("≥ 95", None, N(95), None, "≥", False),
    ("≤0,35", None, None, N("0.35"), "≤", False),
    ("< 14", None, None, N(14), "<", False),
    (">0", None, N(0), None, ">", False),
    ("di bawah 14", None, None, N(14), "<", False),
    ("Di atas 71,50", None, N("71.50"), None, ">", False),
    ("di bawah 5–7", None, None, N(7), "<", False),
    ("lebih dari 5–7", None, N(5), None, ">", False),
    ("lebih dari Rp6 miliar", None, N(6_000_000_000), None, ">", False),
    ("hingga 18 persen", None, None, N(18), "≤", False),
    ("minimal 75", None, N(75), None, "≥", False),
    ("B", None, None, None, "", False),
    ("A/AA", None, None, None, "", False),
    ("Sangat Baik", None, None, None, "", False),
    ("tertinggi keempat", None, None, None, "", False),
]
NOT_ANGKA = [
    "12.5", "1.97", "1.2345", "12,", ",5", "1,2,3", "1.000.00", "12 ,5", "1 000", "76,73 atau 76,09", "15 / 15,73",
    "5 dan 7", "9–8", "9–9", "1.219 dari 10.047", "peringkat 5 dari 10", "EUR 10.000", "160,2 km²", "2,61 Baik",
    "+7,5", "antara 5", "5 > 3", ">> 5", "0x10", "1e5", "１２", "١٢", "24,x", "lk. 5",
    "B 12 (sementara)",
]  # fmt: skip

WORDS: list[tuple[str, object, object]] = [
    ("parse_teks", "  Kota \n Taman ", "Kota Taman"),
    ("parse_teks", "no", "no"),
    ("parse_teks", "012", "012"),
    ("parse_teks", "x" * 2000, "x" * 2000),
    ("parse_slug", "super-apps-2", "super-apps-2"),
    ("parse_slug", "7", "7"),
    ("parse_slug", "a" * 60, "a" * 60),
    ("parse_yatidak", "ya", True),
    ("parse_yatidak", "tidak", False),
    ("parse_url", "https://bontangkota.go.id/", "https://bontangkota.go.id/"),
    ("parse_url", "http://x.go.id", "http://x.go.id"),
    ("parse_url", "https://golkarpedia.com/?p=47515", "https://golkarpedia.com/?p=47515"),
    ("parse_url", "https://x.co.id/wawali:-angka-(1)", "https://x.co.id/wawali:-angka-(1)"),
    ("parse_alamat", "quick-win/super-apps/", "quick-win/super-apps/"),
    ("parse_periode", "2025-2029", "2025-2029"),
    ("parse_kode_wilayah", "64.74", "64.74"),
    ("parse_simpul", "visi", "visi"),
    ("parse_simpul", "tujuan-1-2", "tujuan-1-2"),
    ("parse_simpul", "program-banjir", "program-banjir"),
    ("parse_tujuan", "2025-2029/misi-5", "2025-2029/misi-5"),
    ("parse_tujuan", "indikator/indeks-spbe", "indikator/indeks-spbe"),
    ("parse_rujukan", "B41", Rujukan("B41")),
    ("parse_rujukan", "B5b", Rujukan("B5b")),
    ("parse_rujukan", "12", Rujukan("12")),
    ("parse_rujukan", {"id": "K130", "letak": "hlm. 31, Gambar 3.1"}, Rujukan("K130", "hlm. 31, Gambar 3.1")),
    ("parse_id_sumber", "K47a", "K47a"),
]
NOT_WORDS: list[tuple[str, object, str]] = [
    ("parse_teks", "-", "N108"),
    ("parse_teks", "N/A", "N108"),
    ("parse_teks", "tidak ada data", "N108"),
    ("parse_teks", "x" * 2001, "S106"),
    ("parse_teks", ["a"], "string_type"),
    ("parse_teks", None, "string_type"),
    ("parse_ringkasan", "x" * 321, "S106"),
    ("parse_slug", "Super", "N104"),
    ("parse_slug", "a--b", "N104"),
    ("parse_slug", "-a", "N104"),
    ("parse_slug", "a_b", "N104"),
    ("parse_slug", "a" * 61, "N104"),
    ("parse_slug", "é", "N104"),
    ("parse_yatidak", "Ya", "N105"),
    ("parse_yatidak", "yes", "N105"),
    ("parse_yatidak", "true", "N105"),
    ("parse_yatidak", True, "string_type"),
    ("parse_url", "www.bontangkota.go.id", "N106"),
    ("parse_url", "//bontangkota.go.id/", "N106"),
    ("parse_url", "javascript:alert(1)", "N106"),
    ("parse_url", "https://user:sandi@bontangkota.go.id/", "N106"),
    ("parse_url", "https://bontangkota.go.id/a b", "N106"),
    ("parse_url", "https://bontangkota.go.id/<script>", "N106"),
    ("parse_url", 'https://bontangkota.go.id/"onclick', "N106"),
    ("parse_url", "https://bontangkota.go.id\\@lain.id/", "N106"),
    ("parse_url", "https://localhost/", "N106"),
    ("parse_url", "ftp://bontangkota.go.id/", "N106"),
    ("parse_url", "file:///etc/passwd", "N106"),
    ("parse_alamat", "/quick-win/super-apps/", "N112"),
    ("parse_alamat", "quick-win/super-apps", "N112"),
    ("parse_alamat", "quick-win//super-apps/", "N112"),
    ("parse_alamat", "../kota-lain/", "N112"),
    ("parse_periode", "2025–2029", "N111"),
    ("parse_periode", "2025-29", "N111"),
    ("parse_periode", "2029-2025", "N111"),
    ("parse_kode_wilayah", "6474", "N103"),
    ("parse_kode_wilayah", "64.7", "N103"),
    ("parse_kode_wilayah", "64.74.01", "N103"),
    ("parse_kode_wilayah", "٦٤.٧٤", "N103"),
    ("parse_simpul", "m1", "N109"),
    ("parse_simpul", "Misi-1", "N109"),
    ("parse_simpul", "misi 1", "N109"),
    ("parse_simpul", "misi-" + "x" * 60, "N109"),
    ("parse_tujuan", "misi-5", "N110"),
    ("parse_tujuan", "2025-2029", "N110"),
    ("parse_tujuan", "indikator/Indeks SPBE", "N110"),
    ("parse_tujuan", "kabar/x", "N110"),
    ("parse_rujukan", "B 41", "N107"),
    ("parse_rujukan", "[B41]", "N107"),
    ("parse_rujukan", "B" * 41, "N107"),
    ("parse_rujukan", {"letak": "hlm. 1"}, "N107"),
    ("parse_rujukan", {"id": "B1", "halaman": "1"}, "N107"),
    ("parse_rujukan", {"id": ["B1"]}, "string_type"),
    ("parse_rujukan", {"id": "B1", "letak": "-"}, "N108"),
    ("parse_waktu", {"isi": "2019"}, "N101"),
    ("parse_waktu", {"isi": "2019", "teks": "awal 2019", "lain": "x"}, "N101"),
    ("parse_waktu", {"isi": "awal", "teks": "awal 2019"}, "N101"),
    ("parse_angka_pasti", "Sangat Baik", "N102"),
]


def refusal(parser: Callable[[object], Any], value: object) -> str:
    with pytest.raises(PydanticCustomError) as caught:
        parser(value)
    return caught.value.type


@pytest.mark.parametrize(("text", "first", "last"), WAKTU)
def test_waktu_covers_exactly_these_days(text: str, first: Day, last: Day) -> None:
    waktu = parse_waktu(text)
    assert waktu.awal == (date(*first) if first else None)
    assert waktu.akhir == (date(*last) if last else None)
    assert waktu.kode == text.strip()
    assert waktu.kira == text.strip().endswith("~")


@pytest.mark.parametrize("text", NOT_WAKTU)
def test_waktu_refuses(text: str) -> None:
    assert refusal(parse_waktu, text) == "N101"


def test_waktu_keeps_the_printed_words() -> None:
    waktu = parse_waktu({"isi": "2026-06", "teks": "pertengahan 2026"})
    assert (waktu.kode, waktu.teks, waktu.akhir) == ("2026-06", "pertengahan 2026", date(2026, 6, 30))


def test_waktu_is_filed_under_the_year_it_ends_in() -> None:
    assert [parse_waktu(text).tahun for text in ("2019", "2019/2021", "2024-S2", "2019/..", "../2025")] == [
        "2019", "2021", "2024", "2019", "2025",
    ]  # fmt: skip


def test_waktu_sorts_by_first_day_then_the_shorter_span() -> None:
    mixed = ["2020", "2019-07", "../2018", "2019", "2019-07-01", "2019/.."]
    ordered = sorted(mixed, key=lambda text: parse_waktu(text).urutan)
    assert ordered == ["../2018", "2019", "2019/..", "2019-07-01", "2019-07", "2020"]


@pytest.mark.parametrize(("text", "nilai", "bawah", "atas", "banding", "kira"), ANGKA)
def test_angka_says_exactly_this(
    text: str, nilai: Decimal | None, bawah: Decimal | None, atas: Decimal | None, banding: str, kira: bool
) -> None:
    assert parse_angka(text) == Angka(text, nilai, bawah, atas, banding, kira)


@pytest.mark.parametrize("text", NOT_ANGKA)
def test_angka_refuses(text: str) -> None:
    assert refusal(parse_angka, text) == "N102"


def test_figures_agree_by_number_and_words_by_text() -> None:
    assert parse_angka("24,6").ukuran == parse_angka("24,60").ukuran == parse_angka("24,6 %").ukuran
    assert parse_angka("8.390").ukuran == parse_angka("8,39 ribu").ukuran
    assert parse_angka("B").ukuran != parse_angka("BB").ukuran
    assert parse_angka("8–9").ukuran != parse_angka("8").ukuran


@pytest.mark.parametrize(("parser", "value", "meaning"), WORDS)
def test_words_are_read(parser: str, value: object, meaning: object) -> None:
    assert PARSERS[parser](value) == meaning


@pytest.mark.parametrize(("parser", "value", "code"), NOT_WORDS)
def test_words_are_refused(parser: str, value: object, code: str) -> None:
    assert refusal(PARSERS[parser], value) == code


VALUES = st.one_of(
    st.text(),
    st.from_regex(r"[-−–±<>≥≤]? ?[0-9.,]{1,12}( ?[–-] ?[0-9.,]{1,8})?( ribu|%)?", fullmatch=True),
    st.from_regex(r"[0-9./~TWS-]{1,22}", fullmatch=True),
    st.lists(st.text(max_size=3), max_size=2),
    st.dictionaries(st.sampled_from(["id", "isi", "teks", "letak", "x"]), st.text(max_size=12), max_size=3),
    st.none(),
    st.booleans(),
    st.integers(),
)


@pytest.mark.parametrize("name", PARSERS)
@given(value=VALUES)
@example(value="9" * 5000)
@example(value="1" + ".000" * 2000)
@example(value="a-" * 3000)
@example(value=" " * 10_000 + "x")
def test_any_value_is_read_or_refused_with_a_code_and_nothing_else(name: str, value: object) -> None:
    refused = "string_type"
    try:
        PARSERS[name](value)
    except PydanticCustomError as error:
        refused = error.type
    assert refused in {*CATALOGUE, "string_type"}


def printed(number: Decimal) -> str:
    """Write a number as an Indonesian document does."""
    sign, digits, fraction = number < 0, *f"{abs(number):f}".partition(".")[::2]
    groups = f"{int(digits):,}".replace(",", ".")
    return f"{'−' if sign else ''}{groups}{',' + fraction if fraction else ''}"


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=2, allow_nan=False, allow_infinity=False))
def test_a_number_printed_the_indonesian_way_comes_back(number: Decimal) -> None:
    text = printed(number)
    assert parse_angka(text).nilai == number
    assert parse_angka(text).teks == text
    assert parse_angka(f"{text} %").nilai == number
    assert parse_angka(f"sekitar {text}").nilai == number
    assert parse_angka(text.replace(".", "")).nilai == number


@given(st.integers(0, 10**9), st.integers(1, 10**9))
def test_a_range_printed_the_indonesian_way_comes_back(low: int, step: int) -> None:
    bottom, top = Decimal(low), Decimal(low + step)
    for joined in (f"{printed(bottom)}–{printed(top)}", f"antara {printed(bottom)} dan {printed(top)}"):
        found = parse_angka(joined)
        assert (found.nilai, found.bawah, found.atas) == (None, bottom, top)


@given(st.dates(min_value=date(1800, 1, 1), max_value=date(2199, 12, 31)))
def test_every_day_is_a_waktu(day: date) -> None:
    waktu = parse_waktu(day.isoformat())
    assert waktu.awal == waktu.akhir == day


def test_a_source_may_be_named_with_its_place() -> None:
    assert parse_rujukan({"id": "B41", "letak": " hlm.  12 "}) == Rujukan("B41", "hlm. 12")
