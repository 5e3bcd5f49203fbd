"""What one command costs, and what the machine could do at best.

CPU is user and system time of the whole tree of processes, Pagefind among them, as the system accounts it.
Memory is the peak of the tree's PSS, read every 20 ms: what two processes share counts once.
On a busy machine trust CPU, and ratios within one run.
"""

import os
import platform
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from importlib.metadata import distributions
from pathlib import Path
from typing import NamedTuple

PER_TANGGAL = "2026-11-22"
VARIABLES = {"PETAJALAN_PER_TANGGAL": PER_TANGGAL, "PYTHONHASHSEED": "0", "NO_MKDOCS_2_WARNING": "1"}
# Cards and summaries have a row of their own.
VARIABLES["PETAJALAN_KARTU"] = "tidak"
_SAMPLE = 0.02
# Seconds after which a command is given up: larger than anything that is still of use.
_PATIENCE = 3600


class Gagal(Exception):  # noqa: N818 - a word of the domain, as everywhere
    """A command failed; the text says which and what it printed."""


class Biaya(NamedTuple):
    """What one run of one command cost: seconds, seconds, bytes; and after how many seconds what was awaited stood."""

    cpu: float
    lama: float
    memori: float
    terlihat: float | None = None


class Lantai(NamedTuple):
    """The least a build could take: seconds of CPU and wall to write its files, and to link them into a new tree."""

    cpu: float
    lama: float
    taut: float


def cost(commands: Sequence[list[str]], folder: Path, seen: Callable[[], bool] | None = None) -> Biaya:
    """Run commands one after the other and account for all their processes."""
    spent = [_cost(command, folder, seen) for command in commands]
    return Biaya(
        sum(one.cpu for one in spent),
        sum(one.lama for one in spent),
        max(one.memori for one in spent),
        next((one.terlihat for one in spent if one.terlihat is not None), None),
    )


def _cost(command: list[str], folder: Path, seen: Callable[[], bool] | None) -> Biaya:
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, stdin=subprocess.DEVNULL, stdout=said, stderr=said, env=os.environ | VARIABLES
        )
        peak, known = 0, {process.pid}
        at: float | None = None
        # Not reaped yet, so that its number stays its own and wait4 can still account for it.
        while os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
            # Just born, a process still has the memory of its parent, which must not count twice.
            born = set(_tree(process.pid))
            peak, known = max(peak, _memory(born & known)), born
            if seen and at is None and seen():
                at = time.perf_counter() - start
            if time.perf_counter() - start > _PATIENCE:
                _end(process)
            time.sleep(_SAMPLE)
        _, status, usage = os.wait4(process.pid, 0)
        elapsed = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            lines = said.read().decode(errors="replace").strip().splitlines()
            raise Gagal("\n".join([f"gagal ({process.returncode}): {' '.join(command[1:])}", *lines[-20:]]))
    if seen and at is None and seen():
        at = elapsed
    return Biaya(usage.ru_utime + usage.ru_stime, elapsed, peak, at)


def _tree(pid: int) -> Iterator[int]:
    """Yield a process and all that descend from it; one that ends meanwhile is passed over."""
    yield pid
    with suppress(OSError):
        for thread in Path(f"/proc/{pid}/task").iterdir():
            for child in (thread / "children").read_text().split():
                yield from _tree(int(child))


def _memory(pids: Iterable[int]) -> int:
    texts = []
    for pid in pids:
        with suppress(OSError):
            texts.append(Path(f"/proc/{pid}/smaps_rollup").read_text())
    lines = (line.split() for text in texts for line in text.splitlines())
    return sum(int(line[1]) << 10 for line in lines if line[0] == "Pss:")


def _end(process: "subprocess.Popen[bytes]") -> None:
    """End a process and all that descend from it."""
    for pid in list(_tree(process.pid)):
        with suppress(OSError):
            os.kill(pid, signal.SIGKILL)


# -- the floor -------------------------------------------------------------------------------------


def floor(site: Path, folder: Path) -> Lantai:
    """Write the files of a site once more, one after the other, then link them into a new tree.

    Reading them is no part of it: a build has what it writes already in memory.
    """
    files = sorted(path.relative_to(site) for path in site.rglob("*") if path.is_file())
    written, linked = folder / "lantai", folder / "taut"
    lasted = used = 0.0
    made: set[Path] = set()
    for name in files:
        data = (site / name).read_bytes()
        start, before = time.perf_counter(), time.process_time()
        _place(written / name, made)
        (written / name).write_bytes(data)
        used += time.process_time() - before
        lasted += time.perf_counter() - start
    start = time.perf_counter()
    made.clear()
    for name in files:
        _place(linked / name, made)
        os.link(written / name, linked / name)
    return Lantai(used, lasted, time.perf_counter() - start)


