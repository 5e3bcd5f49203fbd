"""The officer's desk in a built site: nothing of it unless somebody keeps the files, clear words if that is wrong."""

import json
from pathlib import Path

import pytest
from mkdocs.exceptions import PluginError

from petajalan.site.meja import BRANCH, VARIABLE, policy, read_meja
from pohon import ROOT
from situs import Html, Site, build, build_well, lay_project, replace

pytest_plugins = "situs_bersama"

GITLAB = {"layanan": "gitlab", "repo": "kelompok/petajalan", "aplikasi": "abc123"}


def test_without_a_keeper_no_file_of_the_desk_is_in_the_site(situs: Site) -> None:
    assert [path for path in situs.folder.rglob("*") if "meja" in path.relative_to(situs.folder).parts[:1]] == []
    assert [path for path in situs.folder.rglob("*") if "decap" in path.name] == []


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"layanan": "gitlap"}, "layanan “gitlap” tidak dikenal; pilihannya: github, gitlab, gitea, forgejo"),
        ({"layanan": "gitlab"}, "layanan gitlab memerlukan repo, aplikasi"),
        ({"layanan": "forgejo", "repo": "a/b"}, "layanan forgejo memerlukan situs, aplikasi"),
        ({"layanan": "github", "repo": "a/b"}, "layanan github memerlukan gerbang"),
        (GITLAB | {"aplikas": "x"}, "“aplikas” tidak dikenal; mungkin “aplikasi”?"),
        (GITLAB | {"rahasia": "x"}, "“rahasia” tidak dikenal; yang dikenal: layanan, repo, cabang"),
        (GITLAB | {"repo": "petajalan"}, "repo “petajalan” tidak terbaca; tulis seperti kelompok/petajalan"),
        (
            GITLAB | {"situs": "http://git.example"},
            "situs “http://git.example” harus alamat lengkap yang diawali https://",
        ),
        (GITLAB | {"situs": "https://a.example; script-src *"}, "harus alamat lengkap"),
        (GITLAB | {"gerbang": "https://a.example"}, "gerbang tidak dipakai untuk layanan gitlab; hapus barisnya"),
        ("gitlab", "meja di mkdocs.yml berisi beberapa baris"),
    ],
)
def test_a_wrong_option_is_told_in_a_sentence(said: object, words: str) -> None:
    with pytest.raises(PluginError) as told:
        read_meja(said)
    assert words in str(told.value)


@pytest.mark.parametrize(
    ("said", "backend", "asal"),
    [
        (GITLAB, {"name": "gitlab", "auth_type": "pkce", "app_id": "abc123", "branch": "main",
                  "base_url": "https://gitlab.com", "api_root": "https://gitlab.com/api/v4"}, ("https://gitlab.com",)),
        (GITLAB | {"situs": "https://git.example/", "cabang": "terbit"},
         {"base_url": "https://git.example", "api_root": "https://git.example/api/v4", "branch": "terbit"},
         ("https://git.example",)),
        (GITLAB | {"layanan": "gitea", "situs": "https://git.example/kota"},
         {"name": "forgejo", "app_id": "abc123", "api_root": "https://git.example/kota/api/v1"},
         ("https://git.example",)),
        ({"layanan": "github", "repo": "a/b", "gerbang": "https://masuk.example"},
         {"name": "github", "base_url": "https://masuk.example"},
         ("https://api.github.com", "https://masuk.example")),
    ],
)  # fmt: skip
def test_each_keeper_gets_what_it_needs(said: dict[str, str], backend: dict[str, str], asal: tuple[str, ...]) -> None:
    meja = read_meja(said)
    assert meja is not None
    assert backend.items() <= meja.backend.items()
    assert meja.asal == asal
    assert meja.usulan
    assert f"connect-src 'self' blob: {' '.join(asal)};" in policy(meja)


def test_a_local_desk_is_asked_for_by_the_script_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    assert read_meja({}) is None
    monkeypatch.setenv(VARIABLE, "berkas")
    monkeypatch.setenv(BRANCH, "utama")
    meja = read_meja({})
    assert meja is not None
    assert (meja.lokal, meja.usulan, meja.backend["branch"]) == (True, False, "utama")
    monkeypatch.setenv(VARIABLE, "ya")
    with pytest.raises(PluginError, match="tulis berkas atau usulan"):
        read_meja({})


def lay_desk(folder: Path, fetched: bool) -> Path:
    project = lay_project(folder, ("kota-uji",))
    wanted = "\n".join(f"        {key}: {value}" for key, value in GITLAB.items())
    replace(project / "mkdocs.yml", "\n  - petajalan/publish\n", f"\n  - petajalan/publish:\n      meja:\n{wanted}\n")
    if fetched:
        # What the script fetches; its own words do not matter here.
        (project / ".cache/meja/situs/yaml").mkdir(parents=True)
        (project / ".cache/meja/situs/decap-cms.js").write_text("// Decap\n", encoding="utf-8")
        (project / ".cache/meja/situs/yaml/index.js").write_text("// yaml\n", encoding="utf-8")
    return project


def test_a_desk_is_a_door_and_a_page_of_its_own(tmp_path: Path) -> None:
    project = lay_desk(tmp_path / "proyek", fetched=True)
    site = build_well(project)
    door = Html((site / "meja/index.html").read_text(encoding="utf-8"))
    assert door.meta("robots") == "noindex"
    assert [link for _, link in door.links() if link.startswith("kerja/")] == ["kerja/?daerah=kota-uji"]
    assert "akun GitLab" in (site / "meja/index.html").read_text(encoding="utf-8")
    assert "meja/" not in (site / "sitemap.xml").read_text(encoding="utf-8").replace("panduan/meja/", "")
    files = {path.relative_to(site / "meja/kerja").as_posix() for path in (site / "meja/kerja").rglob("*.*")}
    assert files == {
        "index.html", "kerja.js", "kerja.css", "bentuk.js", "isian.js", "daftar.js", "bahasa.js", "meja.json",
        "decap-cms.js", "yaml/index.js",
    }  # fmt: skip
    said = json.loads((site / "meja/kerja/meja.json").read_text(encoding="utf-8"))
    assert said["nama"] == {"kota-uji": "Kota Uji"}
    assert said["konfigurasi"]["publish_mode"] == "editorial_workflow"
    assert said["konfigurasi"]["backend"]["repo"] == "kelompok/petajalan"
    listed = json.loads((site / "manifes.json").read_text(encoding="utf-8"))["berkas"]
    assert "meja/kerja/decap-cms.js" in listed
    # Nothing of the page comes from elsewhere, and no mark is left in it.
    page = (site / "meja/kerja/index.html").read_text(encoding="utf-8")
    assert "@@" not in page
    assert [link for _, link in Html(page).links() if "//" in link] == []


def test_a_desk_that_is_not_fetched_stops_the_build(tmp_path: Path) -> None:
    done = build(lay_desk(tmp_path / "proyek", fetched=False))
    assert done.returncode != 0
    assert "program meja belum dipasang; jalankan scripts/install meja" in done.stderr
    assert not (tmp_path / "proyek/site").exists()


def test_what_is_fetched_is_pinned() -> None:
    folder = ROOT / "plugins/petajalan/meja"
    lock = json.loads((folder / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: one for name, one in lock["packages"].items() if name}
    assert {name for name, one in packages.items() if not one["integrity"].startswith("sha512-")} == set()
    own = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    assert lock["packages"][""]["dependencies"] == own["dependencies"]
    assert own["decap-cms"]["integrity"].startswith("sha512-")
