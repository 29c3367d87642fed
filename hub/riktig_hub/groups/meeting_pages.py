"""One meeting of a group: where it stands, when it is, who came, and all of it on paper."""

from __future__ import annotations

from datetime import timedelta

from riktig.meeting.order import meetings, plain, timed
from riktig_hub.groups import typed
from riktig_hub.groups.attendance import (
    attendance_of,
    guest,
    guests_of,
    say_attendance,
    set_time,
    too_early,
)
from riktig_hub.groups.commitments import ledger
from riktig_hub.groups.here import back, meeting_here, page, route
from riktig_hub.groups.members import members_of
from riktig_hub.groups.overview_pages import NEXT
from riktig_hub.groups.state import held_meetings, material
from riktig_hub.groups.worksheet import fields_of, filled
from riktig_hub.web.answer import Answer, Wrong
from riktig_hub.web.asked import Asked
from riktig_hub.web.zone import local

ROWS = 6  # of the list of who came, at least: somebody may come who is not on it


def show_meeting(asked: Asked) -> Answer:
    """Where the meeting stands, and what there is for it."""
    meeting = meeting_here(asked)
    found = held_meetings(asked.session, asked.group, asked.today)
    held = next(one for one in found if one.number == meeting.number)
    members = members_of(asked.session, asked.group)
    return page(asked, "meeting", held=held, to=NEXT[held.state], members=len(members))


def show_time(asked: Asked) -> Answer:
    """When and where."""
    starts_at = meeting_here(asked).starts_at
    return page(asked, "time", begins=local(starts_at) if starts_at else None)


def do_time(asked: Asked) -> Answer:
    """Sets when and where."""
    begins = typed.moment(asked.given("day"), asked.given("clock"), asked.today)
    minutes = typed.minutes(asked.given("minutes"), "minutes")
    place = typed.words(asked.given("place"), "place")
    set_time(meeting_here(asked), begins, minutes, place)
    return back(asked, "time")


def show_attendance(asked: Asked) -> Answer:
    """A box to tick for each member, and for who came from another group."""
    meeting = meeting_here(asked)
    said = attendance_of(asked.session, meeting)
    latest = max((one.said_at for one in said.values()), default=None)
    members = members_of(asked.session, asked.group)
    guests = guests_of(asked.session, asked.group, meeting, members)
    values = {"members": members, "guests": guests, "attendance": said, "latest": latest}
    return page(asked, "attendance", **values, too_early=too_early(meeting, asked.now))


def do_attendance(asked: Asked) -> Answer:
    """Who came."""
    members, meeting = members_of(asked.session, asked.group), meeting_here(asked)
    if not members:
        raise Wrong("hub_groups.problem.nobody")
    present, by = set(asked.form.get("present", ())), asked.viewer.actor
    everybody = {one.id: one for one in members}
    guests = guests_of(asked.session, asked.group, meeting, members)
    if asked.given("guest"):
        another = guest(asked.session, asked.group, asked.given("guest"))
        guests.append(another)
        present.add(another.id)
    everybody |= {one.id: one for one in guests}
    say_attendance(asked.session, meeting, everybody.values(), present, by, asked.now)
    ours = {one.id for one in members}
    came = {
        "present": len(present & ours),
        "members": len(members),
        "guests": len(present & everybody.keys() - ours),
    }
    return back(asked, "attendance_guests" if came["guests"] else "attendance", **came)


def show_sheet(asked: Asked) -> Answer:
    """All on one sheet of paper: empty for a meeting without a screen, or with what was said."""
    meeting = meeting_here(asked)
    members = members_of(asked.session, asked.group)
    plan = meetings()[material(meeting.number).module]
    steps = [
        {"begins": begins, **step, "who": plain(step["who"]), "text": plain(step.get("text", ""))}
        for begins, step in timed(plan["steps"])
    ]
    lines = ledger(asked.session, asked.group, members)
    earlier = [one for one in lines if one.meeting < meeting.number and one.row.kept is None]
    return page(
        asked,
        "sheet",
        members=members,
        steps=steps,
        earlier=earlier,
        now=[one for one in lines if one.meeting == meeting.number],
        attendance=attendance_of(asked.session, meeting),
        filled=filled(meeting),
        fields=fields_of(meeting),
        minute=timedelta(minutes=1),
        room=ROWS,
    )


ROUTES = (
    route("", "meeting", show_meeting),
    route("/tid", "time", show_time, do_time),
    route("/oppmote", "attendance", show_attendance, do_attendance),
    route("/ark", "sheet", show_sheet),
)
