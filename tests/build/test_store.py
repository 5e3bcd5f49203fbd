"""What is kept is used as it was written or not at all; whatever stands in its place makes way."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from negeri import context, lay_country, order, wanted
from petajalan.build import store
from petajalan.build.country import CountryError, build_country
from petajalan.build.lay import lay
from petajalan.build.owner import mark
from petajalan.build.recall import Recall
from petajalan.build.regions import Order, Regions, build_regions
from petajalan.build.store import Content, Kept, SpoiltError, find, keep, place, sweep, tidy
from situs import replace, tree

ONE = Kept("kota-uji", "kunci")
FILES = [("kota-uji/index.html", b"<p>satu</p>"), ("kota-uji/data/a.csv", b"a\n1\n")]


def silent(done: int, working: int, failed: int) -> None:
    pass


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Give a store that holds one result."""
    keep(tmp_path / "simpanan", ONE, FILES, b"fakta")
    return tmp_path / "simpanan"


def folder(kept: Path) -> Path:
    return kept / ONE.name / ONE.key


def test_what_was_written_is_found_and_laid(kept: Path, tmp_path: Path) -> None:
    entry = find(kept, ONE)
    assert entry is not None
    assert entry.facts == b"fakta"
    place(entry, tmp_path / "situs")
    assert {name: (tmp_path / "situs" / name).read_bytes() for name, _ in FILES} == dict(FILES)


# -- a list or a folder that is not what was written --------------------------------------------------


def cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-1])


def empty(path: Path) -> None:
    path.write_bytes(b"")


def garbage(path: Path) -> None:
    path.write_bytes(b"\xff\x00\n\xfe")


def another_form(path: Path) -> None:
    path.write_bytes(b'{"berkas": []}')


def change(path: Path) -> None:
    """Change one byte: the length stays, the time does not."""
    data = path.read_bytes()
    path.write_bytes(bytes([data[0] ^ 1]) + data[1:])
    os.utime(path, ns=(1, 1))


