"""Letters of a group's report: each told to its own member, and never to overlay two reports."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from course_register import registry_at, small_course
from group_room import Room, share
from riktig_hub.groups.lettering import give_letters, known_as, own_letter
from riktig_hub.groups.members import members_of
from riktig_hub.groups.report_pages import show_report
from riktig_hub.groups.report_worker import asked_of
from riktig_hub.groups.shared import order_of, shared_by
from riktig_hub.keeping.person_data import everything_about, forget
from riktig_hub.participant.number_pages import show_numbers
from riktig_hub.registry.people import Membership, Person

from riktig.feedback.group import group_report

MEMBERS = 6


@pytest.fixture
def room(tmp_path: Path) -> Room:
    registry = registry_at(tmp_path)
    small = small_course(registry, participants=MEMBERS)
    return Room(registry, tmp_path, small, small.facilitator)


def lettered(room: Room) -> bool:
    """Whether the report names anybody by letter, as its maker would make it now."""
    with room.asked() as asked:
        members = members_of(asked.session, asked.group)
        shared = shared_by(asked.session, asked.group, members)
        order = order_of(asked.session, asked.group, shared)
    pairs, agreed, complete = asked_of(json.loads(order))
    report = group_report(pairs, agreed, complete=complete)
    return "Hver lege har en bokstav" in json.dumps(report.as_dict(), ensure_ascii=False)


def given(room: Room) -> None:
    with room.asked() as asked:
        give_letters(asked.session, asked.group, members_of(asked.session, asked.group))


def share_all(room: Room) -> None:
    with room.asked() as asked:
        for person in room.small.participants:
            share(asked.session, room.small, person)
    given(room)


def test_each_sees_their_own_letter_and_the_facilitator_nobodys(room: Room) -> None:
    share_all(room)
    with room.asked() as asked:
        order = json.loads(
            order_of(
                asked.session,
                asked.group,
                shared_by(asked.session, asked.group, members_of(asked.session, asked.group)),
            )
        )
        group = asked.group
        own = {one: own_letter(asked.session, group.id, one) for one in room.small.participants}
        assert order["letters"] == {known_as(group, one): own[one] for one in own}
    assert sorted(own.values()) == list("ABCDEF")
    for person, letter in own.items():
        page = Room(room.registry, room.folder, room.small, person).html(show_numbers)
        assert f"i gruppens rapport, er du {letter}." in page
    page = room.html(show_report)
    assert "Hver ser bare sin egen" in page
    assert "i gruppens rapport, er du" not in page
    assert lettered(room)


def test_nobody_has_a_letter_before_all_have_shared(room: Room) -> None:
    with room.asked() as asked:
        for person in room.small.participants[:5]:
            share(asked.session, room.small, person)
    given(room)
    page = Room(room.registry, room.folder, room.small, room.small.participants[0])
    assert "i gruppens rapport, er du" not in page.html(show_numbers)
    assert not lettered(room)


def test_who_leaves_comes_or_is_deleted_takes_the_letters_out_of_later_reports(room: Room) -> None:
    share_all(room)
    with room.asked() as asked:
        leaving = asked.session.query(Membership).filter_by(person_id=room.small.participants[5])
        leaving.one().left_at = asked.now
    given(room)
    assert not lettered(room)
    assert "Gruppen er en annen" in room.html(show_report)
    with room.asked() as asked:
        gone = asked.session.get_one(Person, room.small.participants[5])
        assert everything_about(asked.session, gone)["group_letter"]
        forget(asked.session, gone, keep_certificates=False)
    given(room)
    assert not lettered(room)
