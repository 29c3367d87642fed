"""What the pages of one meeting share: which meeting it is, and where its pages are."""

from __future__ import annotations

from typing import Any

from riktig_hub.groups.state import material, meeting_of
from riktig_hub.registry.courses import Meeting
from riktig_hub.web.answer import Go, Page
from riktig_hub.web.asked import Asked
from riktig_hub.web.route import FACILITATOR, PageFunction, Route

MEETING = "/gruppe/<group>/moter/<number>"
FORM_BYTES = 64 * 1024
FILE_BYTES = 512 * 1024
SAID = "hub_groups.said."


def meeting_here(asked: Asked) -> Meeting:
    """The meeting the address names. `NotHere` where the group has none such."""
    return meeting_of(asked.group, asked.values.get("number", ""))


def address(asked: Asked) -> str:
    """The meeting's own page."""
    return f"/gruppe/{asked.group.id}/moter/{meeting_here(asked).number}"


def back(asked: Asked, said: str, **filling: int) -> Go:
    """To the meeting's page, with a sentence."""
    return Go(address(asked), f"{SAID}{said}", filling)


def page(asked: Asked, name: str, **values: Any) -> Page:
    """A page of the meeting."""
    meeting = meeting_here(asked)
    common = {
        "group": asked.group,
        "course": asked.course,
        "meeting": meeting,
        "book": material(meeting.number),
        "here_at": address(asked),
        "today": asked.today,
    }
    return Page(f"groups/{name}.html.j2", {**common, **values})


def route(
    end: str, name: str, show: PageFunction, do: PageFunction | None = None, most: int = FORM_BYTES
) -> Route:
    """An address of the meeting. Each use of it is logged: it shows names."""
    return Route(
        f"{MEETING}{end}", f"groups.{name}", FACILITATOR, show, do, sees="group", most_bytes=most
    )
