"""Group reports that are made, being made, or could not be: by what they are made from.

A report is kept in memory alone, so that a member who takes their numbers back leaves nothing
behind on a disk. After a restart it is made again, which takes some seconds.
"""

from __future__ import annotations

import subprocess
import sys
from collections import OrderedDict
from collections.abc import Mapping
from hashlib import sha256
from io import BytesIO
from threading import Event, Lock, Semaphore, Thread
from typing import Final, Literal
from zipfile import ZipFile

MOST_KEPT: Final = 24  # reports, some megabytes each
SECONDS: Final = 180
State = Literal["none", "making", "ready", "failed"]


class ReportMaker:
    """Makes one report at a time, in a process of its own; nobody waits for it."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._one = Semaphore(1)
        self._made: OrderedDict[str, Mapping[str, bytes]] = OrderedDict()
        self._making: dict[str, Event] = {}
        self._failed: set[str] = set()

    def state(self, order: bytes) -> State:
        """Where the report of this order is."""
        name = _name(order)
        with self._lock:
            if name in self._made:
                return "ready"
            if name in self._making:
                return "making"
            return "failed" if name in self._failed else "none"

    def start(self, order: bytes) -> Event:
        """Begins to make it, unless it is made or under way. The event is set when that is over."""
        name = _name(order)
        with self._lock:
            if name in self._making:
                return self._making[name]
            over = Event()
            if name in self._made:
                over.set()
                return over
            self._making[name] = over
            self._failed.discard(name)
        Thread(target=self._make, args=(name, order), name="report", daemon=True).start()
        return over

    def files(self, order: bytes) -> Mapping[str, bytes]:
        """The files by name; none before they are made."""
        with self._lock:
            found = self._made.get(_name(order), {})
            if found:
                self._made.move_to_end(_name(order))
            return found

    def _make(self, name: str, order: bytes) -> None:
        with self._one:
            files = _in_a_process(order)
        with self._lock:
            if files:
                self._made[name] = files
                while len(self._made) > MOST_KEPT:
                    self._made.popitem(last=False)
            else:
                self._failed.add(name)
            self._making.pop(name).set()


def _name(order: bytes) -> str:
    return sha256(order).hexdigest()


def _in_a_process(order: bytes) -> Mapping[str, bytes]:
    """The files; none when the process failed. What it says is not logged: it may hold numbers."""
    command = [sys.executable, "-m", "riktig_hub.groups.report_worker"]
    try:
        done = subprocess.run(  # noqa: S603  our own program, with nothing of a reader's in it
            command,
            input=order,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            check=True,
        )
        with ZipFile(BytesIO(done.stdout)) as box:
            return {one: box.read(one) for one in box.namelist()}
    except (OSError, subprocess.SubprocessError, ValueError):
        return {}


MAKER: Final = ReportMaker()
