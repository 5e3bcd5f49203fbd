"""The one date of a build, against which lateness and freshness are computed. Never the clock."""

import os
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from mkdocs.exceptions import PluginError

from petajalan.build.tanggal import committed
from petajalan.core.load import newest_source

VARIABLE = "PETAJALAN_PER_TANGGAL"


def per_tanggal(root: Path, option: str, cities: str, slugs: Iterable[str]) -> date:
    """Give the date: what the publisher says, else the last commit's, else the newest in the data."""
    said = os.environ.get(VARIABLE) or option
    if said:
        try:
            return date.fromisoformat(said)
        except ValueError:
            raise PluginError(f"per_tanggal “{said}” tidak terbaca; tulis seperti 2026-11-22") from None
    return committed(root) or newest_source(root, cities, slugs)
