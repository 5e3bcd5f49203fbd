"""What the maintainers' pages in docs/ may use: live figures and checked addresses.

mkdocs-macros loads this module by its name in mkdocs.yml. Text from cities/ is never run as a template.
"""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from mkdocs.exceptions import PluginError
from mkdocs.utils import get_relative_url

from petajalan.core.problems import nearest
from petajalan.render import words
from petajalan.site.compile import compiled_by
from petajalan.site.panduan import isian, masalah

# What scripts/bench halaman found; not published itself.
HALAMAN = "dev/halaman.json"
_MEDIA = {"terang": "warna terang", "gelap": "warna gelap", "warna-paksa": "warna yang dipaksakan pembaca"}
_CHECKS = {
    **{
        f"axe-{width}-{key}": f"axe, layar {width} piksel, {said}"
        for width in (360, 1280)
        for key, said in _MEDIA.items()
    },
    "jari": "Tautan dan tombol yang lebih kecil dari 24 piksel",
    "lipat-320": "Halaman yang harus digeser ke samping pada layar 320 piksel",
    "teks-200": "Halaman yang harus digeser ke samping bila huruf diperbesar 200%",
    "papan-ketik": "Perhentian papan ketik tanpa tanda fokus atau di luar layar",
    "tanpa-skrip": "Isi yang hilang tanpa JavaScript",
}


def define_env(env: Any) -> None:
    """Register the functions; called by mkdocs-macros before the regions are looked at."""
    source = compiled_by(env.conf)

    def hasil_uji() -> dict[str, Any]:
        """Give what the look at every kind of page found, in words and rows ready to print."""
        path = Path(env.conf.docs_dir) / HALAMAN
        try:
            return looked_at(json.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError, KeyError) as error:
            raise PluginError(f"docs/{HALAMAN} tidak terbaca: {error}. Jalankan: scripts/bench halaman") from error

    env.macro(hasil_uji)

    def alamat(address: str) -> str:
        """Give the relative way to a compiled page; an address that does not exist stops the build."""
        page, mark, anchor = address.partition("#")
        known = source.addresses
        if page not in known:
            guess = nearest(page, known)
            raise PluginError(f"alamat “{address}” tidak ada" + (f"; mungkin “{guess}”?" if guess else ""))
        return get_relative_url(page, env.page.url) + mark + anchor

    env.macro(alamat)
    env.macro(masalah)
    env.macro(isian)


def on_pre_page_macros(env: Any) -> None:
    """Give a page the figures of this build; called by mkdocs-macros before each page."""
    source = compiled_by(env.conf)
    real = [one.sound.ringkasan for one in source.regions.built.values() if not one.sound.ringkasan.contoh]

    def total(name: str) -> str:
        return words.count(sum(getattr(region.jumlah, name) for region in real))

    env.variables["jumlah"] = {"daerah": words.count(len(real))} | {
        name: total(name) for name in ("quick_win", "program", "indikator", "angka", "sumber")
    }
    env.variables["per_tanggal"] = words.day(source.per)


def looked_at(found: dict[str, Any]) -> dict[str, Any]:
    """Turn the results of a look at the pages into what docs/aksesibilitas.md prints.

    ``periksa`` are the checks in the results' own order, each with the number of its findings and the kinds of page
    that have any; ``jenis`` the kinds, each with its number of pages and of findings. Nothing is left out.
    """
    kinds: list[dict[str, Any]] = found["jenis"]
    return {
        "per": words.day(date.fromisoformat(found["per"])),
        "alat": [f"{name} {version}" for name, version in found["alat"].items()],
        "halaman": words.count(sum(kind["diperiksa"] for kind in kinds)),
        "jumlah_jenis": words.count(len(kinds)),
        "temuan": words.count(sum(count for kind in kinds for count in kind["temuan"].values())),
        "periksa": list(_checks(kinds)),
        "jenis": [
            {
                "nama": kind["nama"],
                "halaman": words.count(kind["diperiksa"]),
                "temuan": words.count(sum(kind["temuan"].values())),
            }
            for kind in kinds
        ],
    }


def _checks(kinds: list[dict[str, Any]]) -> Iterator[dict[str, str]]:
    for check in kinds[0]["temuan"]:
        hit = [kind for kind in kinds if kind["temuan"][check]]
        yield {
            "nama": _CHECKS[check],
            "temuan": words.count(sum(kind["temuan"][check] for kind in hit)),
            "pada": "; ".join(kind["nama"] for kind in hit) or "–",
        }


def _literal(text: str) -> str:
    """Write words that neither Markdown nor HTML reads as anything else."""
    return re.sub(r"[^\w\s.,-]|_", lambda found: f"&#{ord(found.group())};", text)
