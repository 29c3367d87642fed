"""The group's report: who may be shown, questions to the group, and the files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from riktig.blocks.group_pairs import LEAST_MEMBERS
from riktig.text.catalogue import area
from riktig_hub.groups.lettering import all_shared, give_letters, letters_of, same_group
from riktig_hub.groups.members import Member, members_of, sharing
from riktig_hub.groups.report_making import MAKER
from riktig_hub.groups.shared import Shared, order_of, questions, shared_by
from riktig_hub.web.answer import Answer, Data, File, Go, NotHere, Page, Wrong
from riktig_hub.web.asked import Asked
from riktig_hub.web.route import FACILITATOR, Route

ADDRESS = "/gruppe/<group>/rapport"
FEWEST: Final = 2  # whose numbers make a sheet without numbers
_KINDS: Final = {
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_AGREED: Final = "maal-"  # a box of the form: all said yes to the measure


def show_report(asked: Asked) -> Answer:
    """How many have shared, the report, and the questions of what is agreed on."""
    members = members_of(asked.session, asked.group)
    counts = sharing(members)
    shared = shared_by(asked.session, asked.group, members)
    order = order_of(asked.session, asked.group, shared)
    agreed = {key.removeprefix(_AGREED) for key in asked.query if key.startswith(_AGREED)}
    names = area("hub_groups")["report"]["file"]
    asks, why_not = questions(shared, agreed)
    values = {
        "group": asked.group,
        "course": asked.course,
        "members": len(members),
        "counts": counts,
        "least": LEAST_MEMBERS,
        "fewest": FEWEST,
        "state": MAKER.state(order),
        "files": [one for one in names if one in MAKER.files(order)],
        "names": names,
        "agreed": agreed,
        "asks": asks,
        "why_not": why_not,
        "lettered": _lettered(asked, members),
    }
    return Page("groups/report.html.j2", values)


def _lettered(asked: Asked, members: Sequence[Member]) -> str:
    """What is said of the report's letters: who sees them, or why nobody has one."""
    if not letters_of(asked.session, asked.group):
        return ""
    if not same_group(asked.session, asked.group, members):
        return "another_group"
    return "lettered" if all_shared(members) else ""


def make_report(asked: Asked) -> Answer:
    """Begins to make the report; the page says when it is there."""
    shared, counts = _shared(asked)
    if counts < FEWEST:
        raise Wrong("hub_groups.problem.too_few", least=f"{FEWEST}")
    give_letters(asked.session, asked.group, members_of(asked.session, asked.group))
    MAKER.start(order_of(asked.session, asked.group, shared))
    return Go(f"/gruppe/{asked.group.id}/rapport#rapporten")


def report_ready(asked: Asked) -> Answer:
    """Whether the page has something new to show; asked by the page itself, so it is not logged."""
    shared, _ = _shared(asked)
    state = MAKER.state(order_of(asked.session, asked.group, shared))
    return Data({"making": state == "making"})


def give_file(asked: Asked) -> Answer:
    """One of the report's files."""
    shared, _ = _shared(asked)
    name = asked.values.get("file", "")
    content = MAKER.files(order_of(asked.session, asked.group, shared)).get(name)
    if content is None:
        raise NotHere
    return File(f"riktig-{name}", content, _KINDS[name.rpartition(".")[2]])


def _shared(asked: Asked) -> tuple[Shared, int]:
    members = members_of(asked.session, asked.group)
    return shared_by(asked.session, asked.group, members), sharing(members)["both"]


ROUTES = (
    Route(ADDRESS, "groups.report", FACILITATOR, show_report, make_report, sees="group"),
    Route(f"{ADDRESS}/ferdig", "groups.report_ready", FACILITATOR, report_ready),
    Route(f"{ADDRESS}/fil/<file>", "groups.report_file", FACILITATOR, give_file, sees="group"),
)
