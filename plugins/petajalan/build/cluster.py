"""A Dask cluster as an executor: who may take part in it, and what its troubles mean.

A worker does one task at a time: the converter of prose and the search service are one per process.
"""

import logging
import time
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Executor, Future, InvalidStateError
from contextlib import contextmanager, suppress
from typing import Any, TypeVar

from petajalan.build.limits import ExecutorError, Failure
from petajalan.build.version import program_version

T = TypeVar("T")

# Seconds that a scheduler may take to answer, and a first worker to report to it.
_PATIENCE = 10
# A task carries a whole region, which Dask takes for a mistake.
_SETTINGS = {"distributed.admin.large-graph-warning-threshold": "1 GiB"}
_LOST = "hubungan dengan penjadwal Dask terputus; hidupkan kembali, lalu ulangi build"


class Cluster(Executor):
    """Sends tasks to the workers; what goes wrong on the way comes back in the words of this package."""

    def __init__(self, client: Any, address: str) -> None:
        self._client = client
        self._executor = client.get_executor(pure=False)
        self._address = address
        self._sent: dict[Future[Any], Future[Any]] = {}
        self._seen = time.monotonic()

    def submit(self, function: Callable[..., T], /, *arguments: Any, **named: Any) -> Future[T]:
        future: Future[Any] = Future()
        try:
            sent = self._executor.submit(_here, program_version(), function, *arguments, **named)
        except Exception as error:
            raise ExecutorError(_LOST) from error
        self._sent[future] = sent
        sent.add_done_callback(lambda sent: _hand_over(sent, future))
        future.add_done_callback(self._sent.pop)
        return future

    def look(self) -> None:
        """Make sure that there is someone to wait for; a worker that died may be on its way back."""
        try:
            workers = self._client.nthreads()
        except Exception as error:
            raise ExecutorError(_LOST) from error
        if workers:
            self._seen = time.monotonic()
        elif time.monotonic() - self._seen > _PATIENCE:
            raise ExecutorError(f"semua pekerja Dask di {self._address} berhenti; hidupkan kembali, lalu ulangi build")

    def give_up(self, future: Future[Any]) -> None:
        """Let a task go that does not end, and restart the worker that it holds."""
        before = self._client.processing()
        sent = self._sent.get(future)
        if sent is None:
            return
        _settle(future, Failure("waktu"))
        sent.cancel()
        deadline = time.monotonic() + _PATIENCE
        held: list[str] = []
        while not held and time.monotonic() < deadline:
            time.sleep(0.1)
            now = self._client.processing()
            held = [worker for worker, tasks in before.items() if set(tasks) - set(now.get(worker, ()))]
        try:
            self._client.restart_workers(held, timeout=_PATIENCE)
        except Exception as error:
            who = ", ".join(held)
            raise ExecutorError(
                f"pekerja Dask {who} tersangkut; hidupkan ulang pekerja itu, lalu ulangi build"
            ) from error


@contextmanager
def cluster(address: str) -> Iterator[tuple[Cluster, int]]:
    """Give the workers of a scheduler and how many they are, all of them fit for work."""
    try:
        import dask
        from distributed import Client
    except ImportError:
        raise ExecutorError("Dask belum terpasang; pasang dengan: pip install 'petajalan[dask]'") from None
    connect: Any = Client  # the package is only half typed
    with _quiet(), dask.config.set(_SETTINGS):
        try:
            client = connect(f"tcp://{address}", timeout=_PATIENCE, set_as_default=False)
        except (OSError, ValueError) as error:
            raise ExecutorError(f"penjadwal Dask di {address} tidak menjawab: {_first(error)}") from None
        try:
            _check(client, address)
            yield Cluster(client, address), len(client.nthreads())
        finally:
            client.close()


def _hand_over(sent: Future[Any], future: Future[Any]) -> None:
    """Pass on what came of a task."""
    try:
        _settle(future, sent.result())
    except (Exception, CancelledError) as error:
        _settle(future, _meant(error))


def _settle(future: Future[Any], found: object) -> None:
    """Give a future its result or its error, unless it has one: a task given up may end nevertheless."""
    with suppress(InvalidStateError):
        if isinstance(found, BaseException):
            future.set_exception(found)
        else:
            future.set_result(found)


def _meant(error: BaseException) -> Failure | BaseException:
    """Say what an error means that came instead of a result: this task's failure, or the end of the build."""
    kind = type(error).__name__
    if kind == "KilledWorker":
        return Failure("mati")
    if isinstance(error, CancelledError) or kind in {"CommClosedError", "FutureCancelledError"}:
        return ExecutorError(_LOST)
    return error


def _here(version: str, function: Callable[..., T], *arguments: Any, **named: Any) -> T:
    """Do a task on a worker, which may have come to the cluster after all others were looked at."""
    from distributed import get_worker

    worker: Any = get_worker()
    if why := _unfit(f"pekerja Dask {worker.name}", worker.state.nthreads, program_version(), version):
        raise ExecutorError(why)
    return function(*arguments, **named)


def _check(client: Any, address: str) -> None:
    """Refuse a cluster where a worker would make other pages than this process, or disturb itself."""
    try:
        client.wait_for_workers(1, timeout=_PATIENCE)
    except TimeoutError:
        raise ExecutorError(f"penjadwal Dask di {address} belum punya pekerja; jalankan dask worker dulu") from None
    # The scheduler opens what it passes on, so it needs the program too.
    versions = {f"penjadwal Dask di {address}": _asked(client.run_on_scheduler)}
    names = {worker: info["name"] for worker, info in client.scheduler_info(n_workers=-1)["workers"].items()}
    for worker, version in sorted(client.run(program_version, on_error="return").items()):
        versions[f"pekerja Dask {names.get(worker, worker)}"] = version
    threads = {f"pekerja Dask {names.get(worker, worker)}": count for worker, count in client.nthreads().items()}
    for who, version in versions.items():
        if why := _unfit(who, threads.get(who, 1), version, program_version()):
            raise ExecutorError(why)


def _asked(run: Callable[..., str]) -> str | Exception:
    try:
        return run(program_version)
    except Exception as error:
        return error


def _unfit(who: str, threads: int, version: str | Exception, wanted: str) -> str:
    """Say why a process of the cluster may not take part, if so."""
    if isinstance(version, Exception):
        return f"{who} tidak memuat petajalan; pasang di sana, lalu hidupkan ulang"
    if version != wanted:
        return (
            f"{who} memuat petajalan, Python, atau paket versi lain;"
            " pasang commit dan requirements.txt yang sama di sana, lalu hidupkan ulang"
        )
    if threads != 1:
        return f"{who} memakai {threads} utas; hidupkan ulang dengan --nthreads 1"
    return ""


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep Dask's own log off the terminal: what matters of it is said in a sentence."""
    # Both have a level and a handler of their own.
    logs = [logging.getLogger(name) for name in ("distributed", "distributed.client")]
    before = [log.level for log in logs]
    for log in logs:
        log.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        for log, level in zip(logs, before, strict=True):
            log.setLevel(level)


def _first(error: Exception) -> str:
    """Give the first line of what an error says."""
    return next(iter(str(error).splitlines()), "") or type(error).__name__
