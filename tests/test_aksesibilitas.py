"""What the portal says of its own accessibility is what was found: no more, no less."""

import json
import sys

import pytest

from halaman import KINDS, MOST_STOPS
from petajalan.site.macros import looked_at
from pohon import ROOT
from situs import Site

sys.path.insert(0, str(ROOT / "scripts"))

from bench_halaman import CHECKS, RESULTS, page_text

pytest_plugins = ("situs_bersama",)

FOUND = json.loads(RESULTS.read_text(encoding="utf-8"))
PAGE = (ROOT / "docs" / "aksesibilitas.md").read_text(encoding="utf-8")


def test_every_kind_of_page_is_in_the_results() -> None:
    assert {one["jenis"]: one["nama"] for one in FOUND["jenis"]} == KINDS, "run: scripts/bench halaman"
    assert all(one["diperiksa"] for one in FOUND["jenis"])
    assert all(set(one["temuan"]) == set(CHECKS) for one in FOUND["jenis"])


def test_each_finding_is_written_out() -> None:
    assert len(FOUND["rincian"]) == sum(count for one in FOUND["jenis"] for count in one["temuan"].values())


def test_the_maintainers_page_is_made_from_the_results() -> None:
    assert RESULTS.with_suffix(".md").read_text(encoding="utf-8") == page_text(FOUND), (
        "run: scripts/bench halaman --tulis"
    )


def test_the_portal_says_what_was_found(portal: Site) -> None:
    shown = " ".join(portal.page("aksesibilitas/").all("article")[0].text.split())
    said = looked_at(FOUND)
    said["per"] = " ".join(said["per"].split())
    assert f"per {said['per']}: {said['halaman']} halaman dari {said['jumlah_jenis']} jenis" in shown
    for tool in said["alat"]:
        assert tool in shown
    for check in said["periksa"]:
        assert f"{check['nama']} {check['temuan']} {check['pada']}" in shown
    assert ("Tidak ada temuan." in shown) == (said["temuan"] == "0")
    assert (f"Jumlah temuan: {said['temuan']}." in shown) == (said["temuan"] != "0")


@pytest.mark.parametrize("count", [0, 3])
def test_zero_is_said_only_when_the_results_say_zero(count: int) -> None:
    kinds = [{**FOUND["jenis"][0], "temuan": dict.fromkeys(CHECKS, 0) | {"jari": count}}]
    said = looked_at({**FOUND, "jenis": kinds})
    assert said["temuan"] == str(count)
    assert [check["pada"] for check in said["periksa"] if check["temuan"] != "0"] == [kinds[0]["nama"]] * bool(count)


def test_what_is_not_tested_is_said_to_be_untested() -> None:
    """The hand-written list holds while it is true: whoever tests with more browsers or further mends the list."""
    known = PAGE.partition("## Yang belum baik")[2].partition("\n## ")[0]
    driven = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests" / "browser").glob("*.py"))
    driven += (ROOT / "tests" / "peramban_bersama.py").read_text(encoding="utf-8")
    assert ("Safari" in known) == ("webkit" not in driven)
    assert "hanya memakai Chromium" in known
    assert f"hanya {MOST_STOPS} perhentian pertama" in known
    for gap in ("pengguna pembaca layar", "lembaga luar", "bukan semua halaman", "hasil pindai"):
        assert gap in known
