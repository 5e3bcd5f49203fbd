"""The officer's command: parse the words, call the core, print, exit 0 clean, 1 errors, 2 cannot run."""

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from petajalan.core.catalogue import CATALOGUE
from petajalan.core.compile import compile_tree
from petajalan.core.load import list_daerah
from petajalan.core.problems import Problem, errors, nearest, printable


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; every refusal is a sentence, never a traceback."""
    arguments = _parser().parse_args(argv)
    if arguments.command == "jelaskan":
        return _explain(arguments.kode)
    return _check(Path(arguments.folder), arguments.daerah, arguments.format)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="petajalan", description="Alat kerja pengelola data Petajalan.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="perintah")
    check = commands.add_parser("periksa", help="memeriksa data semua daerah, atau daerah yang disebut")
    check.add_argument("daerah", nargs="*", help="nama folder daerah, misalnya kota-bontang")
    check.add_argument("--format", choices=["teks", "json"], default="teks")
    check.add_argument("--folder", default=".", help="folder proyek yang memuat cities/")
    explain = commands.add_parser("jelaskan", help="menjelaskan satu kode masalah")
    explain.add_argument("kode", help="misalnya N102")
    return parser


def _check(root: Path, wanted: list[str], form: str) -> int:
    if not (root / "cities").is_dir():
        return _cannot(f"folder {printable(str(root))} tidak memuat cities/; jalankan dari folder proyek")
    known, _ = list_daerah(root)
    wanted = [name.removeprefix("cities/").rstrip("/") for name in wanted]
    for name in wanted:
        if name not in known:
            guess = nearest(name, known)
            return _cannot(f"daerah “{printable(name)}” tidak ada" + (f"; mungkin “{guess}”?" if guess else ""))
    result = compile_tree(root, only=wanted or None)
    if form == "json":
        print(json.dumps([_as_json(item) for item in result.problems], ensure_ascii=False, indent=2))
    else:
        for item in result.problems:
            print(item.line())
        count, regions = len(errors(result.problems)), len(wanted or known)
        summary = f"{count} masalah" if count else "Tidak ada masalah"
        print(f"{summary} pada {regions} daerah.", file=sys.stderr)
    return 0 if result.sound else 1


def _explain(code: str) -> int:
    entry = CATALOGUE.get(code.upper())
    if entry is None:
        guess = nearest(code.upper(), CATALOGUE)
        return _cannot(f"kode “{printable(code)}” tidak dikenal" + (f"; mungkin {guess}?" if guess else ""))
    print(f"{code.upper()} ({entry.severity.value}): {entry.message}")
    print(f"Yang perlu dilakukan: {entry.hint}")
    for title, example in (("Salah", entry.wrong), ("Benar", entry.right)):
        print(f"\n{title}:")
        print("\n".join(f"    {line}" for line in example.split("\n")))
    return 0


def _cannot(sentence: str) -> int:
    print(f"petajalan: {sentence}", file=sys.stderr)
    return 2


def _as_json(item: Problem) -> dict[str, object]:
    return {**asdict(item), "severity": item.severity.value}
