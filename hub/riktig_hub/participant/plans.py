"""A participant's improvement plan (PDSA), round by round."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from sqlalchemy import select
from sqlalchemy.orm import Session

from riktig_hub.registry.courses import Course
from riktig_hub.registry.people import Person
from riktig_hub.registry.practice import Plan
from riktig_hub.web.zone import local_day

DECISIONS: Final = ("adopt", "adapt", "abandon")


@dataclass(frozen=True)
class Written:
    """What a participant has written of one round."""

    aim: str
    measure: str
    goal: float
    by_day: date
    change: str
    prediction: str
    observed: str = ""
    decision: str | None = None


def rounds(session: Session, course: Course, person: Person) -> Sequence[Plan]:
    """All rounds, the first one first."""
    return session.scalars(
        select(Plan)
        .where(Plan.course_id == course.id, Plan.person_id == person.id)
        .order_by(Plan.round)
    ).all()


def may_begin(done: Sequence[Plan]) -> bool:
    """Whether a new round may begin: there is none, or the last one is decided."""
    return not done or done[-1].decision is not None


def save(
    session: Session, course: Course, person: Person, written: Written, new: bool, now: datetime
) -> Plan:
    """Keeps the round under way, or begins a new one where that may be."""
    done = rounds(session, course, person)
    if not done or (new and may_begin(done)):
        plan = Plan(
            course_id=course.id,
            person_id=person.id,
            round=len(done) + 1,
            begun_on=local_day(now),
        )
        session.add(plan)
    else:
        plan = done[-1]
    for name, value in vars(written).items():
        setattr(plan, name, value)
    plan.updated_at = now
    session.flush()
    return plan


def counting_since(done: Sequence[Plan]) -> date:
    """The day the measure now counted was first counted: another measure is another series."""
    since = done[-1].begun_on
    for plan in reversed(done):
        if _same(plan.measure) != _same(done[-1].measure):
            break
        since = plan.begun_on
    return since


def state(done: Sequence[Plan], today: date) -> str:
    """How the plan stands: none, running, due (its day has come) or decided."""
    if not done:
        return "none"
    if done[-1].decision is not None:
        return "decided"
    by_day = done[-1].by_day
    return "due" if by_day is not None and by_day <= today else "running"


def _same(measure: str) -> str:
    return " ".join(measure.casefold().split())
