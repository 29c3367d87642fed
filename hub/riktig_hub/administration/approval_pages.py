"""The table of approvals. An approval's own number may hold any sign, so it is asked for by it."""

from __future__ import annotations

from riktig_hub.administration.approvals import all_approvals, remove, save
from riktig_hub.registry.courses import PARTS, Approval
from riktig_hub.web.answer import Answer, Go, NotHere, Page
from riktig_hub.web.asked import Asked

ADDRESS = "/styring/godkjenninger"


def show_all(asked: Asked) -> Answer:
    """The table; empty until the office fills it in."""
    values = {"approvals": all_approvals(asked.session), "today": asked.today}
    return Page("administration/approvals.html.j2", values)


def show_one(asked: Asked) -> Answer:
    """The form of one, or of a new one."""
    approval = _named(asked)
    parts = {one.part: one for one in approval.parts} if approval else {}
    values = {"approval": approval, "parts": parts, "keys": PARTS}
    return Page("administration/approval_form.html.j2", values)


def save_one(asked: Asked) -> Answer:
    """Keeps it, or takes it out of the table."""
    approval = _named(asked)
    if approval and asked.given("do") == "remove":
        remove(asked.session, approval)
        return Go(ADDRESS, said="hub_administration.said.approval_removed")
    save(asked, approval)
    return Go(ADDRESS, said="hub_administration.said.approval_saved")


def _named(asked: Asked) -> Approval | None:
    number = asked.query.get("nummer", "")
    if not number:
        return None
    approval = asked.session.get(Approval, number)
    if approval is None:
        raise NotHere
    return approval
