"""A plain web server that keeps a list of all that reaches it."""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path


class _Catching(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        return

    def _note(self) -> None:
        self.server.caught.append(f"{self.command} {self.path}")  # type: ignore[attr-defined]

    def do_GET(self) -> None:
        self._note()
        super().do_GET()

    def do_HEAD(self) -> None:
        self._note()
        super().do_HEAD()

    def do_POST(self) -> None:
        self._note()
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self.send_response(204)
        self.end_headers()


class Catcher(ThreadingHTTPServer):
    """`caught` holds method and path of every request."""

    def __init__(self, folder: Path) -> None:
        self.caught: list[str] = []
        handler = functools.partial(_Catching, directory=str(folder))
        super().__init__(("127.0.0.1", 0), handler)

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, *_: object) -> None:
        """A browser that breaks off is no error of ours."""


@contextmanager
def catcher(folder: Path) -> Iterator[Catcher]:
    """A running catcher that serves a folder."""
    with Catcher(folder) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield server
        server.shutdown()
        thread.join()
