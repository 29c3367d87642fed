"""A measure's first part: before and after with counts, and what chance alone may do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from riktig.blocks import words
from riktig.blocks.block import Block
from riktig.blocks.change_block import chance, change_block
from riktig.blocks.statement import Statement, Value, block_of, say
from riktig.feedback.measure_titles import section_title, short_title
from riktig.feedback.measure_view import MeasureView
from riktig.feedback.section_beside import counted_row
from riktig.feedback.section_purpose import goal_said, terms_said, topic_line
from riktig.feedback.section_share import share_said
from riktig.text import format_number, has_text, text
from riktig.view import Table

_AFTER_COUNTS: Final = 1  # the row under that of all patients


def change_part(view: MeasureView) -> Block:
    """Own before and after. The picture is here only where the group has none of its own."""
    plain = change_block(view.change)
    return block_of(
        view.measure.id,
        section_title(view.measure),
        list(_said(view)),
        picture=None if view.among else plain.picture,
        table=_titled(plain.table, view),
        source=f"{plain.source} {topic_line(view.measure)}".strip(),
    )


def _titled(table: Table | None, view: MeasureView) -> Table | None:
    """The table under the name that page one has, with the same patients under everyone."""
    if table is None:
        return None
    caption = text("report.own.table", measure=short_title(view.measure))
    rows = list(table.rows)
    if view.cohort and view.cohort.measure:
        same = view.cohort.measure
        label = text("measure_section.change.row_same")
        rows.insert(_AFTER_COUNTS, counted_row(label, same.counts.then, same.counts.now))
    return replace(table, caption=caption, rows=rows)


def _said(view: MeasureView) -> Iterator[Statement]:
    yield _sentence(view)
    yield from share_said(view)
    if view.change.difference is not None:
        yield _difference(view)
        yield from _ratio_read(view)
    found = detectable_said(view)
    if found:
        yield found
        yield say("measure_section.detectable.note")
    if "suppressed" in {view.change.before.status, view.change.after.status}:
        yield say("measure_section.change.hidden")
    whys = {view.change.before.why: None, view.change.after.why: None}
    if len(whys) == 1:
        whys.pop(words.NO_LIST_SIZE, None)  # the sentence has said it
    yield from (say(f"report.why.{why}") for why in whys if why and has_text(f"report.why.{why}"))
    way = view.measure.direction
    yield say(f"report.direction.{way}", {"direction": way})
    yield from terms_said(view.measure)
    yield from goal_said(view.measure)


def _sentence(view: MeasureView) -> Statement:
    change, measure = view.change, view.measure
    parts = {
        "before": words.counted(change.before, measure),
        "after": words.counted(change.after, measure),
        "chance": chance(change),
    }
    if "not_computable" in {change.before.status, change.after.status}:
        return _not_compared(view, parts)
    what = words.in_words(change.after, measure)
    if change.after.value is None:
        return say("measure_section.change.few", _values(view), what=what, **parts)
    value = words.amount(change.after.value, measure)
    return say("measure_section.change.after", _values(view), what=what, value=value, **parts)


def _not_compared(view: MeasureView, parts: dict[str, str]) -> Statement:
    change, measure = view.change, view.measure
    sides = (change.before, change.after)
    if any(words.uncounted(side) or side.why != words.NO_LIST_SIZE for side in sides):
        return say("measure_section.change.both", _values(view), **parts)
    return say(
        "measure_section.change.no_list",
        _values(view),
        before=format_number(change.before.numerator.number or 0),
        after=words.patients(change.after),
        did=measure.parts[0],
        per=format_number(measure.denominator.per or 0),
    )


def _values(view: MeasureView) -> dict[str, Value]:
    change = view.change
    return {
        "measure": change.id,
        "version": change.version,
        **{
            f"{part}_{name}": getattr(side, part).number
            for name, side in (("before", change.before), ("after", change.after))
            for part in ("numerator", "denominator")
        },
        "before": change.before.value,
        "after": change.after.value,
        "verdict": change.verdict,
    }


def _difference(view: MeasureView) -> Statement:
    """The difference, and the ratio with its interval where there is one."""
    change = view.change
    low, high = change.interval or (None, None)
    values: dict[str, Value] = {
        "difference": change.difference,
        "ratio": change.ratio,
        "ratio_low": low,
        "ratio_high": high,
    }
    written = words.difference(change.difference or 0.0, view.measure)
    if low is None:
        return say("measure_section.change.difference_alone", values, difference=written)
    if change.ratio is None:
        return say("measure_section.change.difference_zero", values, difference=written)
    key = "difference" if high is not None else "difference_open"
    ends = {
        name: format_number(end or 0.0, words.RATIO_DECIMALS)
        for name, end in (("ratio", change.ratio), ("low", low), ("high", high))
    }
    return say(f"measure_section.change.{key}", values, difference=written, **ends)


def _ratio_read(view: MeasureView) -> Iterator[Statement]:
    """How a ratio is read."""
    if view.change.ratio is not None and view.change.interval is not None:
        yield say("measure_section.change.ratio_read")


def detectable_said(view: MeasureView) -> Statement | None:
    """How large a difference must be to be called a change here; `None` when not comparable."""
    found, of = view.detectable, view.change.after.denominator.number
    if found is None or not of or not view.open:
        return None
    return say(
        f"measure_section.detectable.{_which(found.fewer, found.more)}",
        {"fewer": found.fewer, "more": found.more, "of": of},
        fewer=format_number(found.fewer or 0),
        more=format_number(found.more or 0),
        of=format_number(of),
    )


def _which(fewer: int | None, more: int | None) -> str:
    if fewer is None:
        return "none" if more is None else "more"
    if fewer == 0:
        return "zero_alone" if more is None else "zero"
    return "fewer" if more is None else "both"
