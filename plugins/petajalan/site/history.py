"""A region's folder as the commits of the main line have it, read from git without touching the work tree."""

import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import IO, NamedTuple

from petajalan.build.tolerant import Version
from petajalan.site.report import remark

# How many versions of a region are looked at: what is older helps no reader.
VERSIONS = 50
_CHUNK = 1 << 20
# The reader of folders goes one folder deep; of what lies deeper it only sees that it is there.
_DEEP = 1


class Commit(NamedTuple):
    """A commit in which a folder changed, and the committer's own calendar day."""

    name: str
    day: date


class Git(NamedTuple):
    """A ``git cat-file --batch`` that answers one question after the other."""

    ask: IO[bytes]
    answer: IO[bytes]


class Thing(NamedTuple):
    """What git says of an object before it gives the contents; no kind: there is none."""

    kind: str = ""
    size: int = 0
    width: int = 0


@contextmanager
def history(root: Path, cities: str, slugs: Sequence[str], aside: Path) -> Iterator[dict[str, Iterator[Version]]]:
    """Give the versions of regions, newest first; each is laid out below ``aside`` when its turn comes."""
    commits = _commits(root, cities, slugs)
    if not any(commits.values()):
        yield {}
        return
    command = ["git", "-C", str(root), "cat-file", "--batch"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL) as git:
        assert git.stdin is not None
        assert git.stdout is not None
        asked = Git(git.stdin, git.stdout)
        yield {slug: _versions(asked, f"{cities}/{slug}", commits[slug], aside / slug) for slug in slugs}


def _commits(root: Path, cities: str, slugs: Sequence[str]) -> dict[str, list[Commit]]:
    """List the commits of the main line in which each region changed: one walk for all regions."""
    found: dict[str, list[Commit]] = {slug: [] for slug in slugs}
    # As with the date of a build: a repository further up is not the project's own.
    if not (root / ".git").exists():
        remark("Proyek ini tanpa riwayat git; versi lama tidak dapat dicari.")
        return found
    settings = ["core.quotePath=false", "log.showRoot=true", "log.follow=false", "log.showSignature=false"]
    command = [
        *("git", "-C", str(root), "--literal-pathspecs", *(word for said in settings for word in ("-c", said))),
        *("log", "--first-parent", "-m", "--name-only", "--no-renames", "--no-ext-diff", "--no-color"),
        *("--format==%H %cd", "--date=format:%Y-%m-%d", "--", *(f"{cities}/{slug}" for slug in slugs)),
    ]
    try:
        done = subprocess.run(command, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        told = os.fsdecode(getattr(error, "stderr", b"") or b"").strip() or str(error)
        remark(f"Riwayat git tidak terbaca; versi lama tidak dapat dicari: {' '.join(told.split())}")
        return found
    _sort_out(os.fsdecode(done.stdout).split("\n"), f"{cities}/", found)
    return found


def _sort_out(lines: Iterable[str], above: str, found: dict[str, list[Commit]]) -> None:
    """Put each commit to the regions that it names."""
    commit: Commit | None = None
    for line in lines:
        if line.startswith("="):
            name, day = line[1:].split()
            commit = Commit(name, date.fromisoformat(day))
        elif line and commit:
            of = found.get(line.removeprefix('"').removeprefix(above).partition("/")[0])
            if of is not None and len(of) < VERSIONS and commit not in of[-1:]:
                of.append(commit)


def _versions(git: Git, path: str, commits: Iterable[Commit], aside: Path) -> Iterator[Version]:
    for commit in commits:
        root = aside / commit.name
        if _lay_out(git, f"{commit.name}:{path}", root / path, _DEEP):
            yield Version(commit.day, root)
        # Whoever asks for another has no use for this one.
        shutil.rmtree(root, ignore_errors=True)


def _lay_out(git: Git, name: str, goal: Path, deep: int) -> bool:
    """Write a tree to disk; tell whether there is such a tree, and one that git itself would check out."""
    thing = _ask(git, name)
    data = b"".join(_contents(git, thing))
    if thing.kind != "tree":
        return False
    goal.mkdir(parents=True)
    for mode, entry, object_ in _entries(data, thing.width):
        if entry in {"", ".", ".."} or "/" in entry or os.path.lexists(goal / entry):
            return False
        path = goal / entry
        if mode == "40000" and deep:
            if not _lay_out(git, object_, path, deep - 1):
                return False
        elif mode in {"40000", "160000"}:
            path.mkdir()
        elif mode == "120000":
            # The reader refuses links; where this one led must not matter to anybody.
            path.symlink_to("-")
        else:
            with path.open("xb") as file:
                file.writelines(_contents(git, _ask(git, object_)))
    return True


def _ask(git: Git, name: str) -> Thing:
    git.ask.write(f"{name}\n".encode())
    git.ask.flush()
    said = git.answer.readline().decode(errors="replace").split()
    if len(said) != 3 or not said[2].isdecimal():
        return Thing()
    return Thing(said[1], int(said[2]), len(said[0]) // 2)


def _contents(git: Git, thing: Thing) -> Iterator[bytes]:
    left = thing.size
    while left and (data := git.answer.read(min(left, _CHUNK))):
        left -= len(data)
        yield data
    if thing.kind:
        git.answer.read(1)


def _entries(tree: bytes, width: int) -> Iterator[tuple[str, str, str]]:
    """Yield mode, name and object of every entry of a tree, in git's own form."""
    start = 0
    while start < len(tree):
        end = tree.index(b"\0", start)
        mode, _, name = tree[start:end].partition(b" ")
        start = end + 1 + width
        yield mode.decode(), os.fsdecode(name), tree[end + 1 : start].hex()
