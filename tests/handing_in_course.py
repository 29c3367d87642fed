"""A small course with its two made-up assignments, released: hand-ins as the form makes them."""

from __future__ import annotations

import hashlib
import json
import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import exercise_small_course as made
from course_register import NOW, Small, registry_at, small_course
from exercise_small_course import CASES, MASTERS, TEST, right
from riktig_hub.handing_in.grading import take_and_grade
from riktig_hub.handing_in.places import exercise_folder
from riktig_hub.handing_in.receive import Received, receive
from riktig_hub.handing_in.standing import Standing, standing
from riktig_hub.registry.courses import Attendance, Course, Meeting
from riktig_hub.registry.learning import ChapterRead
from riktig_hub.registry.people import Person
from riktig_hub.registry.practice import Evaluated
from riktig_hub.registry.store import Registry
from riktig_hub.web.asked import Setting

__all__ = ["CASES", "MASTERS", "TEST", "Handing", "content", "submission_id"]


def submission_id(code: str, assignment: str, attempt: int = 1, number: int = 0) -> str:
    """Of whom, what, which attempt, and how many times before."""
    named = f"{code}/{assignment}/{attempt}/{number}"
    return hashlib.sha256(named.encode()).hexdigest()[:32]


def content(
    code: str,
    assignment: str,
    answers: dict[str, Any] | None = None,
    attempt: int = 1,
    number: int = 0,
    **changes: Any,
) -> bytes:
    """An answer file as the form makes it; the right answers unless others are given."""
    given = right(assignment, code, attempt) if answers is None else answers
    file = {
        "schema": "riktig-answers/2",
        "assignment": assignment,
        "submission_id": submission_id(code, assignment, attempt, number),
        "participant": code,
        "attempt": attempt,
        "answers": given,
        **changes,
    }
    return json.dumps(file, ensure_ascii=False).encode()


@dataclass
class Handing:
    """A registry with a small course, and the folder of its exercises. The first one asks."""

    registry: Registry
    small: Small
    folder: Path

    @classmethod
    def at(cls, folder: Path, participants: int = 3) -> Handing:
        """A course of its own. `RIKTIG_MASTERS` must name `MASTERS`."""
        registry = registry_at(folder)
        small = small_course(registry, participants)
        place = exercise_folder(folder, small.course).root
        place.parent.mkdir(parents=True)
        shutil.copytree(made._released(), place)
        return cls(registry, small, folder)

    @property
    def setting(self) -> Setting:
        return Setting(self.folder, self.folder / "html", "http://127.0.0.1")

    def receive(self, sent: bytes, who: int = 0, now: datetime = NOW) -> Received:
        with self.registry.writing() as session:
            course = session.get(Course, self.small.course)
            person = session.get(Person, self.small.participants[who])
            return receive(session, course, person, sent, now)

    def grade(self, now: datetime = NOW) -> None:
        take_and_grade(self.registry, self.setting, self.small.course, now)

    def standing(self, who: int = 0, now: datetime = NOW) -> Standing:
        with self.registry.reading() as session:
            course = session.get(Course, self.small.course)
            person = session.get(Person, self.small.participants[who])
            return standing(session, self.setting, course, person, now)

    def state(self, assignment: str, who: int = 0) -> str:
        return next(one.state for one in self.standing(who).assignments if one.id == assignment)

    def rest(self, who: int = 0, chapters: tuple[str, ...] = (), meetings: int = 3) -> None:
        """What is asked besides the exercises: reading, meetings with worksheets, evaluation."""
        person, course = self.small.participants[who], self.small.course
        with self.registry.writing() as session:
            for chapter in chapters:
                row = ChapterRead(course_id=course, person_id=person, chapter=chapter, read_at=NOW)
                session.add(row)
            for meeting in self.small.meetings[:meetings]:
                said = {"present": True, "said_by": self.small.facilitator, "said_at": NOW}
                session.add(Attendance(meeting_id=meeting, person_id=person, **said))
                session.get(Meeting, meeting).worksheet_at = NOW
            session.add(Evaluated(course_id=course, person_id=person))
