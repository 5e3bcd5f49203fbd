"""Officers' prose to safe HTML: a short list of Markdown, no raw HTML, then an allow-list over the result."""

import re
from collections.abc import Callable

import nh3
from markdown import Markdown
from markdown.extensions.toc import slugify

from petajalan.core.prose import CITATION

Cite = Callable[[str, str], str]

# Headings' ids are ours and start with this, so that none can stand in for an id of the theme.
ID_PREFIX = "k-"

_TAGS = {
    "p", "br", "hr", "h2", "h3", "h4", "strong", "em", "code", "pre", "blockquote", "ul", "ol", "li", "dl", "dt",
    "dd", "table", "thead", "tbody", "tr", "th", "td", "a", "img",
}  # fmt: skip
_ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "title"},
    "th": {"align"},
    "td": {"align"},
    "ol": {"start"},
    "h2": {"id"},
    "h3": {"id"},
    "h4": {"id"},
}
# Private-use characters are refused in every file, so these marks can only be ours.
_OPEN, _CLOSE = "\ue000", "\ue001"
_MARK = re.compile(f"{_OPEN}(\\d+){_CLOSE}")
_CITED = re.compile(r"[ \t]*" + CITATION.pattern)
# A heading leads to itself, so that its place can be shared; one with a link or a source inside stays plain.
_HEADING = re.compile(rf'<h([234]) id="({ID_PREFIX}[^"]*)">((?:(?!</?a\b|</h)[^{_OPEN}])*)</h\1>')
_SECTION = re.compile(rf'<h2 id="({ID_PREFIX}[^"]*)">(.*?)</h2>')
_INTERNAL = re.compile(r'(href|src)="(?!https:|mailto:|tel:|#)([^"]*)"( rel="[^"]*")?')


def to_html(text: str, region: str, cite: Cite) -> str:
    """Render prose; ``region`` is the relative way to the region's folder, ``cite`` writes one citation."""
    cited: list[tuple[str, str]] = []

    def mark(found: re.Match[str]) -> str:
        cited.append((found["id"], found["letak"] or ""))
        return f"{_OPEN}{len(cited) - 1}{_CLOSE}"

    # A mark stands close to the word before it.
    html = _clean(_markdown().convert(_CITED.sub(mark, text)))
    html = _INTERNAL.sub(lambda m: f'{m[1]}="{region}{m[2]}"', html)
    html = html.replace("<table>", '<div class="tabel" tabindex="0" role="group" aria-label="Tabel"><table>')
    html = html.replace("<pre><code", '<pre><code tabindex="0"')
    html = _HEADING.sub(r'<h\1 id="\2"><a class="jangkar" href="#\2">\3</a></h\1>', html)
    html = html.replace("</table>", "</table></div>").replace("<img ", '<img loading="lazy" ')
    return _MARK.sub(lambda m: cite(*cited[int(m[1])]), html)


def headings(html: str) -> list[tuple[str, str]]:
    """List the sections of rendered prose: address within the page and words, safe as they stand."""
    return [(found[1], re.sub(r"<sup.*?</sup>|<[^>]*>", "", found[2])) for found in _SECTION.finditer(html)]


def _clean(html: str) -> str:
    return nh3.clean(
        html,
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        attribute_filter=_own_ids_only,
        url_schemes={"https", "mailto", "tel"},
        link_rel="nofollow ugc noopener noreferrer",
    )


def _own_ids_only(tag: str, name: str, value: str) -> str | None:
    return value if name != "id" or value.startswith(ID_PREFIX) else None


def _slug(value: str, separator: str) -> str:
    return ID_PREFIX + slugify(_MARK.sub("", value), separator)


_engine: Markdown | None = None


def _markdown() -> Markdown:
    """Give the one converter: making it costs more than using it."""
    global _engine
    if _engine is None:
        _engine = Markdown(
            extensions=["tables", "sane_lists", "def_list", "fenced_code", "toc"],
            extension_configs={
                "tables": {"use_align_attribute": True},
                "toc": {"slugify": _slug, "toc_depth": "2-4"},
            },
            output_format="html",
        )
        _engine.preprocessors.deregister("html_block")
        _engine.parser.blockprocessors.deregister("reference")
        for pattern in ("html", "entity", "reference", "image_reference", "short_reference", "short_image_ref"):
            _engine.inlinePatterns.deregister(pattern)
    return _engine.reset()
