"""Test the search page in a real browser, at the root of a host and below a path."""

import re
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import parse_qs, urlsplit

import jinja2
import pytest
from playwright.sync_api import Browser, Page, expect

import indeks
import petajalan
from petajalan.build.search import Rekaman
from petajalan.render.gaya import stylesheets

pytest_plugins = "peramban_bersama"
pytestmark = pytest.mark.peramban

PAKET = Path(petajalan.__file__).parent
KULIT = """<!doctype html><html lang="id"><head><meta charset="utf-8"><title>Cari</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,">
<link rel="stylesheet" href="../assets/cari.css"></head><body><article>{}</article></body></html>"""
# What a strict portal would send; WebAssembly needs the one exception.
CSP = (
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; "
    "img-src data:; base-uri 'none'; form-action 'self'"
)
DAERAH = {"kota-bontang": "Kota Bontang", "kabupaten-sleman": "Kabupaten Sleman", "kota-ambon": "Kota Ambon"}
BAB = {
    "visi": "Visi kota cerdas ialah pelayanan publik yang cepat dan terbuka bagi warga.",
    "infrastruktur": "Pembangunan jaringan serat optik menghubungkan kantor kelurahan.",
    "lingkungan": "Pengelolaan sampah dan air limbah memakai sensor & peta <terbuka>.",
    "ekonomi": "Pasar digital membantu usaha kecil menjual hasil laut dan kerajinan.",
    "keamanan": "Siaga bencana memadukan kamera, sirene, dan laporan warga.",
}


class Peladen(SimpleHTTPRequestHandler):
    """Serve the folder at / and at /sub/."""

    def translate_path(self, path: str) -> str:
        return super().translate_path(path.removeprefix("/sub"))

    def end_headers(self) -> None:
        self.send_header("Content-Security-Policy", CSP)
        super().end_headers()

    def log_message(self, format: str, *args: object) -> None:
        pass


def rekaman() -> Iterator[Rekaman]:
    for slug, nama in DAERAH.items():
        yield Rekaman(f"{slug}/", slug, nama, "daerah", nama, f"Masterplan kota cerdas {nama}.", "smart city")
        for nomor in range(14):
            yield Rekaman(
                alamat=f"{slug}/program/program-{nomor}/",
                daerah=slug,
                nama_daerah=nama,
                jenis="program",
                judul=f"Program {nomor} layanan warga",
                ringkasan=f"Kegiatan ke-{nomor} yang mengikuti contoh masdarling dan <b>lainnya</b>.",
                kata="tersembunyi",
            )
    yield Rekaman(
        alamat="kota-bontang/quick-win/kampung-masdarling/",
        daerah="kota-bontang",
        nama_daerah="Kota Bontang",
        jenis="quick-win",
        judul="Kampung Masdarling",
        ringkasan="Masyarakat sadar lingkungan mengelola sampah bersama.",
        kata="",
    )
    yield Rekaman(
        alamat="kota-ambon/indikator/jalan/",
        daerah="kota-ambon",
        nama_daerah="Kota Ambon",
        jenis="indikator",
        judul="Panjang jalan",
        ringkasan="Pembangunan jalan lingkungan dalam kilometer.",
        kata="",
    )


def tulis_halaman(path: Path, jenis: str, judul: str, teks: str) -> None:
    path.mkdir(parents=True)
    (path / "index.html").write_text(
        f'<!doctype html><html lang="id"><meta charset="utf-8"><title>{judul}</title><nav>menu</nav>'
        f'<article data-pagefind-body data-pagefind-filter="jenis:{jenis}"><h1>{judul}</h1>'
        f"<p>{teks}</p></article></html>",
        encoding="utf-8",
    )


@pytest.fixture(scope="session")
def situs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a small portal: about thirty pages and the search page."""
    akar = tmp_path_factory.mktemp("situs")
    for slug, nama in DAERAH.items():
        for bab, teks in BAB.items():
            teks = teks.replace("&", "&amp;").replace("<", "&lt;")
            tulis_halaman(akar / slug / "masterplan" / bab, "bab", f"Bab {bab} {nama}", f"{teks} " * 20)
            tulis_halaman(akar / slug / "program" / bab, "program", f"Program {bab}", teks)
        indeks.index_daerah(akar, slug, akar / "cari/daerah" / slug)
    indeks.index_negara(rekaman(), akar / "cari/indeks")
    indeks.pasang_mesin(akar / "cari/pagefind")
    shutil.copytree(PAKET / "theme/assets", akar / "assets")
    for name, text in stylesheets().items():
        (akar / "assets" / name).write_text(text, encoding="utf-8")
    tampilan = jinja2.Environment(loader=jinja2.FileSystemLoader(PAKET / "views"), autoescape=True)
    isi = tampilan.get_template("cari.html").render(
        jumlah_rekaman=1234,
        daerah=[SimpleNamespace(slug=s, nama=n, alamat=f"{s}/") for s, n in DAERAH.items()],
        akar="../",
    )
    (akar / "cari/index.html").write_text(KULIT.format(isi), encoding="utf-8")
    return akar


@pytest.fixture(scope="session")
def peladen(situs: Path) -> Iterator[str]:
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Peladen, directory=str(situs))) as server:
        utas = threading.Thread(target=server.serve_forever)
        utas.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        utas.join()


@pytest.fixture(params=["/", "/sub/"])
def alamat(request: pytest.FixtureRequest, peladen: str) -> str:
    """Return the search page's address."""
    return f"{peladen}{request.param}cari/"


