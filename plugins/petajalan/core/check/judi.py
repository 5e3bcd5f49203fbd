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
# Each name holds one of these or is looked for whole. A quick look first: honest texts hold few of them.
_TELLING = (
    "slot", "togel", "judi", "gacor", "maxwin", "toto", "jackpot", "asino", "oker", "depo", "jp", "bet", "syair",
    "paito", "live draw", "keluaran", "prediksi", "kamboja", "thailand", "rungkad", "ceme", "qq", "mahjong",
)  # fmt: skip
# Glued together, as in the names of such sites; “slot 88” may be a place to park.
_GLUED_WORDS = (
    "slot", "gacor", "toto", "poker", "zeus", "hoki", "dewa", "raja", "bola", "sultan", "mpo", "jp", "indo",
    "king", "planet", "vip", "mega", "royal", "garuda", "cuan", "naga", "lucky", "win", "asia",
)  # fmt: skip
_GLUED_FIGURES = ("77", "88", "99", "123", "138", "168", "303", "365", "777", "888", "4d")
_GLUED = {figure: tuple(f"{word}{figure}" for word in _GLUED_WORDS) for figure in _GLUED_FIGURES}
# Near one of these a name is spoken against.
_AGAINST = re.compile(
    r"\b(?:(?:mem|di|pem)?(?:berantas|blokir|bersih)|(?:men|pen|di)?cegah|(?:me|di|pe)?lapor|(?:me|di|pe)?larang"
    r"|(?:me|di)?lawan|perangi|memerangi|tindak|menindak|penindakan|satgas|literasi|penyuluhan|edukasi|sosialisasi"
    r"|bahaya|dampak|korban|kecanduan|tersangka|ditangkap|polisi|anti-?judi|anti judi|peretasan|diretas|disusupi"
    r"|pinjol|ilegal)",
    re.IGNORECASE,
)
_NEAR = 160
# Figures and marks that stand for letters, folded to one sign; “l” and “i” share theirs with “1”. All else goes.
_SIGNS = b"abcdefghijklmnopqrstuvwxyz0123456789@$!|"
_LEET = bytes.maketrans(b"0134579@$!|l", b"oieastgasiii")
_REST = bytes(set(range(256)) - set(_SIGNS))
# What gives names away, and those names with their squeezed form.
_Signs = dict[str, list[tuple[str, str]]]
_LOOKS: dict[str, str] = {
    "a": "a4@", "e": "e3", "i": "i1!|l", "l": "l1|i", "o": "o0", "s": "s5$", "t": "t7", "g": "g9",
}  # fmt: skip


def check(muatan: Muatan) -> Iterator[Problem]:
    """Check the text of every file of a region, and the files' names."""
    for source in muatan.sources:
        text = plain(source.text)
        for start, name in _names_in(text):
            yield problem("L104", source.path, place_of(text, start), nilai=name)
    names = [*(source.path for source in muatan.sources), *(f"{muatan.folder}/berkas/{name}" for name in muatan.berkas)]
    for name in names if _near("\n".join(names).casefold()) else ():
        for _, found in _names_in(name.removeprefix(f"{muatan.folder}/")):
            yield problem("L104", name, Span(1, 1), nilai=found)


def _names_in(text: str) -> Iterator[tuple[int, str]]:
    """Find the names in a text, one for each line at most; most texts are done after the first, quick look."""
    seen: set[int] = set()
    for name in _near(text.replace("\x00", "").casefold()):
        for found in _pattern(name).finditer(text):
            line = text.count("\n", 0, found.start())
            if line not in seen and not _spoken_against(text, found.start(), found.end()):
                seen.add(line)
                yield found.start(), " ".join(found.group().replace("\x00", "").split())


def _near(text: str) -> list[str]:
    """Tell which names are worth a closer look: by a word they hold, glued ones by the figure they end with."""
    squeezed = _squeeze(text)
    close = [pairs for word, pairs in _by_word().items() if word in squeezed]
    close += [pairs for figure, pairs in _by_figure().items() if figure in text]
    return [name for pairs in close for short, name in pairs if short in squeezed]


def _squeeze(text: str) -> str:
    return text.encode("ascii", "ignore").translate(_LEET, _REST).decode()


@cache
def _by_word() -> _Signs:
    signs: _Signs = {}
    for name in _NAMES:
        word = next((word for word in _TELLING if word in name), name)
        signs.setdefault(_squeeze(word), []).append((_squeeze(name), name))
    return signs


@cache
def _by_figure() -> _Signs:
    return {figure: [(_squeeze(name), name) for name in names] for figure, names in _GLUED.items()}


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """Make the pattern that finds a name in its disguises; few are ever needed."""
    gap = r"\x00*" if any(name in names for names in _GLUED.values()) else r"[\W_]{0,2}\x00*"
    signs = [re.escape(sign) if sign.isdigit() else f"[{_LOOKS.get(sign, sign)}]" for sign in name.replace(" ", "")]
    return re.compile(rf"(?<![a-z0-9]){gap.join(signs)}(?![a-z0-9])", re.IGNORECASE)


def _spoken_against(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - _NEAR) : start].rpartition("\n\n")[2]
    after = text[end : end + _NEAR].partition("\n\n")[0]
    return bool(_AGAINST.search(before) or _AGAINST.search(after))
