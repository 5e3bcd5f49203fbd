"""Rules of addresses: what was once published stays, moves with a redirect, or leaves a tombstone."""

from collections.abc import Iterator
from itertools import chain

from petajalan.core.acuan import Acuan
from petajalan.core.alamat import of_daerah
from petajalan.core.load import LEDGER, Muatan
from petajalan.core.problems import Problem, Span, nearest, problem
from petajalan.core.shape import Record

# Whose pages may have stood under another address.
_MOVED = ("quick-win", "program", "indikator", "masterplan", "kabar")


def check(muatan: Muatan, acuan: Acuan) -> Iterator[Problem]:
    """Check that no address is lost and none is used twice."""
    pages = of_daerah(muatan.groups, list(acuan.dimensi))
    taken = dict.fromkeys(pages, f"{muatan.folder}/")
    for record, loc, old in _others(muatan):
        if (short := old.removeprefix(f"{muatan.slug}/")) != old:
            yield record.problem("A125", *loc, alamat=old, benar=short)
        if old in taken:
            yield record.problem("A115", *loc, related=taken[old], alamat=old)
        taken.setdefault(old, record.places.at(*loc))
    profil = muatan.get("daerah.yml")
    # A broken file may well hold the old address that is missing here.
    whole = profil and all(muatan.whole(group).keys() == muatan.groups[group].keys() for group in _MOVED)
    for number, address in enumerate(muatan.alamat if whole else (), start=1):
        if (lost := address.removeprefix(f"{muatan.slug}/")) not in taken:
            path = f"{muatan.folder}/{LEDGER}"
            yield problem("A114", path, Span(number, 1), alamat=lost)
    for index, stone in enumerate(profil.value.nisan if profil else ()):
        if stone.pengganti and stone.pengganti not in pages:
            guess = nearest(stone.pengganti, pages)
            yield profil.problem("R113", "nisan", index, "pengganti", nilai=stone.pengganti, mungkin=guess)  # type: ignore[union-attr]


def _others(muatan: Muatan) -> Iterator[tuple[Record[object], tuple[str | int, ...], str]]:
    profil = muatan.get("daerah.yml")
    if profil:
        for index, stone in enumerate(profil.value.nisan):
            yield profil, ("nisan", index, "alamat"), stone.alamat
    for record in chain.from_iterable(muatan.whole(group).values() for group in _MOVED):
        for index, old in enumerate(record.value.alamat_lama):
            yield record, ("alamat_lama", index), old
