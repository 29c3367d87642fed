"""The pages of logging in and out, and the account's addresses."""

from __future__ import annotations

from datetime import timedelta
from math import ceil

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from riktig.text import text
from riktig_hub.account import invitation_pages, oidc_pages, own_pages
from riktig_hub.account.coming_in import admitted, back, home
from riktig_hub.account.delay import ask, begin, forgive
from riktig_hub.account.logins import log_out, person_with
from riktig_hub.account.passwords import hashed, is_known, is_outdated
from riktig_hub.registry.people import Person
from riktig_hub.web.answer import Answer, Go, Page, Wrong
from riktig_hub.web.asked import Asked
from riktig_hub.web.cookies import Cookies
from riktig_hub.web.route import ANYBODY, LOGGED_IN, Route

LOGIN = "/konto/inn"
FORGOTTEN = "/konto/glemt"


def show_login(asked: Asked) -> Answer:
    """The form, or home for whoever is logged in."""
    wanted = back(asked.query.get("til", "") or asked.given("back"))
    if asked.viewer.person is not None:
        return Go(wanted or home(asked, asked.viewer.person))
    return Page("account/login.html.j2", {"back": wanted, "provider": asked.setting.provider})


def do_login(asked: Asked) -> Answer:
    """In, and to where one was going. A wrong password is written down before it is known wrong."""
    email, password = asked.given("email").lower(), asked.given("password")
    known = _known(asked.session, email, asked.cookies.known or "")
    with asked.writing() as session:
        tried = begin(session, email, asked.address, known, asked.now)
    if tried.wait:
        return _wait(asked, tried.wait)
    person = person_with(asked.session, email, password)
    if person is None:
        raise Wrong("hub_account.login.wrong")
    with asked.writing() as session:
        forgive(session, tried)
        current = session.get_one(Person, person.id)
        if is_outdated(current.password_hash or ""):
            current.password_hash = hashed(password)
        cookies = admitted(session, asked, current, stays=asked.given("stays") == "yes")
    return Go(back(asked.given("back")) or home(asked, person), cookies=cookies)


def do_logout(asked: Asked) -> Answer:
    """Out, to the login page; also out of the login elsewhere, where that can be."""
    log_out(asked.session, asked.cookies.login or "")
    provider = asked.setting.provider
    to = (provider and provider.logout) or LOGIN
    return Go(to, said="hub_account.said.out", cookies=Cookies(login=""))


def show_forgotten(asked: Asked) -> Answer:  # noqa: ARG001
    """Who makes a new link."""
    return Page("account/forgotten.html.j2")


def ask_for_link(asked: Asked) -> Answer:
    """The office sees that a link is wanted. The answer is the same where there is nobody."""
    email = asked.given("email").lower()
    theirs = (Person.email == email, Person.closed_at.is_(None), Person.link_wanted_at.is_(None))
    with asked.writing() as session:
        wait = ask(session, asked.address, asked.now)
        if not wait:
            session.execute(update(Person).where(*theirs).values(link_wanted_at=asked.now))
    if wait:
        raise Wrong("hub_account.password.wait", "email")
    return Go(FORGOTTEN, said="hub_account.said.link_wanted")


def _known(session: Session, email: str, kept: str) -> str:
    """The browser's own mark, where it has been logged in with this password before."""
    person = session.scalar(select(Person).where(Person.email == email)) if kept else None
    return kept if is_known(person, kept) else ""


def _wait(asked: Asked, left: timedelta) -> Answer:
    seconds = ceil(left.total_seconds())
    wrong = Wrong("hub_account.login.wait", wait=_length(seconds))
    values = {
        "back": back(asked.given("back")),
        "provider": asked.setting.provider,
        "wrong": wrong,
        "typed": asked.form,
    }
    return Page("account/login.html.j2", values, 429, headers={"Retry-After": str(seconds)})


def _length(seconds: int) -> str:
    minutes = ceil(seconds / 60)
    if seconds < 60:
        return text("hub_account.login.seconds", count=str(seconds))
    return text(f"hub_account.login.minute{'s' if minutes > 1 else ''}", count=str(minutes))


ROUTES = (
    Route(LOGIN, "account.login", ANYBODY, show_login, do_login, own_transactions=True),
    Route("/konto/ut", "account.logout", LOGGED_IN, None, do_logout),
    Route(
        FORGOTTEN, "account.forgotten", ANYBODY, show_forgotten, ask_for_link, own_transactions=True
    ),
    *invitation_pages.ROUTES,
    *oidc_pages.ROUTES,
    *own_pages.ROUTES,
)
