"""What an officer most likely meant by a value that cannot be read: offered only if it can be."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterable
from typing import Any

from pydantic_core import PydanticCustomError

from petajalan.core import scalars
from petajalan.core.angka import parse_angka
from petajalan.core.problems import nearest
from petajalan.core.waktu import parse_waktu

_MONTHS = (
    "januari", "februari", "maret", "april", "mei", "juni",
    "juli", "agustus", "september", "oktober", "november", "desember",
)  # fmt: skip
_SHORT_MONTHS = {"agt": 8, "agu": 8, "ags": 8, "nop": 11, "sept": 9} | {m[:3]: n for n, m in enumerate(_MONTHS, 1)}
_SHORT_TIMES = {"rb": "ribu", "jt": "juta", "m": "miliar", "t": "triliun"}
_YES, _NO = {"true", "yes", "y", "iya", "on", "1", "ya.", "benar"}, {"false", "no", "n", "tdk", "off", "0", "bukan"}

# A word processor's quotes are no quotes here, they belong to the text.
_QUOTES = "“”„‘’‚«»\"'` "


def suggest(code: str, text: str) -> str | None:
    """Give the nearest right value for a refused one; ``None`` where nothing is near or two things could be meant."""
    if code not in _WAYS:
        return None
    make, read = _WAYS[code]
    bare = text.strip(_QUOTES)
    for guess in (make(bare), bare):
        if guess and guess != text and _readable(read, guess):
            return guess
    return None


def _readable(read: Callable[[object], Any], text: str) -> bool:
    try:
        read(text)
    except PydanticCustomError:
        return False
    return True


def _time(text: str) -> str | None:
    words = text.casefold().replace(".", " ").replace(",", " ")
    words = re.sub(r"\A(?:senin|selasa|rabu|kamis|jumat|jum'at|sabtu|minggu|tanggal|tgl|bulan|tahun)\s+", "", words)
    if found := re.fullmatch(r"(?:(\d{1,2})\s+)?([a-z]+)\s+(\d{4})", words.strip()):
        month = _SHORT_MONTHS.get(found[2]) or (_MONTHS.index(found[2]) + 1 if found[2] in _MONTHS else 0)
        if month:
            return f"{found[3]}-{month:02}" + (f"-{int(found[1]):02}" if found[1] else "")
    if found := re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", text):
        return f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}"  # the day first, as it is written here
    if found := re.fullmatch(r"(\d{4})[/.-](\d{1,2})(?:[/.-](\d{1,2}))?", text):
        return f"{found[1]}-{int(found[2]):02}" + (f"-{int(found[3]):02}" if found[3] else "")
    if found := re.fullmatch(r"(?:tw|triwulan|q)\s*\.?\s*(i{1,3}|iv|[1-4])[\s,/-]+(\d{4})", text.casefold()):
        return f"{found[2]}-TW{_roman(found[1])}"
    if found := re.fullmatch(r"(\d{4})[\s-]*(?:tw|triwulan|q)\s*(i{1,3}|iv|[1-4])", text.casefold()):
        return f"{found[1]}-TW{_roman(found[2])}"
    if found := re.fullmatch(r"(?:smt|semester)\s*\.?\s*(i{1,2}|[12])[\s,/-]+(\d{4})", text.casefold()):
        return f"{found[2]}-S{_roman(found[1])}"
    if found := re.fullmatch(
        r"(\d{4}(?:-\d\d)?)\s*(?:–|—|-|s\.d\.|s/d|sampai|hingga)\s*(?:sekarang|kini)", text.casefold()
    ):
        return f"{found[1]}/.."
    if found := re.fullmatch(r"(\d{4})\s*(?:–|—|-|s\.d\.|s/d|sampai|hingga)\s*(\d{4})", text):
        return f"{found[1]}/{found[2]}"
    return None


def _roman(figure: str) -> str:
    return {"i": "1", "ii": "2", "iii": "3", "iv": "4"}.get(figure, figure)


def _figure(text: str) -> str | None:
    bare = text.replace("\u00a0", " ")
    if money := re.fullmatch(r"(?:rp|idr)\.?\s*(.+?)(?:[,.]?\s*[-–]+)?", bare, re.IGNORECASE):
        # “M” is a milliard of rupiah only: it may be metres elsewhere.
        amount = re.sub(r"\s*(rb|jt|m|t)\.?\Z", lambda at: f" {_SHORT_TIMES[at[1].casefold()]}", money[1], flags=re.I)
        return f"Rp{_figure(amount) or amount}"
    if times := re.fullmatch(r"(\S+)\s*(ribu|juta|miliar|milyar|triliun)", bare, re.IGNORECASE):
        return f"{_figure(times[1]) or times[1]} {times[2].casefold().replace('milyar', 'miliar')}"
    if re.fullmatch(r"-?\d+\.\d{1,2}", bare):
        return bare.replace(".", ",")
    if re.fullmatch(r"-?\d{1,3}(,\d{3})+(\.\d+)?", bare):  # English form
        return bare.replace(",", "\x00").replace(".", ",").replace("\x00", ".")
    if re.fullmatch(r"-?\d{1,3}(\.\d{3})+,\d{3}", bare):
        return None  # 1.500,000 may be a million and a half or fifteen hundred
    if re.fullmatch(r"-?\d{1,3}( \d{3})+(,\d+)?", bare):
        return bare.replace(" ", ".")
    if found := re.fullmatch(r"(-?[\d.,]+)\s*(?:per\s*sen|prosen|pct|persentase)", bare, re.IGNORECASE):
        return f"{found[1]}%"
    return None


def slug_of(text: str) -> str:
    """Write any name as a short name."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _yes_no(text: str) -> str | None:
    word = text.casefold()
    return "ya" if word == "ya" or word in _YES else "tidak" if word == "tidak" or word in _NO else None


