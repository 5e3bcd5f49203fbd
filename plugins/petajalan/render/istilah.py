"""Terms of the glossary, explained where a text first uses them: a button and a popover, both without a script."""

import re
from collections.abc import Iterable
from functools import lru_cache
from html import escape

from petajalan.core.glosarium import Istilah

# What is a link, a heading or code already stays as it is.
_SKIPPED = re.compile(r"<(a|h[1-6]|code|pre|sup)\b.*?</\1>|<[^>]*>", re.DOTALL)


def explain(html: str, terms: tuple[Istilah, ...], glossary: str) -> str:
    """Mark the first use of every term in safe HTML and explain it below; ``glossary`` is the way to its page."""
    if not terms:
        return html
    pattern, by_word = _pattern(terms)
    used: dict[str, Istilah] = {}

    def mark(found: re.Match[str]) -> str:
        term = by_word[_key(found.group())]
        if term.id in used:
            return found.group()
        used[term.id] = term
        return f'<button type="button" class="istilah" popovertarget="istilah-{term.id}">{found.group()}</button>'

    parts, last = [], 0
    for skipped in _SKIPPED.finditer(html):
        parts += [pattern.sub(mark, html[last : skipped.start()]), skipped.group()]
        last = skipped.end()
    marked = "".join([*parts, pattern.sub(mark, html[last:])])
    return marked + "".join(_explained(used.values(), glossary))


def _explained(terms: Iterable[Istilah], glossary: str) -> Iterable[str]:
    for term in terms:
        yield (
            f'<div class="istilah-arti" id="istilah-{term.id}" popover role="note" data-pagefind-ignore>'
            f"<p><strong>{escape(', '.join(term.kata))}</strong> {escape(term.arti)}</p>"
            f'<p><a href="{glossary}#{term.id}">Glosarium</a></p></div>'
        )


@lru_cache(maxsize=4)
def _pattern(terms: tuple[Istilah, ...]) -> tuple[re.Pattern[str], dict[str, Istilah]]:
    by_word = {_key(word): term for term in terms for word in term.kata}
    words = sorted((word for term in terms for word in term.kata), key=len, reverse=True)
    return re.compile(rf"(?<![\w/.-])(?:{'|'.join(map(_either_case, words))})(?![\w/-])"), by_word


def _key(word: str) -> str:
    return word[:1].lower() + word[1:]


def _either_case(word: str) -> str:
    """Let a word begin a sentence or stand within one; an acronym is written in one way only."""
    if word[1:] != word[1:].lower():
        return re.escape(word)
    return f"[{word[0].upper()}{word[0].lower()}]{re.escape(word[1:])}"
