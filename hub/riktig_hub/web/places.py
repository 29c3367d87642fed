"""The way round: which of the course's pages somebody may go to from here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from riktig.text import text
from riktig_hub.registry.courses import Course, Group
from riktig_hub.registry.people import Membership
from riktig_hub.web.asked import Asked

HOMES = {
    "participant": "/kurs/{course}",
    "detailer": "/besok/{course}",
    "municipality": "/kommune/{course}",
}


@dataclass(frozen=True)
class Way:
    """A link in the page's head."""

    to: str
    label: str

    def holds(self, path: str) -> bool:
        """Whether an address is this one or one under it: where in the menu somebody is."""
        return path == self.to or path.startswith(f"{self.to}/")


def places(asked: Asked) -> list[Way]:
    """The homes of each role somebody has, shortest first; the book stands in the template."""
    if not asked.viewer.actor:
        return []
    ways = _own(asked)
    if asked.viewer.administers:
        ways.append(Way("/styring", text("hub_shell.administration")))
    if asked.viewer.person is not None:
        ways.append(Way("/konto", text("hub_shell.account")))
    return ways


def _own(asked: Asked) -> list[Way]:
    person = asked.viewer.person
    if person is None:
        return []
    rows = asked.session.execute(
        select(Membership.role, Course.id, Course.title)
        .join(Course, Course.id == Membership.course_id)
        .where(Membership.person_id == person.id, Membership.left_at.is_(None))
        .order_by(Course.starts_on.desc())
    ).all()
    ways: list[Way] = []
    for role in HOMES:
        ways += _ways(role, [(course, title) for one, course, title in rows if one == role])
    leads = select(Group.id).where(Group.facilitator_id == person.id).limit(1)
    if asked.session.scalar(leads):
        ways.append(Way("/gruppe", text("hub_shell.facilitator")))
    return ways


def _ways(role: str, courses: Sequence[tuple[str, str]]) -> list[Way]:
    """Where a role leads: one link; with several courses, the list of them or each by its title."""
    label = text(f"hub_shell.{role}")
    if role == "participant" and len(courses) > 1:
        return [Way("/kurs", text("hub_shell.courses"))]
    return [
        Way(HOMES[role].format(course=course), label if len(courses) == 1 else f"{label}: {title}")
        for course, title in courses
    ]
