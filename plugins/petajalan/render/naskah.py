"""All that is printed of a region, in words: one file, from which its cards and its summary follow."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from petajalan.core.acuan import Acuan
from petajalan.core.kartu import own_card
from petajalan.core.link import Tertaut
from petajalan.core.pages import Page
from petajalan.render.ikhtisar import summary
from petajalan.render.kartu import card

# The summary's name in a region's folder, and where the words are kept; the point before it says: not in the site.
SUMMARY = "ringkasan.pdf"
WORDS = ".cetakan.json"


def words_of(linked: Tertaut, pages: Iterable[Page], acuan: Acuan, site_url: str) -> bytes:
    """Write down what a region's cards and its summary say, by the address of each."""
    said: dict[str, Mapping[str, Any]] = {}
    for page in pages:
        if (words := card(page, acuan)) is not None:
            said[own_card(page.alamat)] = words
        if page.view == "daerah":
            said[page.alamat + SUMMARY] = summary(linked, page.data["headline"], acuan, site_url + page.alamat)
    return json.dumps(said, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
