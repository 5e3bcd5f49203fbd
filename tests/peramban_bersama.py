"""The browsers of a test run: Playwright cannot be started twice in a process.

A test module that wants it says ``pytest_plugins = "peramban_bersama"``.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

# Text of twice the usual size, as a reader sets it.
LARGE = "--blink-settings=defaultFontSize=32"


@pytest.fixture(scope="session")
def pemain() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def peramban(pemain: Playwright) -> Iterator[Browser]:
    """Give the browser as it comes."""
    with launch(pemain) as browser:
        yield browser


@pytest.fixture(scope="session")
def peramban_besar(pemain: Playwright) -> Iterator[Browser]:
    """Give a browser whose owner has set text to twice the usual size."""
    with launch(pemain, LARGE) as browser:
        yield browser


@contextmanager
def launch(playwright: Playwright, *options: str) -> Iterator[Browser]:
    """Run the browser at CHROME_BIN, or one that is found, until the end of the block."""
    program = os.environ.get("CHROME_BIN") or shutil.which("chromium-headless-shell") or shutil.which("chromium")
    if program is None:
        pytest.fail("no browser: set CHROME_BIN, or leave these tests out with scripts/test --tanpa-peramban")
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    browser = playwright.chromium.launch(executable_path=program, args=[*options, *(["--no-sandbox"] if root else [])])
    try:
        yield browser
    finally:
        browser.close()
