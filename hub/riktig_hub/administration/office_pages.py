"""The course office's own accounts."""

from __future__ import annotations

from riktig_hub.account.invitations import LASTS
from riktig_hub.administration import typed
from riktig_hub.administration.inviting import letter, make_links
from riktig_hub.administration.office import administrators, appoint, dismiss
from riktig_hub.registry.people import Person
from riktig_hub.web.answer import Answer, Go, NotHere, Page
from riktig_hub.web.asked import Asked

ADDRESS = "/styring/kontoret"


def show(asked: Asked) -> Answer:
    """Who administers, and a form for one more."""
    values = {"administrators": administrators(asked.session)}
    return Page("administration/office.html.j2", values)


def act(asked: Asked) -> Answer:
    """A new administrator, a new link for one, or one less."""
    if asked.given("do") == "dismiss":
        dismiss(asked.session, _chosen(asked))
        return Go(ADDRESS, said="hub_administration.said.dismissed")
    if asked.given("do") == "link":
        return _link(asked, _chosen(asked))
    person = appoint(
        asked.session,
        typed.person_name(asked.given("name")),
        typed.email(asked.given("email")),
        asked.now,
    )
    if person.password_hash or person.oidc_subject:
        return Go(ADDRESS, said="hub_administration.said.appointed")
    return _link(asked, person)


def _chosen(asked: Asked) -> Person:
    person = asked.session.get(Person, asked.given("person"))
    if person is None or not person.administrator:
        raise NotHere
    return person


def _link(asked: Asked, person: Person) -> Answer:
    """The link, which is shown this once."""
    made = make_links(asked.session, [person], asked.setting.origin, asked.now)[0]
    values = {"made": made, "letter": letter(made, None, asked.now), "back": ADDRESS}
    values["days"] = LASTS.days
    return Page("administration/link.html.j2", values)
