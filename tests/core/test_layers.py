"""One direction: core knows nothing of pages, render nothing of MkDocs, and nothing looks back."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from pohon import ROOT

PACKAGE = ROOT / "plugins" / "petajalan"
FILES = sorted(PACKAGE.rglob("*.py"))
CORE = [path for path in FILES if path.is_relative_to(PACKAGE / "core")]
NO_MKDOCS = [path for path in FILES if path.relative_to(PACKAGE).parts[0] in {"render", "build", "buku"}]
# What each layer may use of the package.
BELOW = {
    "core": {"core"},
    "render": {"core", "render"},
    "build": {"core", "render", "build"},
    "buku": {"core", "render", "buku"},
    "site": {"core", "render", "build", "site"},
    "cli": {"core", "render", "build", "buku", "cli"},
}
LONGEST = 250
# The catalogue is a list of texts.
EXEMPT = {"catalogue.py"}
FOREIGN_TO_CORE = {"mkdocs", "mkdocs_macros", "material", "jinja2", "markdown", "markupsafe", "nh3", "logging"}
NO_CLOCK = {"now", "today", "utcnow"}


def title(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """Yield the full name of every imported thing and the level of the import, wherever it stands."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, 0) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((f"{node.module or ''}.{alias.name}", node.level) for alias in node.names)


@pytest.mark.parametrize("path", FILES, ids=title)
def test_imports_are_absolute(path: Path) -> None:
    assert [name for name, level in imports(path) if level] == []


@pytest.mark.parametrize("path", FILES, ids=title)
def test_nothing_looks_back(path: Path) -> None:
    own = path.relative_to(PACKAGE).parts[0]
    used = {name.split(".")[1] for name, _ in imports(path) if name.startswith("petajalan.")}
    if own in BELOW:
        assert used <= BELOW[own]


@pytest.mark.parametrize("path", CORE, ids=title)
def test_core_knows_no_site_generator(path: Path) -> None:
    assert {name.split(".")[0] for name, _ in imports(path)} & FOREIGN_TO_CORE == set()


@pytest.mark.parametrize("path", NO_MKDOCS, ids=title)
def test_only_the_plugins_know_mkdocs(path: Path) -> None:
    assert {name.split(".")[0] for name, _ in imports(path)} & {"mkdocs", "material", "mkdocs_macros"} == set()


@pytest.mark.parametrize("path", CORE, ids=title)
def test_core_has_no_clock_no_output_and_no_environment(path: Path) -> None:
    names = {name for name, _ in imports(path)}
    assert {name for name in names if name.split(".")[0] in {"time", "random", "uuid", "locale", "subprocess"}} == set()
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Name)
            and node.func.id in {"print", "input", "eval"}
        ):
            found.append(node.func.id)
        elif isinstance(node, ast.Attribute) and node.attr in NO_CLOCK | {"environ", "getenv", "getcwd"}:
            found.append(node.attr)
    assert found == []
    assert not names & {"os.environ", "os.getenv"}


@pytest.mark.parametrize("path", CORE, ids=title)
def test_a_core_module_fits_in_the_head(path: Path) -> None:
    if path.name not in EXEMPT:
        assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST


@pytest.mark.parametrize("path", FILES, ids=title)
def test_every_module_says_what_it_is_for(path: Path) -> None:
    assert ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))


def test_imports_do_not_go_round() -> None:
    known = {".".join(("petajalan", *path.relative_to(PACKAGE).with_suffix("").parts)): path for path in FILES}
    known |= {name.removesuffix(".__init__"): path for name, path in list(known.items()) if name.endswith("__init__")}
    uses = {
        name: {target for full, _ in imports(path) for target in (full, full.rpartition(".")[0]) if target in known}
        - {name}
        for name, path in known.items()
    }
    done: set[str] = set()

    def visit(name: str, above: tuple[str, ...]) -> None:
        assert name not in above, " → ".join((*above, name))
        if name not in done:
            for target in sorted(uses[name]):
                visit(target, (*above, name))
            done.add(name)

    for name in sorted(uses):
        visit(name, ())
