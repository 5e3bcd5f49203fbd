"""Figures written at the marks of a drawing: the weightiest first, and none that would touch another."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import escape

from petajalan.core.grafik import Tanda
from petajalan.render import words

LINE = 15  # height of a label, in pixels
LONGEST = 20  # letters; longer words stand in the table alone


@dataclass(frozen=True, slots=True)
class Box:
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Box") -> bool:
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )


@dataclass(frozen=True, slots=True)
class Placed:
    """A mark with its place: shares of the width, pixels from the top; ``high`` is above ``low``."""

    mark: Tanda
    left: float
    right: float
    high: float
    low: float

    @property
    def middle(self) -> float:
        return (self.left + self.right) / 2


def share(place: float) -> str:
    """Write a place across the drawing."""
    return f"{round(place, 2):g}%"


def pixels(place: float) -> str:
    """Write a place from the top."""
    return f"{round(place, 1):g}"


@lru_cache(maxsize=10_000)
def width(text: str) -> float:
    """Guess how wide a text is in letters of 13 px: the widest family that may stand in."""
    return sum(4 if sign in ",.·:;|' -–" else 8.2 if sign.isdigit() or sign in "%≤≥<>±" else 7.6 for sign in text)


def labels(placed: list[Placed], joined: tuple[tuple[int, int], ...], room: int, base: int) -> str:
    """Write the figures at their marks, the weightiest first; one that would touch another is left to the table."""
    taken = [_extent(item, room) for item in placed]
    lines = [box for a, b in joined for box in _along(placed[a], placed[b], room)]
    parts = []
    named = False
    for item, kind in _weighed(placed):
        bare = words.figure(item.mark.angka)
        if len(bare) > LONGEST:
            continue
        texts = [f"target {bare}", bare] if item.mark.jenis == "target" and not named else [bare]
        found = None
        for text, avoided in ((text, avoided) for avoided in ([*taken, *lines], taken) for text in texts):
            spots = (
                spot
                for far in ((0, 10, 20) if kind == "g-kini" or not named else (0,))
                for spot in _spots(item, text, room, far)
            )
            found = next((spot for spot in spots if _free(spot[0], avoided, room, base)), None)
            if found:
                break
        if not found:
            continue
        named = named or text != bare
        box, anchor, x, dx, y = found
        taken.append(box)
        shift = f' dx="{dx}"' if dx else ""
        parts.append(
            f'<text class="{kind}" x="{share(x)}"{shift} y="{pixels(y)}" text-anchor="{anchor}">{escape(text)}</text>'
        )
    return "".join(parts)


def _weighed(placed: list[Placed]) -> list[tuple[Placed, str]]:
    """Order marks by how much a reader needs their figure; the last measured one is written strongest."""
    measured = [item for item in placed if item.mark.jenis == "realisasi" and item.mark.pilihan]
    targets = [item for item in placed if item.mark.jenis == "target"]
    last = measured[-1:] or [item for item in placed if item.mark.konflik and item.mark.jenis == "realisasi"][-1:]
    ends = [*measured[:1], *(end(measured, key=lambda item: item.high) for end in (min, max) if measured)]
    disputed = [item for item in placed if item.mark.konflik]
    order = [*last, *targets[:1], *targets[-1:], *disputed, *ends, *reversed(targets), *reversed(placed)]
    seen = {id(item): item for item in order}
    return [
        (item, "g-kini" if last and item is last[0] else "g-teks-target" if item.mark.jenis == "target" else "g-teks")
        for item in seen.values()
    ]


def _extent(item: Placed, room: int) -> Box:
    """Give the room that a mark itself takes."""
    x = item.middle * room / 100
    if item.mark.jenis == "target":
        return Box(item.left * room / 100, item.high - 3, item.right * room / 100, item.low + 3)
    return Box(x - 6, item.high - 6, x + 6, item.low + 6)


def _along(one: Placed, other: Placed, room: int) -> Iterator[Box]:
    """Follow a joining line in small steps, so that figures keep off it where they can."""
    for step in range(1, 8):
        x = (one.middle + (other.middle - one.middle) * step / 8) * room / 100
        y = one.high + (other.high - one.high) * step / 8
        yield Box(x - 2, y - 2, x + 2, y + 2)


def _spots(item: Placed, text: str, room: int, far: int = 0) -> Iterator[tuple[Box, str, float, int, float]]:
    """Propose places for a label: above, below, to the right, to the left, and above or below to either side."""
    wide = width(text)
    mark = item.mark
    up = 13 if mark.bawah is not None and mark.atas is None else 0
    down = 13 if mark.atas is not None and mark.bawah is None else 0
    clear = 6 if mark.jenis == "target" else 10
    above, below, beside = item.high - clear - up - far, item.low + 18 + down + far, (item.high + item.low) / 2 + 4.5
    edge = 0 if mark.jenis == "target" else 8
    places = [
        ("middle", item.middle, 0, above),
        ("middle", item.middle, 0, below),
        ("end", item.right if edge == 0 else item.middle, edge and 6, above),
        ("start", item.left if edge == 0 else item.middle, edge and -6, above),
        ("end", item.right if edge == 0 else item.middle, edge and 6, below),
        ("start", item.left if edge == 0 else item.middle, edge and -6, below),
        ("start", item.right if edge == 0 else item.middle, edge or 4, beside),
        ("end", item.left if edge == 0 else item.middle, -(edge or 4), beside),
    ]
    # Far from its mark a figure stands below: above, it would stand at the target's line.
    for anchor, x, dx, y in sorted(places, key=lambda place: -place[3]) if far else places:
        at = x * room / 100 + dx
        left = at - wide / 2 if anchor == "middle" else at - wide if anchor == "end" else at
        yield Box(left, y - LINE + 3, left + wide, y + 3), anchor, x, dx, y


def _free(box: Box, taken: list[Box], room: int, base: int) -> bool:
    inside = box.left >= 0 and box.right <= room + 8 and box.top >= 0 and box.bottom <= base
    return inside and not any(box.meets(other) for other in taken)
