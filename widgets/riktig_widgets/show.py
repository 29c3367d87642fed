"""What a notebook's cell calls. Which face it becomes is decided by where it runs."""

from __future__ import annotations

import os
from collections.abc import Mapping
from itertools import count
from typing import Any

from riktig.registry import CALCULATORS
from riktig_widgets import mounts
from riktig_widgets.where import in_book

LOOPBACK = (
    "RIKTIG_LOOPBACK"  # "1" where only this machine reaches the server: a kernel may take rows
)
_numbers = count(1)
_shown: set[str] = set()


class Mount:
    """HTML that the page's script brings to life."""

    def __init__(self, html: str) -> None:
        self.html = html

    def _repr_mimebundle_(self, **_: object) -> dict[str, str]:
        return {"text/html": self.html, "text/plain": ""}


def show(name: str, folded: bool = False) -> object:
    """A calculator by name, behind its title where `folded`. KeyError names those there are."""
    if name not in CALCULATORS:
        raise KeyError(f"no calculator {name!r}; there are {', '.join(CALCULATORS)}")
    if in_book():
        made = mounts.calculator(name, own_prefix(name))
        return Mount(mounts.folded(name, made) if folded else made)
    from riktig_widgets.calculator_widget import Calculator

    return Calculator(name)


def own_prefix(name: str) -> str:
    """Ids of a second copy on the same page are kept apart by a number."""
    first = name not in _shown
    _shown.add(name)
    return name if first else f"{name}-{next(_numbers)}"


def show_audit() -> Mount:
    """The page "Din egen forskrivning": reads an extract in the reader's own browser."""
    return Mount(mounts.audit())


def show_compare() -> Mount:
    """Own summaries before and after, compared in the reader's own browser."""
    return Mount(mounts.compare())


def show_prompts() -> Mount:
    """Questions to a group from its shared numbers, chosen in the reader's own browser."""
    return Mount(mounts.prompts())


def show_journal() -> Mount:
    """The last prescriptions looked up in the journal, counted in the reader's own browser."""
    return Mount(mounts.journal())


def show_planner() -> object:
    """The taper planner, in the reader's own browser or with a kernel behind it."""
    if in_book():
        return Mount(mounts.planner())
    from riktig_widgets.planner_widget import Planner

    return Planner()


def show_app(name: str) -> object:
    """An app with a kernel behind it; KeyError names none such. In the book, see its own page."""
    if name == "egen-forskrivning" and os.environ.get(LOOPBACK) == "1":
        from riktig_widgets.audit_widget import AuditWidget

        return AuditWidget()
    from riktig_widgets.app_widget import AppWidget

    return AppWidget(name)


def show_chart(picture: Mapping[str, Any]) -> Mount:
    """A chart of the book from a block's picture: chart, data, params and alt text."""
    return Mount(mounts.chart(picture))
