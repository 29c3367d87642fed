"""A participant's pages as they are shown: the next step, chapters, the plan, weeks and months."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from course_register import NOW, asking
from participant_asks import PLAN, planned, shown
from riktig_hub.participant import home, number_pages, plan_pages, plans, weeks
from riktig_hub.participant.progress import next_step
from riktig_hub.registry.courses import Course, Meeting
from riktig_hub.registry.people import Membership, Person
from riktig_hub.registry.practice import CountForm
from riktig_hub.web.answer import Data, Go, NotHere, Wrong
from riktig_hub.web.given import written

IDENTITY = "01 01 70 123 45"


def test_the_only_course_is_opened_at_once(ask):
    answer = home.show_courses(ask())
    assert isinstance(answer, Go)
    assert answer.to == f"/kurs/{ask.small.course}"


def test_somebody_in_no_course_is_told_what_to_do(held):
    registry, small, folder = held
    with registry.reading() as session:
        asked = asking(session, small.facilitator, folder, small)
        assert "be dem om en" in shown(home.show_courses(asked), asked)


def test_my_course_begins_with_the_next_step(ask):
    asked = ask()
    page = shown(home.show_course(asked), asked)
    assert page.index("Begynn med «Den første resepten»") < page.index("Kurset i tre steg")
    assert "0 av 12 kapitler lest" in page
    assert "Møte 1: 19.10.2026 kl. 11.00" in page


def test_my_course_says_one_s_own_code_and_what_it_is_for(ask):
    asked = ask()
    page = shown(home.show_course(asked), asked)
    assert "Deltakerkoden din er d01 . Skriv den når en oppgave i boken spør" in page
    asked.here.membership.code = None
    assert "Deltakerkoden" not in shown(home.show_course(asked), asked)


def test_a_form_that_is_filled_in_can_be_found_again(ask):
    late = datetime(2027, 3, 1, tzinfo=UTC)
    asked = ask(now=late)
    assert "Ved møte 2 – ikke svart" in shown(home.show_course(asked), asked)
    who = {"course_id": ask.small.course, "person_id": ask.small.participants[0]}
    said = {"changes": [], "tapers_started": 0, "tapers_completed": 0, "hindrances": []}
    ask.session.add(
        CountForm(
            **who, occasion="meeting_2", in_practice=True, changed=False, **said, said_at=late
        )
    )
    ask.session.flush()
    assert "Ved møte 2 – svart, kan rettes" in shown(home.show_course(asked), asked)


def test_a_course_that_is_over_says_so(ask):
    asked = ask(now=datetime(2027, 5, 2, tzinfo=UTC))
    assert "Kurset sluttet 01.05.2027." in shown(home.show_course(asked), asked)


def test_a_chapter_is_marked_and_unmarked(ask):
    page = "modules/anxiety/01-hvorfor"
    form = {"chapter": page, "answer": "json"}
    asked = ask(form=form)
    assert home.do_read(asked) == Data({"read": [page]})
    assert home.do_read(ask(form=form)) == Data({"read": [page]})
    answer = home.show_read(ask(cookie="c"))
    assert isinstance(answer, Data)
    assert answer.values["read"] == [page]
    assert answer.values["token"]
    assert home.do_read(ask(form={**form, "read": "0"})) == Data({"read": []})
    with pytest.raises(NotHere):
        home.do_read(ask(form={"chapter": "book/om/om-kurset"}))


def test_a_module_s_crosses_are_saved_as_they_stand(ask):
    first, second = "modules/sleep/01-hvorfor", "modules/sleep/02-kunnskap"
    home.do_read(ask(form={"chapter": second}))
    asked = ask()
    asked.form.update({"shown": [first, second], "chapter": [first]})
    assert isinstance(home.do_read(asked), Go)
    answer = home.show_read(ask())
    assert isinstance(answer, Data)
    assert answer.values["read"] == [first]


def test_the_next_step_follows_what_is_known(ask):
    session, small = ask.session, ask.small
    course, person = session.get(Course, small.course), session.get(Person, small.participants[0])
    meeting = session.get(Meeting, small.meetings[0])

    def kind(now=NOW):
        session.flush()
        return next_step(session, ask().setting, course, person, now).kind

    assert kind() == "begin"
    assert kind(meeting.starts_at - timedelta(hours=20)) == "meeting"
    assert kind(meeting.starts_at + timedelta(days=300)) == "begin"  # forms and all are late
    home.do_read(ask(form={"chapter": "modules/anxiety/01-hvorfor"}))
    assert kind() == "read"
    after = meeting.starts_at + timedelta(days=1)
    assert kind(after) == "plan"
    planned(ask, by_day="2027-03-01")
    friday = datetime(2026, 10, 23, 14, tzinfo=UTC)
    assert kind(friday) == "week"
    weeks.put(session, course, person, date(2026, 10, 19), 3, friday)
    weeks.put(session, course, person, date(2026, 10, 12), 3, friday)
    assert kind(friday) == "read"
    meeting_2 = session.get(Meeting, small.meetings[1])
    assert kind(meeting_2.starts_at + timedelta(days=1)) == "count"


def test_a_plan_is_written_read_and_taken_a_round_further(ask):
    asked = ask()
    assert "Skriv aldri noe her" in shown(plan_pages.show_plan(asked), asked)
    planned(ask)
    page = shown(plan_pages.show_plan(ask()), ask())
    assert "2,5, innen 20.12.2026" in page
    assert "Macro" not in page  # the shell and the page share their names
    assert "Helsesekretæren tilbyr time" in page
    planned(ask, observed="Tre av fem.", decision="adapt")
    new = {"query": {"runde": "ny"}}
    answer = plan_pages.show_plan(ask(**new))
    assert "Runde 2: ny" in shown(answer, ask())
    later = {"now": NOW + timedelta(days=28), **new}
    plan_pages.do_plan(ask(form={**PLAN, "change": "Også på telefonen."}, **later))
    done = plans.rounds(ask.session, ask().course, ask().person)
    assert [(one.round, one.decision) for one in done] == [(1, "adapt"), (2, None)]
    assert done[1].observed == ""


def test_no_new_round_before_the_last_one_is_decided(ask):
    planned(ask)
    plan_pages.do_plan(ask(form=PLAN, query={"runde": "ny"}))
    assert len(plans.rounds(ask.session, ask().course, ask().person)) == 1


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("aim", ""),
        ("aim", f"Pasient {IDENTITY} har trappet ned."),
        ("change", "x" * 601),
        ("prediction", "opp\u202ened"),
        ("goal", "mange"),
        ("goal", "1.000"),
        ("by_day", "til jul"),
        ("decision", "maybe"),
    ],
)
def test_what_a_plan_cannot_hold_is_said_at_its_field(ask, field, typed):
    planned(ask)
    with pytest.raises(Wrong) as wrong:
        planned(ask, **{field: typed})
    assert wrong.value.at == field
    assert "70" not in wrong.value.sentence


def test_a_new_plan_looks_ahead_and_an_old_one_may_be_put_right(ask):
    with pytest.raises(Wrong) as wrong:
        planned(ask, by_day="2026-10-04")
    assert wrong.value.at == "by_day"
    planned(ask)
    planned(ask, by_day="2026-10-04")


def test_meetings_name_the_group_and_those_who_left_are_not_in_it(ask):
    left = ask.session.query(Membership).filter_by(person_id=ask.small.participants[4]).one()
    left.left_at = NOW
    asked = ask()
    page = shown(number_pages.show_meetings(asked), asked)
    assert "Gruppeleder: Gro Leder" in page
    assert "Bjørn Lege" in page
    assert "Eva Lege" not in page


def test_the_calendar_file_keeps_its_ids_and_says_the_time_in_utc(ask):
    ask.session.get(Meeting, ask.small.meetings[0]).place = "Rådhuset; rom 2, Molde"
    answer = number_pages.show_calendar(ask())
    lines = written(answer, ask()).body.decode().split("\r\n")
    assert [line for line in lines if line.startswith("UID:")] == [
        f"UID:{meeting}@riktig-forskrivning" for meeting in ask.small.meetings
    ]
    assert "DTSTART:20261019T090000Z" in lines
    assert "DTEND:20261019T110000Z" in lines
    assert r"LOCATION:Rådhuset\; rom 2\, Molde" in lines
    assert all(len(line.encode()) <= 75 for line in lines)
    assert lines.count("END:VEVENT") == 3
