"""Cards and sheets by typst: words in, finished files out. No network, no system letters, no clock.

What is said goes in as JSON and is set as text: nothing of it is ever read as typst's own language.
"""

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from petajalan.render.engine import make_engine
from petajalan.render.png import Reducer, shades
from petajalan.render.qr import qr_svg

_PACKAGE = Path(__file__).parent.parent
_FOLDER = _PACKAGE / "cetakan"
_LETTERS = _PACKAGE / "huruf"

_PAPER, _INK, _YELLOW = (251, 250, 247), (24, 32, 41), (255, 223, 107)
# Each with its edges on paper; see cetakan/rupa.typ, whose colours these are.
_COLOURS = (
    _INK, (77, 86, 96), (125, 132, 139), (242, 239, 231), (222, 220, 214), _YELLOW,
    (9, 103, 46), (4, 87, 151), (143, 47, 54), (139, 57, 6),
    (21, 90, 167), (145, 50, 102), (121, 82, 10), (1, 104, 105), (104, 68, 156), (16, 110, 32),
)  # fmt: skip


def card(isi: Mapping[str, Any]) -> bytes:
    """Draw a card for sharing, 1200 × 630 pixels."""
    signs = [one | {"ikon": _icon(one["id"])} for one in isi["dimensi"]]
    return picture("kartu", {"isi": _json({**isi, "dimensi": signs})})


def picture(template: str, inputs: Mapping[str, str]) -> bytes:
    """Draw the one page of a template, a point for a pixel."""
    made = _compiler(template).compile(format="png", ppi=72, sys_inputs=dict(inputs))
    assert isinstance(made, bytes)
    return _reducer().reduce(made)


def sheets(isi: Mapping[str, Any]) -> bytes:
    """Set a region's summary as a tagged PDF (PDF/UA-1)."""
    signs = {name: _icon(name) for one in isi["janji"] for name in (sign["id"] for sign in one["dimensi"])}
    inputs = {"isi": _json({**isi, "ikon": signs, "qr": qr_svg(isi["alamat"])})}
    day = date.fromisoformat(isi["per_iso"])
    stamp = datetime(day.year, day.month, day.day, tzinfo=UTC)
    compiler = _compiler("ikhtisar")
    try:
        made = compiler.compile(format="pdf", sys_inputs=inputs, pdf_standards="ua-1", timestamp=stamp)
    except RuntimeError as error:
        # A sign that no letters of ours have, such as 漢: still tagged, and the sign can still be copied.
        if "could not be displayed" not in str(error):
            raise
        made = compiler.compile(format="pdf", sys_inputs=inputs, timestamp=stamp)
    assert isinstance(made, bytes)
    return made


@cache
def press_version() -> str:
    """Give the hash of all that cards and sheets follow from besides their words."""
    made = hashlib.blake2b(digest_size=20)
    for package in ("typst", "segno"):
        made.update(f"\n{package} {version(package)}".encode())
    own = [*_FOLDER.glob("*.typ"), *_LETTERS.glob("*.ttf"), _PACKAGE / "views" / "_ikon.html"]
    for path in sorted([*own, Path(__file__), _PACKAGE / "render" / "png.py"]):
        made.update(f"\n{path.name}\n".encode() + path.read_bytes())
    return made.hexdigest()


def _json(said: Mapping[str, Any]) -> str:
    return json.dumps(said, ensure_ascii=False, sort_keys=True)


@cache
def _compiler(template: str) -> Any:
    # Only where something is printed: it takes a while to load, and starts threads.
    import typst

    letters = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[_LETTERS])
    return typst.Compiler(_FOLDER / f"{template}.typ", root=_FOLDER, font_paths=letters)


@cache
def _reducer() -> Reducer:
    return Reducer((*shades(_PAPER, _COLOURS), *shades(_YELLOW, [_INK])[1:-1]))


@cache
def _icon(dimension: str) -> str:
    """Draw a dimension's sign in its colour: the lines that the pages have (views/_ikon.html)."""
    lines: Mapping[str, str] = make_engine().get_template("_ikon.html").module.goresan  # type: ignore[attr-defined]
    colour = _DIMENSIONS.get(dimension, "#182029")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="{colour}" '
        f'stroke-width="1.75" stroke-linecap="round" stroke-linejoin="round"><path d="{lines[dimension]}"/></svg>'
    )


_DIMENSIONS = {
    "smart-governance": "#155aa7",
    "smart-branding": "#913266",
    "smart-economy": "#79520a",
    "smart-living": "#016869",
    "smart-society": "#68449c",
    "smart-environment": "#106e20",
}
