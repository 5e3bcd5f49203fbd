#!/usr/bin/env python3
"""What a build costs as the country grows, ours and others': scripts/bench runs this.

Every builder publishes the same pages, each with its real command in processes of its own: from nothing, again with
nothing changed, with one quick win edited, and with one region more. A rival that keeps nothing between two
builds simply builds anew; that is its honest figure. Nothing here fails because something was slow; what
cannot run at all is named, the rest goes on, and the run ends with exit code 1.
"""

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path

from bench_biaya import Biaya, Gagal, Lantai, cost, floor, machine, serve, versions
from bench_daerah import FIGURES, ROOT, measure, to_json
from bench_hasil import KEADAAN, MIB, Hasil, Isi, Laporan, Sasaran, Setara, from_json, weigh
from bench_hasil import to_json as report_to_json
from bench_laporan import PAGE, write_page
from bench_lawan import (
    BENCH_VENV,
    PEMBANGUN,
    Bahan,
    Pembangun,
    add_region,
    build_command,
    change_file,
    compare,
    lay,
    make_material,
    missing,
    write_project,
)

RESULTS = PAGE.with_suffix(".json")
# Packages whose versions tell what was compared, and where each is installed.
_PACKAGES = {"petajalan": None, "mkdocs": None, "mkdocs-material": None, "pagefind": None,
             "zensical": BENCH_VENV, "hugo": BENCH_VENV}  # fmt: skip
# Where a page may stand while the new site is made, and after.
_TREES = ("site", "site.baru")


def main() -> int:
    """Run one command."""
    arguments = _parser().parse_args()
    match arguments.perintah:
        case "ukur":
            arguments.berkas.write_text(to_json(measure(arguments.dari)), encoding="utf-8")
            print(f"Tertulis: {arguments.berkas}")
        case "pohon":
            write_project(arguments.folder, arguments.jumlah, search=True)
            print(f"Tertulis: {arguments.jumlah} daerah rekaan di {arguments.folder}")
        case "tulis":
            for path in write_page(from_json(arguments.berkas.read_text(encoding="utf-8")), arguments.halaman):
                print(f"Tertulis: {path}")
        case _:
            return _run_and_tell(arguments)
    return 0


def _run_and_tell(arguments: argparse.Namespace) -> int:
    sizes = arguments.ukuran or ((20, 80, 514) if arguments.lengkap else (5, 20, 80))
    builders = [one for one in PEMBANGUN if not arguments.hanya or one.kunci in arguments.hanya]
    with tempfile.TemporaryDirectory(prefix="bench-", dir=arguments.folder) as folder:
        report = run(Path(folder), sizes, arguments.ulang, builders, complete=arguments.lengkap)
    print("\n".join([*table(report), "", *verdicts(list(weigh(report)))]))
    for one in report.gagal:
        print(f"\nTidak terukur: {one}")
    target = arguments.json or (RESULTS if arguments.lengkap else None)
    if target:
        target.write_text(report_to_json(report), encoding="utf-8")
        print(f"\nTertulis: {target}")
    if target == RESULTS:
        for path in write_page(report, PAGE):
            print(f"Tertulis: {path}")
    return 1 if report.gagal else 0


def _parser() -> argparse.ArgumentParser:
    names = ", ".join(one.kunci for one in PEMBANGUN)
    parser = argparse.ArgumentParser(prog="scripts/bench", description="Mengukur biaya membangun situs.")
    parser.add_argument("--ukuran", type=_sizes, help="jumlah daerah, biasanya 5,20,80")
    parser.add_argument("--lengkap", action="store_true", help="20, 80 dan 514 daerah; halaman hasil ditulis juga")
    parser.add_argument("--ulang", type=int, default=1, help="berapa kali setiap ukuran dibangun; mediannya dipakai")
    parser.add_argument("--hanya", type=lambda text: text.split(","), help=f"pembangun yang diukur saja: {names}")
    parser.add_argument("--json", type=Path, help="tulis hasilnya ke berkas ini")
    parser.add_argument("--folder", type=Path, help="tempat situs sementara ditulis, biasanya folder sementara sistem")
    commands = parser.add_subparsers(dest="perintah", metavar="perintah")
    figures = commands.add_parser("ukur", help="mengukur ulang daerah nyata")
    figures.add_argument("berkas", type=Path, nargs="?", default=FIGURES, help="berkas hasil, biasanya yang tersimpan")
    figures.add_argument("--dari", type=Path, default=ROOT, help="folder proyek yang diukur, biasanya proyek ini")
    tree = commands.add_parser("pohon", help="hanya menulis daerah rekaan, untuk diteliti")
    tree.add_argument("jumlah", type=int)
    tree.add_argument("folder", type=Path)
    page = commands.add_parser("tulis", help="menulis halaman hasil dari berkas JSON")
    page.add_argument("berkas", type=Path, nargs="?", default=RESULTS, help="hasil pengukuran, biasanya yang tersimpan")
    page.add_argument("--halaman", type=Path, default=PAGE, help="halaman yang ditulis; gambarnya di gambar/")
    return parser


