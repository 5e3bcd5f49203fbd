"""Prose of an officer becomes plain, safe HTML: what they may write shows, what they may not does nothing."""

import re
from html.parser import HTMLParser

import pytest

from petajalan.render.prose import to_html

ALLOWED = {
    "p", "br", "hr", "h2", "h3", "h4", "strong", "em", "code", "pre", "blockquote", "ul", "ol", "li", "dl", "dt", "dd",
    "table", "thead", "tbody", "tr", "th", "td", "a", "img", "div", "sup",
}  # fmt: skip


class _Seen(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))


def cite(source: str, place: str) -> str:
    return f"<sup>{source}{':' + place if place else ''}</sup>"


def render(text: str) -> str:
    return to_html(text, "../../", cite)


def tags(html: str) -> list[tuple[str, dict[str, str | None]]]:
    seen = _Seen()
    seen.feed(html)
    return seen.tags


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("**tebal** dan *miring*", "<p><strong>tebal</strong> dan <em>miring</em></p>"),
        ("Angka 12 [@B7].", "<p>Angka 12<sup>B7</sup>.</p>"),
        ("Angka 12 [@B7, hlm. 3]", "<p>Angka 12<sup>B7:hlm. 3</sup></p>"),
        ("[Super Apps](quick-win/super-apps/)", '<p><a href="../../quick-win/super-apps/">Super Apps</a></p>'),
        ("## Manfaat", '<h2 id="k-manfaat"><a class="jangkar" href="#k-manfaat">Manfaat</a></h2>'),
        ("## Angka [@B7]", '<h2 id="k-angka">Angka<sup>B7</sup></h2>'),
        ("1.219 dari 10.047", "<p>1.219 dari 10.047</p>"),
    ],
)
def test_what_an_officer_may_write_shows(text: str, html: str) -> None:
    assert render(text).strip() == html


def test_a_link_abroad_is_marked() -> None:
    html = render("[BPS](https://bontangkota.bps.go.id/)")
    assert 'href="https://bontangkota.bps.go.id/"' in html
    assert 'rel="nofollow ugc noopener noreferrer"' in html


def test_a_table_can_be_scrolled_and_keeps_its_alignment() -> None:
    html = render("| Tahun | Nilai |\n|---|---:|\n| 2024 | 82,49 |\n")
    assert html.startswith('<div class="tabel" tabindex="0" role="group"')
    assert 'align="right"' in html
    assert "style=" not in html


HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<math><mtext><img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java&#x73;cript:alert(1))",
    "[x](data:text/html,<script>alert(1)</script>)",
    "[x](vbscript:msgbox(1))",
    "![x](x){onerror=alert(1)}",
    "![x](data:image/svg+xml,<svg onload=alert(1)>)",
    "# J {onclick=alert(1)}",
    "paragraf\n{: #__config }",
    "## __config",
    "## x {#__search}",
    "[a]: javascript:alert(1)\n\n[a]",
    "<javascript:alert(1)>",
    "`<img src=x onerror=alert(1)>`",
    "```html\n<script>alert(1)</script>\n```",
    '<a href="x" style="position:fixed">x</a>',
    '<p id="__config">{"base":"evil"}</p>',
    '<form action="https://evil.example"><input name=x>',
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    '[x](https://a.example/"onmouseover="alert(1))',
    "{{ 7*7 }} {% raw %}",
    '--8<-- "/etc/passwd"',
    "<details open ontoggle=alert(1)>",
    "<!--><img src=x onerror=alert(1)>-->",
    "a | b\n---|---\n<img src=x onerror=alert(1)> | c",
    "Istilah\n: <script>alert(1)</script>",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_does_nothing(text: str) -> None:
    html = render(text)
    for tag, attributes in tags(html):
        assert tag in ALLOWED, html
        for name, value in attributes.items():
            assert not name.startswith("on"), html
            assert name not in {"style", "name", "srcdoc", "formaction"}, html
            if name == "id":
                assert (value or "").startswith("k-"), html
            if name in {"href", "src"}:
                assert re.match(r"(https:|mailto:|tel:|\.\./\.\./|#)", value or ""), html


@pytest.mark.parametrize("text", ["{{ 7*7 }}", "{% raw %}x{% endraw %}", "@@petajalan:isi@@"])
def test_no_template_engine_sees_prose(text: str) -> None:
    assert text in render(text)


def test_one_page_does_not_reach_into_the_next() -> None:
    first = render("[tautan][a]\n\n[a]: https://a.example\n\n## Manfaat")
    second = render("[tautan][a]\n\n## Manfaat")
    assert 'id="k-manfaat"' in first
    assert 'id="k-manfaat"' in second
    assert "a.example" not in second
