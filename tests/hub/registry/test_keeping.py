"""A person sees all that is held about them and can let go of it; a course lets go by itself."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from course_register import NOW, PASSWORD, Small, asking, registry_at, small_course
from riktig_hub.account import own_pages
from riktig_hub.handing_in.places import exercise_folder
from riktig_hub.keeping import pages
from riktig_hub.keeping.health import signs
from riktig_hub.keeping.person_data import everything_about, forget
from riktig_hub.keeping.retention import let_go, overdue, sweep
from riktig_hub.keeping.seen_log import lines
from riktig_hub.registry.courses import Attendance, Course
from riktig_hub.registry.learning import Certificate, HandIn
from riktig_hub.registry.people import Login, Membership, Person, Seen
from riktig_hub.registry.practice import Evaluation
from riktig_hub.registry.store import Registry
from riktig_hub.registry.tables import metadata
from riktig_hub.web.answer import File, Go, Page, Wrong
from riktig_hub.web.given import environment
from riktig_hub.web.table import ROUTES
from sqlalchemy import func, inspect, select
from sqlalchemy.orm import Session

from riktig.text import has_text


@pytest.fixture
def held(tmp_path: Path) -> Iterator[tuple[Registry, Small]]:
    registry = registry_at(tmp_path)
    small = small_course(registry)
    with registry.writing() as session:
        fill(session, small)
    yield registry, small
    registry.close()


def fill(session: Session, small: Small) -> None:
    """The first participant's hand-in, attendance and certificate, and an evaluation by nobody."""
    who = {"course_id": small.course, "person_id": small.participants[0]}
    session.add(
        HandIn(
            **who,
            submission_id="a" * 32,
            assignment="anxiety_knowledge",
            attempt=1,
            content="{«ø»}".encode(),
            received_at=NOW,
        )
    )
    session.add(
        Attendance(
            meeting_id=small.meetings[0],
            person_id=small.participants[0],
            present=True,
            said_by=small.facilitator,
            said_at=NOW,
        )
    )
    session.add(Seen(at=NOW, actor=small.administrator, what="x.y", about=small.participants[0]))
    columns = {column.name for column in inspect(Certificate).columns}
    more = {"kind": "course"} if "kind" in columns else {}
    session.add(
        Certificate(
            code="RB-1",
            **who,
            said={"name": "Anne Lege"},
            dated=date(2026, 10, 5),
            issued_at=NOW,
            **more,
        )
    )
    session.add(Evaluation(course_id=small.course, answers={"1": 5}, comment=""))


def test_everything_about_a_person_and_nothing_about_others(
    held: tuple[Registry, Small],
) -> None:
    registry, small = held
    with registry.reading() as session:
        person = session.get(Person, small.participants[0])
        assert person is not None
        found = everything_about(session, person)
    written = json.dumps(found, ensure_ascii=False)
    assert {"person", "membership", "hand_in", "attendance", "certificate", "seen"} <= set(found)
    assert found["hand_in"][0]["content"] == "{«ø»}"
    assert "password_hash" not in written
    assert "Bjørn" not in written


def test_nothing_is_left_of_who_goes_but_what_others_did(held: tuple[Registry, Small]) -> None:
    registry, small = held
    gone = small.participants[0]
    with registry.writing() as session:
        forget(session, session.get_one(Person, gone), keep_certificates=False)
    with registry.snapshot() as connection:
        left = {
            table.name
            for table in metadata.sorted_tables
            for row in connection.execute(select(table))
            if gone in map(str, row)
        }
        assert left == {"seen"}
        assert connection.scalar(select(func.count()).select_from(Certificate)) == 0
        assert connection.scalar(select(func.count()).select_from(Evaluation)) == 1


def test_a_certificate_may_stand_without_its_person(held: tuple[Registry, Small]) -> None:
    registry, small = held
    with registry.writing() as session:
        forget(session, session.get_one(Person, small.participants[0]), keep_certificates=True)
    with registry.reading() as session:
        one = session.scalars(select(Certificate)).one()
        assert (one.person_id, one.said) == (None, {"name": "Anne Lege"})


def test_each_kind_has_a_name_for_its_owner(held: tuple[Registry, Small]) -> None:
    """A new table that refers to a person needs a word before its rows can be shown."""
    about = {
        table.name
        for table in metadata.sorted_tables
        for key in table.foreign_keys
        if key.column.table.name == "person"
    }
    missing = [one for one in (*about, "person") if not has_text(f"hub_keeping.table.{one}")]
    assert missing == []


def test_the_page_the_file_and_the_wrong_password(
    held: tuple[Registry, Small], tmp_path: Path
) -> None:
    registry, small = held
    with registry.reading() as session:
        asked = asking(session, small.participants[0], tmp_path, small)
        page = pages.show_own(asked)
        assert isinstance(page, Page)
        assert page.values["held"]["hand_in"] == 1
        file = pages.own_file(asked)
        assert isinstance(file, File)
        assert json.loads(file.content)["person"][0]["name"] == "Anne Lege"
        gone = {"registry": registry, "form": {"password": PASSWORD}}
        with pytest.raises(Wrong, match="feil"):
            pages.let_go(replace(asked, registry=registry, form={"password": ["x"]}))
        done = pages.let_go(asking(session, small.participants[0], tmp_path, small, **gone))
        assert isinstance(done, Go)
        assert done.cookies.login == ""
    with registry.reading() as session:
        assert session.get(Person, small.participants[0]) is None


