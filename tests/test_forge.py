"""What GitHub and GitLab run and show: valid by their own schemas, with few rights, and with commands that exist."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from petajalan.cli import COMMANDS, main
from petajalan.core.formats import FORMATS
from pohon import ROOT

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
FORMS = [path for path in sorted((ROOT / ".github" / "ISSUE_TEMPLATE").glob("*.yml")) if path.stem != "config"]
GITLAB = ROOT / ".gitlab-ci.yml"
TEMPLATES = [
    ROOT / ".github" / "pull_request_template.md",
    ROOT / ".gitlab" / "merge_request_templates" / "Default.md",
    *sorted((ROOT / ".gitlab" / "issue_templates").glob("*.md")),
]


def _faults(schema: str, path: Path, *words: str) -> str:
    """Give what the forge's own schema says against a file."""
    result = subprocess.run(
        [Path(sys.executable).parent / "check-jsonschema", "--builtin-schema", f"vendor.{schema}", *words, path],
        capture_output=True, encoding="utf-8", check=False, timeout=60,
    )  # fmt: skip
    return result.stdout + result.stderr if result.returncode else ""


def _steps(path: Path) -> list[dict[str, Any]]:
    return [step for job in _load(path)["jobs"].values() for step in job["steps"]]


def _load(path: Path) -> dict[str, Any]:
    # BaseLoader: “on” is a word here.
    loaded: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
    return loaded


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_is_valid(path: Path) -> None:
    assert _faults("github-workflows", path) == ""


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_an_issue_form_is_valid(path: Path) -> None:
    assert _faults("github-issue-forms", path) == ""


def test_the_other_files_of_the_forges_are_valid() -> None:
    assert _faults("github-issue-config", ROOT / ".github" / "ISSUE_TEMPLATE" / "config.yml") == ""
    assert _faults("gitlab-ci", GITLAB, "--data-transform", "gitlab-ci") == ""


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_may_only_read_and_keeps_no_secret(path: Path) -> None:
    workflow, text = _load(path), path.read_text(encoding="utf-8")
    assert workflow["permissions"] == {"contents": "read"}
    # A request from a fork runs with the fork's own words: they must never meet a right or a secret.
    assert "pull_request_target" not in text
    assert "secrets." not in text
    assert not re.search(r"run:.*\$\{\{", text)
    for job in workflow["jobs"].values():
        assert int(job["timeout-minutes"]) <= 60
        if "permissions" in job:
            assert "pull_request" not in workflow["on"]
            assert job["permissions"] == {"pages": "write", "id-token": "write"}
    for step in _steps(path):
        if "uses" in step:
            assert re.fullmatch(r"actions/[a-z-]+@v\d+", step["uses"])
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"]["persist-credentials"] == "false"


def test_the_workflows_run_what_there_is() -> None:
    texts = [path.read_text(encoding="utf-8") for path in (*WORKFLOWS, GITLAB)]
    said = "\n".join(texts)
    for script in set(re.findall(r"(?<![\w/])(?:scripts/\w+|\.ci/run)", said)):
        assert (ROOT / script).is_file()
    commands = {(name, form) for name, form in re.findall(r"petajalan ([a-z-]+)(?: --format (\w+))?", said)}
    assert {("periksa", "github"), ("periksa", "gitlab"), ("pemilik", ""), ("skema", "")} <= commands
    assert {name for name, _ in commands} <= COMMANDS.keys()
    assert {form for _, form in commands} - {""} <= set(FORMATS)
    # All that is checked on a request is what a person runs: .ci/run stays the whole of it.
    assert said.count(".ci/run") >= 2


def test_gitlab_shows_the_report_even_when_the_check_fails() -> None:
    job = _load(GITLAB)["periksa"]
    report = job["artifacts"]["reports"]["codequality"]
    assert job["artifacts"]["when"] == "always"
    first, *rest = [line for line in job["script"] if "periksa" in line]
    assert first.endswith(f"--format gitlab > {report} || true")
    assert any(line.endswith("petajalan periksa") for line in rest)


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_a_template_asks_for_the_source_and_warns_of_personal_data(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "## Sumbernya" in text
    assert "NIK" in text


def test_both_forges_ask_the_same_of_a_change() -> None:
    github, gitlab = (path.read_text(encoding="utf-8") for path in TEMPLATES[:2])
    assert github.replace("*Files changed*", "*Changes*") == gitlab


def test_the_command_lists_what_it_can_do(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    assert {"pemilik", "skema"} <= set(re.findall(r"[a-z-]+", capsys.readouterr().out))
