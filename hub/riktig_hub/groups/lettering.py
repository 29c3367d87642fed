"""The letters of a group's report: given once, kept, and each told to its own member alone.

Two reports of the same group laid over each other must not tell whose numbers came or went. So
the letters are of those who were in the group when they were given, and a group that has become
another has none (see `riktig.blocks.group_pairs`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import Session

from riktig.blocks.group_pairs import LEAST_MEMBERS
from riktig.blocks.letters import letters
from riktig_hub.groups.members import PERIODS, Member
from riktig_hub.registry.courses import Group
from riktig_hub.registry.letters import GroupLetter

SIGNS = 8  # of a member's name in a report: too few to hold an identity number


def known_as(group: Group, person: str) -> str:
    """What the report's maker calls a member."""
    return sha256(f"{group.id}:{person}".encode()).hexdigest()[:SIGNS]


def all_shared(members: Sequence[Member]) -> bool:
    """Whether the whole group has shared both periods."""
    return bool(members) and all(one.shared >= set(PERIODS) for one in members)


def give_letters(session: Session, group: Group, members: Sequence[Member]) -> None:
    """Gives each a letter before the first report that has them. Later it changes nothing."""
    # One at a time: two at once would give two sets.
    session.get(Group, group.id, with_for_update=True)
    if len(members) < LEAST_MEMBERS or not all_shared(members) or letters_of(session, group):
        return
    ids = {known_as(group, one.id): one.id for one in members}
    for name, letter in letters(list(ids)).items():
        session.add(GroupLetter(group_id=group.id, letter=letter, person_id=ids[name]))
    session.flush()


def letters_of(session: Session, group: Group) -> Mapping[str, str]:
    """Letters by what the report's maker calls a member; somebody deleted is nobody's name."""
    rows = session.scalars(select(GroupLetter).where(GroupLetter.group_id == group.id))
    return {known_as(group, one.person_id or one.letter): one.letter for one in rows}


def same_group(session: Session, group: Group, members: Sequence[Member]) -> bool:
    """Whether those who have letters are those who are in the group."""
    return set(letters_of(session, group)) == {known_as(group, one.id) for one in members}


def own_letter(session: Session, group_id: str | None, person: str) -> str:
    """A member's own letter, for their own page; empty where none is given."""
    wanted = select(GroupLetter.letter).where(
        GroupLetter.group_id == group_id, GroupLetter.person_id == person
    )
    return session.scalar(wanted) or ""
