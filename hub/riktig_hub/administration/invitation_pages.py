"""Links for those who have no password: as letters to send oneself, on paper, or sent from here."""

from __future__ import annotations

from collections.abc import Sequence

from riktig_hub import outbox
from riktig_hub.account.invitations import LASTS
from riktig_hub.administration.inviting import Invited, letter, make_links, to_invite
from riktig_hub.administration.letters import as_sent, packed
from riktig_hub.web.answer import Answer, File, Go, Page, Wrong
from riktig_hub.web.asked import Asked

ZIP = "application/zip"


def show(asked: Asked) -> Answer:
    """Who needs a link."""
    people = to_invite(asked.session, asked.course, asked.now)
    return Page(
        "administration/invitations.html.j2",
        {
            "course": asked.course,
            "people": sorted(people, key=lambda one: not one.waits),
            "mail": asked.setting.mail is not None,
            "waiting": outbox.waiting(asked.setting.folder),
            "refused": outbox.refused(asked.setting.folder),
        },
    )


def make(asked: Asked) -> Answer:
    """Makes links for those chosen. Each can be shown this once: only its hash is kept."""
    if asked.given("do") == "clear":
        outbox.clear_refused(asked.setting.folder)
        return Go(_home(asked), said="hub_administration.said.cleared")
    chosen = _chosen(asked, to_invite(asked.session, asked.course, asked.now))
    links = make_links(
        asked.session, [one.person for one in chosen], asked.setting.origin, asked.now
    )
    if asked.given("do") == "paper":
        values = {"course": asked.course, "links": links, "days": LASTS.days}
        return Page("administration/invitations_paper.html.j2", values)
    letters = [letter(one, asked.course, asked.now) for one in links]
    if asked.given("do") == "send":
        mail = asked.setting.mail
        if mail is None:
            raise Wrong("hub_administration.wrong.no_mail")
        sent = [as_sent(one, mail, asked.now) for one in letters]
        outbox.put_after(asked.session, asked.setting.folder, sent)
        said = {"count": len(sent)}
        return Go(_home(asked), said="hub_administration.said.sending", filling=said)
    return File("invitasjoner.zip", packed(letters, asked.now), ZIP)


def _home(asked: Asked) -> str:
    return f"/styring/{asked.course.id}/invitasjoner"


def _chosen(asked: Asked, people: Sequence[Invited]) -> list[Invited]:
    wanted = set(asked.form.get("person", ()))
    chosen = [one for one in people if one.person.id in wanted]
    if not chosen:
        raise Wrong("hub_administration.wrong.nobody_chosen")
    return chosen
