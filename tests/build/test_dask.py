"""The same build on a Dask cluster: real processes, one killed at work, and every trouble in one sentence."""

import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from gugus import Gugus, die, gugus, loop_at_two, sleep_in_c_at_two
from negeri import context, lay_country, order, wanted
from petajalan.build.limits import ExecutorError, Failure, Limits
from petajalan.build.regions import Regions, build_regions
from petajalan.build.workers import run
from situs import build, lay_project, tree

pytest_plugins = "situs_bersama"

# Where a worker finds the tasks of gugus.py.
TESTS = str(Path(__file__).parent.parent)


def silent(done: int, working: int, failed: int) -> None:
    pass


def kept(root: Path) -> dict[str, str]:
    """Give every file of every kept result; their lists carry times, so they are left out."""
    return {name: digest for name, digest in tree(root / "simpanan").items() if not name.endswith("/isi")}


def build_country(root: Path, pelaksana: str, tell: object = silent) -> Regions:
    regions = build_regions(order(root, pelaksana), context(root, cari=True), wanted(root), tell)  # type: ignore[arg-type]
    assert regions.problems == ()
    return regions


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gugus]:
    """Give a cluster of two workers, for tests that leave it whole."""
    with gugus(tmp_path_factory.mktemp("dask") / "gugus", "satu", "dua", PYTHONPATH=TESTS) as found:
        yield found


def test_a_worker_that_is_killed_at_work_costs_nothing(tmp_path: Path) -> None:
    here = build_country(lay_country(tmp_path / "sini", 6), "satu")
    there = lay_country(tmp_path / "sana", 6)
    killed: list[int] = []

    with gugus(tmp_path / "gugus", "satu", "dua") as cluster:

        def kill(done: int, working: int, failed: int) -> None:
            if done and not killed:
                # Both workers have tasks, and most are still to be done.
                assert working >= 2
                cluster.kill("dua")
                killed.append(done)

        made = build_country(there, cluster.pelaksana, kill)
        assert cluster.processes["satu"].poll() is None
    assert killed
    assert killed[0] < 6
    assert {slug: one.sound for slug, one in made.built.items()} == {s: one.sound for s, one in here.built.items()}
    assert kept(tmp_path / "sana") == kept(tmp_path / "sini")


def test_a_site_of_a_cluster_is_the_same_to_the_byte(pair: Gugus, tmp_path: Path) -> None:
    sites = []
    for name, pelaksana in (("sini", "proses:2"), ("sana", pair.pelaksana)):
        project = lay_project(tmp_path / name, ("kota-uji", "kota-contoh"))
        done = build(project, PETAJALAN_PELAKSANA=pelaksana)
        assert done.returncode == 0, done.stderr
        assert [line for line in done.stderr.splitlines() if not line.startswith("INFO ")] == []
        sites.append(tree(project / "site"))
    assert any(name.startswith("cari/daerah/kota-uji/") for name in sites[0])
    assert sites[0] == sites[1]


# -- troubles ---------------------------------------------------------------------------------------


def refusal(root: Path, pelaksana: str) -> str:
    with pytest.raises(ExecutorError) as refused:
        build_country(root, pelaksana)
    return str(refused.value)


@pytest.fixture
def country(tmp_path: Path) -> Path:
    return lay_country(tmp_path / "negeri", 2)


