"""The officer's desk in a real browser, on a copy of the repository: what it saves passes the check, and shows."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from meja import Salinan, butir, isian, masuk, pilih, serving_desk, simpan, terbitkan, tulis
from pohon import ROOT
from situs import environment

pytest_plugins = "peramban_bersama"
pytestmark = pytest.mark.peramban

AXE = ROOT / "tests" / "vendor" / "axe.min.js"
# The preview reloads pages by a script in them, which the desk's own policy refuses: nobody loses a half-filled form.
RELOAD = "Executing inline script violates"


@pytest.fixture(scope="module")
def salinan(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Salinan]:
    with serving_desk(tmp_path_factory.mktemp("meja")) as copy:
        yield copy


def at(said: ConsoleMessage, origin: str) -> bool:
    return str(said.location["url"]).startswith(origin)


@pytest.fixture
def page(peramban: Browser, salinan: Salinan) -> Iterator[Page]:
    """Open a page, and fail on an error in it or a request to anywhere but this copy."""
    context = peramban.new_context(viewport={"width": 1280, "height": 900}, locale="id-ID")
    # The preview would reload the pages of the portal in the midst of a test, after each publication.
    context.route("**/livereload/**", lambda _: None)
    page = context.new_page()
    wrong: list[str] = []
    asked: list[str] = []
    # decap-server says 404 for a proposal that is not there; Decap asks for one with every entry.
    page.on("console", lambda s: wrong.append(s.text) if s.type == "error" and not at(s, salinan.peladen) else None)
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda one: asked.append(one.url))
    page.on("dialog", lambda dialog: dialog.accept())
    page.set_default_timeout(20_000)
    expect.set_options(timeout=20_000)
    yield page
    context.close()
    assert [text for text in wrong if RELOAD not in text] == []
    assert [url for url in asked if not url.startswith((salinan.situs, salinan.peladen, "data:", "blob:"))] == []


def test_an_officer_adds_a_quick_win(page: Page, salinan: Salinan) -> None:
    masuk(page, salinan)
    page.get_by_role("link", name="Tambah quick win").click()
    tulis(isian(page, "Judul"), "Kios Surat: kelurahan tanpa antre")
    tulis(isian(page, "Ringkasan"), "Warga mencetak surat sendiri\ndi kios kelurahan.")
    page.get_by_role("button", name="Tambah label").click()
    tulis(isian(page, "Isi"), "quick win")
    page.get_by_role("button", name="Tambah sumber").first.click()
    tulis(isian(page, "Nomor sumber"), "S39")
    tulis(isian(page, "Letak"), "hlm. 5")
    # Of the label are the first two, its own and the shared ones; the page needs one, too.
    page.get_by_role("button", name="Tambah sumber", exact=True).nth(2).click()
    tulis(page.get_by_label("Nomor sumber", exact=True).filter(visible=True).last, "S39")
    page.get_by_role("button", name="Tambah status").click()
    pilih(page, "Keadaan", "Rencana")
    tulis(isian(page, "Tanggal"), "kemarin")
    page.get_by_role("button", name="Simpan", exact=True).click()
    expect(page.get_by_text("Tanggal belum sesuai bentuknya: seperti 2026")).to_be_visible()
    tulis(isian(page, "Tanggal"), "2026-06 (pertengahan 2026)")
    tulis(isian(page, "Alasan"), "Baru tercantum pada profil quick win")
    simpan(page)

    # A save is a proposal: what is published has not changed.
    name = "kios-surat-kelurahan-tanpa-antre"
    path = f"cities/kota-contoh/quick-win/{name}.md"
    assert f"cms/quick-win/{name}" in salinan.git("branch", "--list")
    assert salinan.git("ls-tree", "--name-only", "utama", path) == ""

    terbitkan(page)
    assert (salinan.folder / path).read_text(encoding="utf-8") == (
        "---\n"
        'judul: "Kios Surat: kelurahan tanpa antre"\n'
        "ringkasan: Warga mencetak surat sendiri di kios kelurahan.\n"
        "label:\n"
        "  isi: quick win\n"
        "  sumber: [{id: S39, letak: hlm. 5}]\n"
        "status:\n"
        "  - keadaan: rencana\n"
        "    tanggal:\n"
        "      isi: 2026-06\n"
        "      teks: pertengahan 2026\n"
        "    alasan: Baru tercantum pada profil quick win\n"
        "sumber: [S39]\n"
        "---\n"
    )
    done = salinan.periksa()
    assert done.returncode == 0, done.stdout
    assert salinan.git("log", "-1", "--format=%s", "--", path) == f"Tambah quick win: {name}\n"
    salinan.tunggu(f"kota-contoh/quick-win/{name}/", "Kios Surat: kelurahan tanpa antre")


def test_an_edited_value_changes_one_line(page: Page, salinan: Salinan) -> None:
    before = salinan.git("rev-parse", "HEAD").strip()
    masuk(page, salinan, "indikator/entries/prevalensi-stunting")
    butir(page, "2023 · realisasi · 19,9").get_by_role("button", name="Buka atau tutup butir").first.click()
    shown = page.get_by_label("Teks", exact=True).filter(visible=True)
    expect(shown).to_have_value("19,9")
    tulis(shown, "20,1")
    simpan(page)
    terbitkan(page)
    changed = salinan.git("diff", "-U0", before, "HEAD").splitlines()
    assert [line for line in changed if re.match(r"[-+](?![-+])", line)] == [
        '-  - {jenis: realisasi, seri: survei, untuk: 2023, teks: "19,9", sumber: [S12]}',
        '+  - {jenis: realisasi, seri: survei, untuk: 2023, teks: "20,1", sumber: [S12]}',
    ]
    done = salinan.periksa()
    assert done.returncode == 0, done.stdout
    salinan.tunggu("kota-contoh/indikator/prevalensi-stunting/", "20,1")


def test_a_new_source_and_a_news_item(page: Page, salinan: Salinan) -> None:
    before = salinan.git("rev-parse", "HEAD").strip()
    masuk(page, salinan, "sumber/entries/sumber")
    page.get_by_role("button", name="Tambah sumber").click()
    # New items stand at the end; the form leads there and offers the next number.
    number = page.get_by_label("Nomor", exact=True).filter(visible=True)
    expect(number).to_have_value("S43")
    expect(number).to_be_focused()
    expect(number).to_be_in_viewport()
    tulis(page.get_by_label("Judul", exact=True).filter(visible=True), "Siaran pers kios surat")
    page.get_by_label("Kelas", exact=True).filter(visible=True).click()
    page.get_by_role("option", name="Resmi", exact=True).click()
    simpan(page)
    terbitkan(page)
    changed = salinan.git("diff", "-U0", before, "HEAD", "--", "cities").splitlines()
    assert [line for line in changed if re.match(r"[-+](?![-+])", line)] == [
        "+", "+S43:", "+  judul: Siaran pers kios surat", "+  kelas: resmi",
    ]  # fmt: skip

    page.get_by_role("link", name="Sumber").first.click()
    page.get_by_role("link", name="Kabar").click()
    page.get_by_role("link", name="Tambah kabar").click()
    tulis(isian(page, "Judul"), "Kios surat dibuka")
    tulis(isian(page, "Tanggal kabar"), "2026-11-20")
    page.get_by_role("button", name="Tambah sumber", exact=True).first.click()
    tulis(isian(page, "Nomor sumber"), "S43")
    tulis(isian(page, "Uraian"), "Kios surat dibuka pada 20 November 2026 [@S43].")
    simpan(page)
    terbitkan(page)
    text = (salinan.folder / "cities/kota-contoh/kabar/2026-11-20-kios-surat-dibuka.md").read_text(encoding="utf-8")
    assert text == (
        "---\njudul: Kios surat dibuka\nsumber: [S43]\n---\n\nKios surat dibuka pada 20 November 2026 [@S43].\n"
    )
    done = salinan.periksa()
    assert done.returncode == 0, done.stdout


MENU = """() => [...document.querySelectorAll('[role=menuitem]')].map((one) => {
  const { x, y, width, height } = one.getBoundingClientRect();
  const hit = (across) => one.contains(document.elementFromPoint(x + across, y + height / 2));
  return [one.textContent, hit(4) && hit(width - 4)];
})"""


@pytest.mark.parametrize(
    ("laci", "baris", "label", "taken", "said"),
    [
        ("sumber", "sumber", "Nomor", "S2", "Nomor S2 sudah dipakai; pakai S"),
        ("opd", "perangkat daerah dan lembaga", "Nama pendek", "diskominfo",
         "Nama pendek diskominfo sudah dipakai; pakai nama lain."),
        ("dokumen", "dokumen", "Nama pendek", "rpjmd-2025-2029",
         "Nama pendek rpjmd-2025-2029 sudah dipakai; pakai nama lain."),
    ],
)  # fmt: skip
def test_a_name_that_is_taken_is_refused_at_its_field(
    page: Page, salinan: Salinan, laci: str, baris: str, label: str, taken: str, said: str
) -> None:
    masuk(page, salinan, f"{laci}/entries/{laci}")
    page.get_by_role("button", name=f"Tambah {baris}", exact=True).click()
    tulis(page.get_by_label(label, exact=True).filter(visible=True), taken)
    page.get_by_label("Judul" if laci != "opd" else "Nama", exact=True).filter(visible=True).fill("Apa saja")
    page.get_by_role("button", name="Simpan", exact=True).click()
    expect(page.locator('[class*="ControlErrorsList"]').get_by_text(said)).to_be_in_viewport()
    expect(page.get_by_text("Belum ada yang disimpan")).to_be_visible()
    expect(page.get_by_text("Tersimpan", exact=True)).to_have_count(0)


def test_a_file_that_says_something_twice_is_not_opened(page: Page, salinan: Salinan) -> None:
    path = salinan.folder / "cities/kota-contoh/opd.yml"
    before = path.read_text(encoding="utf-8")
    twice = before + "\ndiskominfo:\n  nama: Dua\n"
    path.write_text(twice, encoding="utf-8")
    salinan.git("commit", "-qam", "Rusak")
    try:
        masuk(page, salinan, "opd/entries/opd")
        said = page.locator(".meja-rusak")
        expect(said).to_contain_text("Berkas ini tidak dapat dibuka: “diskominfo” ditulis dua kali, baris")
        expect(page.get_by_role("button", name=re.compile("Simpan|Sudah terbit|Tambah"))).to_have_count(0)
        expect(page.get_by_text("Sudah disimpan")).to_be_hidden()
        assert path.read_text(encoding="utf-8") == twice
    finally:
        path.write_text(before, encoding="utf-8")
        salinan.git("commit", "-qam", "Pulih")


def test_what_must_be_said_is_asked_for(page: Page, salinan: Salinan) -> None:
    masuk(page, salinan, "quick-win/new")
    expect(page.get_by_text("Sudah disimpan")).to_be_hidden()
    tulis(isian(page, "Judul"), "Tanpa label")
    tulis(isian(page, "Ringkasan"), "Belum lengkap.")
    page.get_by_role("button", name="Simpan", exact=True).click()
    for label in ("Label", "Status"):
        expect(page.get_by_text(f"{label} wajib diisi: tambahkan satu butir.")).to_be_visible()
    expect(page.get_by_text("Label wajib diisi")).to_be_in_viewport()


def test_a_mistake_is_said_and_led_to(page: Page, salinan: Salinan) -> None:
    """The mistake stands in a closed item, far from the button; Decap alone would say nothing at all."""
    masuk(page, salinan, "indikator/entries/prevalensi-stunting")
    item = butir(page, "2022 · realisasi · 21,7")
    item.get_by_role("button", name="Buka atau tutup butir").first.click()
    said = page.get_by_label(re.compile("^Untuk")).filter(visible=True)
    for wrong, words in (
        ("31/01/2025", "Untuk ditulis dari tahunnya: 2025-01-31."),
        ("2025-02-30", "2025-02-30 tidak ada di kalender."),
        ("2024-02-30/2024-03", "2024-02-30 tidak ada di kalender."),
        ("2025-13", "2025-13 tidak ada di kalender."),
    ):
        tulis(said, wrong)
        page.evaluate("document.activeElement.blur()")
        expect(page.get_by_text(words)).to_be_visible()
    item = (
        page.locator('[class*="SortableListItem"]').filter(has=page.get_by_text("2025-13 tidak ada di kalender.")).last
    )
    item.get_by_role("button", name="Buka atau tutup butir").first.click()
    expect(page.get_by_text("2025-13 tidak ada di kalender.")).to_be_hidden()
    page.get_by_role("button", name="Simpan", exact=True).click()
    expect(page.get_by_text("Belum ada yang disimpan")).to_be_visible()
    expect(page.get_by_text("2025-13 tidak ada di kalender.")).to_be_in_viewport()
    expect(said).to_be_focused()
    page.set_viewport_size({"width": 360, "height": 740})
    page.get_by_role("button", name="Simpan", exact=True).click()
    expect(page.get_by_text("2025-13 tidak ada di kalender.")).to_be_in_viewport()
    expect(page.get_by_role("button", name="Simpan", exact=True)).to_be_in_viewport()
    assert page.get_by_text("2025-13 tidak ada").evaluate("e => getComputedStyle(e).textTransform") == "none"


def test_names_are_held_against_the_regions_own_lists(page: Page, salinan: Salinan) -> None:
    masuk(page, salinan, "quick-win/new")
    page.get_by_role("button", name="Tambah sumber", exact=True).first.click()
    number = isian(page, "Nomor sumber")
    tulis(number, "dalam angka 2025")
    number.blur()
    expect(number).to_have_value("S2")
    tulis(number, "Dalam Angka 2031")
    number.blur()
    expect(page.get_by_text("Nomor sumber belum sesuai bentuknya")).to_be_visible()
    expect(number).to_have_value("Dalam Angka 2031")
    tulis(number, "S999")
    number.blur()
    expect(
        page.get_by_text("“S999” tidak ada di daftar. Pilih dari daftar, atau tambahkan dahulu di Sumber.")
    ).to_be_visible()
    page.get_by_role("button", name="Tambah penanggung jawab").click()
    office = page.get_by_label("Penanggung jawab", exact=True).filter(visible=True).last
    tulis(office, "dishub-antah")
    office.blur()
    expect(page.get_by_text("“dishub-antah” tidak ada di daftar.")).to_be_visible()


def test_another_address_opens_another_form(page: Page, salinan: Salinan) -> None:
    masuk(page, salinan, "indikator/entries/prevalensi-stunting")
    expect(isian(page, "Nama")).to_have_value("Prevalensi stunting")
    names = sorted(path.stem for path in (salinan.folder / "cities/kota-contoh/indikator").glob("*.yml"))
    other = next(name for name in names if name != "prevalensi-stunting")
    text = (salinan.folder / f"cities/kota-contoh/indikator/{other}.yml").read_text(encoding="utf-8")
    title = re.search(r"^nama: (.*)$", text, re.M)
    assert title
    for go in (f"indikator/entries/{other}", "indikator/entries/prevalensi-stunting"):
        page.evaluate("address => { location.hash = address }", f"#/collections/{go}")
        shown = title[1] if other in go else "Prevalensi stunting"
        expect(isian(page, "Nama")).to_have_value(shown)
    # What is not saved is asked about once; the page's hands say yes.
    tulis(isian(page, "Nama"), "Salah tempat")
    page.evaluate("address => { location.hash = address }", f"#/collections/indikator/entries/{other}")
    expect(isian(page, "Nama")).to_have_value(title[1])


def test_every_menu_can_be_hit_on_a_phone(page: Page, salinan: Salinan) -> None:
    masuk(page, salinan, "kabar/new")
    tulis(isian(page, "Judul"), "Dari ponsel")
    tulis(isian(page, "Uraian"), "**Penting**: dibuka.")
    page.set_viewport_size({"width": 360, "height": 740})
    simpan(page)
    page.get_by_role("button", name="Keadaan: Konsep").click()
    assert page.evaluate(MENU) == [["Konsep", True], ["Diperiksa", True], ["Siap", True]]
    page.get_by_role("menuitem", name="Siap").click()
    page.get_by_role("button", name="Keadaan: Siap").wait_for()
    page.get_by_role("button", name="Terbitkan", exact=True).click()
    assert page.evaluate(MENU) == [[name, True] for name in (
        "Terbitkan sekarang", "Terbitkan, lalu buat yang baru", "Terbitkan, lalu salin",
    )]  # fmt: skip
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    bar = page.locator('[class*="ToolbarContainer"]').first
    assert bar.evaluate("e => [e.scrollWidth, getComputedStyle(e).overflowX]") == [360, "visible"]
    page.keyboard.press("Escape")
    page.goto(f"{salinan.situs}/meja/kerja/#/workflow")
    expect(page.get_by_text("Dari ponsel")).to_be_visible()
    expect(page.get_by_text("**Penting**")).to_be_hidden()


def test_the_preview_says_where_the_desk_is(salinan: Salinan) -> None:
    said = (salinan.folder.parent / "catatan").read_text(encoding="utf-8")
    assert f"Meja petugas: {salinan.situs}/meja/\n" in said


def test_the_desk_bears_the_regions_name(page: Page, salinan: Salinan) -> None:
    masuk(page, salinan, "sumber/entries/sumber")
    expect(page.get_by_role("link", name="Kota Contoh")).to_be_visible()
    expect(page.get_by_text("S17 · Buku 1 Analisis Strategis Kota Cerdas Kota Contoh · salinan")).to_be_attached()
    words = page.locator("#nc-root").evaluate("e => e.textContent")
    assert "127.0.0.1" not in words
    assert "draggable" not in words


FORMATS = """async ([files, broken]) => {
  const { format } = await import("/meja/kerja/bentuk.js");
  const meja = await (await fetch("/meja/kerja/meja.json")).json();
  const made = {};
  for (const laci of meja.konfigurasi.collections) {
    const named = laci.files ? { list: meja.daftar, name: meja.kunci } : { prose: laci.extension === "md" };
    made[laci.name] = format(laci.fields ?? laci.files[0].fields, named);
  }
  const copy = (value) => JSON.parse(JSON.stringify(value));
  const wrong = [];
  for (const [path, laci, text] of files) {
    const { fromFile, toFile } = made[laci];
    const data = fromFile(text);
    if (toFile(copy(data)) !== text) wrong.push(`${path}: not the same text`);
    const { petajalan_asal, ...alone } = data;
    if (petajalan_asal !== text) wrong.push(`${path}: not readable`);
    const anew = toFile(alone);
    if (!anew || fromFile(anew).petajalan_rusak) wrong.push(`${path}: not readable when written anew`);
    made[laci].anew = [...(made[laci].anew ?? []), [path, anew]];
  }
  const refused = broken.map(([laci, text]) => {
    const data = made[laci].fromFile(text);
    try { made[laci].toFile(data); return "saved"; } catch (error) { return error.message; }
  });
  return [wrong, refused, Object.values(made).flatMap((one) => one.anew ?? [])];
}"""
LACI = {"quick-win": "*.md", "program": "*.md", "indikator": "*.yml", "kabar": "*.md"}


def test_every_real_file_goes_through_the_desk_unharmed(page: Page, salinan: Salinan, tmp_path: Path) -> None:
    page.goto(f"{salinan.situs}/meja/kerja/")
    files = []
    for region in sorted((ROOT / "cities").glob("k*-*")):
        for name, pattern in LACI.items():
            files += [(path, name) for path in sorted((region / name).glob(pattern))]
        files += [(region / f"{name}.yml", name) for name in ("sumber", "opd", "dokumen")]
    broken = [
        ["indikator", "nama: [tidak ditutup\n"],
        ["quick-win", "judul: tanpa garis\n"],
        ["indikator", "nama: A\nsatuan: persen\nnilai: sebuah teks\n"],
        ["sumber", "S1: {judul: A, kelas: resmi}\nS2:\n  {judul: B, kelas: resmi}\nS2: {judul: C, kelas: resmi}\n"],
        ["quick-win", "---\njudul: A\njudul: B\n---\n"],
    ]
    sent = [[str(path.relative_to(ROOT)), name, path.read_text(encoding="utf-8")] for path, name in files]
    wrong, refused, anew = page.evaluate(FORMATS, [sent, broken])
    assert len(sent) > 200
    assert wrong == []
    assert [text.startswith("berkas ini tidak terbaca") for text in refused] == [True] * len(broken)
    assert "“S2” ditulis dua kali, baris 4" in refused[-2]
    assert "“judul” ditulis dua kali, baris 3" in refused[-1]

    # Written from nothing, in the desk's own manner, all regions still pass.
    shutil.copytree(ROOT / "cities", tmp_path / "cities")
    for path, text in anew:
        (tmp_path / path).write_text(text, encoding="utf-8")
    command = [sys.executable, "-m", "petajalan", "periksa"]
    done = subprocess.run(command, cwd=tmp_path, env=environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


WORDS = """async () => {
  const bahasa = (await import("/meja/kerja/bahasa.js")).default;
  const flat = (value, key = "") => typeof value === "string"
    ? [[key, (value.split("||||")[0].match(/%\\{\\w+\\}/g) ?? []).sort().join()]]
    : Object.entries(value).flatMap(([name, inner]) => flat(inner, key + "." + name)).sort();
  return [flat(window.CMS.getLocale("en")), flat(bahasa)];
}"""


def test_every_word_of_the_interface_is_said_in_indonesian(page: Page, salinan: Salinan) -> None:
    masuk(page, salinan)
    theirs, ours = page.evaluate(WORDS)
    assert len(theirs) > 200
    assert ours == theirs


def test_the_door_and_the_sign_in_are_accessible(page: Page, salinan: Salinan) -> None:
    for width in (360, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        for address in ("meja/", "meja/kerja/?daerah=kota-contoh", "meja/kerja/?daerah=kota-tiada"):
            page.goto(f"{salinan.situs}/{address}")
            if "contoh" in address:
                page.get_by_role("button", name="Masuk").wait_for()
                expect(page.get_by_role("heading", name="Meja Kota Contoh")).to_be_visible()
            elif "tiada" in address:
                expect(page.get_by_role("status")).to_have_text("Daerah “kota-tiada” tidak ada di portal ini.")
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            page.evaluate(AXE.read_text(encoding="utf-8"))
            found = page.evaluate("axe.run({exclude: ['#nc-root']}, {resultTypes: ['violations']})")["violations"]
            assert [one["id"] for one in found] == [], f"{address} at {width}"


def test_a_form_fits_a_phone(page: Page, salinan: Salinan) -> None:
    masuk(page, salinan, "quick-win/new")
    isian(page, "Judul").wait_for()
    page.set_viewport_size({"width": 360, "height": 740})
    box = isian(page, "Judul").bounding_box()
    assert box
    assert box["x"] + box["width"] <= 360
    expect(page.get_by_role("button", name="Simpan", exact=True)).to_be_in_viewport()
