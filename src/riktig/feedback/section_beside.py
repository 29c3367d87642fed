"""A measure's fourth part: what to watch meanwhile, the same patients, and high starts."""

from __future__ import annotations

from collections.abc import Iterator

from riktig.blocks import cells
from riktig.blocks.block import Block
from riktig.blocks.statement import Statement, block_of, say
from riktig.compare import SameMeasure
from riktig.feedback.cohorts import Cohort
from riktig.feedback.measure_titles import section_title
from riktig.feedback.measure_view import MeasureView
from riktig.feedback.section_series_words import lower_first
from riktig.text import format_number, text


def beside_part(view: MeasureView) -> Block:
    """The measure's own balancing words, the same patients, and regression to the mean."""
    return block_of(
        f"{view.measure.id}-beside",
        text("measure_section.beside.title", measure=section_title(view.measure)),
        list(_said(view)),
    )


def _said(view: MeasureView) -> Iterator[Statement]:
    if view.measure.balancing:
        gained = any(one.kind == "gain" for one in view.messages)
        watched = text("report.direction.and").join(map(lower_first, view.measure.balancing))
        key = "watched_gain" if gained else "watched"
        yield say(f"measure_section.beside.{key}", watched=watched)
    else:
        yield say("measure_section.beside.nothing")
    if view.regression:
        yield say(f"measure_section.beside.regression_{view.regression}")
    if view.cohort:
        yield _cohort_said(view.cohort)


def _cohort_said(found: Cohort) -> Statement:
    same, numbers = found.measure, {"patients": found.patients}
    if same is None:
        return numbered("measure_section.beside.closed_unknown", numbers)
    return numbered("measure_section.beside.closed", {**numbers, **_counts(same)})


def _counts(same: SameMeasure) -> dict[str, int]:
    return {**same.counts._asdict(), "then": same.counts.then, "now": same.counts.now}


def numbered(key: str, numbers: dict[str, int]) -> Statement:
    """A sentence whose written numbers are its values."""
    written = {name: format_number(number) for name, number in numbers.items()}
    return say(key, numbers, **written)


def columns() -> list[str]:
    """Before, after, and the step between them."""
    return [
        "",
        text("report.period.before"),
        text("report.period.after"),
        text("report.own.column_change"),
    ]


def counted_row(label: str, before: int | None, after: int | None) -> list[str]:
    """Patients before and after; a dash for what is not known."""
    missing = text("report.count.missing")
    step = missing if before is None or after is None else cells.step_words(after - before)
    written = (missing if one is None else format_number(one) for one in (before, after))
    return [label, *written, step]
