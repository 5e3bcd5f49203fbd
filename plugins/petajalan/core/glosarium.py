"""The portal's own glossary as values: ``docs/glosarium.md`` is the only place where a term is explained.

A term is a heading of the second level; what it means is its first paragraph. A heading may name several
(“Perda, perwali, perbup”). Everyday words, listed under ``umum`` at the head of the file, are explained there but
not pointed at in texts; an entry that only leads to another one (“Lihat …”) isn't either.
"""

import re
from dataclasses import dataclass
from pathlib import Path

GLOSARIUM = "glosarium.md"
_UMUM = re.compile(r"^umum: (.+)$", re.MULTILINE)
_ENTRY = re.compile(r"^## (?P<judul>.+)\n+(?P<arti>(?:.+\n?)+)", re.MULTILINE)
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Istilah:
    """A term: the words that stand for it, what it means in plain text, and its place in the glossary."""

    kata: tuple[str, ...]
    arti: str
    id: str


def read_glossary(text: str) -> tuple[Istilah, ...]:
    """Read the terms that texts point at, in the order of the glossary."""
    listed = _UMUM.search(text)
    everyday = {word.strip() for word in listed[1].split(";")} if listed else set()
    terms = []
    for entry in _ENTRY.finditer(text):
        title, meaning = entry["judul"].strip(), _plain(entry["arti"])
        if title not in everyday and not meaning.startswith("Lihat "):
            terms.append(Istilah(tuple(re.split(r", | dan ", title)), meaning, _anchor(title)))
    return tuple(terms)


def load_glossary(docs: Path) -> tuple[Istilah, ...]:
    """Read the glossary of a folder of portal pages; a portal without one has no terms."""
    path = docs / GLOSARIUM
    return read_glossary(path.read_text(encoding="utf-8")) if path.is_file() else ()


def _plain(markdown: str) -> str:
    return " ".join(_LINK.sub(r"\1", markdown).replace("*", "").split())


def _anchor(title: str) -> str:
    """Give the anchor that the portal's Markdown makes of a heading."""
    return re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", title).strip().lower())
