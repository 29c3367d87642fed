"""The addresses of this part of the course."""

from __future__ import annotations

from riktig_hub.participant.home import do_read, show_course, show_courses, show_read
from riktig_hub.participant.number_pages import (
    do_numbers,
    show_calendar,
    show_meetings,
    show_numbers,
)
from riktig_hub.participant.plan_pages import do_plan, show_plan
from riktig_hub.participant.week_pages import do_month, do_week, show_month, show_week
from riktig_hub.web.route import LOGGED_IN, PARTICIPANT, Route

# A shared summary is at most two million bytes; the form around it is small.
MOST_BYTES = 2_100_000

_HOME = "/kurs/<course>"
ROUTES: tuple[Route, ...] = (
    Route("/kurs", "participant.courses", LOGGED_IN, show_courses),
    Route(_HOME, "participant.course", PARTICIPANT, show_course),
    Route(f"{_HOME}/lest", "participant.read", PARTICIPANT, show_read, do_read),
    Route(f"{_HOME}/plan", "participant.plan", PARTICIPANT, show_plan, do_plan),
    Route(f"{_HOME}/uke", "participant.week", PARTICIPANT, show_week, do_week),
    Route(f"{_HOME}/maaned", "participant.month", PARTICIPANT, show_month, do_month),
    Route(
        f"{_HOME}/tall",
        "participant.numbers",
        PARTICIPANT,
        show_numbers,
        do_numbers,
        most_bytes=MOST_BYTES,
    ),
    Route(f"{_HOME}/moter", "participant.meetings", PARTICIPANT, show_meetings),
    Route(f"{_HOME}/moter.ics", "participant.calendar", PARTICIPANT, show_calendar),
)
