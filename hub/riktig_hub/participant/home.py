"""`Mitt kurs`: the next step, then the course and what is done of it."""

from __future__ import annotations

from dataclasses import dataclass

from riktig_hub.chapters import CourseModule, course_modules
from riktig_hub.handing_in.standing import AssignmentState
from riktig_hub.participant.meetings import Gathering
from riktig_hub.participant.progress import Progress, progress
from riktig_hub.participant.reading import chapters_read, mark
from riktig_hub.registry.taking_part import courses_of_participant
from riktig_hub.web.answer import Answer, Data, Go, Page
from riktig_hub.web.asked import Asked
from riktig_hub.web.comes import csrf_of


@dataclass(frozen=True)
class Part:
    """One of the three steps of the course as the page shows it."""

    module: CourseModule
    meeting: Gathering
    tasks: tuple[AssignmentState, ...]
    read: int
    current: bool

    @property
    def handed_in(self) -> int:
        """How many assignments are in."""
        return sum(one.done or one.waits for one in self.tasks)

    @property
    def done(self) -> bool:
        """Whether nothing is left of it."""
        everything = self.read == len(self.module.chapters) and self.handed_in == len(self.tasks)
        return everything and self.meeting.held


def show_courses(asked: Asked) -> Answer:
    """One's courses, or straight to the only one."""
    courses = courses_of_participant(asked.session, asked.viewer.actor)
    if len(courses) == 1:
        return Go(f"/kurs/{courses[0].id}")
    return Page("participant/courses.html.j2", {"courses": courses})


def show_course(asked: Asked) -> Answer:
    """The next step first."""
    found = progress(asked.session, asked.setting, asked.course, asked.person, asked.now)
    values = {
        "course": asked.course,
        "code": asked.here.membership.code if asked.here.membership else None,
        "step": found.step,
        "parts": _parts(found),
        "last_tasks": [one for one in found.standing.assignments if one.module == "all"],
        "read": sorted(found.read),
        "plan": found.plans[-1] if found.plans else None,
        "plan_state": found.facts.plan,
        "week": found.weeks[-1] if found.weeks else None,
        "month": "due" if found.facts.month_due else "there" if found.checked else "later",
        "shared": found.facts.shared,
        "forms": found.forms,
        "evaluated": found.facts.evaluated,
        "today": asked.today,
    }
    return Page("participant/course.html.j2", values)


def _parts(found: Progress) -> list[Part]:
    current = next((one.id for one in found.facts.modules if not one.done), "")
    return [
        Part(
            module,
            meeting,
            tuple(one for one in found.standing.assignments if one.module == module.id),
            sum(one.page in found.read for one in module.chapters),
            module.id == current,
        )
        for module, meeting in zip(course_modules(), found.meetings, strict=True)
    ]


def show_read(asked: Asked) -> Answer:
    """For the book's own script: what is read, and what a form must send along."""
    read = chapters_read(asked.session, asked.course, asked.person)
    return Data({"read": sorted(read), "token": csrf_of(asked.cookie)})


def do_read(asked: Asked) -> Answer:
    """Marks chapters: a module's boxes as they stand, or those named as read or not."""
    session, course, person = asked.session, asked.course, asked.person
    ticked = [page for page in asked.form.get("chapter", ()) if page]
    shown = list(asked.form.get("shown", ()))
    read = asked.given("read") != "0"
    mark(session, course, person, ticked, read, asked.now)
    mark(session, course, person, sorted({*shown} - {*ticked}), False, asked.now)
    session.flush()
    if asked.given("answer") == "json":
        return Data({"read": sorted(chapters_read(session, course, person))})
    return Go(f"/kurs/{course.id}", said="hub_participant.said.read")
