"""The first plugin: find what there is to build, and bring every region up to date before MkDocs makes a page."""

import errno
import gc
import hashlib
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.utils import CountHandler
from mkdocs.utils.yaml import yaml_load

from petajalan.build.absent import build_absent
from petajalan.build.batch import in_batches
from petajalan.build.cetakan import build_prints
from petajalan.build.country import CountryError, build_country, portal_addresses, portal_of, whole
from petajalan.build.lay import lay
from petajalan.build.limits import ExecutorError
from petajalan.build.pagefind import SearchError
from petajalan.build.recall import Recall
from petajalan.build.region import Context
from petajalan.build.regions import Order, Regions, Wanted, build_regions
from petajalan.build.shell import Shells
from petajalan.build.store import Entry, Kept, find, page_addresses
from petajalan.build.tanggal import last_day
from petajalan.build.tolerant import Fallback
from petajalan.core.acuan import FOLDER, Acuan, load_acuan
from petajalan.core.folder import read_folder
from petajalan.core.glosarium import load_glossary
from petajalan.core.load import list_daerah, read_daerah
from petajalan.core.problems import Problem, errors
from petajalan.site.dates import per_tanggal
from petajalan.site.options import CompileConfig, Options, part_of, read_options
from petajalan.site.progress import progress, silent
from petajalan.site.report import REMARK, refuse, remark, report
from petajalan.site.tolerant import stand_in

# So many new objects until Python looks for such as nobody can reach; its own 700 cost a third of reading a country.
_LOOK_AFTER = 50_000
# What most often ails a machine, in the words of whoever mends it.
_WHY = {
    errno.ENOSPC: "ruang disk habis; kosongkan sebagian, lalu ulangi",
    errno.EDQUOT: "jatah ruang disk habis; kosongkan sebagian, lalu ulangi",
    errno.EFBIG: "berkas melebihi ukuran yang diizinkan",
    errno.EACCES: "tidak ada izin",
    errno.EPERM: "tidak ada izin",
    errno.EROFS: "disk hanya dapat dibaca",
    errno.ENOTDIR: "ada berkas di tempat yang seharusnya folder",
    errno.EEXIST: "ada berkas di tempat yang seharusnya folder",
    errno.ENOENT: "berkas atau folder hilang selama build; ulangi",
    errno.EIO: "disk gagal membaca atau menulis",
    errno.EMFILE: "terlalu banyak berkas terbuka",
    errno.ENOMEM: "memori habis",
}


