"""A measure of the group in parts: the group as one, its members, and what chance may do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from statistics import median

from riktig.blocks import words
from riktig.blocks.block import Block
from riktig.blocks.change_block import change_block
from riktig.blocks.group_pairs import LEAST_MEMBERS
from riktig.blocks.spread_block import picture as dots
from riktig.blocks.spread_block import table as members_table
from riktig.blocks.statement import Statement, block_of, say
from riktig.compare import MeasureChange
from riktig.compare.rounded import NEAREST
from riktig.feedback.group_funnel import funnel_block
from riktig.feedback.group_view import GroupView
from riktig.feedback.group_words import message, numbers, source_line
from riktig.feedback.measure_titles import measure_title
from riktig.feedback.published import Row
from riktig.feedback.report import Section
from riktig.text import format_number, text
from riktig.view import Table


def group_section(view: GroupView) -> Section:
    """The measure's section; of a group that may not be shown, only that it is not."""
    title = measure_title(view.measure)
    return Section(view.measure.id, title, list(_parts(view)) if view.open else [_hidden(view)])


def _parts(view: GroupView) -> Iterator[Block]:
    yield _whole(view)
    yield _members(view)
    if view.funnel is not None:
        yield funnel_block(view.funnel, lettered=view.published.lettered)


def _hidden(view: GroupView) -> Block:
    said = say("group_report.whole.hidden", {"least": LEAST_MEMBERS}, least=LEAST_MEMBERS)
    return block_of(f"{view.measure.id}-whole", text("group_report.whole.title"), [said])


def _whole(view: GroupView) -> Block:
    measure, change = view.measure, view.change
    return block_of(
        f"{measure.id}-whole",
        text("group_report.whole.title"),
        [_sentence(view), *_about(view)],
        picture=change_block(change).picture,
        table=members_table([(text("report.group.composite"), change, False)], measure),
        source=source_line(measure),
    )


def _sentence(view: GroupView) -> Statement:
    change, measure = view.change, view.measure
    return say(
        "group_report.whole.sentence",
        numbers(change),
        after=words.counted(change.after, measure),
        before=words.counted(change.before, measure),
        message=message(change).text,
    )


def _about(view: GroupView) -> Iterator[Statement]:
    change, measure, found = view.change, view.measure, view.published
    if change.difference:
        written = words.difference(change.difference, measure)
        yield say(
            "group_report.whole.difference", {"difference": change.difference}, difference=written
        )
    yield _ratio(change)
    if found.around is not None:
        yield _around(*found.around)
    if found.used < found.members:
        both = {"used": found.used, "all": found.members}
        yield say("group_report.whole.used", both, **both)
    yield say("group_report.whole.composite")
    yield Statement(f"report.direction.{measure.direction}", words.direction(measure))
    part = measure.report
    if part is not None:
        if part.control == "shared":
            yield say("group_report.whole.control_shared")
        yield say("group_report.whole.goal", goal=part.goal)


def _ratio(change: MeasureChange) -> Statement:
    interval, ratio = change.interval, change.ratio
    if interval is None or ratio is None:
        return say("group_report.whole.ratio_zero", {"ratio": None})
    values = {"ratio": ratio, "low": interval.low, "high": interval.high}
    written = {name: _two(end) for name, end in values.items() if end is not None}
    key = "ratio" if interval.high is not None else "ratio_open"
    return say(f"group_report.whole.{key}", values, **written)


def _around(low: float, high: float) -> Statement:
    """Two decimals also in the numbers behind: more would help whoever reckons backwards."""
    rounded = {
        name: round(end, words.RATIO_DECIMALS) for name, end in (("low", low), ("high", high))
    }
    key = "around_same" if rounded["low"] == rounded["high"] else "around"
    return say(
        f"group_report.whole.{key}",
        {f"one_out_{name}": end for name, end in rounded.items()},
        low=_two(low),
        high=_two(high),
    )


def _two(value: float) -> str:
    return format_number(value, words.RATIO_DECIMALS)


def _members(view: GroupView) -> Block:
    measure, found = view.measure, view.published
    rows = [(row.label, row.change, False) for row in found.rows]
    placed = rows if found.lettered else _unnamed(found.rows)
    return block_of(
        f"{measure.id}-members",
        text("group_report.members.title"),
        [*_spread(view), *_rules(view)],
        picture=dots(placed, measure, text("group_report.members.picture")),
        table=members_table(rows, measure) if found.lettered else _three(view),
    )


def _spread(view: GroupView) -> Iterator[Statement]:
    measure = view.measure
    before, after = (view.published.values(when) for when in ("before", "after"))
    ends = {
        "before_low": before[0],
        "before_high": before[-1],
        "after_low": after[0],
        "after_high": after[-1],
    }
    written = {name: words.amount(end, measure) for name, end in ends.items()}
    yield say("group_report.members.sentence", ends, **written)
    wider = (after[-1] - after[0]) - (before[-1] - before[0])
    if wider:
        yield say(f"group_report.members.{'wider' if wider > 0 else 'narrower'}", {"by": wider})
    if view.benchmark is not None:
        yield say(
            "group_report.members.benchmark",
            {"benchmark": view.benchmark, "headroom": view.headroom},
            value=words.amount(view.benchmark, measure),
        )


def _rules(view: GroupView) -> Iterator[Statement]:
    found = view.published
    masked = sum(not row.open for row in found.rows)
    if masked:
        both = {"count": masked, "all": found.members}
        yield say("group_report.members.masked_some", both, **both)
        yield say("group_report.page.masked")
    yield say("group_report.page.rounded", {"nearest": NEAREST}, nearest=NEAREST)
    if not found.lettered:
        yield say("group_report.page.no_letters")


def _unnamed(rows: tuple[Row, ...]) -> list[tuple[str, MeasureChange, bool]]:
    """A row each without a letter: the chart tells rows apart by name, so these are spaces."""
    shown = [row.change for row in rows if row.open]
    return [(" " * (place + 1), change, False) for place, change in enumerate(shown)]


def _three(view: GroupView) -> Table:
    """The lowest, the middle and the highest: what is told of a group without letters."""
    measure = view.measure
    sides = [view.published.values(when) for when in ("before", "after")]
    kept: Mapping[str, Callable[[list[float]], float]] = {
        "lowest": min,
        "middle": median,
        "highest": max,
    }
    return Table(
        caption=text("report.group.table", measure=measure_title(measure)),
        columns=["", text("report.period.before"), text("report.period.after")],
        rows=[
            [
                text(f"group_report.members.table_{name}"),
                *(words.amount(pick(values), measure) for values in sides),
            ]
            for name, pick in kept.items()
        ],
    )
