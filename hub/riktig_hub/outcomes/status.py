"""The status table as the course has published it, of one course or of several.

Everything is counts of participants. What they say of tapers and changes has the number who have
answered as its denominator; who has enrolled, started and completed is known of all.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from riktig_hub.outcomes.categories import CHANGES, HINDRANCES
from riktig_hub.outcomes.reach import Reach
from riktig_hub.registry.practice import CountForm


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


def status(
    session: Session, courses: Collection[str], occasion: str | None, reach: Reach
) -> Status:
    """The counts of these courses, by the form of one occasion; None: each doctor's latest."""
    forms = _forms(session, courses, occasion)
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


def _forms(session: Session, courses: Collection[str], occasion: str | None) -> list[CountForm]:
    chosen = select(CountForm).where(CountForm.course_id.in_(courses)).order_by(CountForm.said_at)
    if occasion is not None:
        return list(session.scalars(chosen.where(CountForm.occasion == occasion)))
    latest = {(one.course_id, one.person_id): one for one in session.scalars(chosen)}
    return list(latest.values())
