"""When a value and the number of patients go different ways, both are said."""

from __future__ import annotations

from collections.abc import Iterator

from riktig.blocks.statement import Statement, say
from riktig.feedback.measure_view import MeasureView
from riktig.feedback.messages_counts import patients_said
from riktig.text import format_number


def share_said(view: MeasureView) -> Iterator[Statement]:
    """Both, where the value rose and the patients did not, or the other way; else nothing."""
    change, per = view.change, view.measure.denominator.per
    said = patients_said(view.measure, change)
    if not said:
        return
    kind = "share" if per is None else "rate"
    yield say(
        f"measure_section.share.{kind}_{'higher' if (change.difference or 0) > 0 else 'lower'}",
        {
            "before": change.before.numerator.number,
            "after": change.after.numerator.number,
            "of_before": change.before.denominator.number,
            "of_after": change.after.denominator.number,
        },
        patients=said,
        per=format_number(per or 1),
    )
