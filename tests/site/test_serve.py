"""A preview follows the officer's edits, and a mistake leaves the last good page up with a banner that tells it."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

from situs import environment, mkdocs, replace

pytest_plugins = "situs_bersama"

PAGE = "kota-uji/quick-win/aduan-warga/"
FILE = "cities/kota-uji/quick-win/aduan-warga.md"
BANNER = "Data sedang salah"


@pytest.fixture
def preview(salinan: Path) -> Iterator[Callable[[str], str]]:
    """Serve the copy; give a function that fetches a page of it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        mkdocs("serve", "--dev-addr", f"127.0.0.1:{port}"),
        cwd=salinan,
        # A preview has its banner and does not ask for more.
        env=environment(PETAJALAN_TOLERAN="1"),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )

    def fetch(address: str) -> str:
        try:
            with urlopen(f"http://127.0.0.1:{port}/{address}", timeout=5) as answer:
                text: str = answer.read().decode()
                return text
        except (URLError, TimeoutError):
            assert process.poll() is None, "the preview has ended"
            return ""

    try:
        yield fetch
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def wait(fetch: Callable[[str], str], address: str, sign: Callable[[str], bool]) -> str:
    """Fetch a page until it shows something; a preview answers within seconds."""
    end = time.monotonic() + 25
    while time.monotonic() < end:
        text = fetch(address)
        if sign(text):
            return text
        time.sleep(0.1)
    raise AssertionError(f"{address} did not change in time:\n{text}")


def test_an_officer_edits_breaks_and_mends_a_file(preview: Callable[[str], str], salinan: Path) -> None:
    before = tuple(sorted(path.name for path in salinan.iterdir()))
    first = wait(preview, PAGE, lambda text: "Satu tempat untuk" in text)
    assert BANNER not in first
    assert preview("cari/") != ""

    replace(salinan / FILE, "Satu tempat untuk", "Tempat kedua untuk")
    wait(preview, PAGE, lambda text: "Tempat kedua untuk" in text)

    replace(salinan / FILE, "keadaan: berjalan", "keadaan: jalan")
    replace(salinan / FILE, "Tempat kedua untuk", "Tempat ketiga untuk")
    broken = wait(preview, PAGE, lambda text: BANNER in text)
    assert f'{FILE}:12:15: <a href="/panduan/masalah/#q203">Q203</a> status “jalan” tidak dikenal' in broken
    assert "Tempat kedua untuk" in broken
    assert "Tempat ketiga untuk" not in broken
    assert BANNER in preview("")
    assert BANNER in preview("indikator/")

    replace(salinan / FILE, "keadaan: jalan", "keadaan: berjalan")
    mended = wait(preview, PAGE, lambda text: "Tempat ketiga untuk" in text)
    assert BANNER not in mended
    assert tuple(sorted(path.name for path in salinan.iterdir())) == before


def test_a_maintainer_s_mistake_does_not_end_the_preview(preview: Callable[[str], str], salinan: Path) -> None:
    page = salinan / "docs" / "glosarium.md"
    text = page.read_text(encoding="utf-8")
    wait(preview, "glosarium/", lambda shown: "Glosarium" in shown)
    page.write_text(f"{text}\n[mati](tidak-ada.md) perubahan pertama\n", encoding="utf-8")
    wait(preview, "glosarium/", lambda shown: "perubahan pertama" in shown)

    front = salinan / "docs" / "index.md"
    front.write_text(front.read_text(encoding="utf-8") + "\n{{ alamat('kota-uji/quickwin/') }}\n", encoding="utf-8")
    shown = wait(preview, "", lambda shown: "mungkin “kota-uji/quick-win/”?" in shown)
    assert "kota-uji/quickwin/" in shown


def test_pages_across_regions_follow_and_regions_come_and_go(preview: Callable[[str], str], salinan: Path) -> None:
    wait(preview, "daerah/", lambda text: "Kota Uji" in text)
    assert preview("data/daerah.csv").count("\n") == 2
    assert 'id="isi"' in preview("kota-uji")
    replace(salinan / FILE, "judul: ", "judul: Ubahan ")
    wait(preview, "quick-win/", lambda text: "Ubahan" in text)
    assert "Ubahan" in preview("data/quick-win.csv")
    assert "Ubahan" in preview(PAGE)

    other = (salinan / FILE).with_name("nama-lain.md")
    lines = (salinan / FILE).read_text(encoding="utf-8").splitlines(keepends=True)
    other.write_text("".join(line for line in lines if not line.startswith("alamat_lama:")), encoding="utf-8")
    wait(preview, "kota-uji/quick-win/nama-lain/", lambda text: "Ubahan" in text)
    other.rename(other.with_name("nama-ketiga.md"))
    wait(preview, "kota-uji/quick-win/nama-ketiga/", lambda text: "Ubahan" in text)
    assert preview("kota-uji/quick-win/nama-lain/") == ""

    (salinan / "cities" / "kota-uji").rename(salinan / "kota-uji")
    wait(preview, "daerah/", lambda text: text != "" and "Kota Uji" not in text)
    assert preview("kota-uji/quick-win/nama-ketiga/") == ""
    (salinan / "kota-uji").rename(salinan / "cities" / "kota-uji")
    wait(preview, "kota-uji/quick-win/nama-ketiga/", lambda text: "Ubahan" in text)


def test_a_preview_that_is_stopped_leaves_nothing(salinan: Path, tmp_path: Path) -> None:
    own = tmp_path / "sementara"
    own.mkdir()
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen(
        mkdocs("serve", "--dev-addr", f"127.0.0.1:{port}"), cwd=salinan, env=environment(TMPDIR=str(own)),
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    try:
        end = time.monotonic() + 25
        while time.monotonic() < end:
            try:
                urlopen(f"http://127.0.0.1:{port}/", timeout=5).close()
                break
            except (URLError, TimeoutError):
                time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=15) == 0
        assert list(own.iterdir()) == []
        with pytest.raises(ProcessLookupError):
            os.killpg(process.pid, 0)
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def test_a_preview_that_begins_with_a_mistake_starts_and_says_it(salinan: Path) -> None:
    replace(salinan / FILE, "keadaan: berjalan", "keadaan: jalan")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    told = salinan.parent / "kata.txt"
    with told.open("wb") as log:
        process = subprocess.Popen(
            mkdocs("serve", "--dev-addr", f"127.0.0.1:{port}"),
            cwd=salinan, env=environment(), stdout=log, stderr=log, start_new_session=True,
        )  # fmt: skip

    def fetch(address: str) -> str:
        try:
            with urlopen(f"http://127.0.0.1:{port}/{address}", timeout=5) as answer:
                return str(answer.read().decode())
        except (URLError, TimeoutError):
            assert process.poll() is None, told.read_text(encoding="utf-8")
            return ""

    try:
        wait(fetch, "", lambda text: BANNER in text and "Q203" in text)
        replace(salinan / FILE, "keadaan: jalan", "keadaan: berjalan")
        assert BANNER not in wait(fetch, PAGE, lambda text: "Satu tempat untuk" in text and BANNER not in text)
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
    said = told.read_text(encoding="utf-8")
    assert f"Buka http://127.0.0.1:{port}/ di peramban" in said
    assert "Q203 status “jalan” tidak dikenal" in said
    assert said.count("Data sudah benar; halaman diperbarui.") == 1
    assert "Aborted" not in said
    assert "[macros]" not in said
