"""Cut the letters that the portal shows out of the font's package; see scripts/huruf."""

import subprocess
import tarfile
import tempfile
from base64 import b64encode
from hashlib import sha512
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

PACKAGE = "@fontsource-variable/plus-jakarta-sans@5.3.0"
INTEGRITY = "/l/4r0yyWK9JzAlmA0LiYgGgmJe/Gswt4jTJEzr5QhJfwMbvJZDmYWyW0M4X7yCK69BajMVlV/Lx8g7WDc1+sw=="
INSIDE = "package/files/plus-jakarta-sans-latin-wght-normal.woff2"

ROOT = Path(__file__).resolve().parents[1] / "plugins" / "petajalan"
WEB = ROOT / "theme" / "assets"
PAPER = ROOT / "huruf"

WEIGHTS = (400, 700)
# What pages are written with; anything else falls back to the system's letters.
ASCII = range(0x20, 0x7F)
MORE = [ord(sign) for sign in "\u00a0©°±²³·½×àáèéêëìíòóùúüöäñç–—‘’“”…•−"]
# Tabular figures, so that columns of numbers line up; and kerning.
FEATURES = ["kern", "tnum", "ccmp", "mark"]


def main() -> None:
    """Write two files for the browser and two for paper."""
    with tempfile.TemporaryDirectory() as folder:
        source = _fetch(Path(folder))
        PAPER.mkdir(exist_ok=True)
        (PAPER / "LISENSI.txt").write_bytes((Path(folder) / "LICENSE").read_bytes())
        for weight in WEIGHTS:
            _cut(source, weight, WEB / f"huruf-{weight}.woff2", flavor="woff2", signs=[*ASCII, *MORE])
            _cut(source, weight, PAPER / f"PlusJakartaSans-{weight}.ttf", flavor=None, signs=None)
    for file in (*sorted(WEB.glob("*.woff2")), *sorted(PAPER.glob("*.ttf"))):
        print(f"{file.relative_to(ROOT)}: {file.stat().st_size} bita")


def _fetch(folder: Path) -> Path:
    """Take the package from the registry, held against its known hash."""
    name = subprocess.run(
        ["npm", "pack", "--silent", PACKAGE], cwd=folder, check=True, capture_output=True, text=True
    ).stdout.strip()
    archive = folder / name
    found = b64encode(sha512(archive.read_bytes()).digest()).decode()
    if found != INTEGRITY:
        raise SystemExit(f"{PACKAGE} tidak seperti yang dikenal: sha512-{found}")
    with tarfile.open(archive) as packed:
        for inside, outside in ((INSIDE, "huruf.woff2"), ("package/LICENSE", "LICENSE")):
            file = packed.extractfile(inside)
            assert file is not None, inside
            (folder / outside).write_bytes(file.read())
    return folder / "huruf.woff2"


def _cut(source: Path, weight: int, goal: Path, flavor: str | None, signs: list[int] | None) -> None:
    """Fix the weight, keep only the signs asked for, and write the file without a time of its making."""
    font = instancer.instantiateVariableFont(
        TTFont(source, recalcTimestamp=False), {"wght": weight}, updateFontNames=False
    )
    options = subset.Options(layout_features=FEATURES, hinting=False, recalc_timestamp=False)
    options.flavor = flavor
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=signs if signs is not None else sorted(font.getBestCmap()))
    cutter.subset(font)
    if flavor is None:
        font["OS/2"].usWeightClass = weight  # what typst tells the two apart by
    font.flavor = flavor
    font.save(goal)


if __name__ == "__main__":
    main()
