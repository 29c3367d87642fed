"""Kernels: clean environments, owners, and when an idle one is stopped."""

from __future__ import annotations

import json
import os
from asyncio import Future
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from subprocess import DEVNULL
from time import monotonic
from typing import Any

from jupyter_server.services.kernels.connection.channels import ZMQChannelsWebsocketConnection
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager

# What a kernel is given of the server's environment. Everything else stays
# out: the environment is where people keep passwords and keys.
PASSED_ON = (
    "APPDATA",
    "COMSPEC",
    "HOME",
    "IPYTHONDIR",
    "LANG",
    "LC_ALL",
    "LC_CTYPE",
    "LOCALAPPDATA",
    "PATH",
    "PATHEXT",
    "PYDEVD_DISABLE_FILE_VALIDATION",
    "SYSTEMROOT",
    "TEMP",
    "TMP",
    "TMPDIR",
    "TZ",
    "USERPROFILE",
    "VIRTUAL_ENV",
    "VOILA_APP_PORT",
    "VOILA_BASE_URL",
    "VOILA_PREHEAT",
    "VOILA_SERVER_URL",
    "WINDIR",
)
# Tells an app that it runs where an extract may be given to a kernel.
LOOPBACK = {"RIKTIG_LOOPBACK": "1"}
# Each costs 20 to 30 MB of its own: a full room of 25, and some to spare.
MOST_KERNELS = 30
# A page that was given a kernel has this long to connect to it before the
# kernel counts as left behind.
SECONDS_TO_CONNECT = 120.0
# A message's offsets: eight bytes each; channel, four parts and the end, then buffers.
WORD, FEWEST_PARTS, MOST_PARTS = 8, 6, 512
HEADER, CONTENT = 1, 4  # places of the parts
PROTOCOL = "v1.kernel.websocket.jupyter.org"
# What a page may open in its kernel: a line that asks how the widgets are. Another would make
# widgets there that the app does not have.
MAY_BE_OPENED = "jupyter.widget.control"


def clean_environment(given: Mapping[str, str], *, loopback: bool = False) -> dict[str, str]:
    """The environment of a kernel: the few variables it needs, and whether it is this machine's."""
    chosen = {name: given[name] for name in PASSED_ON if name in given}
    return chosen | LOOPBACK if loopback else chosen


