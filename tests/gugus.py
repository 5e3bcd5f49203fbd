"""A Dask cluster for tests: a real scheduler and real workers, as processes of this machine."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from situs import environment

_PATIENCE = 30


@dataclass
class Gugus:
    """A scheduler's address, as a build is told it, and its processes."""

    folder: Path
    processes: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def pelaksana(self) -> str:
        said = json.loads((self.folder / "penjadwal.json").read_text(encoding="utf-8"))
        return f"dask://{said['address'].removeprefix('tcp://')}"

    def start(self, name: str, *words: str, **env: str) -> None:
        """Start one process of the cluster; what it says is in a file of its name."""
        command = [sys.executable, "-m", "dask", *words, "--scheduler-file", str(self.folder / "penjadwal.json")]
        with (self.folder / f"{name}.txt").open("wb") as said:
            self.processes[name] = subprocess.Popen(
                command, cwd=self.folder, stdout=said, stderr=said, env=environment(**env)
            )

    def schedule(self, **env: str) -> None:
        self.start("penjadwal", "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", **env)
        self.wait(lambda: (self.folder / "penjadwal.json").exists(), "penjadwal")

    def work(self, name: str, *words: str, **env: str) -> None:
        """Start a worker and wait until the scheduler has heard of it."""
        options = ["--host", "127.0.0.1", "--no-dashboard", "--local-directory", str(self.folder / name)]
        self.start(name, "worker", "--name", name, *(words or ("--nthreads", "1", "--no-nanny")), *options, **env)
        self.wait(lambda: "Registered to" in self.said(name), name)

    def wait(self, ready: Callable[[], bool], name: str) -> None:
        deadline = time.monotonic() + _PATIENCE
        while not ready():
            assert self.processes[name].poll() is None, self.said(name)
            assert time.monotonic() < deadline, self.said(name)
            time.sleep(0.05)

    def said(self, name: str) -> str:
        return (self.folder / f"{name}.txt").read_text(encoding="utf-8", errors="replace")

    def kill(self, name: str) -> None:
        """End a process at once: it can tell nobody."""
        os.kill(self.processes[name].pid, signal.SIGKILL)
        self.processes[name].wait()


@contextmanager
def gugus(folder: Path, *workers: str, **env: str) -> Iterator[Gugus]:
    """Run a scheduler and the named workers."""
    folder.mkdir()
    found = Gugus(folder)
    try:
        found.schedule(**env)
        for name in workers:
            found.work(name, **env)
        yield found
    finally:
        for process in reversed(found.processes.values()):
            process.terminate()
        for process in found.processes.values():
            try:
                process.wait(3)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


# Tasks that a worker must be able to import.


def loop_at_two(number: int) -> int:
    while number == 2:
        pass
    return number


def sleep_in_c_at_two(number: int) -> int:
    if number == 2:
        time.sleep(3600)
    return number


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)
