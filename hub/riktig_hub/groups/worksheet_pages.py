"""The group's worksheet: written, taken from a file, handed in."""

from __future__ import annotations

from riktig_hub.groups.attendance import attendance_of
from riktig_hub.groups.here import FILE_BYTES, SAID, address, back, meeting_here, page, route
from riktig_hub.groups.worksheet import FILLED, fields_of, filled, hand_in, save, take_file
from riktig_hub.web.answer import Answer, Go
from riktig_hub.web.asked import Asked


def show_worksheet(asked: Asked) -> Answer:
    """The sheet."""
    meeting = meeting_here(asked)
    came = bool(attendance_of(asked.session, meeting))
    return page(asked, "worksheet", fields=fields_of(meeting), filled=filled(meeting), came=came)


def do_worksheet(asked: Asked) -> Answer:
    """Keeps the sheet, hands it in, or takes what a saved one says."""
    meeting = meeting_here(asked)
    here = f"{address(asked)}/arbeidsark"
    if asked.files.get("file"):
        count = take_file(meeting, asked.files["file"][0].content)
        return Go(here, f"{SAID}sheet_{'taken' if count else 'nothing'}", {"count": count})
    save(meeting, {key: values[0] for key, values in asked.form.items()}, bool(asked.given(FILLED)))
    if asked.given("do") != "hand_in":
        return Go(here, f"{SAID}draft")
    if not attendance_of(asked.session, meeting):  # who goes to tick it off leaves this page
        return Go(here, f"{SAID}draft_attendance")
    by = asked.viewer.person.id if asked.viewer.person else None
    hand_in(meeting, by, asked.now)
    return back(asked, "worksheet")


ROUTES = (route("/arbeidsark", "worksheet", show_worksheet, do_worksheet, FILE_BYTES),)
