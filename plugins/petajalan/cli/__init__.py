"""The officer's command: parse the words, call the core, print, exit 0 clean, 1 errors, 2 cannot run.

One module a command, with ``HELP`` for the list of commands, ``declare`` for its words and ``run``.
"""

from argparse import ArgumentParser
from collections.abc import Sequence

from petajalan.cli import baru, catat_alamat, ekspor, impor, jelaskan, pemilik, periksa, satukan, skema

# In the order in which they are listed.
COMMANDS = {
    "periksa": periksa,
    "jelaskan": jelaskan,
    "baru": baru,
    "ekspor": ekspor,
    "impor": impor,
    "catat-alamat": catat_alamat,
    "pemilik": pemilik,
    "skema": skema,
    "satukan": satukan,
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; every refusal is a sentence, never a traceback."""
    parser = ArgumentParser(prog="petajalan", description="Alat kerja pengelola data Petajalan.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="perintah")
    for name, command in COMMANDS.items():
        command.declare(commands.add_parser(name, help=command.HELP))
    arguments = parser.parse_args(argv)
    status: int = COMMANDS[arguments.command].run(arguments)
    return status
