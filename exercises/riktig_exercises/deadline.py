"""When an assignment is due: nbgrader's own due date, typed and shown as Norwegian time.

Feedback holds the right answers from then on. An answer that comes later is taken and marked.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from riktig.problem import Refused
from riktig.text import format_date, text
from riktig_exercises.course import Course, gradebook

if TYPE_CHECKING:
    from nbgrader.api import Gradebook

ZONE: Final = ZoneInfo("Europe/Oslo")
_TYPED: Final = re.compile(
    r"(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2})[:.](\d{2}))?", re.ASCII | re.IGNORECASE
)
# A day alone lasts to its last second; what is handed in is known by the second.
_END_OF_DAY: Final = ("23", "59", "59")


def read_moment(typed: str) -> datetime:
    """`2026-12-01T23:59` in Norway, in UTC. `Refused` for what is no moment there."""
    found = _TYPED.fullmatch(typed.strip())
    if not found:
        raise Refused("deadline_unreadable")
    year, month, day = found.group(1, 2, 3)
    time = (*found.group(4, 5), "0") if found[4] else _END_OF_DAY
    try:
        # Of an hour that comes twice the last one is meant: nobody loses time by it.
        local = datetime(*map(int, (year, month, day, *time)), tzinfo=ZONE, fold=1)
        moment = local.astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise Refused("deadline_unreadable") from error
    if moment.astimezone(ZONE).replace(tzinfo=None) != local.replace(tzinfo=None):
        raise Refused("deadline_unreadable")
    return moment


def written(moment: datetime) -> str:
    """A moment as Norwegians read it: `01.12.2026 kl. 23.59`."""
    local = moment.astimezone(ZONE)
    return text("exercises.feedback.moment", date=format_date(local), time=f"{local:%H.%M}")


def set_deadline(course: Course, assignments: Sequence[str], moment: datetime | None) -> None:
    """Sets or, with `None`, removes the deadline of all of them or none.

    `Refused` for an assignment that is not in the gradebook.
    """
    with gradebook(course) as book:
        found = [_assignment(book, name) for name in assignments]
        for one in found:
            one.duedate = moment and moment.astimezone(UTC).replace(tzinfo=None)
        book.db.commit()


def deadline_of(book: Gradebook, assignment: str) -> datetime | None:
    """When an assignment is due. `Refused` if it is not in the gradebook."""
    due = _assignment(book, assignment).duedate
    return due.replace(tzinfo=UTC) if due else None


def _assignment(book: Gradebook, name: str):
    from nbgrader.api import Assignment

    found = book.db.query(Assignment).filter_by(name=name).one_or_none()
    if found is None:
        raise Refused("not_in_gradebook")
    return found
