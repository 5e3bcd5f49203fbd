"""Take from a page what a reader may search for: its title, its kind, and its text.

Pagefind reads HTML too, at twice the cost, and joins what only the style sheet keeps apart ("Satuanorang").

A page carries `<article … data-pagefind-body data-pagefind-filter="jenis:quick-win">` round what is
searched, with one `<h1>`. Left out are navigation, footers, pictures, what is marked `data-pagefind-ignore`
or `aria-hidden`, and what every page repeats: marks of a source and notes that something is missing.
"""

import html
import re
from dataclasses import dataclass
from functools import lru_cache
from itertools import zip_longest

_ARTICLE = re.compile(r'<article\b[^>]*\sdata-pagefind-body\b[^>]*\sdata-pagefind-filter="jenis:([^"]*)"[^>]*>')
_TAG = re.compile(r"<([^>]*)>")
_TITLE = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.DOTALL)

_OMITTED = {"nav", "footer", "svg", "thead", "script", "style", "template", "noscript", "form", "label", "iframe"}
_OMITTED_MARK = re.compile(
    r' data-pagefind-ignore| aria-hidden="true"| class="(?:rujukan|bersama|belum|grafik-bingkai)"'
)
_OMIT = "omit"
_VOID = {"br", "hr", "img", "input", "wbr"}
_SENTENCE = {"/p", "/li", "/dd", "/tr", "/div", "/section", "/figcaption", "/blockquote", "/caption", "/summary"}
_SENTENCE |= {"/h1", "/h2", "/h3", "/h4"}
_SPACED = {"br", "span", "p", "div", "li", "dl", "dt", "/dt", "dd", "th", "/th", "td", "/td"} | _SENTENCE
# As Pagefind marks the headings of HTML: a word there counts for more.
_WEIGHT = {f"h{level}": f" ___PAGEFIND_AUTO_WEIGHT___{8 - level} " for level in (1, 2, 3, 4)}
_WEIGHT |= {f"/{heading}": " ___END_PAGEFIND_WEIGHT___ " for heading in _WEIGHT}


_PLAIN = (("“", '"'), ("”", '"'), ("‘", "'"), ("’", "'"), ("–", "-"), ("—", "-"), ("…", "..."))


@dataclass(frozen=True, slots=True)
class Teks:
    """Hold what is searched of a page."""

    judul: str
    jenis: str
    isi: str


def read(page: str) -> Teks | None:
    """Return what is searched of a page; nothing when it has no article to search."""
    article = _ARTICLE.search(page)
    if article is None:
        return None
    body = page[article.end() : page.rindex("</article>")]
    title = _TITLE.search(body)
    return Teks(
        judul=html.unescape(" ".join(_TAG.sub("", title[1]).split())) if title else "",
        jenis=html.unescape(article[1]),
        isi=findable(html.unescape(_text(body))),
    )


def findable(text: str) -> str:
    """Write quotes and dashes as ASCII: Pagefind takes others for letters of the word they touch."""
    for typographic, plain in _PLAIN:
        text = text.replace(typographic, plain)
    return text


def _text(body: str) -> str:
    """Return the text with a full stop after each block, so that excerpts read well."""
    said: list[str] = []
    end = "."  # the last letter said
    count = term = spoken = 0  # how much was said in all, and where the last <dt> begins and ends
    omitted, depth = "", 0
    pieces = _TAG.split(body)
    for text, tag in zip_longest(pieces[::2], pieces[1::2], fillvalue="/section"):
        name, mark = _tag(tag) if tag[:2] != "a " else ("a", None)  # links differ too much to remember
        if omitted:
            depth += (name == omitted) - (name == f"/{omitted}")
            omitted = omitted if depth else ""
            continue
        if stripped := text.rstrip():
            said.append(text)
            end = stripped[-1]
            count += 1
        elif text and said and said[-1] != " ":
            said.append(" ")
        if mark is None:
            continue
        if mark == _OMIT:
            omitted, depth = name, 1
        elif name == "dt":
            term = len(said)
        elif name == "/dt":
            said.append(": ")
            spoken = count
        elif name == "/dd" and spoken == count:  # a term without an answer
            del said[term:]
            end = "."
        else:
            if name in _SENTENCE and (end.isalnum() or end in ")\"'”%"):
                if said[-1] == " ":
                    said.pop()
                said.append(". ")
                end = "."
            said.append(mark)
    return "".join(said)


@lru_cache(maxsize=1024)
def _tag(tag: str) -> tuple[str, str | None]:
    """Return a tag's name, and what it puts into the text: nothing where words may go on across it."""
    name = (tag.split(None, 1) or [""])[0]
    if name in _OMITTED or (name not in _VOID and _OMITTED_MARK.search(tag)):
        return name, _OMIT
    return name, _WEIGHT.get(name, " " if name in _SPACED else None)
