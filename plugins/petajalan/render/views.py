"""Pages to HTML bodies: Jinja views with autoescape on, citations numbered page by page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache
from typing import Any

from markupsafe import Markup, escape

from petajalan.core import (
    alamat,
    bab,
    grafik,
    ikhtisar,
    jalur,
    janji,
    kelengkapan,
    link,
    pohon,
    rute,
    temuan,
    terukur,
)
from petajalan.core.acuan import Acuan
from petajalan.core.angka import Angka
from petajalan.core.glosarium import Istilah
from petajalan.core.model.daerah import Sumber
from petajalan.core.model.dasar import disagree
from petajalan.core.pages import Page
from petajalan.core.prose import CITATION, Prose, without_citations
from petajalan.core.scalars import Rujukan
from petajalan.core.waktu import Waktu
from petajalan.render import chart, istilah, peta, prose, qr, words
from petajalan.render.engine import Engine, make_engine


@dataclass(slots=True)
class _Notes:
    """The source notes of one page, numbered in the order in which they are first needed.

    A source is told once: its first place is number 3, its next one 3.2.
    """

    sources: Mapping[str, Sumber]
    labels: dict[tuple[str, str], str] = field(default_factory=dict)
    told: dict[str, list[tuple[str, str]]] = field(default_factory=dict)

    def label(self, source: str, place: str) -> str:
        if (known := self.labels.get((source, place))) is not None:
            return known
        places = self.told.setdefault(source, [])
        label = f"{places[0][0]}.{len(places) + 1}" if places else str(len(self.told))
        places.append((label, place))
        self.labels[source, place] = label
        return label

    def one(self, source: str, place: str = "") -> str:
        label = self.label(source, place)
        return f'<sup class="rujukan"><a href="#rujukan-{label}">{label}</a></sup>'

    def of(self, *things: Any) -> Markup:
        """Write the marks of the first thing that has sources: a version's own, else its parent's."""
        for thing in things:
            if thing is None:
                continue
            if thing.sumber:
                return self.many(thing.sumber, shared=getattr(thing, "bersama", False))
            if shared := getattr(thing, "sumber_bersama", ()):
                return self.many(shared, shared=len(shared) > 1)
        return Markup("")

    def beyond(self, text: object, thing: Any) -> Markup:
        """Write the marks of a thing but for those that its own text, just before, has already."""
        cited = {found["id"] for found in CITATION.finditer(str(text))}
        return self.many(source for source in thing.sumber if source.id not in cited) if cited else self.of(thing)

    def many(self, sources: Iterable[Rujukan], shared: bool = False) -> Markup:
        """Write the marks for a list of sources; a shared list says that one of them holds the figure."""
        labels = list(dict.fromkeys(self.label(source.id, source.letak) for source in sources))
        if not labels:
            return Markup("")
        links = ", ".join(f'<a href="#rujukan-{label}">{label}</a>' for label in labels)
        words = '<span class="bersama">salah satu dari </span>' if shared else ""
        return Markup(f'<sup class="rujukan">{words}{links}</sup>')

    def entries(self) -> list[tuple[list[tuple[str, str]], str, Sumber]]:
        """Give the labels and places of each source, its id, and the source."""
        return [(places, name, self.sources[name]) for name, places in self.told.items()]


@dataclass(frozen=True, slots=True)
class Setting:
    """What is the same for every page of a build: code lists, the date, the site's address.

    ``sunting`` is where a file can be edited on the web, ending in a slash; empty where nobody said. ``cetakan`` tells
    whether a region has its summary as a PDF. ``istilah`` are the terms that are explained where prose uses them.
    """

    acuan: Acuan
    per: date
    situs: str
    sunting: str = ""
    cetakan: bool = False
    istilah: tuple[Istilah, ...] = ()


def render_body(page: Page, setting: Setting) -> str:
    """Render a page's article. Everything that comes from data is escaped or cleaned here."""
    root = alamat.up(page.alamat)
    region = f"{root}{page.daerah}/" if page.daerah else root
    notes = _Notes(page.sumber)

    def text(value: object) -> Markup:
        return cite_text(str(value), notes)

    def body(value: Prose | None) -> Markup:
        html = prose.to_html(value.text, region, notes.one) if value else ""
        return Markup(istilah.explain(html, setting.istilah, f"{root}glosarium/"))

    return (
        _environment()
        .get_template(f"{page.view}.html")
        .render(
            page.data,
            halaman=page,
            acuan=setting.acuan,
            per=setting.per,
            situs=setting.situs,
            sunting=setting.sunting,
            cetakan=setting.cetakan,
            akar=root,
            wilayah=region,
            rujuk=notes.of,
            rujuk_lain=notes.beyond,
            teks=text,
            prosa=body,
            catatan_sumber=notes.entries,
        )
    )


