"""Who has come how far, as a table, as files, and a person's own page at the course office."""

from __future__ import annotations

import csv
import io
from datetime import timedelta

import openpyxl
import pytest
from course_office import office, shown
from course_register import NOW, cookie_for, registry_at, small_course
from riktig_exercises.course_rules import rules
from riktig_hub.account.invitations import invited
from riktig_hub.administration import people_pages, person_pages
from riktig_hub.administration.inviting import NEW, make_links, to_invite
from riktig_hub.administration.overview import STILL_AFTER, WITHOUT, chosen, overview
from riktig_hub.handing_in.issuing import COMPLETE, SOME
from riktig_hub.registry.courses import Attendance
from riktig_hub.registry.learning import Certificate, ChapterRead, HandIn, Result
from riktig_hub.registry.people import Invitation, Login, Membership, Person
from riktig_hub.web.answer import File, NotHere, Wrong

LATER = NOW + timedelta(weeks=6)


@pytest.fixture(scope="module")
def held(tmp_path_factory):
    folder = tmp_path_factory.mktemp("people")
    registry = registry_at(folder)
    small = small_course(registry)
    with registry.writing() as session:
        _play(session, small)
    yield registry, small, folder
    registry.close()


def _play(session, small):
    """The first has done much, the second little and long ago, the others nothing."""
    first, second = small.participants[:2]
    course = small.course
    for chapter in ("modules/anxiety/01-hvorfor", "modules/anxiety/02-kunnskap"):
        session.add(ChapterRead(course_id=course, person_id=first, chapter=chapter, read_at=LATER))
    session.add(ChapterRead(course_id=course, person_id=second, chapter="a", read_at=NOW))
    for number, refused in enumerate([None, None, "answers_late"]):
        session.add(
            HandIn(
                submission_id=str(number),
                course_id=course,
                person_id=first,
                assignment=("anxiety_cases", "anxiety_cases", "sleep_data")[number],
                attempt=number + 1,
                content=b"{}",
                received_at=LATER,
                taken_at=None,
                refused=refused,
            )
        )
    for assignment, waits in ((rules().test, False), ("anxiety_cases", True)):
        session.add(
            Result(
                course_id=course,
                person_id=first,
                assignment=assignment,
                attempt=1,
                points=9,
                most=10,
                waits_for_a_person=waits,
                passed=not waits,
                aims={},
                submission_id="0",
                late=False,
                questions={},
                fetched_at=LATER,
            )
        )
    for at, present in ((0, True), (1, False)):
        session.add(
            Attendance(
                meeting_id=small.meetings[at],
                person_id=first,
                present=present,
                said_by=small.facilitator,
                said_at=NOW,
            )
        )
    third = session.get(Person, small.participants[2])
    third.name = "=1+1"
    session.add(
        Certificate(
            code="K1",
            course_id=course,
            person_id=small.participants[3],
            said={"kind": COMPLETE},
            dated=NOW.date(),
            issued_at=NOW,
        )
    )


def row_of(at_office, at, now=LATER):
    rows = overview(at_office.session, at_office.course, now)
    return next(one for one in rows if one.person.id == at_office.small.participants[at])


def test_a_row_tells_how_far_somebody_is(at_office):
    row = row_of(at_office, 0)
    assert (row.chapters, row.handed_in, row.meetings) == (2, 1, 1)
    assert (row.passed, row.waits, row.certificate, row.still) == (True, True, "", False)
    assert row_of(at_office, 4).passed is None
    assert not row_of(at_office, 4).started


def test_standing_still_is_four_weeks_of_nothing_while_the_course_is_on(at_office):
    assert row_of(at_office, 1).still
    assert not row_of(at_office, 1, NOW + STILL_AFTER - timedelta(days=1)).still
    assert not row_of(at_office, 3).still  # has the certificate
    paper = at_office.session.get(Certificate, "K1")
    paper.said = {"kind": SOME}
    assert row_of(at_office, 3).still  # of some parts only
    assert row_of(at_office, 3).certificate == SOME
    paper.said = {"kind": COMPLETE}
    at_office.course.ends_on = NOW.date()
    assert not row_of(at_office, 1).still
    at_office.course.starts_on = at_office.course.ends_on = (LATER - timedelta(days=2)).date()
    assert not row_of(at_office, 1).still


def test_the_table_is_of_a_group_or_of_those_who_stand_still(at_office):
    rows = overview(at_office.session, at_office.course, LATER)
    assert len(chosen(rows, at_office.small.group, False)) == 5
    assert chosen(rows, WITHOUT, False) == []
    assert chosen(rows, "et annet kurs", False) == []
    assert len(chosen(rows, "", True)) == 3
    asked = at_office.asked(now=LATER, query={"stille": "1"})
    page = shown(people_pages.show(asked), asked)
    assert "Viser 3 av 5." in page


