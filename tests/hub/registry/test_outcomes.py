"""Counts, the status table and evaluations: equal to what was said, and nobody's secret told."""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from course_register import NOW, Small, asking, registry_at, small_course
from riktig_hub.keeping.retention import let_go
from riktig_hub.outcomes import pages
from riktig_hub.outcomes.bars import WIDTH, bars
from riktig_hub.outcomes.categories import CHANGES, HINDRANCES, OCCASIONS
from riktig_hub.outcomes.cohorts import by_cohort, cohort_name, cohort_of
from riktig_hub.outcomes.evaluation import QUESTIONS, results
from riktig_hub.outcomes.occasions import due_days, months_after, open_occasions
from riktig_hub.outcomes.published import published
from riktig_hub.outcomes.reach import reach_of
from riktig_hub.outcomes.status import Status, status
from riktig_hub.registry.courses import Course, Meeting
from riktig_hub.registry.learning import ChapterRead
from riktig_hub.registry.people import Person
from riktig_hub.registry.practice import CountForm
from riktig_hub.registry.store import FILE, Registry
from riktig_hub.web.answer import File, Go, Page, Wrong
from riktig_hub.web.asked import Asked
from riktig_hub.web.given import written
from sqlalchemy.orm import Session

from riktig.text import has_text

Held = tuple[Registry, Small]


@pytest.fixture
def held(tmp_path: Path) -> Iterator[Held]:
    registry = registry_at(tmp_path)
    yield registry, small_course(registry, 6)
    registry.close()


def test_whoever_was_away_is_asked_no_more(held: Held, tmp_path: Path) -> None:
    """The page hides the rest; what the browser still sends of it is not kept."""
    registry, small = held
    with registry.reading() as session:
        counted(session, small, 0, tmp_path, in_practice="no", tapers_started="4")
        kept = session.get(CountForm, (small.course, small.participants[0], "meeting_2"))
        assert (kept.in_practice, kept.changed, kept.tapers_started) == (False, False, 0)


def counted(session: Session, small: Small, at: int, folder: Path, **form: Any) -> None:
    """Fills in the form of meeting 2 as participant number `at` would."""
    asked = asking(
        session,
        small.participants[at],
        folder,
        small,
        values={"course": small.course, "occasion": "meeting_2"},
        form=form,
    )
    several = {key: value for key, value in form.items() if isinstance(value, list)}
    asked.form.update(several)
    done = pages.do_count(asked)
    assert isinstance(done, Go)


PLAYED = (
    {
        "in_practice": "yes",
        "changed": "yes",
        "changes": ["consultation", "driving"],
        "tapers_started": "5",
        "tapers_completed": "2",
        "hindrances": ["time"],
    },
    {
        "in_practice": "yes",
        "changed": "yes",
        "changes": ["consultation"],
        "tapers_started": "3",
        "hindrances": ["time", "habits"],
    },
    {"in_practice": "yes", "changed": "no", "changes": ["driving"]},
    {"in_practice": "no", "tapers_started": "9", "hindrances": ["time"]},
)


def test_the_status_table_is_what_was_said(held: Held, tmp_path: Path) -> None:
    registry, small = held
    with registry.writing() as session:
        for at, form in enumerate(PLAYED):
            counted(session, small, at, tmp_path, **form)
        session.add(
            ChapterRead(
                course_id=small.course, person_id=small.participants[5], chapter="x", read_at=NOW
            )
        )
    with registry.reading() as session:
        course = session.get_one(Course, small.course)
        reach = reach_of(session, course, NOW)
        found = status(session, course, "meeting_2", reach)
        later = status(session, course, "six_months", reach)
    assert found == Status(
        enrolled=6,
        started=1,
        completed=0,
        answered=4,
        in_practice=3,
        changed=2,
        tapers_started_by=2,
        tapers_started=8,
        tapers_completed_by=1,
        tapers_completed=2,
        other_measures=2,
        changes={**dict.fromkeys(CHANGES, 0), "consultation": 2, "driving": 1},
        hindrances={**dict.fromkeys(HINDRANCES, 0), "time": 2, "habits": 1},
    )
    assert (found.tapers_started_mean, found.tapers_completed_mean) == (4.0, 2.0)
    assert found.changed_percent == pytest.approx(66.7, abs=0.1)
    assert (later.answered, later.tapers_started_mean, later.changed_percent) == (0, None, None)


