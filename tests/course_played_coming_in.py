"""How those of a played course come in: by a link of their own, once."""

from __future__ import annotations

from collections.abc import Mapping

from course_played import DOCTORS, IN_PAGES, LEADERS, MUNICIPAL, Played, email_of
from playwright.sync_api import expect


def everybody(played: Played, links: Mapping[str, str]) -> None:
    """Each chooses a password, some in the page that the link opens."""
    in_pages = [DOCTORS[at] for at in IN_PAGES]
    for name in in_pages:
        played.someone(name).choose_password(links[email_of(name)])
        heading = played.someone(name).page.get_by_role("heading", level=1)
        expect(heading).to_have_text("Mitt kurs")
    leader = LEADERS["Molde"]
    played.someone(leader).choose_password(links[email_of(leader)])
    for name in (*DOCTORS, LEADERS["Kristiansund"], MUNICIPAL):
        if name not in in_pages:
            played.someone(name).come_in(links[email_of(name)])


def nobody_twice(played: Played, link: str) -> None:
    """A link that was used opens nothing more."""
    played.someone("stranger").get(f"/konto/invitasjon?{link.partition('?')[2]}", 410)
