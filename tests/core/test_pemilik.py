"""CODEOWNERS: a region's own accounts are asked, the maintainers' rules stay, and what is stale is named."""

from pathlib import Path

import pytest

from petajalan.cli import main
from petajalan.core.pemilik import MARK, owners
from pohon import REGION, build_tree

ACCOUNTS = "pengelola: [diskominfo-uji, pemkot/tim-data]\n"
MANAGED = {"daerah.yml": {"ganti": "jenis: kota\n", "dengan": f"jenis: kota\n{ACCOUNTS}"}}


def test_each_region_is_followed_by_its_accounts(tmp_path: Path) -> None:
    root = build_tree(tmp_path, MANAGED, bases=(REGION, "kota-contoh"))
    assert main(["pemilik", "--folder", str(root)]) == 0
    made = (root / "CODEOWNERS").read_text(encoding="utf-8")
    # A region that names nobody has no line: whoever is named above for everything is asked.
    assert made.partition(MARK)[2] == f"\n/cities/{REGION}/ @diskominfo-uji @pemkot/tim-data\n"


def test_rules_by_hand_stay_and_come_first(tmp_path: Path) -> None:
    root = build_tree(tmp_path, MANAGED)
    main(["pemilik", "--folder", str(root)])
    file = root / "CODEOWNERS"
    file.write_text("* @tim-portal\n/plugins/ @tim-program\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    assert main(["pemilik", "--periksa", "--folder", str(root)]) == 0
    assert main(["pemilik", "--folder", str(root)]) == 0
    lines = file.read_text(encoding="utf-8").splitlines()
    assert lines[:2] == ["* @tim-portal", "/plugins/ @tim-program"]
    assert lines[-1].startswith(f"/cities/{REGION}/ ")


def test_a_changed_account_makes_the_file_stale(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = build_tree(tmp_path)
    assert main(["pemilik", "--periksa", "--folder", str(root)]) == 1
    main(["pemilik", "--folder", str(root)])
    path = root / "cities" / REGION / "daerah.yml"
    path.write_text(f"pengelola: [akun-baru]\n{path.read_text(encoding='utf-8')}", encoding="utf-8")
    capsys.readouterr()
    assert main(["pemilik", "--periksa", "--folder", str(root)]) == 1
    assert capsys.readouterr().err == "CODEOWNERS tidak cocok lagi dengan asalnya; jalankan: petajalan pemilik\n"


def test_a_region_that_cannot_be_read_leaves_the_file_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    root = build_tree(tmp_path, {"daerah.yml": "nama: [\n"})
    (root / "CODEOWNERS").write_text("* @tim-portal\n", encoding="utf-8")
    assert main(["pemilik", "--folder", str(root)]) == 2
    assert "petajalan periksa kota-uji" in capsys.readouterr().err
    assert (root / "CODEOWNERS").read_text(encoding="utf-8") == "* @tim-portal\n"


def test_a_file_that_was_written_by_hand_alone_is_kept_whole() -> None:
    assert owners("* @tim-portal\n", {"kota-a": ("a",)}) == f"* @tim-portal\n\n{MARK}\n/cities/kota-a/ @a\n"


def test_without_a_mark_the_default_head_is_written() -> None:
    assert owners("", {}).startswith("# Siapa yang menyetujui")
    assert owners(owners("", {"kota-a": ("a",)}), {}) == owners("", {})