def _url(text: str) -> str | None:
    bare = re.sub(r"\A(?:https?:?/{0,2}|htt?ps?:/{1,2}|//)", "", text, flags=re.IGNORECASE).strip("<> ")
    return f"https://{bare}" if " " not in bare else None


def _code(text: str) -> str | None:
    digits = re.sub(r"\D", "", text)
    return f"{digits[:2]}.{digits[2:]}" if len(digits) == 4 else None


def _node(text: str) -> str | None:
    slug = slug_of(re.sub(r"(?<=\d)\.(?=\d)", "-", text))
    short = re.fullmatch(r"(m|t|s|p)-?(\d[\d-]*)", slug)
    names = {"m": "misi", "t": "tujuan", "s": "sasaran", "p": "program"}
    return f"{names[short[1]]}-{short[2]}" if short else re.sub(r"\A([a-z]+)(?=\d)", r"\1-", slug)


def _period(text: str) -> str | None:
    found = re.fullmatch(r"(\d{4})\D{1,6}(\d{2}|\d{4})", text)
    return f"{found[1]}-{found[1][:2] if len(found[2]) == 2 else ''}{found[2]}" if found else None


def _address(text: str) -> str:
    parts = [slug_of(part) for part in re.sub(r"\.(?:md|yml|html)\Z", "", text).split("/")]
    return "".join(f"{part}/" for part in parts if part)


def nearest_target(text: str, known: Collection[str]) -> str | None:
    """Give what a link was meant to lead to: only what is there, by its whole name or by one that is nowhere else."""
    whole = _target(text)
    if whole in known:
        return whole
    alike = [target for target in known if target.partition("/")[2] == slug_of(text)]
    return alike[0] if len(alike) == 1 else None


def _target(text: str) -> str | None:
    head, slash, tail = text.strip("/").partition("/")
    head = nearest(slug_of(head), ("quick-win", "program", "indikator")) or slug_of(head)
    return f"{head}/{slug_of(tail.removesuffix('.md').removesuffix('.yml'))}" if slash else None


def _source(text: str) -> str | None:
    return text.replace(" ", "") if re.fullmatch(r"[A-Za-z]{1,3}\s+\d{1,4}", text) else None


# What is numbered: letters that a region chose, or none, and a number.
_NUMBERED = re.compile(r"(?P<awalan>[A-Za-z]*)0*(?P<nomor>\d{1,6})")


def nearest_source(name: str, known: Iterable[str]) -> str | None:
    """Give the source that was meant; a number is never mended into another one, which would be a wrong source."""
    there = {source: found for source in sorted(known) if (found := _NUMBERED.fullmatch(source))}
    if not (wanted := _NUMBERED.fullmatch(name)):
        return nearest(name, set(known) - set(there))
    same = (wanted["awalan"].casefold(), wanted["nomor"])
    return next((s for s, found in there.items() if (found["awalan"].casefold(), found["nomor"]) == same), None)


def next_source(known: Iterable[str]) -> str:
    """Give the next free number, with the letters that most numbers of the region begin with."""
    found = [match for source in sorted(known) if (match := _NUMBERED.fullmatch(source))]
    letters = Counter(match["awalan"] for match in found).most_common(1)
    begin = letters[0][0] if letters else "S"
    return f"{begin}{max((int(match['nomor']) for match in found if match['awalan'] == begin), default=0) + 1}"


_WAYS: dict[str, tuple[Callable[[str], str | None], Callable[[object], Any]]] = {
    "N101": (_time, parse_waktu),
    "N102": (_figure, parse_angka),
    "N103": (_code, scalars.parse_kode_wilayah),
    "N104": (slug_of, scalars.parse_slug),
    "N105": (_yes_no, scalars.parse_yatidak),
    "N106": (_url, scalars.parse_url),
    "N107": (_source, scalars.parse_rujukan),
    "N109": (_node, scalars.parse_simpul),
    "N111": (_period, scalars.parse_periode),
    "N112": (_address, scalars.parse_alamat),
    "N113": (lambda text: re.sub(r"\A(?:https?://[^/]+/)?@?", "", text), scalars.parse_akun),
}
