"""What somebody decides about themselves."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from riktig_hub.administration import typed
from riktig_hub.registry.people import Person
from riktig_hub.web.answer import Wrong
from riktig_hub.web.asked import Asked


def change_details(person: Person, asked: Asked) -> None:
    """Name, HPR number, municipality and reminders. `Wrong` changes nothing.

    Whoever sees a municipality's sums has their municipality from the course office alone.
    """
    name = typed.person_name(asked.given("name"))
    hpr_number = typed.hpr_number(asked.given("hpr_number"))
    municipality = person.municipality_number
    if not sees_a_municipality(person):
        municipality = typed.municipality_number(asked.given("municipality_number"))
    person.name = name
    person.hpr_number = hpr_number
    person.municipality_number = municipality
    person.reminders = asked.given("reminders") == "yes"


def sees_a_municipality(person: Person) -> bool:
    """Whether their number decides whose sums they see."""
    return any(one.role == "municipality" for one in person.memberships)


def new_email(session: Session, person: Person, given: str) -> str:
    """The address, if nobody else logs in with it."""
    email = typed.email(given)
    taken = select(Person.id).where(Person.email == email, Person.id != person.id)
    if session.scalar(taken) is not None:
        raise Wrong("hub_account.email.taken", "email")
    return email
