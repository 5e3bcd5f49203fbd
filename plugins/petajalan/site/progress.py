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


def silent(done: int, working: int, failed: int) -> None:
    """Tell nobody."""


@contextmanager
def progress(total: int) -> Iterator[Tell]:
    """Give what work reports to: regions done, in work and failed, and the time left."""
    with _terminal() as terminal:
        if terminal is None or not total:
            yield silent
            return
        form = "{desc} {percentage:3.0f}% |{bar}| {n_fmt} dari {total_fmt} selesai, {postfix}, sisa waktu {remaining}"
        with tqdm(total=total, desc="Daerah", file=terminal, bar_format=form, leave=False, dynamic_ncols=True) as bar:

            def tell(done: int, working: int, failed: int) -> None:
                bar.n = done
                bar.set_postfix_str(f"{working} dikerjakan, {failed} gagal")

            yield tell


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
