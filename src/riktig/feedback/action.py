"""The one thing page one proposes: which of the doctor's own patients, what, and by when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from riktig.agreed.agreed import Agreed
from riktig.blocks.statement import Statement, Value, say
from riktig.feedback.headlines import LEAST_ROOM, chosen, in_own_hands, room
from riktig.feedback.measure_view import MeasureView
from riktig.text import format_date, format_number, has_text, text

AT_ONCE: Final = 3  # patients to begin with; chosen here: what fits in beside the day's work
WITHIN: Final = timedelta(weeks=4)  # when the group has no date; chosen here


def action(views: Sequence[MeasureView], agreed: Agreed, dated: date) -> Statement:
    """One proposed action. `dated` is the report's own day: the core has no clock.

    It belongs to the measure of the doctor's own undecided plan, when one of the views has such
    with patients left; else to the first headline in the doctor's own hands with room; else to
    the first with room. With nobody left, the proposal is to tell the group.
    """
    day = look_again(agreed, dated)
    view = _about(views)
    if view is None:
        return say("front_page.action.nobody", {"by": day.isoformat()}, date=format_date(day))
    return _asked(view, day)


def look_again(agreed: Agreed, dated: date) -> date:
    """The group's next look where it is still to come, else four weeks after the report."""
    planned = agreed.next_look
    return planned if planned is not None and planned > dated else dated + WITHIN


def _about(views: Sequence[MeasureView]) -> MeasureView | None:
    planned = [view for view in views if view.plan and not view.plan.decision]
    headlines = chosen(views)
    own = [view for view in headlines if in_own_hands(view.measure)]
    return next((view for view in (*planned, *own, *headlines) if _has_patients(view)), None)


def _has_patients(view: MeasureView) -> bool:
    """Somebody is left, and there is a wish; a masked count is of somebody."""
    numerator = view.change.after.numerator
    return has_text(_key(view, "whom")) and (
        numerator.masked or bool(numerator.number and (view.plan or room(view) >= LEAST_ROOM))
    )


def _asked(view: MeasureView, day: date) -> Statement:
    count = view.change.after.numerator.number
    module = view.measure.report.module if view.measure.report else ""
    values: dict[str, Value] = {
        "measure": view.measure.id,
        "patients": count,
        "begin_with": None if count is None else min(count, AT_ONCE),
        "by": day.isoformat(),
        "module": module,
    }
    return say(
        "front_page.action.patients",
        values,
        some=_some(count),
        whom=text(_key(view, "whom")),
        do=text(_key(view, "do")),
        date=format_date(day),
        module=text(f"front_page.module.{module}"),
    )


def _some(count: int | None) -> str:
    """`3 av de 24`, `de 2`, `den ene`; of a masked count, one."""
    if count is None:
        return text("front_page.some.hidden")
    if count == 1:
        return text("front_page.some.one")
    form = "all" if count <= AT_ONCE else "of"
    return text(f"front_page.some.{form}", count=format_number(count), some=format_number(AT_ONCE))


def _key(view: MeasureView, part: str) -> str:
    return f"front_page.{part}.{view.measure.id}"
