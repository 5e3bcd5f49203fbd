"""What the country's search knows of each region: short records."""

from collections.abc import Iterable, Iterator

from petajalan.build.search import Rekaman
from petajalan.core.ringkasan import Ringkasan, Ukuran
from petajalan.render import words


def records(regions: Iterable[Ringkasan]) -> Iterator[Rekaman]:
    """Yield what the country's search knows: regions, promises, indicators. The demonstration stays out."""
    for region in regions:
        if region.contoh:
            continue
        yield Rekaman(
            alamat=f"{region.slug}/",
            daerah=region.slug,
            nama_daerah=region.nama,
            jenis="daerah",
            judul=region.nama,
            ringkasan=region.visi,
            kata=region.provinsi,
        )
        for promise in region.janji:
            yield Rekaman(
                alamat=promise.alamat,
                daerah=region.slug,
                nama_daerah=region.nama,
                jenis=promise.jenis,
                judul=promise.judul,
                ringkasan=promise.ringkasan,
                kata=" ".join(promise.penanggung_jawab),
            )
        for indicator in region.indikator:
            yield Rekaman(
                alamat=indicator.alamat,
                daerah=region.slug,
                nama_daerah=region.nama,
                jenis="indikator",
                judul=indicator.nama,
                ringkasan=_last_values(indicator),
                kata="",
            )


def _last_values(indicator: Ukuran) -> str:
    """Say an indicator's last value in a sentence; all of them where sources disagree."""
    said = [
        f"{point.teks.teks} ({words.when(time)})"
        for point in indicator.terakhir
        if (time := point.untuk or point.disebut)
    ]
    return f"Terakhir {' atau '.join(said)}." if said else "Belum ada realisasi."
