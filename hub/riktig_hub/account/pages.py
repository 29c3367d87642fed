"""The pages of logging in and out."""

from __future__ import annotations

from riktig_hub.account.logins import log_in, log_out, person_with
from riktig_hub.web.answer import Answer, Go, Page, Wrong
from riktig_hub.web.asked import Asked
from riktig_hub.web.route import ANYBODY, LOGGED_IN, Route

HOME = "/kurs"


def show_login(asked: Asked) -> Answer:
    """The form, or home for whoever is logged in."""
    if asked.viewer.person is not None:
        return Go(HOME)
    return Page("account/login.html.j2", {"back": _back(asked.query.get("til", ""))})


def do_login(asked: Asked) -> Answer:
    """In, and to where one was going."""
    person = person_with(asked.session, asked.given("email"), asked.given("password"))
    if person is None:
        raise Wrong("hub_account.login.wrong")
    cookie = log_in(asked.session, person, asked.now)
    return Go(_back(asked.given("back")), cookie=cookie)


def do_logout(asked: Asked) -> Answer:
    """Out, to the login page."""
    log_out(asked.session, asked.cookie)
    return Go("/konto/inn", said="hub_account.said.out", cookie="")


def _back(wanted: str) -> str:
    """An address of ours to go back to. Anything that could be elsewhere is home."""
    ours = wanted.startswith("/") and not wanted.startswith("//") and "\\" not in wanted
    return wanted if ours else HOME


ROUTES = (
    Route("/konto/inn", "account.login", ANYBODY, show_login, do_login),
    Route("/konto/ut", "account.logout", LOGGED_IN, None, do_logout),
)
