"""What every column of the downloads means, in words for readers and in types for machines."""

from typing import Any

# What a column means in every table that has it, and below where a table means something else by it.
_COLUMNS: dict[str, str] = {
    "kode_wilayah": "Kode kabupaten atau kota, sebagai teks",
    "daerah": "Nama pendek daerah pada alamat halaman",
    "provinsi": "Nama provinsi",
    "indikator": "Nama pendek indikator; beberapa dipisah titik koma",
    "sumber": "Nomor sumber menurut sumber.csv, dipisah titik koma",
    "halaman": "Alamat halaman di portal",
    "nama": "Nama seperti pada halaman",
    "satuan": "Satuan menurut daftar acuan",
    "seri": "Seri pengukuran; angka dua seri tidak disandingkan",
    "tahun": "Tahun yang dibicarakan; kosong bila tidak diketahui",
    "nilai": "Angka dengan titik desimal; kosong bila teksnya bukan satu angka",
    "teks": "Seperti tercetak pada sumber",
    "utama": "ya bila dipakai di tempat yang hanya memuat satu angka",
    "url_sumber": "Alamat sumber, dalam urutan kolom sumber, dipisah titik koma",
    "waktu": "Waktu yang dibicarakan (ISO 8601 atau EDTF)",
    "disebut": "Kapan dikatakan",
    "dokumen": "Rencana atau pernyataan asal angka, menurut dokumen.csv",
    "jenis_dokumen": "Jenis dokumen itu",
    "rincian": "Bagian, bila bukan seluruh daerah",
    "batas_bawah": "Batas bawah rentang, dengan titik desimal",
    "batas_atas": "Batas atas rentang, dengan titik desimal",
    "letak": "Letak di dalam sumber, dalam urutan kolom sumber",
    "konflik": "ya bila sumber lain menyebut angka berbeda",
    "sebutan": "Pembeda bila satu dokumen memuat beberapa target",
    "sumber_bersama": "ya bila hanya diketahui bahwa salah satu dari sumber itu memuat nilainya",
    "slug": "Nama pendek pada alamat halaman",
    "judul": "Judul",
    "dimensi": "Dimensi kota cerdas, dipisah titik koma",
    "penanggung_jawab": "Nama pendek perangkat daerah atau lembaga, dipisah titik koma",
    "status": "Keadaan terakhir menurut sumber",
    "mulai": "Waktu mulai",
    "selesai": "Tenggat",
    "label": "quick-win atau program",
    "pendukung": "Perangkat daerah atau lembaga pendukung dan mitra, dipisah titik koma",
    "kemajuan": "Kemajuan terakhir seperti tercetak",
    "per": "Waktu kemajuan itu",
    "mendukung": "Simpul rencana atau indikator yang didukung, dipisah titik koma",
    "bukti": "Judul bukti, dipisah titik koma",
    "id": "Nama pendek di dalam daerah",
    "tenggat": "Tenggat",
    "tahap": "Tahap peta jalan",
    "untuk": "Quick win, program, indikator, atau simpul yang dituju, dipisah titik koma",
    "penerbit": "Penerbit",
    "tanggal": "Tanggal terbit",
    "kelas": "Jenis sumber menurut daftar acuan",
    "terbaca": "penuh atau sebagian",
    "url": "Alamat asli",
    "catatan": "Catatan",
    "periode": "Periode rencana",
    "nomor": "Nomor peraturan",
    "naskah": "Keadaan naskah",
    "publikasi": "Apakah naskahnya dapat dibaca umum",
    "oleh": "Siapa yang menyatakan",
    "kutipan": "ya bila teks dikutip persis",
    "induk": "Simpul di atasnya, dipisah titik koma",
}
_OWN: dict[tuple[str, str], str] = {
    ("daerah", "jenis"): "kota atau kabupaten",
    ("daerah", "quick_win"): "Jumlah quick win",
    ("daerah", "program"): "Jumlah program selain quick win",
    ("daerah", "indikator"): "Jumlah indikator",
    ("daerah", "sumber"): "Jumlah sumber",
    ("indikator", "jenis"): "awal, target, atau realisasi",
    ("peta-jalan", "jenis"): "tahap atau tonggak",
    ("rpjmd", "jenis"): "visi, misi, tujuan, sasaran, program, prioritas, fokus, atau isu",
    ("rpjmd", "teks"): "Rumusan simpul",
    ("rpjmd", "naskah"): "Naskah asal simpul, bila bukan naskah utama",
    ("dokumen", "jenis"): "Jenis dokumen menurut daftar acuan",
    ("dokumen", "tahun"): "Tahun atau tanggal dokumen",
}
_NUMBERS = frozenset({"nilai", "batas_bawah", "batas_atas"})
_YES_NO = frozenset({"utama", "konflik", "kutipan"})
_COUNTS = frozenset({"quick_win", "program", "indikator", "sumber"})


def meaning(table: str, column: str) -> str:
    """Say what a column of a table holds."""
    return _OWN.get((table, column)) or _COLUMNS[column]


def field(table: str, column: str) -> dict[str, Any]:
    """Describe a column of a table for a data package (https://datapackage.org/standard/table-schema/)."""
    made: dict[str, Any] = {"name": column, "type": "string", "description": meaning(table, column)}
    if column in _NUMBERS:
        made["type"] = "number"
    elif column in _YES_NO:
        made |= {"type": "boolean", "trueValues": ["ya"], "falseValues": ["tidak"]}
    elif table == "daerah" and column in _COUNTS:
        made["type"] = "integer"
    elif table == "indikator" and column == "tahun":
        made["type"] = "year"
    return made
