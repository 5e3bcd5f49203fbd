"""Tasks side by side: processes of this machine, one process, or a Dask cluster, all of one shape.

Whatever an executor is, a task that fails is told as a value and the others go on. When a process dies, those that were
in work are tried again one by one, which finds the one that kills.
"""

import multiprocessing
import os
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from typing import Any, TypeVar

from petajalan.build.cluster import Cluster, cluster
from petajalan.build.limits import ExecutorError, Failure, Limits, guarded, prepare

T = TypeVar("T")

# A task that cannot be interrupted from within is ended from without after so many times its time.
_PATIENCE = 2
# How often to look whether one has run out of it, in seconds.
_LOOK = 0.5

Task = tuple[str, tuple[Any, ...]]
Tell = Callable[[int, int, int], None]


class Here(Executor):
    """Runs each task at once in this very process."""

    def submit(self, function: Callable[..., T], /, *arguments: Any, **named: Any) -> Future[T]:
        future: Future[T] = Future()
        try:
            future.set_result(function(*arguments, **named))
        except BaseException as error:
            future.set_exception(error)
        return future


def cores() -> int:
    """Count the processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def executor(name: str, limits: Limits) -> Iterator[tuple[Executor, int]]:
    """Give the named executor and how many tasks it takes at a time.

    ``proses`` is as many processes as there are cores, ``proses:3`` three of them, ``satu`` this process alone,
    ``dask://host:port`` a cluster.
    """
    kind, _, rest = name.partition(":")
    if kind == "satu" and not rest:
        yield Here(), 1
    elif kind == "proses" and (not rest or (rest.isdecimal() and int(rest))):
        count = int(rest or cores())
        # A fork shares what is loaded already; the pool starts before any thread does.
        context = multiprocessing.get_context("fork")
        with ProcessPoolExecutor(count, context, prepare, (limits,)) as pool:
            yield pool, count
    elif kind == "dask" and rest.startswith("//"):
        with cluster(rest.removeprefix("//")) as (workers, count):
            yield workers, count
    else:
        raise ExecutorError(f"pelaksana “{name}” tidak dikenal; tulis proses, proses:2, satu, atau dask://alamat:8786")


def run(
    name: str, limits: Limits, function: Callable[..., T], tasks: Iterable[Task], tell: Tell
) -> Iterator[tuple[str, T | Failure]]:
    """Run a function over named tasks and yield each name with what came of it, as they end.

    ``tell`` hears how many are done, in work, and failed. Few tasks wait at a time: each carries a whole region.
    """
    source = iter(tasks)
    done = failed = 0
    while True:
        pending: dict[Future[T | Failure], tuple[Task, float]] = {}
        taken: list[Task] = []
        try:
            with executor(name, limits) as (pool, count):
                while True:
                    taken = list(islice(source, count + 1 - len(pending)))
                    while taken:
                        future = pool.submit(guarded, limits.seconds, function, *taken[0][1])
                        pending[future] = (taken.pop(0), time.monotonic())
                    if not pending:
                        return
                    tell(done, len(pending), failed)
                    for future in _ended(pool, pending, limits):
                        result = _result(future)
                        task, _ = pending.pop(future)
                        done, failed = done + 1, failed + isinstance(result, Failure)
                        yield task[0], result
        except BrokenProcessPool:
            pass
        for task in [*(task for task, _ in pending.values()), *taken]:
            result = _alone(limits, function, task)
            done, failed = done + 1, failed + isinstance(result, Failure)
            yield task[0], result


def _alone(limits: Limits, function: Callable[..., T], task: Task) -> T | Failure:
    """Run a task in a pool of its own; if that dies, this task is what kills."""
    try:
        with executor("proses:1", limits) as (pool, _):
            future = pool.submit(guarded, limits.seconds, function, *task[1])
            pending = {future: (task, time.monotonic())}
            while not _ended(pool, pending, limits):
                pass
            return _result(future)
    except BrokenProcessPool:
        return Failure("mati")


def _ended(pool: Executor, pending: dict[Future[T], tuple[Task, float]], limits: Limits) -> set[Future[T]]:
    """Wait for tasks to end; end one that will not, with the process it is in."""
    ended, _ = wait(pending, timeout=_LOOK, return_when=FIRST_COMPLETED)
    if not ended:
        oldest = min(pending, key=lambda future: pending[future][1])
        late = time.monotonic() - pending[oldest][1] > _PATIENCE * limits.seconds + _LOOK
        if isinstance(pool, Cluster):
            pool.look()
            if late:
                pool.give_up(oldest)
        elif late:
            for child in multiprocessing.active_children():
                child.kill()
    return ended


def _result(future: Future[T | Failure]) -> T | Failure:
    """Give what came of a task; a pool that broke and a machine in trouble are no result."""
    try:
        return future.result()
    except (BrokenProcessPool, OSError, ExecutorError):
        raise
    except Exception as error:
        return Failure("galat", f"{type(error).__name__}: {error}")
