"""The group's shared numbers, as the report's maker takes them.

Nobody's name goes with them: a member is known by signs reckoned from the row's id, so that the
letters of the report do not follow the list of the group.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from riktig.blocks.prompt_words import view
from riktig.problem import Refused
from riktig.text import explain
from riktig_hub.groups.lettering import all_shared, known_as, letters_of
from riktig_hub.groups.members import PERIODS, Member
from riktig_hub.registry.courses import Group
from riktig_hub.registry.practice import Commitment, SharedSummary
from riktig_hub.web.zone import local_day

SummaryJson = Mapping[str, Any]


class Shared(NamedTuple):
    """What the group has shared. `complete`: all of the group have both periods."""

    before: Sequence[SummaryJson]
    after: Sequence[SummaryJson]
    complete: bool

    @property
    def both(self) -> list[SummaryJson]:
        """All of them, the earlier period first."""
        return [*self.before, *self.after]


def shared_by(session: Session, group: Group, members: Sequence[Member]) -> Shared:
    """The summaries of those who are in the group now."""
    rows = session.scalars(
        select(SharedSummary).where(
            SharedSummary.course_id == group.course_id,
            SharedSummary.person_id.in_([one.id for one in members]),
        )
    ).all()
    rows = sorted(rows, key=lambda one: known_as(group, one.person_id))
    sides = [
        [
            {**row.content, "member": known_as(group, row.person_id)}
            for row in rows
            if row.period == p
        ]
        for p in PERIODS
    ]
    return Shared(sides[0], sides[1], all_shared(members))


def order_of(session: Session, group: Group, shared: Shared) -> bytes:
    """All that the report is made from, the same bytes for the same content."""
    dates = {local_day(one.starts_at) for one in group.meetings if one.starts_at}
    promised = session.scalars(
        select(Commitment).where(Commitment.meeting_id.in_([one.id for one in group.meetings]))
    )
    content = {
        "title": group.name,
        "letters": letters_of(session, group),
        "meetings": [one.isoformat() for one in sorted(dates)],
        "commitments": sorted(
            [
                known_as(group, one.person_id or ""),
                one.what,
                one.by_day.isoformat() if one.by_day else "",
            ]
            for one in promised
        ),
        "before": shared.before,
        "after": shared.after,
        "complete": shared.complete,
    }
    return json.dumps(content, ensure_ascii=False, sort_keys=True).encode()


def questions(shared: Shared, agreed: set[str]) -> tuple[dict[str, Any] | None, str]:
    """Questions chosen by rule, of the measures that all said yes to; or why there are none."""
    if not shared.both:
        return None, ""
    try:
        return view(shared.both, agreed), ""
    except Refused as refusal:
        return None, explain(refusal.problem)
