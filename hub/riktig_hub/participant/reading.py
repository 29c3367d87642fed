"""Which chapters a participant says they have read."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from riktig_hub.chapters import chapter_pages
from riktig_hub.registry.courses import Course
from riktig_hub.registry.learning import ChapterRead
from riktig_hub.registry.people import Person
from riktig_hub.web.answer import NotHere


def chapters_read(session: Session, course: Course, person: Person) -> frozenset[str]:
    """The pages read."""
    rows = select(ChapterRead.chapter).where(
        ChapterRead.course_id == course.id, ChapterRead.person_id == person.id
    )
    return frozenset(session.scalars(rows))


def mark(
    session: Session,
    course: Course,
    person: Person,
    pages: Collection[str],
    read: bool,
    now: datetime,
) -> None:
    """Marks chapters as read, or as not read. `NotHere` for a page that is no chapter."""
    if not set(pages) <= chapter_pages():
        raise NotHere
    for page in pages:
        row = session.get(ChapterRead, (course.id, person.id, page))
        if read and row is None:
            session.add(
                ChapterRead(course_id=course.id, person_id=person.id, chapter=page, read_at=now)
            )
        elif not read and row is not None:
            session.delete(row)
