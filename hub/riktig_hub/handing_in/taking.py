"""Takes hand-ins from the registry to the course's exercise folder, where nbgrader looks.

A hand-in that lies there already is known by its id, so this may be stopped anywhere and run again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from riktig_exercises.course import Course as Folder
from riktig_exercises.deadline import set_deadline
from riktig_exercises.master import assignments
from riktig_exercises.release import release
from riktig_exercises.submit import submit
from sqlalchemy.orm import Session

from riktig.problem import Refused
from riktig_hub.handing_in.assignments import deadline_of
from riktig_hub.handing_in.pending import waiting
from riktig_hub.handing_in.receive import own_code
from riktig_hub.registry.courses import Course
from riktig_hub.registry.learning import HandIn
from riktig_hub.registry.people import Person
from riktig_hub.registry.store import Registry

INCOMING = ".incoming"
# A number of hand-ins done, of how many.
Tell = Callable[[int, int], None]


def take(registry: Registry, folder: Folder, course_id: str, now: datetime, tell: Tell) -> None:
    """Takes all that waits, one at a time; what is refused is marked so and stops no other."""
    folder.root.mkdir(mode=0o700, parents=True, exist_ok=True)
    with registry.reading() as session:
        ids = waiting(session, course_id)
    for at, identity in enumerate(ids):
        tell(at, len(ids))
        with registry.reading() as session:
            one = _fetched(session, identity)
        if one is None:
            continue
        refused = _take(folder, one)
        with registry.writing() as session:
            row = session.get(HandIn, identity)
            if row is not None:
                row.taken_at, row.refused = (None, refused) if refused else (now, None)


def set_deadlines(registry: Registry, folder: Folder, course_id: str) -> None:
    """The course's deadlines are nbgrader's due dates, of every assignment it knows."""
    with registry.reading() as session:
        course = session.get(Course, course_id)
        if course is None:
            return
        due = {name: deadline_of(course, name) for name in released(folder)}
    for name, moment in due.items():
        set_deadline(folder, [name], moment)


def released(folder: Folder) -> list[str]:
    """The assignments somebody has handed in."""
    return [name for name in assignments() if folder.release(name).is_file()]


@dataclass(frozen=True)
class _One:
    content: bytes
    assignment: str
    participant: str
    received_at: datetime


def _fetched(session: Session, identity: str) -> _One | None:
    """A hand-in, and who the registry knows that it is from; None where it is gone."""
    row = session.get(HandIn, identity)
    if row is None:
        return None
    course, person = session.get(Course, row.course_id), session.get(Person, row.person_id)
    if course is None or person is None:
        return None
    try:
        code = own_code(session, course, person)
    except Refused:  # has left the course since
        code = ""
    return _One(row.content, row.assignment, code, row.received_at)


def _take(folder: Folder, one: _One) -> str | None:
    """Lays one where nbgrader looks; the problem's code where it is refused."""
    if not one.participant:
        return "no_code"
    file = folder.root / INCOMING
    try:
        if not folder.release(one.assignment).is_file():
            release(folder, one.assignment)
        file.write_bytes(one.content)
        # The registry knows who sent it: that vouches for an answer that replaces an earlier one.
        submit(folder, file, one.participant, one.received_at)
    except Refused as refusal:
        if refusal.problem.code == "release_failed":
            raise  # nobody's answer is wrong
        return refusal.problem.code
    finally:
        file.unlink(missing_ok=True)
    return None
