"""Sourced sentences of a plan: what to do when it goes badly, and what opioids need."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, Final

from riktig.clinical.tables import Row, rows
from riktig.planning.questions import source_text
from riktig.text.catalogue import text

BADLY: Final = (
    "no_abrupt_stop",
    "no_abrupt_stop_opioid",
    "no_abrupt_stop_chosen",
    "stay_longer",
    "never_up",
    "contact",
)
OPIOID: Final = ("opioid_tolerance", "opioid_mixing", "naloxone")
SWITCH: Final = ("switch_slowly", "switch_review")
CHECKLIST: Final = (
    "recall",
    "medicine_list",
    "multidose",
    "colleague",
    "next_visit",
    "part_dispensing",
)
_ALL: Final = "all"


@cache
def fact(name: str) -> Row:
    """A row of `plan_facts.csv` by name. KeyError if there is none."""
    return {row["fact"]: row for row in rows("plan_facts")}[name]


def offer_visit_weeks() -> str:
    """At least how often a visit is offered during a taper (HDIR-TAPER), in weeks."""
    return fact("contact")["number"]


def badly(class_: str) -> dict[str, Any]:
    """When it goes badly: stay longer, never up, talk together."""
    return {"title": text("planning.badly.title"), "items": fact_items(BADLY, class_)}


def opioid(class_: str) -> dict[str, Any] | None:
    """What an opioid plan warns of; None for other medicines."""
    found = fact_items(OPIOID, class_)
    return {"title": text("planning.opioid.title"), "items": found} if found else None


def switch_notes(class_: str, to: str) -> list[dict[str, str]]:
    """What sources say of the time a switch takes; the review is said of diazepam only."""
    names = SWITCH if to == "diazepam" else SWITCH[:1]
    return fact_items(names, class_)


def checklist() -> dict[str, Any]:
    """What belongs to writing the prescription of a step."""
    weeks = offer_visit_weeks()
    items = [text(f"planning.checklist.{name}", weeks=weeks) for name in CHECKLIST]
    return {"title": text("planning.checklist.title"), "items": items}


def rows_used(class_: str) -> tuple[Row, ...]:
    """The rows behind what is said of a class of medicines."""
    always = ("part_dispensing", "responsible", "written_plan")
    return facts_said((*BADLY, *OPIOID, *always), class_)


def withdrawal(substance: str) -> Row | None:
    """When withdrawal begins and how long it lasts; None where no source was read."""
    timed = (row for row in rows("withdrawal_timing") if row["substance"] == substance)
    return next(timed, None)


def facts_said(names: Sequence[str], class_: str) -> tuple[Row, ...]:
    """The rows of those facts that are said of a class of medicines."""
    return tuple(fact(name) for name in names if _is_said(fact(name), class_))


def fact_items(names: Sequence[str], class_: str) -> list[dict[str, str]]:
    """Those facts in words, each with its source."""
    return [
        {
            "text": text(
                f"planning.fact.{name}",
                weeks=fact(name)["number"],
                low=fact(name)["low"],
                high=fact(name)["high"],
            ),
            "source": source_text(fact(name)),
        }
        for name in names
        if _is_said(fact(name), class_)
    ]


def _is_said(row: Row, class_: str) -> bool:
    return row["classes"] == _ALL or class_ in row["classes"].split()
