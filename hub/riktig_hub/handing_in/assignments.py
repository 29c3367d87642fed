"""Where a participant stands with each assignment."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from riktig_exercises.course_rules import Rules, rules
from riktig_exercises.master import assignments, load_master
from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from riktig_hub.handing_in.places import address_in_book
from riktig_hub.registry.courses import Course
from riktig_hub.registry.learning import HandIn, Result

# Those that need no more of the participant, and those that wait for somebody else.
DONE: Final = ("graded", "passed")
WAITS: Final = ("handed_in", "waits")
UNANSWERED: Final = "unanswered"  # what our own code says of a question without an answer


@dataclass(frozen=True)
class AssignmentState:
    """One assignment in the course's order.

    `state` is `not_begun`, `refused` (nothing else stands), `handed_in` (to be graded), `waits`
    (a person reads a text), `empty` (graded, and nothing was answered), `graded`, or of the test
    `passed`, `try_again` or `not_passed` (no attempt is left). `refused` is why the newest file
    was not taken, if it was not: a problem's code.
    """

    id: str
    title: str
    module: str
    address_in_book: str
    state: str
    deadline: datetime | None
    points: float | None
    most: float
    attempt: int = 0
    late: bool = False
    received_at: datetime | None = None
    refused: str = ""

    @property
    def done(self) -> bool:
        """Whether the participant has done what the course asks of it."""
        return self.state in DONE

    @property
    def waits(self) -> bool:
        """Whether it waits for somebody else."""
        return self.state in WAITS


# A hand-in without its content, which nobody needs to know where somebody stands.
_COLUMNS = (
    HandIn.person_id,
    HandIn.assignment,
    HandIn.submission_id,
    HandIn.attempt,
    HandIn.received_at,
    HandIn.refused,
)
Came = Row[tuple[str, str, str, int, datetime, str | None]]


def assignment_states(
    session: Session, course: Course, people: Sequence[str]
) -> dict[str, tuple[AssignmentState, ...]]:
    """Every assignment of the course, for each of these people."""
    asked = rules()
    came: dict[tuple[str, str], list[Came]] = {}
    wanted = select(*_COLUMNS).where(HandIn.course_id == course.id, HandIn.person_id.in_(people))
    for one in session.execute(wanted.order_by(HandIn.received_at, HandIn.attempt)):
        came.setdefault((one.person_id, one.assignment), []).append(one)
    rows = select(Result).where(Result.course_id == course.id, Result.person_id.in_(people))
    results = {(one.person_id, one.assignment): one for one in session.scalars(rows)}
    there = assignments()
    names = [name for name in asked.assignments if name in there]
    due = {name: deadline_of(course, name) for name in names}
    return {
        person: tuple(
            _state(
                asked, name, due[name], came.get((person, name), []), results.get((person, name))
            )
            for name in names
        )
        for person in people
    }


def deadline_of(course: Course, assignment: str) -> datetime | None:
    """When an assignment is due, in UTC; what cannot be read is no deadline."""
    written = course.deadlines.get(assignment)
    try:
        moment = datetime.fromisoformat(str(written))
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _state(
    asked: Rules, name: str, due: datetime | None, came: Sequence[Came], result: Result | None
) -> AssignmentState:
    stands = next((one for one in reversed(came) if one.refused is None), None)
    newest = came[-1] if came else None
    graded = result if stands and result and result.submission_id == stands.submission_id else None
    state = _named(asked, name, stands, graded) if stands else "refused" if newest else "not_begun"
    return AssignmentState(
        id=name,
        title=load_master(name).title,
        module=asked.modules[name],
        address_in_book=address_in_book(name),
        state=state,
        deadline=due,
        points=graded.points if graded else None,
        most=graded.most if graded else load_master(name).points,
        attempt=stands.attempt if stands else 0,
        late=bool(stands and due and stands.received_at > due),
        received_at=stands.received_at if stands else None,
        refused=(newest.refused or "") if newest else "",
    )


def _named(asked: Rules, name: str, stands: Came, graded: Result | None) -> str:
    if graded is None:
        return "handed_in"
    if graded.waits_for_a_person:
        return "waits"
    if name == asked.test:
        left = stands.attempt < asked.attempts(name)
        return "passed" if graded.passed else "try_again" if left else "not_passed"
    return "empty" if is_blank(graded.questions) else "graded"


def is_blank(questions: Mapping[str, Mapping[str, object]]) -> bool:
    """Whether not one question is answered."""
    return all(one["code"] == UNANSWERED for one in questions.values())
