"""What a preview needs besides a build: eyes on the regions that do not tire, kept results in place of files, a banner.

MkDocs' own pages lie in the preview's folder. All else is led to where it lies kept; pages across regions, which every
change may touch, are made when somebody looks at them.
"""

import logging
import os
import posixpath
import re
import threading
from collections.abc import Callable, Iterable
from functools import cached_property
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import quote

from mkdocs.livereload import LiveReloadServer
from watchdog.events import (
    DirCreatedEvent,
    DirDeletedEvent,
    DirMovedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, ObservedWatch

from petajalan.build.cetakan import PRINTED, print_now
from petajalan.build.country import CountryError, holder, make_now, plan_country
from petajalan.build.pagefind import SearchError
from petajalan.build.region import Context
from petajalan.build.regions import Order, Regions
from petajalan.build.store import Kept, files_of
from petajalan.site.compile import CompilePlugin

log = logging.getLogger("mkdocs.plugins.petajalan")

_FOLDERS = (DirCreatedEvent, DirDeletedEvent, DirMovedEvent)
_CHANGES: list[Any] = [FileCreatedEvent, FileDeletedEvent, FileModifiedEvent, FileMovedEvent, *_FOLDERS]
_AFTER = b'<a class="lompat" href="#isi">Lompat ke isi</a>'
# Leads from the preview's folder to the store; MkDocs empties its folder but for what begins with a dot.
_STORE = ".simpanan"


class Shown:
    """What a preview shows at one moment."""

    def __init__(self, order: Order, context: Context, regions: Regions) -> None:
        self.order, self.context, self.regions = order, context, regions
        self.lock = threading.Lock()
        self.made: dict[str, Kept] = {}

    @cached_property
    def plan(self) -> Any:
        return plan_country(self.context, self.regions)

    def region(self, address: str) -> Kept | None:
        """Name the result of the region that has an address."""
        parts = address.split("/")
        slug = parts[2] if parts[:2] == ["cari", "daerah"] and len(parts) > 3 else parts[0]
        built = self.regions.built.get(slug)
        if built and self.context.kartu and address.endswith(PRINTED):
            with self.lock:
                return print_now(self.order, built)
        return built.kept if built else None

    def country(self, address: str) -> Kept | None:
        """Name the result across regions that has an address; it is made by the first who asks."""
        name = holder(address)
        with self.lock:
            if name not in self.made and (entry := make_now(self.order, self.plan, name)):
                self.made[name] = Kept(name, entry.folder.name)
            return self.made.get(name)


class _Said:
    """Keeps how an answer begins."""

    status = ""
    headers: list[tuple[str, str]]
    more: tuple[Any, ...] = ()

    def __call__(self, status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
        self.status, self.headers, self.more = status, headers, more


class Watcher(Observer):  # type: ignore[misc,valid-type]
    """Hears of changes from the system; looking at every file of a country again and again takes seconds.

    Only changes count: that a build opens a file is no reason for another build. A folder that comes or goes is one,
    which MkDocs does not see by itself.
    """

    def schedule(
        self, event_handler: FileSystemEventHandler, path: str, *, recursive: bool = False, **_: Any
    ) -> ObservedWatch:
        every = FileSystemEventHandler()

        def hear(event: FileSystemEvent) -> None:
            event_handler.dispatch(FileModifiedEvent(event.src_path) if isinstance(event, _FOLDERS) else event)

        every.on_any_event = hear  # type: ignore[method-assign]
        watch: ObservedWatch = super().schedule(every, path, recursive=recursive, event_filter=_CHANGES)
        return watch

    def start(self) -> None:
        # It hears already when MkDocs starts it.
        if not self.is_alive():
            super().start()


def show(source: CompilePlugin, site: Path) -> Shown | None:
    """Give what the preview's pages are from now on; while nothing was right yet, there is nothing."""
    link = site / _STORE
    if not link.is_symlink():
        link.symlink_to(source.order.store.resolve(), target_is_directory=True)
    return Shown(source.order, source.context, source.regions) if source.context else None


def follow(server: LiveReloadServer, more: Iterable[str]) -> None:
    """Let a preview hear of changes instead of looking for them; where the system cannot tell so many, it looks."""
    looking: BaseObserver = server.observer
    watched = [*server._watched_paths, *more]
    try:
        _watch(server, Watcher(), watched)
        server.observer.start()
    except OSError as error:
        server.observer.stop()
        log.info(
            f"Sistem tidak dapat mengabarkan perubahan ({error}); setiap berkas diperiksa berkala, "
            "jadi perubahan terlihat lebih lambat."
        )
        _watch(server, looking, watched)
    # What changed while the first pages were made was heard by nobody: look once more.
    with server._rebuild_cond:
        server._want_rebuild = True


def _watch(server: LiveReloadServer, observer: BaseObserver, paths: Iterable[str]) -> None:
    observer.unschedule_all()
    server._watched_paths.clear()
    server._watch_refs.clear()
    server.observer = observer  # type: ignore[assignment]
    for path in paths:
        server.watch(path)


def lead(server: LiveReloadServer, shown: Callable[[], Shown | None], problems: Callable[[], Iterable[str]]) -> None:
    """Let a preview take each page from where it lies, and say on it what is wrong at the moment."""
    serve = server.get_app()
    assert serve is not None, "the server has its application from the start"

    def application(environ: Any, start_response: Any) -> Iterable[bytes]:
        if environ["PATH_INFO"].startswith("/livereload/"):
            return serve(environ, start_response)
        while True:
            with server._epoch_cond:
                server._epoch_cond.wait_for(lambda: server._visible_epoch == server._wanted_epoch)
            now, said = shown(), _Said()
            try:
                led = _led(environ, server.root, server.mount_path, now)
            except (CountryError, SearchError, OSError) as error:
                log.error(f"halaman lintas daerah tidak jadi: {error}")
                start_response("500 Internal Server Error", [("Content-Type", "text/plain; charset=utf-8")])
                return [f"Halaman lintas daerah tidak jadi: {error}\n".encode()]
            body = serve(led or environ, said)
            # Another build may have begun and ended meanwhile; what was chosen is then the past.
            if not led or shown() is now:
                break
        status, headers, more = said.status, said.headers, said.more
        lines = list(problems())
        if led:
            back = quote(environ["PATH_INFO"].encode("latin-1")) + "/"
            headers = [(name, back if name == "Location" else value) for name, value in headers]
        if lines and dict(headers).get("Content-Type") == "text/html":
            page = b"".join(body).replace(_AFTER, _AFTER + banner(lines, server.mount_path), 1)
            headers = [(name, value) for name, value in headers if name != "Content-Length"]
            body = [page]
            headers.append(("Content-Length", str(len(page))))
        start_response(status, headers, *more)
        return body

    server.set_app(application)


def _led(environ: Any, root: str, mount: str, shown: Shown | None) -> Any:
    """Give the request for the file itself where an address lies kept; none for MkDocs' own pages."""
    path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "ignore")
    if shown is None or not path.startswith(mount):
        return None
    address = posixpath.normpath("/" + path.removeprefix(mount)).lstrip("/") + "/" * path.endswith("/")
    kept = shown.region(address)
    if kept is None:
        own = os.path.join(root, address)
        if address in ("", "/") or os.path.isfile(own) or os.path.isfile(os.path.join(own, "index.html")):
            return None
        kept = shown.country(address)
    if kept is None:
        return None
    led = f"{mount}{_STORE}/{files_of(kept)}/{address}"
    return {**environ, "PATH_INFO": led.encode().decode("latin-1")}


def banner(lines: Iterable[str], root: str = "/") -> bytes:
    """Write what is wrong above a page; each code leads to its explanation in the guide."""

    def linked(found: re.Match[str]) -> str:
        return f'<a href="{escape(root)}panduan/masalah/#{found[0].lower()}">{found[0]}</a>'

    said = (re.sub(r"(?<=\d: )[A-Z]\d{3}(?= )", linked, escape(line), count=1) for line in lines)
    items = "".join(f"<li><code>{line}</code></li>" for line in said)
    return (
        '\n<div class="peringatan-data" role="status">\n'
        "<p><strong>Data sedang salah; halaman ini memakai data terakhir yang benar.</strong></p>\n"
        f"<ul>{items}</ul>\n</div>"
    ).encode()
