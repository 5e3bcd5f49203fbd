"""What GitHub, GitLab and a terminal are told: each mistake once, at its line, in words that cannot break the form."""

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest

from petajalan.core.compile import compile_tree
from petajalan.core.formats import FORMATS, summary, written
from petajalan.core.problems import Problem, Span, problem
from pohon import REGION, ROOT, build_tree

# As many kinds of trouble for a form as there are: percent, colon, comma, line ends, quotes, a second place.
AWKWARD = (
    Problem("cities/a,b:c%/x.yml", Span(3, 5), "S101", "isian “a%b” : tidak, dikenal", "yang dikenal: a, b"),
    problem(
        "A105", "cities/kota-uji/opd.yml", Span(9, 1), nilai="x\n::error::y", related="cities/kota-uji/opd.yml:2:1"
    ),
    problem("N102", "cities/kota-uji/opd.yml", Span(12, 7), nilai="\x1b[31m1,2\r\n"),
)
BROKEN = {
    "opd.yml": "dinkes: {nama: Dinas Kesehatan, sumber: [S9]}\ndiskominfo: {nama: Diskominfo, sumber: [S9], kode: x}\n",
    "indikator/stunting.yml": {"ganti": "satuan: persen", "dengan": "satuan: prosen\nwarna: biru"},
}
COMMAND = re.compile(
    r"::(?P<level>error|notice) file=(?P<file>[^,:]+),line=(?P<line>\d+),col=(?P<col>\d+)"
    r",title=(?P<title>[^,:]+)::(?P<data>.*)"
)


def _unescape(text: str) -> str:
    """Undo what a workflow command escapes, as the runner does."""
    for escaped, sign in (("%2C", ","), ("%3A", ":"), ("%0A", "\n"), ("%0D", "\r"), ("%25", "%")):
        text = text.replace(escaped, sign)
    return text


def test_github_gets_one_command_for_each_mistake() -> None:
    lines = written("github", AWKWARD).split("\n")
    assert len(lines) == len(AWKWARD)
    for line, item in zip(lines, AWKWARD, strict=True):
        found = COMMAND.fullmatch(line)
        assert found, line
        assert _unescape(found["file"]) == item.path
        assert (int(found["line"]), int(found["col"]), found["title"]) == (item.span.line, item.span.column, item.code)
        said = _unescape(found["data"])
        assert item.hint in said
        assert item.related in said
        assert said.isprintable()


def test_gitlab_gets_a_report_of_the_documented_shape() -> None:
    rows = json.loads(written("gitlab", AWKWARD))
    for row, item in zip(rows, AWKWARD, strict=True):
        assert row.keys() == {"description", "check_name", "fingerprint", "severity", "location"}
        assert row["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert row["location"] == {"path": item.path, "lines": {"begin": item.span.line}}
        assert re.fullmatch(r"[0-9a-f]{64}", row["fingerprint"])
        assert row["description"].isprintable()


def test_a_mistake_that_moves_keeps_its_fingerprint_and_two_alike_have_two(tmp_path: Path) -> None:
    root = build_tree(tmp_path, {"opd.yml": "a: {nama: A}\nb: {nama: B}\n"})

    def prints() -> list[str]:
        rows = json.loads(written("gitlab", compile_tree(root).problems))
        return [row["fingerprint"] for row in rows if row["location"]["path"].endswith("opd.yml")]

    before = prints()
    assert len(set(before)) == len(before) == 2
    path = root / "cities" / REGION / "opd.yml"
    path.write_text(f"# Catatan baru.\n\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    assert prints() == before


@pytest.mark.parametrize("form", FORMATS)
def test_nothing_wrong_is_nothing_to_say(form: str) -> None:
    assert written(form, ()) in ("", "[]")


def test_colours_leave_the_words_as_they_are() -> None:
    plain, coloured = written("teks", AWKWARD), written("teks", AWKWARD, colour=True)
    assert re.sub(r"\x1b\[\d+m", "", coloured) == plain
    assert coloured != plain
    assert "\x1b[31m1,2" not in coloured


@pytest.mark.parametrize(
    ("count", "regions", "sentence"),
    [
        (0, ["a", "b"], "Tidak ada masalah pada 2 daerah."),
        (1, ["kota-uji"], "1 masalah dalam 1 berkas."),
        (3, ["kota-uji"], "3 masalah dalam 2 berkas pada 1 daerah."),
        (3, ["kota-uji", "kota-lain"], "3 masalah dalam 2 berkas pada 1 dari 2 daerah."),
    ],
)
def test_the_summary_counts_what_was_found(count: int, regions: list[str], sentence: str) -> None:
    assert summary(AWKWARD[:count], regions) == sentence


def _periksa(root: Path, *words: str, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "petajalan", "periksa", *words],
        cwd=root, env={"PATH": os.defpath, "PYTHONUTF8": "1", **env}, capture_output=True, encoding="utf-8",
        check=False, timeout=60,
    )  # fmt: skip


def test_the_command_speaks_every_form_with_one_verdict(tmp_path: Path) -> None:
    root = build_tree(tmp_path, BROKEN)
    count = len(compile_tree(root).problems)
    for form in FORMATS:
        result = _periksa(root, "--format", form)
        assert result.returncode == 1
        assert "Traceback" not in result.stderr
        rows = json.loads(result.stdout) if form in ("json", "gitlab") else result.stdout.splitlines()
        assert len(rows) == count
        assert (f"{count} masalah" in result.stderr) is (form in ("teks", "github"))


@pytest.mark.parametrize(("env", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)])
def test_colours_are_for_a_terminal_that_wants_them(tmp_path: Path, env: dict[str, str], coloured: bool) -> None:
    root = build_tree(tmp_path, BROKEN)
    ours, theirs = pty.openpty()
    with os.fdopen(theirs, "w") as terminal:
        subprocess.run(
            [sys.executable, "-m", "petajalan", "periksa"],
            cwd=root, env={"PATH": os.defpath, "PYTHONUTF8": "1", "TERM": "xterm", **env}, stdout=terminal,
            stderr=subprocess.DEVNULL, check=False, timeout=60,
        )  # fmt: skip
    shown = b""
    while True:
        try:
            shown += os.read(ours, 65536)
        except OSError:  # the terminal is closed
            break
    os.close(ours)
    assert (b"\x1b[" in shown) is coloured
    assert b"S101" in shown


def test_the_notes_can_be_drawn_below_their_lines(tmp_path: Path) -> None:
    root = build_tree(tmp_path, BROKEN)
    found = compile_tree(root).problems
    page = subprocess.run(
        [ROOT / "scripts" / "tinjau"], input=written("github", found), cwd=root, capture_output=True, encoding="utf-8",
        check=True, timeout=60,
    ).stdout  # fmt: skip
    assert page.count("<aside") == len(found)
    assert "<mark>biru</mark>" in page or "<mark>warna: biru</mark>" in page


def test_a_pipe_gets_no_colours(tmp_path: Path) -> None:
    assert "\x1b" not in _periksa(build_tree(tmp_path, BROKEN), TERM="xterm").stdout
