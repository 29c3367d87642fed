"""What in a course waits for the course office, most pressing first, and where it is done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from riktig_hub import outbox
from riktig_hub.administration.groups import members_of, sizes
from riktig_hub.administration.inviting import to_invite
from riktig_hub.administration.reminders import due_reminders
from riktig_hub.handing_in.credit import is_valid
from riktig_hub.registry.courses import Approval, Course
from riktig_hub.registry.learning import Result
from riktig_hub.web.asked import Setting
from riktig_hub.web.zone import local_day


@dataclass(frozen=True)
class Waiting:
    """One thing to do: a text key's last part, how many, and the page where it is done."""

    key: str
    count: int
    to: str


def attention(session: Session, setting: Setting, course: Course, now: datetime) -> list[Waiting]:
    """What waits. A course that is over only asks for judging and for what comes months after."""
    home = f"/styring/{course.id}"
    found = [Waiting("unjudged", _unjudged(session, course), f"{home}/resultater/tekster")]
    found.append(
        Waiting("approval_not_valid", int(_is_out_of(session, course)), f"{home}/opplysninger")
    )
    if local_day(now) <= course.ends_on:
        found += _to_arrange(session, course, home)
        found += _to_send(session, setting, course, now, home)
    reminded = due_reminders(session, course, setting.origin, now)
    found.append(Waiting("reminders", len(reminded), f"{home}/paminnelser"))
    return [one for one in found if one.count]


def _to_arrange(session: Session, course: Course, home: str) -> list[Waiting]:
    members, groups = members_of(session, course), sizes(session, course)
    undated = sum(1 for one in groups for each in one.group.meetings if each.starts_at is None)
    without = sum(1 for one in members if one.group_id is None)
    return [
        Waiting("no_participants", int(not members), f"{home}/pamelding"),
        Waiting("without_group", without, f"{home}/grupper"),
        Waiting(
            "no_facilitator",
            sum(1 for one in groups if one.group.facilitator_id is None),
            f"{home}/grupper",
        ),
        Waiting("undated", undated, f"{home}/grupper"),
        Waiting("no_deadlines", int(bool(members) and not course.deadlines), f"{home}/frister"),
    ]


def _to_send(
    session: Session, setting: Setting, course: Course, now: datetime, home: str
) -> list[Waiting]:
    to = to_invite(session, course, now)
    return [
        Waiting("not_invited", sum(1 for one in to if one.waits), f"{home}/invitasjoner"),
        Waiting("not_sent", len(outbox.refused(setting.folder)), f"{home}/invitasjoner"),
    ]


def _is_out_of(session: Session, course: Course) -> bool:
    """Whether the course has an approval that does not hold on its last day."""
    approval = session.get(Approval, course.approval_id) if course.approval_id else None
    return approval is not None and not is_valid(approval, course.ends_on)


def _unjudged(session: Session, course: Course) -> int:
    count = select(func.count()).where(
        Result.course_id == course.id, Result.waits_for_a_person.is_(True)
    )
    return session.scalar(count) or 0
