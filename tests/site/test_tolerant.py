"""With --toleran a broken region does not take the others down: it stands at its last good version, and says so."""

import json
import os
import re
import shutil
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from negeri import add_copies, context, lay_country, order, wanted
from petajalan.build import region
from petajalan.build.regions import build_regions
from petajalan.build.tolerant import Version, fall_back, notice
from petajalan.core.folder import Folder
from petajalan.core.load import load_folder, read_daerah
from petajalan.site import history
from petajalan.site.progress import progress, silent
from riwayat import begin, commit, git
from situs import Site, build, build_well, lay_project, replace, tree

UJI = "kota-uji"
PROMISE = "quick-win/aduan-warga.md"
PER = "2026-11-22"
MISTAKE = "Q203 status “jalan” tidak dikenal"
# The list of all files names the broken region's, too.
MANIFEST = "manifes.json"


@pytest.fixture(scope="module")
def negeri(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a project of four regions with a good version of 3 May, built; for copying only."""
    root = lay_project(tmp_path_factory.mktemp("negeri") / "proyek", (UJI, "kota-contoh"))
    add_copies(root, 4)
    begin(root, "2026-05-03")
    build_well(root, PETAJALAN_PER_TANGGAL=PER)
    return root


@pytest.fixture
def proyek(negeri: Path, tmp_path: Path) -> Path:
    shutil.copytree(negeri, tmp_path / "proyek", symlinks=True)
    return tmp_path / "proyek"


def tolerant(project: Path) -> tuple[Site, list[str]]:
    """Build with --toleran; give the site and what was remarked."""
    done = build(project, PETAJALAN_PER_TANGGAL=PER, PETAJALAN_TOLERAN="1")
    said = done.stdout + done.stderr
    assert done.returncode == 0, said
    assert "ERROR" not in said
    assert "WARNING" not in said
    lines = [line.removeprefix("CATATAN -  ") for line in said.splitlines() if line.startswith("CATATAN -  ")]
    return Site(project / "site"), lines


def spoil(project: Path, slug: str = UJI) -> None:
    replace(project / "cities" / slug / PROMISE, "keadaan: berjalan", "keadaan: jalan")


def rename(project: Path, name: str, slug: str = UJI) -> None:
    """Make a good version that can be told from the others."""
    path = project / "cities" / slug / PROMISE
    text, count = re.subn("(?m)^judul: .*$", f"judul: {name}", path.read_text(encoding="utf-8"))
    assert count == 1
    path.write_text(text, encoding="utf-8")


def others(site: Path, broken: Iterable[str]) -> dict[str, str]:
    """Give all files but those of the broken regions and the manifest."""
    apart = tuple(f"{slug}/" for slug in broken)
    return {name: hash_ for name, hash_ in tree(site).items() if not name.startswith(apart) and name != MANIFEST}


def pages_of(site: Site, slug: str) -> list[str]:
    return [address for address in site.addresses if address.startswith(f"{slug}/")]


def notices(site: Site, slug: str) -> set[str]:
    """Give what stands above the pages of a region: every page says the same, or the set has more than one."""
    found = set()
    for address in pages_of(site, slug):
        said = [e.text for e in site.page(address).all("p") if e.get("class") == "tanda-lama"]
        found.add(" ".join(said).replace("\N{NO-BREAK SPACE}", " "))
    return found


def dated(day: str) -> set[str]:
    return {f"Data daerah ini sedang diperbaiki. Yang tampil adalah keadaan per {day}."}


def is_absent(site: Site, address: str) -> bool:
    page = site.page(address)
    return page.meta("robots") == "noindex" and "data belum dapat ditampilkan" in page.all("h1")[0].text


# -- a version that passes --------------------------------------------------------------------------


def test_nothing_is_broken(negeri: Path, proyek: Path) -> None:
    """The option alone changes not a byte."""
    shutil.rmtree(proyek / "site")
    site, said = tolerant(proyek)
    assert said == []
    assert tree(site.folder) == tree(negeri / "site")


def test_without_the_option_nothing_is_tolerated(proyek: Path) -> None:
    before = tree(proyek / "site")
    spoil(proyek)
    done = build(proyek, PETAJALAN_PER_TANGGAL=PER)
    assert done.returncode == 1
    assert f"ERROR   -  cities/{UJI}/{PROMISE}:12:15: {MISTAKE}" in done.stderr
    assert tree(proyek / "site") == before


def test_a_broken_region_stands_at_its_last_good_version(negeri: Path, proyek: Path) -> None:
    spoil(proyek)
    commit(proyek, "2026-06-01")
    site, said = tolerant(proyek)
    assert said[0].startswith(f"cities/{UJI}/{PROMISE}:12:15: {MISTAKE}")
    assert said[1:] == [f"1 daerah tampil pada versi lama: {UJI} (per 3 Mei 2026)."]
    assert notices(site, UJI) == dated("3 Mei 2026")
    assert others(site.folder, [UJI]) == others(negeri / "site", [UJI])
    # The region's own pages differ in nothing but the notice.
    before = Site(negeri / "site")
    assert pages_of(site, UJI) == pages_of(before, UJI)
    for address in pages_of(site, UJI):
        assert site.text(address).replace(notice(date(2026, 5, 3)), "") == before.text(address)


def test_every_build_looks_again_until_all_is_well(negeri: Path, proyek: Path) -> None:
    spoil(proyek)
    commit(proyek, "2026-06-01")
    first, said = tolerant(proyek)
    trees = tree(first.folder)
    again, repeated = tolerant(proyek)
    assert repeated == said
    assert tree(again.folder) == trees
    replace(proyek / "cities" / UJI / PROMISE, "keadaan: jalan", "keadaan: berjalan")
    mended, said = tolerant(proyek)
    assert said == []
    assert tree(mended.folder) == tree(negeri / "site")


def test_a_branch_that_was_merged_was_never_the_portal(proyek: Path) -> None:
    git(proyek, "checkout", "--quiet", "-b", "usulan")
    rename(proyek, "Aduan dari cabang")
    commit(proyek, "2026-05-20")
    spoil(proyek)
    commit(proyek, "2026-05-21")
    git(proyek, "checkout", "--quiet", "main")
    git(proyek, "merge", "--quiet", "--no-ff", "--no-edit", "usulan", day="2026-06-01")
    site, _ = tolerant(proyek)
    assert notices(site, UJI) == dated("3 Mei 2026")
    assert "Aduan dari cabang" not in site.text(f"{UJI}/quick-win/aduan-warga/")


def test_a_merge_is_a_version_of_its_own(proyek: Path) -> None:
    git(proyek, "checkout", "--quiet", "-b", "usulan")
    rename(proyek, "Aduan dari cabang")
    commit(proyek, "2026-05-20")
    git(proyek, "checkout", "--quiet", "main")
    git(proyek, "merge", "--quiet", "--no-ff", "--no-edit", "usulan", day="2026-06-01")
    spoil(proyek)
    commit(proyek, "2026-06-02")
    site, _ = tolerant(proyek)
    assert notices(site, UJI) == dated("1 Juni 2026")
    assert "Aduan dari cabang" in site.text(f"{UJI}/quick-win/aduan-warga/")


def test_what_is_not_yet_committed_falls_back_to_the_last_commit(proyek: Path) -> None:
    rename(proyek, "Aduan baru")
    commit(proyek, "2026-06-01")
    spoil(proyek)
    status = git(proyek, "status", "--porcelain")
    site, _ = tolerant(proyek)
    assert notices(site, UJI) == dated("1 Juni 2026")
    assert git(proyek, "status", "--porcelain") == status


def test_broken_versions_in_between_are_passed_over(proyek: Path) -> None:
    for day in range(1, 4):
        path = proyek / "cities" / UJI / "sumber.yml"
        path.write_text(f"{path.read_text(encoding='utf-8')}rusak{day}\n", encoding="utf-8")
        commit(proyek, f"2026-06-0{day}")
    (proyek / "cities" / UJI / "kabar" / "tautan.md").symlink_to("/etc/hostname")
    commit(proyek, "2026-06-04")
    site, _ = tolerant(proyek)
    assert notices(site, UJI) == dated("3 Mei 2026")


def test_an_old_version_with_a_link_is_refused(proyek: Path) -> None:
    link = proyek / "cities" / UJI / "kabar" / "2025-04-01-tautan.md"
    link.symlink_to("2025-03-01-peluncuran.md")
    commit(proyek, "2026-06-01")
    link.unlink()
    spoil(proyek)
    commit(proyek, "2026-06-02")
    site, _ = tolerant(proyek)
    assert notices(site, UJI) == dated("3 Mei 2026")


def test_an_old_version_is_judged_with_the_lists_of_today(proyek: Path) -> None:
    """A unit that is no longer in the list: no version of the past is right today."""
    units = proyek / "cities" / "_acuan" / "satuan.yml"
    text = units.read_text(encoding="utf-8")
    assert "\npersen:" in text
    units.write_text(text.replace("\npersen:", "\npersen-lama:"), encoding="utf-8")
    shared = proyek / "cities" / "_acuan" / "indikator.yml"
    shared.write_text(shared.read_text(encoding="utf-8").replace("satuan: persen\n", "satuan: persen-lama\n"), "utf-8")
    commit(proyek, "2026-06-01")
    site, said = tolerant(proyek)
    assert said[-1].startswith("4 daerah tanpa versi yang benar")
    assert is_absent(site, f"{UJI}/")


def test_a_page_that_came_later_says_so(proyek: Path) -> None:
    """An address of the ledger that the older version does not have yet is no dead link."""
    shutil.copy(proyek / "cities" / UJI / PROMISE, proyek / "cities" / UJI / "quick-win" / "aduan-baru.md")
    with (proyek / "cities" / UJI / "alamat.txt").open("a", encoding="utf-8") as ledger:
        ledger.write("quick-win/aduan-baru/\n../../luar/\n/etc/\n")
    spoil(proyek)
    commit(proyek, "2026-06-01")
    site, _ = tolerant(proyek)
    assert is_absent(site, f"{UJI}/quick-win/aduan-baru/")
    assert not is_absent(site, f"{UJI}/quick-win/aduan-warga/")
    assert not (proyek / "luar").exists()


# -- no version that passes -------------------------------------------------------------------------


def test_without_a_history_a_notice_stands_at_every_address(negeri: Path, proyek: Path) -> None:
    shutil.rmtree(proyek / ".git")
    spoil(proyek)
    site, said = tolerant(proyek)
    assert "tanpa riwayat git" in said[-2]
    assert said[-1] == f"1 daerah tanpa versi yang benar (dicari sampai 50 versi ke belakang): {UJI}."
    ledger = (proyek / "cities" / UJI / "alamat.txt").read_text(encoding="utf-8").split()
    assert pages_of(site, UJI) == sorted([f"{UJI}/", *(f"{UJI}/{address}" for address in ledger)])
    for address in pages_of(site, UJI):
        assert is_absent(site, address)
        assert site.page(address).all("h1")[0].text.startswith("Kota Uji: ")
        assert json.loads(site.text(f"{address}index.json"))["alamat"] == f"{site.url}{address}"
        for _, link in site.page(address).links():
            if target := site.target(address, link):
                assert site.file(target[0]).exists(), link
    assert f"{UJI}/" not in (site.folder / "sitemap.xml").read_text(encoding="utf-8")
    for address in ("daerah/", "quick-win/", ""):
        assert f"{UJI}/" not in site.text(address)
    assert not (site.folder / "cari" / "daerah" / UJI).exists()
    assert set(json.loads(site.text(MANIFEST))["berkas"]) == set(tree(site.folder)) - {MANIFEST}
    for slug in ("kota-misal", "kota-seumpama", "kota-umpama", "kota-contoh"):
        assert tree(site.folder / slug) == tree(negeri / "site" / slug)


def test_a_shallow_clone_knows_no_more_than_its_commits(proyek: Path, tmp_path: Path) -> None:
    spoil(proyek)
    commit(proyek, "2026-06-01")
    shallow = tmp_path / "dangkal"
    git(proyek, "clone", "--quiet", "--depth=1", proyek.as_uri(), str(shallow))
    (shallow / "plugins").symlink_to((proyek / "plugins").resolve(), target_is_directory=True)
    site, said = tolerant(shallow)
    assert said[-1].startswith("1 daerah tanpa versi yang benar")
    assert is_absent(site, f"{UJI}/")


def test_a_machine_without_git(proyek: Path, tmp_path: Path) -> None:
    spoil(proyek)
    commit(proyek, "2026-06-01")
    done = build(proyek, PETAJALAN_PER_TANGGAL=PER, PETAJALAN_TOLERAN="1", PATH=str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert "Riwayat git tidak terbaca; versi lama tidak dapat dicari" in done.stderr
    assert is_absent(Site(proyek / "site"), f"{UJI}/")


def test_all_but_one_are_broken(negeri: Path, proyek: Path) -> None:
    """Two at an earlier version, two without any; the one that is left is as it was."""
    new = proyek / "cities" / "kota-baru"
    shutil.copytree(proyek / "cities" / UJI, new)
    broken = [UJI, "kota-misal", "kota-seumpama"]
    for slug in (*broken, "kota-baru"):
        spoil(proyek, slug)
    (new / "alamat.txt").write_bytes(b"\xff\xfe")
    (proyek / "cities" / "kota-contoh" / "daerah.yml").write_text("", encoding="utf-8")
    commit(proyek, "2026-06-01")
    site, said = tolerant(proyek)
    assert said[-1] == (
        "4 daerah tampil pada versi lama: kota-contoh (per 3 Mei 2026), kota-misal (per 3 Mei 2026), "
        "kota-seumpama (per 3 Mei 2026), kota-uji (per 3 Mei 2026); "
        "1 daerah tanpa versi yang benar (dicari sampai 50 versi ke belakang): kota-baru."
    )
    broken += ["kota-contoh", "kota-baru"]
    assert others(site.folder, broken) == others(negeri / "site", broken)
    for slug in broken[:-1]:
        assert notices(site, slug) == dated("3 Mei 2026")
    # A name that no list knows, a ledger that cannot be read: then the folder's name, at its home alone.
    assert pages_of(site, "kota-baru") == ["kota-baru/"]
    assert site.page("kota-baru/").all("h1")[0].text == "kota-baru: data belum dapat ditampilkan"


def test_a_country_without_any_region_has_all_its_own_pages(proyek: Path) -> None:
    shutil.rmtree(proyek / ".git")
    before = Site(proyek / "site")
    own = [address for address in before.addresses if not address.startswith("kota-")]
    for slug in (UJI, "kota-misal", "kota-seumpama", "kota-umpama"):
        spoil(proyek, slug)
    site, said = tolerant(proyek)
    assert said[-1].startswith("4 daerah tanpa versi yang benar")
    assert [address for address in site.addresses if not address.startswith("kota-")] == own


# -- what stops a build all the same ------------------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "text"),
    [
        pytest.param("cities/_acuan/satuan.yml", "rusak", id="code-list"),
        pytest.param("cities/Kota Salah/daerah.yml", "nama: Kota Salah\n", id="folder-name"),
        pytest.param("docs/tentang.md", "[mati](tidak-ada.md)\n", id="portal-page"),
    ],
)
def test_what_concerns_everybody_stops_the_build(proyek: Path, path: str, text: str) -> None:
    spoil(proyek)
    before = tree(proyek / "site")
    (proyek / path).parent.mkdir(exist_ok=True)
    (proyek / path).write_text(text, encoding="utf-8")
    done = build(proyek, PETAJALAN_PER_TANGGAL=PER, PETAJALAN_TOLERAN="1")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert tree(proyek / "site") == before


# -- the loop alone ---------------------------------------------------------------------------------


def test_of_two_regions_with_one_code_the_later_one_is_broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the list of codes says: an earlier version may not take a code that another has today."""
    monkeypatch.setattr(region, "check_daerah", lambda *_: [])
    now, taken, good = (lay_country(tmp_path / name, 3) for name in ("kini", "bentrok", "baik"))
    for root, code in ((now, "99.72"), (taken, "99.71")):
        replace(root / "cities" / "kota-seumpama" / "daerah.yml", '"99.73"', f'"{code}"')
    about, all_here = context(now), order(now, "satu")
    regions = build_regions(all_here, about, wanted(now), silent)
    assert regions.broken == ("kota-seumpama",)
    assert "A119" in regions.problems[0].line()
    versions = [Version(date(2026, 5, 2), now), Version(date(2026, 5, 1), taken), Version(date(2026, 4, 1), good)]
    clash = fall_back(all_here, about, regions, {"kota-seumpama": iter(versions[:1])}, progress)
    assert clash.absent == ("kota-seumpama",)
    # The base region, which has the code of the second version, stands after it in order: what stands comes first.
    found = fall_back(all_here, about, regions, {"kota-seumpama": iter(versions)}, progress)
    assert found.earlier == {"kota-seumpama": date(2026, 4, 1)}
    assert list(found.regions.built) == ["kota-misal", "kota-seumpama", "kota-uji"]


def test_a_region_that_kills_its_process_falls_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:

    def stumble(folder: Folder) -> object:
        if folder.slug == UJI and "alamat.txt" in folder.contents:
            os._exit(9)
        return load_folder(folder)

    now, good = (lay_country(tmp_path / name, 2) for name in ("kini", "baik"))
    (good / "cities" / UJI / "alamat.txt").unlink()
    monkeypatch.setattr(region, "load_folder", stumble)
    about, here = context(now), order(now, "proses:2")
    regions = build_regions(here, about, wanted(now), silent)
    assert [problem.code for problem in regions.problems] == ["K103"]
    found = fall_back(here, about, regions, {UJI: iter([Version(date(2026, 5, 2), good)])}, progress)
    assert found.earlier == {UJI: date(2026, 5, 2)}


# -- the history alone ------------------------------------------------------------------------------


def test_versions_come_newest_first_and_are_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(history, "VERSIONS", 3)
    root = lay_country(tmp_path / "negeri", 2)
    ledger = root / "cities" / UJI / "alamat.txt"
    begin(root, "2026-05-01")
    for day in range(2, 6):
        with ledger.open("a", encoding="utf-8") as file:
            file.write(f"kabar/{day}/\n")
        commit(root, f"2026-05-0{day}")
    with history.history(root, "cities", [UJI, "kota-misal"], tmp_path / "lama") as versions:
        assert [version.day.day for version in versions["kota-misal"]] == [1]
        found = []
        for version in versions[UJI]:
            said = (version.root / "cities" / UJI / "alamat.txt").read_text(encoding="utf-8")
            found.append((version.day.day, said.split()[-1]))
    assert found == [(5, "kabar/5/"), (4, "kabar/4/"), (3, "kabar/3/")]
    # What was given up is not left lying about.
    assert [path for path in (tmp_path / "lama").rglob("*") if path.is_file()] == []


def test_a_version_is_what_git_has(tmp_path: Path) -> None:
    """Odd names, empty and deep folders, bytes of any kind: the reader says of both the same."""
    root = lay_country(tmp_path / "negeri", 1)
    folder = root / "cities" / UJI
    (folder / "kabar" / "dalam" / "lagi").mkdir(parents=True)
    (folder / "kabar" / "dalam" / "lagi" / "a.md").write_text("a", encoding="utf-8")
    (folder / 'aneh "nama"\n=x é.md').write_bytes(bytes(range(256)))
    (folder / "berkas" / "besar.pdf").write_bytes(os.urandom(3 << 20))
    (folder / "berkas" / "tautan.pdf").symlink_to("/etc/passwd")
    before = read_daerah(root, UJI)
    begin(root, "2026-05-01")
    shutil.rmtree(folder)
    commit(root, "2026-05-02")
    with history.history(root, "cities", [UJI], tmp_path / "lama") as versions:
        (version,) = [(one.day, read_daerah(one.root, UJI)) for one in versions[UJI]]
    assert version == (date(2026, 5, 1), before)