class CompilePlugin(BasePlugin[CompileConfig]):
    """Holds the last good result: while serving, a mistake in the data leaves the last good pages up."""

    root: Path
    order: Order
    options: Options
    acuan: Acuan | None
    slugs: list[str]

    def __init__(self) -> None:
        self.serving = False
        self.per = date.min
        self.context: Context | None = None
        self.regions = Regions()
        self.fallback = Fallback()
        self.absent: tuple[Kept, ...] = ()
        self.aside: TemporaryDirectory[str] | None = None
        self.country: tuple[Kept, ...] = ()
        self.prints: tuple[Kept, ...] = ()
        self.own: tuple[str, ...] = ()
        self.own_of: Kept | None = None
        # Every compiled page: the regions', the portal's own, and those in the place of one.
        self.addresses: frozenset[str] = frozenset()
        self.recall = Recall()
        self.problems: tuple[Problem, ...] = ()
        # Whether the last look at the data found mistakes: that they are mended is said once.
        self.wrong = False
        self.digests: dict[str, str] = {}

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        self.serving = command == "serve"
        if self.serving:  # its many lines in English would hide the address and the mistakes
            logging.getLogger("mkdocs.plugins.mkdocs_macros").setLevel(logging.WARNING)
        # A build holds on to nearly all that it makes, and hardly anything of that points in circles.
        gc.freeze()
        gc.set_threshold(_LOOK_AFTER)

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        if self.serving:
            _tell_only(config)
        self.root = Path(config.config_file_path).parent
        cities = self.config.cities
        self.options = read_options(self.config, whole=self.serving)
        self.order = Order(
            self.root, cities, self.root / self.config.simpanan, self.options.pelaksana, self.options.limits
        )
        self.acuan, problems = load_acuan(self.root, cities)
        self.slugs, found = list_daerah(self.root, cities)
        self.problems = (*problems, *found)
        self.per = per_tanggal(self.root, self.config.per_tanggal, cities, self.slugs)
        config.watch.append(str(self.root / cities))
        return config

    def build(self, shells: Shells, config: MkDocsConfig) -> None:
        """Bring everything that MkDocs does not make itself up to date; with mistakes nothing is published."""
        if self.acuan is None:
            self.complain(self.problems)
            return
        origin = read_folder(self.root, FOLDER, self.config.cities, ()).digest
        cari = bool(config.plugins["petajalan/publish"].config["cari"])
        site_url = configured_site_url(config)
        terms = load_glossary(Path(config.docs_dir))
        sunting = config.extra.get("sunting", "")
        last = last_day(self.per)
        context = Context(self.acuan, origin, self.per, site_url, sunting, shells, cari, self.kartu, terms, last)
        slugs = part_of(self.slugs, self.options.bagian)
        wanted = [Wanted(slug, self.root, digest=self.digests.get(slug, "")) for slug in slugs]
        with sentences(), progress(len(wanted)) as tell:
            regions = build_regions(self.order, context, wanted, tell, self.regions, self.recall)
        problems = (*self.problems, *regions.problems)
        # What is wrong with the shared lists or the names of folders concerns every region.
        # A preview that begins with broken data has no pages of its own to keep: it asks git for some.
        first = self.serving and self.context is None
        tolerant = first or (self.options.toleran and not self.serving)
        if errors(self.problems) or (errors(problems) and not tolerant):
            self.complain(problems)
            return
        report(problems, REMARK)
        if self.serving and self.wrong and not errors(problems):
            remark("Data sudah benar; halaman diperbarui.")
        self.wrong = first and bool(errors(problems))
        self.fallback = Fallback()
        if self.options.bagian is not None:
            raise _end_of_part(self.options.bagian, len(regions.built), self.config.simpanan)
        with sentences():
            if regions.broken:
                self.aside = TemporaryDirectory(prefix="petajalan-")
                self.fallback = stand_in(self.order, context, regions, Path(self.aside.name))
                regions = self.fallback.regions
            # A preview makes the pages across regions when somebody looks at them.
            country = () if self.serving else self.across(context, regions)
            own_of = portal_of(context, regions)
            if own_of != self.own_of:
                self.own, self.own_of = portal_addresses(self.order, context, regions), own_of
            self.problems = tuple(errors(problems))
            self.context, self.regions, self.country = context, regions, country
            self.prints = self._print()
            self.absent = self._absent()
            self.addresses = self._addresses()

    def across(self, context: Context, regions: Regions) -> tuple[Kept, ...]:
        """Make the pages across regions; where a kept region turned out to be spoilt, that one first, once."""
        try:
            return build_country(self.order, context, regions, silent)
        except CountryError:
            if whole(self.order, regions):
                raise
            wanted = [one.wanted for one in regions.built.values()]
            if build_regions(self.order, context, wanted, silent).built != regions.built:
                raise CountryError("berkas daerah berubah selama build; ulangi") from None
            return build_country(self.order, context, regions, silent)

    @property
    def kept(self) -> list[Kept]:
        """List the results that make up the site, besides what MkDocs makes."""
        return [*(one.kept for one in self.regions.built.values()), *self.absent, *self.country, *self.prints]

    def entries(self) -> Iterator[Entry]:
        """Give the lists of all results, one at a time: together they are long."""
        for kept in self.kept:
            entry = find(self.order.store, kept)
            if entry is None:
                raise PluginError(f"hasil {kept.name} hilang dari simpanan selama build; ulangi")
            yield entry

    def key(self, portal: str) -> str:
        """Give the hash of everything that the whole site follows from."""
        said = [portal, str(self.per), self.order.cities, str(self.options.toleran), str(self.kartu)]
        said.append(read_folder(self.root, FOLDER, self.config.cities, ()).digest)
        digests = in_batches(self.order, partial(_digests, self.root, self.order.cities), self.slugs)
        self.digests = dict(zip(self.slugs, digests, strict=True))
        said += [f"{slug} {digest}" for slug, digest in self.digests.items()]
        return hashlib.blake2b("\n".join(said).encode(), digest_size=20).hexdigest()

    def lay(self, site: Path, results: Sequence[Kept]) -> None:
        """Lay results into a site; what turns out to be spoilt is made anew."""
        assert self.context is not None, "nothing is laid before it is built"
        with sentences():
            spoilt = lay(self.order, results, site)
            if spoilt:
                wanted = [one.wanted for one in self.regions.built.values()]
                regions = build_regions(self.order, self.context, wanted, silent)
                country = build_country(self.order, self.context, regions, silent)
                assert self._absent() == self.absent
                assert self._print() == self.prints
                if regions.built != self.regions.built or lay(self.order, spoilt, site):
                    raise PluginError("berkas daerah atau hasil simpanan berubah selama build; ulangi")
                assert country == self.country

    def on_shutdown(self) -> None:
        # Not before: a result that turns out to be spoilt is made again from its folder.
        if self.aside:
            self.aside.cleanup()

    @property
    def degraded(self) -> bool:
        """Tell whether some region is not shown as it is."""
        return bool(self.fallback.earlier or self.fallback.absent)

    @property
    def kartu(self) -> bool:
        """Tell whether this build makes cards and summaries of regions; in parts it is the whole that counts."""
        return self.options.with_cards(len(self.slugs))

    def _print(self) -> tuple[Kept, ...]:
        """Bring cards and summaries up to date, and say apart what they cost; a preview makes them when asked."""
        if not self.kartu or self.serving:
            return ()
        prints, cost = build_prints(self.order, self.regions, silent)
        if cost.kartu or cost.ringkasan:
            remark(
                f"Kartu dan ringkasan: {cost.kartu} kartu dan {cost.ringkasan} PDF dibuat, "
                f"{cost.cpu:.1f} detik prosesor, {cost.lama:.1f} detik.".replace(".", ",", 2)
            )
        return prints

    def _absent(self) -> tuple[Kept, ...]:
        if not self.degraded or self.context is None:
            return ()
        return build_absent(self.order, self.context, self.fallback, silent)

    def _addresses(self) -> frozenset[str]:
        regions = (one.sound.alamat for one in self.regions.built.values())
        absent = (page_addresses(entry) for kept in self.absent if (entry := find(self.order.store, kept)))
        return frozenset(self.own).union(*regions, *absent)

    def complain(self, problems: tuple[Problem, ...]) -> None:
        """Say everything that is wrong; only a preview goes on, with the last good pages."""
        report(problems)
        self.problems, self.wrong = tuple(errors(problems)), True
        if not self.serving or self.context is None:
            raise refuse(problems)


