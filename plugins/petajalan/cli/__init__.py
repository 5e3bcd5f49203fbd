"""The officer's command: parse the words, call the core, print, exit 0 clean, 1 errors, 2 cannot run.

One module a command, with ``HELP`` for the list of commands, ``declare`` for its words and ``run``.
"""

import sys
from collections.abc import Sequence

from petajalan.cli import baru, catat_alamat, ekspor, impor, jelaskan, pemilik, periksa, satukan, skema
from petajalan.cli.bahasa import Parser
from petajalan.cli.tanya import CancelledError

# As a shell says that a program was stopped with Ctrl+C.
STOPPED = 130
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
    parser = Parser(prog="petajalan", description="Alat kerja pengelola data Petajalan.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="perintah")
    for name, command in COMMANDS.items():
        command.declare(commands.add_parser(name, help=command.HELP))
    arguments = parser.parse_args(argv)
    try:
        status: int = COMMANDS[arguments.command].run(arguments)
    except CancelledError:
        print("\nDibatalkan; tidak ada yang ditulis.", file=sys.stderr)
        return STOPPED
    except KeyboardInterrupt:
        print("\nDibatalkan.", file=sys.stderr)
        return STOPPED
    return status