def test_somebody_who_left_is_not_in_the_table(at_office):
    place = at_office.session.query(Membership).filter_by(code="d01").one()
    place.left_at = NOW
    rows = overview(at_office.session, at_office.course, LATER)
    assert place.person_id not in {one.person.id for one in rows}


def test_the_files_hold_the_table_and_nothing_that_computes(at_office):
    asked = at_office.asked(now=LATER)
    answer = people_pages.as_file(asked)
    assert isinstance(answer, File)
    written = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert len(written) == 6
    assert "'=1+1" in [row[0] for row in written]
    sheet = openpyxl.load_workbook(io.BytesIO(people_pages.as_excel(asked).content)).active
    cells = list(sheet.iter_rows(values_only=True))
    assert [list(map(str, row)) for row in cells[:1]] == [written[0]]
    assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)
    asked = at_office.asked(now=LATER, query={"stille": "1"})
    assert people_pages.as_file(asked).content.count(b"\r\n") == 4


def test_a_person_is_corrected_and_another_address_is_not_taken(at_office):
    person = at_office.person(0)
    fields = {"name": "Anne Ny", "email": "ANNE.NY@eksempel.no", "hpr_number": "9876543"}
    fields = {**fields, "municipality_number": "301", "group": "", "do": "save"}
    person_pages.save(at_office.asked(of=person, **fields))
    assert (person.name, person.email, person.municipality_number) == (
        "Anne Ny",
        "anne.ny@eksempel.no",
        "0301",
    )
    place = at_office.session.query(Membership).filter_by(code="d01").one()
    assert place.group_id is None
    fields["email"] = at_office.person(2).email
    with pytest.raises(Wrong, match="annen konto"):
        person_pages.save(at_office.asked(of=person, **fields))
    with pytest.raises(Wrong, match="fra listen"):
        person_pages.save(at_office.asked(of=person, **{**fields, "email": "a@b.no", "group": "x"}))


def test_a_person_page_says_how_far_and_takes_part_again(at_office):
    person = at_office.person(0)
    asked = at_office.asked(of=person)
    page = shown(person_pages.show(asked), asked)
    assert "Gruppemøter 1 av 3" in page
    place = at_office.session.query(Membership).filter_by(code="d01").one()
    person_pages.save(at_office.asked(of=person, do="end", membership=place.id))
    assert place.left_at == NOW
    assert "avsluttet 05.10.2026" in shown(person_pages.show(asked), asked)
    person_pages.save(at_office.asked(of=person, do="again", membership=place.id))
    assert (place.left_at, place.code) == (None, "d01")
    for wrong in ({"do": "end", "membership": "en annens"}, {"do": "noe"}):
        with pytest.raises(NotHere):
            person_pages.save(at_office.asked(of=person, **wrong))


def test_a_new_link_replaces_the_last(at_office):
    person = at_office.person(0)
    asked = at_office.asked(of=person, do="link")
    person_pages.save(asked)
    page = shown(person_pages.save(asked), asked)
    assert "Du er påmeldt Riktig forskrivning, høsten 2026." in page
    links = at_office.session.query(Invitation).filter_by(person_id=person.id).all()
    assert sorted(one.expires_at > NOW for one in links) == [False, True]


def test_a_link_to_an_address_that_was_wrong_can_be_used_by_nobody(at_office):
    person = at_office.person(0)
    person.password_hash = None
    make_links(at_office.session, [person], "http://127.0.0.1", NOW)
    fields = {"name": person.name, "group": "", "do": "save"}
    same = person_pages.save(at_office.asked(of=person, email=person.email, **fields))
    moved = person_pages.save(at_office.asked(of=person, email="rett@eksempel.no", **fields))
    assert (same.said.rpartition(".")[2], moved.said.rpartition(".")[2]) == (
        "person_save",
        "person_save_links",
    )
    assert not invited(at_office.session, person, NOW)
    waiting = {
        one.person.id: one.state for one in to_invite(at_office.session, at_office.course, NOW)
    }
    assert waiting[person.id] == NEW


def test_a_closed_account_is_logged_out_at_once(held):
    registry, small, _folder = held
    cookie_for(registry, small.participants[4], NOW)
    with office(*held) as ours:
        person = ours.person(4)
        person_pages.save(ours.asked(of=person, do="close"))
        assert person.closed_at == NOW
        assert ours.session.query(Login).filter_by(person_id=person.id).count() == 0
        with pytest.raises(Wrong, match="lukket"):
            person_pages.save(ours.asked(of=person, do="link"))
        person_pages.save(ours.asked(of=person, do="open"))
        assert person.closed_at is None
        person.administrator = True
        with pytest.raises(Wrong, match="kurskontoret"):
            person_pages.save(ours.asked(of=person, do="close"))
