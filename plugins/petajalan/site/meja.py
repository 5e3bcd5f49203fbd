"""The officer's desk on the site: who keeps the files, and the files of ``/meja/``. Without a keeper there are none."""

import json
import os
import re
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.exceptions import PluginError

import petajalan
from petajalan.core.acuan import Acuan
from petajalan.core.meja import LIST, NAME, REGION, collections
from petajalan.core.pages import Page
from petajalan.core.problems import nearest
from petajalan.core.ringkasan import Ringkasan

ADDRESS = "meja/"
# Set by scripts/serve --meja: “berkas” writes into this copy, “usulan” makes branches in it.
VARIABLE = "PETAJALAN_MEJA"
# Where decap-server listens then, and which branch proposals start from.
PORT, BRANCH = "PETAJALAN_MEJA_PORT", "PETAJALAN_MEJA_CABANG"
# What scripts/install meja has fetched, beside mkdocs.yml.
FETCHED = ".cache/meja/situs"

_OWN = Path(petajalan.__file__).parent / "meja"
_KEYS = ("layanan", "repo", "cabang", "situs", "aplikasi", "gerbang")
_NAMES = {"github": "GitHub", "gitlab": "GitLab", "gitea": "Gitea", "forgejo": "Forgejo"}
# Beside repo, what each keeper needs for signing in.
_NEEDED = {
    "github": ("gerbang",), "gitlab": ("aplikasi",), "gitea": ("situs", "aplikasi"), "forgejo": ("situs", "aplikasi"),
}  # fmt: skip
_UNUSED = {"github": ("aplikasi",), "gitlab": ("gerbang",), "gitea": ("gerbang",), "forgejo": ("gerbang",)}
_REPO = re.compile(r"[\w.-]+(/[\w.-]+)+\Z")
_SITE = re.compile(r"https://[A-Za-z0-9][A-Za-z0-9.-]*(:[0-9]+)?(/[\w.~-]+)*/?\Z")
# What a commit says, in the officers' language; Decap fills in the names.
_SAID = {
    "create": "Tambah {{collection}}: {{slug}}",
    "update": "Ubah {{collection}}: {{slug}}",
    "delete": "Hapus {{collection}}: {{slug}}",
    "uploadMedia": "Unggah {{path}}",
    "deleteMedia": "Hapus {{path}}",
}


@dataclass(frozen=True, slots=True)
class Meja:
    """Who keeps the files of the desk.

    ``backend`` is Decap's own part of the configuration. ``asal`` are the web origins that the desk may speak to,
    ``gambar`` those of pictures; ``usulan`` tells whether each change is a proposal, ``lokal`` whether this is a trial.
    """

    layanan: str
    backend: Mapping[str, Any]
    asal: tuple[str, ...] = ()
    usulan: bool = True
    lokal: bool = False
    gambar: tuple[str, ...] = ()


def read_meja(said: object) -> Meja | None:
    """Read the option ``meja`` of petajalan/publish; nothing said means no desk. Raises PluginError in a sentence."""
    local = os.environ.get(VARIABLE, "")
    if local:
        if local not in ("berkas", "usulan"):
            raise PluginError(f"{VARIABLE}={local} tidak dikenal; tulis berkas atau usulan")
        origin = f"http://127.0.0.1:{os.environ.get(PORT, '8081')}"
        backend: dict[str, Any] = {
            "name": "proxy",
            "proxy_url": f"{origin}/api/v1",
            "branch": os.environ.get(BRANCH, "main"),
        }
        backend["commit_messages"] = _SAID
        return Meja("lokal", backend, (origin,), usulan=local == "usulan", lokal=True)
    if not said:
        return None
    if not isinstance(said, dict):
        raise PluginError("meja di mkdocs.yml berisi beberapa baris: layanan, repo, dan seterusnya")
    for key in said:
        if key not in _KEYS:
            guess = nearest(str(key), _KEYS)
            hint = f"mungkin “{guess}”?" if guess else f"yang dikenal: {', '.join(_KEYS)}"
            raise PluginError(f"meja di mkdocs.yml: “{key}” tidak dikenal; {hint}")
    return _keeper({key: str(value) for key, value in said.items()})