def test_the_last_of_the_office_stays_until_another_can_log_in(
    held: tuple[Registry, Small], tmp_path: Path
) -> None:
    registry, small = held
    gone = {"registry": registry, "form": {"password": PASSWORD}}
    with registry.reading() as session:
        asked = asking(session, small.administrator, tmp_path, small, **gone)
        with pytest.raises(Wrong, match="minst én til"):
            pages.let_go(asked)
    with registry.writing() as session:
        session.get_one(Person, small.facilitator).administrator = True
    pages.let_go(asked)
    with registry.reading() as session:
        assert session.get(Person, small.administrator) is None


def test_what_was_handed_in_goes_along(held: tuple[Registry, Small], tmp_path: Path) -> None:
    registry, small = held
    folders = [
        exercise_folder(tmp_path, small.course).root / "submitted" / code for code in ("d01", "d02")
    ]
    for folder in folders:
        folder.mkdir(parents=True)
    with registry.reading() as session:
        gone = {"registry": registry, "form": {"password": PASSWORD}}
        pages.let_go(asking(session, small.participants[0], tmp_path, small, **gone))
    assert [folder.exists() for folder in folders] == [False, True]


def test_a_course_is_let_go_of_when_its_time_is_out(
    held: tuple[Registry, Small], tmp_path: Path
) -> None:
    registry, small = held
    with registry.writing() as session:
        course = session.get_one(Course, small.course)
        last = course.ends_on + timedelta(days=course.keep_days)
        assert overdue(session, last) == []
        assert overdue(session, last + timedelta(days=1)) == [course]
        let_go(session, course, tmp_path, NOW)
        assert overdue(session, last + timedelta(days=1)) == []
    with registry.reading() as session:
        assert session.scalars(select(Person.name)).all() == ["Kari Kontor"]
        for table in (Membership, HandIn, Attendance):
            assert session.scalar(select(func.count()).select_from(table)) == 0
        assert session.scalars(select(Certificate.code)).all() == ["RB-1"]
        assert session.scalar(select(func.count()).select_from(Evaluation)) == 1


def test_whoever_is_in_a_younger_course_stays(held: tuple[Registry, Small], tmp_path: Path) -> None:
    registry, small = held
    with registry.writing() as session:
        old = session.get_one(Course, small.course)
        young = Course(
            title="Våren",
            organiser="Kontoret",
            starts_on=date(2028, 1, 1),
            ends_on=date(2028, 9, 1),
            created_at=NOW,
        )
        session.add(young)
        session.flush()
        who = small.participants[1]
        session.add(
            Membership(person_id=who, course_id=young.id, role="participant", enrolled_at=NOW)
        )
        let_go(session, old, tmp_path, NOW)
        session.flush()
        assert set(session.scalars(select(Person.name))) == {"Bjørn Lege", "Kari Kontor"}


def test_what_has_run_out_is_swept(held: tuple[Registry, Small]) -> None:
    registry, small = held
    with registry.writing() as session:
        for at, days in enumerate((-1, 1)):
            session.add(
                Login(
                    cookie_hash=str(at),
                    person_id=small.administrator,
                    made_at=NOW,
                    seen_at=NOW,
                    expires_at=NOW + timedelta(days=days),
                )
            )
        sweep(session, NOW)
        assert session.scalars(select(Login.cookie_hash)).all() == ["1"]


def test_a_hand_in_that_waits_too_long_is_told(
    held: tuple[Registry, Small], tmp_path: Path
) -> None:
    registry, _small = held
    with registry.reading() as session:
        before = {one.key: one.well for one in signs(session, tmp_path, NOW)}
        after = {one.key: one.well for one in signs(session, tmp_path, NOW + timedelta(hours=1))}
    assert (before["waiting"], after["waiting"], before["version"]) == (True, False, None)
    assert all(has_text(f"hub_keeping.health.{key}") for key in before)


def test_the_log_says_once_what_was_seen_several_times_within_a_minute(
    held: tuple[Registry, Small],
) -> None:
    registry, small = held
    with registry.writing() as session:
        for seconds in (0, 5, 20, 70):
            at = NOW + timedelta(hours=2, seconds=seconds)
            seen = {"actor": small.administrator, "what": "keeping.log", "about": small.course}
            session.add(Seen(at=at, **seen))
        shown, older = lines(session, session.get_one(Course, small.course), None)
    assert [(one.what, one.about, one.times) for one in shown[:2]] == [
        ("Loggen", "Hele kurset", 1),
        ("Loggen", "Hele kurset", 3),
    ]
    assert older is None


def test_the_log_has_words_for_every_page_about_others() -> None:
    logged = [route.name.replace(".", "_") for route in ROUTES if route.sees]
    assert [one for one in logged if not has_text(f"hub_keeping.what.{one}")] == []


@pytest.mark.parametrize("template", ["own", "log", "health"])
def test_templates_read(template: str) -> None:
    environment().get_template(f"keeping/{template}.html.j2")


def test_whoever_sees_a_municipality_does_not_choose_which(
    held: tuple[Registry, Small], tmp_path: Path
) -> None:
    registry, small = held
    with registry.writing() as session:
        for who in (small.municipality, small.participants[0]):
            form = {"name": "Nytt Navn", "municipality_number": "0301"}
            own_pages.change(asking(session, who, tmp_path, small, form=form))
        officer = session.get_one(Person, small.municipality)
        doctor = session.get_one(Person, small.participants[0])
        assert (officer.name, officer.municipality_number) == ("Nytt Navn", "1506")
        assert doctor.municipality_number == "0301"