def cite_text(value: str, notes: _Notes) -> Markup:
    """Escape a text field and turn its citations into notes."""
    if "[@" not in value:
        return escape(value)
    parts, last = [], 0
    for found in CITATION.finditer(value):
        parts += [str(escape(value[last : found.start()].rstrip())), notes.one(found["id"], found["letak"] or "")]
        last = found.end()
    return Markup("".join([*parts, str(escape(value[last:]))]))


@lru_cache(maxsize=1_000)
def _named(source: Sumber) -> Markup:
    """Name a source as the notes below a page do: title with its link, publisher, date."""
    title = escape(without_citations(source.judul))
    if source.url:
        title = Markup(f'<a href="{escape(source.url)}" rel="nofollow noopener noreferrer">{title}</a>')
    publisher = f", {escape(without_citations(source.penerbit))}" if source.penerbit else ""
    return Markup(f"{title}{publisher}{f', {escape(words.when(source.tanggal))}' if source.tanggal else ''}")


@lru_cache(maxsize=10_000)
def _when(value: Waktu | None) -> Markup:
    if value is None:
        return Markup("")
    first = value.awal if value.awal and value.awal == value.akhir else None
    shown = escape(words.when(value))
    return Markup(f'<time datetime="{first.isoformat()}">{shown}</time>') if first else shown


@cache
def _environment() -> Engine:
    """Give the one environment the words of our views."""
    environment = make_engine()
    environment.filters.update(
        waktu=_when,
        sebutan_sumber=_named,
        angka=words.figure,
        hitung=words.count,
        simpul=words.node,
        nomor_utuh=words.whole_numbers,
        hari=words.day,
        hari_iso=lambda text: words.day(date.fromisoformat(text)),
        polos=without_citations,
        tujuan=alamat.of_tujuan,
        kalimat_pertama=ikhtisar.first_sentence,
    )
    environment.tests.update(
        waktu=lambda value: isinstance(value, Waktu),
        angka=lambda value: isinstance(value, Angka),
        diawali=str.startswith,
    )
    environment.globals.update(
        berbeda=disagree,
        susun_grafik=grafik.lay_out,
        susun_rute=rute.route,
        pohon=pohon.tree,
        lubang=pohon.holes,
        gambar=chart.draw,
        satuan_sumbu=chart.unit,
        temuan=temuan.find,
        kode_qr=lambda address: Markup(qr.qr_svg(address)),
        keadaan_kini=link.current,
        nama_rencana=link.plan_name,
        peta=peta.draw,
        terlambat=link.overdue,
        tonggak_terlambat=link.missed,
        kurang_indikator=terukur.indicator_lacks,
        kurang_janji=terukur.promise_lacks,
        hitung_kelengkapan=kelengkapan.count,
        versi_utama=ikhtisar.main_version,
        kepala_kini=ikhtisar.in_office,
        hitung_keadaan=ikhtisar.tally,
        putusan=ikhtisar.verdict,
        lembaga_penanggung=ikhtisar.answerable,
        celah=ikhtisar.gaps,
        jalur=jalur.routes,
        tonggak_berikut=janji.next_milestone,
        riwayat_janji=janji.history,
        sejalan=janji.companions,
        kemajuan_terakhir=janji.progress,
        menit_baca=bab.minutes,
        bagian_prosa=lambda html: [(at, Markup(words)) for at, words in prose.headings(html)],
        sudah_tuntas=janji.is_settled,
    )
    return environment


def warm() -> None:
    """Compile every view now: processes that fork afterwards share them."""
    for name in sorted(_environment().list_templates()):
        _environment().get_template(name)
