"""What the whole test run shares."""

import pytest

from buku_bersama import desk, workbook

__all__ = ["desk", "workbook"]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--tulis-ulang",
        action="store_true",
        help="write what the compiler says into the case files, to be reviewed in the diff",
    )
