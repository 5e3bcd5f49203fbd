"""The browsers of a test run: Playwright cannot be started twice in a process.

A test module that wants it says ``pytest_plugins = "peramban_bersama"``.
"""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright


@pytest.fixture(scope="session")
def pemain() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def peramban(pemain: Playwright) -> Iterator[Browser]:
    """Give the browser as it comes."""
    yield from _launch(pemain)


@pytest.fixture(scope="session")
def peramban_besar(pemain: Playwright) -> Iterator[Browser]:
    """Give a browser whose owner has set text to twice the usual size."""
    yield from _launch(pemain, "--blink-settings=defaultFontSize=32")


def _launch(playwright: Playwright, *options: str) -> Iterator[Browser]:
    program = os.environ.get("CHROME_BIN") or shutil.which("chromium-headless-shell") or shutil.which("chromium")
    if program is None:
        pytest.fail("no browser: set CHROME_BIN, or leave these tests out with scripts/test --tanpa-peramban")
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    browser = playwright.chromium.launch(executable_path=program, args=[*options, *(["--no-sandbox"] if root else [])])
    yield browser
    browser.close()
