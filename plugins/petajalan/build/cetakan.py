"""Cards for sharing and summaries as PDF: kept apart from the pages, made again only where their words change.

A region's result holds one file with all the words (``.cetakan.json``). What is printed follows from it and from the
press alone, so the key is the hash of both. Where some words have changed, the other cards are taken from what is kept.
"""

import hashlib
import json
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from petajalan.build.limits import Failure
from petajalan.build.regions import Built, Order, Regions
from petajalan.build.store import Entry, Kept, SpoiltError, discard, find, keep, opened, read
from petajalan.build.workers import Task, Tell, run
from petajalan.core.kartu import NAME
from petajalan.render.cetakan import card, press_version, sheets
from petajalan.render.naskah import SUMMARY, WORDS

PRINTED = (f"/{NAME}", f"/{SUMMARY}")


class Cost(NamedTuple):
    """How many cards and summaries were made, in how many seconds of processor and of time."""

    kartu: int = 0
    ringkasan: int = 0
    cpu: float = 0
    lama: float = 0


def build_prints(order: Order, regions: Regions, tell: Tell) -> tuple[tuple[Kept, ...], Cost]:
    """Bring the cards and summaries of all regions up to date; give their results and what it cost."""
    start = time.perf_counter()
    goals = {_goal(order, one): one.kept for one in regions.built.values()}
    missing = [goal for goal in goals if find(order.store, goal) is None]
    tasks: list[Task] = [(goal.name, (order.store, goal, goals[goal])) for goal in missing]
    # Never in this very process while others may still be forked from it: typst starts threads.
    who = "satu" if order.pelaksana == "satu" else "proses" if order.pelaksana.startswith("dask") else order.pelaksana
    cost = Cost()
    for name, made in run(who, order.limits, _print, tasks, tell) if tasks else ():
        if isinstance(made, Failure):
            raise OSError(f"{name.removeprefix('_')} tidak dapat dibuat: {made.why} {made.detail}".rstrip())
        cost = Cost(cost.kartu + made.kartu, cost.ringkasan + made.ringkasan, cost.cpu + made.cpu)
    return tuple(goals), cost._replace(lama=time.perf_counter() - start)


def print_now(order: Order, built: Built) -> Kept:
    """Give the result with a region's cards and summary, made in this very process where it is not kept."""
    goal = _goal(order, built)
    if find(order.store, goal) is None:
        _print(order.store, goal, built.kept)
    return goal


def _goal(order: Order, built: Built) -> Kept:
    """Name the result of a region's prints by the hash of their words, without reading them."""
    words = _entry(order.store, built.kept).every[WORDS].sha256
    return Kept(f"_cetakan-{built.kept.name}", _hash(press_version(), words))


def _print(store: Path, goal: Kept, source: Kept) -> Cost:
    before = time.process_time()
    entry = _entry(store, source)
    try:
        said: dict[str, dict[str, Any]] = json.loads(read(entry, WORDS))
    except SpoiltError:
        discard(entry.folder)
        raise OSError(f"hasil {source.name} rusak di simpanan; ulangi") from None
    keys = {address: _hash(press_version(), json.dumps(words, sort_keys=True)) for address, words in said.items()}
    there = dict(_there(store, goal.name))
    made: list[str] = []

    def files() -> Iterator[tuple[str, bytes]]:
        for address, words in said.items():
            if (old := there.get((address, keys[address]))) is not None:
                with suppress(SpoiltError):
                    yield address, read(old, address)
                    continue
            made.append(address)
            yield address, sheets(words) if address.endswith(SUMMARY) else card(words)

    keep(store, goal, files(), json.dumps(keys).encode())
    summaries = sum(address.endswith(SUMMARY) for address in made)
    return Cost(len(made) - summaries, summaries, time.process_time() - before)


def _there(store: Path, name: str) -> Iterator[tuple[tuple[str, str], Entry]]:
    """Yield what lies kept of a name: address and hash of its words, and the result that has it."""
    for folder in sorted((store / name).glob("[!.]*")):
        with suppress(OSError, SpoiltError, ValueError):
            entry = opened(folder)
            for place in json.loads(entry.facts).items():
                yield place, entry


def _entry(store: Path, one: Kept) -> Entry:
    entry = find(store, one)
    if entry is None:
        raise OSError(f"hasil {one.name} hilang dari simpanan selama build; ulangi")
    return entry


def _hash(*said: str) -> str:
    return hashlib.blake2b("\n".join(said).encode(), digest_size=20).hexdigest()
