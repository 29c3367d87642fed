"""A measure of the group in parts: the group as one, its members, and what chance may do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from riktig.blocks import words
from riktig.blocks.block import Block
from riktig.blocks.change_block import change_block
from riktig.blocks.change_table import change_table
from riktig.blocks.group_pairs import LEAST_MEMBERS
from riktig.blocks.statement import Statement, block_of, say
from riktig.compare import MeasureChange
from riktig.feedback.group_funnel import funnel_block
from riktig.feedback.group_members import members_block
from riktig.feedback.group_view import GroupView, detectable_said
from riktig.feedback.group_words import (
    members_of,
    message,
    numbers,
    share_and_count,
    source_line,
)
from riktig.feedback.measure_titles import section_title, short_title
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
    yield members_block(view, first)


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
    reach = detectable_said(view, "whole")
    if reach is not None and change.verdict != "beyond_chance":
        yield reach
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
