"""What the maintainers' pages in docs/ may use: live figures and checked addresses.

mkdocs-macros loads this module by its name in mkdocs.yml. Text from cities/ is never run as a template; a
region's name and province come into Markdown as literal words.
"""

import re
from typing import Any

from mkdocs.exceptions import PluginError
from mkdocs.utils import get_relative_url

from petajalan.core.isian import Bagian, Isian, fields
from petajalan.core.penjelasan import FAMILIES, Penjelasan, explain_all
from petajalan.core.problems import nearest
from petajalan.render import words
from petajalan.site.compile import compiled_by


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


def masalah() -> str:
    """Explain every code of a problem, each under an anchor of its own, in the words of ``petajalan jelaskan``."""
    parts: list[str] = []
    for letter, found in explain_all():
        parts.append(f"## {letter}: {FAMILIES[letter]} {{#{letter.casefold()}}}")
        parts += [_explained(one) for one in found]
    return "\n\n".join(parts)


def _explained(one: Penjelasan) -> str:
    wrong, right = (f"```text\n{example}\n```" if "```" not in example else f"~~~text\n{example}\n~~~"
                    for example in (one.salah, one.benar))  # fmt: skip
    said = _literal(one.masalah[:1].upper() + one.masalah[1:])
    todo = _literal(one.perbaikan[:1].upper() + one.perbaikan[1:])
    kind = "" if one.berat == "galat" else " Tidak menahan penerbitan."
    return (
        f"### {one.kode} {{#{one.kode.casefold()}}}\n\n{said}.{kind}\n\n"
        f"**Yang perlu dilakukan:** {todo}.\n\nSalah:\n\n{wrong}\n\nBenar:\n\n{right}"
    )


def isian() -> str:
    """Explain every key of every kind of file, and of the shapes that several files share."""
    return "\n\n".join(_part(part) for part in fields())


def _part(part: Bagian) -> str:
    where = f"`{part.berkas}`. " if part.berkas else ""
    rows = "\n\n".join(_row(row) for row in part.isian)
    return f"## {part.judul} {{#{part.id}}}\n\n{where}{_literal(part.uraian)}\n\n{rows}"


def _row(row: Isian) -> str:
    shape = f"[{_literal(row.bentuk)}](#{row.bagian})" if row.bagian else _literal(row.bentuk)
    # Typed as a list of lists, an example is a list by itself.
    examples = f" Contoh: {', '.join(f'`{one}`' for one in row.contoh)}." if row.contoh else ""
    need = "**Wajib**, " if row.wajib else ""
    return f"`{row.nama}`\n:   {_literal(row.uraian)}. {need}{shape}.{examples}"


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
    env.variables["daerah"] = [
        {"slug": r.slug, "nama": _literal(r.nama), "provinsi": _literal(r.provinsi), "quick_win": r.jumlah.quick_win,
         "program": r.jumlah.program, "indikator": r.jumlah.indikator}
        for r in real
    ]  # fmt: skip


def _literal(text: str) -> str:
    """Write words that neither Markdown nor HTML reads as anything else."""
    return re.sub(r"[^\w\s.,-]|_", lambda found: f"&#{ord(found.group())};", text)
