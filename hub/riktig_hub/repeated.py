"""Work that is done again and again while the server runs."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable

_LOG = logging.getLogger(__name__)


class Repeated:
    """A thread that does its work at once, and again after so many seconds, until it is left.

    Work that fails is told in the log by kind alone, and done again when its time comes.
    """

    def __init__(self, name: str, work: Callable[[], object], seconds: float) -> None:
        self._stopped = threading.Event()
        self._work, self._seconds = work, seconds
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)

    def __enter__(self) -> Repeated:
        self._thread.start()
        return self

    def __exit__(self, *_error: object) -> None:
        """Lets the work under way come to its end."""
        self._stopped.set()
        self._thread.join()

    def _run(self) -> None:
        while True:
            try:
                self._work()
            except Exception as error:  # the next time may go well
                _LOG.warning("%s failed: %s", self._thread.name, type(error).__name__)
            if self._stopped.wait(self._seconds):
                return
