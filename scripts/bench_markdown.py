"""The built pages as Markdown, so that every rival of the benchmark has the same words to publish.

The pages are read with html.parser: title, description, crumbs and the article. Of the article the headings,
paragraphs, lists, tables, definitions and links become Markdown; what Markdown has no word for (a note number,
a remark's span, a chart) stays as the HTML it was, which both Markdown dialects let through. Crumbs and the foot of
the page are left to the rival's theme. The same page always gives the same text.
"""

import posixpath
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from html import escape
from html.parser import HTMLParser
from urllib.parse import urlsplit, urlunsplit

# Href as it stands in our page → href for the rival.
Link = Callable[[str], str]


@dataclass(slots=True)
class Simpul:
    """An element of a page and what is in it."""

    tag: str
    sifat: dict[str, str] = field(default_factory=dict)
    isi: list["Simpul | str"] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Halaman:
    """One built page: its address (``kota-x/quick-win/`` or empty), what its head says, and its article."""

    alamat: str
    judul: str
    uraian: str
    jenis: str
    remah: tuple[tuple[str, str], ...]
    berkas: str
    artikel: Simpul


_VOID = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "wbr"})
_INLINE = frozenset(
    {"a", "abbr", "b", "br", "code", "data", "em", "i", "img", "kbd", "small", "span", "strong", "sub", "sup", "time"}
)
# Kept as HTML, on one line: Markdown has none of them.
_RAW = frozenset({"details", "figure", "form", "nav", "svg"})
_THEME = frozenset({"remah", "kaki-halaman", "cetak"})
_DROPPED = frozenset({"script", "style", "template"})
_HEADING = re.compile(r"h([1-6])")
_SPACE = re.compile(r"[ \t\r\n\f]+")
_SPECIAL = re.compile(r"[\\`*_\[\]{}|]")
_BLOCK_SIGN = re.compile(r"(?=[#+>-])|^(\d+)(?=[.)])")
_WORD = re.compile(r"\w+")


# -- reading ---------------------------------------------------------------------------------------


