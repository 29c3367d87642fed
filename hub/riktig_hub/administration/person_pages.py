"""One person in a course: who they are, how far they are, and ending what they take part in."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from riktig_hub.account.invitations import LASTS, invited, use_all
from riktig_hub.administration import typed
from riktig_hub.administration.enrolment import person_with
from riktig_hub.administration.groups import groups_of
from riktig_hub.administration.inviting import letter, make_links
from riktig_hub.administration.overview import overview
from riktig_hub.handing_in.standing import standing
from riktig_hub.registry.courses import Course, Group
from riktig_hub.registry.people import Login, Membership, Person
from riktig_hub.web.answer import Answer, Go, NotHere, Page, Wrong
from riktig_hub.web.asked import Asked
from riktig_hub.web.zone import local_day


def show(asked: Asked) -> Answer:
    """The person's page."""
    places = _memberships(asked)
    taking = next((one for one in places if one.role == "participant"), None)
    now = None
    if taking is not None and taking.left_at is None:
        now = standing(asked.session, asked.setting, asked.course, asked.person, asked.now)
    rows = overview(asked.session, asked.course, asked.now)
    return Page(
        "administration/person.html.j2",
        {
            "course": asked.course,
            "person": asked.person,
            "memberships": places,
            "since": {one.id: local_day(one.enrolled_at) for one in places},
            "ended": {one.id: local_day(one.left_at) for one in places if one.left_at},
            "taking": taking,
            "standing": now,
            "row": next((one for one in rows if one.person.id == asked.person.id), None),
            "groups": groups_of(asked.session, asked.course),
            "leads": _leads(asked),
            "invited": invited(asked.session, asked.person, asked.now),
            "others": other_courses(asked.session, asked.person, asked.course),
        },
    )


def save(asked: Asked) -> Answer:
    """What the form of the person's page asks for."""
    actions = {"save": _save, "end": _end, "again": _again, "close": _close, "open": _open}
    if asked.given("do") == "link":
        return _link(asked)
    action = actions.get(asked.given("do"))
    if action is None:
        raise NotHere
    said = action(asked) or f"person_{asked.given('do')}"
    to = f"/styring/{asked.course.id}/deltakere/{asked.person.id}"
    return Go(to, said=f"hub_administration.said.{said}")


def _save(asked: Asked) -> str:
    """What is said: that a link sent before cannot be used any more, where one could."""
    before, had_link = asked.person.email, invited(asked.session, asked.person, asked.now)
    _keep(asked)
    return "person_save_links" if had_link and asked.person.email != before else "person_save"


def _keep(asked: Asked) -> None:
    person = asked.person
    email = typed.email(asked.given("email"))
    other = person_with(asked.session, email)
    if other is not None and other.id != person.id:
        raise Wrong("hub_administration.wrong.email_taken", "email")
    person.name = typed.person_name(asked.given("name"))
    if email != person.email:  # a link may lie with somebody who was never meant to have it
        use_all(asked.session, person, asked.now)
    person.email = email
    person.hpr_number = typed.hpr_number(asked.given("hpr_number"))
    person.municipality_number = typed.municipality_number(asked.given("municipality_number"))
    taking = next((one for one in _memberships(asked) if one.role == "participant"), None)
    if taking is None:
        return
    wanted = asked.given("group")
    if wanted and wanted not in [one.id for one in groups_of(asked.session, asked.course)]:
        raise Wrong("hub_administration.wrong.choose_group", "group")
    taking.group_id = wanted or None


def _end(asked: Asked) -> None:
    """Ends one role in the course. What was done stays, and the certificate with it."""
    one = _chosen(asked)
    one.left_at = asked.now
    if one.role == "facilitator":
        for group in _leads(asked):
            group.facilitator_id = None


def _again(asked: Asked) -> None:
    _chosen(asked).left_at = None


def _close(asked: Asked) -> None:
    """Nobody comes in with the account any more. Every browser is logged out."""
    if asked.person.administrator:
        raise Wrong("hub_administration.wrong.close_administrator")
    asked.person.closed_at = asked.now
    asked.session.execute(delete(Login).where(Login.person_id == asked.person.id))


def _open(asked: Asked) -> None:
    asked.person.closed_at = None


def _link(asked: Asked) -> Answer:
    """A new link, shown this once; for the first password, or for a new one."""
    if asked.person.closed_at is not None:
        raise Wrong("hub_administration.wrong.closed")
    made = make_links(asked.session, [asked.person], asked.setting.origin, asked.now)[0]
    values = {
        "made": made,
        "letter": letter(made, asked.course, asked.now),
        "days": LASTS.days,
        "back": f"/styring/{asked.course.id}/deltakere/{asked.person.id}",
    }
    return Page("administration/link.html.j2", values)


def other_courses(session: Session, person: Person, course: Course) -> Sequence[str]:
    """The titles of what else they take part in."""
    return session.scalars(
        select(Course.title)
        .join(Membership, Membership.course_id == Course.id)
        .where(Membership.person_id == person.id, Course.id != course.id)
        .distinct()
    ).all()


def _memberships(asked: Asked) -> list[Membership]:
    return list(
        asked.session.scalars(
            select(Membership)
            .where(Membership.person_id == asked.person.id, Membership.course_id == asked.course.id)
            .order_by(Membership.enrolled_at, Membership.role)
        )
    )


def _chosen(asked: Asked) -> Membership:
    for one in _memberships(asked):
        if one.id == asked.given("membership"):
            return one
    raise NotHere


def _leads(asked: Asked) -> list[Group]:
    return [
        one
        for one in groups_of(asked.session, asked.course)
        if one.facilitator_id == asked.person.id
    ]
