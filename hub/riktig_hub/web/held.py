"""What all course pages share while the server runs."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from riktig_hub.registry.store import Registry
from riktig_hub.web.asked import Setting

# A page waits for the database most of its time; more threads than this wait for each other.
THREADS = 4


@dataclass(frozen=True)
class Course:
    """The registry, where things are, and the threads that pages are made in."""

    registry: Registry
    setting: Setting
    threads: ThreadPoolExecutor

    def close(self) -> None:
        """Lets what is under way come to its end, then lets go of the database."""
        self.threads.shutdown()
        self.registry.close()


def open_course(url: str, setting: Setting) -> Course:
    """`Refusal` where the registry cannot be opened."""
    return Course(Registry(url), setting, ThreadPoolExecutor(THREADS, "course"))