@pytest.fixture
def page(peramban: Browser, peladen: str) -> Iterator[Page]:
    """Open a page of a phone's width, and fail on a console error or a request to another host."""
    page = peramban.new_page(viewport={"width": 360, "height": 740})
    galat: list[str] = []
    page.on("console", lambda pesan: galat.append(pesan.text) if pesan.type in ("error", "warning") else None)
    page.on("pageerror", lambda sebab: galat.append(str(sebab)))
    minta: list[str] = []
    page.on("request", lambda satu: minta.append(satu.url))
    yield page
    page.close()
    assert galat == []
    assert [url for url in minta if not url.startswith((peladen, "data:"))] == []


def judul(page: Page) -> list[str]:
    return page.locator(".cari-judul a").all_inner_texts()


def ketik(page: Page, kata: str) -> None:
    page.get_by_label("Kata yang dicari").press_sequentially(kata, delay=5)


def bagian(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def tunggu(page: Page, jumlah: str) -> None:
    expect(page.locator("#cari-status")).to_contain_text(f"{jumlah} hasil")


def test_masdarling_is_first(page: Page, alamat: str, situs: Path) -> None:
    page.goto(alamat)
    expect(page.get_by_text("Cari di 1.234 catatan")).to_be_visible()
    ketik(page, "masdarling")
    tunggu(page, "43")
    assert judul(page)[0] == "Kampung Masdarling"
    assert len(judul(page)) == 10
    pertama = page.locator(".cari-hasil").first
    expect(pertama.locator(".cari-asal")).to_have_text("Kota Bontang · Quick win")
    tujuan = pertama.get_by_role("link").evaluate("tautan => tautan.href")
    assert tujuan == alamat.removesuffix("cari/") + "kota-bontang/quick-win/kampung-masdarling/"


def test_stems(page: Page, alamat: str) -> None:
    page.goto(f"{alamat}?q=membangun")
    tunggu(page, "1")
    assert judul(page) == ["Panjang jalan"]
    expect(page.locator(".cari-cuplikan mark")).to_have_text("Pembangunan")


def test_words_not_shown_are_found(page: Page, alamat: str) -> None:
    page.goto(f"{alamat}?q=tersembunyi")
    tunggu(page, "42")
    assert "tersembunyi" not in page.locator("#cari-daftar").inner_text()


def test_region_comes_first_by_its_name(page: Page, alamat: str) -> None:
    page.goto(f"{alamat}?q=sleman")
    tunggu(page, "15")
    assert judul(page)[0] == "Kabupaten Sleman"


@pytest.mark.parametrize("q", ["program+bontang", "Bontang+%26+program", "program+bont", "program+%E2%80%BF+bontang"])
def test_every_word_must_be_found(page: Page, alamat: str, q: str) -> None:
    page.goto(f"{alamat}?q={q}")
    tunggu(page, "14")
    assert set(page.locator(".cari-asal").all_inner_texts()) == {"Kota Bontang · Program"}


@pytest.mark.parametrize("q", ["", "+", "%E2%80%BF", "-"])
def test_nothing_to_search(page: Page, alamat: str, q: str) -> None:
    page.goto(f"{alamat}?q=sleman")
    tunggu(page, "15")
    page.goto(f"{alamat}?q={q}")
    expect(page.locator("#cari-status")).to_have_text("")
    assert judul(page) == []


def test_quotes_ask_for_the_phrase(page: Page, alamat: str) -> None:
    page.goto(f"{alamat}?q=%22sadar+lingkungan%22")
    tunggu(page, "1")
    page.goto(f"{alamat}?q=%22lingkungan+sadar%22")
    expect(page.locator("#cari-kosong")).to_be_visible()


def test_text_of_records_is_never_html(page: Page, alamat: str) -> None:
    page.goto(f"{alamat}?q=masdarling&jenis=program")
    tunggu(page, "42")
    assert "<b>lainnya</b>" in page.locator(".cari-cuplikan").first.inner_text()
    assert page.locator(".cari-cuplikan b").count() == 0


def test_jenis_filters(page: Page, alamat: str) -> None:
    page.goto(f"{alamat}?q=masdarling")
    tunggu(page, "43")
    page.get_by_label("Jenis").select_option("quick-win")
    tunggu(page, "1")
    assert bagian(page) == {"q": ["masdarling"], "jenis": ["quick-win"]}


def test_region_switches_to_its_full_text(page: Page, alamat: str) -> None:
    page.goto(f"{alamat}?q=serat+optik")
    expect(page.locator("#cari-kosong")).to_be_visible()
    page.get_by_label("Daerah").select_option("kota-ambon")
    expect(page.locator("#cari-status")).to_have_text("2 hasil untuk “serat optik” di Kota Ambon")
    expect(page.locator("#cari-kosong")).to_be_hidden()
    assert all("/kota-ambon/" in (a.get_attribute("href") or "") for a in page.locator(".cari-judul a").all())
    asal = page.locator(".cari-asal").all_inner_texts()
    assert sorted(asal) == ["Kota Ambon · Halaman", "Kota Ambon · Program"]
    page.get_by_label("Jenis").select_option("program")
    tunggu(page, "1")
    page.get_by_label("Daerah").select_option("")
    expect(page.locator("#cari-kosong")).to_be_visible()


def test_region_stems_and_marks(page: Page, alamat: str) -> None:
    page.goto(f"{alamat}?q=membangun&daerah=kota-bontang")
    tunggu(page, "2")
    assert set(page.locator(".cari-cuplikan mark").all_inner_texts()) == {"Pembangunan"}
    page.goto(f"{alamat}?q=limbah&daerah=kota-bontang&jenis=program")
    tunggu(page, "1")
    expect(page.locator(".cari-cuplikan")).to_contain_text("sensor & peta <terbuka>")


def test_back_and_forward(page: Page, alamat: str) -> None:
    page.goto(alamat)
    ketik(page, "masdarling")
    tunggu(page, "43")
    assert bagian(page) == {"q": ["masdarling"]}
    page.keyboard.press("Enter")
    page.get_by_label("Kata yang dicari").fill("")
    ketik(page, "sleman")
    tunggu(page, "15")
    page.get_by_label("Daerah").select_option("kota-ambon")
    expect(page.locator("#cari-kosong")).to_be_visible()
    page.go_back()
    tunggu(page, "15")
    expect(page.get_by_label("Daerah")).to_have_value("")
    page.go_back()
    tunggu(page, "43")
    expect(page.get_by_label("Kata yang dicari")).to_have_value("masdarling")
    page.go_forward()
    tunggu(page, "15")


def test_more_results(page: Page, alamat: str) -> None:
    page.goto(f"{alamat}?q=tersembunyi")
    tunggu(page, "42")
    lebih = page.get_by_role("button", name="Muat lebih banyak")
    lebih.press("Enter")
    expect(page.locator(".cari-judul")).to_have_count(20)
    expect(page.locator(".cari-judul a").nth(10)).to_be_focused()
    for jumlah in (30, 40, 42):
        lebih.click()
        expect(page.locator(".cari-judul")).to_have_count(jumlah)
    expect(lebih).to_be_hidden()
    alamat_hasil = [a.get_attribute("href") for a in page.locator(".cari-judul a").all()]
    assert len(set(alamat_hasil)) == 42


def test_nothing_wider_than_a_phone(page: Page, alamat: str) -> None:
    page.goto(f"{alamat}?q=masdarling")
    tunggu(page, "43")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_one_engine_is_loaded(page: Page, alamat: str) -> None:
    minta: list[str] = []
    page.on("request", lambda satu: minta.append(urlsplit(satu.url).path))
    page.goto(f"{alamat}?q=masdarling")
    tunggu(page, "43")
    assert len([path for path in minta if re.search(r"wasm|pagefind\.js|worker", path)]) == 2


def test_unknown_region_in_the_address(page: Page, alamat: str) -> None:
    page.goto(f"{alamat}?q=masdarling&daerah=tiada&jenis=tiada")
    tunggu(page, "43")
    expect(page.locator("#cari-galat")).to_be_hidden()


@pytest.mark.parametrize("hilang", ["cari/pagefind/pagefind.js", "cari/pagefind/wasm", "cari/indeks/3/pagefind"])
def test_index_that_does_not_load(peramban: Browser, peladen: str, hilang: str) -> None:
    page = peramban.new_page()
    page.route(re.compile(re.escape(hilang)), lambda rute: rute.fulfill(status=404, body="tiada"))
    page.goto(f"{peladen}/cari/?q=masdarling")
    expect(page.locator("#cari-galat")).to_be_visible()
    expect(page.locator("#cari-kosong")).to_be_hidden()
    page.close()


def test_connection_lost_and_found_again(peramban: Browser, peladen: str) -> None:
    page = peramban.new_page()
    page.goto(f"{peladen}/cari/?q=masdarling")
    tunggu(page, "43")
    page.context.set_offline(True)
    page.get_by_label("Kata yang dicari").fill("sleman")
    expect(page.locator("#cari-galat")).to_be_visible()
    page.context.set_offline(False)
    page.get_by_role("button", name="Cari", exact=True).click()
    tunggu(page, "15")
    expect(page.locator("#cari-galat")).to_be_hidden()
    page.close()


def test_without_javascript(peramban: Browser, peladen: str) -> None:
    page = peramban.new_page(java_script_enabled=False)
    page.goto(f"{peladen}/sub/cari/")
    tanpa = page.locator(".cari-tanpa-skrip")  # by class: Playwright finds no text in <noscript>
    expect(tanpa).to_be_visible()
    daftar = ["../daerah/", "../quick-win/", "../program/", "../indikator/"]
    assert [a.get_attribute("href") for a in tanpa.locator("a").all()] == daftar
    page.close()
