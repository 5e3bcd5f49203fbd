"""The QR code of an address, small enough to stand in every page that is worth pinning to a wall.

Written out here, since every promise of the country has one and a library takes several times as long. Of the standard
(ISO/IEC 18004) there is only what an address needs: bytes, the least correction, versions 1 to 9 and one mask, for
choosing the best of eight would cost more than all the rest.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import chain, product
from operator import itemgetter

# For each version how many bytes there are for data, for correction in a block, and how many blocks.
_SIZES = (
    (19, 7, 1), (34, 10, 1), (55, 15, 1), (80, 20, 1), (108, 26, 1),
    (136, 18, 2), (156, 20, 2), (194, 24, 2), (232, 30, 2),
)  # fmt: skip
LONGEST = _SIZES[-1][0] - 2
_FORMAT = 0x77C4  # the least correction, mask 0
_VERSIONS = {7: 0x07C94, 8: 0x085BC, 9: 0x09A99}
_DARK = re.compile("1+")

Cell = tuple[int, int]


def qr_svg(address: str) -> str:
    """Draw the QR code of an address as SVG, without a border: there is paper all around. A too long one has none."""
    said = address.encode()
    if len(said) > LONGEST:
        return ""
    version = next(number for number, (room, _, _) in enumerate(_SIZES, 1) if len(said) + 2 <= room)
    size = 17 + 4 * version
    pick, mask, length = _layout(version)
    modules = "".join(pick(f"{int.from_bytes(_message(said, version)) << length % 8 ^ mask:0{length}b}01"))
    return f'<svg viewBox="0 0 {size} {size}"><path stroke="#000" d="M0 0.5{"".join(_path(modules, size))}"/></svg>'


def _path(modules: str, size: int) -> Iterator[str]:
    """Draw every dark run of every row; a run begins where the one before ended."""
    x = down = 0
    for row in range(0, size * size, size):
        for dark in _DARK.finditer(modules, row, row + size):
            start, end = dark.span()
            # The very first run begins where the pen was put down.
            yield f"m{start - row - x} {down}h{end - start}" if start else f"h{end}"
            x, down = end - row, 0
        down += 1


def _message(said: bytes, version: int) -> bytes:
    """Put the bytes into a frame (four bits for “bytes”, eight for how many), fill up, and add the correction."""
    room, correction, blocks = _SIZES[version - 1]
    frame = (((4 << 8 | len(said)) << 8 * len(said) | int.from_bytes(said)) << 4).to_bytes(len(said) + 2)
    data = (frame + b"\x00" + b"\xec\x11" * room)[:room]
    parts = [data[place : place + room // blocks] for place in range(0, room, room // blocks)]
    return bytes(
        chain(*zip(*parts, strict=True), *zip(*(_correction(part, correction) for part in parts), strict=True))
    )


# -- correction: the rest of a division of polynomials whose numbers are those of a field of 256 ----------


def _correction(data: bytes, count: int) -> bytes:
    rest, top = 0, 8 * (count - 1)
    multiples = _multiples(count)
    for byte in data:
        lead = rest >> top
        rest = (rest ^ lead << top) << 8 ^ multiples[lead ^ byte]
    return rest.to_bytes(count)


@cache
def _multiples(count: int) -> list[int]:
    """Give each of the 256 multiples of the divisor, without its leading number."""
    divisor = [1]
    for power in range(count):
        root = _power(power)
        divisor = [a ^ _times(b, root) for a, b in zip([*divisor, 0], [0, *divisor], strict=True)]
    return [int.from_bytes(bytes(_times(factor, number) for number in divisor[1:])) for factor in range(256)]


def _power(exponent: int) -> int:
    value = 1
    for _ in range(exponent):
        value = _times(value, 2)
    return value


def _times(a: int, b: int) -> int:
    product = 0
    while b:
        product ^= a * (b & 1)
        a = a << 1 ^ 0x11D * (a >> 7)
        b >>= 1
    return product


# -- places -----------------------------------------------------------------------------------------------


@cache
def _layout(version: int) -> tuple[Callable[[str], tuple[str, ...]], int, int]:
    """Tell which bit each module shows, the mask over the bits, and how many there are.

    What is fixed shows the “0” or the “1” that stand after the bits.
    """
    size = 17 + 4 * version
    fixed = _fixed(version, size)
    free = [cell for cell in _way(size) if cell not in fixed]
    bits = {cell: number for number, cell in enumerate(free)}
    mask = int("".join("01"[(row + column) % 2 == 0] for row, column in free), 2)
    shown = (bits[cell] if cell in bits else len(free) + fixed[cell] for cell in product(range(size), range(size)))
    return itemgetter(*shown), mask, len(free)


def _way(size: int) -> Iterator[Cell]:
    """Go through all modules as a message does: up and down in stripes of two, from the right."""
    up = True
    # Column 6 is fixed from top to bottom and parts no stripe.
    for right in (*range(size - 1, 6, -2), 5, 3, 1):
        for row in range(size - 1, -1, -1) if up else range(size):
            yield from ((row, right), (row, right - 1))
        up = not up


def _fixed(version: int, size: int) -> dict[Cell, bool]:
    """Give the modules that are the same in every code of a version."""
    cells = {(6, place): place % 2 == 0 for place in range(size)}
    cells |= {(place, 6): place % 2 == 0 for place in range(size)}
    last = size - 7
    middles = (6, (6 + last) // 2, last) if version >= 7 else (6, last)
    for centre in product(middles, middles):
        if version > 1 and centre not in ((6, 6), (6, last), (last, 6)):
            cells |= {cell: ring != 1 for cell, ring in _rings(centre, 2, size)}
    for centre in ((3, 3), (3, size - 4), (size - 4, 3)):
        cells |= {cell: ring not in (2, 4) for cell, ring in _rings(centre, 4, size)}
    for number in range(8):
        near = number + (number > 5)
        low, high = bool(_FORMAT >> number & 1), bool(_FORMAT >> 14 - number & 1)
        cells |= {(near, 8): low, (8, size - 1 - number): low, (8, near): high, (size - 1 - number, 8): high}
    cells[size - 8, 8] = True
    for number in range(18 if version >= 7 else 0):
        far, bit = size - 11 + number % 3, bool(_VERSIONS[version] >> number & 1)
        cells |= {(far, number // 3): bit, (number // 3, far): bit}
    return cells


def _rings(centre: Cell, reach: int, size: int) -> Iterator[tuple[Cell, int]]:
    """Give the modules around a centre that are in the code, with their distance."""
    for down, right in product(range(-reach, reach + 1), repeat=2):
        row, column = centre[0] + down, centre[1] + right
        if row in range(size) and column in range(size):
            yield (row, column), max(abs(down), abs(right))
