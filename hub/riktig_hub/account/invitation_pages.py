"""A one-time link: who it is for, and the password that is chosen by it."""

from __future__ import annotations

from collections.abc import Sequence

from riktig_hub.account.coming_in import admitted, home
from riktig_hub.account.delay import forgive_name
from riktig_hub.account.invitations import PAGE, Found, find, use
from riktig_hub.account.logins import log_out_everywhere
from riktig_hub.account.passwords import check, hashed
from riktig_hub.registry.courses import Course
from riktig_hub.registry.people import Person
from riktig_hub.registry.taking_part import courses_of_participant
from riktig_hub.web.answer import Answer, Go, Page
from riktig_hub.web.asked import Asked
from riktig_hub.web.route import ANYBODY, Route

# What each state of a link is answered with.
STATUS = {"open": 200, "used": 410, "expired": 410, "unknown": 404}


def show(asked: Asked) -> Answer:
    """Who the link is for, and the form. Uses nothing: mail programs open links too."""
    code = asked.query.get("kode", "") or asked.given("code")
    return _shown(asked, find(asked.session, code, asked.now), code)


def choose(asked: Asked) -> Answer:
    """The password is the person's from now on, every other browser is out, and this one is in."""
    code = asked.given("code")
    found = find(asked.session, code, asked.now)
    if found.person is None or found.state != "open":
        return _shown(asked, found, code)
    password = asked.given("password")
    check(password, asked.given("password_again"), found.person)
    kept = hashed(password)
    with asked.writing() as session:
        if not use(session, code, asked.now):
            return _shown(asked, Found("used", found.person), code)
        person = session.get_one(Person, found.person.id)
        person.password_hash = kept
        person.link_wanted_at = None
        log_out_everywhere(session, person)
        forgive_name(session, person.email)
        cookies = admitted(session, asked, person, stays=asked.given("stays") == "yes")
    return Go(home(asked, person), said="hub_account.said.chosen", cookies=cookies)


def _shown(asked: Asked, found: Found, code: str) -> Page:
    values = {"found": found, "code": code, "courses": _courses(asked, found)}
    return Page("account/invitation.html.j2", values, STATUS[found.state])


def _courses(asked: Asked, found: Found) -> Sequence[Course]:
    """What they are to take part in, the newest first."""
    if found.person is None or found.state != "open":
        return ()
    return courses_of_participant(asked.session, found.person.id)


ROUTES = (Route(PAGE, "account.invitation", ANYBODY, show, choose, own_transactions=True),)
