"""Who may agree to changes of which region: CODEOWNERS, as GitHub and GitLab read it."""

from collections.abc import Mapping, Sequence

# What stands above this line is written by hand and kept: the maintainers' own rules.
MARK = "# Baris di bawah ini dibuat oleh “petajalan pemilik” dari isian pengelola di daerah.yml; jangan diubah di sini."
_HEAD = """\
# Siapa yang menyetujui perubahan berkas apa; yang paling bawah berlaku.
# Aturan pengelola portal ditulis di sini, misalnya: * @akun-pengelola
"""


def owners(old: str, accounts: Mapping[str, Sequence[str]], cities: str = "cities") -> str:
    """Renew a CODEOWNERS file; ``accounts`` are those of each region by its folder, ``old`` what stood there."""
    head = old.partition(MARK)[0].rstrip("\n") + "\n" if old else _HEAD
    lines = [
        f"/{cities}/{slug}/ {' '.join(f'@{account}' for account in names)}"
        for slug, names in sorted(accounts.items())
        if names
    ]
    return "\n".join([head, MARK, *lines, ""])
