"""Reads a filled-in form of counts: what changed, tapers, and what stood in the way."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy.orm import Session

from riktig_hub.outcomes.categories import CHANGES, HINDRANCES
from riktig_hub.registry.courses import Course
from riktig_hub.registry.people import Person
from riktig_hub.registry.practice import CountForm
from riktig_hub.web.answer import Wrong
from riktig_hub.web.asked import Asked
from riktig_hub.web.whole import whole

MOST_TAPERS = 500


def read(asked: Asked) -> dict[str, object]:
    """The columns of a `CountForm`. `Wrong` where something is missing or cannot be.

    Whoever has not been in practice is asked no more, and whoever changed nothing has no changes.
    """
    practised = _yes_or_no(asked, "in_practice")
    changed = practised and _yes_or_no(asked, "changed")
    started = _number(asked, "tapers_started") if practised else 0
    completed = _number(asked, "tapers_completed") if practised else 0
    if completed > started:
        raise Wrong("hub_outcomes.count.more_completed", at="tapers_completed")
    return {
        "in_practice": practised,
        "changed": changed,
        "changes": _known(asked, "changes", CHANGES) if changed else [],
        "tapers_started": started,
        "tapers_completed": completed,
        "hindrances": _known(asked, "hindrances", HINDRANCES) if practised else [],
    }


def save(
    session: Session,
    course: Course,
    person: Person,
    occasion: str,
    filled: dict[str, object],
    now: datetime,
) -> None:
    """Keeps the form; a later one for the same occasion takes its place."""
    who = {"course_id": course.id, "person_id": person.id, "occasion": occasion}
    session.merge(CountForm(**who, **filled, said_at=now))


def _yes_or_no(asked: Asked, key: str) -> bool:
    given = asked.given(key)
    if given not in ("yes", "no"):
        raise Wrong("hub_outcomes.count.unanswered", at=key)
    return given == "yes"


def _number(asked: Asked, key: str) -> int:
    read = whole(asked.given(key) or "0", 0, MOST_TAPERS)
    if read is None:
        raise Wrong("hub_outcomes.count.number", at=key, most=str(MOST_TAPERS))
    return read


def _known(asked: Asked, key: str, known: Iterable[str]) -> list[str]:
    given = set(asked.form.get(key, ()))
    return [one for one in known if one in given]
