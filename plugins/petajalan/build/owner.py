"""Who is at work on something unfinished: a mark that no later process can bear, though numbers are given anew."""

import os
from pathlib import Path


def mark() -> str:
    """Give the mark of this process: its number, and when the system says that it began."""
    number = os.getpid()
    return f"{number}-{_began(number)}"


def at_work(said: str) -> bool:
    """Tell whether the process that bears a mark still runs; one that only waits to be buried does not."""
    number, _, began = said.partition("-")
    return number.isdecimal() and began != "" and _began(int(number)) == began


def _began(number: int) -> str:
    """Give when a process began, in ticks of the system; without /proc a fixed word, and nothing for one that ended."""
    if Path("/proc/self/stat").exists():
        try:
            # The name stands in brackets and may hold spaces and brackets itself.
            fields = Path(f"/proc/{number}/stat").read_text(errors="replace").rpartition(")")[2].split()
        except OSError:
            return ""
        return "" if fields[0] in "ZX" else fields[19]
    try:
        os.kill(number, 0)
    except ProcessLookupError:
        return ""
    except PermissionError:
        pass
    return "ada"
