"""A problem code explained to an officer: the same words for the terminal and for the guide."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from petajalan.core.catalogue import CATALOGUE

# What the first letter of a code says, in the order of the catalogue.
FAMILIES = {
    "B": "berkas dan folder",
    "Y": "susunan YAML",
    "S": "nama dan bentuk isian",
    "N": "nilai sebuah isian",
    "R": "rujukan ke hal lain",
    "Q": "keadaan",
    "A": "aturan antarisian",
    "P": "uraian",
    "L": "yang tidak boleh terbit",
    "K": "batas pengolahan",
    "E": "buku kerja Excel",
}


@dataclass(frozen=True, slots=True)
class Penjelasan:
    """What a code means, what to do about it, and one wrong and right example."""

    kode: str
    berat: str
    masalah: str
    perbaikan: str
    salah: str
    benar: str

    def text(self) -> str:
        """Write it for a terminal."""
        parts = [f"{self.kode} ({self.berat}): {self.masalah}", f"Yang perlu dilakukan: {self.perbaikan}"]
        for title, example in (("Salah", self.salah), ("Benar", self.benar)):
            parts += ["", f"{title}:", *(f"    {line}" for line in example.split("\n"))]
        return "\n".join(parts)


def explain(code: str) -> Penjelasan:
    """Explain a code of the catalogue; what a real message would name stands as “…”."""
    entry = CATALOGUE[code]
    blanks: defaultdict[str, str] = defaultdict(lambda: "…")
    said, todo = (text.format_map(blanks) for text in (entry.message, entry.hint))
    return Penjelasan(code, entry.severity.value, said, todo, entry.wrong, entry.right)


def explain_all() -> Iterator[tuple[str, list[Penjelasan]]]:
    """Yield every family of codes with its explanations, in the order of the catalogue."""
    for letter in FAMILIES:
        yield letter, [explain(code) for code in CATALOGUE if code[0] == letter]