class _Tree(HTMLParser):
    """Builds the tree of elements; an element that is never closed ends with the one around it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Simpul("")
        self.open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_startendtag(tag, attrs)
        if tag not in _VOID:
            made = self.open[-1].isi[-1]
            assert isinstance(made, Simpul)
            self.open.append(made)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open[-1].isi.append(Simpul(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if any(node.tag == tag for node in self.open[1:]):
            while self.open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        self.open[-1].isi.append(data)


def parse(html: str) -> Simpul:
    """Read HTML into a tree."""
    reader = _Tree()
    reader.feed(html)
    reader.close()
    return reader.root


def elements(node: Simpul) -> Iterator[Simpul]:
    """Yield an element and all in it, in the order of the page."""
    yield node
    for child in node.isi:
        if isinstance(child, Simpul):
            yield from elements(child)


def first(node: Simpul, tag: str, **wanted: str) -> Simpul | None:
    """Find the first element with this tag and these attributes; ``class_`` needs only be among the classes."""
    for one in elements(node):
        if one.tag == tag and all(
            value in _classes(one) if name == "class_" else one.sifat.get(name) == value
            for name, value in wanted.items()
        ):
            return one
    return None


def _classes(node: Simpul) -> list[str]:
    return node.sifat.get("class", "").split()


def plain(node: Simpul) -> str:
    """Give the text of an element; only elements that stand in a line leave the words beside them joined."""
    return _SPACE.sub(" ", "".join(_plain(node))).strip()


def _plain(node: Simpul) -> Iterator[str]:
    for child in node.isi:
        if isinstance(child, str):
            yield child
        elif child.tag not in _DROPPED and not _THEME & set(_classes(child)):
            inline = child.tag in _INLINE and child.tag != "br"
            yield "" if inline else " "
            yield from _plain(child)
            yield "" if inline else " "


def words(html: str) -> int:
    """Count the words of a page's article, those of crumbs and the foot of the page apart, for they are the theme's."""
    # Beside the article stands the navigation of all pages in some rivals: much to read for nothing.
    article = first(parse(html[html.find("<article") : html.rfind("</article>") + 10]), "article")
    return len(_WORD.findall(plain(article))) if article else 0


def read_page(address: str, html: str) -> Halaman | None:
    """Read a page; one without an article (an address that moved) is none."""
    tree = parse(html)
    article = first(tree, "article")
    if article is None:
        return None
    title = first(article, "h1") or first(tree, "title")
    about = first(tree, "meta", name="description")
    crumbs = first(article, "nav", class_="remah")
    foot = first(article, "footer", class_="kaki-halaman")
    file = first(foot, "code") if foot else None
    links = [one for one in elements(crumbs) if one.tag == "a"] if crumbs else []
    return Halaman(
        address,
        plain(title) if title else "",
        about.sifat.get("content", "") if about else "",
        article.sifat.get("data-pagefind-filter", "").removeprefix("jenis:"),
        tuple((resolve(address, link.sifat["href"]), plain(link)) for link in links),
        plain(file) if file else "",
        article,
    )


def resolve(address: str, href: str) -> str:
    """Give the address that a relative link of a page leads to, without its fragment."""
    made = posixpath.normpath(posixpath.join("/", address, urlsplit(href).path)).strip("/")
    return f"{made}/" if made else ""


# -- writing ---------------------------------------------------------------------------------------


def to_markdown(page: Halaman, link: Link = str, section: str = "") -> str:
    """Write a page as Markdown with front matter; ``section`` is the short name that crumbs give it."""
    head = {"title": page.judul, "description": page.uraian, "linkTitle": section, "jenis": page.jenis,
            "berkas": page.berkas}  # fmt: skip
    matter = "".join(f"{key}: {_quoted(value)}\n" for key, value in head.items() if value)
    return f"---\n{matter}---\n\n" + "\n\n".join(_blocks(page.artikel, link)) + "\n"


def markdown_link(address: str, known: dict[str, str], file: str) -> Link:
    """Make links for a generator that wants them to lead to Markdown files: ``known`` is address → file."""

    def link(href: str) -> str:
        parts = urlsplit(href)
        target = known.get(resolve(address, href)) if parts.path and not (parts.scheme or parts.netloc) else None
        if target is None:
            return href
        return urlunsplit(("", "", posixpath.relpath(target, posixpath.dirname(file) or "."), "", parts.fragment))

    return link


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _blocks(node: Simpul, link: Link) -> list[str]:
    """Write what is in an element as blocks; text that stands bare beside blocks is a paragraph."""
    made: list[str] = []
    bare: list[Simpul | str] = []

    def close() -> None:
        if text := _line(bare, link):
            made.append(text)
        bare.clear()

    for child in node.isi:
        if isinstance(child, str) or child.tag in _INLINE:
            bare.append(child)
        elif child.tag not in _DROPPED and not _THEME & set(_classes(child)):
            close()
            made += _block(child, link)
    close()
    return made


def _block(node: Simpul, link: Link) -> list[str]:
    anchor = f'<div id="{escape(node.sifat["id"])}"></div>' if "id" in node.sifat else None
    match node.tag:
        case "p":
            text = _line(node.isi, link)
            return [text + _kind(node)] if text else []
        case "ul" | "ol":
            return [_list(node, link)]
        case "dl":
            return [_definitions(node, link)]
        case "table":
            return [_table(node, link)]
        case "blockquote":
            inner = "\n\n".join(_blocks(node, link))
            return ["\n".join(f"> {line}".rstrip() for line in inner.split("\n")) + _kind(node)]
        case "pre":
            return [_code(node)]
        case "hr":
            return ["---"]
        case tag if tag in _RAW:
            return [_raw(node)]
        case tag if level := _HEADING.fullmatch(tag):
            name = f" {{#{node.sifat['id']}}}" if "id" in node.sifat else ""
            return [f"{'#' * int(level[1])} {_line(node.isi, link)}{name}"]
        case "section" if anchor:
            return [anchor, *_blocks(node, link)]
        case _:
            return _blocks(node, link)


def _kind(node: Simpul) -> str:
    classes = _classes(node)
    return "\n{" + " ".join(f".{name}" for name in classes) + "}" if classes else ""


def _list(node: Simpul, link: Link) -> str:
    """Write a list; both dialects take four columns as belonging to the item."""
    items = []
    for child in node.isi:
        if isinstance(child, Simpul):
            blocks = _blocks(child, link)
            if "id" in child.sifat:
                mark = f'<span id="{escape(child.sifat["id"])}"></span>'
                opens = blocks and not blocks[0].startswith(("#", "-", "1.", "<", "|", ">"))
                blocks = [f"{mark} {blocks[0]}", *blocks[1:]] if opens else [f"{mark} ", *blocks]
            items.append(blocks or [""])
    sign = "1.  " if node.tag == "ol" else "-   "
    tight = all(len(blocks) == 1 and "\n" not in blocks[0] for blocks in items)
    return ("\n" if tight else "\n\n").join(sign + _indented("\n\n".join(blocks)) for blocks in items)


def _definitions(node: Simpul, link: Link) -> str:
    """Write terms and what is said of them; a division around a pair has no say."""
    parts: list[str] = []
    for pair in elements(node):
        inner = [child for child in pair.isi if isinstance(child, Simpul) and child.tag in ("dt", "dd")]
        if pair is not node and pair.tag != "div":
            continue
        for one in inner:
            if one.tag == "dt":
                parts.append("\n" + (_line(one.isi, link) or "—"))
            else:
                parts.append(":   " + _indented("\n\n".join(_blocks(one, link)) or "—"))
    return "\n".join(parts).strip()


def _table(node: Simpul, link: Link) -> str:
    """Write a table; one without a head gets an empty one, which Markdown wants."""
    rows = [[cell for cell in row.isi if isinstance(cell, Simpul) and cell.tag in ("th", "td")]
            for row in elements(node) if row.tag == "tr"]  # fmt: skip
    texts = [[_line(cell.isi, link) for cell in row] for row in rows]
    width = max((len(row) for row in texts), default=0)
    if first(node, "thead") is None:
        texts.insert(0, [""] * width)
        rows.insert(0, [])
    right = ["kanan" in _classes(cell) or cell.sifat.get("align") == "right" for cell in rows[0]]
    right += [False] * (width - len(right))
    lines = ["| " + " | ".join(row + [""] * (width - len(row))) + " |" for row in texts]
    lines.insert(1, "|" + "|".join(" ---: " if one else " --- " for one in right) + "|")
    return "\n".join(lines)


def _code(node: Simpul) -> str:
    inner = first(node, "code") or node
    language = next((name.removeprefix("language-") for name in _classes(inner) if name.startswith("language-")), "")
    text = "".join(part for one in elements(inner) for part in one.isi if isinstance(part, str))
    return f"````{language}\n{text.rstrip()}\n````"


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" if line else "" for line in text.split("\n")).removeprefix("    ")


# -- within a line


def _line(children: Iterable[Simpul | str], link: Link) -> str:
    """Write what stands in one line; a sign that would open a block is defused."""
    text = _SPACE.sub(" ", "".join(_inline(child, link) for child in children)).strip()
    if sign := _BLOCK_SIGN.match(text):
        return text[: sign.end()] + "\\" + text[sign.end() :]
    return text


def _inline(node: Simpul | str, link: Link) -> str:
    if isinstance(node, str):
        return _SPECIAL.sub(r"\\\g<0>", escape(_SPACE.sub(" ", node), quote=False))
    inner = "".join(_inline(child, link) for child in node.isi)
    match node.tag:
        case "a" if set(node.sifat) == {"href"} and inner.strip():
            return f"[{inner.strip()}](<{link(node.sifat['href'])}>)" + (" " if inner.endswith(" ") else "")
        case "strong" | "b" if inner == inner.strip() != "":
            return f"**{inner}**"
        case "em" | "i" if inner == inner.strip() != "":
            return f"*{inner}*"
        case "code":
            text = plain(node)
            return f"`{text}`" if "`" not in text and "|" not in text else f"<code>{_inline_all(node, link)}</code>"
        case tag if tag in _DROPPED:
            return ""
        case tag if tag in _VOID:
            return _opening(node)
        case _:
            return f"{_opening(node)}{inner}</{node.tag}>"


def _inline_all(node: Simpul, link: Link) -> str:
    return "".join(_inline(child, link) for child in node.isi)


def _opening(node: Simpul) -> str:
    return "<" + "".join([node.tag, *(f' {name}="{escape(value)}"' for name, value in node.sifat.items())]) + ">"


def _raw(node: Simpul) -> str:
    """Write an element as HTML on one line, so that no blank line ends it."""
    return _SPACE.sub(" ", _html(node))


def _html(node: Simpul | str) -> str:
    if isinstance(node, str):
        return escape(node, quote=False)
    if node.tag in _DROPPED:
        return ""
    inner = "".join(_html(child) for child in node.isi)
    return _opening(node) + ("" if node.tag in _VOID else f"{inner}</{node.tag}>")
