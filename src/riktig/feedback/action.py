"""The one thing page one proposes: which of the doctor's own patients, what, and by when."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from riktig.agreed.agreed import Agreed
from riktig.blocks.statement import Statement, Value, say
from riktig.feedback.headlines import LEAST_ROOM, chosen, in_own_hands, room
from riktig.feedback.measure_view import MeasureView
from riktig.text import format_date, format_number, has_text, text

AT_ONCE: Final = 3  # patients to begin with; chosen here: what fits in beside the day's work
WITHIN: Final = timedelta(weeks=4)  # when the group has no date near enough; chosen here
NEAR: Final = timedelta(weeks=8)  # a day to look again is near enough; chosen here
_SATURDAY, _DAYS = 5, 7


class When(NamedTuple):
    """The day something is to be done by, and whether the group meets that day."""

    day: date
    meeting: bool


def action(views: Sequence[MeasureView], agreed: Agreed, dated: date, form: str = "") -> Statement:
    """One proposed action. `dated` is the report's own day: the core has no clock.

    `form` is "", or "_short" for one without where to find them. It belongs to the measure
    of the doctor's own undecided plan, when one of the views has such with patients left; else to
    the first headline in the doctor's own hands with room; else to the first with room. With
    nobody left, the proposal is to tell the group.
    """
    by = act_by(agreed, dated)
    view = _about(views)
    if view is None:
        values: dict[str, Value] = {"by": by.day.isoformat()}
        return say("front_page.action.nobody", values, when=_when(by))
    return _asked(view, by, form)


def act_by(agreed: Agreed, dated: date) -> When:
    """The next meeting after that day; else the day to look again where near; else four weeks on.

    Four weeks on is a working day.
    """
    meetings = [day for day in agreed.meetings if day > dated]
    if meetings:
        return When(min(meetings), meeting=True)
    planned = agreed.next_look
    if planned is not None and dated < planned <= dated + NEAR:
        return When(planned, meeting=False)
    day = dated + WITHIN
    return When(_working(day), meeting=False)


def _working(day: date) -> date:
    """That day, or the Monday after a weekend."""
    return day if day.weekday() < _SATURDAY else day + timedelta(days=_DAYS - day.weekday())


def _when(by: When) -> str:
    return text(f"front_page.when.{'meeting' if by.meeting else 'day'}", date=format_date(by.day))


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


def _asked(view: MeasureView, by: When, form: str) -> Statement:
    count = view.change.after.numerator.number
    module = view.measure.report.module if view.measure.report else ""
    values: dict[str, Value] = {
        "measure": view.measure.id,
        "patients": count,
        "begin_with": None if count is None else min(count, AT_ONCE),
        "by": by.day.isoformat(),
        "module": module,
    }
    return say(
        f"front_page.action.patients{form}",
        values,
        some=_some(count),
        whom=text(_key(view, "whom")),
        do=text(_key(view, "do")),
        when=_when(by),
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