def test_no_scheduler_leaves_the_old_site(salinan: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    before = tree(salinan / "site")
    with (salinan / "cities" / "kota-uji" / "daerah.yml").open("a") as file:
        file.write("# baru\n")
    done = build(salinan, PETAJALAN_PELAKSANA=f"dask://{address}")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert f"penjadwal Dask di {address} tidak menjawab: " in done.stderr
    assert tree(salinan / "site") == before


def test_no_worker(country: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("petajalan.build.cluster._PATIENCE", 2)
    with gugus(tmp_path / "gugus") as cluster:
        assert refusal(country, cluster.pelaksana).endswith("belum punya pekerja; jalankan dask worker dulu")


def test_a_worker_with_more_than_one_thread(country: Path, tmp_path: Path) -> None:
    with gugus(tmp_path / "gugus", "satu") as cluster:
        cluster.work("lebar", "--nthreads", "3", "--no-nanny")
        said = refusal(country, cluster.pelaksana)
    assert said == "pekerja Dask lebar memakai 3 utas; hidupkan ulang dengan --nthreads 1"


@pytest.fixture
def stranger(tmp_path: Path) -> Path:
    """Give a folder with a package of the program's name and another version, to stand first on a path."""
    package = tmp_path / "lain" / "petajalan" / "build"
    package.mkdir(parents=True)
    for folder in (package.parent, package):
        (folder / "__init__.py").touch()
    (package / "version.py").write_text("def program_version():\n    return 'lain'\n", encoding="utf-8")
    return package.parent.parent


def test_a_worker_with_another_version(country: Path, tmp_path: Path, stranger: Path) -> None:
    with gugus(tmp_path / "gugus", "satu") as cluster:
        cluster.work("tua", PYTHONPATH=str(stranger))
        said = refusal(country, cluster.pelaksana)
        assert said.startswith("pekerja Dask tua memuat petajalan, Python, atau paket versi lain; ")


def test_a_worker_without_the_program(country: Path, tmp_path: Path, stranger: Path) -> None:
    (stranger / "petajalan" / "build" / "version.py").unlink()
    with gugus(tmp_path / "gugus", "satu") as cluster:
        cluster.work("kosong", PYTHONPATH=str(stranger))
        said = refusal(country, cluster.pelaksana)
        assert said == "pekerja Dask kosong tidak memuat petajalan; pasang di sana, lalu hidupkan ulang"


def test_a_scheduler_without_the_program(country: Path, tmp_path: Path, stranger: Path) -> None:
    (stranger / "petajalan" / "build" / "version.py").unlink()
    with gugus(tmp_path / "gugus", PYTHONPATH=str(stranger)) as cluster:
        cluster.work("satu")
        said = refusal(country, cluster.pelaksana)
    assert said.startswith("penjadwal Dask di 127.0.0.1:")
    assert said.endswith(" tidak memuat petajalan; pasang di sana, lalu hidupkan ulang")


def test_a_worker_that_comes_late_is_looked_at_too(tmp_path: Path) -> None:
    country = lay_country(tmp_path / "negeri", 6)
    with gugus(tmp_path / "gugus", "satu") as cluster:

        def join(done: int, working: int, failed: int) -> None:
            if done == 1 and len(cluster.processes) == 2:
                cluster.work("lebar", "--nthreads", "3", "--no-nanny")
                cluster.kill("satu")

        with pytest.raises(ExecutorError, match="pekerja Dask lebar memakai 3 utas; "):
            build_country(country, cluster.pelaksana, join)


def test_a_scheduler_that_dies_at_work(tmp_path: Path) -> None:
    country = lay_country(tmp_path / "negeri", 6)
    with gugus(tmp_path / "gugus", "satu") as cluster:

        def kill(done: int, working: int, failed: int) -> None:
            if done and cluster.processes["penjadwal"].poll() is None:
                cluster.kill("penjadwal")

        start = time.monotonic()
        with pytest.raises(ExecutorError, match="hubungan dengan penjadwal Dask terputus; hidupkan kembali"):
            build_country(country, cluster.pelaksana, kill)
        assert time.monotonic() - start < 25


def test_a_task_that_loops_on_a_cluster(pair: Gugus) -> None:
    tasks = [(str(n), (n,)) for n in range(4)]
    found = dict(run(pair.pelaksana, Limits(seconds=2), loop_at_two, tasks, silent))
    assert found == {"0": 0, "1": 1, "2": Failure("waktu"), "3": 3}


def test_a_task_that_nothing_ends_on_a_cluster(tmp_path: Path) -> None:
    """It sleeps in C, deaf to all: its worker is started anew, and nobody else waits."""
    with gugus(tmp_path / "gugus", PYTHONPATH=TESTS) as cluster:
        cluster.work("satu", "--nthreads", "1", PYTHONPATH=TESTS)
        tasks = [(str(n), (n,)) for n in range(5)]
        found = dict(run(cluster.pelaksana, Limits(seconds=1.5), sleep_in_c_at_two, tasks, silent))
    assert found == {"0": 0, "1": 1, "2": Failure("waktu"), "3": 3, "4": 4}


def test_a_task_that_kills_its_workers(tmp_path: Path) -> None:
    with gugus(tmp_path / "gugus", PYTHONPATH=TESTS, DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES="1") as cluster:
        for name in ("satu", "dua"):
            cluster.work(name, PYTHONPATH=TESTS)
        assert dict(run(cluster.pelaksana, Limits(), die, [("mati", ())], silent)) == {"mati": Failure("mati")}
