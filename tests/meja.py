"""The officer's desk as scripts/serve --meja=usulan runs it on a copy of the repository, and an officer's hands."""

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from playwright.sync_api import Locator, Page, expect

from pohon import ROOT
from situs import environment, lay_project

FETCHED = ROOT / ".cache" / "meja"


@dataclass(frozen=True)
class Salinan:
    """A copy of the repository with its preview and its desk."""

    folder: Path
    situs: str
    peladen: str

    def git(self, *words: str) -> str:
        done = subprocess.run(["git", *words], cwd=self.folder, capture_output=True, text=True, check=True)
        return done.stdout

    def periksa(self) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "petajalan", "periksa", "kota-contoh"]
        return subprocess.run(command, cwd=self.folder, env=environment(), capture_output=True, text=True, check=False)

    def halaman(self, address: str) -> str:
        try:
            with urlopen(f"{self.situs}/{address}", timeout=5) as answer:
                text: str = answer.read().decode()
                return text
        except (URLError, TimeoutError):
            return ""

    def tunggu(self, address: str, words: str) -> None:
        end = time.monotonic() + 40
        while words not in self.halaman(address):
            assert time.monotonic() < end, f"{address} does not show {words!r}"
            time.sleep(0.2)


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


@contextmanager
def serving_desk(folder: Path) -> Iterator[Salinan]:
    """Lay a copy of the repository in a folder and run its desk until the end of the block."""
    if not (FETCHED / ".kunci").is_file():
        raise FileNotFoundError("the desk is not installed: run scripts/install meja")
    project = lay_project(folder / "proyek")
    (project / "scripts").mkdir()
    for name in ("serve", "_mkdocs"):
        shutil.copy(ROOT / "scripts" / name, project / "scripts")
    install = project / "scripts" / "install"
    install.write_text("#!/bin/sh\n", encoding="utf-8")
    install.chmod(0o755)
    (project / ".venv").symlink_to(sys.prefix, target_is_directory=True)
    (project / ".cache").mkdir()
    (project / ".cache" / "meja").symlink_to(FETCHED, target_is_directory=True)
    port, own = free_port(), free_port()
    copy = Salinan(project, f"http://127.0.0.1:{port}", f"http://127.0.0.1:{own}")
    copy.git("init", "-q", "-b", "utama")
    copy.git("config", "user.name", "Petugas")
    copy.git("config", "user.email", "petugas@petajalan.example")
    (project / ".git" / "info" / "exclude").write_text(".venv\n.cache\nplugins\n", encoding="utf-8")
    copy.git("add", ".")
    copy.git("commit", "-qm", "Awal")
    log = (folder / "catatan").open("w")
    process = subprocess.Popen(
        ["scripts/serve", "--meja=usulan", "--dev-addr", f"127.0.0.1:{port}"],
        cwd=project, env=environment(PETAJALAN_MEJA_PORT=str(own)), stdout=log, stderr=log, start_new_session=True,
    )  # fmt: skip
    try:
        end = time.monotonic() + 60
        while not copy.halaman("meja/"):
            assert process.poll() is None, (folder / "catatan").read_text()
            assert time.monotonic() < end, (folder / "catatan").read_text()
            time.sleep(0.2)
        yield copy
    finally:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        log.close()


def masuk(page: Page, salinan: Salinan, address: str = "") -> None:
    page.goto(f"{salinan.situs}/meja/")
    page.get_by_role("link", name="Kota Contoh").click()
    page.get_by_role("button", name="Masuk").click()
    expect(page.get_by_role("heading", name="Jenis data")).to_be_visible()
    if address:
        page.goto(f"{salinan.situs}/meja/kerja/#/collections/{address}")


def isian(page: Page, label: str, nth: int = 0) -> Locator:
    return page.get_by_label(re.compile(rf"^{label}( \(boleh kosong\))?$")).nth(nth)


def tulis(field: Locator, words: str) -> None:
    """Write as a person does; Decap moves the mark when a field is entered, so what stood there goes first."""
    field.click()
    field.press("Control+A")
    field.press("Delete")
    field.fill(words)


def butir(page: Page, words: str) -> Locator:
    """Find a closed item of a list by what it shows."""
    return page.locator('[class*="SortableListItem"]').filter(has=page.get_by_text(words, exact=True)).last


def pilih(page: Page, label: str, words: str) -> None:
    isian(page, label).click()
    page.get_by_role("option", name=words, exact=True).click()


def simpan(page: Page) -> None:
    page.get_by_role("button", name="Simpan", exact=True).click()
    expect(page.get_by_text("Tersimpan", exact=True).last).to_be_visible()


def terbitkan(page: Page) -> None:
    """Say that the proposal is ready, and publish it."""
    page.get_by_role("button", name="Keadaan: Konsep").click()
    page.get_by_role("menuitem", name="Siap").click()
    page.get_by_role("button", name="Keadaan: Siap").wait_for()
    page.get_by_role("button", name="Terbitkan", exact=True).click()
    page.get_by_role("menuitem", name="Terbitkan sekarang").click()
    expect(page.get_by_role("button", name="Sudah terbit")).to_be_visible()
