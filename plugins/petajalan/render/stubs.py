"""Small pages at addresses that moved or were withdrawn: a link once given keeps leading somewhere."""

from collections.abc import Iterable, Iterator
from html import escape
from typing import Any

from petajalan.core.alamat import up
from petajalan.core.link import Tertaut
from petajalan.core.shape import Record
from petajalan.render import words


def stubs(regions: Iterable[Tertaut], site_url: str) -> Iterator[tuple[str, str]]:
    """Yield a page for every address that moved or was withdrawn: it says so, and where to read on."""
    for linked in regions:
        daerah = linked.daerah
        groups: tuple[tuple[str, dict[str, Record[Any]]], ...] = (
            ("quick-win", daerah.quick_win),
            ("program", daerah.program),
            ("indikator", daerah.indikator),
            ("masterplan", daerah.bab),
            ("kabar", daerah.kabar),
        )
        for folder, group in groups:
            for slug, record in group.items():
                for old in record.value.alamat_lama:
                    goal = f"{daerah.slug}/{folder}/{slug}/"
                    yield _stub(f"{daerah.slug}/{old}", goal, "Halaman ini pindah", "", site_url)
        for stone in daerah.profil.value.nisan:
            goal = f"{daerah.slug}/{stone.pengganti or ''}"
            why = f"Halaman ini ditarik pada {words.when(stone.tanggal)}. {stone.alasan}"
            yield _stub(f"{daerah.slug}/{stone.alamat}", goal, "Halaman ini ditarik", why, site_url)


def _stub(address: str, goal: str, title: str, why: str, site_url: str) -> tuple[str, str]:
    way = up(address) + goal
    # A moved page leads on by itself; a withdrawn one is read first.
    refresh = "" if why else f'<meta http-equiv="refresh" content="0; url={escape(way)}">'
    text = (
        f'<!doctype html>\n<html lang="id">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width,initial-scale=1">\n<meta name="robots" content="noindex">\n'
        f'{refresh}<link rel="canonical" href="{escape(site_url + goal)}">\n<title>{escape(title)}</title>\n</head>\n'
        f"<body>\n<h1>{escape(title)}</h1>\n<p>{escape(why)}</p>\n"
        f'<p><a href="{escape(way)}">Lanjut membaca</a></p>\n</body>\n</html>\n'
    )
    return f"{address}index.html", text
