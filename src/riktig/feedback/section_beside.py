"""A measure's fourth part: what to look at meanwhile, who came and left, and high starts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from riktig.blocks.block import Block
from riktig.blocks.past_words import change as signed
from riktig.blocks.statement import Statement, block_of, say
from riktig.compare import SameMeasure
from riktig.feedback.balancing import Beside
from riktig.feedback.cohorts import Cohort
from riktig.feedback.measure_view import MeasureView
from riktig.text import format_number, text
from riktig.view import Table

_DECIMALS: Final = 1
_WHOLE_FROM: Final = 100.0  # an amount as large as this is told without decimals


def beside_part(view: MeasureView) -> Block:
    """Balancing measures, the same patients, the list, and regression to the mean."""
    return block_of(
        f"{view.measure.id}-beside",
        text("measure_section.beside.title", measure=view.measure.title),
        list(_said(view)),
        table=_table(view),
    )


def _said(view: MeasureView) -> Iterator[Statement]:
    gained = any(one.kind == "gain" for one in view.messages)
    yield say(f"measure_section.beside.{'sentence_gain' if gained else 'sentence'}")
    if view.regression:
        key = "regression_alone" if view.among is None else "regression_group"
        yield say(f"measure_section.beside.{key}")
    if view.better:  # otherwise they stand in the table alone
        yield from map(_amount_said, view.balancing)
    if view.balancing:
        yield say("measure_section.beside.unjudged")
    if view.measure.balancing:
        watched = text("report.direction.and").join(map(_lower, view.measure.balancing))
        yield say("measure_section.beside.watched", watched=watched)
    yield from _people(view)


def _people(view: MeasureView) -> Iterator[Statement]:
    """Who is there: the same patients, who left and came, the list, and how the doctor works."""
    if view.cohort:
        yield from _cohort_said(view.cohort)
    elif view.own.after.kind == "private":
        yield say("measure_section.beside.no_cohort")
    before, after = (one.list_size for one in (view.own.before, view.own.after))
    if before and after and before != after:
        yield say(
            "measure_section.beside.list",
            {"before": before, "after": after},
            before=format_number(before),
            after=format_number(after),
        )
    if view.own.before.practice != view.own.after.practice:
        yield say("report.provenance.practice_note")


def _cohort_said(found: Cohort) -> Iterator[Statement]:
    same = found.measure
    numbers = {"patients": found.patients, "left": found.left, "came": found.came}
    if same is None:
        yield _numbered("closed_unknown", numbers)
    else:
        yield _numbered("closed", {**numbers, **_counts(same)})
    yield _numbered("left", numbers)
    if found.users_alone:
        yield say("measure_section.beside.users_alone")


def _counts(same: SameMeasure) -> dict[str, int]:
    return {
        "then": same.then,
        "now": same.now,
        "stayed": same.stayed,
        "ended": same.ended,
        "began": same.began,
    }


def _numbered(key: str, numbers: dict[str, int]) -> Statement:
    written = {name: format_number(number) for name, number in numbers.items()}
    return say(f"measure_section.beside.{key}", numbers, **written)


def _amount_said(one: Beside) -> Statement:
    return say(
        f"measure_section.beside.said_{one.name}",
        {"before": one.before, "after": one.after},
        before=_amount(one.before, text("measure_section.beside.unknown")),
        after=_amount(one.after, text("measure_section.beside.unknown")),
    )


def _amount(value: float | None, missing: str) -> str:
    if value is None:
        return missing
    whole = abs(value) >= _WHOLE_FROM or value == int(value)
    return format_number(value, 0 if whole else _DECIMALS)


def _table(view: MeasureView) -> Table:
    """The same numbers, everyone and the same patients one above the other."""
    return Table(
        caption=text("measure_section.beside.table"),
        columns=[
            "",
            text("report.period.before"),
            text("report.period.after"),
            text("report.own.column_change"),
        ],
        rows=[*_open_and_closed(view), *map(_amount_row, view.balancing), *_people_rows(view)],
    )


def _open_and_closed(view: MeasureView) -> Iterator[list[str]]:
    sides = (view.change.before, view.change.after)
    counts = [side.numerator.number for side in sides]
    title = {"measure": view.measure.title}
    if view.open:
        yield _counted_row(text("measure_section.beside.row_open", **title), *counts)
    if view.cohort and view.cohort.measure:
        same = view.cohort.measure
        yield _counted_row(text("measure_section.beside.row_closed", **title), same.then, same.now)


def _people_rows(view: MeasureView) -> Iterator[list[str]]:
    missing = text("report.count.missing")
    sizes = (view.own.before.list_size, view.own.after.list_size)
    if any(sizes):
        yield _counted_row(text("measure_section.beside.row_list"), *sizes)
    if view.cohort:
        left, came = (format_number(n) for n in (view.cohort.left, view.cohort.came))
        yield [text("measure_section.beside.row_left"), left, missing, missing]
        yield [text("measure_section.beside.row_came"), missing, came, missing]


def _counted_row(label: str, before: int | None, after: int | None) -> list[str]:
    missing = text("report.count.missing")
    step = missing if before is None or after is None else signed(after - before)
    written = (missing if one is None else format_number(one) for one in (before, after))
    return [label, *written, step]


def _amount_row(one: Beside) -> list[str]:
    missing = text("report.count.missing")
    step = missing
    if one.step is not None:
        step = ("+" if one.step > 0 else "") + _amount(one.step, missing)
    label = text(f"measure_section.beside.{one.name}")
    return [label, _amount(one.before, missing), _amount(one.after, missing), step]


def _lower(said: str) -> str:
    return said[:1].lower() + said[1:]
