"""The reference pages of the guide as Markdown, made from the catalogue and the models: nothing is written twice."""

import re

from petajalan.core.isian import Bagian, Isian, fields
from petajalan.core.penjelasan import FAMILIES, Penjelasan, explain_all


def masalah() -> str:
    """Explain every code of a problem, each under an anchor of its own, in the words of ``petajalan jelaskan``."""
    families = list(explain_all())
    parts = [
        "\n".join(
            f"- {FAMILIES[letter][:1].upper()}{FAMILIES[letter][1:]}: {_ways_to(found)}" for letter, found in families
        )
    ]
    for letter, found in families:
        parts.append(f"## {letter}: {FAMILIES[letter]} {{#{letter.casefold()}}}")
        parts += [_explained(one) for one in found]
    return "\n\n".join(parts)


def isian() -> str:
    """Explain every key of every kind of file, and of the shapes that several files share."""
    files = (f": `{part.berkas}`" if part.berkas else "" for part in fields())
    listed = "\n".join(f"- [{part.judul}](#{part.id}){file}" for part, file in zip(fields(), files, strict=True))
    return "\n\n".join([listed, *(_part(part) for part in fields())])


def literal(text: str) -> str:
    """Write words that neither Markdown nor HTML reads as anything else."""
    return re.sub(r"[^\w\s.,-]|_", lambda found: f"&#{ord(found.group())};", text)


def _ways_to(found: list[Penjelasan]) -> str:
    return ", ".join(f"[{one.kode}](#{one.kode.casefold()})" for one in found)


def _explained(one: Penjelasan) -> str:
    free = "" if one.berat == "galat" else " Tidak menahan penerbitan."
    parts = [
        f"### {one.kode} {{#{one.kode.casefold()}}}",
        f"{_sentence(one.masalah)}{free}",
        f"**Yang perlu dilakukan:** {_sentence(one.perbaikan)}",
        "Salah:",
        _code(one.salah),
        "Benar:",
        _code(one.benar),
    ]
    return "\n\n".join(parts)


def _sentence(text: str) -> str:
    return literal(text[:1].upper() + text[1:]) + ("" if text.endswith("…") else ".")


def _code(text: str) -> str:
    fence = "~~~" if "```" in text else "```"
    return f"{fence}text\n{text}\n{fence}"


def _part(part: Bagian) -> str:
    where = f"`{part.berkas}`. " if part.berkas else ""
    rows = "\n\n".join(_row(row) for row in part.isian)
    return f"## {part.judul} {{#{part.id}}}\n\n{where}{literal(part.uraian)}\n\n{rows}"


def _row(row: Isian) -> str:
    shape = f"[{literal(row.bentuk)}](#{row.bagian})" if row.bagian else literal(row.bentuk)
    need = " **Wajib.**" if row.wajib else ""
    # A shape without a name of its own is spelt out by the keys that follow.
    what = "" if row.bentuk == "isian" else f" Bentuk: {shape}."
    examples = f" Contoh: {', '.join(f'`{one}`' for one in row.contoh)}." if row.contoh else ""
    return f"`{row.nama}`\n:   {literal(row.uraian)}.{need}{what}{examples}"
