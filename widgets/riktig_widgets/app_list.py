"""The apps there are: each has a name, the HTML of its inside, and what a kernel answers for it.

An app of another face is an entry point of the group `riktig.apps`: faces never import each other.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.metadata import entry_points
from typing import Protocol

from riktig.configuration import Face
from riktig.registry import CALCULATORS
from riktig.text.catalogue import text
from riktig_widgets import app_diary, mounts
from riktig_widgets.templates import rendered

ENTRY_POINTS = "riktig.apps"
BOOK = "RIKTIG_BOOK_ADDRESS"  # where a kernel's pages find the book, ending in a slash


class AppLike(Protocol):
    """What an app is, whoever makes it."""

    @property
    def name(self) -> str:
        """What it is called in addresses and texts."""

    @property
    def inside(self) -> Callable[[Face], str]:
        """The app's HTML below its heading."""

    @property
    def doors(self) -> tuple[str, ...]:
        """The requests of the core's registry that its kernel answers."""

    @property
    def forms(self) -> Callable[[], Iterable[str]]:
        """The names of what it opens on demand."""

    @property
    def form(self) -> Callable[[str, Face], str]:
        """The HTML of one of them."""


def _calculator(name: str, _face: Face) -> str:
    return mounts.calculator(name, name)


@dataclass(frozen=True)
class App:
    """See `AppLike`. Title and lead are `apps.NAME.title` and `apps.NAME.lead`."""

    name: str
    inside: Callable[[Face], str]
    doors: tuple[str, ...] = ()
    forms: Callable[[], Iterable[str]] = tuple
    form: Callable[[str, Face], str] = _calculator


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
        forms=lambda: CALCULATORS,
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
        forms=lambda: CALCULATORS,
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


def _others() -> tuple[AppLike, ...]:
    """The apps of other faces, by name."""
    points = sorted(entry_points(group=ENTRY_POINTS), key=lambda point: point.name)
    return tuple(point.load() for point in points)


APPS: dict[str, AppLike] = {app.name: app for app in (*_LIST, *_others())}
