"""A colleague from another group, and what was said at the meeting sent back to the group."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from course_register import NOW, registry_at, small_course
from group_room import Room
from riktig_hub.groups.commitment_pages import do_commitment, show_commitments
from riktig_hub.groups.meeting_pages import do_attendance, show_attendance, show_sheet
from riktig_hub.groups.overview_pages import give_calendar, show_group
from riktig_hub.groups.worksheet_pages import do_worksheet
from riktig_hub.handing_in.facts import meetings_attended
from riktig_hub.registry.courses import Group
from riktig_hub.registry.people import Membership, Person
from riktig_hub.web.answer import Wrong
from sqlalchemy import select

EVENING = NOW + timedelta(days=14, hours=3)
ONE = {"number": "1"}


@pytest.fixture
def room(tmp_path: Path) -> Room:
    registry = registry_at(tmp_path)
    small = small_course(registry)
    return Room(registry, tmp_path, small, small.facilitator)


def test_who_comes_from_another_group_is_on_the_list_and_has_been_at_the_meeting(
    room: Room,
) -> None:
    first, *_, moved = room.small.participants
    with room.asked() as asked:
        other = Group(course_id=room.small.course, name="Gruppe 2")
        asked.session.add(other)
        asked.session.flush()
        row = asked.session.scalars(select(Membership).where(Membership.person_id == moved)).one()
        row.group_id, code = other.id, row.code
    form = {"present": [first], "guest": "finnes.ikke@eksempel.no"}
    with pytest.raises(Wrong) as wrong:
        room.ask(do_attendance, values=ONE, form=form, now=EVENING)
    assert wrong.value.at == "guest"
    form = {"present": [first], "guest": code.upper()}
    said = room.ask(do_attendance, values=ONE, form=form, now=EVENING)
    assert said.filling == {"present": 1, "members": 4, "guests": 1}
    assert "fra en annen gruppe" in room.html(show_attendance, values=ONE, now=EVENING)
    with room.asked() as asked:
        assert [one.number for one in meetings_attended(asked.session, asked.course, moved)] == [1]
    room.ask(do_attendance, values=ONE, form={"present": [first]}, now=EVENING)
    with room.asked() as asked:
        assert meetings_attended(asked.session, asked.course, moved) == ()


def test_the_sheet_has_what_is_written_about_the_meeting(room: Room) -> None:
    blank = room.html(show_sheet, values=ONE)
    assert "☒" not in blank
    first = room.small.participants[0]
    room.ask(do_attendance, values=ONE, form={"present": [first]}, now=EVENING)
    form = {"who": first, "what": "Liten pakning", "number": "2", "by_day": "2026-12-01"}
    room.ask(do_commitment, values=ONE, form=form)
    sheet = {"teknisk": "To mangler uttrekk", "slutning": "mest naturlig", "do": "draft"}
    room.ask(do_worksheet, values=ONE, form=sheet)
    page = room.html(show_sheet, values=ONE)
    assert page.count("☒") == 2  # who came, and what was chosen
    assert "☒&nbsp;mest naturlig" in page
    assert "To mangler uttrekk" in page
    assert "Liten pakning" in page


def test_two_of_the_same_name_are_told_apart(room: Room) -> None:
    with room.asked() as asked:
        for one in room.small.participants[:2]:
            asked.session.get_one(Person, one).name = "Anne Lege"
    page = room.html(show_attendance, values=ONE, now=EVENING)
    assert "Anne Lege (d01)" in page
    assert "Anne Lege (d02)" in page
    assert "Cecilie Lege (" not in page


def test_the_facilitator_has_the_meetings_in_their_own_calendar(room: Room) -> None:
    assert "/moter.ics" in room.html(show_group)
    calendar = room.ask(give_calendar).content.decode()
    assert calendar.count("BEGIN:VEVENT") == 3
    assert "Lege" not in calendar


def test_what_was_said_goes_back_to_the_group_without_numbers(room: Room) -> None:
    form = {"who": room.small.participants[0], "what": "Liten pakning", "number": "73"}
    room.ask(do_commitment, values=ONE, form={**form, "by_day": "2026-12-01"})
    letter = room.html(show_commitments, values=ONE).split('<pre class="letter"')[1]
    assert "Anne Lege: Liten pakning (innen 01.12.2026)" in letter
    assert "73" not in letter.split("</pre>")[0]
