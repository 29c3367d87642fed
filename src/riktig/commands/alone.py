"""One process at a time in a folder of tables."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Waits until no other process is in here for the same folder; nothing is left behind.

    The lock is on the folder itself and ends with the process, however it ends. Without
    such locks (Windows) it does nothing: there one person signs at a time.
    """
    held = _held(folder)
    try:
        yield
    finally:
        if held is not None:
            os.close(held)


def _held(folder: Path) -> int | None:
    """The open folder, locked; None where it cannot be."""
    try:
        import fcntl

        held = os.open(folder, os.O_RDONLY)
    except (ImportError, OSError):
        return None
    # A file system without locks (some shared folders) must not keep anyone from signing.
    with suppress(OSError):
        fcntl.flock(held, fcntl.LOCK_EX)
    return held
