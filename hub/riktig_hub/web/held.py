"""What all course pages share while the server runs."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime

from riktig_hub.handing_in.background import GRADER, job_of
from riktig_hub.handing_in.pending import left_ungraded
from riktig_hub.keeping.retention import let_go, overdue, sweep
from riktig_hub.registry.store import Registry
from riktig_hub.web.asked import Setting
from riktig_hub.web.route import Route
from riktig_hub.web.zone import local_day

# A page waits for the database most of its time; more threads than this wait for each other.
THREADS = 4


@dataclass(frozen=True)
class Course:
    """The registry, where things are, and the threads that pages are made in."""

    registry: Registry
    setting: Setting
    threads: ThreadPoolExecutor
    # For those who wait for a password to be reckoned, or for a provider that does not answer:
    # many at the door keep nobody waiting who is inside.
    door: ThreadPoolExecutor

    def threads_for(self, route: Route) -> ThreadPoolExecutor:
        """Where a route's pages are made. What takes its time has transactions of its own."""
        return self.door if route.own_transactions else self.threads

    def close(self) -> None:
        """Lets what is under way come to its end, then lets go of the database."""
        self.door.shutdown()
        self.threads.shutdown()
        self.registry.close()


def open_course(url: str, setting: Setting) -> Course:
    """`Refusal` where the registry cannot be opened."""
    threads, door = (ThreadPoolExecutor(THREADS, name) for name in ("course", "door"))
    return Course(Registry(url), setting, threads, door)


def keep_only_what_is_needed(course: Course, now: datetime) -> None:
    """What has run out is let go of."""
    with course.registry.writing() as session:
        sweep(session, now)
        for one in overdue(session, local_day(now)):
            let_go(session, one, course.setting.folder, now)


def grade_what_is_left(course: Course) -> None:
    """What was handed in, and not graded before the server was stopped, is graded soon."""
    with course.registry.reading() as session:
        for one in left_ungraded(session):
            GRADER.ask(job_of(session, course.setting.folder, one))
