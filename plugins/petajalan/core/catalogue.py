"""Every kind of mistake, its words and one wrong and right example: the only place they live.

A code never changes its meaning. First letter: B berkas, Y YAML, S susunan, N nilai, R rujukan,
Q keadaan, A aturan, P prosa, L larangan, K batas pengolahan, E buku kerja (Excel). ``message`` and ``hint`` are filled
by ``problems.problem``.
"""

from dataclasses import dataclass
from enum import Enum


class Severity(Enum):
    """How much a problem weighs: an error stops the build, a notice is only counted."""

    ERROR = "galat"
    NOTICE = "catatan"


@dataclass(frozen=True, slots=True)
class Entry:
    """The words for one code."""

    message: str
    hint: str
    wrong: str
    right: str
    severity: Severity = Severity.ERROR


CATALOGUE: dict[str, Entry] = {
    # -- berkas -------------------------------------------------------------------------------
    "B101": Entry(
        "berkas terlalu besar ({ukuran} KiB; batasnya {batas} KiB)",
        "pecah menjadi beberapa berkas",
        "indikator/semua.yml berukuran 900 KiB",
        "satu berkas untuk satu indikator",
    ),
    "B102": Entry(
        "di sini ada huruf yang tidak disimpan sebagai UTF-8",
        "buka berkasnya di penyunting, perbaiki huruf itu, lalu simpan dengan pilihan “UTF-8”",
        "berkas disimpan sebagai “ANSI” atau “Windows-1252”",
        "berkas disimpan sebagai “UTF-8”",
    ),
    "B103": Entry(
        "di sini ada karakter tersembunyi {karakter} yang tidak boleh dipakai",
        "hapus karakter itu, lalu ketik ulang katanya",
        "teks hasil salin-tempel yang membawa spasi tak terlihat",
        "teks yang diketik ulang di penyunting",
    ),
    "B104": Entry(
        "berkas kosong",
        "isi berkas ini, atau hapus bila tidak diperlukan",
        "(tidak ada isi)",
        "nama: Kota Contoh",
    ),
    "B105": Entry(
        "nama “{nama}” tidak sah",
        "pakai huruf kecil, angka, dan tanda hubung saja, paling panjang 60 karakter; contohnya {contoh}",
        "quick-win/Super Apps.md",
        "quick-win/super-apps.md",
    ),
    "B106": Entry(
        "berkas atau folder “{nama}” tidak dikenal di sini",
        "pindahkan ke folder yang benar, atau hapus",
        "cities/kota-contoh/quickwin/super-apps.md",
        "cities/kota-contoh/quick-win/super-apps.md",
    ),
    "B107": Entry(
        "berkas wajib “{nama}” tidak ada",
        "buat berkas itu; contohnya ada di cities/kota-contoh",
        "folder daerah tanpa sumber.yml",
        "folder daerah dengan daerah.yml, sumber.yml, opd.yml, dan dokumen.yml",
    ),
    "B108": Entry(
        "ini bukan berkas biasa (tautan simbolik, folder, atau berkas khusus)",
        "ganti dengan berkas biasa",
        "sumber.yml yang berupa tautan ke folder lain",
        "sumber.yml berisi data daerah ini sendiri",
    ),
    "B109": Entry(
        "bagian awal berkas (isian di antara dua baris ---) tidak ada",
        "awali berkas dengan baris ---, lalu isian, lalu baris --- lagi",
        "# Super Apps",
        "---\njudul: Super Apps\n---",
    ),
    "B110": Entry(
        "bagian awal berkas tidak ditutup dengan baris ---",
        "tulis --- pada baris tersendiri sesudah isian terakhir",
        "---\njudul: Super Apps\n\nAplikasi ini …",
        "---\njudul: Super Apps\n---\n\nAplikasi ini …",
    ),
    "B111": Entry(
        "di sini ada sisa dua versi berkas yang belum digabung ({nilai})",
        "pilih satu versi, lalu hapus baris <<<<<<<, =======, dan >>>>>>>",
        "<<<<<<< HEAD\nsatuan: persen\n=======\nsatuan: jiwa\n>>>>>>> usulan",
        "satuan: persen",
    ),
    "B112": Entry(
        "nama “{nama}” harus berakhiran {akhiran}",
        "ganti namanya menjadi {benar}",
        "quick-win/super-apps",
        "quick-win/super-apps.md",
    ),
    "B113": Entry(
        "tanggal {nilai} pada nama berkas tidak ada di kalender",
        "betulkan tanggal di depan nama berkas",
        "kabar/2025-02-30-peluncuran.md",
        "kabar/2025-02-28-peluncuran.md",
    ),
    # -- YAML ---------------------------------------------------------------------------------
    "Y101": Entry(
        "susunan YAML tidak terbaca: {sebab}",
        "{saran}",
        "judul: Super Apps: satu aplikasi",
        'judul: "Super Apps: satu aplikasi"',
    ),
    "Y102": Entry(
        "ada tab di awal baris",
        "ganti dengan dua spasi untuk setiap tingkat",
        "status:\n\t- keadaan: berjalan",
        "status:\n  - keadaan: berjalan",
    ),
    "Y103": Entry(
        "isian “{kunci}” ditulis dua kali",
        "gabungkan keduanya; hanya satu yang boleh ada",
        "satuan: persen\nsatuan: jiwa",
        "satuan: persen",
    ),
    "Y104": Entry(
        "tanda & atau * di awal isian (jangkar YAML) tidak boleh dipakai",
        "tulis isinya langsung, atau beri tanda kutip",
        "sumber: *sumber_umum",
        "sumber: [B41]",
    ),
    "Y105": Entry(
        "tanda seru di awal isian (tag YAML) tidak boleh dipakai",
        "hapus tanda itu, atau beri tanda kutip",
        "judul: !penting Super Apps",
        'judul: "!penting Super Apps"',
    ),
    "Y106": Entry(
        "berkas memuat lebih dari satu dokumen YAML",
        "hapus baris --- atau ... di tengah berkas",
        "nama: Kota Contoh\n---\nnama: Kota Lain",
        "nama: Kota Contoh",
    ),
    "Y107": Entry(
        "isian bertingkat terlalu dalam (paling banyak {batas} tingkat)",
        "sederhanakan susunannya",
        "a: [[[[[[[[[[[[[ ]]]]]]]]]]]]]",
        "a: [satu, dua]",
    ),
    "Y108": Entry(
        "berkas memuat terlalu banyak isian (lebih dari {batas})",
        "pecah menjadi beberapa berkas",
        "20.001 isian dalam satu berkas",
        "satu berkas untuk satu indikator",
    ),
    "Y109": Entry(
        "nama isian harus berupa teks biasa",
        "tulis nama isian, lalu titik dua, lalu isinya",
        "? [a, b]\n: isi",
        "nama: isi",
    ),
    "Y110": Entry(
        "tanda << (penggabungan YAML) tidak boleh dipakai",
        "tulis isinya langsung",
        "<<: bawaan",
        "satuan: persen",
    ),
    "Y111": Entry(
        "angka “{nilai}” terpotong pada komanya",
        'di dalam kurung {{ }} angka yang memuat koma harus diberi tanda kutip: "{benar}"',
        "{jenis: realisasi, untuk: 2022, teks: 21,5}",
        '{jenis: realisasi, untuk: 2022, teks: "21,5"}',
    ),
    "Y112": Entry(
        "teks terpotong pada tanda #",
        "tanda # mengawali catatan; beri tanda kutip pada seluruh isian",
        "judul: Menuju #BontangHebat",
        'judul: "Menuju #BontangHebat"',
    ),
    "Y113": Entry(
        "kalimat “{nilai}” terpotong pada komanya",
        "di dalam kurung {{ }} kalimat yang memuat koma harus diberi tanda kutip",
        "{hal: Julukan, isi: aman, tertib, dan bersih}",
        '{hal: Julukan, isi: "aman, tertib, dan bersih"}',
    ),
    # -- susunan ------------------------------------------------------------------------------
    "S101": Entry(
        "isian “{kunci}” tidak dikenal di sini",
        "yang dikenal: {dikenal}",
        "penanggungjawab: [diskominfo]",
        "penanggung_jawab: [diskominfo]",
    ),
    "S102": Entry(
        "isian wajib “{kunci}” tidak ada",
        "tambahkan isian itu di sini",
        "nilai:\n  - {jenis: realisasi, untuk: 2024}",
        'nilai:\n  - {jenis: realisasi, untuk: 2024, teks: "82,49"}',
    ),
    "S103": Entry(
        "“{kunci}” harus berupa {harus}, tetapi di sini tertulis {ada}",
        "ikuti susunan isian yang sama di berkas lain; contohnya ada di cities/kota-contoh",
        "sumber: B41",
        "sumber: [B41]",
    ),
    "S104": Entry(
        "isian “{kunci}” kosong",
        "isi, atau hapus barisnya; yang tidak diketahui cukup tidak ditulis",
        "tenggat:",
        "tenggat: 2026-12",
    ),
    "S105": Entry(
        "isian “{kunci}” berisi “{nilai}”, yang bukan salah satu pilihannya",
        "pilihannya: {pilihan}",
        "arah: meningkat",
        "arah: naik",
    ),
    "S106": Entry(
        "isian “{kunci}” terlalu panjang (paling banyak {batas} karakter)",
        "ringkas; uraian panjang ditulis di badan berkas",
        "ringkasan: (600 karakter)",
        "ringkasan: Satu aplikasi untuk semua layanan warga.",
    ),
    "S107": Entry(
        "daftar “{kunci}” tidak boleh kosong",
        "isi paling sedikit satu butir, atau hapus barisnya bila isian itu tidak wajib",
        "status: []",
        "status:\n  - {keadaan: rencana, sumber: [B41]}",
    ),
    "S108": Entry(
        "“{kunci}” tidak ditulis di berkas ini",
        "target ditulis di berkas indikator, lalu ditautkan lewat mendukung; batas waktu ditulis di tenggat",
        "target: 80 persen",
        "mendukung:\n  - {ke: indikator/indeks-spbe, dasar: dokumen, sumber: [B41]}",
    ),
    # -- nilai --------------------------------------------------------------------------------
    "N101": Entry(
        "waktu “{nilai}” tidak terbaca",
        "tulis 2019, 2019-07, atau 2019-07-08; triwulan 2025-TW1, semester 2024-S2, rentang 2019-07/2019-09; "
        "kata-kata sumber ditulis {{isi: 2026-06, teks: pertengahan 2026}}",
        "tanggal: 8 Juli 2019",
        "tanggal: 2019-07-08",
    ),
    "N102": Entry(
        "angka “{nilai}” tidak terbaca",
        "tulis seperti tercetak: 12,5 · 801.945 · 69,1–69,5 · ± 500 · >73,73; "
        "dua angka ditulis sebagai dua nilai; "
        "satuan tidak ikut, kecuali Rp dan %; keterangan boleh dalam kurung: Rp332 miliar, 2,72 (Baik)",
        'teks: "12.5"',
        'teks: "12,5"',
    ),
    "N103": Entry(
        "kode wilayah “{nilai}” tidak sah",
        'tulis dua angka, titik, dua angka, dalam tanda kutip: "64.74"',
        "isi: 6474",
        'isi: "64.74"',
    ),
    "N104": Entry(
        "“{nilai}” bukan nama pendek yang sah",
        "pakai huruf kecil, angka, dan tanda hubung saja, paling panjang 60 karakter",
        "id: Smart Governance",
        "id: smart-governance",
    ),
    "N105": Entry(
        "“{nilai}” bukan ya atau tidak",
        "tulis ya atau tidak",
        "utama: true",
        "utama: ya",
    ),
    "N106": Entry(
        "alamat “{nilai}” tidak sah",
        "tulis satu alamat lengkap tanpa spasi, diawali https:// atau http://",
        "url: www.bontangkota.go.id",
        "url: https://www.bontangkota.go.id/",
    ),
    "N107": Entry(
        "rujukan “{nilai}” tidak terbaca",
        'tulis nomor sumbernya, misalnya B41, atau {{id: B41, letak: "hlm. 12"}}',
        "sumber: [B41 hlm. 12]",
        'sumber: [{id: B41, letak: "hlm. 12"}]',
    ),
    "N108": Entry(
        "“{nilai}” dipakai sebagai tanda kosong",
        "yang tidak diketahui cukup tidak ditulis; 0 hanya untuk nol yang sungguh nol",
        'teks: "-"',
        "(barisnya dihapus)",
    ),
    "N109": Entry(
        "tanda simpul “{nilai}” tidak sah",
        "tulis jenis dan urutannya: visi, misi-1, tujuan-1-2, sasaran-3, program-banjir",
        "id: m1",
        "id: misi-1",
    ),
    "N110": Entry(
        "tujuan tautan “{nilai}” tidak terbaca",
        "tulis folder atau periode, garis miring, lalu namanya: quick-win/aduan-warga, 2025-2029/misi-5",
        "ke: misi 5",
        "ke: 2025-2029/misi-5",
    ),
    "N111": Entry(
        "periode “{nilai}” tidak sah",
        "tulis tahun awal dan akhir: 2025-2029",
        "periode: 2025–29",
        "periode: 2025-2029",
    ),
    "N112": Entry(
        "alamat halaman “{nilai}” tidak sah",
        "tulis alamat di dalam daerah ini tanpa garis miring di depan: quick-win/super-apps/",
        "alamat_lama: [/quick-win/Super Apps]",
        "alamat_lama: [quick-win/super-apps/]",
    ),
    "N113": Entry(
        "“{nilai}” bukan nama akun yang sah",
        "tulis nama akun atau kelompok tanpa tanda @ dan tanpa alamat web, misalnya diskominfo-bontang",
        'pengelola: ["@diskominfo bontang"]',
        "pengelola: [diskominfo-bontang]",
    ),
    "N114": Entry(
        "{nilai} masih contoh",
        "ganti dengan isi yang sebenarnya, tanpa tanda ‹ dan ›; yang tidak diketahui dihapus barisnya",
        "kepala: ‹Budi Contoh›",
        "kepala: Neni Moerniaeni",
    ),
    # -- rujukan ------------------------------------------------------------------------------
    "R101": Entry(
        "sumber “{nilai}” belum ada di sumber.yml",
        "tambahkan di akhir sumber.yml (nomor baru berikutnya {baru}), atau perbaiki nomornya di sini",
        "sumber: [B412]",
        "sumber: [B41]",
    ),
    "R102": Entry(
        "perangkat daerah “{nilai}” tidak ada di opd.yml",
        "pakai nama pendek di kiri opd.yml: {pilihan}; tambahkan hanya bila kantornya belum ada",
        "penanggung_jawab: [diskomifo]",
        "penanggung_jawab: [diskominfo]",
    ),
    "R103": Entry(
        "dimensi “{nilai}” tidak dikenal",
        "dimensinya enam: {pilihan}",
        "id: smart-goverment",
        "id: smart-governance",
    ),
    "R104": Entry(
        "indikator “{nilai}” tidak ada di folder indikator/",
        "buat berkasnya, atau perbaiki tulisannya",
        "ke: indikator/spbe",
        "ke: indikator/indeks-spbe",
    ),
    "R105": Entry(
        "dokumen “{nilai}” tidak ada di dokumen.yml",
        "tambahkan ke dokumen.yml, atau perbaiki tulisannya",
        "dokumen: rkpd-27",
        "dokumen: rkpd-2027",
    ),
    "R106": Entry(
        "simpul “{nilai}” tidak ada di rencana {periode}",
        "periksa id simpul di rpjmd/{periode}.yml",
        "ke: 2025-2029/misi-9",
        "ke: 2025-2029/misi-5",
    ),
    "R107": Entry(
        "satuan “{nilai}” tidak ada di daftar satuan",
        "misalnya {pilihan}; daftarnya di cities/_acuan/satuan.yml, dan pengelola portal dapat menambahkannya",
        "satuan: prosen",
        "satuan: persen",
    ),
    "R108": Entry(
        "seri “{nilai}” tidak ada di indikator ini",
        "tambahkan di bagian seri, atau perbaiki tulisannya",
        "seri: survey",
        "seri: survei",
    ),
    "R109": Entry(
        "“{nilai}” tidak menunjuk quick win, program, indikator, atau simpul rencana yang ada",
        "tulis quick-win/…, program/…, indikator/…, atau 2025-2029/…",
        "untuk: [quick-win/superapps]",
        "untuk: [quick-win/super-apps-bessai-berinta]",
    ),
    "R110": Entry(
        "acuan “{nilai}” tidak ada di daftar indikator acuan",
        "pakai acuan yang ada, atau hapus isian ini",
        "acuan: ipm2",
        "acuan: ipm",
    ),
    "R111": Entry(
        "rencana periode “{nilai}” tidak ada di folder rpjmd/",
        "buat rpjmd/{nilai}.yml, atau perbaiki periodenya",
        "ke: 2025-2030/misi-1",
        "ke: 2025-2029/misi-1",
    ),
    "R112": Entry(
        "berkas “{nilai}” tidak ada di folder berkas/",
        "unggah berkasnya, atau perbaiki namanya",
        "berkas: perwali.pdf",
        "berkas: perwali-18-2021.pdf",
    ),
    "R113": Entry(
        "tautan “{nilai}” tidak menuju halaman yang ada",
        "tautan di dalam daerah ditulis dari folder daerah, misalnya quick-win/super-apps/",
        "[Super Apps](quick-win/superapps/)",
        "[Super Apps](quick-win/super-apps-bessai-berinta/)",
    ),
    "R114": Entry(
        "seri acuan “{nilai}” tidak ada pada acuan “{acuan}”",
        "pilihannya: {pilihan}",
        "seri_acuan: ssgi",
        "seri_acuan: ssgi-ski",
    ),
    "R115": Entry(
        "{apa} “{nilai}” tidak ada di daftar acuan",
        "pilihannya: {pilihan}",
        "kelas: koran",
        "kelas: media-lokal",
    ),
    "R116": Entry(
        "tahap “{nilai}” tidak ada di peta jalan ini",
        "tambahkan di bagian tahap, atau perbaiki tulisannya",
        "tahap: pendek",
        "tahap: jangka-pendek",
    ),
    "R117": Entry(
        "kode wilayah {kode} tidak ada dalam daftar kode kabupaten dan kota",
        "periksa kodenya; daftarnya menurut Kepmendagri 300.2.2-2138/2025",
        'kode: {isi: "64.79"}',
        'kode: {isi: "64.74"}',
    ),
    "R118": Entry(
        "kode wilayah {kode} adalah kode {nama}, {provinsi}",
        "samakan kode, nama, dan provinsi dengan daftar kode kabupaten dan kota",
        'nama: Kota Bontang\nkode: {isi: "64.71"}',
        'nama: Kota Bontang\nkode: {isi: "64.74"}',
    ),
    "R119": Entry(
        "sebutan “{nilai}” adalah nama lain dimensi {lain}, bukan {dimensi}",
        "samakan id dengan sebutannya; daftar nama lain ada di dimensi.yml",
        "- {id: smart-economy, teks: Smart People, dasar: dokumen, sumber: [B11]}",
        "- {id: smart-society, teks: Smart People, dasar: dokumen, sumber: [B11]}",
    ),
    "R120": Entry(
        "“{nilai}” ditulis {pendek}",
        "pakai nama pendek, yaitu tulisan di kiri pada opd.yml",
        "penanggung_jawab: [Dinas Kesehatan]",
        "penanggung_jawab: [dinkes]",
    ),
    # -- keadaan ------------------------------------------------------------------------------
    "Q203": Entry(
        "status “{nilai}” tidak dikenal",
        "pilihannya: {pilihan}",
        "keadaan: jalan",
        "keadaan: berjalan",
    ),
    "Q204": Entry(
        "urutan status mundur: {sesudah} ditulis sesudah {sebelum}",
        "tulis status dari yang paling lama; yang terakhir adalah yang berlaku",
        "status:\n  - {keadaan: berjalan, tanggal: 2024}\n  - {keadaan: rencana, tanggal: 2020}",
        "status:\n  - {keadaan: rencana, tanggal: 2020}\n  - {keadaan: berjalan, tanggal: 2024}",
    ),
    "Q205": Entry(
        "berkas ini ada di quick-win/, tetapi tidak ada sumber yang menyebutnya “quick win”",
        "isi label dengan sebutan menurut sumber, atau pindahkan ke folder program/",
        "label: {isi: program, sumber: [B7]}",
        "label: {isi: quick win, sumber: [B7]}",
    ),
    # -- aturan -------------------------------------------------------------------------------
    "A101": Entry(
        "dua nilai berbeda ({nilai} dan {lain}) untuk hal yang sama",
        "tandai satu dengan utama: ya, atau semuanya dengan terbuka: ya",
        'nilai:\n  - {jenis: realisasi, untuk: 2024, teks: "24,6"}\n  - {jenis: realisasi, untuk: 2024, teks: "24,8"}',
        'nilai:\n  - {jenis: realisasi, untuk: 2024, teks: "24,6", terbuka: ya}\n'
        '  - {jenis: realisasi, untuk: 2024, teks: "24,8", terbuka: ya}',
    ),
    "A102": Entry(
        "lebih dari satu isian bertanda utama",
        "sisakan satu utama: ya",
        "- {isi: A, utama: ya}\n- {isi: B, utama: ya}",
        "- {isi: A, utama: ya}\n- {isi: B}",
    ),
    "A103": Entry(
        "tidak ada sumber untuk {apa}",
        "tambahkan sumber: […]; yang tanpa sumber tidak boleh terbit",
        '{jenis: realisasi, untuk: 2024, teks: "82,49"}',
        '{jenis: realisasi, untuk: 2024, teks: "82,49", sumber: [B67]}',
    ),
    "A104": Entry(
        "tahun {tahun} di luar periode {periode}",
        "target boleh sampai satu tahun sesudah periode; periksa tahun atau dokumennya",
        "{jenis: target, untuk: 2034, dokumen: rpjmd-2025-2029}",
        "{jenis: target, untuk: 2029, dokumen: rpjmd-2025-2029}",
    ),
    "A105": Entry(
        "“{nilai}” sudah dipakai",
        "beri nama lain; setiap nama hanya untuk satu hal",
        "- {id: misi-1, …}\n- {id: misi-1, …}",
        "- {id: misi-1, …}\n- {id: misi-2, …}",
    ),
    "A106": Entry(
        "nilai ini tidak menyebut untuk kapan dan tidak menyebut kapan dikatakan",
        "isi untuk, atau bila tidak diketahui isi disebut dengan waktu sumbernya",
        '{jenis: realisasi, teks: "0,330", sumber: [B67]}',
        '{jenis: realisasi, disebut: 2025-10-15, teks: "0,330", sumber: [B67]}',
    ),
    "A107": Entry(
        "target ini tidak menyebut dokumennya dan tidak menyebut siapa yang mengatakannya",
        "isi dokumen dengan id dari dokumen.yml; untuk pernyataan pejabat cukup isi oleh",
        '{jenis: target, untuk: 2026, teks: "12,5"}',
        '{jenis: target, untuk: 2026, teks: "12,5", dokumen: rkpd-2026}',
    ),
    "A108": Entry(
        "tenggat {tenggat} lebih awal daripada mulai {mulai}",
        "periksa kedua tanggal, lalu perbaiki yang keliru",
        "mulai: 2026-04\ntenggat: 2025-12",
        "mulai: 2026-04\ntenggat: 2026-12",
    ),
    "A109": Entry(
        "{apa} ditulis dengan dasar: {dasar} tanpa {kurang}",
        "tulis {kurang}; dasar: redaksi memerlukan alasan, dasar: dokumen memerlukan sumber",
        "{ke: 2025-2029/misi-5, dasar: redaksi}",
        "{ke: 2025-2029/misi-5, dasar: redaksi, alasan: Misi 5 tentang lingkungan}",
    ),
    "A110": Entry(
        "kode {kode} bukan kode {jenis}",
        "kode kabupaten berakhiran 01–69, kode kota 71–99",
        'jenis: kota\nkode: {isi: "64.02"}',
        'jenis: kota\nkode: {isi: "64.74"}',
    ),
    "A111": Entry(
        "simpul “{nilai}” menjadi induk bagi dirinya sendiri",
        "tulis simpul di atasnya pada isian induk, atau hapus isian itu",
        "- {id: misi-1, induk: [misi-1]}",
        "- {id: misi-1, induk: [visi]}",
    ),
    "A112": Entry(
        "nama folder “{folder}” tidak cocok dengan jenis dan nama daerah",
        "nama foldernya seharusnya {harus}",
        "cities/bontang",
        "cities/kota-bontang",
    ),
    "A113": Entry(
        "satuan “{satuan}” berbeda dengan satuan acuan “{acuan}” ({harus})",
        "samakan satuannya, atau hapus isian acuan",
        "satuan: jiwa\nacuan: ipm",
        "satuan: indeks\nacuan: ipm",
    ),
    "A114": Entry(
        "alamat “{alamat}” pernah terbit tetapi sekarang hilang",
        "kembalikan halamannya, tulis alamat itu di alamat_lama halaman penggantinya, "
        "atau catat di nisan dalam daerah.yml",
        "(quick-win/super-apps.md dihapus)",
        "alamat_lama: [quick-win/super-apps/]",
    ),
    "A115": Entry(
        "alamat “{alamat}” dipakai dua halaman",
        "hapus dari salah satu alamat_lama, atau beri salah satu halaman nama lain",
        "alamat_lama: [quick-win/super-apps/] pada dua berkas",
        "alamat_lama: [quick-win/super-apps/] pada satu berkas",
    ),
    "A116": Entry(
        "nilai tidak boleh sekaligus utama dan terbuka",
        "pilih satu: utama bila satu sumber lebih kuat, terbuka bila belum dapat dipilih",
        "{utama: ya, terbuka: ya}",
        "{terbuka: ya}",
    ),
    "A118": Entry(
        "daerah ini {keadaan}; hanya kota-contoh yang harus bertanda contoh: ya",
        "hapus tanda itu dari daerah nyata, atau tulis contoh: ya pada kota-contoh",
        "cities/kota-bontang/daerah.yml: contoh: ya",
        "cities/kota-contoh/daerah.yml: contoh: ya",
    ),
    "A119": Entry(
        "kode wilayah {kode} sudah dipakai daerah lain",
        "periksa kode kedua daerah, lalu perbaiki yang keliru",
        'kode: {isi: "64.74"} pada dua daerah',
        'kode: {isi: "64.74"} pada satu daerah',
    ),
    "A120": Entry(
        "tonggak ini tidak punya waktu dan tidak punya tenggat",
        "isi waktu bila sudah terjadi, atau tenggat bila masih direncanakan",
        "- {id: kick-off, judul: Kick-off, sumber: [B12]}",
        "- {id: kick-off, judul: Kick-off, waktu: 2020-02-27, sumber: [B12]}",
    ),
    "A121": Entry(
        "dimensi ini tidak menyebut id dan tidak menyebut teks",
        "isi id dengan satu dari enam dimensi, atau teks dengan sebutan sumbernya",
        "- {dasar: dokumen, sumber: [B11]}",
        "- {id: smart-governance, dasar: dokumen, sumber: [B11]}",
    ),
    "A122": Entry(
        "periode “{nilai}” berbeda dengan nama berkasnya ({harus})",
        "samakan isian periode dengan nama berkas",
        "rpjmd/2025-2029.yml: periode: 2025-2030",
        "rpjmd/2025-2029.yml: periode: 2025-2029",
    ),
    "A123": Entry(
        "“{nilai}” terdaftar dua kali, sebagai {lain} dan {pendek}",
        "sisakan satu nama pendek, lalu pakai nama itu di semua berkas",
        "dinkes: {nama: Dinas Kesehatan}\ndinas-kesehatan: {nama: Dinas Kesehatan}",
        "dinkes: {nama: Dinas Kesehatan}",
    ),
    "A124": Entry(
        "{apa} bertanggal {nilai}, sesudah hari pemeriksaan ({per})",
        "periksa tahunnya; yang baru direncanakan ditulis di tenggat atau sebagai target",
        "{keadaan: berjalan, tanggal: 2052-01-31, sumber: [B41]}",
        "{keadaan: berjalan, tanggal: 2025-01-31, sumber: [B41]}",
    ),
    "A125": Entry(
        "alamat “{alamat}” memuat nama daerah",
        "alamat ditulis dari dalam folder daerah: {benar}",
        "alamat_lama: [kota-bontang/quick-win/super-apps/]",
        "alamat_lama: [quick-win/super-apps/]",
    ),
    # -- prosa --------------------------------------------------------------------------------
    "P101": Entry(
        "kode HTML “{nilai}” tidak boleh dipakai",
        "tulis dengan Markdown: **tebal**, *miring*, [teks](alamat)",
        "<b>Penting</b>",
        "**Penting**",
    ),
    "P102": Entry(
        "kutipan “{nilai}” tidak terbaca",
        "tulis [@B7] atau [@B7, hlm. 12]",
        "[@ B7]",
        "[@B7]",
    ),
    "P103": Entry(
        "paragraf ini memuat angka “{nilai}” tetapi tidak menyebut sumber",
        "tambahkan kutipan di akhir kalimatnya, misalnya [@{contoh}]",
        "Aplikasi ini melayani 7.000 warga.",
        "Aplikasi ini melayani 7.000 warga [@B48].",
    ),
    "P104": Entry(
        "tingkat judul bagian tidak urut ({nilai})",
        "mulai dari ##, lalu ### di bawahnya; # dipakai untuk judul halaman",
        "# Manfaat",
        "## Manfaat",
    ),
    "P105": Entry(
        "bab ini tidak punya satu pun judul bagian",
        "beri judul bagian dengan ## supaya pembaca dapat menautkannya",
        "Masterplan ini disusun …",
        "## Latar belakang\n\nMasterplan ini disusun …",
    ),
    "P106": Entry(
        "tautan “{nilai}” tidak boleh dipakai",
        "pakai https://, mailto:, tel:, atau alamat halaman di daerah ini",
        "[klik](javascript:alert)",
        "[laman resmi](https://bontangkota.go.id/)",
    ),
    "P107": Entry(
        "definisi tautan terpisah “{nilai}” tidak boleh dipakai",
        "tulis alamatnya langsung: [teks](alamat)",
        "[1]: https://contoh.go.id",
        "[laman](https://contoh.go.id)",
    ),
    "P108": Entry(
        "gambar harus berasal dari folder berkas/ daerah ini dan diberi keterangan",
        "tulis ![keterangan gambar](berkas/nama.jpg)",
        "![](https://contoh.com/foto.jpg)",
        "![Peta genangan tahun 2024](berkas/peta-genangan.jpg)",
    ),
    "P109": Entry(
        "judul bagian “{nilai}” ditulis dua kali",
        "beri nama lain supaya tautannya tidak kembar",
        "## Manfaat … ## Manfaat",
        "## Manfaat … ## Manfaat bagi nelayan",
    ),
    "P110": Entry(
        "blok kode yang dibuka dengan {nilai} tidak ditutup",
        "tulis {nilai} pada baris tersendiri sesudah kodenya, atau hapus",
        "```\nperintah",
        "```\nperintah\n```",
    ),
    "P111": Entry(
        "baris ini terlalu panjang atau terlalu menjorok",
        "pecah menjadi beberapa paragraf (satu baris paling banyak {batas} karakter), atau kurangi tingkat daftarnya",
        "- - - - - - - - - - - - - - - - - - - - - a",
        "- a",
    ),
    # -- larangan -----------------------------------------------------------------------------
    "L101": Entry(
        "di sini ada nomor yang berbentuk NIK atau nomor KK (berakhiran {akhir})",
        "hapus nomornya; bila telanjur tersimpan, segera beri tahu pengelola portal, karena riwayat masih memuatnya",
        "Penerima: Sari, NIK 3201…0001",
        "Penerima: 25 keluarga di Kelurahan Misal",
    ),
    "L102": Entry(
        "di sini ada nomor ponsel (berakhiran {akhir})",
        "hapus nomornya; nomor layanan yang terbuka untuk umum ditulis pada isian telepon atau kontak",
        "catatan: Hubungi Pak Budi, 0812…678",
        'kontak: "WhatsApp layanan Diskominfo: 0812…678"',
    ),
    "L103": Entry(
        "di sini ada alamat surel pribadi (di {alamat})",
        "hapus alamatnya; surel kantor yang terbuka untuk umum ditulis pada isian surel atau kontak",
        "catatan: Kirim ke budi@gmail.com",
        "surel: ppid@kotacontoh.go.id",
    ),
    "L104": Entry(
        "“{nilai}” lazim dipakai untuk iklan judi",
        "hapus tulisan itu; bila bukan Anda yang menulisnya, segera beri tahu pengelola portal",
        "[link alternatif](https://slot-gacor.example/)",
        "[laman resmi](https://kotacontoh.go.id/)",
    ),
    # -- batas pengolahan ---------------------------------------------------------------------
    "K101": Entry(
        "pengolahan daerah ini dihentikan karena belum selesai setelah {waktu} detik",
        "periksa berkas yang terakhir diubah; bila daerahnya memang besar, naikkan batas_detik di mkdocs.yml",
        "paragraf dengan puluhan ribu tanda kurung yang tidak ditutup",
        "paragraf biasa",
    ),
    "K102": Entry(
        "pengolahan daerah ini dihentikan karena memerlukan memori lebih dari {memori} MiB",
        "periksa berkas yang terakhir diubah; bila daerahnya memang besar, naikkan batas_mib di mkdocs.yml",
        "ratusan berkas yang masing-masing sebesar batas",
        "satu berkas untuk satu halaman",
    ),
    "K103": Entry(
        "proses yang mengolah daerah ini mati mendadak, dua kali",
        "periksa berkas yang terakhir diubah dan sisa memori komputer, lalu ulangi; bila tetap, laporkan",
        "daerah yang mematikan prosesnya",
        "daerah yang selesai diolah",
    ),
    "K104": Entry(
        "program gagal mengolah daerah ini: {rinci}",
        "ini kesalahan program, bukan kesalahan data; laporkan kepada pengelola beserta kalimat ini",
        "data benar yang membuat program gagal",
        "program yang sudah diperbaiki",
    ),
    # -- lembar kerja -------------------------------------------------------------------------
    "E101": Entry(
        "ini {jenis}, bukan buku kerja Excel (.xlsx)",
        "buka dengan Excel atau LibreOffice, lalu simpan sebagai “Buku kerja Excel (.xlsx)”",
        "data.csv yang diganti namanya menjadi data.xlsx",
        "berkas yang disimpan sebagai .xlsx",
    ),
    "E102": Entry(
        "buku kerja ini dikunci dengan kata sandi",
        "buka dengan kata sandinya, hapus kata sandi itu (Simpan Sebagai, Alat, Opsi Umum), lalu simpan",
        "buku kerja dengan kata sandi pembuka",
        "buku kerja tanpa kata sandi pembuka",
    ),
    "E103": Entry(
        "buku kerja ini terlalu besar ({ukuran} MiB; batasnya {batas} MiB)",
        "ekspor buku kerja baru, lalu salin hanya isi yang berubah; gambar tidak perlu",
        "buku kerja yang memuat foto atau ribuan baris kosong berwarna",
        "buku kerja hasil petajalan ekspor",
    ),
    "E104": Entry(
        "buku kerja ini rusak atau tidak lengkap",
        "buka dengan Excel atau LibreOffice, simpan ulang sebagai .xlsx; bila tetap, ekspor yang baru",
        "unduhan yang terputus",
        "berkas yang dapat dibuka dengan Excel",
    ),
    "E105": Entry(
        "buku kerja ini tidak memuat satu pun lembar Petajalan",
        "pakai buku kerja dari petajalan ekspor; nama lembarnya quick-win, indikator, nilai, dan lainnya",
        "buku kerja dengan lembar Sheet1",
        "buku kerja dengan lembar indikator dan nilai",
    ),
    "E106": Entry(
        "buku kerja ini dibuat untuk daerah {lain}, bukan {daerah}",
        "hapus --daerah, atau pakai buku kerja daerah itu",
        "petajalan impor bontang.xlsx --daerah kota-balikpapan",
        "petajalan impor bontang.xlsx",
    ),
    "E111": Entry(
        "lembar “{lembar}” tidak dikenal",
        "kembalikan nama lembarnya; lembar lain di buku kerja tetap diperiksa",
        "lembar “indikatr”",
        "lembar “indikator”",
    ),
    "E112": Entry(
        "baris nama kolom tidak ditemukan; yang harus ada: {kolom}",
        "kembalikan nama kolom di baris pertama, persis seperti pada hasil ekspor",
        "baris pertama dihapus",
        "slug | judul | ringkasan | …",
    ),
    "E113": Entry(
        "kolom “{kolom}” tidak dikenal",
        "kembalikan nama kolomnya supaya isinya terbaca",
        "kolom “penanggungjawab”",
        "kolom “penanggung_jawab”",
    ),
    "E114": Entry(
        "kolom “{kolom}” ada dua kali",
        "sisakan satu; hapus atau beri nama lain yang satunya",
        "catatan | catatan",
        "catatan",
    ),
    "E115": Entry(
        "sel {sel} digabung",
        "pisahkan lagi (Beranda, Gabungkan & Tengahkan), lalu isi setiap sel",
        "satu sel untuk tiga baris",
        "tiga sel yang masing-masing terisi",
    ),
    "E116": Entry(
        "ada isi di sel {sel} pada lembar “{lembar}”, terlalu jauh untuk dibaca",
        "hapus isi itu; paling banyak {baris} baris dan 300 kolom",
        "tulisan di baris 1.000.000",
        "tulisan di bawah baris terakhir",
    ),
    "E121": Entry(
        "sel ini berisi rumus yang belum punya hasil",
        "ganti rumusnya dengan hasilnya: salin, lalu Tempel Khusus, Nilai",
        "=RATA2(F2:F9) yang belum dihitung",
        "12,5",
    ),
    "E122": Entry(
        "sel ini berisi rumus; yang dibaca hasil terakhirnya",
        "bila hasilnya belum benar, ganti rumus dengan hasilnya",
        "=6+6,5",
        "12,5",
        Severity.NOTICE,
    ),
    "E123": Entry(
        "sel ini berisi galat rumus {nilai}",
        "perbaiki rumusnya, atau tulis hasilnya",
        "#N/A",
        "12,5",
    ),
    "E124": Entry(
        "sel ini angka berbentuk persen; yang tersimpan seperseratusnya",
        "ubah bentuk sel menjadi Teks, lalu tulis angkanya seperti tercetak, misalnya 12,5",
        "0,125 yang tampil sebagai 12,5%",
        "12,5 sebagai teks",
    ),
    "E125": Entry(
        "sel ini berisi jam ({nilai}), bukan tanggal",
        "ubah bentuk sel menjadi Teks, lalu tulis waktunya",
        "08:30:00",
        "8 Juli 2019",
    ),
    "E126": Entry(
        "angka {nilai} bukan tahun; mungkin tanggal yang kehilangan bentuknya",
        "ubah bentuk sel menjadi Teks, lalu tulis 31/01/2025 atau 31 Januari 2025",
        "45688",
        "31/01/2025",
    ),
    "E127": Entry(
        "titik pada “{nilai}” dapat berarti desimal atau ribuan",
        "tulis {koma} bila desimal; untuk ribuan, tulis tiga angka sesudah titik",
        "12.5",
        "12,5",
    ),
    "E128": Entry(
        "baris ini tidak menyebut {kolom}",
        "isi {isi}, atau kosongkan seluruh baris",
        "baris sumber tanpa id",
        "S40 | Laporan Kinerja 2025 | …",
    ),
    "E129": Entry(
        "“{nilai}” sudah ada di lembar ini",
        "setiap nama hanya untuk satu baris; hapus baris kembarnya, atau beri nama lain",
        "dua baris ber-slug layanan-contoh",
        "satu baris ber-slug layanan-contoh",
    ),
    "E130": Entry(
        "isi kolom {kolom} di sini terlalu rinci untuk diubah dari buku kerja",
        "kembalikan “{lama}”, lalu ubah langsung di {berkas}",
        "tenggat dengan dua versi, diganti dengan satu tanggal",
        "tenggat dengan dua versi, dibiarkan",
    ),
    "E131": Entry(
        "kolom wajib “{kolom}” kosong",
        "isi sel ini",
        "quick win tanpa ringkasan",
        "quick win dengan ringkasan satu kalimat",
    ),
    "E132": Entry(
        "halaman “{nilai}” tidak ada",
        "tulis nama pendek halaman yang ada, atau tambahkan dahulu di lembarnya",
        "quick-win/layanan",
        "quick-win/layanan-contoh",
    ),
    "E133": Entry(
        "butir {nilai} tidak ada pada {halaman}",
        "kosongkan butir bila barisnya baru; butir lama jangan diganti",
        "butir 9 pada halaman dengan tiga status",
        "butir kosong",
    ),
    "E134": Entry(
        "data ini berubah sejak buku kerja dibuat: dari “{lama}” menjadi “{kini}”",
        "ekspor buku kerja baru, lalu ulangi perubahan di sel ini",
        "dua orang mengubah tenggat yang sama",
        "buku kerja dari data terbaru",
    ),
    "E135": Entry(
        "nama pendek “{lama}” diganti menjadi “{baru}”",
        "kembalikan; alamat yang pernah terbit tidak diganti dari buku kerja",
        "slug layanan-contoh diganti layanan-kota",
        "slug tetap, judul yang diganti",
    ),
    "E136": Entry(
        "isi sel ini tidak dapat diletakkan di {berkas}",
        "ubah langsung di berkas itu",
        "isian yang susunannya tidak biasa",
        "isian biasa: nama, titik dua, isi",
    ),
    "E137": Entry(
        "halaman baru ini belum punya baris di lembar {lembar}",
        "tambahkan satu baris di lembar {lembar} dengan halaman ini",
        "quick win baru tanpa keadaan",
        "quick-win/aduan-warga | | rencana | …",
    ),
    "E138": Entry(
        "baris ini belum ada di {berkas}, padahal berkas itu sudah bertambah sejak buku kerja dibuat",
        "buku kerja ini rupanya sudah pernah diimpor; ekspor buku kerja baru, lalu perbaiki barisnya di sana",
        "baris status baru yang diperbaiki sesudah ditulis, lalu diimpor lagi",
        "buku kerja baru, dengan baris itu bernomor butir",
    ),
    "E139": Entry(
        "“{nilai}” sudah ada di {berkas} dengan isi lain",
        "ekspor buku kerja baru untuk mengubahnya; untuk yang memang baru, pakai nama lain",
        "S1 di buku kerja kosong, padahal daerahnya sudah punya S1",
        "S2",
    ),
    "E140": Entry(
        "nomor sumber “{nilai}” tanpa huruf",
        "tulis hurufnya juga, seperti sumber yang lain: {saran}",
        "43",
        "S43",
    ),
    "E141": Entry(
        "lembar “{lembar}” bukan lembar Petajalan dan tidak dibaca",
        "tidak perlu apa-apa bila lembar itu milik Anda sendiri",
        "lembar “Hitungan saya”",
        "lembar “nilai”",
        Severity.NOTICE,
    ),
    "E142": Entry(
        "kolom “{kolom}” bukan kolom Petajalan dan tidak dibaca",
        "tidak perlu apa-apa bila kolom itu milik Anda sendiri",
        "kolom “petugas input”",
        "kolom “catatan”",
        Severity.NOTICE,
    ),
    "E143": Entry(
        "{jumlah} baris tidak ada di lembar ini; datanya dibiarkan: {nama}",
        "buku kerja tidak menghapus; bila memang harus hilang, hapus langsung di berkasnya",
        "baris layanan-contoh dihapus dari lembar",
        "baris layanan-contoh dibiarkan",
        Severity.NOTICE,
    ),
    "E144": Entry(
        "{apa} tersembunyi, tetapi tetap dibaca",
        "tampilkan lagi bila ingin memeriksanya",
        "baris yang disaring atau disembunyikan",
        "baris yang tampak",
        Severity.NOTICE,
    ),
    "E145": Entry(
        "kolom ini tidak ada di lembar, jadi isinya tidak berubah: {kolom}",
        "tidak perlu apa-apa bila memang tidak ingin mengubahnya",
        "kolom catatan dihapus",
        "semua kolom ada",
        Severity.NOTICE,
    ),
    "E146": Entry(
        "lembar ini tidak ada, jadi datanya tidak berubah: {lembar}",
        "tidak perlu apa-apa bila memang tidak ingin mengubahnya",
        "lembar bukti dihapus",
        "semua lembar ada",
        Severity.NOTICE,
    ),
    "E147": Entry(
        "isi lama “{lama}” diganti dan tidak disimpan",
        "isi riwayat di {berkas} bila ini ralat atau perubahan, biarkan bila dahulu salah ketik",
        "96,5 diganti 95,8 karena sumbernya meralat",
        "96,5 diganti 95,8, dan riwayat menyebut 96,5 dengan alasannya",
        Severity.NOTICE,
    ),
}
