"""Test the search index with real runs of Pagefind."""

import gzip
import random
import re
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

import indeks
from petajalan.build import pagefind, search
from petajalan.build.pagefind import SearchError
from petajalan.build.search import PECAHAN, Rekaman

JENIS = ("daerah", "quick-win", "program", "indikator")
KATA = ["pembangunan", "layanan", "warga", "sampah", "energi", "surya", "wisata", "kesehatan", "jalan"]


def rekaman(daerah: str, jumlah: int = 6) -> list[Rekaman]:
    """Return a region's records."""
    return [
        Rekaman(
            alamat=f"{daerah}/{JENIS[nomor % 4]}/butir-{nomor}/",
            daerah=daerah,
            nama_daerah=daerah.replace("-", " ").title(),
            jenis=JENIS[nomor % 4],
            judul=f"Butir {nomor} {KATA[nomor % len(KATA)]}",
            ringkasan=f"Ringkasan {nomor} tentang {KATA[(nomor + 3) % len(KATA)]} & <lainnya>.",
            kata="smart city" if nomor % 2 else "",
        )
        for nomor in range(jumlah)
    ]


def negara(jumlah: int = 24) -> list[Rekaman]:
    """Return the records of many regions."""
    return [satu for nomor in range(jumlah) for satu in rekaman(f"kota-{nomor}")]


def situs(tujuan: Path, daerah: str, jumlah: int = 40, urutan: int = 0) -> Path:
    """Write a region's pages, in an order that the seed decides."""
    nomor_acak = list(range(jumlah))
    random.Random(urutan).shuffle(nomor_acak)
    for nomor in nomor_acak:
        halaman = tujuan / daerah / JENIS[nomor % 4] / f"h-{nomor}" / "index.html"
        halaman.parent.mkdir(parents=True)
        kata = " ".join(random.Random(nomor).choices(KATA, k=120))
        halaman.write_text(
            f'<!doctype html><html lang="id"><title>x</title><nav>menu</nav>'
            f'<article data-pagefind-body data-pagefind-filter="jenis:{JENIS[nomor % 4]}">'
            f"<h1>Halaman {nomor}</h1><p>{kata}</p></article>",
            encoding="utf-8",
        )
    return tujuan


def isi(folder: Path) -> dict[str, bytes]:
    """Return every file below the folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_negara_is_the_same_in_any_order(tmp_path: Path) -> None:
    semua = negara()
    for nomor in range(3):
        random.Random(nomor).shuffle(semua)
        indeks.index_negara(semua, tmp_path / str(nomor))
    assert isi(tmp_path / "0") == isi(tmp_path / "1") == isi(tmp_path / "2")


def test_daerah_is_the_same_in_any_order(tmp_path: Path) -> None:
    for nomor in range(3):
        indeks.index_daerah(situs(tmp_path / f"situs-{nomor}", "kota-a", urutan=nomor), "kota-a", tmp_path / f"{nomor}")
    assert isi(tmp_path / "0") == isi(tmp_path / "1") == isi(tmp_path / "2")


def test_mesin_is_the_same_and_complete(tmp_path: Path) -> None:
    indeks.pasang_mesin(tmp_path / "a")
    indeks.pasang_mesin(tmp_path / "b")
    assert isi(tmp_path / "a") == isi(tmp_path / "b")
    nama = sorted(path.name for path in (tmp_path / "a").iterdir())
    assert [n for n in nama if not n.endswith(".pf_meta")] == [
        "fragment",
        "index",
        "pagefind-entry.json",
        "pagefind.js",
        "wasm.id.pagefind",
    ]


def test_one_record_changes_one_shard(tmp_path: Path) -> None:
    indeks.index_negara(negara(), tmp_path / "lama")
    indeks.index_negara([*negara(), *rekaman("kota-baru", 1)], tmp_path / "baru")
    lama, baru = isi(tmp_path / "lama"), isi(tmp_path / "baru")
    berubah = {nama.split("/")[0] for nama in lama.keys() | baru.keys() if lama.get(nama) != baru.get(nama)}
    assert berubah == {str(search.pecahan("kota-baru"))}


def test_shards_hold_index_data_alone(tmp_path: Path) -> None:
    indeks.index_negara(negara(2), tmp_path / "indeks")
    assert sorted(path.name for path in (tmp_path / "indeks").iterdir()) == [str(n) for n in range(PECAHAN)]
    bentuk = re.compile(r"\d/(pagefind-entry\.json|pagefind\.id_\w+\.pf_meta|(index|filter|fragment)/id_\w+\.pf_\w+)")
    assert [nama for nama in isi(tmp_path / "indeks") if not bentuk.fullmatch(nama)] == []


def test_a_run_leaves_nothing_of_the_last_one(tmp_path: Path) -> None:
    indeks.index_negara(negara(3), tmp_path / "a")
    indeks.index_negara(negara(1), tmp_path / "a")
    indeks.index_negara(negara(1), tmp_path / "b")
    assert isi(tmp_path / "a") == isi(tmp_path / "b")


def test_pecahan_never_moves() -> None:
    assert [search.pecahan(d) for d in ("kota-bontang", "kota-baru", "kabupaten-sleman")] == [6, 5, 3]


def test_cari_js_knows_the_number_of_shards() -> None:
    naskah = (Path(search.__file__).parents[1] / "theme/assets/cari.js").read_text(encoding="utf-8")
    assert f"const PECAHAN = {PECAHAN};" in naskah


def test_daerah_without_text(tmp_path: Path) -> None:
    (tmp_path / "kota-a").mkdir()
    with pytest.raises(SearchError, match="kota-a: no text to search"):
        indeks.index_daerah(tmp_path, "kota-a", tmp_path / "tujuan")


def halaman(daerah: str, jumlah: int = 12) -> list[tuple[str, str]]:
    """Return a region's pages."""
    return [
        (
            f"{daerah}/{JENIS[nomor % 4]}/h-{nomor}/",
            f'<article data-pagefind-body data-pagefind-filter="jenis:{JENIS[nomor % 4]}"><h1>Halaman {nomor}</h1>'
            f"<p>{' '.join(random.Random(f'{daerah}{nomor}').choices(KATA, k=60))}</p></article>",
        )
        for nomor in range(jumlah)
    ]