def _digests(root: Path, cities: str, slugs: Sequence[str]) -> list[str]:
    return [read_daerah(root, slug, cities).digest for slug in slugs]


def _end_of_part(part: tuple[int, int], count: int, store: str) -> SystemExit:
    """Say what was made and what to do with it; there is no site to make of a part."""
    # Not in the log: scripts/build passes on only what must be read.
    print(f"Bagian {part[0]}/{part[1]} selesai: {count} daerah, hasilnya di {store}/")
    print("Salin folder itu ke mesin yang menerbitkan. Setelah semua bagian terkumpul di sana, ketik:")
    print("  petajalan satukan FOLDER...")
    print("lalu scripts/build.", flush=True)
    return SystemExit(0)


@contextmanager
def sentences() -> Iterator[None]:
    """Turn what can go wrong with machines into one sentence; what is wrong with data has its own way."""
    try:
        yield
    except (ExecutorError, SearchError, CountryError) as error:
        raise PluginError(str(error)) from None
    except OSError as error:
        raise PluginError(stopped(error)) from None


def stopped(error: OSError) -> str:
    """Say in a sentence why a machine cannot go on."""
    why = _WHY.get(error.errno or 0) or error.strerror or str(error)
    return f"build berhenti: {why}" + (f" ({error.filename})" if error.filename else "")


def configured_site_url(config: MkDocsConfig) -> str:
    """Give the site's own address, with a slash: a preview runs elsewhere but shows the same pages."""
    said = config.site_url
    if compiled_by(config).serving:
        with open(config.config_file_path, "rb") as file:
            said = yaml_load(file).get("site_url")
    return (said or "").rstrip("/") + "/"


def _tell_only(config: MkDocsConfig) -> None:
    """Let a preview go on: strict mode's abort leaves every request hanging, the macros' exit ends it."""
    mkdocs = logging.getLogger("mkdocs")
    for counter in [handler for handler in mkdocs.handlers if isinstance(handler, CountHandler)]:
        mkdocs.removeHandler(counter)
    if macros := config.plugins.get("macros"):
        macros.config["on_error_fail"] = False


def compiled_by(config: MkDocsConfig) -> CompilePlugin:
    """Find the compile plugin; the others say what is missing from mkdocs.yml."""
    plugin = config.plugins.get("petajalan/compile")
    if not isinstance(plugin, CompilePlugin):
        raise PluginError("tambahkan “petajalan/compile” sebagai plugin pertama di mkdocs.yml")
    return plugin
