"""A bar while long work goes on, on a terminal only."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from tqdm import tqdm

from petajalan.build.workers import Tell

# scripts/build filters what mkdocs says, so it hands the terminal itself over under this name.
TERMINAL = "PETAJALAN_TERMINAL"
_FORM = "{desc} {percentage:3.0f}% |{bar}| {n_fmt} dari {total_fmt} selesai{postfix}, sisa waktu {remaining}"
# Seconds that work may take without a bar.
_SHORT = 0.5


class _Bar(tqdm):  # type: ignore[type-arg]
    # No thread beside the work: processes are forked from this one.
    monitor_interval = 0


def silent(done: int, working: int, failed: int) -> None:
    """Tell nobody."""


@contextmanager
def progress(total: int) -> Iterator[Tell]:
    """Give what work reports to: regions done, in work and failed, and the time left."""
    bar: _Bar | None = None
    with _terminal() as terminal:
        if terminal is None:
            yield silent
            return

        def tell(done: int, working: int, failed: int) -> None:
            nonlocal bar
            if bar is None:
                # What was done before the work began tells nothing of how long it takes.
                bar = _Bar(total=total, initial=done, desc="Daerah", file=terminal, bar_format=_FORM, leave=False,
                           ncols=_width(terminal), nrows=24, miniters=0, delay=_SHORT)  # fmt: skip
            bar.n = done
            bar.set_postfix_str(f"{working} dikerjakan, {failed} gagal", refresh=False)
            bar.update(0)

        try:
            yield tell
        finally:
            if bar is not None:
                bar.close()


@contextmanager
def _terminal() -> Iterator[TextIO | None]:
    named = os.environ.get(TERMINAL)
    if named:
        try:
            with open(named, "w", encoding="utf-8") as terminal:
                yield terminal if terminal.isatty() else None
                return
        except OSError:
            pass
    yield sys.stderr if sys.stderr.isatty() else None


def _width(terminal: TextIO) -> int:
    """Give the columns of a terminal; one that does not know has a few."""
    return os.get_terminal_size(terminal.fileno()).columns or 80
