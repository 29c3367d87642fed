"""Reminders: what is due, to whom, and never the same twice."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime, timedelta
from email import message_from_bytes, policy

import pytest
from course_office import shown
from course_register import NOW, registry_at, small_course
from riktig_hub.administration import remind, reminder_pages, reminders
from riktig_hub.registry.courses import Meeting
from riktig_hub.registry.learning import HandIn, Reminder
from riktig_hub.registry.practice import CountForm, Evaluated, Plan, WeeklyNumber
from riktig_hub.web.answer import File, Wrong

ORIGIN = "https://kurs.eksempel.no"
MONDAY = date(2026, 10, 5)  # NOW's own


def due(at_office, now=NOW, at=0):
    """What the participant is due: kinds and days."""
    found = reminders.due_reminders(at_office.session, at_office.course, ORIGIN, now)
    own = [one for one in found if one.person.id == at_office.small.participants[at]]
    return [(each.kind, each.due_on) for one in own for each in one.due]


def meeting(at_office, number):
    return at_office.session.get(Meeting, at_office.small.meetings[number - 1])


def planned(at_office, begun_on, **more):
    plan = Plan(
        course_id=at_office.small.course,
        person_id=at_office.small.participants[0],
        round=1,
        aim="a",
        measure="b",
        goal=None,
        by_day=None,
        change="c",
        prediction="",
        observed="",
        decision=None,
        begun_on=begun_on,
        updated_at=NOW,
    )
    for name, value in more.items():
        setattr(plan, name, value)
    at_office.session.add(plan)


def counted(at_office, week):
    at_office.session.add(
        WeeklyNumber(
            course_id=at_office.small.course,
            person_id=at_office.small.participants[0],
            week=week,
            count=3,
            said_at=NOW,
        )
    )


def test_a_meeting_within_a_week(at_office):
    first = meeting(at_office, 1)
    assert due(at_office) == []  # two weeks off
    first.starts_at = NOW + timedelta(days=7)
    assert due(at_office) == [("meeting_1", date(2026, 10, 12))]
    first.starts_at = NOW - timedelta(minutes=1)
    assert due(at_office) == []


def test_a_deadline_within_a_week_until_it_is_handed_in(at_office):
    at_office.course.deadlines = {
        "anxiety_cases": (NOW + timedelta(days=3)).isoformat(),
        "anxiety_data": (NOW + timedelta(days=3)).isoformat(),
        "sleep_data": (NOW + timedelta(days=8)).isoformat(),
    }
    asked = at_office.asked()
    page = shown(reminder_pages.show(asked), asked)
    assert (
        "Frist 08.10.2026 kl. 11.00: «Silje, Gunnar og Turid», «Beroligende midler i tall»" in page
    )
    for assignment in ("anxiety_cases", "anxiety_data"):
        at_office.session.add(
            HandIn(
                submission_id=assignment,
                course_id=at_office.small.course,
                person_id=at_office.small.participants[0],
                assignment=assignment,
                attempt=1,
                content=b"",
                received_at=NOW,
            )
        )
    assert due(at_office) == []
    assert len(due(at_office, at=1)) == 1


def test_two_weeks_without_a_number_once_a_gap(at_office):
    meeting(at_office, 1).starts_at = None
    planned(at_office, MONDAY - timedelta(weeks=3))
    gap = MONDAY - timedelta(weeks=3)
    assert due(at_office) == [("weekly", gap + timedelta(weeks=2))]
    assert due(at_office, NOW + timedelta(weeks=1)) == due(at_office)  # the same gap
    counted(at_office, MONDAY - timedelta(weeks=2))
    assert due(at_office) == []  # one week is missing
    later = NOW + timedelta(weeks=1)
    assert due(at_office, later) == [("weekly", MONDAY + timedelta(weeks=1))]


def test_no_number_is_asked_of_a_plan_that_is_decided_or_a_course_that_is_over(at_office):
    planned(at_office, MONDAY - timedelta(weeks=3), decision="adopt")
    assert due(at_office) == []
    planned(at_office, MONDAY - timedelta(weeks=2), round=2)
    assert due(at_office) == [("weekly", MONDAY)]
    at_office.course.ends_on = MONDAY - timedelta(days=1)
    assert due(at_office) == []


def test_forms_that_wait_are_told_once(at_office):
    for number in (1, 2, 3):
        meeting(at_office, number).starts_at = NOW - timedelta(days=100 - 10 * number)
    at_office.person(0).memberships[0].started_at = NOW
    kinds = [kind for kind, _day in due(at_office)]
    assert kinds == ["count_meeting_2", "count_meeting_3", "evaluation"]
    assert due(at_office, NOW + timedelta(days=9)) == due(at_office)
    person, course = at_office.small.participants[0], at_office.small.course
    at_office.session.add(Evaluated(course_id=course, person_id=person))
    for occasion in ("meeting_2", "meeting_3"):
        at_office.session.add(
            CountForm(
                course_id=course,
                person_id=person,
                occasion=occasion,
                in_practice=True,
                changed=False,
                changes=[],
                tapers_started=0,
                tapers_completed=0,
                hindrances=[],
                said_at=NOW,
            )
        )
    assert due(at_office) == []


def test_whoever_wants_none_or_has_left_gets_none(at_office):
    meeting(at_office, 1).starts_at = NOW + timedelta(days=2)
    at_office.person(0).reminders = False
    at_office.person(2).closed_at = NOW
    at_office.person(3).memberships[0].left_at = NOW
    found = reminders.due_reminders(at_office.session, at_office.course, ORIGIN, NOW)
    ids = {one.person.id for one in found}
    assert ids == {at_office.small.participants[1], at_office.small.participants[4]}


def test_a_letter_says_all_and_how_to_turn_it_off_and_is_not_written_twice(at_office):
    meeting(at_office, 1).starts_at = NOW + timedelta(days=2)
    meeting(at_office, 1).place = "Molde"
    planned(at_office, MONDAY - timedelta(weeks=3), aim="Fire pasienter")
    counted(at_office, MONDAY - timedelta(weeks=3))
    with pytest.raises(Wrong, match="minst én"):
        reminder_pages.write(at_office.asked(do="zip"))
    people = list(at_office.small.participants[:2])
    answer = reminder_pages.write(at_office.asked(do="zip", person=people))
    assert isinstance(answer, File)
    with zipfile.ZipFile(io.BytesIO(answer.content)) as folder:
        names = folder.namelist()
        letter = message_from_bytes(folder.read(names[0]), policy=policy.default)
    said = letter.get_content()
    assert "Møte 1 er 07.10.2026 kl. 11.00. Sted: Molde." in said
    assert f"/kurs/{at_office.small.course}/uke" in said
    assert "slår du dem av under Min konto: http://127.0.0.1/konto" in said
    assert "Fire pasienter" not in said
    assert due(at_office) == []
    assert len(due(at_office, at=2)) == 1
    asked = at_office.asked()
    assert "Sist laget: 05.10.2026 kl. 11.00, som filer, til 2." in shown(
        reminder_pages.show(asked), asked
    )
    reminder_pages.write(at_office.asked(do="take_back"))
    assert len(due(at_office)) == 2


def test_without_a_mail_server_nothing_is_sent_or_remembered(at_office):
    meeting(at_office, 1).starts_at = NOW + timedelta(days=2)
    with pytest.raises(Wrong, match="filer"):
        reminder_pages.write(at_office.asked(do="send", person=at_office.small.participants[0]))
    assert at_office.session.query(Reminder).count() == 0


def test_the_command_writes_each_letter_once_and_names_nobody(tmp_path, capsys):
    registry = registry_at(tmp_path)
    now = datetime.now(UTC)
    small = small_course(registry, now=now)
    with registry.writing() as session:
        session.get(Meeting, small.meetings[0]).starts_at = now + timedelta(days=2)
    registry.close()
    arguments = ["--course", str(tmp_path), "--origin", ORIGIN]
    assert remind.main(arguments) == 0
    assert "Brev skrevet: 5" in capsys.readouterr().out
    (file,) = (tmp_path / "brev").iterdir()
    assert file.stat().st_mode & 0o077 == 0
    with zipfile.ZipFile(file) as folder:
        letter = message_from_bytes(folder.read(folder.namelist()[0]), policy=policy.default)
    assert f"{ORIGIN}/kurs/{small.course}" in letter.get_content()
    assert remind.main(arguments) == 0
    said = capsys.readouterr()
    assert said.out == "Ingen skal ha påminnelse nå.\n"
    assert "eksempel.no" not in said.err


@pytest.mark.parametrize(
    "arguments",
    [
        ["--origin", "kurs.no"],
        ["--origin", f"{ORIGIN}/"],
        ["--origin", ORIGIN, "--mail", "nei.toml"],
    ],
)
def test_the_command_refuses_what_it_cannot_use(arguments, tmp_path, capsys):
    registry_at(tmp_path).close()
    assert remind.main(["--course", str(tmp_path), *arguments]) == 2
    assert capsys.readouterr().err
    assert remind.main(["--course", str(tmp_path / "ingen"), "--origin", ORIGIN]) == 2
    assert "--course" in capsys.readouterr().err
