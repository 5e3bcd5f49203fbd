// The search page: the country's short records, or the full text of the region that is chosen.
// search.py builds what it reads; views/cari.html holds its elements and its words.

const PECAHAN = 8; // as in search.py
const SEHALAMAN = 10;
const PANJANG_CUPLIKAN = 40; // words
const JEDA_KETIK = 250; // milliseconds

// The portal may lie in any path, so its root follows from where this file lies.
const AKAR = new URL("../", import.meta.url);
const jalur = (alamat) => new URL(alamat, AKAR).pathname;

const angka = new Intl.NumberFormat("id-ID");
const unsur = (nama) => document.getElementById(`cari-${nama}`);
const formulir = unsur("formulir");
const status = unsur("status");
const galat = unsur("galat");
const kosong = unsur("kosong");
const daftar = unsur("daftar");
const lebih = unsur("lebih");

// --- The engine -----------------------------------------------------------------------------------

async function buka(daerah) {
  const { createInstance } = await import(jalur("cari/pagefind/pagefind.js"));
  const mesin = createInstance({ basePath: jalur("cari/pagefind/"), noWorker: true });
  // mergeIndex waits without end for an engine that did not load; filters() reports it.
  await mesin.filters();
  const indeks = daerah
    ? [`cari/daerah/${encodeURIComponent(daerah)}/`]
    : Array.from({ length: PECAHAN }, (_, nomor) => `cari/indeks/${nomor}/`);
  const pilihan = { baseUrl: AKAR.pathname, language: "id", excerptLength: PANJANG_CUPLIKAN };
  await Promise.all(indeks.map((alamat) => mesin.mergeIndex(jalur(alamat), pilihan)));
  return mesin;
}

let terbuka = {};
let antrean = Promise.resolve();

// One after the other: engines share one memory, which two that start at once would overwrite.
function mesinUntuk(daerah) {
  antrean = antrean
    .catch(() => {})
    .then(async () => {
      if (terbuka.mesin && terbuka.daerah === daerah) return terbuka.mesin;
      await tutup();
      terbuka = { daerah, mesin: await buka(daerah) };
      return terbuka.mesin;
    });
  return antrean;
}

async function tutup() {
  const { mesin } = terbuka;
  terbuka = {};
  await mesin?.destroy();
}

// Pagefind passes over a download that fails and then finds nothing, which would be a false answer.
async function pastikanTersambung() {
  const jawaban = await fetch(jalur("cari/pagefind/pagefind-entry.json"), { cache: "no-store" });
  if (!jawaban.ok) throw new Error(`HTTP ${jawaban.status}`);
}

// --- Searching ------------------------------------------------------------------------------------

let giliran = 0; // an answer that is no longer asked for is dropped
let hasil = [];

async function cari() {
  const kini = ++giliran;
  const q = formulir.q.value.trim();
  const daerah = formulir.daerah.value;
  const jenis = formulir.jenis.value;
  const kata = q.match(/\S*[\p{L}\p{N}]\S*/gu) ?? [];
  if (!kata.length) {
    hasil = [];
    tampilkan([], "", true);
    return;
  }
  try {
    const mesin = await mesinUntuk(daerah);
    const results = await temukan(mesin, q, kata, jenis);
    if (!results.length) await pastikanTersambung();
    const isi = await Promise.all(results.slice(0, SEHALAMAN).map((satu) => satu.data()));
    if (kini !== giliran) return;
    hasil = results;
    const tempat = daerah ? ` di ${teksPilihan(formulir.daerah, daerah)}` : "";
    tampilkan(isi, `${angka.format(hasil.length)} hasil untuk “${q}”${tempat}`, true);
    kosong.hidden = hasil.length > 0;
  } catch (sebab) {
    if (kini === giliran) await gagal(sebab);
  }
}

// An index that lacks one of the words answers for the others alone, so a shard without "bontang" would
// give all it has on "sampah" to "sampah bontang". Hence a result must also answer to each single word.
async function temukan(mesin, q, kata, jenis) {
  const filters = jenis ? { jenis } : {};
  const tanya = async (apa) => (await mesin.search(apa, { filters })).results;
  if (q.startsWith('"') || kata.length === 1) return tanya(q);
  const [semua, ...masing] = await Promise.all([kata.join(" "), ...kata].map(tanya));
  const dikenal = masing.map((results) => new Set(results.map((satu) => satu.id)));
  return semua.filter((satu) => dikenal.every((himpunan) => himpunan.has(satu.id)));
}