def delete(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize("spoil", [cut, empty, garbage, another_form, change, delete])
def test_a_spoilt_list_makes_way_for_a_new_result(kept: Path, spoil: Callable[[Path], None]) -> None:
    spoil(folder(kept) / "isi")
    assert find(kept, ONE) is None
    assert not folder(kept).exists()
    keep(kept, ONE, FILES, b"baru")
    entry = find(kept, ONE)
    assert entry is not None
    assert entry.facts == b"baru"


@pytest.mark.parametrize("what", ["file", "empty folder", "dangling link"])
def test_what_stands_in_a_result_s_place_makes_way(tmp_path: Path, what: str) -> None:
    place = tmp_path / ONE.name / ONE.key
    place.parent.mkdir()
    if what == "file":
        place.write_text("bukan folder")
    elif what == "empty folder":
        place.mkdir()
    else:
        place.symlink_to("tidak-ada")
    assert find(tmp_path, ONE) is None
    keep(tmp_path, ONE, FILES)
    assert find(tmp_path, ONE) is not None
    assert [path.name for path in place.parent.iterdir()] == [ONE.key]


def test_a_result_that_another_build_kept_meanwhile_stays(kept: Path) -> None:
    before = folder(kept).stat().st_ino
    keep(kept, ONE, FILES, b"kedua")
    assert folder(kept).stat().st_ino == before
    assert len(list(folder(kept).parent.iterdir())) == 1


def test_an_attempt_that_fails_leaves_nothing(kept: Path) -> None:
    def files() -> Iterator[tuple[str, Content]]:
        yield "kota-uji/index.html", b"separuh"
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        keep(kept, Kept("kota-uji", "lain"), files())
    assert [path.name for path in folder(kept).parent.iterdir()] == [ONE.key]


def test_what_a_killed_build_left_unfinished_is_removed(kept: Path) -> None:
    mine = folder(kept).with_name(f".a.{mark()}")
    # Of nobody; of one whose number is now another's; of one that has ended and waits to be buried.
    with subprocess.Popen(["true"]) as ended:
        os.waitid(os.P_PID, ended.pid, os.WEXITED | os.WNOWAIT)
        unburied = Path(f"/proc/{ended.pid}/stat").read_text().rpartition(")")[2].split()[19]
        left = [f".b.999999999-{unburied}", f".c.{os.getpid()}-1", f".d.{ended.pid}-{unburied}", ".e.7", ".f"]
        dead = [folder(kept).with_name(name) for name in left]
        for path in (mine, *dead):
            path.mkdir()
        spare = kept / "situs-0123"
        (spare / ".tersembunyi").mkdir(parents=True)
        tidy(kept)
    assert mine.exists()
    assert [path.name for path in dead if path.exists()] == []
    assert (spare / ".tersembunyi").exists()


def test_of_each_name_what_is_used_and_the_newest_other_one_stay(kept: Path) -> None:
    for number in range(3):
        one = Kept("kota-uji", f"lama-{number}")
        keep(kept, one, FILES)
        os.utime(kept / one.name / one.key, ns=(number, number))
    keep(kept, Kept("kota-hilang", "satu"), FILES)
    keep(kept, Kept("kota-hilang", "dua"), FILES)
    sweep(kept, [ONE])
    assert sorted(path.name for path in (kept / "kota-uji").iterdir()) == ["kunci", "lama-2"]
    assert len(list((kept / "kota-hilang").iterdir())) == 1


def test_no_address_leads_out_of_the_site(tmp_path: Path) -> None:
    for address in ("/etc/x", "../x", "a/../../x"):
        with pytest.raises(SpoiltError, match="outside"):
            keep(tmp_path / "simpanan", ONE, [(address, b"")])


# -- files that are not what was written --------------------------------------------------------------


def build(root: Path) -> tuple[Order, Regions, tuple[Kept, ...]]:
    here, now = order(root, "satu"), context(root)
    regions = build_regions(here, now, wanted(root), silent)
    return here, regions, build_country(here, now, regions, silent)


@pytest.mark.parametrize("spoil", [cut, empty, change, delete])
@pytest.mark.parametrize("name", ["index.html", "data/indikator.csv"])
def test_a_spoilt_file_is_noticed_when_it_is_laid(tmp_path: Path, spoil: Callable[[Path], None], name: str) -> None:
    root = lay_country(tmp_path, 2)
    here, regions, country = build(root)
    every = [*(one.kept for one in regions.built.values()), *country]
    assert lay(here, every, tmp_path / "baik") == []
    good = tree(tmp_path / "baik")  # now, for its files are the kept ones
    bad = regions.built["kota-uji"].kept
    spoil(here.store / bad.name / bad.key / "situs" / "kota-uji" / name)
    assert lay(here, every, tmp_path / "buruk") == [bad]
    build(root)
    assert lay(here, every, tmp_path / "segar") == []
    assert tree(tmp_path / "segar") == good


def test_another_time_alone_spoils_nothing(tmp_path: Path) -> None:
    """A copied store, from a backup or between machines, has other times."""
    root = lay_country(tmp_path, 1)
    here, regions, _ = build(root)
    (one,) = (built.kept for built in regions.built.values())
    for path in (here.store / one.name / one.key).rglob("*.html"):
        os.utime(path, ns=(1, 1))
    assert lay(here, [one], tmp_path / "situs") == []


def test_a_spoilt_table_stops_the_country_s_data_once_only(tmp_path: Path) -> None:
    root = lay_country(tmp_path, 2)
    here, regions, country = build(root)
    bad = regions.built["kota-uji"].kept
    change(here.store / bad.name / bad.key / "situs" / "kota-uji" / "data" / "indikator.csv")
    shutil.rmtree(here.store / "_data")
    with pytest.raises(CountryError, match="hasil kota-uji rusak di simpanan"):
        build_country(here, context(root), regions, silent)
    assert build(root)[2] == country


def test_a_store_on_another_disk_is_copied_from(kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = Path("/dev/shm")
    if not other.is_dir() or other.stat().st_dev == tmp_path.stat().st_dev:

        def no_link(*_: object) -> None:
            raise OSError(18, "Invalid cross-device link")

        monkeypatch.setattr(store.os, "link", no_link)  # type: ignore[attr-defined]
        other = tmp_path
    site = other / f"petajalan-uji-{os.getpid()}"
    try:
        entry = find(kept, ONE)
        assert entry is not None
        place(entry, site)
        assert tree(site) == tree(folder(kept) / "situs")
        assert {path.stat().st_nlink for path in site.rglob("*") if path.is_file()} == {1}
    finally:
        shutil.rmtree(site, ignore_errors=True)


# -- what a preview remembers -------------------------------------------------------------------------


def test_a_preview_reads_again_what_was_touched(tmp_path: Path) -> None:
    root = lay_country(tmp_path, 2)
    settle()
    recall, text = Recall(), root / "cities" / "kota-uji" / "quick-win" / "aduan-warga.md"
    first = recall.digest(root, "kota-uji", "cities")
    assert recall.digest(root, "kota-uji", "cities") == first
    times = (text.stat().st_atime_ns, text.stat().st_mtime_ns)
    same_length = text.read_bytes().replace(b"Satu tempat", b"Dua  tempat")
    text.write_bytes(same_length)
    os.utime(text, ns=times)
    second = recall.digest(root, "kota-uji", "cities")
    assert second != first
    text.rename(text.with_name("aduan-lain.md"))
    third = recall.digest(root, "kota-uji", "cities")
    text.with_name("aduan-lain.md").unlink()
    assert len({first, second, third, recall.digest(root, "kota-uji", "cities")}) == 4


def test_a_file_that_is_still_being_written_is_read_each_time(tmp_path: Path) -> None:
    """Two changes within one step of the disk's clock have one time."""
    root = lay_country(tmp_path, 1)
    text = root / "cities" / "kota-uji" / "opd.yml"
    recall = Recall()
    text.write_bytes(text.read_bytes() + b"# a\n")
    recall.digest(root, "kota-uji", "cities")
    assert recall.folders == {}


def settle() -> None:
    """Wait until no file is so young that it is read again in any case."""
    time.sleep(0.1)


def test_only_what_is_known_of_a_region_touches_the_pages_across_regions(tmp_path: Path) -> None:
    root = lay_country(tmp_path, 2)
    text = root / "cities" / "kota-uji" / "quick-win" / "aduan-warga.md"
    *_, before = build(root)
    text.write_text(text.read_text(encoding="utf-8") + "\nSatu kalimat lagi.\n", encoding="utf-8")
    *_, after = build(root)
    assert [one.name for one, other in zip(before, after, strict=True) if one != other] == ["_data"]
    replace(text, "Satu tempat untuk", "Tempat kedua untuk")
    *_, last = build(root)
    assert {one.name for one, other in zip(after, last, strict=True) if one != other} == {"_data", "_portal"}