def test_bundle_is_the_same_from_a_service_that_made_others() -> None:
    pagefind.stop()
    pertama = search.bundle(halaman("kota-a"))
    for nomor in range(50):
        search.bundle(halaman(f"kota-{nomor}"))
    assert search.bundle(reversed(halaman("kota-a"))) == pertama


def test_bundle_and_shard_are_the_same_in_another_process() -> None:
    with ProcessPoolExecutor(1, get_context("spawn")) as lain:
        assert lain.submit(search.bundle, halaman("kota-a")).result() == search.bundle(halaman("kota-a"))
        assert lain.submit(search.shard, rekaman("kota-a")).result() == search.shard(rekaman("kota-a"))


def test_a_fork_has_a_service_of_its_own() -> None:
    isi_induk = search.bundle(halaman("kota-a"))
    (layanan,) = pagefind._running
    with ProcessPoolExecutor(2, get_context("fork")) as cabang:
        isi_cabang = list(cabang.map(search.bundle, [halaman("kota-a"), halaman("kota-b")] * 4))
    assert isi_cabang[::2] == [isi_induk] * 4
    assert pagefind._running == [layanan]
    assert search.bundle(halaman("kota-b")) == isi_cabang[1]


def test_one_service_serves_every_bundle() -> None:
    search.engine()
    (layanan,) = pagefind._running
    search.bundle(halaman("kota-a"))
    search.shard(rekaman("kota-a"))
    assert pagefind._running == [layanan]


def test_a_large_index_ends_its_service() -> None:
    search.shard(rekaman("kota-a", 501))
    assert pagefind._running == []


def test_a_service_that_died_is_started_again() -> None:
    utuh = search.bundle(halaman("kota-a"))
    (layanan,) = pagefind._running
    layanan.process.kill()
    with pytest.raises(SearchError, match="Pagefind stopped: it gave no reason"):
        search.bundle(halaman("kota-a"))
    assert search.bundle(halaman("kota-a")) == utuh


def test_a_message_refused_leaves_the_next_index_whole() -> None:
    with pytest.raises(SearchError, match="Pagefind refuses"):
        pagefind.index([{"type": "AddFile", "file_contents": "<html></html>"}])
    assert search.engine() == search.engine()


def test_words_in_typographic_quotes_are_indexed_without_them() -> None:
    def kata(isi: str) -> bytes:
        semua = search.shard([Rekaman("kota-a/", "kota-a", "Kota A", "daerah", "Kota A", isi, "")])
        return b"".join(gzip.decompress(isi) for nama, isi in sorted(semua.items()) if nama.startswith("index/"))

    assert kata("Visi “maju” 2016–2021") == kata('Visi "maju" 2016-2021')
    assert b"maju" in kata("“maju”")


def test_text_is_indexed_as_pagefind_indexes_html() -> None:
    # The marks of a heading's weight are Pagefind's own, and in no document of its own.
    artikel = "<h1>Judul besar</h1><p>Isi pertama.</p><h2>Anak judul</h2><p>Isi kedua.</p><h3>Cucu</h3><p>Isi.</p>"
    artikel = f'<article data-pagefind-body data-pagefind-filter="jenis:program">{artikel}</article>'
    dari_teks = search.bundle([("kota-a/x/", artikel)])
    dari_html = pagefind.index([{"type": "AddFile", "url": "/kota-a/x/", "file_contents": f"<html>{artikel}</html>"}])
    kata = [{nama: isi for nama, isi in semua.items() if "index/" in nama} for semua in (dari_teks, dari_html)]
    assert kata[0] == kata[1] != {}


def test_error_shows_what_pagefind_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "pagefind"
    program.write_text("#!/bin/sh\necho 'memori habis' >&2\nexit 3\n", encoding="utf-8")
    program.chmod(0o755)
    pagefind.stop()
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(program))
    with pytest.raises(SearchError, match="memori habis"):
        indeks.pasang_mesin(tmp_path / "tujuan")


def test_error_when_pagefind_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pagefind.stop()
    monkeypatch.setenv("PAGEFIND_BINARY_PATH", str(tmp_path / "tiada"))
    with pytest.raises(SearchError, match="does not start"):
        indeks.pasang_mesin(tmp_path / "tujuan")
