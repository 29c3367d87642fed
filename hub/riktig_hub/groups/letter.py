"""Letters for the facilitator to send: before a meeting how to prepare, after it what was said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from email.message import EmailMessage
from email.policy import SMTP
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from riktig.text import format_date, text
from riktig.text.catalogue import area
from riktig_hub.groups.commitments import Line
from riktig_hub.groups.members import Member
from riktig_hub.groups.state import ends_at, material
from riktig_hub.registry.courses import Group, Meeting
from riktig_hub.web.zone import local


class Letter(NamedTuple):
    """What it says. No number of anybody's practice is in it, and nobody's name but the group's."""

    subject: str
    body: str


def letter(group: Group, meeting: Meeting, origin: str) -> Letter:
    """The letter; what is not known yet stands as a line to fill in."""
    book, ends = material(meeting.number), ends_at(meeting)
    open_still = text("hub_groups.letter.open")
    begins = local(meeting.starts_at) if meeting.starts_at else None
    filling = {
        "group": group.name,
        "number": meeting.number,
        "title": book.title,
        "day": _day(begins.date()) if begins else open_still,
        "clock": f"{begins:%H.%M}" if begins else open_still,
        "ends": f"{local(ends):%H.%M}" if ends else open_still,
        "place": meeting.place or group.place or open_still,
        "module": _link(origin, book.links["module"]),
        "preparing": _link(origin, book.links["preparing"]),
        "numbers": _link(origin, f"/kurs/{group.course_id}/tall"),
        "meetings": _link(origin, f"/kurs/{group.course_id}/moter"),
    }
    first = "" if meeting.number == 1 else text("hub_groups.letter.since_last")
    body = text("hub_groups.letter.body", **filling, since_last=first)
    return Letter(text("hub_groups.letter.subject", **filling), body)


def promises(group: Group, meeting: Meeting, lines: Sequence[Line]) -> Letter:
    """What members said they will try, back to the group. Numbers stay where they were said."""
    said = [
        text(
            f"hub_groups.promises.line{'_by' if one.row.by_day else ''}",
            name=one.name,
            what=one.row.what,
            day=format_date(one.row.by_day) if one.row.by_day else "",
        )
        for one in lines
        if one.name
    ]
    filling = {"group": group.name, "number": meeting.number}
    return Letter(
        text("hub_groups.promises.subject", **filling),
        text("hub_groups.promises.body", lines="\n".join(said)),
    )


def _day(day: date) -> str:
    """With the weekday, by which people keep their evenings."""
    return f"{area('diary')['weekday'][day.weekday()]} {format_date(day)}"


def _link(origin: str, path: str) -> str:
    """An address after a colon; nothing where only this machine has the address."""
    alone = urlsplit(origin).hostname in ("127.0.0.1", "localhost", "::1")
    return "" if alone else f": {origin}{path}"


def mailto(written: Letter, members: Sequence[Member]) -> str:
    """An address that opens one's own mail program. Nobody's address is shown to the others."""
    hidden = quote(",".join(one.email for one in members), safe="@,")
    return f"mailto:?bcc={hidden}&subject={quote(written.subject)}&body={quote(written.body)}"


def as_file(written: Letter, members: Sequence[Member]) -> bytes:
    """A draft that a mail program opens: `X-Unsent` lets it be changed and sent."""
    message = EmailMessage(policy=SMTP)
    message["Subject"] = written.subject
    if members:
        message["Bcc"] = ", ".join(one.email for one in members)
    message["X-Unsent"] = "1"
    message.set_content(written.body)
    return message.as_bytes()
