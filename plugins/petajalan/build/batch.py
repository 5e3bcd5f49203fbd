"""Many small things side by side on this machine: a task takes a batch of them, each would be too little."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from petajalan.build.limits import Failure
from petajalan.build.regions import Order, near
from petajalan.build.workers import run

T = TypeVar("T")
R = TypeVar("R")

# What is done here takes milliseconds for each thing.
_SIZE = 16


def in_batches(order: Order, function: Callable[[Sequence[T]], list[R]], things: Sequence[T]) -> list[R]:
    """Give a function batch after batch of the things, and all that it gives back in their order."""
    # Processes and not threads: calls of the system this short wait for one another's turn in Python.
    tasks = [(str(start), (things[start : start + _SIZE],)) for start in range(0, len(things), _SIZE)]
    made: dict[str, list[R]] = {}
    for name, found in run(near(order, len(tasks)), order.limits, function, tasks, lambda *_: None):
        if isinstance(found, Failure):
            raise OSError(f"pekerjaan pada disk tidak selesai: {found.why} {found.detail}".rstrip())
        made[name] = found
    return [one for name, _ in tasks for one in made[name]]
