"""The two dates that do not come from the data: when it was committed, and up to when anything can have happened."""

import subprocess
from datetime import date
from pathlib import Path


def committed(root: Path) -> date | None:
    """Give the day of the last commit, if the project is kept with git."""
    if not (root / ".git").exists():
        return None
    # The committer's own calendar day, whatever the time zone of the machine that builds.
    command = ["git", "-C", str(root), "log", "-1", "--format=%cd", "--date=format:%Y-%m-%d"]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return date.fromisoformat(done.stdout.strip()) if done.stdout.strip() else None


def last_day(per: date) -> date:
    """Give the last day on which anything can have happened: today, or the date of the data where the clock is behind.

    The only use of the clock: what an officer writes today is not yet committed. No page follows from it.
    """
    return max(per, date.today())
