"""How far a participant has come: what the course asks, and whether it is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from riktig_hub.handing_in.assignments import AssignmentState
from riktig_hub.handing_in.conditions import Condition, conditions
from riktig_hub.handing_in.credit import Credit, credit
from riktig_hub.handing_in.facts import Facts, facts_of
from riktig_hub.registry.courses import Approval, Course
from riktig_hub.registry.people import Person
from riktig_hub.web.asked import Setting

__all__ = ["AssignmentState", "Condition", "Standing", "standing", "standings"]


@dataclass(frozen=True)
class Standing:
    """Where a participant stands, what it was decided from, and what it gives."""

    conditions: tuple[Condition, ...]
    assignments: tuple[AssignmentState, ...]
    facts: Facts
    credit: Credit

    @property
    def complete(self) -> bool:
        """Whether the whole course is done."""
        return self.credit.complete


def standing(
    session: Session, _setting: Setting, course: Course, person: Person, now: datetime
) -> Standing:
    """All that the course asks of a participant, and what of it is done by now."""
    return standings(session, course, [person.id], now)[person.id]


def standings(
    session: Session, course: Course, people: Sequence[str], now: datetime
) -> dict[str, Standing]:
    """The same for many, by the person's id."""
    approval = session.get(Approval, course.approval_id) if course.approval_id else None
    found = {}
    for person, facts in facts_of(session, course, people, now).items():
        asked = conditions(facts)
        earned = credit(facts, asked, approval, course.ends_on)
        found[person] = Standing(asked, facts.assignments, facts, earned)
    return found
