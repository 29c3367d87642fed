"""What a participant has done, what it gives by the approval's table, and the papers of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from course_register import NOW, asking
from exercise_small_course import forget_small_course, grade_text
from handing_in_course import CASES, MASTERS, TEST, Handing, content
from pypdf import PdfReader
from riktig_hub.handing_in.assignments import AssignmentState
from riktig_hub.handing_in.chapters import chapters
from riktig_hub.handing_in.conditions import conditions
from riktig_hub.handing_in.credit import credit
from riktig_hub.handing_in.facts import Facts
from riktig_hub.handing_in.page_papers import (
    get_absence,
    get_certificate,
    show_certificate,
    show_check,
)
from riktig_hub.handing_in.places import exercise_folder
from riktig_hub.registry.courses import (
    PARTS,
    Approval,
    ApprovalPart,
    Attendance,
    Course,
    Group,
    Meeting,
)
from riktig_hub.registry.learning import Certificate
from riktig_hub.registry.people import Person
from riktig_hub.web.answer import Wrong
from sqlalchemy import select

ENDS = date(2027, 5, 1)
ALL = tuple(chapter for module in chapters().values() for chapter in module)


@pytest.fixture(scope="module", autouse=True)
def _masters() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("RIKTIG_MASTERS", str(MASTERS))
        yield
    forget_small_course()


def assignment(name: str, state: str) -> AssignmentState:
    return AssignmentState(name, name, "all", "/", state, None, 5.0, 5.0)


def done(**changes: object) -> Facts:
    """Somebody who has done everything, but for what is changed."""
    whole = Facts(
        assignments=(assignment(CASES, "graded"), assignment(TEST, "passed")),
        chapters_read={number: len(pages) for number, pages in chapters().items()},
        attended=frozenset((1, 2, 3)),
        unsaid=frozenset(),
        worksheets=frozenset((1, 2, 3)),
        evaluated=True,
    )
    return replace(whole, **changes)


def approval(
    optional: tuple[str, ...] = (), alone: tuple[str, ...] = (), to: date = date(2027, 12, 31)
) -> Approval:
    """Two hours and one point a part."""
    parts = [
        ApprovalPart(
            place=at,
            part=part,
            hours=2.0,
            points=1.0,
            required=part not in optional,
            counts_alone=part in alone,
        )
        for at, part in enumerate(PARTS)
    ]
    kind = {"approver": "Prøveforeningen", "credit": "klinisk emnekurs"}
    valid = {"valid_from": date(2026, 1, 1), "valid_to": to}
    return Approval(id="12345", goals=[], parts=parts, **kind, **valid)


NO_TEST = (assignment(CASES, "graded"), assignment(TEST, "try_again"))
EXERCISES_WAIT = (assignment(CASES, "waits"), assignment(TEST, "passed"))
MEETINGS = ("meeting_1", "meeting_2", "meeting_3")
ALL_HOURS = 2.0 * len(PARTS)


@pytest.mark.parametrize(
    ("facts", "given", "complete", "hours"),
    [
        pytest.param(done(), approval(), True, ALL_HOURS, id="all of it"),
        pytest.param(done(), None, True, 0, id="no approval gives no hours"),
        pytest.param(done(), approval(to=date(2027, 4, 30)), True, 0, id="ran out the day before"),
        pytest.param(done(), approval(to=ENDS), True, ALL_HOURS, id="valid on the last day"),
        pytest.param(done(attended=frozenset((1, 2))), approval(), False, 0, id="two meetings"),
        pytest.param(
            done(attended=frozenset((1, 2))),
            approval(alone=MEETINGS),
            False,
            4.0,
            id="two meetings that count alone",
        ),
        pytest.param(
            done(attended=frozenset((1, 2)), worksheets=frozenset((1, 2))),
            approval(optional=("meeting_3",)),
            True,
            ALL_HOURS - 2,
            id="the third need not be",
        ),
        pytest.param(done(assignments=NO_TEST), approval(), False, 0, id="test not passed"),
        pytest.param(done(assignments=EXERCISES_WAIT), approval(), False, 0, id="a text waits"),
        pytest.param(done(worksheets=frozenset((1,))), approval(), False, 0, id="worksheets"),
        pytest.param(done(evaluated=False), approval(), False, 0, id="not evaluated"),
        pytest.param(
            done(evaluated=False), approval(optional=PARTS), False, 0, id="no part holds evaluation"
        ),
        pytest.param(
            done(chapters_read={1: 0, 2: 99, 3: 99}),
            approval(alone=("module_1", "module_2")),
            False,
            2.0,
            id="one module of two that count alone",
        ),
    ],
)
def test_what_counts(facts, given, complete, hours):
    earned = credit(facts, conditions(facts), given, ENDS)
    assert (earned.complete, earned.hours, earned.points) == (complete, hours, hours / 2)


def test_what_waits_for_somebody_else_is_neither_met_nor_missing():
    facts = done(assignments=EXERCISES_WAIT, attended=frozenset((1, 2)), unsaid=frozenset((3,)))
    found = {one.key: one.met for one in conditions(facts)}
    assert found["exercises"] is None
    assert found["meetings"] is None
    assert found["modules"]


@pytest.fixture(scope="module")
def handing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Handing]:
    """The first has done everything, the second was at one meeting, the third nothing."""
    made = Handing.at(tmp_path_factory.mktemp("papers") / "kurs")
    for assignment_id in (CASES, TEST):
        made.receive(content("d01", assignment_id))
    made.grade()
    grade_text(exercise_folder(made.folder, made.small.course), "d01", 3)
    made.grade()
    made.rest(0, ALL)
    made.rest(1, (), meetings=1)
    yield made
    made.registry.close()


def paper(handing: Handing, who: int, page=get_certificate) -> str:
    with handing.registry.writing() as session:
        small = handing.small
        answer = page(asking(session, small.participants[who], handing.folder, small))
        read = PdfReader(BytesIO(answer.content))
        assert len(read.pages) == 1
        return " ".join(read.pages[0].extract_text().split())


def check(handing: Handing, code: str) -> dict:
    with handing.registry.reading() as session:
        person = handing.small.participants[2]
        asked = asking(session, person, handing.folder, handing.small, query={"kode": code})
        return show_check(asked).values


def test_a_whole_course_without_approval(handing):
    said = paper(handing, 0)
    for expected in ("Anne Lege", "har gjennomført kurset", "Kurskontoret", "ikke oppgitt",
                     "Kurset er ikke godkjent som klinisk emnekurs.", "møte 3", "Grensen er 80 %",
                     "Mål for modulene"):  # fmt: skip
        assert expected in said
    assert paper(handing, 0) == said
    with handing.registry.reading() as session:
        row = session.scalars(select(Certificate)).one()
    assert row.code in said
    found = check(handing, row.code.lower().replace("-", " "))
    assert found["paper"]["name"] == "Anne Lege"
    assert "d01" not in str(found["facts"])


def test_parts_are_confirmed_as_parts(handing):
    said = paper(handing, 1)
    assert "Bekreftelse på gjennomførte deler" in said
    assert "Kurset er ikke fullført." in said
    assert "Første møte" in said
    assert "Andre møte" not in said


def test_nothing_is_confirmed_where_nothing_is_done(handing):
    with pytest.raises(Wrong):
        paper(handing, 2)
    with handing.registry.reading() as session:
        asked = asking(session, handing.small.participants[2], handing.folder, handing.small)
        assert not show_certificate(asked).values["any"]


def test_an_approval_says_hours_points_and_goals(handing):
    with handing.registry.writing() as session:
        one = approval()
        one.goals = ["FKM 6", "FKM 14"]
        session.add(one)
        session.flush()
        session.get(Course, handing.small.course).approval_id = one.id
        session.get(Person, handing.small.participants[0]).hpr_number = "9876543"
    said = paper(handing, 0)
    for expected in ("godkjenning 12345", "16 timer og 8 poeng", "FKM 6, FKM 14", "9876543"):
        assert expected in said
    assert "Mål for modulene" not in said
    with handing.registry.reading() as session:
        codes = session.scalars(select(Certificate).order_by(Certificate.issued_at)).all()
    assert all(check(handing, one.code)["paper"] == one.said for one in codes)


def test_a_changed_row_proves_nothing(handing):
    with handing.registry.writing() as session:
        row = session.scalars(
            select(Certificate).where(Certificate.said["kind"].as_string() == "parts")
        ).one()
        row.said = {**row.said, "kind": "complete"}
        code = row.code
    assert "ikke fra dette kurset" in check(handing, code)["refused"]
    assert "ikke fra dette kurset" in check(handing, "RB-0000-0000-0000")["refused"]
    assert "kan ikke leses" in check(handing, "12345")["refused"]


def test_the_paper_for_the_fund_says_when_and_no_more(handing):
    said = paper(handing, 1, get_absence)
    for expected in ("19.10.2026", "11.00–13.00", "2 timer", "Kurskontoret"):
        assert expected in said
    assert "kr" not in said.lower().split()
    with pytest.raises(Wrong):
        paper(handing, 2, get_absence)


def test_a_meeting_with_another_group_counts_and_one_that_was_missed_does_not(handing):
    with handing.registry.writing() as session:
        other = Group(course_id=handing.small.course, name="Gruppe 2")
        session.add(other)
        session.flush()
        second = Meeting(group_id=other.id, number=2, starts_at=NOW)
        session.add(second)
        session.flush()
        for meeting, present in ((second.id, True), (handing.small.meetings[2], False)):
            said = {"said_by": "operator", "said_at": NOW, "present": present}
            person = handing.small.participants[1]
            session.add(Attendance(meeting_id=meeting, person_id=person, **said))
    found = {one.key: one for one in handing.standing(1).conditions}
    assert found["meetings"].done == "2 av 3"
    assert found["meetings"].met is False


def test_no_path_of_the_course_is_readable_by_others(handing: Handing):
    secret: Path = exercise_folder(handing.folder, handing.small.course).root / "course_secret"
    assert secret.stat().st_mode & 0o077 == 0
