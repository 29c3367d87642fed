"""Courses, approvals, groups and deadlines as the course office makes them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from course_office import office, shown
from course_register import NOW, asking, registry_at, small_course
from riktig_hub.administration import approval_pages, front_pages, group_pages, people_pages
from riktig_hub.administration.approvals import all_approvals
from riktig_hub.administration.groups import make_group, sizes
from riktig_hub.administration.pages import ROUTES
from riktig_hub.registry.courses import PARTS, Approval, Course, Group
from riktig_hub.web.answer import Go, Wrong
from riktig_hub.web.asked import Asked, Setting, Viewer
from riktig_hub.web.given import written
from riktig_hub.web.route import ADMINISTRATOR

COURSE = {
    "title": "Våren 2027",
    "organiser": "Kontoret",
    "starts_on": "2027-01-10",
    "ends_on": "01.10.2027",
    "approval_id": "",
    "keep_days": "730",
}
APPROVAL = {
    "number": "2026/17 A",
    "approver": "Den som godkjenner",
    "credit": "klinisk emnekurs",
    "valid_from": "2026-01-01",
    "valid_to": "2027-12-31",
    "goals": "Mål én\n\n Mål to ",
    "hours_module_1": "2,5",
    "points_module_1": "2",
    "alone_module_1": "1",
    "hours_meeting_1": "3",
    "required_meeting_1": "1",
    "required_final_test": "1",
}


@pytest.fixture(scope="module")
def held(tmp_path_factory):
    folder = tmp_path_factory.mktemp("courses")
    registry = registry_at(folder)
    yield registry, small_course(registry, participants=13), folder
    registry.close()


def test_every_page_is_the_offices_alone_and_is_shown_from_both_databases(registry, tmp_path):
    small = small_course(registry)
    with office(registry, small, tmp_path) as at_office:
        at_office.person(0).password_hash = None
        for route in ROUTES:
            assert route.who == ADMINISTRATOR
            person = at_office.person(0) if "<person>" in route.address else None
            asked = at_office.asked(of=person)
            assert written(route.get(asked), asked).status == 200, route.address


def test_whoever_sees_others_is_logged():
    seen = {route.name.partition(".")[2] for route in ROUTES if route.sees}
    assert seen >= {"people", "people_csv", "people_excel", "person", "groups", "group"}
    assert seen >= {"invitations", "reminders", "enrol"}


def test_an_empty_registry_leads_the_operator_to_an_account_and_a_course(tmp_path):
    registry = registry_at(tmp_path)
    with registry.writing() as session:
        setting = Setting(tmp_path, tmp_path, "http://127.0.0.1")
        asked = Asked(Viewer(operator=True), session, NOW, setting)
        page = shown(front_pages.show_front(asked), asked)
        assert "Velkommen" in page
        assert page.index("Lag konto til kurskontoret") < page.index("Lag det første kurset")
        made = front_pages.do_new(replace(asked, form={k: [v] for k, v in COURSE.items()}))
        course = session.get(Course, made.to.rpartition("/")[2])
        assert (course.ends_on, course.approval_id) == (date(2027, 10, 1), None)
        page = shown(front_pages.show_front(asked), asked)
        assert "Kurset har ingen deltakere" in page
    registry.close()


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("title", " ", "tomt"),
        ("title", "For 01017012345", "elleve siffer"),
        ("ends_on", "2027-01-10", "etter første dag"),
        ("starts_on", "32.01.2027", "ikke en dato"),
        ("keep_days", "9999999", "Velg hvor lenge"),
        ("approval_id", "finnes ikke", "finnes ikke"),
    ],
)
def test_a_course_that_cannot_be_is_told_at_its_field(at_office, field, value, said):
    with pytest.raises(Wrong, match=said) as wrong:
        front_pages.do_new(at_office.asked(**{**COURSE, field: value}))
    assert wrong.value.at == field


def test_nothing_is_approved_until_the_office_fills_it_in(at_office):
    asked = at_office.asked()
    assert "Ingen godkjenning er ført inn" in shown(approval_pages.show_all(asked), asked)
    assert (
        "ikke godkjent som klinisk emnekurs"
        in shown(front_pages.show_course(asked), asked).casefold()
    )
    front_pages.do_change(at_office.asked(**COURSE))
    approval_pages.save_one(at_office.asked(**APPROVAL))
    front_pages.do_change(at_office.asked(**{**COURSE, "approval_id": APPROVAL["number"]}))
    page = shown(front_pages.show_course(asked), asked)
    assert "Godkjent som klinisk emnekurs av Den som godkjenner, nummer 2026/17 A." in page


def test_an_approval_keeps_hours_and_points_of_its_parts_and_can_be_corrected(at_office):
    approval_pages.save_one(at_office.asked(**APPROVAL))
    kept = at_office.session.get(Approval, APPROVAL["number"])
    assert kept.goals == ["Mål én", "Mål to"]
    assert [
        (one.part, one.hours, one.points, one.required, one.counts_alone) for one in kept.parts
    ] == [
        ("module_1", 2.5, 2, False, True),
        ("meeting_1", 3, 0, True, False),
        ("final_test", 0, 0, True, False),
    ]
    query = {"nummer": APPROVAL["number"]}
    asked = at_office.asked(query=query)
    body = written(approval_pages.show_one(asked), asked).body.decode()
    assert 'id="hours_module_1" inputmode="decimal" autocomplete="off" value="2,5"' in body
    changed = {**APPROVAL, "hours_module_1": "4", "required_final_test": ""}
    approval_pages.save_one(at_office.asked(query=query, **changed))
    (row,) = all_approvals(at_office.session)
    assert (row.hours, row.points, len(kept.parts)) == (7, 2, 2)
    assert [one.place for one in kept.parts] == [PARTS.index("module_1"), PARTS.index("meeting_1")]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"hours_module_1": "to"}, "hours_module_1"),
        ({"hours_module_1": "-1"}, "hours_module_1"),
        ({"valid_to": "2025-01-01"}, "valid_to"),
        ({"alone_exercises": "1"}, "hours_exercises"),
        ({"number": ""}, "number"),
        (
            {key: "" for key in APPROVAL if key.startswith(("hours", "points", "req", "alone"))},
            "hours_module_1",
        ),
    ],
)
def test_an_approval_that_cannot_be_is_told_at_its_field(at_office, changes, field):
    with pytest.raises(Wrong) as wrong:
        approval_pages.save_one(at_office.asked(**{**APPROVAL, **changes}))
    assert wrong.value.at == field


def test_an_approval_that_has_run_out_by_the_last_day_is_told_before_any_certificate(at_office):
    approval_pages.save_one(at_office.asked(**{**APPROVAL, "valid_to": "2027-04-30"}))
    at_office.course.approval_id = APPROVAL["number"]
    for last_day, told in ((date(2027, 4, 30), False), (date(2027, 5, 1), True)):
        at_office.course.ends_on = last_day
        asked = at_office.asked()
        page = shown(front_pages.show_course(asked), asked)
        assert ("gjelder ikke den siste dagen" in page) == told
        assert ("Godkjent som klinisk emnekurs" in page) != told


def test_an_approval_in_use_stays(at_office):
    approval_pages.save_one(at_office.asked(**APPROVAL))
    with pytest.raises(Wrong, match="finnes fra før"):
        approval_pages.save_one(at_office.asked(**APPROVAL))
    query = {"nummer": APPROVAL["number"]}
    at_office.course.approval_id = APPROVAL["number"]
    with pytest.raises(Wrong, match="høsten 2026"):
        approval_pages.save_one(at_office.asked(query=query, do="remove"))
    at_office.course.approval_id = None
    approval_pages.save_one(at_office.asked(query=query, do="remove"))
    assert all_approvals(at_office.session) == []


GROUP = {
    "name": "Molde",
    "place": "Legekontoret",
    "facilitator": "",
    "starts_1": "2026-10-25T19:00",
    "minutes_1": "120",
    "place_1": "",
    "starts_2": "2027-01-10T19:00",
    "minutes_2": "90",
    "place_2": "Biblioteket",
    "starts_3": "",
    "minutes_3": "120",
    "place_3": "",
}


def test_a_groups_meetings_are_kept_by_norways_clock(at_office):
    group_pages.save_one(at_office.asked(**GROUP))
    group = at_office.session.get(Group, at_office.small.group)
    # Summer time ended that morning.
    assert group.meetings[0].starts_at == datetime(2026, 10, 25, 18, 0, tzinfo=UTC)
    assert (group.meetings[1].minutes, group.meetings[2].starts_at) == (90, None)
    assert (group.name, group.facilitator_id) == ("Molde", None)
    asked = at_office.asked()
    assert "25.10.2026 kl. 19.00" in shown(group_pages.show_all(asked), asked)
    with pytest.raises(Wrong, match="foran") as wrong:
        group_pages.save_one(at_office.asked(**{**GROUP, "starts_2": "2026-10-25T18:00"}))
    assert wrong.value.at == "starts_2"
    with pytest.raises(Wrong, match="minutter"):
        group_pages.save_one(at_office.asked(**{**GROUP, "minutes_1": "5"}))


def test_only_somebody_enrolled_as_that_leads_a_group(at_office):
    with pytest.raises(Wrong, match="rollen gruppeleder"):
        group_pages.save_one(at_office.asked(**{**GROUP, "facilitator": at_office.person(0).id}))
    group_pages.save_one(at_office.asked(**{**GROUP, "facilitator": at_office.small.facilitator}))
    group = at_office.session.get(Group, at_office.small.group)
    assert group.facilitator_id == at_office.small.facilitator


def test_groups_are_warned_of_by_their_size_and_people_are_moved(at_office):
    session, course = at_office.session, at_office.course
    assert [one.warning for one in sizes(session, course)] == ["too_many"]  # 13
    other = group_pages.act(at_office.asked(name="Gruppe 2", do="make"))
    assert isinstance(other, Go)
    to = other.to.rpartition("/")[2]
    five = list(at_office.small.participants[:5])
    answer = group_pages.act(at_office.asked(person=five, to=to, do="move"))
    assert answer.filling == {"count": 5}
    assert [one.warning for one in sizes(session, course)] == ["", ""]
    group_pages.act(at_office.asked(person=five[:2], to="none", do="move"))
    assert [one.warning for one in sizes(session, course)] == ["", "few"]
    group_pages.act(at_office.asked(person=five[2:4], to=at_office.small.group, do="move"))
    assert [one.warning for one in sizes(session, course)] == ["", "too_few"]
    for wrong in ({"to": "et annet kurs"}, {"to": ""}, {"to": to, "person": "ukjent"}):
        with pytest.raises(Wrong):
            group_pages.act(at_office.asked(**{"person": five, "do": "move", **wrong}))
    with pytest.raises(Wrong, match="annen gruppe"):
        group_pages.act(at_office.asked(name="GRUPPE 2", do="make"))


def test_only_an_empty_group_that_never_met_is_taken_away(at_office):
    with pytest.raises(Wrong, match="medlemmer"):
        group_pages.save_one(at_office.asked(do="remove"))
    empty = make_group(at_office.session, at_office.course, "Tom")
    group_pages.save_one(at_office.asked(within=empty.id, do="remove"))
    at_office.session.flush()
    assert at_office.session.get(Group, empty.id) is None


def test_deadlines_are_typed_in_norway_and_an_empty_field_is_none(at_office):
    typed = {"due_anxiety_cases": "2026-12-01T23:59", "due_final_test": "2027-04-01T12:00"}
    answer = people_pages.save_deadlines(at_office.asked(**typed))
    assert answer.filling == {"count": 2}
    assert at_office.course.deadlines["anxiety_cases"] == "2026-12-01T22:59:00+00:00"
    asked = at_office.asked()
    body = written(people_pages.show_deadlines(asked), asked).body.decode()
    assert 'value="2026-12-01T23:59"' in body
    with pytest.raises(Wrong, match="tidspunkt") as wrong:
        people_pages.save_deadlines(at_office.asked(due_sleep_data="2026-13-01T10:00"))
    assert wrong.value.at == "due_sleep_data"
    people_pages.save_deadlines(at_office.asked())
    assert at_office.course.deadlines == {}


def test_the_course_page_says_what_is_next(held):
    registry, small, folder = held
    with registry.reading() as session:
        asked = asking(session, small.administrator, folder, small)
        page = shown(front_pages.show_course(asked), asked)
    assert "Innleveringene har ingen frister" in page
    assert "Deltakere Hvor langt hver enkelt er kommet. Nå: 13." in page
