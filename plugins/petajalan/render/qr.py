"""The QR code of an address, small enough to stand in every page that is worth pinning to a wall."""

import segno


def qr_svg(address: str) -> str:
    """Draw the QR code of an address as SVG, without a border: there is paper all around.

    Its mask is always the same, since choosing the best of eight takes several times as long.
    """
    code = segno.make_qr(address, error="l", mask=0, boost_error=False)
    return code.svg_inline(border=0, omitsize=True, svgclass=None, lineclass=None)
