"""A small picture out of a large one: typst draws in four channels, a card needs a few dozen colours.

There is no picture library in the lock. What typst writes is undone row by row, most of which are as the one above or
flat; every colour then goes to the nearest of a fixed palette, which makes a card a third as large.
"""

import re
import struct
import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate

Colour = tuple[int, int, int]

_HEAD = b"\x89PNG\r\n\x1a\n"
_ACTIVE = re.compile(rb"[^\0]+")


def shades(ground: Colour, colours: Iterable[Colour], steps: int = 8) -> tuple[Colour, ...]:
    """Give a palette: each colour at full strength and on its way to the ground, for the edges of letters."""
    every = [ground]
    for colour in colours:
        for step in range(1, steps + 1):
            every.append(
                (
                    _between(ground[0], colour[0], step, steps),
                    _between(ground[1], colour[1], step, steps),
                    _between(ground[2], colour[2], step, steps),
                )
            )
    return tuple(dict.fromkeys(every))


def _between(a: int, b: int, step: int, steps: int) -> int:
    return a + (b - a) * step // steps


class Reducer:
    """Writes pictures in the colours of one palette (at most 256), the same bytes every time."""

    def __init__(self, palette: Sequence[Colour]) -> None:
        self.palette = palette
        self.known: dict[bytes, int] = {}

    def reduce(self, png: bytes) -> bytes:
        """Give an opaque picture of eight bits and four channels in the palette's colours."""
        width, height, packed = _open(png)
        rows: dict[bytes, bytes] = {}
        lines = []
        for row in _rows(zlib.decompress(packed), width, height):
            line = rows.get(row)
            if line is None:
                line = rows[row] = b"\0" + self._line(row)
            lines.append(line)
        colours = b"".join(bytes(colour) for colour in self.palette)
        parts = (
            (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)),
            (b"PLTE", colours),
            (b"IDAT", zlib.compress(b"".join(lines), 7)),
            (b"IEND", b""),
        )
        return _HEAD + b"".join(_chunk(kind, data) for kind, data in parts)

    def _line(self, row: bytes) -> bytes:
        known = self.known
        pixels = [row[at : at + 3] for at in range(0, len(row), 3)]
        try:
            return bytes([known[pixel] for pixel in pixels])
        except KeyError:
            for pixel in set(pixels) - known.keys():
                known[pixel] = self._nearest(pixel)
        return bytes([known[pixel] for pixel in pixels])

    def _nearest(self, pixel: bytes) -> int:
        def far(number: int) -> int:
            return sum((a - b) ** 2 for a, b in zip(self.palette[number], pixel, strict=True))

        return min(range(len(self.palette)), key=far)


def size(png: bytes) -> tuple[int, int]:
    """Give a picture's width and height in pixels."""
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def _open(png: bytes) -> tuple[int, int, bytes]:
    """Give width, height and the packed rows."""
    width, height, depth, kind, *_, woven = struct.unpack(">IIBBBBB", png[16:29])
    assert png.startswith(_HEAD), "a picture as typst writes it"
    assert (depth, kind, woven) == (8, 6, 0), "eight bits, four channels, row by row"
    packed, at = b"", 8
    while at < len(png):
        length, name = struct.unpack(">I4s", png[at : at + 8])
        if name == b"IDAT":
            packed += png[at + 8 : at + 8 + length]
        at += 12 + length
    return width, height, packed


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


# -- the rows of a picture (https://www.w3.org/TR/png-3/#9Filters) ------------------------------------


def _rows(raw: bytes, width: int, height: int) -> Iterator[bytes]:
    """Yield each row as red, green, blue; the fourth channel says nothing, since a card is opaque."""
    above = bytes(3 * width)
    length = 1 + 4 * width
    for start in range(0, height * length, length):
        said = bytearray(raw[start + 1 : start + length])
        del said[3::4]
        above = _UNDO[raw[start]](bytes(said), above)
        yield above


def _plain(said: bytes, above: bytes) -> bytes:
    return said


def _left(said: bytes, above: bytes) -> bytes:
    row = bytearray(len(said))
    for channel in range(3):
        sums: Iterator[int] = accumulate(said[channel::3], _plus)
        row[channel::3] = bytes(sums)
    return bytes(row)


def _plus(a: int, b: int) -> int:
    return (a + b) & 255


def _up(said: bytes, above: bytes) -> bytes:
    if not any(said):
        return above
    # Each byte of two long numbers added without a carry into the next.
    length = len(said)
    a, b = int.from_bytes(said, "big"), int.from_bytes(above, "big")
    low = int.from_bytes(b"\x7f" * length, "big")
    return (((a & low) + (b & low)) ^ ((a ^ b) & ~low)).to_bytes(length, "big")


def _mean(said: bytes, above: bytes) -> bytes:
    row = bytearray(3) + said
    for at in range(len(said)):
        row[at + 3] = (said[at] + (row[at] + above[at]) // 2) & 255
    return bytes(row[3:])


def _paeth(said: bytes, above: bytes) -> bytes:
    """Undo Paeth's filter; where nothing is said and the row above is flat, the pixel is as the one before."""
    length = len(said)
    up = int.from_bytes(above, "big")
    active = ((up ^ (up >> 24)) | int.from_bytes(said, "big")).to_bytes(length, "big")
    row = bytearray(length)
    last, done = b"\0\0\0", 0
    padded = b"\0\0\0" + above
    for found in _ACTIVE.finditer(active):
        start, end = found.start() // 3 * 3, -(-found.end() // 3) * 3
        if start > done:
            row[done:start] = last * ((start - done) // 3)
        else:
            start = done
        x, y, z = last
        for at in range(start, end, 3):
            c, d, e, a, b, g = padded[at : at + 6]
            x = (_guess(x, a, c) + said[at]) & 255
            y = (_guess(y, b, d) + said[at + 1]) & 255
            z = (_guess(z, g, e) + said[at + 2]) & 255
            row[at] = x
            row[at + 1] = y
            row[at + 2] = z
        last, done = bytes((x, y, z)), max(done, end)
    row[done:] = last * ((length - done) // 3)
    return bytes(row)


def _guess(before: int, up: int, corner: int) -> int:
    """Choose the neighbour that is nearest to ``before + up - corner``, in this order where two are."""
    ahead, aside = up - corner, before - corner
    across = abs(ahead + aside)
    if ahead < 0:
        ahead = -ahead
    if aside < 0:
        aside = -aside
    return before if ahead <= aside and ahead <= across else up if aside <= across else corner


_UNDO = {0: _plain, 1: _left, 2: _up, 3: _mean, 4: _paeth}
