"""The letter before a meeting: to copy, to open in one's mail program, or as a file."""

from __future__ import annotations

from riktig_hub.groups.letter import as_file, letter, mailto
from riktig_hub.groups.members import members_of
from riktig_hub.groups.state import meeting_of
from riktig_hub.web.answer import Answer, File, Page
from riktig_hub.web.asked import Asked
from riktig_hub.web.route import FACILITATOR, Route

ADDRESS = "/gruppe/<group>/moter/<number>/innkalling"


def show_letter(asked: Asked) -> Answer:
    """The letter, with ways of sending it."""
    meeting = meeting_of(asked.group, asked.values.get("number", ""))
    written = letter(asked.group, meeting, asked.setting.origin)
    members = members_of(asked.session, asked.group)
    values = {
        "group": asked.group,
        "meeting": meeting,
        "letter": written,
        "mailto": mailto(written, members),
        "members": len(members),
        "place": meeting.place or asked.group.place,
        "here_at": f"/gruppe/{asked.group.id}/moter/{meeting.number}",
    }
    return Page("groups/letter.html.j2", values)


def give_letter(asked: Asked) -> Answer:
    """The letter as a draft."""
    meeting = meeting_of(asked.group, asked.values.get("number", ""))
    written = letter(asked.group, meeting, asked.setting.origin)
    content = as_file(written, members_of(asked.session, asked.group))
    return File(f"innkalling-moete-{meeting.number}.eml", content, "message/rfc822")


ROUTES = (
    Route(ADDRESS, "groups.letter", FACILITATOR, show_letter, sees="group"),
    Route(f"{ADDRESS}.eml", "groups.letter_file", FACILITATOR, give_letter, sees="group"),
)
