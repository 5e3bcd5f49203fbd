"""What a preview needs besides a build: eyes on the regions that do not tire, and a banner that tells what is wrong."""

from collections.abc import Callable, Iterable
from html import escape
from pathlib import Path
from typing import Any

from mkdocs.livereload import LiveReloadServer
from watchdog.events import (
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import ObservedWatch

from petajalan.build.store import find, place, point
from petajalan.site.compile import CompilePlugin

_CHANGES: list[Any] = [FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent]
_AFTER = b'<a class="lompat" href="#isi">Lompat ke isi</a>'


class Watcher(Observer):  # type: ignore[misc,valid-type]
    """Hears of changes from the system; looking at every file of a country again and again takes seconds.

    Only changes count: that a build opens a file is no reason for another build.
    """

    def schedule(
        self, event_handler: FileSystemEventHandler, path: str, *, recursive: bool = False, **_: Any
    ) -> ObservedWatch:
        watch: ObservedWatch = super().schedule(event_handler, path, recursive=recursive, event_filter=_CHANGES)
        return watch


def show(source: CompilePlugin, site: Path) -> None:
    """Let a preview's site lead to the kept results: it has no time to lay tens of thousands of files."""
    for kept in source.kept:
        entry = find(source.order.store, kept)
        if entry is None:
            continue
        if kept.name in source.regions.built:
            point(entry, site, (kept.name, f"cari/daerah/{kept.name}"))
        else:
            place(entry, site)


def follow(server: LiveReloadServer) -> None:
    """Let a preview hear of changes instead of looking for them."""
    watched = list(server._watched_paths)
    server._watched_paths.clear()
    server._watch_refs.clear()
    server.observer = Watcher()
    for path in watched:
        server.watch(path)


def tell(server: LiveReloadServer, problems: Callable[[], Iterable[str]]) -> None:
    """Let every page of a preview say what is wrong at the moment."""
    serve = server.get_app()
    assert serve is not None, "the server has its application from the start"

    def application(environ: Any, start_response: Any) -> Iterable[bytes]:
        said: list[Any] = []

        def note(*words: Any) -> Any:
            said.extend(words)

        body = serve(environ, note)
        status, headers, *more = said
        lines = list(problems())
        if lines and dict(headers).get("Content-Type") == "text/html":
            page = b"".join(body).replace(_AFTER, _AFTER + banner(lines), 1)
            headers = [(name, value) for name, value in headers if name != "Content-Length"]
            body = [page]
            headers.append(("Content-Length", str(len(page))))
        start_response(status, headers, *more)
        return body

    server.set_app(application)


def banner(lines: Iterable[str]) -> bytes:
    """Write what is wrong above a page."""
    items = "".join(f"<li><code>{escape(line)}</code></li>" for line in lines)
    return (
        '\n<div class="peringatan-data" role="status">\n'
        "<p><strong>Data sedang salah; halaman ini memakai data terakhir yang benar.</strong></p>\n"
        f"<ul>{items}</ul>\n</div>"
    ).encode()
