"""Every address as every role and as nobody: who is let in stands here, and nowhere else in tests.

A new address fails until it is said here whom it is for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

import pytest
from course_browser import Browser, held_course
from course_register import NOW, Small, cookie_for, registry_at, small_course
from riktig_hub.registry.courses import Course, Group
from riktig_hub.registry.people import Membership, Person, Seen
from riktig_hub.registry.store import Registry
from riktig_hub.web.access import Forbidden, LogIn, look_up
from riktig_hub.web.answer import NotHere, Wrong
from riktig_hub.web.asked import NOBODY
from riktig_hub.web.came import Came
from riktig_hub.web.comes import csrf_of, viewer_of
from riktig_hub.web.cookies import Cookies
from riktig_hub.web.route import Route
from riktig_hub.web.table import ROUTES
from riktig_hub.web.work import Work
from sqlalchemy import func, select

OFFICE = {"administrator", "operator"}
PERSONS = {
    "participant",
    "left",
    "facilitator",
    "other facilitator",
    "detailer",
    "municipality",
    "participant of B",
    "facilitator of B",
    "detailer of B",
    "municipality of B",
    "administrator",
}
# Who is who: all but those of B belong to course A, and the facilitator to the group asked for.
EVERYBODY = {"nobody", "closed", "operator", *PERSONS}
AUDIENCES = {
    "everybody": EVERYBODY,
    "logged in": {"operator", *PERSONS},
    "participant": {"participant"},
    "facilitator": {"facilitator", *OFFICE},
    "detailer": {"detailer", *OFFICE},
    "municipality": {"municipality", *OFFICE},
    "office": OFFICE,
}
WHO = {
    "everybody": """
        account.login account.forgotten account.invitation account.elsewhere
        account.elsewhere_back handing_in.check
    """,
    "logged in": """
        account.logout account.own account.email account.password account.leave keeping.own
        keeping.own_file participant.courses groups.list
    """,
    "participant": """
        participant.course participant.read participant.plan participant.week participant.month
        participant.numbers participant.meetings participant.calendar handing_in.list
        handing_in.one handing_in.from_book handing_in.own_file handing_in.feedback
        handing_in.certificate handing_in.absence outcomes.count outcomes.evaluate
    """,
    "facilitator": """
        groups.group groups.meeting groups.time groups.attendance groups.sheet groups.commitments
        groups.kept groups.worksheet groups.letter groups.letter_file groups.report
        groups.report_ready groups.report_file groups.calendar
    """,
    "detailer": "visits visits.remove visits.areas visits.file",
    "municipality": "municipality",
    "office": """
        administration.front administration.new_course administration.office
        administration.approvals administration.approval administration.course
        administration.course_form administration.deadlines administration.enrol
        administration.enrolled administration.enrol_one administration.invitations
        administration.groups administration.group administration.people
        administration.people_csv administration.people_excel administration.person
        administration.reminders administration.removal administration.person_file
        handing_in.results handing_in.progress handing_in.questions
        handing_in.texts
        handing_in.file handing_in.person outcomes.status outcomes.status_file
        outcomes.evaluated outcomes.evaluated_file keeping.log keeping.health
    """,
}
AUDIENCE_OF = {name: audience for audience, names in WHO.items() for name in names.split()}
# How far a piece of work has come, and when a group meets.
SHOWS_NOBODY = {"groups.report_ready", "groups.calendar"}


@dataclass
class Stage:
    """Two courses, and a login for everybody in them."""

    registry: Registry
    small: Small
    other_course: str
    other_group: str
    other_person: str
    cookies: dict[str, str]

    def values(self, route: Route) -> dict[str, str]:
        """What the address names: all of it in course A."""
        known = {
            "course": self.small.course,
            "group": self.small.group,
            "person": self.small.participants[0],
        }
        return {place: known.get(place, "1") for place in route.places}


@pytest.fixture(scope="module")
def stage(tmp_path_factory) -> Iterator[Stage]:
    registry = registry_at(tmp_path_factory.mktemp("routes") / "kurs")
    small = small_course(registry)
    other = _second_course(registry, small)
    ids = {
        "participant": small.participants[0],
        "left": small.participants[1],
        "closed": small.participants[2],
        "facilitator": small.facilitator,
        "detailer": small.detailer,
        "municipality": small.municipality,
        "administrator": small.administrator,
        **{role: one for role, one in other.items() if role in EVERYBODY},
    }
    cookies = {role: cookie_for(registry, one, NOW) for role, one in ids.items()}
    with registry.writing() as session:
        session.get_one(Person, ids["closed"]).closed_at = NOW
        left = session.scalar(select(Membership).filter_by(person_id=ids["left"]))
        left.left_at = NOW
    yield Stage(
        registry, small, other["course"], other["group"], other["participant of B"], cookies
    )
    registry.close()


def _second_course(registry: Registry, small: Small) -> dict[str, str]:
    """Course B with everybody of its own, and one more group in course A."""
    with registry.writing() as session:

        def person(name: str) -> str:
            one = Person(name=name, email=f"{name}@eksempel.no".replace(" ", "."), created_at=NOW)
            session.add(one)
            session.flush()
            return one.id

        course = Course(
            title="B",
            organiser="B",
            starts_on=date(2026, 9, 1),
            ends_on=date(2027, 5, 1),
            created_at=NOW,
        )
        session.add(course)
        session.flush()
        roles = ("participant", "facilitator", "detailer", "municipality")
        made = {f"{role} of B": person(f"{role} b") for role in roles}
        made |= {"other facilitator": person("other"), "course": course.id}
        group = Group(course_id=course.id, name="B 1", facilitator_id=made["facilitator of B"])
        session.add(group)
        session.add(
            Group(course_id=small.course, name="Gruppe 2", facilitator_id=made["other facilitator"])
        )
        session.flush()
        for role in roles:
            _belongs(session, made[f"{role} of B"], course.id, role)
        _belongs(session, made["other facilitator"], small.course, "facilitator")
        return {**made, "group": group.id}


def _belongs(session, person_id: str, course_id: str, role: str) -> None:
    session.add(Membership(person_id=person_id, course_id=course_id, role=role, enrolled_at=NOW))


def outcome(stage: Stage, route: Route, who: str, values: dict[str, str]) -> str:
    with stage.registry.reading() as session:
        viewer = NOBODY
        if who != "nobody":
            viewer = viewer_of(session, stage.cookies.get(who, ""), who == "operator", NOW)
        try:
            look_up(session, route, viewer, values)
        except (LogIn, Forbidden, NotHere) as refused:
            return type(refused).__name__
        return "in"


def test_every_address_is_declared_here_and_once():
    names = [route.name for route in ROUTES]
    assert sorted(names) == sorted(set(names))
    assert set(names) == set(AUDIENCE_OF), "say in WHO whom a new address is for"
    assert len({route.address for route in ROUTES}) == len(ROUTES)


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
def test_who_is_let_in(stage, route):
    let_in = {who for who in EVERYBODY if outcome(stage, route, who, stage.values(route)) == "in"}
    assert let_in == AUDIENCES[AUDIENCE_OF[route.name]]
    for who in ("nobody", "closed"):
        if who not in let_in:
            assert outcome(stage, route, who, stage.values(route)) == "LogIn"


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: route.name)
def test_nothing_in_an_address_may_be_of_another_course(stage, route):
    others = {
        "course": stage.other_course,
        "group": stage.other_group,
        "person": stage.other_person,
    }
    for place in set(route.places) & set(others):
        for wrong in (others[place], "0" * 16):
            values = {**stage.values(route), place: wrong}
            let_in = {who for who in EVERYBODY if outcome(stage, route, who, values) == "in"}
            alone = set(route.places) & set(others) == {place}
            if wrong == others[place] and alone:
                allowed = {"administrator", "operator"}
                allowed |= {f"{one} of B" for one in ("detailer", "municipality", "facilitator")}
                assert let_in <= allowed | {"participant of B"}
            else:
                assert not let_in, place


def asked(stage: Stage, route: Route, who: str, method: str) -> Came:
    cookie = stage.cookies.get(who, "")
    operator = "signed" if who == "operator" else ""
    values = stage.values(route)
    path = route.address
    for place, value in values.items():
        path = path.replace(f"<{place}>", value)
    return Came(
        method=method,
        path=path,
        values=values,
        form={"csrf": [csrf_of(cookie or operator)], "note": ["01010112345"]},
        cookies=Cookies(login=cookie),
        operator=operator,
    )


def counted(registry: Registry) -> list[int]:
    tables = (Seen, Membership, Person, Group, Course)
    with registry.reading() as session:
        return [session.scalar(select(func.count()).select_from(table)) or 0 for table in tables]


@pytest.fixture(scope="module")
def held(stage, tmp_path_factory):
    with held_course(stage.registry, tmp_path_factory.mktemp("held")) as opened:
        yield opened


def test_whoever_is_not_let_in_is_answered_before_any_page_is_asked(stage, held):
    before = counted(stage.registry)
    for route in ROUTES:
        for who in EVERYBODY - AUDIENCES[AUDIENCE_OF[route.name]]:
            for method in ("get", "post"):
                called = replace(route, get=_must_not_be_asked, post=_must_not_be_asked)
                work = Work(held, called, asked(stage, route, who, method), NOW)
                if who in ("nobody", "closed"):
                    answer = work.done()
                    assert answer.status == (303 if method == "get" else 401)
                    assert b"01010112345" not in answer.body
                else:
                    with pytest.raises((Forbidden, NotHere)):
                        work.done()
    assert counted(stage.registry) == before


def _must_not_be_asked(_asked):
    raise AssertionError("a page was asked for somebody it is not for")


ONE_OF = {
    "everybody": "nobody",
    "logged in": "participant",
    "participant": "participant",
    "facilitator": "facilitator",
    "detailer": "detailer",
    "municipality": "municipality",
    "office": "administrator",
}
SHOWN = [
    route for route in ROUTES if route.get and set(route.places) <= {"course", "group", "person"}
]


@pytest.mark.parametrize("route", SHOWN, ids=lambda route: route.name)
def test_a_page_answers_whoever_it_is_for_and_the_viewing_is_logged(stage, held, route):
    who = ONE_OF[AUDIENCE_OF.get(route.name, "everybody")]
    before = counted(stage.registry)[0]
    try:
        answer = Work(held, route, asked(stage, route, who, "get"), NOW).done()
    except NotHere:
        return
    assert answer.status < 500
    assert counted(stage.registry)[0] - before == (1 if route.sees else 0)


def test_what_shows_a_person_or_a_group_to_others_is_logged():
    shows = {
        route.name
        for route in ROUTES
        if route.get and {"person", "group"} & set(route.places) and not route.sees
    }
    assert shows == SHOWS_NOBODY


@pytest.mark.parametrize("who", ["participant", "administrator", "operator"])
def test_a_form_without_its_token_changes_nothing_anywhere(stage, held, who):
    for route in ROUTES:
        if route.post is None or who not in AUDIENCES[AUDIENCE_OF.get(route.name, "office")]:
            continue
        called = replace(route, get=None, post=_must_not_be_asked)
        came = replace(asked(stage, route, who, "post"), form={"csrf": ["0" * 64]})
        with pytest.raises(Wrong, match="logget inn på nytt"):
            Work(held, called, came, NOW).done()


def test_the_operator_acts_under_a_name_of_their_own(stage, held):
    browser = Browser(held, operator="signed")
    browser.get(f"/styring/{stage.small.course}/deltakere")
    with stage.registry.reading() as session:
        assert "operator" in session.scalars(select(Seen.actor)).all()