async function muatLebih() {
  const kini = giliran;
  const awal = daftar.children.length;
  try {
    const isi = await Promise.all(hasil.slice(awal, awal + SEHALAMAN).map((satu) => satu.data()));
    if (kini !== giliran || awal !== daftar.children.length) return;
    tampilkan(isi, status.textContent, false);
    daftar.children[awal]?.querySelector("a").focus(); // the button may be gone
  } catch (sebab) {
    if (kini === giliran) await gagal(sebab);
  }
}

async function gagal(sebab) {
  console.warn(sebab);
  hasil = [];
  tampilkan([], "", true);
  galat.hidden = false;
  await tutup(); // so the next search loads it anew
}

// --- What the reader sees -------------------------------------------------------------------------

function tampilkan(isi, pesan, gantikan) {
  if (gantikan) daftar.replaceChildren();
  daftar.append(...isi.map(butir));
  status.textContent = pesan;
  galat.hidden = kosong.hidden = true;
  lebih.hidden = daftar.children.length >= hasil.length;
}

function butir(data) {
  const tautan = buat("a", "", data.meta.title ?? data.url);
  tautan.href = data.url;
  const judul = buat("h2", "cari-judul");
  judul.append(tautan);
  const daerah = data.meta.daerah ?? teksPilihan(formulir.daerah, formulir.daerah.value);
  const jenis = teksPilihan(formulir.jenis, data.filters.jenis?.[0]) ?? "Halaman";
  const baris = buat("li", "cari-hasil");
  baris.append(judul, buat("p", "cari-asal", `${daerah} · ${jenis}`), cuplikan(data));
  return baris;
}

// The excerpt is text with <mark> round words and with < and > as entities; it is taken apart here, so
// that nothing from a page is ever read as HTML.
function cuplikan(data) {
  const paragraf = buat("p", "cari-cuplikan");
  data.excerpt.split(/<\/?mark>/).forEach((potong, nomor) => {
    const teks = potong.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
    paragraf.append(nomor % 2 ? buat("mark", "", teks) : teks);
  });
  if (data.word_count > PANJANG_CUPLIKAN) paragraf.append(" …");
  return paragraf;
}

function buat(nama, kelas, teks = "") {
  const simpul = document.createElement(nama);
  if (kelas) simpul.className = kelas;
  simpul.textContent = teks;
  return simpul;
}

function teksPilihan(pilihan, nilai) {
  return nilai ? Array.from(pilihan.options).find((satu) => satu.value === nilai)?.text : undefined;
}

// --- The address ----------------------------------------------------------------------------------

function bacaAlamat() {
  const bagian = new URLSearchParams(location.search);
  formulir.q.value = bagian.get("q") ?? "";
  for (const nama of ["daerah", "jenis"]) {
    const nilai = bagian.get(nama) ?? "";
    formulir[nama].value = teksPilihan(formulir[nama], nilai) ? nilai : "";
  }
}

// Typing changes the address in place, but never that of a search the reader sent: that one stays
// reachable by the back button.
function tulisAlamat(tetap) {
  const isian = [...new FormData(formulir)].map(([nama, nilai]) => [nama, nilai.trim()]);
  const bagian = new URLSearchParams(isian.filter(([, nilai]) => nilai)).toString();
  const alamat = location.pathname + (bagian && `?${bagian}`);
  const sama = alamat === location.pathname + location.search;
  const sebelum = history.state?.tetap ?? false;
  const cara = !sama && (tetap || sebelum) ? "pushState" : "replaceState";
  history[cara]({ tetap: tetap || (sama && sebelum) }, "", alamat);
}

let penunda;

function kirim(tetap) {
  clearTimeout(penunda);
  tulisAlamat(tetap);
  cari();
}

formulir.addEventListener("submit", (peristiwa) => {
  peristiwa.preventDefault();
  kirim(true);
});
formulir.q.addEventListener("input", () => {
  clearTimeout(penunda);
  penunda = setTimeout(kirim, JEDA_KETIK, false);
});
formulir.daerah.addEventListener("change", () => kirim(true));
formulir.jenis.addEventListener("change", () => kirim(true));
lebih.addEventListener("click", muatLebih);
addEventListener("popstate", () => {
  clearTimeout(penunda);
  bacaAlamat();
  cari();
});

bacaAlamat();
cari();
