"""Who is asked what has changed: nobody who has not begun."""

from __future__ import annotations

from datetime import timedelta

from course_register import NOW
from riktig_hub.administration.reminders import due_reminders
from riktig_hub.registry.courses import Attendance, Meeting
from riktig_hub.registry.learning import ChapterRead
from riktig_hub.registry.practice import CountForm


def test_who_has_not_begun_is_not_asked_until_they_begin(at_office):
    small, session = at_office.small, at_office.session
    for number, meeting in enumerate(small.meetings[:2]):
        session.get(Meeting, meeting).starts_at = NOW - timedelta(days=30 - 10 * number)
    assert asked(at_office) == {}
    reads, on_paper, answers = small.participants[:3]
    session.add(
        ChapterRead(
            course_id=small.course,
            person_id=reads,
            chapter="modules/anxiety/01-hvorfor",
            read_at=NOW,
        )
    )
    session.add(
        Attendance(
            meeting_id=small.meetings[0],
            person_id=on_paper,
            present=True,
            said_by="operator",
            said_at=NOW,
        )
    )
    assert asked(at_office) == {reads: ["count_meeting_2"], on_paper: ["count_meeting_2"]}
    said = {"changes": [], "tapers_started": 0, "tapers_completed": 0, "hindrances": []}
    session.add(
        CountForm(
            course_id=small.course,
            person_id=answers,
            occasion="meeting_2",
            in_practice=True,
            changed=False,
            said_at=NOW,
            **said,
        )
    )
    session.get(Meeting, small.meetings[2]).starts_at = NOW - timedelta(days=5)
    assert "count_meeting_3" in asked(at_office)[answers]
    assert asked(at_office)[small.participants[3]] == ["evaluation"]


def asked(at_office):
    """What each is due, by their id."""
    course, session = at_office.course, at_office.session
    found = due_reminders(session, course, "https://kurs.eksempel.no", NOW)
    return {one.person.id: [each.kind for each in one.due] for one in found}
