"""Small trees of officer files for tests: a sound base region with a few files changed."""

import os
import shutil
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parent.parent
CASES = ROOT / "tests" / "cases"
BASES = CASES / "dasar"
REGION = "kota-uji"
# The base region is no real one, but real rules hold for it: its code joins the list.
MADE_UP = '"99.71": {nama: Kota Uji, provinsi: Provinsi Rekaan}\n'


def build_tree(root: Path, changes: dict[str, Any] | None = None, bases: tuple[str, ...] = (REGION,)) -> Path:
    """Lay the real code lists, the base regions and then the changes under ``root``.

    A change names a file of the first base region, or any file when it starts with ``cities/``.
    """
    shutil.copytree(ROOT / "cities" / "_acuan", root / "cities" / "_acuan")
    with (root / "cities" / "_acuan" / "wilayah.yml").open("a", encoding="utf-8") as codes:
        codes.write(MADE_UP)
    for base in bases:
        shutil.copytree(BASES / base, root / "cities" / base)
    for name, change in (changes or {}).items():
        path = root / (name if name.startswith("cities/") else f"cities/{bases[0]}/{name}")
        path.parent.mkdir(parents=True, exist_ok=True)
        _apply(path, change)
    return root


def _apply(path: Path, change: Any) -> None:
    match change:
        case None if path.is_dir():
            shutil.rmtree(path)
        case None:
            path.unlink()
        case str():
            path.write_bytes(change.encode())
        case {"hex": str(digits)}:
            path.write_bytes(bytes.fromhex(digits))
        case {"ulang": str(text), "kali": int(times)}:
            path.write_bytes(text.encode() * times)
        case {"tambah": str(text)}:
            path.write_bytes(path.read_bytes() + text.encode())
        case {"ganti": str(old), "dengan": str(new)}:
            before = path.read_text(encoding="utf-8")
            assert before.count(old) == 1, f"{path.name}: {old!r} stands there {before.count(old)} times"
            path.write_bytes(before.replace(old, new).encode())
        case {"tautan": str(target)}:
            path.unlink(missing_ok=True)
            path.symlink_to(target)
        case {"pipa": _}:
            path.unlink(missing_ok=True)
            os.mkfifo(path)
        case {"folder": _}:
            path.mkdir()
        case _:
            raise AssertionError(f"{path.name}: a case cannot say {change!r}")


def read_case(path: Path) -> dict[str, Any]:
    """Read a case file; cases are ours, so plain YAML will do."""
    case = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    assert isinstance(case, dict), path
    return case
