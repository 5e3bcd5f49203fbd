"""What a page is, for machines that read schema.org: where it stands, and what it tells of.

Nothing is said here that the page does not say. Everything that ends a script or a comment is written as \\u003c.
"""

import json
from collections.abc import Mapping
from typing import Any

from petajalan.core.link import current
from petajalan.core.model.daerah import ProfilDaerah
from petajalan.core.national import LICENSE
from petajalan.core.pages import MENU, Page
from petajalan.core.prose import without_citations as bare

_write = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_SAFE = str.maketrans({sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"})
_SECTIONS = {
    **{link: words for link, words in MENU if link},
    "daerah/": "Daerah", "quick-win/": "Quick win", "program/": "Program", "indikator/": "Indikator",
    "dimensi/": "Dimensi", "perubahan/": "Perubahan", "kelengkapan/": "Kelengkapan data", "data/": "Unduh data",
}  # fmt: skip

Simpul = dict[str, Any]


def script(*nodes: Mapping[str, Any]) -> str:
    """Write nodes as an element of a page's head; no word of theirs can end it."""
    said = {"@context": "https://schema.org", "@graph": list(nodes)}
    text = _write(said).translate(_SAFE)
    return f'<script type="application/ld+json">{text}</script>'


def page_jsonld(page: Page, site_url: str) -> str:
    """Say where a compiled page stands, and what it tells of where that is more than its head says."""
    more = _more(page, site_url + page.alamat)
    return script(crumbs(_trail(page), site_url), *([_about(page, site_url) | more] if more else []))


def portal_jsonld(name: str, about: str, site_url: str) -> str:
    """Say what the portal is, on its front page: who publishes it, and how it is searched."""
    publisher = {"@type": "Organization", "@id": f"{site_url}#penerbit", "name": name, "url": site_url,
                 "logo": f"{site_url}assets/ikon-512.png"}  # fmt: skip
    search = {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": f"{site_url}cari/?q={{search_term_string}}"},
        "query-input": "required name=search_term_string",
    }
    site = {"@type": "WebSite", "@id": f"{site_url}#portal", "name": name, "url": site_url, "description": about,
            "inLanguage": "id", "publisher": {"@id": publisher["@id"]}, "potentialAction": search}  # fmt: skip
    return script(site, publisher)


def crumbs(trail: list[tuple[str, str]], site_url: str) -> Simpul:
    """Say where a page stands: addresses from the portal's root, with their words."""
    items = [
        {"@type": "ListItem", "position": number, "name": name, "item": site_url + address}
        for number, (address, name) in enumerate(trail, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def _trail(page: Page) -> list[tuple[str, str]]:
    trail = [("", "Beranda")]
    inside = page.alamat
    if page.daerah:
        home = f"{page.daerah}/"
        trail.append((home, bare(page.nama)))
        inside = inside.removeprefix(home)
    head, _, rest = inside.partition("/")
    above = page.alamat[: len(page.alamat) - len(rest)]
    if rest and (name := _SECTIONS.get(f"{head}/")) and page.view != "tanpa-data":
        trail.append((above, name))
    if page.alamat != trail[-1][0]:
        trail.append((page.alamat, bare(page.judul)))
    return trail


def _about(page: Page, site_url: str) -> Simpul:
    return {
        "@type": "WebPage",
        "name": bare(page.judul),
        "description": page.uraian,
        "url": site_url + page.alamat,
        "inLanguage": "id",
        "isPartOf": {"@id": f"{site_url}#portal"},
    }


def _more(page: Page, address: str) -> Simpul:
    """Say what only a page of this kind tells; of most kinds, nothing."""
    profil = page.data.get("profil")
    if not isinstance(profil, ProfilDaerah):
        return _data(address, ("index.json",)) if page.view == "portal-data" else {}
    place = _place(profil)
    if page.view == "daerah":
        return {"about": {"@type": "GovernmentOrganization", "name": bare(profil.nama), "areaServed": place}}
    said: Simpul = {"spatialCoverage": place}
    if page.view == "janji":
        return said | {"@type": "CreativeWork", "creativeWorkStatus": current(page.data["catatan"].value).keadaan,
                       "license": LICENSE["path"]}  # fmt: skip
    if page.view == "indikator":
        return said | _data(address, ("index.json",)) | {"variableMeasured": bare(page.judul)}
    if page.view == "data":
        return said | _data(address, [f"{table.name}.csv" for table in page.data["tabel"]])
    if page.view == "kabar":
        return said | {"@type": "Article", "headline": bare(page.judul), "datePublished": page.data["tanggal"]}
    return said | {"@type": "Chapter"} if page.view == "bab" else {}


def _data(address: str, files: Any) -> Simpul:
    kinds = {"csv": "text/csv", "json": "application/json"}
    parts = [
        {"@type": "DataDownload", "encodingFormat": kinds[name.rpartition(".")[2]], "contentUrl": address + name}
        for name in files
    ]
    return {"@type": "Dataset", "license": LICENSE["path"], "isAccessibleForFree": True, "distribution": parts}


def _place(profil: ProfilDaerah) -> Simpul:
    place: Simpul = {
        "@type": "AdministrativeArea",
        "name": bare(profil.nama),
        "identifier": profil.kode.isi,
        "containedInPlace": {"@type": "AdministrativeArea", "name": bare(profil.provinsi)},
    }
    return place
