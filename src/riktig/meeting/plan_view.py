"""A meeting as the facilitator's page takes it: its steps, and what can be cut."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from riktig.meeting.cuts import Offer, minutes_left, offers
from riktig.meeting.order import meetings, plain
from riktig.problem import Refused
from riktig.text import text

PlanView = dict[str, Any]


def plan_view(name: str, done: Collection[int], at: int = 0, late: float = 0) -> PlanView:
    """The plan with the cuts `done`, and what more may be cut. Refused: meeting_unknown.

    `at` is the step that is under way and `late` the minutes behind the plan.
    """
    if name not in meetings():
        raise Refused("meeting_unknown")
    meeting = meetings()[name]
    left = minutes_left(meeting, done)
    cuts = meeting.get("cuts", [])
    return {
        "id": name,
        "title": meeting["title"],
        "aims": list(meeting["aims"]),
        "steps": [
            {
                "title": step["title"],
                "who": plain(step["who"]),
                "text": plain(step.get("text", "")),
                "needs": list(step.get("needs", [])),
                "planned": step["minutes"],
                "minutes": minutes,
            }
            for step, minutes in zip(meeting["steps"], left, strict=True)
        ],
        "offers": [_offer(one) for one in offers(meeting, done, at, late)],
        "done": [
            {"cut": place, "said": _said(cuts[place]["step"], cuts[place]["to"])}
            for place in sorted(done)
            if place < len(cuts)
        ],
    }


def choices() -> list[dict[str, Any]]:
    """The meetings to choose among."""
    return [
        {
            "id": name,
            "title": one["title"],
            "minutes": sum(step["minutes"] for step in one["steps"]),
            "aims": list(one["aims"]),
        }
        for name, one in meetings().items()
    ]


def _offer(one: Offer) -> dict[str, Any]:
    return {
        "cut": one.cut,
        "said": _said(one.step, one.to),
        "text": plain(one.text),
        "saves": one.saves,
        "needed": one.needed,
    }


def _said(step: str, to: int) -> str:
    return text(f"meeting.cut.{'shorter' if to else 'away'}", step=step, to=to)
