"""The list of kabupaten and kota is the package's, whole: nobody may mend a code by hand."""

import subprocess
import sys
from pathlib import Path

from petajalan.core.acuan import load_acuan

ROOT = Path(__file__).resolve().parents[2]


def test_the_list_is_what_the_script_writes() -> None:
    made = subprocess.run([sys.executable, ROOT / "scripts" / "wilayah"], capture_output=True, text=True, check=True)
    assert (ROOT / "cities" / "_acuan" / "wilayah.yml").read_text(encoding="utf-8") == made.stdout


def test_the_list_holds_the_whole_country() -> None:
    acuan, problems = load_acuan(ROOT)
    assert problems == []
    assert acuan is not None
    kinds = [entry.nama.partition(" ")[0] for entry in acuan.wilayah.values()]
    assert (kinds.count("Kabupaten"), kinds.count("Kota")) == (416, 98)
    # Kabupaten are numbered to 69, kota from 71 (Permendagri 58/2021).
    assert all((int(code[3:]) > 70) == (kind == "Kota") for code, kind in zip(acuan.wilayah, kinds, strict=True))