def _sizes(text: str) -> tuple[int, ...]:
    return tuple(sorted({int(size) for size in text.split(",")}))


# -- running ---------------------------------------------------------------------------------------


def run(
    folder: Path, sizes: Sequence[int], times: int, builders: Sequence[Pembangun], *, complete: bool = False
) -> Laporan:
    """Put every builder through its scenarios, as often as asked, by turns so that a busy minute strikes all alike."""
    found: dict[tuple[int, str, str], Hasil] = {}
    floors: dict[int, list[Lantai]] = {}
    edits: dict[int, tuple[float, ...]] = {}
    failed: dict[str, None] = {}
    materials: dict[int, Bahan] = {}
    for turn in range(times):
        for size in sizes:
            asked = [one for one in builders if size <= one.batas[complete]]
            try:
                if size not in materials:
                    families = {one.bahan for one in asked if not one.kita}
                    _tell(f"menyiapkan {size} daerah")
                    materials[size] = make_material(folder / f"bahan-{size}", size, _build, families)
            except Exception as problem:
                failed[_without_places(f"bahan {size} daerah: {problem or type(problem).__name__}", folder)] = None
                continue
            for builder in asked:
                root = folder / "proyek"
                try:
                    for result in _scenarios(builder, materials[size], root, size, f"putaran {turn + 1} dari {times}"):
                        key = (size, builder.kunci, result.keadaan)
                        before = found.get(key)
                        found[key] = (
                            replace(before, putaran=before.putaran + result.putaran) if before else
                            replace(result, setara=_likeness(builder, materials[size], root, result))
                        )  # fmt: skip
                        if builder.kunci == "petajalan" and result.keadaan == "dingin":
                            _tell(f"{size} daerah: lantai")
                            floors.setdefault(size, []).append(_floor(root))
                    if builder.kunci == "petajalan" and size == max(sizes) and size not in edits:
                        _tell(f"{size} daerah: menyunting sambil melihat")
                        edits[size] = _edits(builder, materials[size], root)
                except Exception as problem:  # whatever breaks one builder must not cost the others their figures
                    failed[
                        _without_places(f"{builder.nama}, {size} daerah: {problem or type(problem).__name__}", folder)
                    ] = None
                shutil.rmtree(root, ignore_errors=True)
    order = [one.kunci for one in PEMBANGUN]
    return Laporan(
        commit=_git("rev-parse", "HEAD"),
        tanggal=_git("show", "-s", "--format=%cs", "HEAD"),
        bersih=not _git("status", "--porcelain", "--untracked-files=no"),
        ulang=times,
        mesin=machine(folder),
        versi=versions(_PACKAGES),
        hasil=tuple(sorted(found.values(), key=lambda one: (one.daerah, order.index(one.pembangun)))),
        lantai={size: _middle(lots) for size, lots in floors.items()},
        sunting=edits,
        gagal=tuple(failed),
    )


def _scenarios(builder: Pembangun, material: Bahan, root: Path, size: int, turn: str) -> Iterator[Hasil]:
    """Run a builder's scenarios one after the other in one project, as they follow each other in life."""
    for problem in missing(builder):
        raise Gagal(problem)
    lay(builder, material, root)
    for scenario in builder.keadaan:
        _tell(f"{turn}: {size} daerah, {builder.kunci}, {KEADAAN[scenario]}")
        if scenario == "berkas":
            change_file(builder, material, root, "berkas-berubah")
        if scenario == "daerah":
            add_region(builder, material, root)
        seen = [root / tree / material.halaman / "index.html" for tree in _TREES] if scenario == "berkas" else []
        spent = cost(builder.perintah(root), root, partial(_holds, seen, "berkas-berubah") if seen else None)
        if seen and spent.terlihat is None:
            raise Gagal("berkas yang diubah tidak tampak di situs")
        written = weigh_site(root / "site", material) if (root / "site").is_dir() else None
        yield Hasil(builder.kunci, size, scenario, (spent,), written)


