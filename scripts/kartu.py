"""Draw the cards and signs that stand in the theme's folder; see scripts/kartu."""

from pathlib import Path

from petajalan.core.kartu import KINDS, kind_card
from petajalan.render.cetakan import card, picture
from petajalan.render.kartu import kind

THEME = Path(__file__).resolve().parents[1] / "plugins" / "petajalan" / "theme"
SIGNS = (180, 192, 512)


def drawn() -> dict[str, bytes]:
    """Give every picture by its address in the theme."""
    cards = {kind_card(name): card(kind(name)) for name in KINDS}
    signs = {f"assets/ikon-{side}.png": picture("ikon", {"sisi": str(side)}) for side in SIGNS}
    return cards | signs


def main() -> None:
    """Write them."""
    for address, data in drawn().items():
        (THEME / address).write_bytes(data)
        print(f"{address}: {len(data)} bita")


if __name__ == "__main__":
    main()
