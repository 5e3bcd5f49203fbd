"""Problems into log lines; errors of a build into one refusal."""

import logging
from collections.abc import Sequence

from mkdocs.exceptions import PluginError

from petajalan.core.catalogue import Severity
from petajalan.core.problems import Problem, errors

log = logging.getLogger("mkdocs.plugins.petajalan")

# Seen in every build, but no warning: strict mode counts those and stops.
REMARK = 25
logging.addLevelName(REMARK, "CATATAN")


def report(problems: Sequence[Problem], wrong: int = logging.ERROR) -> None:
    """Log every problem on a line of its own; ``wrong`` is how grave an error is in this build."""
    for item in problems:
        log.log(wrong if item.severity is Severity.ERROR else logging.INFO, item.line())


def remark(sentence: str) -> None:
    """Tell whoever runs the build something that does not stop it."""
    log.log(REMARK, sentence)


def refuse(problems: Sequence[Problem]) -> PluginError:
    """Make the one exception that stops a build with errors in the data."""
    return PluginError(f"{len(errors(problems))} masalah pada data; tidak ada yang ditulis")
