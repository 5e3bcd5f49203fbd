#!/usr/bin/env python3
"""What a build costs as the country grows: scripts/bench runs this.

Each size is built with the real command in a process of its own, cold, once with search and once without.
CPU is user and system time of the whole tree of processes, Pagefind among them, as the system accounts it.
Memory is the peak of the tree's PSS, read every 20 ms: what two processes share counts once.
On a busy machine trust CPU, and ratios within one run. Nothing here fails because something was slow.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

import yaml
from bench_daerah import FIGURES, ROOT, measure, to_json, write_country

PER_TANGGAL = "2026-11-22"
_SAMPLE = 0.02
_MIB = 1 << 20


# Name of a measurement → its command is the check alone, the build without search, or the whole build.
_WAYS = {"periksa": "pemeriksaan saja", "tanpa-cari": "tanpa pencarian", "lengkap": "lengkap"}


class Biaya(NamedTuple):
    """What one run of one command cost: seconds, seconds, bytes."""

    cpu: float
    lama: float
    memori: float


@dataclass(frozen=True, slots=True)
class Hasil:
    """One size: the cost of each way (medians), and what the whole build wrote."""

    daerah: int
    biaya: dict[str, Biaya]
    halaman: int
    halaman_daerah: int
    byte_per_halaman: float
    byte_per_halaman_daerah: float
    berkas: int
    byte: int


@dataclass(frozen=True, slots=True)
class Sasaran:
    """A goal as a ratio within this run."""

    hal: str
    rasio: float
    batas: float

    @property
    def terpenuhi(self) -> bool:
        return self.rasio <= self.batas


def main() -> int:
    """Run one command; a build that fails is shown and ends the run."""
    arguments = _parser().parse_args()
    match arguments.perintah:
        case "ukur":
            arguments.berkas.write_text(to_json(measure(arguments.dari)), encoding="utf-8")
            print(f"Tertulis: {arguments.berkas}")
        case "pohon":
            write_project(arguments.folder, arguments.jumlah, search=True)
            print(f"Tertulis: {arguments.jumlah} daerah rekaan di {arguments.folder}")
        case _:
            results = run(arguments.ukuran, arguments.ulang)
            goals = list(weigh(results))
            print("\n".join([*table(results), "", *verdicts(goals)]))
            if arguments.json:
                made = {"hasil": [_as_data(one) for one in results], "sasaran": [_goal_data(one) for one in goals]}
                arguments.json.write_text(json.dumps(made, indent=1) + "\n", encoding="utf-8")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="scripts/bench", description="Mengukur biaya membangun situs.")
    parser.add_argument("--ukuran", type=_sizes, default=(5, 20, 80), help="jumlah daerah, misalnya 5,20,80")
    parser.add_argument("--ulang", type=int, default=1, help="berapa kali setiap ukuran dibangun; mediannya dipakai")
    parser.add_argument("--json", type=Path, help="tulis hasilnya juga ke berkas ini")
    commands = parser.add_subparsers(dest="perintah", metavar="perintah")
    figures = commands.add_parser("ukur", help="mengukur ulang daerah nyata")
    figures.add_argument("berkas", type=Path, nargs="?", default=FIGURES, help="berkas hasil, biasanya yang tersimpan")
    figures.add_argument("--dari", type=Path, default=ROOT, help="folder proyek yang diukur, biasanya proyek ini")
    tree = commands.add_parser("pohon", help="hanya menulis daerah rekaan, untuk diteliti")
    tree.add_argument("jumlah", type=int)
    tree.add_argument("folder", type=Path)
    return parser


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(sorted({int(size) for size in text.split(",")}))


# -- running ---------------------------------------------------------------------------------------


def run(sizes: Sequence[int], times: int) -> list[Hasil]:
    """Build every size, as often as asked, the sizes by turns so that a busy minute strikes all alike."""
    costs: dict[tuple[int, str], list[Biaya]] = {}
    written: dict[int, dict[str, Any]] = {}
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        for turn in range(times):
            for size in sizes:
                for way in _WAYS:
                    print(f"putaran {turn + 1} dari {times}: {size} daerah, {_WAYS[way]} …", file=sys.stderr)
                    root = Path(folder) / "proyek"
                    write_project(root, size, search=way == "lengkap")
                    costs.setdefault((size, way), []).append(cost(_command(way), root))
                    if way == "lengkap":
                        written[size] = weigh_site(root)
                    shutil.rmtree(root)
    return [
        Hasil(
            size,
            {way: Biaya(*(median(column) for column in zip(*costs[size, way], strict=True))) for way in _WAYS},
            **written[size],
        )
        for size in sizes
    ]


def write_project(root: Path, count: int, *, search: bool) -> None:
    """Write a project like this one, with made-up regions instead of the real ones."""
    write_country(root, count, json.loads(FIGURES.read_text(encoding="utf-8")))
    config = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    config["docs_dir"] = str(ROOT / "docs")
    config["theme"]["custom_dir"] = str(ROOT / config["theme"]["custom_dir"])
    for at, entry in enumerate(config["plugins"]):
        name, options = (entry, {}) if isinstance(entry, str) else next(iter(entry.items()))
        if name == "petajalan/publish":
            config["plugins"][at] = {name: {**options, "cari": search}}
    (root / "mkdocs.yml").write_text(yaml.safe_dump(config, sort_keys=False, allow_unicode=True), encoding="utf-8")


def _command(way: str) -> list[str]:
    if way == "periksa":
        return [sys.executable, "-m", "petajalan", "periksa"]
    return [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", "site"]


def cost(command: list[str], folder: Path) -> Biaya:
    """Run a command and account for its whole tree of processes."""
    variables = {"PETAJALAN_PER_TANGGAL": PER_TANGGAL, "PYTHONHASHSEED": "0", "NO_MKDOCS_2_WARNING": "1"}
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=said, stderr=said, env=os.environ | variables)
        peak, known = 0, {process.pid}
        # Not reaped yet, so that its number stays its own and wait4 can still account for it.
        while os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
            # Just born, a process still has the memory of its parent, which must not count twice.
            born = set(_tree(process.pid))
            peak, known = max(peak, _memory(born & known)), born
            time.sleep(_SAMPLE)
        _, status, usage = os.wait4(process.pid, 0)
        elapsed = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise SystemExit(f"{said.read().decode(errors='replace')}\nGagal: {' '.join(command[1:])}")
    return Biaya(usage.ru_utime + usage.ru_stime, elapsed, peak)


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


def weigh_site(root: Path) -> dict[str, Any]:
    """Count and weigh what a build wrote; the regions' pages apart, for the country's lists are fewer and longer."""
    site = root / "site"
    slugs = {folder.name for folder in (root / "cities").iterdir()}
    sizes = {path.relative_to(site): path.stat().st_size for path in site.rglob("*") if path.is_file()}
    pages = {path: size for path, size in sizes.items() if path.name == "index.html"}
    regional = [size for path, size in pages.items() if path.parts[0] in slugs]
    return {
        "halaman": len(pages),
        "halaman_daerah": len(regional),
        "byte_per_halaman": sum(pages.values()) / len(pages),
        "byte_per_halaman_daerah": sum(regional) / len(regional),
        "berkas": len(sizes),
        "byte": sum(sizes.values()),
    }


# -- telling ---------------------------------------------------------------------------------------


def weigh(results: list[Hasil]) -> Iterator[Sasaran]:
    """Weigh the goals on the three largest sizes; with fewer there is nothing to compare."""
    if len(results) < 3:
        return
    small, middle, large = results[-3:]
    for way in ("tanpa-cari", "lengkap"):
        ratio = _per_page(middle, large, way) / _per_page(small, middle, way)
        yield Sasaran(f"CPU per halaman tambahan, {_span(middle, large)} banding {_span(small, middle)}, {_WAYS[way]}",
                      ratio, 1.1)  # fmt: skip
    weights: dict[str, Callable[[Hasil], float]] = {
        "halaman daerah": lambda one: one.byte_per_halaman_daerah,
        "semua halaman": lambda one: one.byte_per_halaman,
    }
    for what, weight in weights.items():
        found = [weight(one) for one in results[-3:]]
        yield Sasaran(f"byte per halaman, terberat banding teringan, {what}", max(found) / min(found), 1.02)
    for way in ("tanpa-cari", "lengkap"):
        ratio = large.biaya[way].memori / middle.biaya[way].memori
        yield Sasaran(f"memori {large.daerah} banding {middle.daerah} daerah, {_WAYS[way]}", ratio, 1.5)


def _per_page(fewer: Hasil, more: Hasil, way: str) -> float:
    return (more.biaya[way].cpu - fewer.biaya[way].cpu) / (more.halaman - fewer.halaman)


def _span(fewer: Hasil, more: Hasil) -> str:
    return f"{fewer.daerah}–{more.daerah} daerah"


def table(results: list[Hasil]) -> Iterator[str]:
    """Write what was measured, sizes side by side."""
    rows = [("halaman", [_count(one.halaman) for one in results])]
    for way, shown in _WAYS.items():
        costs = [one.biaya[way] for one in results]
        rows += [
            (f"{shown}: CPU, detik", [_decimal(spent.cpu) for spent in costs]),
            (f"{shown}: CPU per halaman, ms", [_decimal(1000 * one.biaya[way].cpu / one.halaman) for one in results]),
            (f"{shown}: lama, detik", [_decimal(spent.lama) for spent in costs]),
            (f"{shown}: puncak memori, MiB", [_count(spent.memori / _MIB) for spent in costs]),
        ]
    rows += [
        ("byte HTML per halaman daerah", [_count(one.byte_per_halaman_daerah) for one in results]),
        ("byte HTML per halaman, semua", [_count(one.byte_per_halaman) for one in results]),
        ("berkas seluruhnya", [_count(one.berkas) for one in results]),
        ("seluruhnya, MiB", [_decimal(one.byte / _MIB) for one in results]),
    ]
    width = max(len(name) for name, _ in rows)
    yield " ".join([f"{'daerah':{width}}", *(f"{_count(one.daerah):>10}" for one in results)])
    for name, cells in rows:
        yield " ".join([f"{name:{width}}", *(f"{cell:>10}" for cell in cells)])


def verdicts(goals: list[Sasaran]) -> Iterator[str]:
    """Say of each goal whether this run meets it."""
    yield "Sasaran, sebagai rasio dalam putaran ini:" if goals else "Sasaran perlu tiga ukuran."
    for goal in goals:
        said = "terpenuhi" if goal.terpenuhi else "tidak terpenuhi"
        yield f"  {goal.hal}: {_decimal(goal.rasio, 3)} (batas {_decimal(goal.batas)}): {said}"


def _count(number: float) -> str:
    return f"{number:,.0f}".replace(",", ".")


def _decimal(number: float, places: int = 2) -> str:
    return f"{number:.{places}f}".replace(".", ",")


def _as_data(result: Hasil) -> dict[str, Any]:
    return {**asdict(result), "biaya": {way: spent._asdict() for way, spent in result.biaya.items()}}


def _goal_data(goal: Sasaran) -> dict[str, Any]:
    return {**asdict(goal), "terpenuhi": goal.terpenuhi}


if __name__ == "__main__":
    sys.exit(main())
