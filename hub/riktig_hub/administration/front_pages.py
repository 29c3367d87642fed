"""The front page of the course office, and what is said of a course."""

from __future__ import annotations

from typing import Any

from riktig_hub.administration.approvals import all_approvals
from riktig_hub.administration.attention import attention
from riktig_hub.administration.courses import KEEP_DAYS, all_courses, change, make, read_form
from riktig_hub.administration.groups import groups_of, members_of
from riktig_hub.administration.office import administrators
from riktig_hub.handing_in.credit import is_valid
from riktig_hub.registry.courses import Approval
from riktig_hub.web.answer import Answer, Go, Page
from riktig_hub.web.asked import Asked


def show_front(asked: Asked) -> Answer:
    """Every course with what waits in it; the way in where there is none."""
    rows = [
        (one, attention(asked.session, asked.setting, one.course, asked.now))
        for one in all_courses(asked.session)
    ]
    return Page(
        "administration/front.html.j2",
        {
            "running": [one for one in rows if one[0].course.ends_on >= asked.today],
            "over": [one for one in rows if one[0].course.ends_on < asked.today],
            "administrators": administrators(asked.session),
            "approvals": len(all_approvals(asked.session)),
        },
    )


def show_new(asked: Asked) -> Answer:
    """The form of a new course, with what the last one had."""
    before = all_courses(asked.session)
    organiser = before[0].course.organiser if before else ""
    values = {"course": None, "organiser": organiser, **_form_values(asked)}
    return Page("administration/course_form.html.j2", values)


def do_new(asked: Asked) -> Answer:
    """Makes the course."""
    course = make(asked.session, read_form(asked), asked.now)
    return Go(f"/styring/{course.id}", said="hub_administration.said.course_made")


def show_course(asked: Asked) -> Answer:
    """One course: what is next, and the ways on."""
    course = asked.course
    approval = asked.session.get(Approval, course.approval_id) if course.approval_id else None
    return Page(
        "administration/course.html.j2",
        {
            "course": course,
            "approval": approval,
            "is_approved": is_valid(approval, course.ends_on),
            "participants": len(members_of(asked.session, course)),
            "groups": len(groups_of(asked.session, course)),
            "waiting": attention(asked.session, asked.setting, course, asked.now),
        },
    )


def show_change(asked: Asked) -> Answer:
    """The form of a course that is there."""
    values = {"course": asked.course, "organiser": "", **_form_values(asked)}
    return Page("administration/course_form.html.j2", values)


def do_change(asked: Asked) -> Answer:
    """Keeps what was typed."""
    change(asked.course, read_form(asked))
    return Go(f"/styring/{asked.course.id}", said="hub_administration.said.course_changed")


def _form_values(asked: Asked) -> dict[str, Any]:
    approvals = [one.approval for one in all_approvals(asked.session)]
    return {"approvals": approvals, "keep_days": KEEP_DAYS}
