"""Real builds for tests: a copy of the project, built through mkdocs' own command, and its pages read."""

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from pohon import BASES, MADE_UP, ROOT

SITE_URL = "https://petajalan.example/"
VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"])

# -- builds -----------------------------------------------------------------------------------------


def lay_project(folder: Path, bases: tuple[str, ...] = ()) -> Path:
    """Copy the project's own pages and data, or the named base regions instead of its data."""
    folder.mkdir(parents=True)
    shutil.copy(ROOT / "mkdocs.yml", folder)
    shutil.copytree(ROOT / "docs", folder / "docs")
    if bases:
        # The ledger lists pages of the repository's own regions.
        codes = ROOT / "cities" / "_acuan"
        shutil.copytree(codes, folder / "cities" / "_acuan", ignore=shutil.ignore_patterns("alamat.txt"))
        add_code(folder, MADE_UP)
        for base in bases:
            shutil.copytree(BASES / base, folder / "cities" / base)
    else:
        shutil.copytree(ROOT / "cities", folder / "cities")
    (folder / "plugins").symlink_to(ROOT / "plugins", target_is_directory=True)
    return folder


def add_code(project: Path, line: str) -> None:
    """Add a made-up region to a copy's list of regions."""
    with (project / "cities" / "_acuan" / "wilayah.yml").open("a", encoding="utf-8") as codes:
        codes.write(line)


def environment(**more: str) -> dict[str, str]:
    """Give an environment of its own: nothing that the tester's shell happens to say."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "TMPDIR") if name in os.environ}
    # Cards are drawn only where a test is about them: a tenth of a second each.
    return kept | {"LANG": "C.UTF-8", "NO_MKDOCS_2_WARNING": "1", "PETAJALAN_KARTU": "tidak"} | more


def mkdocs(*words: str) -> list[str]:
    return [sys.executable, "-m", "mkdocs", *words]


def build(project: Path, *options: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Run ``mkdocs build --strict`` in a project."""
    return subprocess.run(
        mkdocs("build", "--strict", *options),
        cwd=project,
        env=environment(**env),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def build_well(project: Path, *options: str, **env: str) -> Path:
    """Build a project that has nothing wrong, and give its site."""
    done = build(project, *options, **env)
    assert done.returncode == 0, done.stderr
    return project / "site"


def tree(site: Path) -> dict[str, str]:
    """Give every file of a folder with its hash: two equal trees are the same site."""
    return {
        path.relative_to(site).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(site.rglob("*"))
        if path.is_file()
    }


def replace(path: Path, old: str, new: str) -> None:
    """Change one place of a file."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{path.name}: {old!r} stands there {text.count(old)} times"
    path.write_text(text.replace(old, new), encoding="utf-8")


# -- reading pages ----------------------------------------------------------------------------------


@dataclass(slots=True)
class Element:
    tag: str
    attributes: dict[str, str]
    text: str = ""

    def get(self, name: str) -> str:
        return self.attributes.get(name, "")


class Html(HTMLParser):
    """The elements of a page in order, each with the text that stands directly or deeper inside it."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.comments: list[str] = []
        self._open: list[Element] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        for place in range(len(self._open) - 1, -1, -1):
            if self._open[place].tag == tag:
                del self._open[place:]
                return

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text += data

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    def all(self, *tags: str) -> list[Element]:
        return [element for element in self.elements if element.tag in tags]

    @property
    def ids(self) -> list[str]:
        return [element.get("id") for element in self.elements if element.get("id")]

    def links(self) -> Iterator[tuple[Element, str]]:
        """Yield every address that the page names, with the element that names it."""
        for element in self.elements:
            for name in ("href", "src", "action", "poster", "data"):
                if name in element.attributes:
                    yield element, element.attributes[name]
            for part in element.get("srcset").split(","):
                if part.strip():
                    yield element, part.split()[0]
            if element.tag == "meta" and element.get("http-equiv").casefold() == "refresh":
                yield element, element.get("content").partition("url=")[2]

    def meta(self, name: str) -> str:
        return next((e.get("content") for e in self.all("meta") if name in (e.get("name"), e.get("property"))), "")


@cache
def _read(path: Path) -> Html:
    return Html(path.read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Site:
    """A built site."""

    folder: Path
    url: str = field(default=SITE_URL)

    @cached_property
    def every(self) -> list[str]:
        """Every address that shows something: pages, and where a page once stood."""
        found = (path.parent.relative_to(self.folder).as_posix() for path in self.folder.rglob("index.html"))
        return sorted("" if address == "." else f"{address}/" for address in found)

    @cached_property
    def addresses(self) -> list[str]:
        """Every page: its address from the site's root."""
        return [address for address in self.every if self.page(address).all("article")]

    @cached_property
    def regions(self) -> list[str]:
        return sorted(path.parent.parent.name for path in self.folder.glob("*/data/daerah.json"))

    def page(self, address: str) -> Html:
        return _read(self.file(address))

    def file(self, address: str) -> Path:
        """Find the file that a server would send for an address."""
        path = self.folder / unquote(address)
        return path / "index.html" if not address or address.endswith("/") else path

    def target(self, address: str, link: str) -> tuple[str, str] | None:
        """Follow a link of a page: the address in this site and the anchor, or nothing when it leads out."""
        base = "/" if address == "404.html" else f"/{address}"
        url = urlsplit(urljoin(urljoin(self.url, base), link))
        if not url.geturl().startswith(self.url):
            return None
        return url.path.removeprefix(urlsplit(self.url).path), unquote(url.fragment)

    def text(self, address: str) -> str:
        return self.file(address).read_text(encoding="utf-8")
