"""What a publisher may say of a build: in mkdocs.yml, or for one run in the environment (scripts/build sets it)."""

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass

from mkdocs.config import config_options as opt
from mkdocs.config.base import Config
from mkdocs.exceptions import PluginError

from petajalan.build.limits import Limits

# Regions up to which cards and summaries are made unasked: they take about four seconds a region.
FEW = 20


class CompileConfig(Config):
    """Where the regions are, the date to compute against, and how results are made and kept."""

    cities = opt.Type(str, default="cities")
    """Folder of the regions, beside mkdocs.yml."""
    per_tanggal = opt.Type(str, default="")
    """Date such as 2026-11-22; empty: the date of the last commit."""
    pelaksana = opt.Type(str, default="proses")
    """Who makes the regions: proses (one for each core), proses:3, satu, or dask://host:port."""
    simpanan = opt.Type(str, default=".cache/petajalan")
    """Folder of kept results, on the disk of the site; safe to delete."""
    batas_detik = opt.Type(int, default=120)
    """Seconds that one region may take."""
    batas_mib = opt.Type(int, default=512)
    """Memory that one region may take, in MiB."""
    kartu = opt.Choice(("ya", "tidak", "otomatis"), default="otomatis")
    """Whether regions get cards for sharing and a summary as PDF; otomatis: where there are few of them."""


@dataclass(frozen=True, slots=True)
class Options:
    """What holds for this run. ``bagian`` is a part and the number of parts; none: everything."""

    pelaksana: str
    limits: Limits
    toleran: bool
    bagian: tuple[int, int] | None
    kartu: str = "otomatis"

    def with_cards(self, regions: int) -> bool:
        """Tell whether a build of so many regions makes cards and summaries."""
        return self.kartu == "ya" or (self.kartu == "otomatis" and regions <= FEW)


def read_options(config: CompileConfig, *, whole: bool) -> Options:
    """Take what the environment says, else what mkdocs.yml says; a ``whole`` run, such as a preview, has no parts."""
    said = os.environ.get
    return Options(
        said("PETAJALAN_PELAKSANA") or config.pelaksana,
        Limits(config.batas_detik, config.batas_mib),
        bool(said("PETAJALAN_TOLERAN")),
        None if whole else _part(said("PETAJALAN_BAGIAN", "")),
        _kartu(said("PETAJALAN_KARTU") or config.kartu),
    )


def _kartu(said: str) -> str:
    if said not in ("ya", "tidak", "otomatis"):
        raise PluginError(f"kartu “{said}” tidak dikenal; tulis ya, tidak, atau otomatis")
    return said


def _part(said: str) -> tuple[int, int] | None:
    if not said:
        return None
    found = re.fullmatch(r"([1-9][0-9]{0,3})/([1-9][0-9]{0,3})", said)
    if not found or int(found[1]) > int(found[2]):
        raise PluginError(f"bagian “{said}” tidak terbaca; tulis seperti 3/8, bagian ketiga dari delapan")
    return int(found[1]), int(found[2])


def part_of(slugs: Sequence[str], part: tuple[int, int] | None) -> list[str]:
    """Choose every n-th region: large and small ones are spread over the parts."""
    return list(slugs) if part is None else list(slugs[part[0] - 1 :: part[1]])
