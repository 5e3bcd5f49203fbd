"""One change in a YAML text leaves every other character; what comes out says what was meant."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from petajalan.core.emit import Figure, entry, flow, item, scalar
from petajalan.core.nodes import Mapping, Node, Scalar, Sequence, parse
from petajalan.core.patch import CannotPatchError, append, drop, insert, put
from petajalan.core.source import FORBIDDEN

TEXT = """\
# Di atas
judul: Satu   # di sini
isi: {a: 1, b: [x, "y, z"], c: {d: e}} # kurung
panjang: >-
  Kalimat pertama yang panjang sekali,
  kalimat kedua,
  kalimat ketiga.

# Di antara
daftar:
  # butir pertama
  - {id: satu, teks: "12,5"}
  - id: dua
    teks: 'dua'
    sumber:
      - A
      # tentang B
      - B
akhir: tetap
"""


ORDER = ("judul", "isi", "antara", "panjang", "daftar", "akhir")


def values(node: Node | None) -> Any:
    if isinstance(node, Mapping):
        return {name: values(value) for name, (_, _, value) in node.items.items()}
    if isinstance(node, Sequence):
        return [values(below) for below in node.items]
    return node.text if isinstance(node, Scalar) else None


def read(text: str) -> Any:
    node, problems = parse("uji.yml", text)
    assert problems == []
    return values(node)


@pytest.mark.parametrize(
    ("old", "new", "changed"),
    [
        ("judul: Satu   #", 'judul: "Satu: dua"   #', lambda: put(TEXT, ("judul",), "Satu: dua")),
        ("{a: 1,", "{a: dua kata,", lambda: put(TEXT, ("isi", "a"), "dua kata")),
        ("{a: 1,", '{a: "dua, kata",', lambda: put(TEXT, ("isi", "a"), "dua, kata")),
        ('[x, "y, z"]', '[x, "y, z", w]', lambda: put(TEXT, ("isi", "b"), ["x", "y, z", "w"])),
        ('[x, "y, z"]', '["y, z"]', lambda: put(TEXT, ("isi", "b"), ["y, z"])),
        ("c: {d: e}}", "c: {d: e, f: g}}", lambda: put(TEXT, ("isi", "c", "f"), "g")),
        ("{a: 1, b", "{b", lambda: drop(TEXT, ("isi", "a"))),
        (", c: {d: e}}", "}", lambda: drop(TEXT, ("isi", "c"))),
        ("  kalimat kedua,\n", "  kalimat lain,\n",
         lambda: put(TEXT, ("panjang",), "Kalimat pertama yang panjang sekali, kalimat lain, kalimat ketiga.")),
        ('[x, "y, z"]', '[x, w, "y, z"]', lambda: insert(TEXT, ("isi", "b", 1), "w")),
        ("  - id: dua\n", "  - {id: tiga}\n  - id: dua\n", lambda: insert(TEXT, ("daftar", 1), {"id": "tiga"})),
        ("      - A\n", "      - C\n      - A\n", lambda: insert(TEXT, ("daftar", 1, "sumber", 0), "C")),
        ("      - B\n", "      - B\n      - C\n", lambda: insert(TEXT, ("daftar", 1, "sumber", 2), "C")),
        ('"12,5"', '"13,5"', lambda: put(TEXT, ("daftar", 0, "teks"), Figure("13,5"))),
        ("'dua'", "'tiga'", lambda: put(TEXT, ("daftar", 1, "teks"), "tiga")),
        ("'dua'", '"Jum\'at"', lambda: put(TEXT, ("daftar", 1, "teks"), "Jum'at")),
        ("      - B\n", "      - C\n", lambda: put(TEXT, ("daftar", 1, "sumber"), ["A", "C"])),
        ("      - B\n", "      - B\n      - C\n", lambda: put(TEXT, ("daftar", 1, "sumber"), ["A", "B", "C"])),
        ("      - B\n", "      - B\n  - {id: tiga}\n", lambda: append(TEXT, ("daftar",), {"id": "tiga"})),
        ("    teks: 'dua'\n", "", lambda: drop(TEXT, ("daftar", 1, "teks"))),
        ("- id: dua\n    teks", "- teks", lambda: drop(TEXT, ("daftar", 1, "id"))),
        ("akhir: tetap\n", "akhir: tetap\nbaru: ya\n", lambda: put(TEXT, ("baru",), "ya")),
        ("# kurung\n", "# kurung\nantara: ya\n", lambda: put(TEXT, ("antara",), "ya", ORDER)),
        ("akhir: tetap\n", "akhir: tetap\nlain:\n  - {a: b}\n", lambda: append(TEXT, ("lain",), {"a": "b"})),
    ],
)  # fmt: skip
def test_only_what_is_meant_changes(old: str, new: str, changed: Any) -> None:
    assert TEXT.count(old) == 1
    assert changed() == TEXT.replace(old, new)


@pytest.mark.parametrize(
    "change",
    [
        lambda: put(TEXT, ("tidak", "ada"), "x"),
        lambda: put(TEXT, ("daftar", 9), "x"),
        lambda: drop("a: b\n", ("a",)),
        lambda: append(TEXT, ("judul",), {"a": "b"}),
        lambda: put("a: [b, # catatan\n  c]\n", ("a",), ["b", "d"]),
        lambda: put("# kosong\n", ("a", "c"), "b"),
    ],
)
def test_what_cannot_be_changed_is_refused(change: Any) -> None:
    with pytest.raises(CannotPatchError):
        change()


def test_an_empty_file_of_names_takes_its_first() -> None:
    assert put("# Daftar\n{}\n\n# lalu\n", ("a",), {"b": "c"}) == "# Daftar\na: {b: c}\n\n# lalu\n"


LINES = st.text(st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=40).map(
    lambda text: " ".join(FORBIDDEN.sub("", text).split())
).filter(bool)  # fmt: skip
ITEMS = st.dictionaries(st.sampled_from(["a", "b", "c"]), st.one_of(LINES, st.lists(LINES, max_size=3)), min_size=1)


@given(LINES)
def test_any_line_is_written_so_that_it_is_read_back(text: str) -> None:
    assert read(f"k: {scalar(text)}") == {"k": text}
    assert read(f"{{k: {flow(text)}, l: [{scalar(Figure(text), flow=True)}]}}") == {"k": text, "l": [text]}


@given(ITEMS)
def test_any_item_is_written_so_that_it_is_read_back(value: dict[str, Any]) -> None:
    assert read("\n".join(["l:", *item(value, 2)])) == {"l": [value]}
    assert read("\n".join(entry("k", value, 0))) == {"k": value}


@given(LINES, st.sampled_from([("judul",), ("isi", "a"), ("panjang",), ("daftar", 0, "teks"), ("daftar", 1, "teks")]))
def test_any_line_may_take_the_place_of_any_other(text: str, path: tuple[str | int, ...]) -> None:
    data = read(TEXT)
    *above, last = path
    here = data
    for step in above:
        here = here[step]
    here[last] = text
    new = put(TEXT, path, text)
    assert read(new) == data
    assert all(line in new.split("\n") for line in TEXT.split("\n") if line.lstrip().startswith("#"))


def test_the_first_entry_comes_below_the_comments() -> None:
    assert put("# kosong\n", ("a",), {"b": "c"}) == "# kosong\na: {b: c}\n"
    assert put("# kosong", ("a",), "b") == "# kosong\na: b\n"