def _keeper(said: dict[str, str]) -> Meja:
    service = said.get("layanan", "")
    if service not in _NAMES:
        raise PluginError(f"meja di mkdocs.yml: layanan “{service}” tidak dikenal; pilihannya: {', '.join(_NAMES)}")
    missing = [key for key in ("repo", *_NEEDED[service]) if not said.get(key)]
    if missing:
        raise PluginError(f"meja di mkdocs.yml: layanan {service} memerlukan {', '.join(missing)}")
    if unused := [key for key in _UNUSED[service] if said.get(key)]:
        raise PluginError(f"meja di mkdocs.yml: {unused[0]} tidak dipakai untuk layanan {service}; hapus barisnya")
    if not _REPO.match(said["repo"]):
        raise PluginError(f"meja di mkdocs.yml: repo “{said['repo']}” tidak terbaca; tulis seperti kelompok/petajalan")
    for key in ("situs", "gerbang"):
        if said.get(key) and not _SITE.match(said[key]):
            raise PluginError(f"meja di mkdocs.yml: {key} “{said[key]}” harus alamat lengkap yang diawali https://")
    backend = {"repo": said["repo"], "branch": said.get("cabang", "main"), "commit_messages": _SAID}
    site, gate = said.get("situs", "").rstrip("/"), said.get("gerbang", "").rstrip("/")
    if service == "github":
        api = f"{site}/api/v3" if site else "https://api.github.com"
        backend |= {"name": "github", "base_url": gate} | ({"api_root": api} if site else {})
        return Meja(
            _NAMES[service], backend, (_origin(api), _origin(gate)), gambar=("https://*.githubusercontent.com",)
        )
    if service == "gitlab":
        site = site or "https://gitlab.com"
        backend |= {"name": "gitlab", "auth_type": "pkce", "base_url": site, "api_root": f"{site}/api/v4"}
    else:
        # One programme for both: Decap's own for Gitea knows no proposals, and the two speak one language.
        backend |= {"name": "forgejo", "api_root": f"{site}/api/v1"}
    return Meja(_NAMES[service], backend | {"app_id": said["aplikasi"]}, (_origin(site),), gambar=(_origin(site),))


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def door(meja: Meja, regions: Iterable[Ringkasan]) -> Page:
    """Give the page that leads to each region's desk."""
    listed = sorted(regions, key=lambda r: (r.provinsi.casefold(), r.nama.casefold()))
    groups = groupby(listed, key=lambda r: r.provinsi)
    return Page(
        ADDRESS, "meja", "Meja petugas", "Tempat petugas mengisi dan memperbaiki data daerahnya dengan formulir.",
        noindex=True,
        data={
            "daftar": [(province, [(r.slug, r.nama) for r in group]) for province, group in groups],
            "layanan": meja.layanan, "lokal": meja.lokal, "usulan": meja.usulan,
        },
    )  # fmt: skip


def configuration(meja: Meja, acuan: Acuan, cities: str, names: Mapping[str, str]) -> dict[str, Any]:
    """Give what the desk's script reads: Decap's configuration with ``{daerah}`` in it, and the regions' names."""
    return {
        "nama": dict(sorted(names.items())),
        "layanan": "" if meja.lokal else meja.layanan,
        "daftar": LIST,
        "kunci": NAME,
        "konfigurasi": {
            "backend": dict(meja.backend),
            "load_config_file": False,
            "publish_mode": "editorial_workflow" if meja.usulan else "simple",
            "locale": "id",
            "media_folder": f"{cities}/{REGION}/berkas",
            "public_folder": "",
            "slug": {"encoding": "ascii", "clean_accents": True, "sanitize_replacement": "-"},
            "editor": {"preview": False},
            "show_preview_links": False,
            "logo": {"src": "../../assets/favicon.svg", "show_in_header": False},
            "collections": collections(acuan, cities),
        },
    }


def desk_files(meja: Meja, root: Path, written: dict[str, Any], folder: Path) -> None:
    """Lay the desk's programme and its configuration into a folder of the site."""
    fetched = root / FETCHED
    if not (fetched / "decap-cms.js").is_file():
        raise PluginError("program meja belum dipasang; jalankan scripts/install meja")
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(fetched, folder)
    for name in ("kerja.js", "kerja.css", "bentuk.js", "isian.js", "daftar.js", "bahasa.js"):
        shutil.copyfile(_OWN / name, folder / name)
    page = (_OWN / "kerja.html").read_text(encoding="utf-8").replace("@@csp@@", policy(meja))
    (folder / "index.html").write_text(page, encoding="utf-8", newline="\n")
    text = json.dumps(written, ensure_ascii=False, separators=(",", ":")) + "\n"
    (folder / "meja.json").write_text(text, encoding="utf-8", newline="\n")


def policy(meja: Meja) -> str:
    """Give the desk's own security policy: nothing from elsewhere but what the keeper of the files answers.

    Decap compiles its checks of the configuration (``unsafe-eval``) and writes styles into the page.
    """
    asal, gambar = (" ".join(["", *dict.fromkeys(origins)]) for origins in (meja.asal, meja.gambar))
    return (
        "default-src 'none'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; font-src 'self' data:; "
        f"img-src 'self' data: blob:{gambar}; connect-src 'self' blob:{asal}; base-uri 'none'; form-action 'self'"
    )
