"""Words that the parts of a group's report share."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final

from riktig.agreed.agreed import Agreed
from riktig.blocks.statement import Statement, say
from riktig.clinical.tables import source
from riktig.compare import MeasureChange
from riktig.feedback.measure_titles import measure_title
from riktig.measures.measure import Measure
from riktig.text import format_number, text

# Until when something is to be done where the group does not meet. Chosen here: four weeks, and a
# day to look again when it is within eight.
DAYS_TO_ACT: Final = 28
SOON_DAYS: Final = 56


def message(change: MeasureChange, where: str = "whole") -> Statement:
    """Whether it is a change: the one rule and nothing else. On the "front", in few words."""
    name = "same" if change.difference == 0 else change.verdict
    return say(f"group_report.{where}.message_{name}", numbers(change))


def numbers(change: MeasureChange) -> dict[str, Any]:
    """What stands behind the words on a change, unrounded."""
    interval = change.interval
    return {
        "measure": change.id,
        "version": change.version,
        "before": change.before.numerator.number,
        "before_of": change.before.denominator.number,
        "after": change.after.numerator.number,
        "after_of": change.after.denominator.number,
        "difference": change.difference,
        "ratio": change.ratio,
        "low": interval.low if interval else None,
        "high": interval.high if interval else None,
        "verdict": change.verdict,
    }


def source_line(measure: Measure) -> str:
    """The measure's title, version and sources."""
    return text(
        "report.own.source",
        measure=measure_title(measure),
        version=measure.version,
        sources="; ".join(source(name)["title"] for name in measure.source),
    )


def days_ahead(agreed: Agreed, dated: date) -> list[date]:
    """The meetings and the day to look again, from the report's own day on, in order."""
    days = {*agreed.meetings, *([agreed.next_look] if agreed.next_look else [])}
    return sorted(day for day in days if day >= dated)


def act_by(agreed: Agreed, dated: date) -> date:
    """The day something is to be done by, from the day after the report's own.

    The next meeting; else the day to look again when it is soon; else four weeks on.
    """
    meeting = next((day for day in agreed.meetings if day > dated), None)
    look = agreed.next_look
    if meeting is None and look is not None and dated < look <= dated + timedelta(SOON_DAYS):
        return look
    return meeting or dated + timedelta(DAYS_TO_ACT)


def members_of(used: int, members: int) -> str:
    """`alle 8 leger`, `6 av 8 leger`: whose numbers a sum holds."""
    form = "all" if used == members else "some"
    return text(f"group_report.members_of.{form}", used=used, all=members)


def share_and_count(change: MeasureChange, measure: Measure) -> Statement | None:
    """Both, where the share and the number of patients go different ways; else nothing."""
    if measure.denominator.per is not None or not change.difference:
        return None
    before, after = change.before, change.after
    more = (after.numerator.number or 0) - (before.numerator.number or 0)
    if more * change.difference > 0:
        return None
    return say(
        "group_report.whole.apart",
        numbers(change),
        share=_way(change.difference),
        count=_way(more),
        before=format_number(before.numerator.number or 0),
        after=format_number(after.numerator.number or 0),
        before_of=format_number(before.denominator.number or 0),
        after_of=format_number(after.denominator.number or 0),
    )


def _way(step: float) -> str:
    return text(f"group_report.way.{'higher' if step > 0 else 'lower' if step < 0 else 'same'}")
