"""Shared numbers, seen and taken back by whoever shared them; and the group's meetings."""

from __future__ import annotations

from riktig_hub.groups.lettering import own_letter
from riktig_hub.participant import meetings, sharing
from riktig_hub.registry.people import Membership
from riktig_hub.web.answer import Answer, File, Go, NotHere, Page, Wrong
from riktig_hub.web.asked import Asked

CALENDAR = "text/calendar; charset=utf-8"


def show_numbers(asked: Asked) -> Answer:
    """What is shared, with whom, and how to share or take back."""
    shared = sharing.shared_of(asked.session, asked.course, asked.person.id)
    membership = _membership(asked)
    company = meetings.company(asked.session, membership)
    values = {
        "course": asked.course,
        "shared": shared,
        "lines": sharing.lines(shared),
        "periods": sharing.PERIODS,
        "municipality": bool(shared) and all(one.for_municipality for one in shared.values()),
        "company": company,
        "letter": own_letter(asked.session, membership.group_id, asked.person.id),
        "synthetic": any(one.content["made_by"]["synthetic"] for one in shared.values()),
        "suggested": "after" if "before" in shared else "before",
    }
    return Page("participant/numbers.html.j2", values)


def do_numbers(asked: Asked) -> Answer:
    """Shares, takes back, or says yes or no to the municipality's sum."""
    action = asked.given("action")
    said = ACTIONS[action](asked) if action in ACTIONS else _share(asked)
    return Go(f"/kurs/{asked.course.id}/tall", said=f"hub_participant.said.{said}")


def _share(asked: Asked) -> str:
    period = asked.given("period")
    if period not in sharing.PERIODS:
        raise Wrong("hub_participant.wrong.period", "period")
    files = [one.content for one in asked.files.get("file", ()) if one.content]
    pasted = asked.given("pasted")
    if not files and not pasted:
        raise Wrong("hub_participant.wrong.nothing_given", "file")
    at, blob = ("file", files[0]) if files else ("pasted", pasted.encode())
    sharing.take_in(asked.session, asked.course, _membership(asked), period, blob, at, asked.now)
    agreed = asked.given("municipality") == "yes"
    asked.session.flush()
    if agreed:
        sharing.let_municipality(asked.session, asked.course, asked.person, True)
    return "shared"


def _withdraw(asked: Asked) -> str:
    period = asked.given("period")
    gone = sharing.withdraw(asked.session, asked.course, asked.person, period)
    return "withdrawn" if gone else "nothing_shared"


def _municipality(asked: Asked) -> str:
    agreed = asked.given("municipality") == "yes"
    sharing.let_municipality(asked.session, asked.course, asked.person, agreed)
    return "municipality_yes" if agreed else "municipality_no"


ACTIONS = {"withdraw": _withdraw, "municipality": _municipality}


def show_meetings(asked: Asked) -> Answer:
    """When, where, and with whom."""
    membership = _membership(asked)
    values = {
        "course": asked.course,
        "meetings": meetings.gatherings(asked.session, membership, asked.now),
        "company": meetings.company(asked.session, membership),
    }
    return Page("participant/meetings.html.j2", values)


def show_calendar(asked: Asked) -> Answer:
    """The meetings that have a date, as a calendar file."""
    found = meetings.gatherings(asked.session, _membership(asked), asked.now)
    if not any(one.starts_at for one in found):
        raise NotHere
    content = meetings.calendar_file(found, asked.course.title, asked.now)
    return File("kursmoter.ics", content, CALENDAR)


def _membership(asked: Asked) -> Membership:
    if asked.here.membership is None:
        raise LookupError("the route is a participant's")
    return asked.here.membership
