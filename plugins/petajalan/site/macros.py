"""What the maintainers' pages in docs/ may use: live figures and checked addresses.

mkdocs-macros loads this module by its name in mkdocs.yml. Text from cities/ is never run as a template.
"""

from typing import Any

from mkdocs.exceptions import PluginError
from mkdocs.utils import get_relative_url

from petajalan.core.problems import nearest
from petajalan.render import words
from petajalan.site.compile import compiled_by
from petajalan.site.panduan import isian, masalah


def define_env(env: Any) -> None:
    """Register the functions; called by mkdocs-macros before the regions are looked at."""
    source = compiled_by(env.conf)

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
