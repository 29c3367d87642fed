"""The apps' pages and their lines to the kernels: Voila's handlers, each with an owner."""

from __future__ import annotations

import re
from typing import Any

from jupyter_server.services.kernels.handlers import KernelHandler
from tornado import web
from voila.shutdown_kernel_handler import VoilaShutdownKernelHandler
from voila.tornado.handler import TornadoVoilaHandler
from voila.tornado.kernel_websocket_handler import VoilaKernelWebsocketHandler

from riktig_hub.guard import Guard
from riktig_hub.kernels import KernelDoor
from riktig_hub.policy import policy
from riktig_hub.session import session_of

# An app page open in a browser costs a process of 60 to 150 MB.
MOST_KERNELS = 24
# Voila writes this into a page that takes long; the policy must let it run.
HEARTBEAT = "window.voila_heartbeat()"


class AppHandler(Guard, TornadoVoilaHandler):
    """One app's page. Only the notebooks found at start exist; whose page, whose kernel."""

    async def get(self, path: str | None = None) -> None:
        """Renders with a kernel of its own; 404 for any other notebook."""
        if path not in self.settings["apps"]:
            raise web.HTTPError(404)
        if super().kernel_manager.claimed() >= MOST_KERNELS:
            raise web.HTTPError(503)
        self.set_header("Content-Security-Policy", policy([HEARTBEAT]))
        await super().get(path)

    @property
    def kernel_manager(self) -> Any:
        """The manager through this session's door."""
        return KernelDoor(super().kernel_manager, session_of(self) or "")


class Owned(Guard):
    """Answers about a kernel only to the session that owns it; to others it does not exist."""

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
    """The line itself."""


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
