"""What members say they will do, and whether they did: a ledger across the meetings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from riktig.agreed.read import read_agreed
from riktig.problem import Refused
from riktig.text import explain
from riktig_hub.groups.members import Member
from riktig_hub.registry.courses import Group, Meeting
from riktig_hub.registry.practice import Commitment
from riktig_hub.web.answer import NotHere, Wrong

MOST_OF_A_MEETING = 200  # as a group file


@dataclass(frozen=True)
class Said:
    """A commitment as it is said."""

    what: str
    number: float | None = None
    by_day: date | None = None


class Line(NamedTuple):
    """A commitment with whose it is; empty name for who is no longer in the group."""

    row: Commitment
    name: str
    meeting: int


def ledger(session: Session, group: Group, members: Sequence[Member]) -> list[Line]:
    """All that was said in the group's meetings, the first meeting first."""
    numbers = {one.id: one.number for one in group.meetings}
    names = {one.id: one.name for one in members}
    rows = session.scalars(
        select(Commitment).where(Commitment.meeting_id.in_(numbers)).order_by(Commitment.said_at)
    )
    lines = [Line(row, names.get(row.person_id or "", ""), numbers[_at(row)]) for row in rows]
    return sorted(lines, key=lambda one: (one.meeting, one.name))


def _at(row: Commitment) -> str:
    return row.meeting_id or ""


def promise(
    session: Session,
    group: Group,
    meeting: Meeting,
    member: str,
    said: Said,
    now: datetime,
) -> bool:
    """Writes a commitment down. False when the same person has said the same at this meeting."""
    there = session.scalars(select(Commitment).where(Commitment.meeting_id == meeting.id)).all()
    if any(one.person_id == member and one.what == said.what for one in there):
        return False
    if len(there) >= MOST_OF_A_MEETING:
        raise Wrong("hub_groups.problem.many", most=f"{MOST_OF_A_MEETING}")
    session.add(
        Commitment(
            course_id=group.course_id,
            person_id=member,
            meeting_id=meeting.id,
            what=said.what,
            number=said.number,
            by_day=said.by_day,
            said_at=now,
        )
    )
    session.flush()
    return True


def say_kept(session: Session, group: Group, answers: Mapping[str, str]) -> int:
    """Whether commitments were kept: id -> "yes", "no" or "" for not said. Gives how many."""
    ours = {one.id for one in group.meetings}
    kept = {"yes": True, "no": False, "": None}
    for name, answer in answers.items():
        row = session.get(Commitment, name)
        if row is None or row.meeting_id not in ours or answer not in kept:
            raise NotHere
        row.kept = kept[answer]
    return sum(bool(answer) for answer in answers.values())


def take_away(session: Session, meeting: Meeting, name: str) -> None:
    """Removes a commitment of this meeting."""
    row = session.get(Commitment, name)
    if row is None or row.meeting_id != meeting.id:
        raise NotHere
    session.delete(row)


def take_group_file(
    session: Session,
    group: Group,
    meeting: Meeting,
    members: Sequence[Member],
    content: bytes,
    now: datetime,
) -> tuple[int, int]:
    """Commitments from the meeting app's group file: how many were taken, and how many not.

    Not taken is what belongs to a name that no member of the group has, and what is known.
    """
    try:
        agreed = read_agreed(content)
    except Refused as refusal:
        raise Wrong("hub_groups.problem.as_said", at="file", why=explain(refusal.problem)) from None
    ids = {one.code: one.id for one in members if one.code}
    found = [(one.member, Said(one.change, one.aim, one.by)) for one in agreed.plans]
    found += [(one.member, Said(one.change, None, one.by)) for one in agreed.commitments]
    taken = sum(
        promise(session, group, meeting, ids[name], said, now)
        for name, said in found
        if name in ids
    )
    return taken, len(found) - taken
