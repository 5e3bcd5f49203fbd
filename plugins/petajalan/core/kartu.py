"""Which picture stands for a page where its link is shared. Addresses only; render/kartu.py says what a card shows."""

from petajalan.core.pages import Page

WIDTH, HEIGHT = 1200, 630

# Pages that have a card of their own where cards are made: a region's home, its promises, its indicators.
OWN = frozenset({"daerah", "janji", "indikator"})
NAME = "kartu.png"

# The cards that are always there, in theme/assets/: the portal's, then one for each kind of page.
# Kind: what its card says, and below that what such a page tells.
KINDS = {
    "": ("Apa yang dijanjikan kotamu, dan sudah sampai mana?", "Dengan sumber setiap angka"),
    "daerah": ("Daerah", "Kota dan kabupaten dengan rencana kota cerdas"),
    "quick-win": ("Quick win", "Yang dijanjikan lebih dulu, dan keadaannya"),
    "program": ("Program", "Yang dijanjikan, dan keadaannya"),
    "indikator": ("Indikator", "Target dan realisasi, dengan sumber setiap angka"),
    "peta-jalan": ("Peta jalan", "Apa yang menyusul, kapan, dan oleh siapa"),
    "rpjmd": ("RPJMD dan dokumen", "Dari visi sampai sasaran"),
    "masterplan": ("Masterplan kota cerdas", "Visi, buku, dan keadaan naskahnya"),
    "dimensi": ("Enam dimensi kota cerdas", "Janji menurut bidangnya"),
    "perubahan": ("Perubahan", "Apa yang berubah pada janji dan target, dan kapan"),
    "kelengkapan": ("Kelengkapan data", "Apa yang sudah dan belum dipublikasikan"),
    "data": ("Unduh data", "CSV dan JSON, dengan sumber setiap angka"),
    "panduan": ("Panduan PPID", "Cara mengisi, memeriksa, dan menerbitkan data"),
}


def card_of(page: Page, made: bool) -> str:
    """Give the address of a page's card; ``made`` tells whether regions have cards of their own in this build.

    A page without a card of its own takes its region's, and where none is made that of its kind.
    """
    if made and page.daerah and page.view != "tanpa-data":
        return own_card(page.alamat if page.view in OWN else f"{page.daerah}/")
    return kind_card(page.alamat.removeprefix(f"{page.daerah}/").partition("/")[0])


def own_card(address: str) -> str:
    """Give the address of the card that is made for a page."""
    return f"{address}{NAME}"


def kind_card(kind: str) -> str:
    """Give the address of the card for a kind of page; an unknown kind takes the portal's."""
    return f"assets/kartu-{kind}.png" if kind and kind in KINDS else f"assets/{NAME}"


def card_says(page: Page, made: bool) -> str:
    """Say in words what is seen on a page's card."""
    address = card_of(page, made)
    if address == own_card(page.alamat):
        shown = {"janji": "keadaannya sekarang", "indikator": "angka terakhir dan targetnya"}
        said = shown.get(page.view, "jumlah quick win dan program menurut keadaannya")
        return f"Kartu: {page.nama if page.view == 'daerah' else f'{page.judul}, {page.nama}'}, {said}"
    if address == own_card(f"{page.daerah}/"):
        return f"Kartu: {page.nama}, jumlah quick win dan program menurut keadaannya"
    kind, below = KINDS[address.removeprefix("assets/kartu").removeprefix("-").removesuffix(".png")]
    return f"Kartu: {kind}. {below}."
