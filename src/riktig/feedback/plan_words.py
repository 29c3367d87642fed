"""How a plan's aim and decision are written."""

from __future__ import annotations

from typing import Final

from riktig.agreed.agreed import Decision
from riktig.feedback.plan_outcome import PlanView
from riktig.text import decimal_text, format_number, text

CHOICES: Final[tuple[Decision, ...]] = ("adopt", "adapt", "abandon")


def aim_words(view: PlanView) -> str:
    """`høyst 40 %`, `minst 12,5 per 1 000`."""
    per = view.measure.denominator.per
    number = decimal_text(view.plan.aim, 1)
    written = (
        text("report.unit.percent", value=number)
        if per is None
        else text("report.unit.per", value=number, per=format_number(per))
    )
    return text(f"plan.wanted.{view.wanted}", aim=written)


def decision_words(decision: Decision) -> str:
    """The decision, or the three with a box each where none has been made."""
    if decision:
        return text(f"plan.decision.{decision}")
    boxes = (text("plan.box", choice=text(f"plan.decision.{one}")) for one in CHOICES)
    return "   ".join(boxes)
