"""The apps there are: each has a name, the HTML of its inside, and what a kernel answers for it."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass

from riktig.configuration import Face
from riktig.text.catalogue import text
from riktig_widgets import app_diary, mounts
from riktig_widgets.templates import rendered

BOOK = "RIKTIG_BOOK_ADDRESS"  # where a kernel's pages find the book, ending in a slash


@dataclass(frozen=True)
class App:
    """`inside(face)` is the app's HTML below its heading.

    `doors` are the requests of the core's registry that its kernel answers; `forms` whether it
    opens calculators. Title and lead are `apps.NAME.title` and `apps.NAME.lead`.
    """

    name: str
    inside: Callable[[Face], str]
    doors: tuple[str, ...] = ()
    forms: bool = False


def chapters() -> str:
    """The address of the folder with the book's chapters, from a page with a kernel."""
    return os.environ.get(BOOK, "/") + "book/"


def _egen_forskrivning(face: Face) -> str:
    """The audit's page; in a kernel that may not take rows, a frame around the book's page.

    See `audit_widget` for a kernel that may.
    """
    if face == "public_site":
        return mounts.audit(book="../book/")
    return rendered(
        "apps/egen-forskrivning.html.j2",
        book=chapters() + "egen-forskrivning.html",
        title=text("apps.egen-forskrivning.title"),
        about=text("audit_app.frame.about"),
        without=text("audit_app.frame.without"),
    )


def _nedtrapping(face: Face) -> str:
    from riktig_widgets.app_planner import planner_app

    return planner_app(face)


def _kalkulatorer(_face: Face) -> str:
    from riktig_widgets.toolbox_mount import toolbox

    return toolbox()


def _besok(_face: Face) -> str:
    from riktig_widgets.besok import besok

    return besok()


def _motet(_face: Face) -> str:
    from riktig_widgets.app_meeting import meeting

    return meeting()


_LIST = (
    App(
        "kalkulatorer",
        _kalkulatorer,
        doors=("answer", "toolbox_search", "toolbox_journal"),
        forms=True,
    ),
    App("egen-forskrivning", _egen_forskrivning),
    App("nedtrapping", _nedtrapping, doors=("plan", "plan_together", "plan_compare")),
    App(
        "besok",
        _besok,
        doors=(
            "answer",
            "visit_open",
            "visit_search",
            "visit_numbers",
            "visit_commitment",
            "visit_ledger",
            "visit_ledger_open",
            "visit_sheet",
            "visit_questions",
        ),
        forms=True,
    ),
    App(
        "motet",
        _motet,
        doors=(
            "meeting_plan",
            "meeting_numbers",
            "meeting_vote",
            "meeting_ledger",
            "meeting_sheet",
        ),
    ),
    App("sovndagbok", app_diary.sleep_diary, doors=app_diary.DIARY_DOORS),
    App("sporreskjema", app_diary.scales, doors=app_diary.SCORES_DOORS),
)
APPS: dict[str, App] = {app.name: app for app in _LIST}
