"""What one region may cost: a region that loops or eats memory fails alone."""

import ctypes
import gc
import resource
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, TypeVar

T = TypeVar("T")

Why = Literal["waktu", "memori", "mati", "galat"]
_PR_SET_PDEATHSIG = 1


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds of wall time and MiB of memory beyond what a worker starts with."""

    seconds: float = 120
    mebibytes: int = 512


@dataclass(frozen=True, slots=True)
class Failure:
    """A task that came to no result, and why: too long, too much memory, its worker died, a fault of the program."""

    why: Why
    detail: str = ""


class ExecutorError(Exception):
    """Say in a sentence why tasks cannot be run at all."""


class _TimeUpError(BaseException):
    """Not an Exception: nothing that a task catches may swallow it."""


def guarded(seconds: float, function: Callable[..., T], *arguments: Any) -> T | Failure:
    """Run a task for so long at most; whatever goes wrong in it is told as a value."""
    try:
        with _alarm(seconds):
            return function(*arguments)
    except _TimeUpError:
        return Failure("waktu")
    except MemoryError:
        gc.collect()
        return Failure("memori")
    except OSError as error:
        # A full disk is no fault of a region: the build as a whole must stop.
        if error.errno is not None:
            raise
        return Failure("galat", _told(error))
    except Exception as error:
        return Failure("galat", _told(error))


def prepare(limits: Limits) -> None:
    """Make a fresh worker end with its parent, and bound its memory."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, (_data_size() + (limits.mebibytes << 20), hard))
    # Ctrl+C is the parent's to answer.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What is there now stays: neither looked through again nor copied because of it.
    gc.freeze()


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    """Raise in the task when its time is up: by a signal, which interrupts more, where there can be one."""
    if threading.current_thread() is not threading.main_thread():
        with _bell(seconds):
            yield
        return

    def ring(signum: int, frame: object) -> None:
        raise _TimeUpError

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def _bell(seconds: float) -> Iterator[None]:
    """Raise in this thread when its time is up."""
    thread = ctypes.c_ulong(threading.get_ident())
    raise_in = ctypes.pythonapi.PyThreadState_SetAsyncExc
    ended = threading.Event()
    turn = threading.Lock()

    def ring() -> None:
        with turn:
            if not ended.is_set():
                raise_in(thread, ctypes.py_object(_TimeUpError))

    timer = threading.Timer(seconds, ring)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        with turn:
            ended.set()
        # One that rang this very moment must not be heard by the next task.
        raise_in(thread, None)
        timer.cancel()


def _data_size() -> int:
    """Give the bytes of private writable memory that this process has, which is what the limit counts."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("VmData:"):
            return int(line.split()[1]) << 10
    return 0


def _told(error: Exception) -> str:
    """Say in one line what went wrong and where, for whoever mends the program."""
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}: {' '.join(str(error).split())} ({Path(last.filename).name}:{last.lineno})"
