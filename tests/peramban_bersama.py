"""The one browser of a test run: Playwright cannot be started twice in a process.

A test module that wants it says ``pytest_plugins = "peramban_bersama"``.
"""

import os
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright


@pytest.fixture(scope="session")
def peramban() -> Iterator[Browser]:
    program = os.environ.get("CHROME_BIN") or shutil.which("chromium-headless-shell") or shutil.which("chromium")
    if program is None:
        pytest.fail("no browser: set CHROME_BIN, or leave these tests out with scripts/test --tanpa-peramban")
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"] if root else [])
        yield browser
        browser.close()
