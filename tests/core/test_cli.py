"""The officer's command through its real entry: exit codes, sorted lines, machine-readable output, no heavy imports."""

import json
import os
import re
import resource
import subprocess
import sys
from pathlib import Path

import pytest

from petajalan.core.catalogue import CATALOGUE
from petajalan.core.problems import Problem, Span
from pohon import REGION, ROOT, build_tree

BROKEN = {
    "opd.yml": "dinkes: {nama: Dinas Kesehatan, sumber: [S9]}\ndiskominfo: {nama: Diskominfo, sumber: [S1], kode: x}\n",
    "peta-jalan.yml": "tahap: satu\n",
    "indikator/stunting.yml": {"ganti": "satuan: persen", "dengan": "satuan: prosen\nwarna: biru"},
}


def run(*words: str, folder: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "petajalan", *words],
        cwd=folder,
        env={"PATH": os.defpath, "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


def test_a_sound_project_is_clean(tmp_path: Path) -> None:
    result = run("periksa", folder=build_tree(tmp_path, bases=(REGION, "kota-contoh")))
    assert (result.returncode, result.stdout) == (0, "")
    assert result.stderr == "Tidak ada masalah pada 2 daerah.\n"


def test_mistakes_are_printed_in_order_and_counted(tmp_path: Path) -> None:
    result = run("periksa", folder=build_tree(tmp_path, BROKEN))
    assert result.returncode == 1
    lines = result.stdout.splitlines()
    places = [(path, int(line), int(column)) for path, line, column, _ in (text.split(":", 3) for text in lines)]
    assert places == sorted(places)
    assert {path for path, _, _ in places} == {f"cities/{REGION}/{name}" for name in ("opd.yml", "peta-jalan.yml")} | {
        f"cities/{REGION}/indikator/stunting.yml"
    }
    assert result.stderr == f"{len(lines)} masalah dalam 3 berkas pada 1 daerah.\n"


def test_two_runs_print_the_same(tmp_path: Path) -> None:
    root = build_tree(tmp_path, BROKEN)
    assert run("periksa", folder=root).stdout == run("periksa", folder=root).stdout


def test_json_says_the_same_as_the_lines(tmp_path: Path) -> None:
    root = build_tree(tmp_path, BROKEN)
    result = run("periksa", "--format", "json", folder=root)
    assert result.returncode == 1
    rows = json.loads(result.stdout)
    assert all(row.pop("severity") in {"galat", "catatan"} for row in rows)
    again = [Problem(**{**row, "span": Span(**row["span"])}).line() for row in rows]
    assert again == run("periksa", folder=root).stdout.splitlines()


def test_json_of_a_sound_project_is_an_empty_list(tmp_path: Path) -> None:
    result = run("periksa", "--format=json", folder=build_tree(tmp_path))
    assert (result.returncode, json.loads(result.stdout), result.stderr) == (0, [], "")


@pytest.mark.parametrize("name", [REGION, f"cities/{REGION}", f"cities/{REGION}/"])
def test_one_region_may_be_named(tmp_path: Path, name: str) -> None:
    root = build_tree(tmp_path, bases=(REGION, "kota-contoh"))
    (root / "cities" / "kota-contoh" / "opd.yml").write_text("x\n", encoding="utf-8")
    assert run("periksa", name, folder=root).returncode == 0
    assert run("periksa", "kota-contoh", folder=root).returncode == 1
    assert run("periksa", folder=root).returncode == 1


def test_an_unknown_region_gets_a_suggestion(tmp_path: Path) -> None:
    root = build_tree(tmp_path)
    result = run("periksa", "kota-uij", folder=root)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == "petajalan: daerah “kota-uij” tidak ada; mungkin “kota-uji”?\n"
    result = run("periksa", "x\x1b[31m", folder=root)
    assert result.returncode == 2
    assert "\x1b" not in result.stderr


def test_a_folder_without_regions_cannot_be_checked(tmp_path: Path) -> None:
    result = run("periksa", folder=tmp_path)
    assert (result.returncode, result.stdout) == (2, "")
    assert "tidak memuat cities/" in result.stderr


def test_the_folder_may_be_named(tmp_path: Path) -> None:
    root = build_tree(tmp_path / "proyek", BROKEN)
    elsewhere = run("periksa", "--folder", str(root), folder=tmp_path)
    assert elsewhere.returncode == 1
    assert elsewhere.stdout == run("periksa", folder=root).stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ([], "yang belum disebut: perintah"),
        (["periksakan"], "perintah “periksakan” tidak dikenal; mungkin “periksa”? Pilihannya: periksa, jelaskan, "),
        (["periksa", "--format", "xml"], "--format “xml” tidak dikenal. Pilihannya: teks, "),
        (["periksa", "--format"], "sesudah --format perlu satu isian"),
        (["periksa", "--cepat"], "tidak dikenal: --cepat"),
        (["jelaskan"], "yang belum disebut: kode"),
    ],
)
def test_a_wrong_command_exits_with_two_and_says_why(words: list[str], said: str) -> None:
    result = run(*words)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith(f"petajalan: {said}")
    assert re.search(r"\nBantuan: \.venv/bin/petajalan( [a-z]+)? -h\n$", result.stderr)


@pytest.mark.parametrize("words", [["-h"], ["baru", "-h"], ["satukan", "--help"]])
def test_help_is_in_indonesian(words: list[str]) -> None:
    result = run(*words)
    assert result.returncode == 0
    assert result.stdout.startswith("Pemakaian: petajalan")
    assert "menampilkan bantuan ini" in result.stdout
    assert not re.search(r"usage|options:|positional|show this|exit", result.stdout)


def test_every_code_is_explained(capsys: pytest.CaptureFixture[str]) -> None:
    from petajalan.cli import main

    for code, entry in CATALOGUE.items():
        assert main(["jelaskan", code.lower()]) == 0
        text = capsys.readouterr().out
        assert text.startswith(f"{code} ({entry.severity.value}): ")
        assert "Yang perlu dilakukan: " in text
        for example in (entry.wrong, entry.right):
            assert "\n".join(f"    {line}" for line in example.split("\n")) in text


def test_an_unknown_code_gets_a_suggestion() -> None:
    result = run("jelaskan", "A10l")
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.startswith("petajalan: kode “A10l” tidak dikenal; mungkin A1")
    assert run("jelaskan", "n102").stdout.startswith("N102 (galat): ")


def test_the_command_loads_no_site_generator() -> None:
    heavy = ("mkdocs", "material", "jinja2", "markdown", "nh3", "openpyxl", "python_calamine", "petajalan.buku")
    code = (
        "import sys; import petajalan.cli; petajalan.cli.main(['jelaskan', 'N102']); "
        f"print([name for name in {heavy!r} if name in sys.modules], file=sys.stderr)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert result.stderr == "[]\n"


def test_how_long_the_real_data_takes_is_shown() -> None:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    result = run("periksa")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(f"petajalan periksa: {spent:.2f} s of CPU; {result.stderr.strip()}")
    assert result.returncode in (0, 1)
