"""Kernels: clean environments, owners, and when an idle one is stopped."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from subprocess import DEVNULL
from time import monotonic
from typing import Any, Protocol

from riktig_hub.kernel_pool import WatchedPool

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
# Chosen here: every app at once in one login, and nobody takes the room from the others.
MOST_OF_ONE = 8
# A page that was given a kernel has this long to connect to it before the
# kernel counts as left behind.
SECONDS_TO_CONNECT = 120.0


def clean_environment(given: Mapping[str, str], *, loopback: bool = False) -> dict[str, str]:
    """The environment of a kernel: the few variables it needs, and whether it is this machine's."""
    chosen = {name: given[name] for name in PASSED_ON if name in given}
    return chosen | LOOPBACK if loopback else chosen


class Line(Protocol):
    """A page's open socket."""

    def close(self) -> None:
        """Ends it; the page is told."""


class GuardedKernelManager(WatchedPool):
    """Knows which session each kernel belongs to. An unclaimed (pooled) kernel is nobody's."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._owners: dict[str, str] = {}
        self._claimed_at: dict[str, float] = {}
        self._promised: dict[object, str] = {}
        self._lines: dict[str, set[Line]] = {}

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

    def has_room(self, session: str, *, shared: bool) -> bool:
        """Whether one more page may have a kernel; where others come too, not all of them."""
        taken = [*self._owners.values(), *self._promised.values()]
        own = MOST_OF_ONE if shared else MOST_KERNELS
        return len(taken) < MOST_KERNELS and taken.count(session) < own

    @contextmanager
    def promised(self, session: str) -> Iterator[None]:
        """Counts a page whose kernel is on its way, so that many at once do not slip through."""
        promise = object()
        self._promised[promise] = session
        try:
            yield
        finally:
            del self._promised[promise]

    def opened(self, kernel_id: str, line: Line) -> None:
        """A page's line to its kernel is there."""
        self._lines.setdefault(kernel_id, set()).add(line)

    def closed(self, kernel_id: str, line: Line) -> None:
        """It is there no more."""
        self._lines.get(kernel_id, set()).discard(line)

    async def end_session(self, session: str) -> None:
        """Stops the kernels of a session that is over: they may hold what somebody looked at."""
        for kernel_id in [one for one, owner in self._owners.items() if owner == session]:
            await self.shutdown_kernel(kernel_id, now=True)

    async def shutdown_kernel(self, kernel_id: str, *args: Any, **kwargs: Any) -> None:
        """Stops a kernel, cuts the lines to it and forgets whose it was."""
        self._forget(kernel_id)
        for line in self._lines.pop(kernel_id, set()):
            line.close()
        await super().shutdown_kernel(kernel_id, *args, **kwargs)

    def _handle_kernel_died(self, kernel_id: str) -> None:
        """One that died by itself is gone: a new one would know nothing of its page."""
        self._forget(kernel_id)
        super()._handle_kernel_died(kernel_id)

    def _forget(self, kernel_id: str) -> None:
        self._owners.pop(kernel_id, None)
        self._claimed_at.pop(kernel_id, None)

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
