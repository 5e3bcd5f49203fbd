"""The search's files on disk, as a build lays them, for tests that read or serve them."""

import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

from petajalan.build.pagefind import SearchError
from petajalan.build.search import PECAHAN, Rekaman, bundle, engine, pecahan, shard


def index_negara(rekaman: Iterable[Rekaman], tujuan: Path) -> None:
    """Write the country's records as `tujuan/<shard>/`."""
    shards: list[list[Rekaman]] = [[] for _ in range(PECAHAN)]
    for satu in rekaman:
        shards[pecahan(satu.daerah)].append(satu)
    for number, records in enumerate(shards):
        _write(shard(records), tujuan / str(number))


def index_daerah(situs: Path, daerah: str, tujuan: Path) -> None:
    """Write the full text of a region's built pages as `tujuan/`."""
    paths = (situs / daerah).rglob("index.html")
    pages = [(f"{path.parent.relative_to(situs).as_posix()}/", path.read_text(encoding="utf-8")) for path in paths]
    try:
        files = bundle(pages)
    except SearchError as error:
        raise SearchError(f"{daerah}: {error}") from error
    _write(files, tujuan)


def pasang_mesin(tujuan: Path) -> None:
    """Write the engine and its wordless primary index as `tujuan/`."""
    _write(engine(), tujuan)


def _write(files: Mapping[str, bytes], tujuan: Path) -> None:
    """Write the files as the whole content of the directory."""
    shutil.rmtree(tujuan, ignore_errors=True)
    for name, content in sorted(files.items()):
        path = tujuan / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
