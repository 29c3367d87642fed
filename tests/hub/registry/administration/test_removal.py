"""The office deletes somebody at their own wish, and finds those who do not take the course now."""

from __future__ import annotations

import json
from email.message import EmailMessage

import pytest
from course_office import shown
from course_register import NOW
from riktig_hub import outbox
from riktig_hub.administration import people_pages, person_pages, removal_pages
from riktig_hub.keeping.seen_log import lines
from riktig_hub.registry.learning import Certificate, ChapterRead
from riktig_hub.registry.people import Membership, Person
from riktig_hub.registry.tables import metadata
from riktig_hub.web.answer import Wrong

from riktig.text import has_text


def test_what_goes_is_said_with_its_number_and_nobody_goes_by_a_slip(at_office):
    person, course = at_office.person(0), at_office.course
    at_office.session.add(
        ChapterRead(course_id=course.id, person_id=person.id, chapter="a", read_at=NOW)
    )
    asked = at_office.asked(of=person)
    page = shown(removal_pages.show(asked), asked)
    assert "Leste kapitler 1" in page
    assert f"Skriv «{person.name}»" in page
    held = json.loads(removal_pages.as_file(asked).content)
    assert held["person"][0]["email"] == person.email
    for typed in ("", "Anne", at_office.person(1).name):
        with pytest.raises(Wrong, match="Ingenting er slettet"):
            removal_pages.remove(at_office.asked(of=person, name=typed))
    assert at_office.session.get(Person, person.id) is person


@pytest.mark.parametrize("keep", ["yes", ""])
def test_the_person_goes_and_the_paper_only_when_not_kept(at_office, keep):
    person, session = at_office.person(3), at_office.session
    session.add(
        Certificate(
            code="RB-9",
            course_id=at_office.course.id,
            person_id=person.id,
            said={"kind": "complete"},
            dated=NOW.date(),
            issued_at=NOW,
        )
    )
    session.flush()
    gone = person.id
    removal_pages.remove(at_office.asked(of=person, name=f" {person.name.upper()} ", keep=keep))
    session.expire_all()
    assert session.get(Person, gone) is None
    assert session.query(Membership).filter_by(person_id=gone).count() == 0
    assert session.query(Certificate).filter_by(code="RB-9").count() == (keep == "yes")
    shown_log, _older = lines(session, at_office.course, None)
    assert shown_log[0].what == "En person er slettet"


def test_letters_to_the_person_are_not_sent_afterwards(at_office):
    person = at_office.person(1)
    for to in (person.email, "en.annen@eksempel.no"):
        letter = EmailMessage()
        letter["To"] = to
        outbox.put(at_office.folder, [letter])
    removal_pages.remove(at_office.asked(of=person, name=person.name))
    assert outbox.waiting(at_office.folder) == 1


def test_the_office_itself_is_not_deleted_here(at_office):
    person = at_office.person(2)
    person.administrator = True
    with pytest.raises(Wrong, match="kurskontoret"):
        removal_pages.remove(at_office.asked(of=person, name=person.name))


def test_every_kind_that_goes_has_words():
    going = {
        table.name
        for table in metadata.sorted_tables
        for key in table.foreign_keys
        if key.column.table.name == "person" and key.ondelete == "CASCADE"
    }
    words = [f"hub_administration.removal.kinds.{one}" for one in going | {"person"}]
    assert [one for one in words if not has_text(one)] == []


def test_leaders_and_those_who_have_ended_can_be_found(at_office):
    ended = at_office.person(4)
    place = at_office.session.query(Membership).filter_by(person_id=ended.id).one()
    person_pages.save(at_office.asked(of=ended, do="end", membership=place.id))
    asked = at_office.asked()
    page = shown(people_pages.show(asked), asked)
    assert "Gro Leder gruppeleder" in page
    assert f"{ended.name} deltaker, avsluttet 05.10.2026" in page
