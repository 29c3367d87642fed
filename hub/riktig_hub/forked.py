"""The server's side of the nursery: starts it, asks it for kernels, and watches them.

Where a process cannot be forked and held by a handle (anything but Linux), and when the nursery
does not answer, a kernel is started as Jupyter starts it.
"""

from __future__ import annotations

import asyncio
import json
import os
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from importlib.metadata import EntryPoint
from pathlib import Path
from threading import Lock
from typing import Any, ClassVar

from jupyter_client.provisioning import KernelProvisionerFactory, LocalProvisioner

from riktig_hub.nursery import READY

NAME = "riktig-nursery"
CAN_FORK = sys.platform == "linux" and hasattr(os, "pidfd_open")
# Importing takes half a second alone, and many times that on a busy machine.
SECONDS_TO_IMPORT = 30.0
# A hundredth of a second alone. A nursery that is given up takes its kernels with it, and with
# them every open page: one that is only kept waiting by others must not count as gone.
SECONDS_TO_FORK = 30.0


class Forked:
    """A kernel that the nursery bore, held by its handle: as much of `Popen` as Jupyter uses."""

    stdin = stdout = stderr = None

    def __init__(self, pid: int, handle: int) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self._handle = handle

    def poll(self) -> int | None:
        """`None` while it lives. How it ended is not known; the answer is then 0."""
        if self.returncode is None and self._ended(0):
            os.close(self._handle)
            self.returncode = 0
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Waits for its end; `TimeoutExpired` after so many seconds."""
        if self.returncode is None and not self._ended(timeout):
            raise subprocess.TimeoutExpired("kernel", timeout or 0)
        return self.poll() or 0

    def send_signal(self, number: int) -> None:
        """To this process and to no later one that got its id."""
        if self.poll() is None:
            with suppress(ProcessLookupError):
                signal.pidfd_send_signal(self._handle, number)

    def kill(self) -> None:
        """At once."""
        self.send_signal(signal.SIGKILL)

    def terminate(self) -> None:
        """In good order."""
        self.send_signal(signal.SIGTERM)

    def _ended(self, seconds: float | None) -> bool:
        waiting = select.poll()
        waiting.register(self._handle, select.POLLIN)
        return bool(waiting.poll(None if seconds is None else seconds * 1000))


class Nursery:
    """The process that forks kernels, started when it is first wanted and again if it died."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = dict(environment)
        self._process: subprocess.Popen[bytes] | None = None
        self._line: socket.socket | None = None
        self._imported = False
        self._lock = Lock()

    def open(self) -> None:
        """Starts importing; returns at once."""
        with self._lock:
            self._opened()

    def bear(self, file: str, folder: str, environment: Mapping[str, str]) -> Forked | None:
        """A kernel with this connection file; `None` if there could be none. Blocks."""
        asked = {"file": file, "folder": folder, "env": dict(environment)}
        with self._lock:
            try:
                line = self._ready()
                line.send(json.dumps(asked).encode())
                said, handles, _, _ = socket.recv_fds(line, 64, 1)
                return Forked(int(said), handles[0])
            except (OSError, ValueError, IndexError):
                self._drop()
                return None

    def close(self) -> None:
        """Ends it; its kernels have been stopped before."""
        with self._lock:
            self._drop()

    def _opened(self) -> socket.socket:
        if self._line is None:
            ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
            self._process = subprocess.Popen(  # noqa: S603 (our own module)
                [sys.executable, "-P", "-m", "riktig_hub.nursery", str(theirs.fileno())],
                pass_fds=[theirs.fileno()],
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                start_new_session=True,
            )
            theirs.close()
            self._line = ours
        return self._line

    def _ready(self) -> socket.socket:
        line = self._opened()
        if not self._imported:
            line.settimeout(SECONDS_TO_IMPORT)
            if not line.recv(len(READY)):
                raise ConnectionError("the nursery ended while it imported")
            line.settimeout(SECONDS_TO_FORK)
            self._imported = True
        return line

    def _drop(self) -> None:
        if self._line is not None and self._process is not None:
            self._line.close()
            self._process.kill()
            self._process.wait()
        self._line = self._process = None
        self._imported = False


class ForkProvisioner(LocalProvisioner):
    """Starts a Python kernel from the nursery, any other as Jupyter does."""

    nursery: ClassVar[Nursery | None] = None

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> Any:
        """The kernel's connection, as the base class gives it."""
        born = await asyncio.to_thread(self._born, kwargs)
        if born is None:
            return await super().launch_kernel(cmd, **kwargs)
        self.process = born
        self.pid = self.pgid = born.pid  # a kernel leads its own group, with what it starts
        self.cwd = Path(kwargs["cwd"])
        return self.connection_info

    def _born(self, given: Mapping[str, Any]) -> Forked | None:
        if self.nursery is None or self.kernel_spec.language != "python":
            return None
        return self.nursery.bear(self.parent.connection_file, str(given["cwd"]), given["env"])


def install(environment: Mapping[str, str]) -> Nursery | None:
    """Lets kernels come from a nursery with this environment; `None` where none can be had."""
    if not CAN_FORK:
        return None
    ForkProvisioner.nursery = Nursery(environment)
    entry = EntryPoint(NAME, f"{__name__}:{ForkProvisioner.__name__}", "")
    KernelProvisionerFactory.provisioners[NAME] = entry
    return ForkProvisioner.nursery
