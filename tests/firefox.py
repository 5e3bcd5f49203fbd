"""A small client of Firefox's own remote protocol, Marionette: JSON with its length in front, over a socket.

Playwright cannot drive Debian's Firefox, and a driver program of its own is not packaged there.
"""

import base64
import json
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

# Nothing is asked of the network, and the port is one that is free.
_SETTINGS = {
    "marionette.port": 0,
    "app.update.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,#remote-settings-dummy/v1",
    "toolkit.telemetry.reportingpolicy.firstRun": False,
    "ui.prefersReducedMotion": 1,
    "ui.useOverlayScrollbars": 1,
}
_FRAME = """
const [url, width, height, done] = arguments, frame = document.createElement("iframe");
Object.assign(frame, { src: url, width, height, onload: done });
frame.style.border = "0";
document.documentElement.replaceChildren(document.createElement("head"), document.createElement("body"));
document.body.style.margin = "0";
document.body.append(frame);
"""
_START = 60


class Firefox:
    """A running Firefox with one window."""

    def __init__(self, port: int) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=_START)
        self._file = self._socket.makefile("rb")
        self._count = 0
        self._read()
        self.say("WebDriver:NewSession")

    def say(self, command: str, **arguments: Any) -> Any:
        """Give a command and its answer; what Firefox refuses is raised with its own words."""
        self._count += 1
        words = json.dumps([0, self._count, command, arguments])
        self._socket.sendall(f"{len(words.encode())}:{words}".encode())
        _, _, error, value = self._read()
        if error:
            raise RuntimeError(f"{command}: {error['error']}: {error['message']}")
        return value["value"] if isinstance(value, dict) and set(value) == {"value"} else value

    def _read(self) -> Any:
        length = b""
        while (digit := self._file.read(1)) != b":":
            if not digit:
                raise RuntimeError("Firefox is gone")
            length += digit
        return json.loads(self._file.read(int(length)))

    def goto(self, url: str) -> None:
        """Open a page in the window and wait until it has loaded."""
        self.say("WebDriver:SwitchToFrame")
        self.say("WebDriver:Navigate", url=url)

    def goto_in_frame(self, url: str, width: int, height: int) -> None:
        """Open a page of this site in a frame so wide and high, narrower than a window can be; scripts run inside."""
        self.say("WebDriver:SwitchToFrame")
        self.say("WebDriver:ExecuteAsyncScript", script=_FRAME, args=[url, width, height])
        self.say("WebDriver:SwitchToFrame", id=0)

    def resize(self, width: int, height: int) -> None:
        """Make the page itself, not its window, so wide and so high; a window is at least 500 pixels wide."""
        self.say("WebDriver:SwitchToFrame")
        frame = self.evaluate("return [outerWidth - innerWidth, outerHeight - innerHeight]")
        self.say("WebDriver:SetWindowRect", width=width + frame[0], height=height + frame[1])

    def evaluate(self, script: str) -> Any:
        """Run the body of a function in the page and give what it returns."""
        return self.say("WebDriver:ExecuteScript", script=script, args=[])

    def picture(self) -> bytes:
        """Take a picture of what is seen of the page, as PNG."""
        return base64.b64decode(self.say("WebDriver:TakeScreenshot", full=False))

    def close(self) -> None:
        with suppress(RuntimeError, OSError):
            self.say("Marionette:Quit", flags=["eForceQuit"])
        self._file.close()
        self._socket.close()


@contextmanager
def running(program: str) -> Iterator[Firefox]:
    """Run Firefox without a screen and with a profile of its own until the end of the block."""
    with tempfile.TemporaryDirectory(prefix="firefox-") as folder:
        profile = Path(folder)
        lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});" for name, value in _SETTINGS.items())
        (profile / "user.js").write_text("\n".join(lines), encoding="utf-8")
        command = [program, "--headless", "--no-remote", "--marionette", "--profile", folder]
        silent = subprocess.DEVNULL
        process = subprocess.Popen(command, stdin=silent, stdout=silent, stderr=silent)
        try:
            browser = Firefox(_port(profile / "MarionetteActivePort", process))
            try:
                yield browser
            finally:
                browser.close()
        finally:
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _port(told: Path, process: "subprocess.Popen[bytes]") -> int:
    until = time.monotonic() + _START
    while time.monotonic() < until:
        if process.poll() is not None:
            raise RuntimeError(f"Firefox ended with {process.returncode}")
        if told.is_file() and (text := told.read_text().strip()):
            return int(text)
        time.sleep(0.05)
    raise RuntimeError("Firefox did not start")
