"""A project with a history, for tests: commits on days that the test says."""

import subprocess
from pathlib import Path

from situs import environment

_IGNORED = "site\nsite.baru\n.site.kunci\n.cache\nplugins\n"


def begin(root: Path, day: str) -> Path:
    """Make a project a repository with one commit."""
    (root / ".gitignore").write_text(_IGNORED, encoding="utf-8")
    git(root, "init", "--quiet", "--initial-branch=main")
    commit(root, day)
    return root


def commit(root: Path, day: str) -> None:
    """Commit everything as it is."""
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--allow-empty", "--message=data", day=day)


def git(root: Path, *words: str, day: str = "2026-01-01") -> str:
    """Run git as nobody in particular, an hour before midnight in Jakarta."""
    when = f"{day}T23:00:00+07:00"
    roles = [f"GIT_{role}_{what}" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")]
    who = dict.fromkeys(roles, "pengelola@petajalan.example")
    env = environment(GIT_AUTHOR_DATE=when, GIT_COMMITTER_DATE=when, GIT_CONFIG_GLOBAL="/dev/null", **who)
    return subprocess.run(["git", "-C", str(root), *words], env=env, capture_output=True, text=True, check=True).stdout
