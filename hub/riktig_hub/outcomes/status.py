"""The status table as the course has published it, of one course or of several together.

Everything is counts of participants. What they say of tapers and changes has the number who have
answered as its denominator; who has enrolled, started and completed is known of all.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass, field, fields

from sqlalchemy import select
from sqlalchemy.orm import Session

from riktig_hub.outcomes.categories import CHANGES, HINDRANCES, LATEST, OCCASIONS
from riktig_hub.outcomes.reach import Reach
from riktig_hub.registry.courses import Course
from riktig_hub.registry.practice import CountForm, KeptCounts


@dataclass(frozen=True)
class Status:
    """One column of the table. Means are per doctor who started or completed any."""

    enrolled: int
    started: int
    completed: int
    answered: int
    in_practice: int
    changed: int
    tapers_started_by: int
    tapers_started: int
    tapers_completed_by: int
    tapers_completed: int
    other_measures: int
    changes: dict[str, int] = field(default_factory=dict)
    hindrances: dict[str, int] = field(default_factory=dict)

    def __add__(self, other: Status) -> Status:
        """Of two courses together."""
        both = {
            one.name: getattr(self, one.name) + getattr(other, one.name)
            for one in fields(self)
            if one.name not in ("changes", "hindrances")
        }
        return Status(
            **both,
            changes={key: n + other.changes.get(key, 0) for key, n in self.changes.items()},
            hindrances={
                key: n + other.hindrances.get(key, 0) for key, n in self.hindrances.items()
            },
        )

    @property
    def tapers_started_mean(self) -> float | None:
        """Tapers a doctor who started any; none where nobody did."""
        return self.tapers_started / self.tapers_started_by if self.tapers_started_by else None

    @property
    def tapers_completed_mean(self) -> float | None:
        """Completed tapers a doctor who completed any; none where nobody did."""
        by = self.tapers_completed_by
        return self.tapers_completed / by if by else None

    @property
    def changed_percent(self) -> float | None:
        """Of those who have been in practice."""
        return 100 * self.changed / self.in_practice if self.in_practice else None


def status(session: Session, course: Course, occasion: str, reach: Reach) -> Status:
    """A course's counts by the form of one occasion, or by each doctor's `LATEST`.

    Of a course whose participants have been let go of, what was counted then.
    """
    kept = session.get(KeptCounts, (course.id, occasion))
    if kept is not None:
        return Status(**kept.counts)
    return _counted_now(_forms(session, course, occasion), reach)


def keep(session: Session, course: Course, reach: Reach) -> None:
    """Keeps the counts, before those they are of are let go of."""
    for occasion in (*OCCASIONS, LATEST):
        counts = asdict(status(session, course, occasion, reach))
        session.merge(KeptCounts(course_id=course.id, occasion=occasion, counts=counts))


def _counted_now(forms: Sequence[CountForm], reach: Reach) -> Status:
    practised = [one for one in forms if one.in_practice]
    started = [one.tapers_started for one in practised if one.tapers_started]
    completed = [one.tapers_completed for one in practised if one.tapers_completed]
    return Status(
        enrolled=reach.enrolled,
        started=reach.started,
        completed=reach.completed,
        answered=len(forms),
        in_practice=len(practised),
        changed=sum(one.changed for one in practised),
        tapers_started_by=len(started),
        tapers_started=sum(started),
        tapers_completed_by=len(completed),
        tapers_completed=sum(completed),
        other_measures=sum(bool(one.changes) for one in practised),
        changes=_counted(CHANGES, [one.changes for one in practised]),
        hindrances=_counted(HINDRANCES, [one.hindrances for one in practised]),
    )


def _counted(known: Collection[str], said: Sequence[list[str]]) -> dict[str, int]:
    return {key: sum(key in one for one in said) for key in known}


def _forms(session: Session, course: Course, occasion: str) -> list[CountForm]:
    """Of `LATEST` the last occasion: an earlier form that is corrected afterwards stays earlier."""
    chosen = select(CountForm).where(CountForm.course_id == course.id)
    if occasion != LATEST:
        return list(session.scalars(chosen.where(CountForm.occasion == occasion)))
    in_order = sorted(session.scalars(chosen), key=lambda one: OCCASIONS.index(one.occasion))
    latest = {one.person_id: one for one in in_order}
    return list(latest.values())
