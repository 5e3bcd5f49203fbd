"""One region from the bytes of its folder to finished files: a pure function, for any process on any machine."""

import hashlib
import pickle
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from typing import NamedTuple

from pydantic import TypeAdapter

from petajalan.build.search import BUNDLES, bundle
from petajalan.build.shell import Shells, shell_of
from petajalan.build.version import program_version
from petajalan.core.acuan import Acuan
from petajalan.core.check import check_daerah
from petajalan.core.daerah import assemble
from petajalan.core.folder import Folder
from petajalan.core.glosarium import Istilah
from petajalan.core.ledger import of_region
from petajalan.core.link import Tertaut, link_daerah
from petajalan.core.load import load_folder
from petajalan.core.pages import plan_daerah
from petajalan.core.problems import Problem, Span, errors, ordered
from petajalan.core.publish import page_json, region_files
from petajalan.core.ringkasan import Ringkasan, summarise
from petajalan.core.tables import tables
from petajalan.render.naskah import WORDS, words_of
from petajalan.render.stubs import stubs
from petajalan.render.views import Setting, render_body


@dataclass(frozen=True)
class Context:
    """What a region's pages depend on besides its own folder.

    ``origin`` is the hash of the shared lists as read, ``kartu`` whether cards and summaries are made of regions,
    ``last`` the last day on which anything can have happened.
    """

    acuan: Acuan
    origin: str
    per: date
    site_url: str
    sunting: str
    shells: Shells
    cari: bool
    kartu: bool = False
    istilah: tuple[Istilah, ...] = ()
    # Whether a region passes can only turn to yes with time, and no page knows this day: it is not in the digest.
    last: date = date.max

    @cached_property
    def digest(self) -> str:
        """Give the hash of all of it and of the program."""
        made = hashlib.blake2b(program_version().encode(), digest_size=20)
        for said in (
            self.origin,
            self.per.isoformat(),
            self.site_url,
            self.sunting,
            str(self.cari),
            str(self.kartu),
            repr(self.istilah),
        ):
            made.update(f"\n{said}".encode())
        for which, shell in sorted(self.shells.items()):
            made.update(f"\n{which}{shell}".encode())
        return made.hexdigest()

    @cached_property
    def packed(self) -> "Packed":
        """Give the context as bytes: many tasks of one worker then share one unpacked context."""
        return Packed(self.digest, pickle.dumps(self, pickle.HIGHEST_PROTOCOL))


class Packed(NamedTuple):
    """A context on its way to a worker."""

    digest: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Sound:
    """What the rest of a build knows of a region that passed every check.

    ``kode_at`` is the place of its code, since no two regions may have one; ``alamat`` lists its pages.
    """

    ringkasan: Ringkasan
    alamat: tuple[str, ...]
    kode_at: Span
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a region: with errors no ``sound`` and no files, only what is wrong."""

    problems: tuple[Problem, ...]
    sound: Sound | None = None
    files: dict[str, bytes] = field(default_factory=dict)
    attachments: tuple[str, ...] = ()


_SOUND = TypeAdapter(Sound)


def to_facts(sound: Sound) -> bytes:
    """Write what is known of a sound region, to be kept beside its files."""
    return _SOUND.dump_json(sound)


def facts_digest(facts: bytes) -> str:
    """Give the hash of what is known."""
    return hashlib.blake2b(facts, digest_size=20).hexdigest()


def from_facts(facts: bytes) -> Sound:
    """Read what was kept."""
    return _SOUND.validate_json(facts)


def region_key(folder: str, context: str, notice: str = "") -> str:
    """Give the hash of everything that a region's files follow from; folder and context go in by their digests."""
    said = f"{folder}\n{context}\n{notice}"
    return hashlib.blake2b(said.encode(), digest_size=20).hexdigest()


def build_region(packed: Packed, folder: Folder, notice: str = "") -> Result:
    """Load, check and render a region; ``notice`` stands above every page of a region shown as it once was."""
    context = unpack(packed)
    muatan, problems = load_folder(folder)
    problems = ordered(problems + check_daerah(muatan, context.acuan, context.last))
    if errors(problems):
        return Result(tuple(problems))
    # A place of the record, which the assembled region lets go of.
    profil = muatan.single["daerah.yml"]
    assert profil is not None, "a region without problems has its profile"
    kode_at = profil.places.value("kode", "isi")
    daerah = assemble(muatan)
    linked = link_daerah(daerah, context.per)
    sound = Sound(summarise(linked, context.acuan), tuple(of_region(daerah, context.acuan)), kode_at, tuple(problems))
    return Result(tuple(problems), sound, dict(_files(linked, context, notice)), daerah.berkas)


def _files(linked: Tertaut, context: Context, notice: str) -> Iterator[tuple[str, bytes]]:
    """Yield every file of a region at its address in the site."""
    made = tables(linked, context.site_url)
    setting = Setting(
        context.acuan, context.per, context.site_url, context.sunting, cetakan=context.kartu, istilah=context.istilah
    )
    articles: list[tuple[str, str]] = []
    pages = plan_daerah(linked, context.acuan, made)
    for page in pages:
        html = shell_of(context.shells, page).fill(page, notice + render_body(page, setting), context.site_url)
        articles.append((page.alamat, html))
        yield f"{page.alamat}index.html", html.encode()
        yield f"{page.alamat}index.json", page_json(page, context.per, context.site_url)
    if context.kartu:
        yield WORDS, words_of(linked, pages, context.acuan, context.site_url)
    yield from region_files(linked, made, context.site_url)
    for address, text in stubs((linked,), context.site_url):
        yield address, text.encode()
    if context.cari:
        for name, data in bundle(articles).items():
            yield f"{BUNDLES}/{linked.daerah.slug}/{name}", data


@lru_cache(maxsize=1)
def unpack(packed: Packed) -> Context:
    """Give the context of a task; the next task of the same build gets the same one."""
    context = pickle.loads(packed.data)
    assert isinstance(context, Context)
    return context
