"""Who in a course has no password yet, and the letters with a link to choose one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from riktig.text import format_date, text
from riktig_hub.account.invitations import LASTS, invite, link
from riktig_hub.administration.letters import Letter
from riktig_hub.registry.courses import Course
from riktig_hub.registry.people import Invitation, Membership, Person
from riktig_hub.web.zone import local_day

# Why somebody may need a link, most pressing first.
ASKED, NEW, RAN_OUT, HAS_LINK = "asked", "new", "ran_out", "has_link"


def last_day(until: datetime) -> date:
    """The last whole day a link can be used that runs out at that moment."""
    return local_day(until) - timedelta(days=1)


@dataclass(frozen=True)
class Invited:
    """Somebody without a password, or who asked for a link; `until` is when their link runs out."""

    person: Person
    roles: tuple[str, ...]
    state: str
    until: datetime | None = None

    @property
    def last_day(self) -> date | None:
        """The last day the link can be used."""
        return self.until and last_day(self.until)

    @property
    def waits(self) -> bool:
        """Whether they cannot come in before a link is made."""
        return self.state != HAS_LINK


@dataclass(frozen=True)
class Link:
    """A link that was just made. It can be shown this once: only its hash is kept."""

    person: Person
    address: str


def to_invite(session: Session, course: Course, now: datetime) -> list[Invited]:
    """Everybody in the course who cannot come in with a password, or asked for a new link."""
    found: dict[str, tuple[Person, list[str]]] = {}
    for role, person in session.execute(
        select(Membership.role, Person)
        .join(Person, Person.id == Membership.person_id)
        .where(
            Membership.course_id == course.id,
            Membership.left_at.is_(None),
            Person.closed_at.is_(None),
            Person.oidc_subject.is_(None),
            Person.password_hash.is_(None) | Person.link_wanted_at.is_not(None),
        )
        .order_by(Person.name, Membership.role)
    ):
        found.setdefault(person.id, (person, []))[1].append(role)
    until = _links(session, list(found))
    return [
        Invited(person, tuple(roles), _state(person, until.get(person.id), now), until.get(id_))
        for id_, (person, roles) in found.items()
    ]


def _links(session: Session, people: Sequence[str]) -> dict[str, datetime]:
    """When each person's newest link runs out, of those that are not used up."""
    rows = session.execute(
        select(Invitation.person_id, Invitation.expires_at)
        .where(Invitation.person_id.in_(people), Invitation.used_at.is_(None))
        .order_by(Invitation.expires_at)
    )
    return dict(rows.all())  # the newest comes last


def _state(person: Person, until: datetime | None, now: datetime) -> str:
    if person.link_wanted_at is not None:
        return ASKED
    if until is None:
        return NEW
    return HAS_LINK if until > now else RAN_OUT


def make_links(
    session: Session, people: Sequence[Person], origin: str, now: datetime
) -> list[Link]:
    """A new link for each; the ones they had can no longer be used."""
    return [Link(one, link(origin, invite(session, one, now))) for one in people]


def letter(made: Link, course: Course | None, now: datetime) -> Letter:
    """The letter with a link."""
    values = {
        "name": made.person.name,
        "link": made.address,
        "until": format_date(last_day(now + LASTS)),
        "course": course.title if course else text("hub_shell.name"),
        "organiser": course.organiser if course else text("hub_administration.letter.office"),
    }
    kind = "invitation" if course else "account"
    subject = text(f"hub_administration.letter.{kind}.subject", **values)
    body = text(f"hub_administration.letter.{kind}.body", **values)
    return Letter(made.person.name, made.person.email, subject, body)