def _holds(pages: Iterable[Path], text: str) -> bool:
    for page in pages:
        try:
            if text in page.read_text(encoding="utf-8"):
                return True
        except OSError:
            pass
    return False


def _likeness(builder: Pembangun, material: Bahan, root: Path, result: Hasil) -> Setara | None:
    if builder.kita or result.keadaan != "dingin":
        return None
    return Setara(*compare(material.situs, root / "site"))


def _build(root: Path) -> Biaya:
    return cost(build_command(root), root)


def _floor(root: Path) -> Lantai:
    target = root.with_name("lantai")
    try:
        return floor(root / "site", target)
    finally:
        shutil.rmtree(target, ignore_errors=True)


def _edits(builder: Pembangun, material: Bahan, root: Path) -> tuple[float, ...]:
    return tuple(serve(root, material.halaman, lambda mark: change_file(builder, material, root, mark)))


def _middle(lots: list[Lantai]) -> Lantai:
    return sorted(lots, key=lambda one: one.lama)[len(lots) // 2]


def _without_places(text: str, folder: Path) -> str:
    """Take the folders of this machine out of a message, which is kept with the results."""
    return text.replace(str(folder), "…").replace(str(ROOT), "…")


def _tell(text: str) -> None:
    print(f"{text} …", file=sys.stderr, flush=True)


def _git(*arguments: str) -> str:
    done = subprocess.run(["git", "-C", str(ROOT), *arguments], capture_output=True, text=True, check=False)
    return done.stdout.strip()


def weigh_site(site: Path, material: Bahan) -> Isi:
    """Count and weigh what a build wrote."""
    slugs = {path.name for path in (material.folder / "petajalan").glob("*/cities/*") if path.is_dir()}
    sizes = {path.relative_to(site): path.stat().st_size for path in site.rglob("*") if path.is_file()}
    pages = {path: size for path, size in sizes.items() if path.name == "index.html"}
    regional = [size for path, size in pages.items() if path.parts[0] in slugs]
    return Isi(len(pages), len(regional), sum(pages.values()), sum(regional), len(sizes), sum(sizes.values()))


# -- telling ---------------------------------------------------------------------------------------


def table(report: Laporan) -> Iterator[str]:
    """Write what was measured, one line a builder, size and scenario."""
    head = ("daerah", "CPU", "ms/halaman", "lama", "memori", "halaman", "berkas", "MiB", "kata", "HTML")
    yield f"{'pembangun':22} {'keadaan':22} " + " ".join(f"{name:>10}" for name in head)
    for one in report.hasil:
        spent, isi, alike = one.biaya, one.isi, one.setara
        cells = [
            _count(one.daerah),
            _decimal(spent.cpu),
            _decimal(1000 * spent.cpu / isi.halaman) if isi else "",
            _decimal(spent.lama),
            _count(spent.memori / MIB),
            *([_count(isi.halaman), _count(isi.berkas), _count(isi.byte / MIB)] if isi else [""] * 3),
            *([_decimal(alike.kata, 4), _decimal(alike.html, 3)] if alike else []),
        ]
        yield f"{one.pembangun:22} {KEADAAN[one.keadaan]:22} " + " ".join(f"{cell:>10}" for cell in cells)
    for size, floor_ in report.lantai.items():
        yield f"lantai {size} daerah: menulis {_decimal(floor_.lama)} detik, menautkan {_decimal(floor_.taut)} detik"
    for size, lasted in report.sunting.items():
        yield f"sunting sampai terlihat, {size} daerah: {' · '.join(_decimal(one) for one in lasted)} detik"


def verdicts(goals: list[Sasaran]) -> Iterator[str]:
    """Say of each goal whether this run meets it."""
    yield "Sasaran, sebagai rasio dalam putaran ini:" if goals else "Belum ada sasaran yang dapat ditimbang."
    for goal in goals:
        said = "terpenuhi" if goal.terpenuhi else "tidak terpenuhi"
        yield f"  {goal.hal}: {_decimal(goal.rasio, 4)} (batas {_decimal(goal.batas, 4)}): {said}"


def _count(number: float) -> str:
    return f"{number:,.0f}".replace(",", ".")


def _decimal(number: float, places: int = 2) -> str:
    return f"{number:.{places}f}".replace(".", ",")


if __name__ == "__main__":
    sys.exit(main())
