"""The password once more, before what cannot be undone.

Whoever finds a browser open waits as long after wrong ones as somebody who tries to log in.
"""

from __future__ import annotations

from riktig_hub.account.delay import begin, forgive
from riktig_hub.account.passwords import is_right
from riktig_hub.registry.people import Person
from riktig_hub.web.answer import Wrong
from riktig_hub.web.asked import Asked

NOT_THIS = "hub_account.password.not_this"


def confirm(
    asked: Asked, person: Person, password: str, at: str = "password", wrong: str = NOT_THIS
) -> None:
    """`Wrong` where it is not the password, or is not looked at yet.

    For a route with transactions of its own: the try is kept also when the page is not.
    """
    login = asked.viewer.login
    with asked.writing() as session:
        tried = begin(session, "", "", login.cookie_hash if login else person.id, asked.now)
    if tried.wait:
        raise Wrong("hub_account.password.wait", at)
    if not is_right(password, person.password_hash):
        raise Wrong(wrong, at)
    with asked.writing() as session:
        forgive(session, tried)
