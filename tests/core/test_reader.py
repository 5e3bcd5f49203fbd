"""Hostile and broken files: always problems, never an exception, never slow, never a byte from outside."""

import os
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from petajalan.core.acuan import load_acuan
from petajalan.core.check import check_daerah
from petajalan.core.compile import compile_tree
from petajalan.core.load import load_daerah
from petajalan.core.problems import Problem, Span
from petajalan.core.prose import read_prose, split_front_matter
from petajalan.core.source import MAX_BYTES, Source, decode
from pohon import REGION, build_tree

FOLDER = f"cities/{REGION}"
CANARY = "burung-kenari-7f3a"

BOMB = (
    "a: &a [x, x, x, x, x, x, x, x, x]\n"
    + "".join(
        f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
).encode()

HOSTILE: dict[str, tuple[bytes, str]] = {
    "open-brackets": (b"[" * 20_000, "Y107"),
    "open-braces": (b"{a: " * 5_000, "Y107"),
    "mixed-brackets": (b"[{" * 10_000, "Y107"),
    "block-sequences": (b"- " * 20_000, "Y107"),
    "question-marks": (b"? " * 20_000, "Y107"),
    "deep-indentation": (b"".join(b" " * i + b"a:\n" for i in range(500)), "Y107"),
    "billion-laughs": (BOMB, "Y104"),
    "anchor": (b"a: &x 1\n", "Y104"),
    "alias": (b"a: *x\n", "Y104"),
    "merge": (b"<<: {a: b}\n", "Y110"),
    "python-object": (b"a: !!python/object/apply:os.system [ls]\n", "Y105"),
    "local-tag": (b"a: !x y\n", "Y105"),
    "binary": (b"a: !!binary aGFsbw==\n", "Y105"),
    "verbatim-tag": (b"a: !<tag:yaml.org,2002:str> x\n", "Y105"),
    "second-document": (b"a: b\n---\nc: d\n", "Y106"),
    "too-many-nodes": (b"- a\n" * 20_001, "Y108"),
    "too-large": (b"#" * (MAX_BYTES + 1), "B101"),
    "nul": (b"a: \x00\n", "B103"),
    "escape": (b"a: \x1b[31m\n", "B103"),
    "c1-control": ("a: \u0085x\n".encode(), "B103"),
    "line-separator": ("a: x\u2028b: y\n".encode(), "B103"),
    "right-to-left": ("a: \u202ex\n".encode(), "B103"),
    "isolate": ("a: \u2066x\n".encode(), "B103"),
    "zero-width": ("a: x\u200by\n".encode(), "B103"),
    "soft-hyphen": ("a: x\u00ady\n".encode(), "B103"),
    "private-use": ("a: \ue000\n".encode(), "B103"),
    "no-character": ("a: \ufffe\n".encode(), "B103"),
    "byte-order-mark": (b"\xef\xbb\xbfa: b\n", "B103"),
    "mark-in-the-middle": ("a: b\ufeff\n".encode(), "B103"),
    "utf-16": ("a: b\n".encode("utf-16"), "B102"),
    "overlong": (b"a: \xc0\xaf\n", "B102"),
    "surrogate": (b"a: \xed\xa0\x80\n", "B102"),
    "cut-character": (b"a: \xe2\x80", "B102"),
    "empty": (b"", "B104"),
    "blank": (b" \r\n\t\n", "B104"),
    "comment": (b"# x\n", "B104"),
    "directive": (b"%YAML 9.9\n---\na: b\n", "Y101"),
    "tab": (b"a:\n\tb: c\n", "Y102"),
    "complex-key": (b"? {a: b}\n: c\n", "Y109"),
    "empty-key": (b'"": c\n', "Y109"),
    "long-plain-key": (b"a" * 5_000 + b": b\n", "Y101"),
    "nul-as-escape": (b'a: "\\0"\n', "B103"),
    "direction-as-escape": (b'a: "x\\u202ey"\n', "B103"),
    "private-use-as-escape": (b'a: "\\uE0001\\uE001"\n', "B103"),
    "direction-as-escape-in-a-key": (b'"a\\u202e": b\n', "B103"),
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_tree(tmp_path_factory.mktemp("pohon"))


def problems_with(root: Path, name: str, data: bytes) -> list[Problem]:
    """Load and check the base region with one file replaced, in far less than two seconds."""
    file = root / FOLDER / name
    before = file.read_bytes() if file.exists() else None
    file.write_bytes(data)
    start = time.process_time()
    try:
        result = compile_tree(root)
    finally:
        spent = time.process_time() - start
        if before is None:
            file.unlink()
        else:
            file.write_bytes(before)
    assert spent < 2
    for item in result.problems:
        assert item.line().isprintable()
        assert item.span.line >= 1
        assert item.span.column >= 1
    return list(result.problems)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_gives_its_problem_and_spares_the_others(root: Path, name: str) -> None:
    data, code = HOSTILE[name]
    found = problems_with(root, "peta-jalan.yml", data)
    assert code in {item.code for item in found}
    assert {item.path for item in found} == {f"{FOLDER}/peta-jalan.yml"}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_front_matter_gives_a_problem_on_its_own_lines(root: Path, name: str) -> None:
    data, _ = HOSTILE[name]
    found = problems_with(root, "program/kampung-bersih.md", b"---\n" + data + b"\n---\n\nIsi.\n")
    assert found
    assert {item.path for item in found} == {f"{FOLDER}/program/kampung-bersih.md"}


def test_five_thousand_unknown_keys_are_reported_at_their_places(root: Path) -> None:
    keys = b"".join(b"kunci%d: x\n" % number for number in range(5_000))
    found = problems_with(root, "peta-jalan.yml", keys)
    assert len(found) == 5_000
    assert [item.span.line for item in found] == list(range(1, 5_001))


def test_the_same_key_five_thousand_times(root: Path) -> None:
    found = problems_with(root, "peta-jalan.yml", b"fakta: []\n" * 5_000)
    assert {item.code for item in found} == {"Y103"}
    assert len(found) == 4_999


SLOW_PROSE = {
    "brackets": "[" * 100_000,
    "links": "[a](" * 40_000,
    "images": "![" * 60_000,
    "angles": "<a" * 60_000,
    "open-tags": "<" * 100_000,
    "autolinks": "<a:" * 40_000,
    "backticks": "`" * 100_001,
    "half-backticks": "`a" * 50_000,
    "citations": "[@" * 60_000,
    "long-citation": "[@A," + " " * 100_000,
    "hashes": "#" * 100_000,
    "heading-spaces": "## a" + " " * 100_000 + "b",
    "heading-hashes": "## a" + " #" * 50_000 + "b",
    "digits": "1" * 100_000,
    "dotted": "1." * 50_000,
    "numbered": "1. " * 40_000,
    "fences": "```\n" * 30_001,
    "definitions": "[" + "a" * 100_000,
}


@pytest.mark.parametrize("name", SLOW_PROSE)
def test_no_prose_is_slow(name: str) -> None:
    text = SLOW_PROSE[name]
    start = time.process_time()
    for source in (Source("x.md", text), Source("x.md", text.replace(" ", "\n"))):
        read_prose(source, 5)
    assert time.process_time() - start < 2


def test_a_link_out_of_the_project_is_not_followed(tmp_path: Path) -> None:
    root = build_tree(tmp_path / "proyek")
    outside = tmp_path / "luar"
    outside.mkdir()
    (outside / "rahasia.yml").write_text(f"judul: {CANARY}\n", encoding="utf-8")
    region = root / FOLDER
    (region / "program" / "rahasia.md").symlink_to(outside / "rahasia.yml")
    (region / "kabar").rename(outside / "kabar")
    (region / "kabar").symlink_to(outside / "kabar")
    (region / "etc").symlink_to("/etc")
    (region / "putus.yml").symlink_to("tidak-ada")
    (root / "cities" / "kota-lain").symlink_to(outside)
    result = compile_tree(root)
    assert {(item.path, item.code) for item in result.problems} == {
        (f"{FOLDER}/program/rahasia.md", "B108"),
        (f"{FOLDER}/kabar", "B108"),
        (f"{FOLDER}/etc", "B108"),
        (f"{FOLDER}/putus.yml", "B108"),
        ("cities/kota-lain", "B106"),
    }
    assert CANARY not in "".join(item.line() for item in result.problems)


def test_the_code_lists_may_not_be_links(tmp_path: Path) -> None:
    root = build_tree(tmp_path / "proyek")
    satuan = root / "cities" / "_acuan" / "satuan.yml"
    satuan.rename(tmp_path / "satuan.yml")
    satuan.symlink_to(tmp_path / "satuan.yml")
    assert [item.code for item in compile_tree(root).problems] == ["B108"]


@pytest.mark.parametrize("name", ["sumber.yml", "pipa", "program/pipa.md", "berkas/pipa.pdf", "alamat.txt"])
def test_a_pipe_is_not_opened(tmp_path: Path, name: str) -> None:
    root = build_tree(tmp_path)
    pipe = root / FOLDER / name
    pipe.unlink(missing_ok=True)
    os.mkfifo(pipe)
    found = compile_tree(root).problems
    assert {item.path for item in found} == {f"{FOLDER}/{name}"}


@pytest.mark.parametrize("name", ["sumber.yml", "alamat.txt", "program/arsip.md", "berkas/foto.jpg", "arsip"])
def test_a_folder_in_the_place_of_a_file_is_a_problem(tmp_path: Path, name: str) -> None:
    root = build_tree(tmp_path)
    (root / FOLDER / name).unlink(missing_ok=True)
    (root / FOLDER / name).mkdir()
    found = compile_tree(root).problems
    assert {item.path for item in found} == {f"{FOLDER}/{name}"}


@pytest.mark.parametrize(
    "name", ["-rf.md", "a\nb.md", "a\x1b[31m.md", "..md", "…".encode().decode() + ".md", "a" * 200]
)
def test_odd_file_names_are_one_printable_line(tmp_path: Path, name: str) -> None:
    root = build_tree(tmp_path)
    (root / FOLDER / "program" / name).write_text("---\n---\n", encoding="utf-8")
    found = compile_tree(root).problems
    assert [item.code for item in found] == ["B105"]
    assert found[0].line().isprintable()


def test_a_name_that_is_no_text_is_a_problem(tmp_path: Path) -> None:
    root = build_tree(tmp_path)
    path = os.fsencode(root / FOLDER / "program") + b"/\xff\xfe.md"
    with open(path, "wb") as file:
        file.write(b"---\n---\n")
    found = compile_tree(root).problems
    assert [item.code for item in found] == ["B105"]
    assert found[0].line().isprintable()
    found[0].line().encode("utf-8")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
def test_positions_are_the_same_with_every_line_end(tmp_path: Path, end: str) -> None:
    lines = ["---", "judul: Kampung", "salah: x", "---", "", "## Isi", "", "Ada 5 warung <b>."]
    source, found = decode("x.md", end.join(lines).encode())
    assert source is not None
    assert found == []
    text, first_line, body, found = split_front_matter(source)
    assert (text, first_line, found) == ("judul: Kampung\nsalah: x", 5, [])
    assert body is not None
    _, found = read_prose(body, first_line)
    assert [(item.code, item.span) for item in found] == [("P101", Span(8, 14)), ("P103", Span(8, 5))]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"], ids=["lf", "crlf", "cr"])
@pytest.mark.parametrize(("bad", "code"), [(b"\xff", "B102"), (b"\x07", "B103")])
def test_a_bad_byte_is_placed_with_every_line_end(end: str, bad: bytes, code: str) -> None:
    _, found = decode("x.yml", f"a: b{end}{end}cé: ".encode() + bad + end.encode())
    assert [(item.code, item.span) for item in found] == [(code, Span(3, 5))]


def test_columns_count_characters_not_bytes(root: Path) -> None:
    found = problems_with(root, "opd.yml", "dinkes: {nama: “Ékonomi” 🏙, sumberr: [S1]}\n".encode())
    (item,) = [item for item in found if item.code == "S101"]
    assert item.span == Span(1, 29)


MARKS = r"- ? : , [ ] { } | > & * ! % @ ` ~ # << &a *a !!str"
SCRAPS = [*MARKS.split(), *["dinkes", "nama", "sumber", "S1", "12,5", "null", "é"], '"', "'"]
SCRAPS += [": ", "\n", "\n  ", "- ", "? ", "---\n", "...\n", "\t", "\r"]
YAML = st.lists(st.sampled_from(SCRAPS), max_size=40).map("".join)
QUICK = settings(max_examples=200, deadline=2_000, suppress_health_check=[HealthCheck.function_scoped_fixture])


@QUICK
@given(data=st.one_of(st.binary(max_size=200), YAML.map(str.encode), st.text(max_size=200).map(str.encode)))
@example(data=b"\xff")
@example(data=b"---\n")
@example(data=b"dinkes: {nama: |\n")
def test_any_bytes_as_yaml_give_a_value_or_problems(root: Path, data: bytes) -> None:
    assert all(item.span.line >= 1 and item.span.column >= 1 for item in problems_with(root, "opd.yml", data))


@QUICK
@given(
    data=st.one_of(
        st.binary(max_size=200),
        YAML.map(lambda text: f"---\n{text}\n---\n{text}".encode()),
        st.text("#<>[]()!@`*_-:/.&;jsavcript19 \n\\", max_size=200).map(
            lambda text: f"---\njudul: x\n---\n{text}".encode()
        ),
    )
)
def test_any_bytes_as_markdown_give_a_value_or_problems(root: Path, data: bytes) -> None:
    found = problems_with(root, "masterplan/01-pendahuluan.md", data)
    assert all(item.span.line >= 1 and item.span.column >= 1 for item in found)


@QUICK
@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=120))
def test_any_text_may_stand_in_a_text_field(root: Path, text: str) -> None:
    quoted = "'" + text.replace("'", "''") + "'"
    data = f"dinkes: {{nama: {quoted}, sumber: [S1]}}\ndiskominfo: {{nama: Dinas Komunikasi, sumber: [S1]}}\n".encode()
    for item in problems_with(root, "opd.yml", data):
        assert item.code[0] in "BYSNPRL"


def test_a_region_without_any_file_is_told_what_is_missing(tmp_path: Path) -> None:
    root = build_tree(tmp_path)
    (root / "cities" / "kota-kosong").mkdir()
    acuan, _ = load_acuan(root)
    assert acuan is not None
    muatan, found = load_daerah(root, "kota-kosong")
    assert [item.code for item in found] == ["B107"] * 4
    assert check_daerah(muatan, acuan) == []
