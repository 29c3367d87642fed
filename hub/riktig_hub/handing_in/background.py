"""Grades soon after a hand-in, in a process of its own, so that the server stays quick.

A hand-in is in the registry before this is told of it. Whatever is lost here, by a stop of the
server or of the grader, is found there again and done by the next one.
"""

from __future__ import annotations

import atexit
import logging
import subprocess
import sys
import threading
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import event
from sqlalchemy.engine import URL
from sqlalchemy.orm import Session

log = logging.getLogger("riktig.serve")
# What comes meanwhile is graded together.
SECONDS_TO_GATHER = 2.0
MODULE = "riktig_hub.handing_in.command"


@dataclass(frozen=True)
class Job:
    """A course to grade: where its registry and its folder are. The URL may hold a password."""

    url: URL
    folder: Path
    course_id: str


class Grader:
    """Runs one job at a time, each as soon as others have had time to join it."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._wanted: list[Job] = []
        self._running: Job | None = None
        self._process: subprocess.Popen[bytes] | None = None
        self._thread: threading.Thread | None = None
        self._closed = False

    def ask(self, job: Job) -> None:
        """Grades this course soon; asked again meanwhile, it is done once more after that."""
        with self._changed:
            if self._closed or job in self._wanted:
                return
            self._wanted.append(job)
            if self._thread is None:
                self._thread = threading.Thread(target=self._work, name="grading", daemon=True)
                self._thread.start()
            self._changed.notify()

    def is_busy(self, course_id: str) -> bool:
        """Whether a course is being graded, or will be in a moment."""
        with self._changed:
            jobs = [*self._wanted, *([self._running] if self._running else [])]
            return any(job.course_id == course_id for job in jobs)

    def close(self) -> None:
        """Stops the grader; what it had begun is done by the next one."""
        with self._changed:
            self._closed = True
            self._changed.notify()
            if self._process is not None:
                self._process.kill()

    def _work(self) -> None:
        while True:
            with self._changed:
                self._changed.wait_for(lambda: self._wanted or self._closed)
                # Others may come meanwhile; only the end is woken by.
                self._changed.wait_for(lambda: self._closed, SECONDS_TO_GATHER)
                if self._closed:
                    return
                self._running = self._wanted.pop(0)
                self._process = _started(self._running)
            self._finish(self._process, self._running)
            with self._changed:
                self._running = self._process = None

    def _finish(self, process: subprocess.Popen[bytes], job: Job) -> None:
        """Waits. The pipe stays open meanwhile: the grader ends when this server does."""
        if process.wait() and not self._closed:
            log.error("grading of course %s ended with %d", job.course_id, process.returncode)
        if process.stdin:
            process.stdin.close()


def _started(job: Job) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", MODULE, "grade", "--course", str(job.folder)]
    command += ["--id", job.course_id, "--attached"]
    process = subprocess.Popen(  # noqa: S603  our own program, no shell
        command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL
    )
    if process.stdin:
        url = job.url.render_as_string(hide_password=False)
        process.stdin.write(f"{url}\n".encode())
        process.stdin.flush()
    return process


GRADER = Grader()
atexit.register(GRADER.close)


def grade_soon(session: Session, folder: Path, course_id: str) -> None:
    """Asks for grading when what the session holds is committed, and not before."""
    job = job_of(session, folder, course_id)
    event.listen(session, "after_commit", lambda _session: GRADER.ask(job), once=True)


def job_of(session: Session, folder: Path, course_id: str) -> Job:
    """The job of a course in the registry that a session is of."""
    return Job(session.get_bind().engine.url, folder, course_id)
