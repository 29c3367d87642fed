"""A measure of the group in parts: the group as one, its members, and what chance may do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from statistics import median

from riktig.blocks import words
from riktig.blocks.block import Block
from riktig.blocks.change_block import change_block
from riktig.blocks.change_table import change_table
from riktig.blocks.group_about import about, about_bare
from riktig.blocks.group_pairs import LEAST_MEMBERS
from riktig.blocks.spread_block import picture as dots
from riktig.blocks.spread_block import table as members_table
from riktig.blocks.statement import Statement, block_of, say
from riktig.compare import MeasureChange
from riktig.compare.rounded import NEAREST
from riktig.feedback.group_funnel import funnel_block, funnel_said
from riktig.feedback.group_view import GroupView
from riktig.feedback.group_words import (
    members_of,
    message,
    numbers,
    share_and_count,
    source_line,
)
from riktig.feedback.measure_titles import measure_title, section_title, short_title
from riktig.feedback.published import Row
from riktig.feedback.report import Section
from riktig.feedback.section_purpose import terms_said, topic_line
from riktig.text import format_number, text
from riktig.view import Table


def group_section(view: GroupView, *, first: bool = True) -> Section:
    """The measure's section. What holds for every measure is said in the `first` one alone."""
    title = section_title(view.measure)
    return Section(
        view.measure.id, title, list(_parts(view, first)) if view.open else [_hidden(view)]
    )


def funnels_section(views: Sequence[GroupView]) -> Section | None:
    """A funnel a measure, at the back: for those who ask how much chance alone can do."""
    parts = [
        funnel_block(view.funnel, section_title(view.measure)) for view in views if view.funnel
    ]
    return Section("funnels", text("group_report.page.funnels"), parts) if parts else None


def _parts(view: GroupView, first: bool) -> Iterator[Block]:
    yield _whole(view, first)
    yield _members(view, first)


def _hidden(view: GroupView) -> Block:
    said = say("group_report.whole.hidden", {"least": LEAST_MEMBERS}, least=LEAST_MEMBERS)
    return block_of(f"{view.measure.id}-whole", text("group_report.whole.title"), [said])


def _whole(view: GroupView, first: bool) -> Block:
    measure, change = view.measure, view.change
    return block_of(
        f"{measure.id}-whole",
        text("group_report.whole.title"),
        [_sentence(view), *_about(view, first)],
        picture=change_block(change).picture,
        table=_table(view),
        source=" ".join(filter(None, (topic_line(measure), source_line(measure)))),
    )


def _table(view: GroupView) -> Table:
    caption = text("group_report.whole.table", measure=short_title(view.measure))
    return replace(change_table(view.change, view.measure), caption=caption)


def _sentence(view: GroupView) -> Statement:
    change, measure = view.change, view.measure
    return say(
        "group_report.whole.sentence",
        {**numbers(change), "used": view.published.used, "members": view.published.members},
        members=members_of(view.published.used, view.published.members),
        after=words.counted(change.after, measure),
        before=words.counted(change.before, measure),
        message=message(change).text,
    )


def _about(view: GroupView, first: bool) -> Iterator[Statement]:
    change, measure, found = view.change, view.measure, view.published
    if change.difference:
        written = words.difference(change.difference, measure)
        yield say(
            "group_report.whole.difference", {"difference": change.difference}, difference=written
        )
    apart = share_and_count(change, measure)
    if apart is not None:
        yield apart
    yield _ratio(change)
    if found.around is not None:
        yield _around(*found.around)
    if found.used < found.members:
        yield say("group_report.whole.used")
    if first:
        yield say("group_report.whole.composite")
    yield Statement(f"report.direction.{measure.direction}", words.direction(measure))
    part = measure.report
    if part is not None:
        if part.control == "shared":
            yield say("group_report.whole.control_shared")
        yield say("group_report.whole.goal", goal=part.goal)
    yield from terms_said(measure)


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


def _members(view: GroupView, first: bool) -> Block:
    """The rounding is said before any number that is rounded."""
    measure, found = view.measure, view.published
    rows = [(row.label, row.change, False) for row in found.rows]
    placed = rows if found.lettered else _unnamed(found.rows)
    rounded = say("group_report.page.rounded", {"nearest": NEAREST}, nearest=NEAREST)
    funnel = [] if view.funnel is None else funnel_said(view.funnel, found.members)
    return block_of(
        f"{measure.id}-members",
        text("group_report.members.title"),
        [rounded, _spread(view), *_benchmark(view), *funnel, *_rules(view, first)],
        picture=dots(placed, measure, text("group_report.members.picture")),
        table=members_table(rows, measure) if found.lettered else _three(view),
    )


def _spread(view: GroupView) -> Statement:
    measure, used = view.measure, view.published.used
    before, after = (view.published.values(when) for when in ("before", "after"))
    ends = {
        "before_low": before[0],
        "before_high": before[-1],
        "after_low": after[0],
        "after_high": after[-1],
    }
    written = {
        name: (about_bare if name.endswith("low") else about)(end, measure)
        for name, end in ends.items()
    }
    form = "all" if used == view.published.members else "some"
    return say(
        f"group_report.members.sentence_{form}",
        {"used": used, **ends},
        used=used,
        all=view.published.members,
        **written,
    )


def _benchmark(view: GroupView) -> Iterator[Statement]:
    if view.benchmark is None:
        return
    higher = "_higher" if view.measure.direction == "higher" else ""
    yield say(
        f"group_report.members.benchmark{higher}",
        {"benchmark": view.benchmark, "headroom": view.headroom},
        value=about(view.benchmark, view.measure),
    )


def _rules(view: GroupView, first: bool) -> Iterator[Statement]:
    found = view.published
    masked = sum(not row.open for row in found.rows)
    if masked:
        both = {"count": masked, "all": found.members}
        yield say(f"group_report.members.masked_some{'_one' if masked == 1 else ''}", both, **both)
    if masked or first:
        yield say("group_report.page.masked")
    if first:
        yield say("group_report.page.whole_exact")
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
                *(about(pick(values), measure) for values in sides),
            ]
            for name, pick in kept.items()
        ],
    )
