"""Questions on a terminal: each is put again until its answer can be read; whoever stops has written nothing."""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")


class CancelledError(Exception):
    """Whoever was asked has stopped: Ctrl+C, or the end of input."""


class WrongAnswerError(Exception):
    """An answer cannot be read; says why, in a sentence."""


@dataclass(frozen=True, slots=True)
class Question(Generic[T]):
    """What is asked, and how an answer is read; ``read`` raises ``WrongAnswerError``."""

    words: str
    read: Callable[[str], T]
    required: bool = True


def asks() -> bool:
    """Tell whether there is somebody to ask."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def ask(words: str) -> str:
    """Put a question on a terminal; gives the line that was typed."""
    try:
        return input(f"{words}\n> ").strip()
    except (EOFError, KeyboardInterrupt):
        raise CancelledError from None


def answer(question: Question[T], given: str | None) -> T | None:
    """Read what was given with the command, or ask for it until it can be read.

    Gives ``None`` for what is left out. Where nobody can be asked, what was given wrongly raises ``WrongAnswerError``.
    """
    text = given
    while True:
        if text is None:
            if not asks():
                return None
            text = ask(question.words)
        try:
            if text.strip():
                return question.read(text)
            if not question.required or not asks():
                return None
            _say("wajib diisi")
        except WrongAnswerError as wrong:
            if not asks():
                raise
            _say(str(wrong))
        text = None


def _say(why: str) -> None:
    print(f"petajalan: {why}", file=sys.stderr)
