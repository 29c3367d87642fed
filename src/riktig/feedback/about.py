"""About the report: what it is for, what to do with a wrong number, and what may be expected."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from riktig.agreed.agreed import Agreed
from riktig.blocks.block import Block
from riktig.blocks.statement import Statement, block_of, say
from riktig.clinical.tables import figure, source
from riktig.compare import Comparison
from riktig.text import decimal_text, format_date, format_number, text

_STEPS: Final = (1, 2, 3)


def about_block(own: Comparison, agreed: Agreed, *, grouped: bool = False) -> Block:
    """Purpose, next look, three steps for a wrong number, good reasons, and the usual effect."""
    return block_of("about", text("own_report.about.title"), list(_said(own, agreed, grouped)))


def _said(own: Comparison, agreed: Agreed, grouped: bool) -> Iterator[Statement]:
    yield say("own_report.about.purpose")
    if grouped:
        yield say("group_report.page.pointer")
    if agreed.next_look and agreed.next_look > own.after.last:
        day = format_date(agreed.next_look)
        yield say("own_report.about.next", {"next": agreed.next_look.isoformat()}, day=day)
    else:
        yield say("own_report.about.next_unknown")
    yield say("own_report.about.reasons")
    yield expected()
    yield say("own_report.about.wrong")
    yield from (say(f"own_report.about.step_{number}") for number in _STEPS)


def expected() -> Statement:
    """What feedback on own numbers has done elsewhere, with its spread."""
    trials, middle = figure("feedback_trials"), figure("feedback_median_points")
    spread = figure("feedback_iqr_points")
    return say(
        "own_report.about.expected",
        {
            "trials": trials.value,
            "median": middle.value,
            "low": spread.low,
            "high": spread.high,
        },
        trials=format_number(trials.value or 0),
        median=decimal_text(middle.value or 0),
        low=decimal_text(spread.low or 0),
        high=decimal_text(spread.high or 0),
        source=source(middle.source_id)["title"],
    )
