"""A region that passed every check."""

from dataclasses import dataclass, replace
from typing import Any

from petajalan.core.load import FOLDERS, REQUIRED, Muatan
from petajalan.core.model.daerah import Opd, ProfilDaerah, Sumber
from petajalan.core.model.indikator import Indikator
from petajalan.core.model.program import Program
from petajalan.core.model.rencana import Bab, Dokumen, Kabar, Masterplan, PetaJalan, Rpjmd
from petajalan.core.shape import Places, Record


@dataclass(frozen=True, slots=True)
class Daerah:
    """One region whose every file passed every check."""

    slug: str
    folder: str
    profil: Record[ProfilDaerah]
    sumber: Record[dict[str, Sumber]]
    opd: Record[dict[str, Opd]]
    dokumen: Record[dict[str, Dokumen]]
    rpjmd: dict[str, Record[Rpjmd]]
    indikator: dict[str, Record[Indikator]]
    quick_win: dict[str, Record[Program]]
    program: dict[str, Record[Program]]
    masterplan: Record[Masterplan] | None
    bab: dict[str, Record[Bab]]
    peta_jalan: Record[PetaJalan] | None
    kabar: dict[str, Record[Kabar]]
    berkas: tuple[str, ...]
    alamat: tuple[str, ...]


def _settled(record: Record[Any]) -> Record[Any]:
    """Let go of the places: they weigh more than the data, and nothing sound is complained about again."""
    return replace(record, places=Places(record.path, record.places.start))


def assemble(muatan: Muatan) -> Daerah:
    """Make the region of a load that has no problems."""
    groups = {name: {slug: _settled(r) for slug, r in muatan.whole(name).items()} for name in FOLDERS}
    single = {name: _settled(record) for name, record in muatan.single.items() if record}
    profil, sumber, opd, dokumen = (single.get(name) for name in REQUIRED)
    if not (profil and sumber and opd and dokumen):
        raise ValueError(f"{muatan.slug}: assembled with problems")
    return Daerah(
        slug=muatan.slug,
        folder=muatan.folder,
        profil=profil,
        sumber=sumber,
        opd=opd,
        dokumen=dokumen,
        rpjmd=groups["rpjmd"],
        indikator=groups["indikator"],
        quick_win=groups["quick-win"],
        program=groups["program"],
        masterplan=single.get("masterplan/masterplan.yml"),
        bab=groups["masterplan"],
        peta_jalan=single.get("peta-jalan.yml"),
        kabar=groups["kabar"],
        berkas=muatan.berkas,
        alamat=muatan.alamat,
    )
