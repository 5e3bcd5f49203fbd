"""Parts of a build, made apart and joined, are the whole build to the byte; what is spoilt or foreign stays out."""

import os
import shutil
from pathlib import Path

import pytest

from negeri import context, lay_country, order, wanted
from petajalan import cli
from petajalan.build.join import Joined, join
from petajalan.build.regions import build_regions
from situs import build, build_well, lay_project, tree

STORE = Path(".cache") / "petajalan"
PARTS = 3


def silent(done: int, working: int, failed: int) -> None:
    pass


# -- whole builds -----------------------------------------------------------------------------------


def without_times(source: Path, goal: Path) -> None:
    """Copy a store as an archive brings it to another machine: with other times."""
    shutil.copytree(source, goal, copy_function=shutil.copyfile)
    for path in goal.rglob("*"):
        os.utime(path, (1, 1))


def results(project: Path) -> set[str]:
    """List the regions' results in a project's store."""
    return {f"{path.parent.parent.name}/{path.parent.name}" for path in (project / STORE).glob("kota-*/*/isi")}


def test_joined_parts_are_the_whole_site_to_the_byte(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def lay(name: str) -> Path:
        project = lay_project(tmp_path / name, ("kota-uji", "kota-contoh"))
        lay_country(tmp_path / f"negeri-{name}", 4)
        shutil.rmtree(project / "cities")
        shutil.copytree(
            tmp_path / f"negeri-{name}" / "cities", project / "cities", ignore=shutil.ignore_patterns("alamat.txt")
        )
        return project

    cold = tree(build_well(lay("utuh")))
    parts = []
    for number in range(1, PARTS + 1):
        project = lay(f"bagian-{number}")
        done = build(project, PETAJALAN_BAGIAN=f"{number}/{PARTS}")
        assert done.returncode == 0, done.stderr
        assert done.stdout.startswith(f"Bagian {number}/{PARTS} selesai: ")
        assert not (project / "site").exists()
        without_times(project / STORE, tmp_path / "hasil" / f"{number}")
        parts.append(str(tmp_path / "hasil" / f"{number}"))

    joined = lay("gabungan")
    assert cli.main(["satukan", "--folder", str(joined), *parts]) == 0
    said = capsys.readouterr()
    assert said.out.splitlines() == [
        f"{part}: {count} hasil diambil, 0 sudah ada" for part, count in zip(parts, (2, 1, 1), strict=True)
    ]
    assert said.err == "4 hasil siap di .cache/petajalan; selanjutnya: scripts/build\n"

    before = results(joined)
    # Nobody is there to make a region, and nobody is asked.
    site = build_well(joined, PETAJALAN_PELAKSANA="dask://127.0.0.1:1")
    assert results(joined) == before
    assert tree(site) == cold
    assert any(name.startswith("cari/daerah/kota-umpama/") for name in cold)


# -- what is not taken ------------------------------------------------------------------------------


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give a built country of two, without search."""
    root = lay_country(tmp_path / "negeri", 2)
    regions = build_regions(order(root, "satu"), context(root), wanted(root), silent)
    assert regions.problems == ()
    return root


REGIONS = ("kota-misal", "kota-uji")


def result(root: Path, slug: str) -> Path:
    (folder,) = (root / "simpanan" / slug).iterdir()
    return folder


def test_what_is_there_stays(root: Path, tmp_path: Path) -> None:
    goal = tmp_path / "tujuan"
    assert join(goal, REGIONS, root / "simpanan") == Joined(taken=2)
    before = tree(goal)
    assert join(goal, REGIONS, root / "simpanan") == Joined(there=2)
    assert tree(goal) == before
    assert join(root / "simpanan", REGIONS, root / "simpanan") == Joined(there=2)


def cut(folder: Path) -> None:
    path = next((folder / "situs").rglob("index.html"))
    path.write_bytes(path.read_bytes()[:-1])


def change(folder: Path) -> None:
    # Of the same size, at the same time: only the fingerprint tells.
    path = next((folder / "situs").rglob("index.html"))
    found = path.stat()
    path.write_bytes(path.read_bytes().replace(b"</title>", b"</tITle>"))
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))


def lose(folder: Path) -> None:
    next((folder / "situs").rglob("index.html")).unlink()


def spoil_list(folder: Path) -> None:
    (folder / "isi").write_bytes((folder / "isi").read_bytes() + b" ")


def lose_list(folder: Path) -> None:
    (folder / "isi").unlink()


@pytest.mark.parametrize("evil", [cut, change, lose, spoil_list, lose_list])
def test_a_spoilt_result_is_named_and_left(root: Path, tmp_path: Path, evil: object) -> None:
    spoilt = result(root, "kota-uji")
    evil(spoilt)  # type: ignore[operator]
    before = tree(root / "simpanan")
    found = join(tmp_path / "tujuan", REGIONS, root / "simpanan")
    assert found == Joined(taken=1, refused=((spoilt, "rusak atau tidak lengkap"),))
    assert tree(root / "simpanan") == before
    assert [path.name for path in (tmp_path / "tujuan").iterdir()] == ["kota-misal"]


def test_a_foreign_result_is_named_and_left(root: Path, tmp_path: Path) -> None:
    goal = tmp_path / "tujuan"
    found = join(goal, ("kota-misal",), root / "simpanan")
    assert found == Joined(taken=1, refused=((result(root, "kota-uji"), "daerah itu tidak ada di proyek ini"),))
    (root / "simpanan" / "kota-uji").rename(root / "simpanan" / "kota-andai")
    found = join(goal, (*REGIONS, "kota-andai"), root / "simpanan")
    ((folder, why),) = found.refused
    assert folder == result(root, "kota-andai")
    assert why.startswith("memuat berkas di luar daerah itu: kota-uji/")


def test_the_command_says_what_it_refused(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoilt = result(root, "kota-uji")
    cut(spoilt)
    goal = ["--folder", str(root), "--simpanan", "tujuan"]
    assert cli.main(["satukan", *goal, str(root / "simpanan")]) == 1
    said = capsys.readouterr()
    assert said.out.splitlines() == [
        f"{root / 'simpanan'}: 1 hasil diambil, 0 sudah ada",
        f"{spoilt}: tidak diambil, rusak atau tidak lengkap",
    ]
    expected = "1 hasil siap di tujuan; 1 hasil tidak diambil dan akan dibuat ulang; selanjutnya: scripts/build\n"
    assert said.err == expected


def test_the_command_cannot_run(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "kosong").mkdir()
    for folder, where, said in (
        (root, tmp_path / "tidak-ada", "tidak ada"),
        (root, tmp_path / "kosong", "tidak ada hasil daerah di sana"),
        (tmp_path / "kosong", root / "simpanan", "tidak memuat cities/"),
    ):
        assert cli.main(["satukan", "--folder", str(folder), str(where)]) == 2
        assert said in capsys.readouterr().err