def test_the_latest_form_counts_once_across_occasions(held: Held) -> None:
    registry, small = held
    who = {"course_id": small.course, "person_id": small.participants[0], "in_practice": True}
    with registry.writing() as session:
        for at, occasion in enumerate(OCCASIONS):
            session.add(
                CountForm(
                    **who,
                    occasion=occasion,
                    changed=True,
                    changes=["attitude"],
                    tapers_started=at,
                    tapers_completed=0,
                    hindrances=[],
                    said_at=NOW - timedelta(days=at),  # corrected in the other order
                )
            )
    with registry.reading() as session:
        ((cohort, found),) = by_cohort(session, NOW)
    assert (cohort, found.answered, found.tapers_started) == ("2026-2", 1, 2)
    assert cohort_name(cohort) == "Høsten 2026"
    assert cohort_of(date(2026, 6, 30)) == "2026-1"


def test_the_counts_outlive_those_they_are_of(held: Held, tmp_path: Path) -> None:
    registry, small = held
    with registry.writing() as session:
        for at, form in enumerate(PLAYED):
            counted(session, small, at, tmp_path, **form)
        course = session.get_one(Course, small.course)
        before = by_cohort(session, NOW)
        let_go(session, course, tmp_path, NOW)
        assert session.query(CountForm).count() == 0
        assert by_cohort(session, NOW) == before
        asked = asking(session, small.administrator, tmp_path, small)
        page = pages.show_status(asked)
        assert isinstance(page, Page)
        assert page.values["columns"][0][1].tapers_started == 8


def test_courses_of_one_cohort_stand_together(held: Held, tmp_path: Path) -> None:
    registry, small = held
    with registry.writing() as session:
        counted(session, small, 0, tmp_path, **PLAYED[0])
        alone = by_cohort(session, NOW)[0][1]
        other = Course(
            title="Et annet",
            organiser="Kontoret",
            starts_on=date(2026, 11, 1),
            ends_on=date(2027, 6, 1),
            created_at=NOW,
        )
        session.add(other)
        session.flush()
        ((_, both),) = by_cohort(session, NOW)
        assert both == alone
        assert (alone + alone).changes["driving"] == 2


@pytest.mark.parametrize(
    ("form", "at"),
    [
        ({}, "in_practice"),
        ({"in_practice": "yes"}, "changed"),
        ({"in_practice": "yes", "changed": "no", "tapers_started": "-1"}, "tapers_started"),
        ({"in_practice": "yes", "changed": "no", "tapers_started": "501"}, "tapers_started"),
        ({"in_practice": "yes", "changed": "no", "tapers_started": "²"}, "tapers_started"),
        ({"in_practice": "yes", "changed": "no", "tapers_completed": "1"}, "tapers_completed"),
    ],
)
def test_what_cannot_be_is_said_at_its_field(
    form: dict[str, str], at: str, held: Held, tmp_path: Path
) -> None:
    registry, small = held
    with registry.reading() as session, pytest.raises(Wrong) as wrong:
        counted(session, small, 0, tmp_path, **form)
    assert wrong.value.at == at


def test_a_form_is_due_at_its_meeting_and_half_a_year_after(held: Held) -> None:
    registry, small = held
    with registry.writing() as session:
        person = session.get_one(Person, small.participants[0])
        course = session.get_one(Course, small.course)
        days = due_days(session, course, person)
        assert list(days) == list(OCCASIONS)
        assert days["six_months"] == months_after(days["meeting_3"], 6)
        before = days["meeting_2"] - timedelta(days=1)
        assert open_occasions(session, course, person, before) == []
        assert open_occasions(session, course, person, days["meeting_2"]) == ["meeting_2"]
        assert open_occasions(session, course, person, days["six_months"]) == list(OCCASIONS)
        for meeting in session.query(Meeting):
            meeting.starts_at = None
        session.flush()
        assert due_days(session, course, person) == {"six_months": months_after(course.ends_on, 6)}


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 6, 15), 6, date(2026, 12, 15)),
        (date(2026, 12, 1), 6, date(2027, 6, 1)),
    ],
)
def test_months_after(day: date, months: int, then: date) -> None:
    assert months_after(day, months) == then


def evaluate(session: Session, small: Small, at: int, folder: Path, **form: str) -> Go:
    answers = dict.fromkeys(QUESTIONS, "4")
    asked = asking(session, small.participants[at], folder, small, form={**answers, **form})
    done = pages.do_evaluation(asked)
    assert isinstance(done, Go)
    return done


def test_evaluations_are_shown_when_they_are_nobodys(held: Held, tmp_path: Path) -> None:
    registry, small = held
    with registry.writing() as session:
        for at in range(4):
            evaluate(session, small, at, tmp_path, comment=f"Bra {at}")
        course = session.get_one(Course, small.course)
        few = results(session, course)
        assert (few.answers, few.spreads, few.comments) == (4, (), ())
        evaluate(session, small, 4, tmp_path, relevant="1")
        evaluate(session, small, 4, tmp_path, relevant="5")  # a second from the same is not taken
        found = results(session, course)
    assert found.answers == 5
    assert found.spreads[0].counts == (1, 0, 0, 4, 0)
    assert found.spreads[0].mean == pytest.approx(3.4)
    assert found.comments == ("Bra 0", "Bra 1", "Bra 2", "Bra 3")


