"""How far a participant has come, gathered from every part of the course, and the next step."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from riktig_exercises.aims import ALL
from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from riktig_hub.chapters import CourseModule, course_modules
from riktig_hub.handing_in.standing import AssignmentState, Standing, standing
from riktig_hub.outcomes.occasions import forms
from riktig_hub.participant import monthly, plans, weeks
from riktig_hub.participant.meetings import Gathering, gatherings
from riktig_hub.participant.reading import chapters_read
from riktig_hub.participant.sharing import shared_of
from riktig_hub.participant.step import decide
from riktig_hub.participant.whereabouts import Facts, ModuleState, Step, Task
from riktig_hub.registry.courses import Course
from riktig_hub.registry.learning import Certificate
from riktig_hub.registry.people import Membership, Person
from riktig_hub.registry.practice import Plan
from riktig_hub.web.asked import Setting
from riktig_hub.web.zone import local_day

# What the facilitator hands in for everybody: nothing a participant can do.
BY_OTHERS = ("worksheets",)


@dataclass(frozen=True)
class Progress:
    """All that `Mitt kurs` shows."""

    facts: Facts
    standing: Standing
    meetings: Sequence[Gathering]
    read: frozenset[str]
    plans: Sequence[Plan]
    weeks: Sequence[weeks.Week]
    checked: bool  # the month's check is done
    forms: Mapping[str, bool]  # occasions of the form of counts that are due, and whether filled in

    @property
    def step(self) -> Step:
        """The one next step."""
        return decide(self.facts)


def next_step(
    session: Session, setting: Setting, course: Course, person: Person, now: datetime
) -> Step:
    """What a participant should do next. `LookupError` for somebody who is none."""
    return progress(session, setting, course, person, now).step


def progress(
    session: Session, setting: Setting, course: Course, person: Person, now: datetime
) -> Progress:
    """Everything the rules of the next step look at, read once."""
    today = local_day(now)
    stands = standing(session, setting, course, person, now)
    meetings = gatherings(session, _membership(session, course, person), now)
    read = chapters_read(session, course, person)
    done = plans.rounds(session, course, person)
    counts = weeks.counts_of(session, course, person)
    series = weeks.series(counts, done, today) if done else []
    plan = plans.state(done, today)
    over = today > course.ends_on
    trying = plan in ("running", "due") and not over
    counts_due = forms(session, course, person, today)
    checked = monthly.checks(session, course, person)
    # From the first meeting, where the office's routine is planned, until the course ends.
    under_way = meetings[0].held and not over
    by_module = _open_tasks(f"/kurs/{course.id}", stands.assignments)
    facts = Facts(
        home=f"/kurs/{course.id}",
        today=today,
        modules=tuple(
            _module(module, meeting, read, by_module.get(module.id, ()))
            for module, meeting in zip(course_modules(), meetings, strict=True)
        ),
        last_tasks=by_module.get(ALL, ()),
        counts=tuple(one for one, filled in counts_due.items() if not filled),
        plan=plan,
        week_due=trying and weeks.is_due(series, today),
        month_due=under_way and monthly.is_due(checked, today),
        shared=frozenset(shared_of(session, course, person.id)),
        evaluated=stands.facts.evaluated,
        complete=stands.complete,
        certificate=_has_certificate(session, course, person),
        over=over,
        waiting=_waiting(stands),
        begun=bool(read or done) or _begun(stands),
    )
    return Progress(
        facts, stands, meetings, read, done, series, monthly.month_of(today) in checked, counts_due
    )


def _waiting(stands: Standing) -> bool:
    """Whether all that is left is somebody else's to do."""
    return all(one.met is not False or one.key in BY_OTHERS for one in stands.conditions)


def _begun(stands: Standing) -> bool:
    """Whether they have met or handed in."""
    handed_in = any(one.state != "not_begun" for one in stands.assignments)
    return handed_in or bool(stands.facts.attended)


def _membership(session: Session, course: Course, person: Person) -> Membership:
    found = session.scalar(
        select(Membership).where(
            Membership.person_id == person.id,
            Membership.course_id == course.id,
            Membership.role == "participant",
        )
    )
    if found is None:
        raise LookupError("not a participant of the course")
    return found


def _module(
    module: CourseModule, meeting: Gathering, read: frozenset[str], tasks: tuple[Task, ...]
) -> ModuleState:
    unread = tuple(one for one in module.chapters if one.page not in read)
    return ModuleState(
        module.id, module.title, module.meeting, unread, tasks, meeting.day, meeting.held
    )


def _open_tasks(home: str, states: Sequence[AssignmentState]) -> Mapping[str, tuple[Task, ...]]:
    """By module, what the participant has yet to do; what waits for somebody else is done."""
    found: dict[str, tuple[Task, ...]] = {}
    for one in states:
        if one.done or one.waits or one.state == "not_passed":
            continue
        address = f"{home}/innlevering/{one.id}"
        task = Task(one.id, one.title, one.module, address, one.deadline)
        found[one.module] = (*found.get(one.module, ()), task)
    return found


def _has_certificate(session: Session, course: Course, person: Person) -> bool:
    wanted = exists().where(Certificate.course_id == course.id, Certificate.person_id == person.id)
    return bool(session.scalar(select(wanted)))
