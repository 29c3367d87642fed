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
from riktig.text import text

# Until when something is to be done where the group has set no date. Chosen here: four weeks.
DAYS_TO_ACT: Final = 28


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
    """The day something is to be done by: when they look again, else the next they meet."""
    later = [day for day in days_ahead(agreed, dated) if day > dated]
    if agreed.next_look in later:
        return agreed.next_look
    return later[0] if later else dated + timedelta(days=DAYS_TO_ACT)
