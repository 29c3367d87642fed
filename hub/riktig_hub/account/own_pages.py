"""`/konto`: what stands about somebody, their login, and where they are logged in."""

from __future__ import annotations

from sqlalchemy.exc import IntegrityError

from riktig_hub.account.coming_in import admitted
from riktig_hub.account.confirming import confirm
from riktig_hub.account.invitations import use_all
from riktig_hub.account.logins import log_out_everywhere, logins_of
from riktig_hub.account.own import change_details, new_email, sees_a_municipality
from riktig_hub.account.passwords import check, hashed
from riktig_hub.registry.people import Person
from riktig_hub.web.answer import Answer, Go, NotHere, Page, Wrong
from riktig_hub.web.asked import Asked
from riktig_hub.web.cookies import Cookies
from riktig_hub.web.route import LOGGED_IN, Route

ACCOUNT = "/konto"
EMAIL = "/konto/epost"
PASSWORD = "/konto/passord"  # noqa: S105


def show(asked: Asked) -> Answer:
    """Everything on one page. The operator of the machine has no account: to what they may do."""
    person = asked.viewer.person
    if person is None:
        return Go("/styring")
    values = {
        "person": person,
        "logins": logins_of(asked.session, person, asked.now),
        "this": asked.viewer.login,
    }
    values["takes_part"] = any(one.role == "participant" for one in person.memberships)
    values["given_municipality"] = sees_a_municipality(_person(asked))
    return Page("account/account.html.j2", values)


def change(asked: Asked) -> Answer:
    """Details."""
    change_details(_person(asked), asked)
    return Go(ACCOUNT, said="hub_account.said.changed")


def show_email(asked: Asked) -> Answer:
    """The form for another address to log in with."""
    return Page("account/email.html.j2", {"person": _person(asked)})


def change_email(asked: Asked) -> Answer:
    """Another address; the password is asked for, since the address gets the next link.

    A link that lies at the old address is of no use any more.
    """
    person = _person(asked)
    confirm(asked, person, asked.given("password"))  # only then is told whether somebody has it
    email = new_email(asked.session, person, asked.given("email"))
    try:
        with asked.writing() as session:
            current = session.get_one(Person, person.id)
            current.email = email
            use_all(session, current, asked.now)
    except IntegrityError:  # somebody was quicker
        raise Wrong("hub_account.email.taken", "email") from None
    return Go(ACCOUNT, said="hub_account.said.email_changed")


def show_password(asked: Asked) -> Answer:
    """The form for another password."""
    return Page("account/password.html.j2", {"person": _person(asked)})


def change_password(asked: Asked) -> Answer:
    """Another password: other browsers are out, links are used up, this one gets a new cookie."""
    person = _person(asked)
    confirm(asked, person, asked.given("old_password"), "old_password")
    check(asked.given("new_password"), asked.given("new_password_again"), person, "new_password")
    kept = hashed(asked.given("new_password"))
    login = asked.viewer.login
    with asked.writing() as session:
        current = session.get_one(Person, person.id)
        current.password_hash = kept
        log_out_everywhere(session, current)
        use_all(session, current, asked.now)
        cookies = admitted(session, asked, current, stays=login is not None and login.stays)
    return Go(ACCOUNT, said="hub_account.said.password_changed", cookies=cookies)


def leave_everywhere(asked: Asked) -> Answer:
    """Out of every browser, this one too."""
    log_out_everywhere(asked.session, _person(asked))
    return Go("/konto/inn", said="hub_account.said.out_everywhere", cookies=Cookies(login=""))


def _person(asked: Asked) -> Person:
    if asked.viewer.person is None:
        raise NotHere
    return asked.viewer.person


ROUTES = (
    Route(ACCOUNT, "account.own", LOGGED_IN, show, change),
    Route(EMAIL, "account.email", LOGGED_IN, show_email, change_email, own_transactions=True),
    Route(
        PASSWORD,
        "account.password",
        LOGGED_IN,
        show_password,
        change_password,
        own_transactions=True,
    ),
    Route("/konto/ut-overalt", "account.leave", LOGGED_IN, None, leave_everywhere),
)
