"""A measure's third part: the reader beside the group, the benchmark, own past and a reference."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from riktig.blocks import cells, words
from riktig.blocks.block import Block
from riktig.blocks.group_about import about, about_bare, about_counted
from riktig.blocks.group_pairs import LEAST_MEMBERS
from riktig.blocks.statement import Statement, block_of, say
from riktig.compare import Side
from riktig.feedback.among import Among, Benchmark, is_open, patients_beyond
from riktig.feedback.measure_titles import section_title, short_title
from riktig.feedback.measure_view import MeasureView
from riktig.feedback.section_picture import about_said, group_picture
from riktig.feedback.section_reference import reference_said
from riktig.text import format_number, text
from riktig.view import Table


def among_part(view: MeasureView) -> Block | None:
    """The group and the reference; `None` where there is nothing to say of either."""
    said = [*_group_said(view), *reference_said(view)]
    if not said:
        return None
    key = "title" if view.grouped else "title_alone"
    return block_of(
        f"{view.measure.id}-group",
        text(f"measure_section.among.{key}", measure=section_title(view.measure)),
        said,
        picture=group_picture(view, view.among) if view.among else None,
        table=_table(view, view.among) if view.among else None,
    )


def _group_said(view: MeasureView) -> Iterator[Statement]:
    found = view.among
    if found is None:
        if view.grouped:
            yield say("measure_section.among.hidden", {"least": LEAST_MEMBERS}, least=LEAST_MEMBERS)
        return
    yield _own(view, found)
    if found.benchmark:
        yield _benchmark(view, found.benchmark)
        yield say("measure_section.among.benchmark_note")
    yield say(
        "measure_section.among.past",
        {"before": view.change.before.value, "after": view.change.after.value},
        before=words.counted(view.change.before, view.measure),
        after=words.counted(view.change.after, view.measure),
    )
    if any(not row.open for row in found.published.rows):
        yield say("measure_section.change.hidden")
    yield say(f"measure_section.among.{'letters' if found.lettered else 'no_letters'}")


def _own(view: MeasureView, found: Among) -> Statement:
    """The reader's own number, exact, beside the others', which are said to be rounded first."""
    own, measure = view.change.after, view.measure
    values = {"own": own.value, "low": found.low, "middle": found.middle, "high": found.high}
    written = {
        "low": about_bare(found.low, measure),
        "middle": about(found.middle, measure),
        "high": about(found.high, measure),
    }
    if own.status == "not_computable":
        return say("measure_section.among.own_unknown", values, **written)
    said = words.value_or_why(own, measure)
    return say("measure_section.among.own", values, own=said, **written)


def _benchmark(view: MeasureView, goal: Benchmark) -> Statement:
    """The benchmark, and about how far it is for the reader; in one breath.

    Never a number of patients to stop treating: of a rate on the list no distance is told.
    """
    key = "benchmark_one" if goal.members == 1 else "benchmark"
    key += "_higher" if view.measure.direction == "higher" else ""
    beyond = patients_beyond(view.measure, view.change.after, goal.value)
    said = say(
        f"measure_section.among.{key}",
        {"value": goal.value, "members": goal.members, "own": goal.own, "beyond": beyond},
        value=about(goal.value, view.measure),
    )
    extra = []
    if goal.own:
        extra.append(text("measure_section.among.benchmark_own"))
    elif beyond is not None and (beyond == 0 or view.measure.denominator.per is None):
        many = "none" if beyond == 0 else "one" if beyond == 1 else "many"
        count = format_number(beyond)
        extra.append(text(f"measure_section.among.room_{many}", count=count))
    return Statement(said.code, " ".join([said.text, *extra]), said.values)


def _table(view: MeasureView, found: Among) -> Table:
    per = view.measure.denominator.per
    title = {"measure": short_title(view.measure)}
    caption = (
        text("measure_section.among.table", **title)
        if per is None
        else text("measure_section.among.table_per", **title, per=format_number(per))
    )
    rows = _letter_rows(view, found) if found.lettered else _spread_rows(view, found)
    return Table(
        caption=caption,
        columns=[
            text("report.group.column_member"),
            text("report.period.before"),
            text("report.period.after"),
        ],
        rows=[_you(view, found), *rows, *_group_rows(view, found)],
    )


def _you(view: MeasureView, found: Among) -> list[str]:
    label = text("measure_section.among.row_you")
    if found.letter:
        label = text("measure_section.among.row_you_letter", letter=found.letter)
    sides = (view.change.before, view.change.after)
    return [label, *(cells.counted_cell(side, view.measure) for side in sides)]


def _letter_rows(view: MeasureView, found: Among) -> list[list[str]]:
    return [
        [row.label, *(_cell(side, view) for side in (row.before, row.after))]
        for row in found.published.rows
    ]


def _cell(side: Side, view: MeasureView) -> str:
    """Another's side. One that is hidden is 1-4, or would have told of such a count."""
    return words.few(None) if side.status == "suppressed" else about_counted(side, view.measure)


def _spread_rows(view: MeasureView, found: Among) -> list[list[str]]:
    """Lowest, middle and highest alone: a row a member would tell who came or went."""
    sides = [found.published.values(name) for name in ("before", "after")]
    picked = {
        "low": [values[0] for values in sides],
        "middle": [median(values) for values in sides],
        "high": [values[-1] for values in sides],
    }
    return [
        [
            text(f"measure_section.among.row_{name}"),
            *(about_said(value, view) for value in values),
        ]
        for name, values in picked.items()
    ]


def _group_rows(view: MeasureView, found: Among) -> Iterator[list[str]]:
    if found.benchmark:
        yield [
            text("measure_section.among.row_benchmark"),
            text("report.count.missing"),
            about_said(found.benchmark.value, view),
        ]
    if found.mean and is_open(found.mean.after):
        sides = (found.mean.before, found.mean.after)
        written = (cells.value_cell(side, view.measure) for side in sides)
        both = {"used": found.published.used, "members": found.published.members}
        yield [text("measure_section.among.row_mean", **both), *written]
