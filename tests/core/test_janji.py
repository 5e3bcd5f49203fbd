"""What a promise's page tells from other files: the next milestone, one history, what goes along."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from petajalan.core.compile import compile_tree
from petajalan.core.daerah import Daerah
from petajalan.core.janji import companions, history, next_milestone, progress
from pohon import ROOT, build_tree

PER = date(2026, 11, 22)
ADUAN = "quick-win/aduan-warga"


@pytest.fixture(scope="module")
def contoh() -> Daerah:
    return compile_tree(ROOT, only=["kota-contoh"]).daerah[0]


def uji(tmp_path: Path, **changes: Any) -> Daerah:
    result = compile_tree(build_tree(tmp_path, {name.replace("__", "/"): text for name, text in changes.items()}))
    assert result.sound, [item.line() for item in result.problems]
    return result.daerah[0]


def milestones(tmp_path: Path, more: str) -> Daerah:
    return uji(tmp_path, **{"peta-jalan.yml": {"tambah": more}})


def due(id: str, when: str, more: str = "") -> str:
    return f"  - {{id: {id}, judul: {id}, tenggat: {when}, untuk: [{ADUAN}], sumber: [S2]{more}}}\n"


def test_the_nearest_milestone_that_is_still_to_come(tmp_path: Path) -> None:
    daerah = milestones(tmp_path, due("lama", "2026-01") + due("jauh", "2028") + due("dekat", "2026-11"))
    found = next_milestone(daerah, ADUAN, PER)
    assert found is not None
    assert found.id == "dekat", "a month is due on its last day"


def test_a_settled_milestone_is_not_to_come(tmp_path: Path) -> None:
    done = ", status: [{keadaan: selesai, tanggal: 2026-01, sumber: [S2]}]"
    assert next_milestone(milestones(tmp_path, due("beres", "2027", done)), ADUAN, PER) is None


def test_a_milestone_of_another_promise_does_not_count(contoh: Daerah) -> None:
    assert next_milestone(contoh, "quick-win/bank-sampah-digital", PER) is None


def test_a_history_is_one_order_of_time(contoh: Daerah) -> None:
    layanan = contoh.quick_win["layanan-contoh"].value
    told = history(contoh, "quick-win/layanan-contoh", layanan)
    dated = [step.waktu.urutan for step in told if step.waktu]
    assert dated == sorted(dated)
    assert {step.jenis for step in told} >= {"keadaan", "kemajuan", "tenggat", "tonggak"}
    assert len([step for step in told if step.jenis == "keadaan"]) == len(layanan.status)


def test_a_state_without_a_date_keeps_its_place(contoh: Daerah) -> None:
    told = history(contoh, "quick-win/antrean-puskesmas", contoh.quick_win["antrean-puskesmas"].value)
    states = [step.isi.keadaan for step in told if step.jenis == "keadaan"]
    assert states == ["rencana", "berjalan", "belum-diketahui"]


def test_what_supports_the_same_comes_before_the_same_dimension(contoh: Daerah) -> None:
    for slug, record in contoh.quick_win.items():
        found = companions(contoh, f"quick-win/{slug}", record.value)
        assert len(found) <= 4
        assert f"quick-win/{slug}/" not in [other.alamat for other in found]
        reasons = [other.sebab for other in found]
        assert reasons == sorted(reasons, reverse=True)


def test_progress_is_the_last_that_a_source_says_in_percent(contoh: Daerah) -> None:
    assert progress(contoh.quick_win["bank-sampah-digital"].value).persen.teks == "100"
    assert progress(contoh.quick_win["antrean-puskesmas"].value) is None
