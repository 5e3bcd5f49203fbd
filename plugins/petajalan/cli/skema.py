"""``petajalan skema``: write the JSON Schemas beside the data, where an editor finds them without a network."""

from argparse import ArgumentParser, Namespace
from pathlib import Path

from petajalan.cli.answer import add_folder
from petajalan.cli.buatan import add_periksa, renew

HELP = "menulis skema berkas untuk penyunting teks ke cities/_acuan/skema/"
FOLDER = "cities/_acuan/skema"


def declare(parser: ArgumentParser) -> None:
    """Name the words that follow the command."""
    add_periksa(parser)
    add_folder(parser)


def run(arguments: Namespace) -> int:
    """Do what the command says; gives the exit status."""
    # Not above: making schemas takes longer than any other command's start.
    from petajalan.core.schema import schema_files

    files = dict(schema_files(FOLDER))
    return renew(Path(arguments.folder), files, "petajalan skema", only_check=arguments.periksa)