def test_the_evaluations_file_tells_no_more_than_the_page_and_computes_nothing(
    held: Held, tmp_path: Path
) -> None:
    registry, small = held
    with registry.writing() as session:
        office = asking(session, small.administrator, tmp_path, small)
        for at in range(5):
            few = evaluations_file(office)
            evaluate(session, small, at, tmp_path, comment="=1+1")
        enough = evaluations_file(office)
    assert few == [few[0]]
    assert few[0][0] == "\ufeffSpørsmål"
    assert enough[1] == ["Kurset er nyttig for arbeidet mitt", "0", "0", "0", "5", "0", "5", "4,0"]
    assert enough[-1] == ["Kommentar", "'=1+1"]


def evaluations_file(asked: Asked) -> list[list[str]]:
    file = pages.results_file(asked)
    assert isinstance(file, File)
    return list(csv.reader(file.content.decode().splitlines(), delimiter=";"))


def test_an_evaluation_cannot_be_told_from_its_place(held: Held, tmp_path: Path) -> None:
    """The file holds no order in which they came."""
    registry, small = held
    with registry.writing() as session:
        evaluate(session, small, 0, tmp_path)
    with closing(sqlite3.connect(tmp_path / FILE)) as opened:
        for table in ("evaluation", "evaluated"):
            with pytest.raises(sqlite3.OperationalError, match="rowid"):
                opened.execute(f"SELECT rowid FROM {table}")  # noqa: S608


@pytest.mark.parametrize(
    ("form", "at"),
    [
        ({"relevant": ""}, "relevant"),
        ({"amount": "6"}, "amount"),
        ({"comment": "x" * 2001}, "comment"),
        ({"comment": "pasient 010190 12345"}, "comment"),
    ],
)
def test_an_evaluation_that_cannot_be_taken(
    form: dict[str, str], at: str, held: Held, tmp_path: Path
) -> None:
    registry, small = held
    with registry.reading() as session, pytest.raises(Wrong) as wrong:
        evaluate(session, small, 0, tmp_path, **form)
    assert wrong.value.at == at


def test_the_earlier_figures_stand_as_published() -> None:
    earlier = published()
    assert (earlier.values["enrolled"], earlier.values["completed"]) == (317, 49)
    assert earlier.changes["information"] == 19
    assert sum(earlier.changes.values()) == 97


def test_every_key_has_its_words() -> None:
    wanted = [
        *(f"changes.{one}" for one in CHANGES),
        *(f"hindrances.{one}" for one in HINDRANCES),
        *(f"occasion.{one}" for one in OCCASIONS),
        *(f"evaluation.{one}" for one in QUESTIONS),
    ]
    assert [one for one in wanted if not has_text(f"hub_outcomes.{one}")] == []


def test_pages_are_filled(held: Held, tmp_path: Path) -> None:
    """Every page with and without answers, so that no template has a hole."""
    registry, small = held
    with registry.writing() as session:
        for at in range(6):
            counted(session, small, at, tmp_path, **PLAYED[at % 4])
            evaluate(session, small, at, tmp_path, comment="<b>Bra</b>")
        mine = asking(
            session,
            small.participants[0],
            tmp_path,
            small,
            values={"course": small.course, "occasion": "meeting_2"},
        )
        office = asking(session, small.administrator, tmp_path, small)
        shown = {
            name: page(who)
            for name, page, who in (
                ("count", pages.show_count, mine),
                ("evaluate", pages.show_evaluation, mine),
                ("status", pages.show_status, office),
                ("results", pages.show_results, office),
            )
        }
        bodies = {}
        for name, page in shown.items():
            assert isinstance(page, Page)
            bodies[name] = written(page, mine if name in ("count", "evaluate") else office).body
        file = pages.status_file(office)
    assert b"&lt;b&gt;Bra" in bodies["results"]
    assert b"av 317" in bodies["status"]
    assert b"checked" in bodies["count"]
    assert isinstance(file, File)
    assert "Innført endringer;4" in file.content.decode("utf-8-sig")


def test_a_bar_is_as_long_as_its_parts() -> None:
    parts = bars((1, 0, 3, 0, 0))
    assert sum(one.width for one in parts) == pytest.approx(WIDTH)
    assert [one.written for one in parts] == [True, False, True, False, False]
    assert sum(one.width for one in bars((0, 0, 0, 0, 0))) == 0
