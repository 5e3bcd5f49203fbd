"""What a reader is told before a chapter: how long it takes."""

from petajalan.core.prose import Prose, without_citations

WORDS_A_MINUTE = 200


def minutes(prose: Prose | None) -> int:
    """Give the minutes that a text takes to read, at least one; none for no text."""
    words = len(without_citations(prose.text).split()) if prose else 0
    return max(1, round(words / WORDS_A_MINUTE)) if words else 0
