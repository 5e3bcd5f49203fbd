"""The first plugin: load and check every region before MkDocs touches anything."""

import logging
from datetime import date
from pathlib import Path
from typing import Literal

from mkdocs.config import config_options as opt
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin
from mkdocs.utils import CountHandler

from petajalan.core.compile import compile_tree
from petajalan.core.problems import Problem, errors
from petajalan.site.dates import per_tanggal
from petajalan.site.portal import Portal, build_portal
from petajalan.site.report import refuse, report


class CompileConfig(Config):
    """Where the regions are, and the date to compute against."""

    cities = opt.Type(str, default="cities")
    """Folder of the regions, beside mkdocs.yml."""
    per_tanggal = opt.Type(str, default="")
    """Date such as 2026-11-22; empty: the date of the last commit."""


class CompilePlugin(BasePlugin[CompileConfig]):
    """Holds the last good result: while serving, a mistake in the data leaves the last good pages up."""

    def __init__(self) -> None:
        self.serving = False
        self.portal: Portal | None = None
        self.per = date.min
        self.problems: tuple[Problem, ...] = ()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        if self.serving:
            _tell_only(config)
        root = Path(config.config_file_path).parent
        result = compile_tree(root, self.config.cities)
        report(result.problems)
        self.problems = tuple(errors(result.problems))
        if result.sound:
            self.per = per_tanggal(root, self.config.per_tanggal, result.daerah)
            self.portal = build_portal(result, self.per, (config.site_url or "/").rstrip("/") + "/")
        elif not self.serving or self.portal is None:
            raise refuse(result.problems)
        config.watch.append(str(root / self.config.cities))
        return config


def _tell_only(config: MkDocsConfig) -> None:
    """Let a preview go on: strict mode's abort leaves every request hanging, the macros' exit ends it."""
    mkdocs = logging.getLogger("mkdocs")
    for counter in [handler for handler in mkdocs.handlers if isinstance(handler, CountHandler)]:
        mkdocs.removeHandler(counter)
    if macros := config.plugins.get("macros"):
        macros.config["on_error_fail"] = False


def compiled_by(config: MkDocsConfig) -> CompilePlugin:
    """Find the compile plugin; the others say what is missing from mkdocs.yml."""
    plugin = config.plugins.get("petajalan/compile")
    if not isinstance(plugin, CompilePlugin):
        raise PluginError("tambahkan “petajalan/compile” sebagai plugin pertama di mkdocs.yml")
    return plugin
