"""What an editor is told while an officer types: the schemas beside the data are fresh and found by every file."""

import fnmatch
import json
import re
import shutil
from pathlib import Path

import pytest

from bentuk import kind_of
from petajalan.cli import main
from petajalan.core.load import DEMONSTRATION, list_daerah
from petajalan.core.schema import KINDS
from pohon import ROOT

SETTINGS = json.loads(re.sub(r"(?m)^\s*//.*$", "", (ROOT / ".vscode" / "settings.json").read_text(encoding="utf-8")))
DATA = [
    path.relative_to(ROOT / "cities" / slug).as_posix()
    for slug in list_daerah(ROOT)[0]
    for path in sorted((ROOT / "cities" / slug).rglob("*.yml"))
]
HEADED = sorted((ROOT / "cities" / DEMONSTRATION).rglob("*.yml"))


@pytest.mark.parametrize("command", ["skema", "pemilik"])
def test_what_is_made_from_the_project_is_fresh(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([command, "--periksa", "--folder", str(ROOT)]) == 0
    assert capsys.readouterr() == ("", "")


def test_a_stale_schema_is_named_and_made_anew(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copytree(ROOT / "cities" / "_acuan", tmp_path / "cities" / "_acuan")
    stale = tmp_path / "cities" / "_acuan" / "skema" / "opd.json"
    stale.write_text("{}\n", encoding="utf-8")
    assert main(["skema", "--periksa", "--folder", str(tmp_path)]) == 1
    assert capsys.readouterr().err == (
        "cities/_acuan/skema/opd.json tidak cocok lagi dengan asalnya; jalankan: petajalan skema\n"
    )
    assert stale.read_text(encoding="utf-8") == "{}\n"
    assert main(["skema", "--folder", str(tmp_path)]) == 0
    assert main(["skema", "--periksa", "--folder", str(tmp_path)]) == 0


@pytest.mark.parametrize("path", HEADED, ids=lambda path: path.name)
def test_a_file_of_the_example_names_its_schema(path: Path) -> None:
    head = path.read_text(encoding="utf-8").partition("\n")[0]
    found = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", head)
    assert found
    schema = (path.parent / found[1]).resolve()
    kind = kind_of(path.relative_to(ROOT / "cities" / DEMONSTRATION).as_posix())
    assert schema == ROOT / "cities" / "_acuan" / "skema" / f"{kind}.json"
    assert schema.is_file()


def test_the_editor_maps_every_yaml_file_to_its_schema() -> None:
    globs = {Path(schema).stem: (ROOT / schema, pattern) for schema, pattern in SETTINGS["yaml.schemas"].items()}
    assert globs.keys() == {name for name, kind in KINDS.items() if ".md" not in kind.berkas}
    assert all(schema.is_file() for schema, _ in globs.values())
    for name in set(DATA):
        depth = f"cities/kota/{name}".count("/")
        fitting = {
            kind
            for kind, (_, pattern) in globs.items()
            if pattern.count("/") == depth and fnmatch.fnmatch(f"cities/kota/{name}", pattern)
        }
        assert fitting == {kind_of(name)}


def test_the_recommended_extensions_are_those_that_the_settings_speak_to() -> None:
    recommended = json.loads((ROOT / ".vscode" / "extensions.json").read_text(encoding="utf-8"))["recommendations"]
    assert "redhat.vscode-yaml" in recommended
