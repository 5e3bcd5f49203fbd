"""No advertising for gambling: what intruders slip into pages of a government, written out or disguised.

A name is looked for as it stands and with figures for letters, dots between them, or foreign letters. Whoever
writes against gambling may name it.
"""

import re
from collections.abc import Iterator
from functools import cache
from itertools import product

from petajalan.core.load import Muatan
from petajalan.core.plain import place_of, plain
from petajalan.core.problems import Problem, Span, problem


def _each(first: str, last: str) -> list[str]:
    return [f"{a} {b}" for a, b in product(first.split("|"), last.split("|"))]


# Only what no honest text of a government says; “slot parkir”, “burung gacor” and “Bandar Lampung” are none of these.
_NAMES = (
    *_each("slot", "gacor|maxwin|deposit|terpercaya|online|server thailand|demo|pulsa|bonus|dana|qris|hoki|jackpot"),
    *_each("slot", "zeus|olympus"),
    *_each("situs|link|daftar|login|akun|bocoran|pola|rtp|agen|bandar|judi", "slot"),
    *_each("situs|agen|bandar|link|daftar", "judi|togel|gacor|casino|kasino|poker online"),
    *_each("judi", "online|bola|kartu"),
    *_each("pola|akun|bocoran|link", "gacor"),
    *_each("bandar|domino|agen", "ceme|qq"),
    *_each("server|akun pro", "kamboja|thailand"),
    *_each("toto", "macau|slot|togel|gelap|sgp|hk"),
    *_each("live draw|syair|paito|prediksi|keluaran", "hk|sgp|sdy|macau|hongkong|sydney"),
    *_each("anti|auto", "rungkad|maxwin|jackpot"),
    *_each("gampang|mudah|pasti|auto", "jp|maxwin|jackpot"),
    *_each("depo|deposit", "5k|10k|20k|25k|pulsa tanpa potongan"),
    "maxwin", "togel", "judol", "sbobet", "joker123", "pragmatic play", "pg soft", "habanero slot", "spadegaming",
    "gates of olympus", "sweet bonanza", "starlight princess", "mahjong ways", "mahjong wins", "joker gaming",
    "bet 100 perak", "bet 200 perak", "scatter hitam", "freebet",
    "bonus new member", "mix parlay", "domino qq", "bandar qq", "bandarq", "pkv games", "capsa susun", "sv388",
    "baccarat", "higgs domino", "sabung ayam online", "poker online", "casino online", "kasino online", "rtp live",
)  # fmt: skip
# One of these is in most of the names.
_TELLING = ("slot", "togel", "judi", "gacor", "maxwin", "toto", "jackpot", "casino", "kasino", "poker", "depo")
# Glued together, as in the names of such sites; “slot 88” may be a place to park.
_GLUED = tuple(
    f"{word}{figure}"
    for word, figure in product(
        (
            "slot", "gacor", "toto", "poker", "zeus", "hoki", "dewa", "raja", "bola", "sultan", "mpo", "jp", "indo",
            "king", "planet", "vip", "mega", "royal", "garuda", "cuan", "naga", "lucky", "win", "asia",
        ),
        ("77", "88", "99", "123", "138", "168", "303", "365", "777", "888", "4d"),
    )
)  # fmt: skip
# Near one of these a name is spoken against.
_AGAINST = re.compile(
    r"\b(?:(?:mem|di|pem)?(?:berantas|blokir|bersih)|(?:men|pen|di)?cegah|(?:me|di|pe)?lapor|(?:me|di|pe)?larang"
    r"|(?:me|di)?lawan|perangi|memerangi|tindak|menindak|penindakan|satgas|literasi|penyuluhan|edukasi|sosialisasi"
    r"|bahaya|dampak|korban|kecanduan|tersangka|ditangkap|polisi|anti-?judi|anti judi|peretasan|diretas|disusupi"
    r"|pinjol|ilegal)",
    re.IGNORECASE,
)
_NEAR = 160
# Figures and marks that stand for letters, folded to one sign; “l” and “i” share theirs with “1”.
_LEET = str.maketrans("013457@$!|l", "oieastasiii")
_LOOKS: dict[str, str] = {
    "a": "a4@", "e": "e3", "i": "i1!|l", "l": "l1|i", "o": "o0", "s": "s5$", "t": "t7", "g": "g9",
}  # fmt: skip


def check(muatan: Muatan) -> Iterator[Problem]:
    """Check the text of every file of a region, and the files' names."""
    for source in muatan.sources:
        text = plain(source.text)
        for start, name in _names_in(text):
            yield problem("L104", source.path, place_of(text, start), nilai=name)
    for name in (*(source.path for source in muatan.sources), *(f"{muatan.folder}/berkas/{b}" for b in muatan.berkas)):
        for _, found in _names_in(name.removeprefix(f"{muatan.folder}/")):
            yield problem("L104", name, Span(1, 1), nilai=found)


def _names_in(text: str) -> Iterator[tuple[int, str]]:
    """Find the names in a text, one for each line at most; most texts are done after the first, quick look."""
    squeezed = _squeeze(text)
    seen: set[int] = set()
    near = (pair for stem, pairs in _sorted().items() if stem in squeezed for pair in pairs)
    for name in (name for short, name in near if short in squeezed):
        for found in _pattern(name).finditer(text):
            line = text.count("\n", 0, found.start())
            if line not in seen and not _spoken_against(text, found.start(), found.end()):
                seen.add(line)
                yield found.start(), " ".join(found.group().replace("\x00", "").split())


def _squeeze(text: str) -> str:
    return re.sub(r"[^a-z0-9@$!|]+", "", text.casefold()).translate(_LEET)


@cache
def _sorted() -> dict[str, list[tuple[str, str]]]:
    """Sort the names, each with its squeezed form, under the squeezed word that gives them away."""
    made: dict[str, list[tuple[str, str]]] = {}
    for name in (*_NAMES, *_GLUED):
        stem = next((word for word in _TELLING if word in name), name.rstrip("0123456789") if name in _GLUED else name)
        made.setdefault(_squeeze(stem), []).append((_squeeze(name), name))
    return made


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """Make the pattern that finds a name in its disguises; few are ever needed."""
    gap = r"\x00*" if name in _GLUED else r"[\W_]{0,2}\x00*"
    signs = [re.escape(sign) if sign.isdigit() else f"[{_LOOKS.get(sign, sign)}]" for sign in name.replace(" ", "")]
    return re.compile(rf"(?<![a-z0-9]){gap.join(signs)}(?![a-z0-9])", re.IGNORECASE)


def _spoken_against(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - _NEAR) : start].rpartition("\n\n")[2]
    after = text[end : end + _NEAR].partition("\n\n")[0]
    return bool(_AGAINST.search(before) or _AGAINST.search(after))
