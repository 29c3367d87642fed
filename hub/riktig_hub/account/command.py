"""`riktig invite`: a link for whoever is to administer the course, made on the machine itself.

The first administrator comes in by it, and one who has lost both password and colleague. It works
while the server runs.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from riktig.commands.parser import Parser
from riktig.text import text
from riktig_hub.account.invitations import LASTS, invite, link
from riktig_hub.address import public_origin
from riktig_hub.administration import typed
from riktig_hub.refusal import Refusal
from riktig_hub.registry.people import Person
from riktig_hub.registry.store import Registry, registry_in
from riktig_hub.web.answer import Wrong


def main(arguments: Sequence[str]) -> int:
    """0 when the link is printed, 2 with a sentence when there is none."""
    try:
        asked = _parser().parse_args(arguments)
        print(_made(asked, datetime.now(UTC)))
    except (Refusal, Wrong) as refusal:
        print(refusal, file=sys.stderr)
        return 2
    return 0


def _parser() -> Parser:
    parser = Parser("riktig invite", description=text("hub_account.invite.about"))
    parser.add_argument("email", help=text("hub_account.invite.email"))
    parser.add_argument("--name", default="", help=text("hub_account.invite.name"))
    parser.add_argument("--origin", required=True, help=text("hub_account.invite.origin"))
    parser.add_argument("--course", type=Path, default=Path("kurs"), help=text("hub.serve.course"))
    parser.add_argument("--registry", help=text("hub.serve.registry"))
    return parser


def _made(asked: argparse.Namespace, now: datetime) -> str:
    origin = public_origin(asked.origin)
    email = typed.email(asked.email)
    registry = Registry(asked.registry or registry_in(asked.course.resolve()))
    try:
        with registry.writing() as session:
            person = _administrator(session, email, asked.name, now)
            address = link(origin, invite(session, person, now))
    finally:
        registry.close()
    return text("hub_account.invite.made", days=str(LASTS.days), address=address)


def _administrator(session: Session, email: str, name: str, now: datetime) -> Person:
    person = session.scalar(select(Person).where(Person.email == email))
    if person is None:
        if not name:
            raise Refusal("hub_account.invite.unknown")
        person = Person(name=typed.person_name(name), email=email, created_at=now)
        session.add(person)
        session.flush()
    if person.closed_at is not None:
        raise Refusal("hub_account.invite.closed")
    person.administrator = True
    return person
