"""The apps' pages and their lines to the kernels: Voila's handlers, each with an owner."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from jupyter_server.services.kernels.handlers import KernelHandler
from tornado import web
from tornado.ioloop import IOLoop
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler
from voila.tornado.handler import TornadoVoilaHandler
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from riktig_hub.book import BookHandler, app_page
from riktig_hub.guard import Guard
from riktig_hub.kernels import GuardedKernelManager, KernelDoor
from riktig_hub.policy import policy
from riktig_hub.session import session_of

# Voila writes this into a page that takes long; the policy must let it run.
HEARTBEAT = "window.voila_heartbeat()"

# What a browser says of a request by another page. One on another port of this machine is sent
# the cookie, and must not fill the room with kernels.
ELSEWHERE = ("same-site", "cross-site")

# Pings without an answer until a line counts as cut.
SILENT_PINGS = 3


def has_room(handler: web.RequestHandler) -> bool:
    """Whether the session of the request may have one more kernel."""
    manager: GuardedKernelManager = handler.settings["kernel_manager"]
    return manager.has_room(session_of(handler) or "", shared=handler.settings["public"])


class AppHandler(Guard, TornadoVoilaHandler):
    """One app's page. Only the notebooks found at start exist; whose page, whose kernel."""

    async def get(self, path: str | None = None) -> None:
        """Renders with a kernel of its own; 404 for any other notebook, 503 when the room is full.

        Another site's page is refused. Whoever has no session is told so by Voila's own check.
        """
        if path not in self.settings["apps"]:
            raise web.HTTPError(404)
        if self.request.headers.get("Sec-Fetch-Site") in ELSEWHERE:
            raise web.HTTPError(403)
        if not has_room(self):
            raise web.HTTPError(503)
        manager = super().kernel_manager
        self.set_header("Content-Security-Policy", policy([HEARTBEAT]))
        with manager.promised(session_of(self) or ""):
            self._preheated = await manager.has_ready(path)
            await super().get(path)

    def should_use_rendered_notebook(self, *given: Any) -> bool:
        """Only one that is done and lives, and that no other page took while this one asked."""
        manager = self.settings["kernel_manager"]
        done = self._preheated and manager.first_is_ready(self.path_args[0])
        return done and super().should_use_rendered_notebook(*given)

    @property
    def kernel_manager(self) -> Any:
        """The manager through this session's door."""
        return KernelDoor(super().kernel_manager, session_of(self) or "")

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """The same app without a kernel is there, whatever happened here."""
        page = app_page(self.path_args[0]) if status_code >= 500 else ""
        if page and Path(self.settings["site"], page).is_file():
            self.finish_error(status_code, instead=self.settings["base_url"] + page)
        else:
            super().write_error(status_code, **kwargs)


class AppPage(BookHandler):
    """An app as a page of the book. In a frame, whoever has a session gets it with a kernel."""

    async def get(self, path: str, include_body: bool = True) -> None:
        """The static page, or the way to the same app with a kernel behind it."""
        self.set_header("Vary", "Accept-Encoding, Cookie, Sec-Fetch-Dest")
        notebook = Path(path).with_suffix(".ipynb").name
        framed = self.request.headers.get("Sec-Fetch-Dest") == "iframe"
        if framed and session_of(self) and notebook in self.settings["apps"] and has_room(self):
            self.set_header("Cache-Control", "no-store")
            self.redirect(f"{self.settings['base_url']}voila/render/{notebook}")
            return
        await super().get(path, include_body)

    def set_extra_headers(self, path: str) -> None:
        """As any page's, but another visitor may get another answer."""
        super().set_extra_headers(path)
        self.set_header("Vary", "Accept-Encoding, Cookie, Sec-Fetch-Dest")


class Owned(Guard):
    """Answers about a kernel only to the session that owns it; to others it does not exist."""

    def set_default_headers(self) -> None:
        """Nothing about a kernel is kept on the way."""
        super().set_default_headers()
        self.set_header("Cache-Control", "no-store")

    async def prepare(self) -> None:
        """404 for a kernel of somebody else's, or of nobody's."""
        await super().prepare()  # type: ignore[misc]
        kernel_id = self.path_kwargs.get("kernel_id") or self.path_args[0]
        if not self.settings["kernel_manager"].belongs_to(kernel_id, session_of(self)):
            raise web.HTTPError(404)


class OwnKernel(Owned, KernelHandler):
    """The page asks whether its kernel is alive."""

    def write_error(self, status_code: int, **kwargs: Any) -> None:
        """The page's script reads JSON."""
        KernelHandler.write_error(self, status_code, **kwargs)


class OwnSocket(Owned, VoilaKernelWebsocketHandler):
    """The line itself, as long as the session it was opened in."""

    _session: str | None = None

    async def open(self, kernel_id: str) -> None:  # type: ignore[override]
        """From here on the kernel knows the line."""
        self._session = session_of(self)
        self.kernel_manager.opened(kernel_id, self)
        await super().open(kernel_id)

    def on_close(self) -> None:
        """And no more."""
        self.kernel_manager.closed(self.kernel_id, self)
        super().on_close()

    def send_ping(self) -> None:
        """Looks each time whether the session has ended elsewhere: in another browser, by time."""
        session, manager = self._session, self.kernel_manager
        if session is None or session_of(self) == session:
            super().send_ping()
        else:
            self.close()
            IOLoop.current().add_callback(manager.end_session, session)

    @property
    def ping_timeout(self) -> int:
        """Milliseconds of silence until a line counts as cut.

        Jupyter counts from the last answer, so it must be longer than the time between pings;
        Tornado, which reads this before the line is open, wants it no longer.
        """
        return int(self.ping_interval * (SILENT_PINGS if self.ping_callback else 1))


class OwnShutdown(Owned, VoilaShutdownKernelHandler):
    """The page says it is closing.

    It says so by a beacon, which cannot carry the header that Jupyter asks
    for against forged requests. The browser's own word for where a request
    comes from does instead, beside the strict cookie and the owner's check.
    """

    def check_xsrf_cookie(self) -> None:
        """Only from a page of this server."""
        site = self.request.headers.get("Sec-Fetch-Site")
        origin = self.request.headers.get("Origin", "")
        own = re.sub(r"^https?://", "", origin) == self.request.host
        if site != "same-origin" and not (site is None and own):
            raise web.HTTPError(403)
