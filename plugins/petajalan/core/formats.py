"""What a check found, written for whoever reads it: a person, a program, GitHub, GitLab."""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import asdict
from hashlib import sha256

from petajalan.core.catalogue import Severity
from petajalan.core.problems import Problem, errors, printable

# The names by which a form is asked for.
FORMATS = ("teks", "json", "github", "gitlab")

_RED, _YELLOW, _BOLD, _DIM, _END = "\x1b[31m", "\x1b[33m", "\x1b[1m", "\x1b[2m", "\x1b[0m"


def written(form: str, problems: Sequence[Problem], *, colour: bool = False) -> str:
    """Write all problems in one of ``FORMATS``; ``colour`` is for the lines that a person reads on a terminal."""
    if form == "teks":
        return "\n".join(_coloured(item) if colour else item.line() for item in problems)
    return _PROGRAMS[form](problems)


def summary(problems: Sequence[Problem], regions: Sequence[str], cities: str = "cities") -> str:
    """Count in one sentence what was found; ``regions`` are those that were looked at."""
    wrong = len(errors(problems))
    notices = len(problems) - wrong
    if not problems:
        return f"Tidak ada masalah pada {len(regions)} daerah."
    parts = [f"{wrong} masalah"] * bool(wrong or not notices) + [f"{notices} catatan"] * bool(notices)
    files = {item.path for item in problems}
    hit = {path.split("/")[1] for path in files if path.startswith(f"{cities}/")} & set(regions)
    where = f"{len(hit)} dari {len(regions)} daerah" if len(regions) > 1 else "1 daerah"
    return f"{' dan '.join(parts)} dalam {len(files)} berkas" + (f" pada {where}." if hit else ".")


def _coloured(item: Problem) -> str:
    place = f"{item.path}:{item.span.line}:{item.span.column}:"
    tint = _RED if item.severity is Severity.ERROR else _YELLOW
    rest = item.line().removeprefix(f"{printable(place)} {item.code} ")
    said, dash, hint = rest.rpartition(" — ") if item.hint else (rest, "", "")
    return f"{_BOLD}{printable(place)}{_END} {tint}{item.code}{_END} {said}{_DIM}{dash}{hint}{_END}"


def _json(problems: Sequence[Problem]) -> str:
    rows = [{**asdict(item), "severity": item.severity.value} for item in problems]
    return json.dumps(rows, ensure_ascii=False, indent=2)


def _github(problems: Sequence[Problem]) -> str:
    """Write workflow commands: GitHub shows each beside its line in the pull request."""
    return "\n".join(_command(item) for item in problems)


def _command(item: Problem) -> str:
    level = "error" if item.severity is Severity.ERROR else "notice"
    values = {"file": item.path, "line": item.span.line, "col": item.span.column, "title": item.code}
    where = ",".join(f"{name}={_property(str(value))}" for name, value in values.items())
    return f"::{level} {where}::{_data(_sentence(item))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(printable(text)).replace(":", "%3A").replace(",", "%2C")


def _gitlab(problems: Sequence[Problem]) -> str:
    """Write a code-quality report: GitLab compares the fingerprints of two branches and shows what is new."""
    seen: Counter[str] = Counter()
    rows = []
    for item in problems:
        # Without the line: a mistake that moved down is no new one. The same mistake twice is told apart by its turn.
        same = "\n".join((item.path, item.code, item.message))
        print_of = sha256(f"{same}\n{seen[same]}".encode()).hexdigest()
        seen[same] += 1
        rows.append(
            {
                "description": _sentence(item),
                "check_name": item.code,
                "fingerprint": print_of,
                "severity": "major" if item.severity is Severity.ERROR else "info",
                "location": {"path": item.path, "lines": {"begin": item.span.line}},
            }
        )
    return json.dumps(rows, ensure_ascii=False, indent=2)


def _sentence(item: Problem) -> str:
    """Say what is wrong and what to do; where it is says the forge."""
    more = f" (lihat juga {item.related})" if item.related else ""
    return printable(f"{item.message}{more}" + (f" — {item.hint}" if item.hint else ""))


_PROGRAMS: dict[str, Callable[[Sequence[Problem]], str]] = {"json": _json, "github": _github, "gitlab": _gitlab}
