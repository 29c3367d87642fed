"""Reminders: who is due what, and the letters, as files to send oneself or sent from here."""

from __future__ import annotations

from riktig_hub import outbox
from riktig_hub.administration import reminders
from riktig_hub.administration.invitation_pages import ZIP
from riktig_hub.administration.letters import as_sent, packed
from riktig_hub.web.answer import Answer, File, Go, Page, Wrong
from riktig_hub.web.asked import Asked


def show(asked: Asked) -> Answer:
    """Everybody who is due something, and one of the letters as it will be."""
    course, origin = asked.course, asked.setting.origin
    due = reminders.due_reminders(asked.session, course, origin, asked.now)
    return Page(
        "administration/reminders.html.j2",
        {
            "course": course,
            "due": due,
            "sample": reminders.letter(due[0], course, origin) if due else None,
            "mail": asked.setting.mail is not None,
            "last": reminders.last_written(asked.session, course),
        },
    )


def write(asked: Asked) -> Answer:
    """The letters of those chosen, which are then not due again."""
    course, setting = asked.course, asked.setting
    home = f"/styring/{course.id}/paminnelser"
    if asked.given("do") == "take_back":
        reminders.take_back(asked.session, course)
        return Go(home, said="hub_administration.said.taken_back")
    wanted = set(asked.form.get("person", ()))
    due = reminders.due_reminders(asked.session, course, setting.origin, asked.now)
    chosen = [one for one in due if one.person.id in wanted]
    if not chosen:
        raise Wrong("hub_administration.wrong.nobody_chosen")
    letters = [reminders.letter(one, course, setting.origin) for one in chosen]
    if asked.given("do") != "send":
        reminders.write(asked.session, course, chosen, False, asked.now)
        return File("paminnelser.zip", packed(letters, asked.now), ZIP)
    if setting.mail is None:
        raise Wrong("hub_administration.wrong.no_mail")
    reminders.write(asked.session, course, chosen, True, asked.now)
    sent = [as_sent(one, setting.mail, asked.now) for one in letters]
    outbox.put_after(asked.session, setting.folder, sent)
    return Go(home, said="hub_administration.said.sending", filling={"count": len(sent)})