class GuardedKernelManager(AsyncMappingKernelManager):
    """Knows which session each kernel belongs to. An unclaimed (pooled) kernel is nobody's."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._owners: dict[str, str] = {}
        self._claimed_at: dict[str, float] = {}
        self._promised: set[object] = set()

    async def start_kernel(self, *, env: Mapping[str, str] | None = None, **kwargs: Any) -> str:
        """Starts one with a clean environment; what it prints goes nowhere near the log."""
        kernel_id: str = await super().start_kernel(
            env=clean_environment(
                os.environ if env is None else env, loopback=self.parent.listens_to_itself
            ),
            stdout=DEVNULL,
            stderr=DEVNULL,
            **kwargs,
        )
        return kernel_id

    def claim(self, kernel_id: str, session: str) -> None:
        """Gives a kernel to the session whose page it was rendered for."""
        self._owners[kernel_id] = session
        self._claimed_at[kernel_id] = monotonic()

    def belongs_to(self, kernel_id: str, session: str | None) -> bool:
        """Whether the session owns the kernel."""
        return session is not None and self._owners.get(kernel_id) == session

    def has_room(self) -> bool:
        """Whether one more page may have a kernel."""
        return len(self._owners) + len(self._promised) < MOST_KERNELS

    @contextmanager
    def promised(self) -> Iterator[None]:
        """Counts a page whose kernel is on its way, so that many at once do not slip through."""
        promise = object()
        self._promised.add(promise)
        try:
            yield
        finally:
            self._promised.discard(promise)

    async def shutdown_kernel(self, kernel_id: str, *args: Any, **kwargs: Any) -> None:
        """Stops a kernel and forgets whose it was."""
        self._forget(kernel_id)
        await super().shutdown_kernel(kernel_id, *args, **kwargs)

    def _handle_kernel_died(self, kernel_id: str) -> None:
        """One that died by itself is gone: a new one would know nothing of its page."""
        self._forget(kernel_id)
        super()._handle_kernel_died(kernel_id)

    def _forget(self, kernel_id: str) -> None:
        self._owners.pop(kernel_id, None)
        self._claimed_at.pop(kernel_id, None)

    async def has_ready(self, notebook: str) -> bool:
        """Whether the first preheated kernel of an app is done and lives; dead ones are let go.

        One that is still starting, or still making its page, is not waited for: a fork is quicker.
        It is left in peace, for the next who comes.
        """
        while self._first_is_done(notebook):
            pool = self._pools[notebook]
            first = pool[0]
            if await self._is_sound(first):
                return True
            if pool and pool[0] is first:  # nobody else took it or let it go meanwhile
                await self._let_go(pool)
                self.fill_if_needed(notebook_name=notebook)
        return False

    def first_is_ready(self, notebook: str) -> bool:
        """Whether the first kernel in the pool of an app waits for nothing but a page."""
        return self._first_is_done(notebook) and not _has_failed(self._pools[notebook][0])

    def _first_is_done(self, notebook: str) -> bool:
        """Whether it has come to the end of making its page, well or not."""
        pool = self._pools.get(notebook, [])
        if not pool or not pool[0].done():
            return False
        return bool(pool[0].exception()) or pool[0].result()["task"].done()

    async def _is_sound(self, heated: Future[dict[str, Any]]) -> bool:
        if _has_failed(heated):
            return False
        kernel_id = heated.result()["kernel_id"]
        return kernel_id in self and await self.get_kernel(kernel_id).is_alive()

    async def _let_go(self, pool: list[Future[dict[str, Any]]]) -> None:
        dead = pool.pop(0)
        kernel_id = "" if dead.exception() else dead.result()["kernel_id"]
        if kernel_id in self:
            await self.shutdown_kernel(kernel_id, now=True)

    def notify_connect(self, kernel_id: str) -> None:
        """The page has come: from now on the ordinary idle rule holds."""
        super().notify_connect(kernel_id)
        self._claimed_at.pop(kernel_id, None)

    async def cull_kernel_if_idle(self, kernel_id: str) -> None:
        """Leaves a kernel alone while its page is still loading.

        A pooled kernel may have been idle for hours when it is handed out.
        """
        claimed_at = self._claimed_at.get(kernel_id)
        if claimed_at is None or monotonic() - claimed_at > SECONDS_TO_CONNECT:
            await super().cull_kernel_if_idle(kernel_id)


def _has_failed(heated: Future[dict[str, Any]]) -> bool:
    """Whether a preheated kernel, or its page, came to nothing. Both have come to an end."""
    return bool(heated.exception() or heated.result()["task"].exception())


class KernelDoor:
    """The kernel manager as one page's rendering sees it: what it is given, its session owns."""

    def __init__(self, manager: Any, session: str) -> None:
        self._manager = manager
        self._session = session

    def __getattr__(self, name: str) -> Any:
        return getattr(self._manager, name)

    async def start_kernel(self, **kwargs: Any) -> str:
        """A fresh kernel."""
        kernel_id: str = await self._manager.start_kernel(**kwargs)
        self._manager.claim(kernel_id, self._session)
        return kernel_id

    async def get_rendered_notebook(self, **kwargs: Any) -> tuple[Any, Any, str]:
        """A preheated kernel with its page."""
        kwargs.pop("extra_kernel_env_variables", None)
        task, cache, kernel_id = await self._manager.get_rendered_notebook(**kwargs)
        self._manager.claim(kernel_id, self._session)
        return task, cache, kernel_id


def is_framed(message: bytes) -> bool:
    """Whether a message's table of offsets fits the message.

    Jupyter trusts the first number, and counts to it: up to 2^64.
    """
    count = int.from_bytes(message[:WORD], "little")
    if not FEWEST_PARTS <= count <= MOST_PARTS or len(message) < WORD * (count + 1):
        return False
    table = range(WORD, WORD * (count + 1), WORD)
    offsets = [int.from_bytes(message[at : at + WORD], "little") for at in table]
    return offsets == sorted(offsets) and offsets[-1] <= len(message)


def opens_another(message: bytes) -> bool:
    """Whether a framed message would open anything but what a page may. May raise on rubbish."""
    if _part(message, HEADER).get("msg_type") != "comm_open":
        return False
    return bool(_part(message, CONTENT).get("target_name") != MAY_BE_OPENED)


def _part(message: bytes, place: int) -> dict[str, Any]:
    start, end = (
        int.from_bytes(message[at : at + WORD], "little")
        for at in (WORD * (place + 1), WORD * (place + 2))
    )
    read: dict[str, Any] = json.loads(message[start:end])
    return read


class GuardedConnection(ZMQChannelsWebsocketConnection):
    """A page's line to its kernel: the current protocol only.

    The older one logs whole messages that it does not understand, and a
    message may hold a patient's row.
    """

    def handle_incoming_message(self, incoming_msg: Any) -> None:
        """Passes on allowed messages (see `allowed_message_types`); drops what it cannot read."""
        binary = self.subprotocol == PROTOCOL and isinstance(incoming_msg, bytes)
        if not binary or not is_framed(incoming_msg):
            self.log.warning("dropped a kernel message in an old or unknown form")
            return
        try:
            if not opens_another(incoming_msg):
                super().handle_incoming_message(incoming_msg)
        except Exception as problem:  # whatever a visitor may send
            self.log.warning("dropped an unreadable kernel message (%s)", type(problem).__name__)
