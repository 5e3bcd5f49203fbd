"""Problems into log lines; errors of a build into one refusal."""

import logging
from collections.abc import Sequence

from mkdocs.exceptions import PluginError

from petajalan.core.catalogue import Severity
from petajalan.core.problems import Problem, errors

log = logging.getLogger("mkdocs.plugins.petajalan")


def report(problems: Sequence[Problem]) -> None:
    """Log every problem on a line of its own."""
    for item in problems:
        log.log(logging.ERROR if item.severity is Severity.ERROR else logging.INFO, item.line())


def refuse(problems: Sequence[Problem]) -> PluginError:
    """Make the one exception that stops a build with errors in the data."""
    return PluginError(f"{len(errors(problems))} masalah pada data; tidak ada yang ditulis")
