"""A login elsewhere: there, and back. Nobody the course does not know gets in by it."""

from __future__ import annotations

import hmac
from datetime import datetime
from urllib.parse import quote, unquote

from sqlalchemy import select
from sqlalchemy.orm import Session

from riktig_hub.account.coming_in import admitted, back, home
from riktig_hub.account.invitations import invited, use_all
from riktig_hub.account.provider import CALLBACK, Errand, Identity, NotSaid
from riktig_hub.registry.people import Person
from riktig_hub.web.answer import Answer, Go, NotHere, Page
from riktig_hub.web.asked import Asked
from riktig_hub.web.cookies import Cookies
from riktig_hub.web.route import ANYBODY, Route

# Between the errand's number and the address to go back to, in its cookie.
BETWEEN = "!"
DONE = Cookies(errand="")


def leave(asked: Asked) -> Answer:
    """To the provider, with an errand."""
    provider = asked.setting.provider
    if provider is None:
        raise NotHere
    errand = Errand.new()
    try:
        address = provider.address(errand, asked.setting.origin)
    except NotSaid:
        return _refused("failed", 502)
    kept = errand.number + BETWEEN + quote(back(asked.query.get("til", "")), safe="")
    return Go(address, cookies=Cookies(errand=kept))


def come_back(asked: Asked) -> Answer:
    """From the provider. The page in between lets the new, strict cookie come along."""
    provider = asked.setting.provider
    if provider is None:
        raise NotHere
    number, _, wanted = (asked.cookies.errand or "").partition(BETWEEN)
    errand = Errand(number)
    state = asked.query.get("state", "")
    if not number or not hmac.compare_digest(state.encode(), errand.secret("state").encode()):
        return _refused("stopped", 400)
    if "code" not in asked.query:
        return _refused("stopped", 400)
    try:
        identity = provider.identity(errand, asked.query["code"], asked.setting.origin)
    except NotSaid:
        return _refused("failed", 502)
    return _in(asked, identity, back(unquote(wanted)))


def _in(asked: Asked, identity: Identity, wanted: str) -> Answer:
    with asked.writing() as session:
        person = person_of(session, identity, asked.now)
        if person is None:
            return _refused("unknown", 403)
        made = admitted(session, asked, person)
    cookies = Cookies(login=made.login, known=made.known, errand="")
    to = wanted or home(asked, person)
    return Page("account/come_in.html.j2", {"to": to}, cookies=cookies)


def person_of(session: Session, identity: Identity, now: datetime) -> Person | None:
    """Whoever has come this way before; the first time, whoever is invited by that address."""
    if identity.person:
        known = session.get(Person, identity.person)
        return known if known and known.closed_at is None else None
    person = session.scalar(select(Person).where(Person.oidc_subject == identity.subject))
    if person is None and identity.email:
        person = session.scalar(select(Person).where(Person.email == identity.email))
        if person is None or person.oidc_subject or not invited(session, person, now):
            return None
    if person is None or person.closed_at is not None:
        return None
    person.oidc_subject = identity.subject
    use_all(session, person, now)
    return person


def _refused(why: str, status: int) -> Page:
    return Page("account/refused.html.j2", {"why": why}, status, DONE)


ROUTES = (
    Route("/konto/tjeneste", "account.elsewhere", ANYBODY, leave, own_transactions=True),
    Route(CALLBACK, "account.elsewhere_back", ANYBODY, come_back, own_transactions=True),
)
