"""The inside of the app for a group's meeting."""

from __future__ import annotations

from riktig.meeting.ledger import measure_choices
from riktig.meeting.plan_view import choices
from riktig.text.catalogue import area
from riktig_widgets import mounts
from riktig_widgets.templates import rendered

PARTS = ("plan", "numbers", "votes", "ledger", "papers")


def meeting() -> str:
    """The meetings to choose among, and the places of what the script shows."""
    words = area("meeting")["page"]
    page = area("page")
    report = {**page["block"], **area("report_page")["page"]}
    told = {**page["block"], **words, "report_words": report, "measures": measure_choices()}
    return rendered(
        "apps/motet.html.j2",
        words=words,
        parts=PARTS,
        choices=choices(),
        data=mounts.data(told, data_riktig_texts=""),
    )
