"""The paper for the fund: when somebody was at the course's meetings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from riktig.text import decimal_text, format_date, text
from riktig_hub.handing_in.papers import say
from riktig_hub.registry.courses import Course, Meeting
from riktig_hub.registry.people import Person
from riktig_hub.web.zone import local

MINUTES = 60


def absence_pdf(course: Course, person: Person, meetings: Sequence[Meeting], dated: date) -> bytes:
    """When somebody was at the course's meetings, for the fund that compensates a practice."""
    from riktig_exercises.certificate_pdf import paper_pdf

    return paper_pdf(absence_document(course, person, meetings, dated), dated, named=True)


def absence_document(
    course: Course, person: Person, meetings: Sequence[Meeting], dated: date
) -> dict[str, Any]:
    """What that paper says: days and hours, and nothing of what the fund decides."""
    minutes = sum(one.minutes for one in meetings)
    return {
        "title": _absence("title"),
        "who": person.name,
        "lead": _absence("lead", title=course.title, organiser=course.organiser),
        "facts": [
            [say("hpr"), person.hpr_number or say("no_hpr")],
            [say("organiser"), course.organiser],
            [_absence("total"), _absence("hours", hours=hours_text(minutes))],
            [say("dated"), format_date(dated)],
        ],
        "approval": _absence("about"),
        "tables": [
            {
                "title": _absence("paper_meetings"),
                "columns": [_absence(key) for key in ("meeting", "day", "clock", "length")],
                "rows": [_meeting_row(one) for one in meetings],
            }
        ],
        "aims_title": "",
        "modules": [],
        "code_label": "",
        "code": "",
        "code_about": "",
        "foot": say("foot", title=course.title, dated=format_date(dated)),
    }


def hours_text(minutes: int) -> str:
    """Hours with a comma."""
    return decimal_text(minutes / MINUTES)


def clock_of(meeting: Meeting) -> tuple[str, str]:
    """The day and the hours of a meeting, by Norway's clock; empty where nobody has set them."""
    begins = meeting.starts_at or meeting.held_at
    if begins is None:
        return "", ""
    starts = local(begins)
    if meeting.starts_at is None:
        return format_date(starts.date()), ""
    ends = local(begins + timedelta(minutes=meeting.minutes))
    return format_date(starts.date()), _absence(
        "from_to", first=f"{starts:%H.%M}", last=f"{ends:%H.%M}"
    )


def _meeting_row(one: Meeting) -> list[str]:
    on, clock = clock_of(one)
    where = _absence("number", number=one.number)
    return [
        f"{where}, {one.place}" if one.place else where,
        on,
        clock,
        _absence("hours", hours=hours_text(one.minutes)),
    ]


def _absence(key: str, **values: object) -> str:
    return text(f"hub_handing_in.absence.{key}", **values)