def _place(path: Path, made: set[Path]) -> None:
    if path.parent not in made:
        path.parent.mkdir(parents=True, exist_ok=True)
        made.add(path.parent)


# -- showing while one writes ----------------------------------------------------------------------


def serve(folder: Path, page: str, edit: Callable[[str], None], times: int = 3) -> list[float]:
    """Serve a project, edit a file, and give the seconds until the page shows it, for each edit."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        at = f"127.0.0.1:{free.getsockname()[1]}"
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", at]
    with tempfile.TemporaryFile() as said, _running(command, folder, said.fileno()) as process:
        address = f"http://{at}/{page}"
        _await(address, "", process, patience=900)
        lasted = []
        for turn in range(times):
            # The watcher settles first, as it does while a person reads. No figure: one needs a source.
            time.sleep(2)
            mark = "sunting" + "x" * (turn + 1) + "-"
            start = time.perf_counter()
            edit(mark)
            _await(address, mark, process, patience=120)
            lasted.append(time.perf_counter() - start)
        return lasted


@contextmanager
def _running(command: list[str], folder: Path, output: int) -> "Iterator[subprocess.Popen[bytes]]":
    process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=output, env=os.environ | VARIABLES)
    try:
        yield process
    finally:
        _end(process)
        process.wait()


def _await(address: str, wanted: str, process: "subprocess.Popen[bytes]", patience: float) -> None:
    """Ask for a page every 20 ms until it holds a text."""
    until = time.perf_counter() + patience
    while time.perf_counter() < until:
        if process.poll() is not None:
            raise Gagal("mkdocs serve berhenti sendiri")
        with suppress(OSError), urllib.request.urlopen(address, timeout=10) as answer:
            if wanted in answer.read().decode():
                return
        time.sleep(_SAMPLE)
    raise Gagal(f"mkdocs serve: halaman tidak berubah dalam {patience:.0f} detik")


# -- where -----------------------------------------------------------------------------------------


def machine(folder: Path) -> dict[str, str]:
    """Say what machine this is, and on what kind of disk the sites are written."""
    processor = _field("/proc/cpuinfo", "model name") or platform.machine()
    memory = int((_field("/proc/meminfo", "MemTotal") or "0").split()[0]) / (1 << 20)
    return {
        "processor": processor,
        "cores": str(os.cpu_count()),
        "memory": f"{memory:.0f} GiB",
        "disk": _disk(folder),
        "system": f"{platform.system()} {platform.release().split('-')[0]}",
        "Python": platform.python_version(),
    }


def _field(file: str, name: str) -> str:
    lines = Path(file).read_text().splitlines()
    return next((line.partition(":")[2].strip() for line in lines if line.startswith(name)), "")


def _disk(folder: Path) -> str:
    """Name the file system of a folder, and whether the disk beneath turns; a virtual one does not tell truly."""
    best: tuple[str, str, str] = ("", "", "")
    for line in Path("/proc/self/mountinfo").read_text().splitlines():
        fields, _, rest = line.partition(" - ")
        point = fields.split()[4]
        inside = str(folder.resolve()).startswith(point.rstrip("/") + "/") or point == "/"
        if inside and len(point) >= len(best[0]):
            best = (point, rest.split()[0], rest.split()[1])
    device = Path("/sys/class/block") / Path(best[2]).name
    if not device.exists():
        return best[1]
    if device.name.startswith(("vd", "xvd")):
        return f"{best[1]} on a virtual disk"
    # A partition has no queue of its own; its disk has.
    queues = (folder / "queue" / "rotational" for folder in (device, device.resolve().parent))
    turning = next((path.read_text().strip() for path in queues if path.exists()), "")
    return f"{best[1]} on {'a hard disk' if turning == '1' else 'a solid-state disk'}"


def versions(places: Mapping[str, Path | None]) -> dict[str, str]:
    """Give the versions of packages, each looked for in a virtual environment or, without one, in this one."""
    found = {}
    for name, venv in places.items():
        where = [str(path) for path in venv.glob("lib/python*/site-packages")] if venv else sys.path
        versions = (one.version for one in distributions(name=name, path=where))
        found[name] = next(versions, "—")
    return found
