"""Text without its disguises: what a reader sees, so that a rule can look for it."""

import re
import unicodedata

from petajalan.core.problems import Span

# All that an honest Indonesian file holds; only what is outside is worth a closer look.
_ODD = re.compile(r"[^\x00-\x7f\u00a0-\u017f\u2010-\u2026\u2030-\u203a]")
_ENTITY = re.compile(r"&#(?:x(?P<hex>[0-9a-f]{1,6})|(?P<dec>[0-9]{1,7}));?", re.IGNORECASE)
# Letters of other alphabets that look like ours.
_ALIKE = str.maketrans("аеорсухіјѕԁɡοαερτυνικ", "aeopcyxijsdgoaeptuvik")


def plain(text: str) -> str:
    """Fold letters and digits that only look different; every character stays where it stands."""
    if "&#" in text:
        text = _ENTITY.sub(_written_out, text)
    return text if text.isascii() else _ODD.sub(lambda found: _fold(found.group()), text)


def place_of(text: str, offset: int) -> Span:
    """Give the line and column of an offset."""
    return Span(text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset))


def _written_out(found: re.Match[str]) -> str:
    number = int(found["hex"], 16) if found["hex"] else int(found["dec"])
    # Nothing after it moves: what is left over of the entity becomes a mark that rules skip.
    return (chr(number) if 32 <= number < 0x110000 else " ").ljust(len(found.group()), "\x00")


def _fold(character: str) -> str:
    folded = unicodedata.normalize("NFKD", character)[:1].translate(_ALIKE)
    return folded if folded.isprintable() and folded else character
