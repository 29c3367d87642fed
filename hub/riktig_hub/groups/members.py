"""Who is in a group, what they have shared, and how far they have read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from riktig_hub.registry.courses import Group
from riktig_hub.registry.learning import ChapterRead
from riktig_hub.registry.people import Membership, Person
from riktig_hub.registry.practice import SharedSummary
from riktig_hub.registry.taking_part import participants_with_code

PERIODS = ("before", "after")


class Member(NamedTuple):
    """A participant of the group. `shared` are the periods they have shared numbers of."""

    id: str
    name: str
    code: str
    email: str
    shared: frozenset[str] = frozenset()
    chapters: int = 0  # read of the module that is next


def members_of(session: Session, group: Group, module: str = "") -> list[Member]:
    """The group's participants by name, but those who have left."""
    rows = session.execute(
        participants_with_code()
        .where(Membership.group_id == group.id)
        .order_by(Person.name, Person.id)
    ).all()
    ids = [person.id for person, _ in rows]
    names = Counter(person.name for person, _ in rows)
    shared, read = _shared(session, group, ids), _read(session, group, ids, module)
    return [
        Member(
            person.id,
            # Two of the same name are told apart where somebody ticks or chooses.
            f"{person.name} ({code})" if names[person.name] > 1 and code else person.name,
            code or "",
            person.email,
            frozenset(shared.get(person.id, ())),
            read.get(person.id, 0),
        )
        for person, code in rows
    ]


def sharing(members: Sequence[Member]) -> Mapping[str, int]:
    """How many have shared each period, and both of them."""
    counts = {period: sum(period in one.shared for one in members) for period in PERIODS}
    return {**counts, "both": sum(one.shared >= set(PERIODS) for one in members)}


def _shared(session: Session, group: Group, ids: Collection[str]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    rows = session.execute(
        select(SharedSummary.person_id, SharedSummary.period).where(
            SharedSummary.course_id == group.course_id, SharedSummary.person_id.in_(ids)
        )
    )
    for person, period in rows:
        found.setdefault(person, set()).add(period)
    return found


def _read(session: Session, group: Group, ids: Collection[str], module: str) -> dict[str, int]:
    if not module:
        return {}
    rows = session.execute(
        select(ChapterRead.person_id, func.count())
        .where(
            ChapterRead.course_id == group.course_id,
            ChapterRead.person_id.in_(ids),
            ChapterRead.chapter.contains(f"modules/{module}/", autoescape=True),
        )
        .group_by(ChapterRead.person_id)
    )
    return {row[0]: row[1] for row in rows}
