"""One measure of one practice: before, after, and what chance alone may do."""

from __future__ import annotations

from typing import Any

from riktig.blocks import cells, words
from riktig.blocks.block import Block, Picture, Table
from riktig.clinical.tables import source
from riktig.compare import MeasureChange, Side
from riktig.measures.measure import Measure
from riktig.text import format_number, has_text, text


def change_block(change: MeasureChange, event: str) -> Block:
    """Sentence, picture and table of a measure before and after."""
    measure = words.definition(change.id, change.version)
    return Block(
        id=change.id,
        title=measure.title,
        sentence=said(change, measure),
        notes=_notes(change, measure),
        picture=_picture(change, measure),
        table=_table(change, measure),
        source=text(
            "report.own.source",
            event=text(f"report.event.{event}"),
            id=measure.id,
            version=measure.version,
            sources="; ".join(source(name)["title"] for name in measure.source),
        ),
    )


def said(change: MeasureChange, measure: Measure) -> str:
    """Before, after and what chance may do, in whole sentences."""
    parts = {
        "before": words.counted(change.before, measure),
        "after": words.counted(change.after, measure),
        "chance": chance(change),
    }
    if "not_computable" in {change.before.status, change.after.status}:
        return text("report.own.sentence", **parts)
    what = words.in_words(change.after, measure)
    if change.after.value is None:
        return text("report.own.sentence_few", what=what, **parts)
    value = words.amount(change.after.value, measure)
    return text("report.own.sentence_after", what=what, value=value, **parts)


def chance(change: MeasureChange) -> str:
    """What chance alone may do, in words; the one rule is `riktig.compare.verdict`."""
    statuses = {change.before.status, change.after.status}
    if "not_computable" in statuses:
        return text("report.chance.not_computable")
    if "suppressed" in statuses:
        return text("report.chance.masked")
    if change.difference == 0:
        return text("report.chance.same")
    return text(f"report.chance.{change.verdict}")


def ratio_note(change: MeasureChange) -> str:
    """How the ratio is read; empty when there is none."""
    if change.interval is None:
        return ""
    if change.ratio is None:
        return text("report.chance.ratio_note_zero")
    ends = {
        "ratio": format_number(change.ratio, words.RATIO_DECIMALS),
        "low": format_number(change.interval.low, words.RATIO_DECIMALS),
    }
    if change.interval.high is None:
        return text("report.chance.ratio_note_open", **ends)
    high = format_number(change.interval.high, words.RATIO_DECIMALS)
    return text("report.chance.ratio_note", **ends, high=high)


def _notes(change: MeasureChange, measure: Measure) -> list[str]:
    whys = dict.fromkeys(side.why for side in (change.before, change.after) if side.why)
    notes = [
        ratio_note(change),
        text(f"report.direction.{measure.direction}"),
        measure.cannot_exclude,
        *(text(f"report.why.{why}") for why in whys if has_text(f"report.why.{why}")),
        "" if measure.reviewed_on else text("audit.measure.unsigned"),
    ]
    return [note for note in notes if note]


def _picture(change: MeasureChange, measure: Measure) -> Picture:
    sides = {"before": change.before, "after": change.after}
    written = {name: words.counted(side, measure) for name, side in sides.items()}
    title = text(
        "report.own.title",
        before=words.value_or_why(change.before, measure),
        after=words.value_or_why(change.after, measure),
    )
    intervals = {f"{name}_interval": words.interval(side, measure) for name, side in sides.items()}
    return Picture(
        chart="before_after",
        data={"points": [_point(name, side, measure) for name, side in sides.items()]},
        params={
            "title_text": words.wrapped(title),
            "subtitle_text": [
                *words.wrapped(words.unit_line(measure), words.SUBTITLE_WRAP),
                text("report.own.axis_note"),
            ],
            "unit_text": words.unit_suffix(measure),
        },
        alt=text("report.own.alt", title=f"{measure.title}: {title}", **written, **intervals),
    )


def _point(name: str, side: Side, measure: Measure) -> dict[str, Any]:
    open_value = side.status == "ok"
    numbers = {"value": side.value, "low": side.low, "high": side.high}
    return {
        "when": text(f"report.period.{name}"),
        "label": words.counted(side, measure),
        "after": name == "after",
        **{
            key: words.shown(value, measure) if open_value and value is not None else None
            for key, value in numbers.items()
        },
    }


def _table(change: MeasureChange, measure: Measure) -> Table:
    missing = text("report.count.missing")
    sides = (change.before, change.after)
    rate = measure.denominator.per
    value_row = (
        text("report.own.row_rate", per=format_number(rate))
        if rate
        else text("report.own.row_value")
    )
    step = change.difference
    return Table(
        caption=text("report.own.table", measure=measure.title),
        columns=["", *_columns()],
        rows=[
            [text("report.own.row_count"), *(cells.numerator_cell(s) for s in sides), missing],
            [text("report.own.row_of"), *(cells.denominator_cell(s) for s in sides), missing],
            [
                value_row,
                *(cells.value_cell(side, measure) for side in sides),
                missing if step is None else words.difference(step, measure),
            ],
            [
                text("report.own.row_interval"),
                *(words.interval(side, measure) for side in sides),
                missing,
            ],
            [
                text("report.own.row_ratio"),
                missing,
                missing,
                words.ratio(change.ratio, change.interval),
            ],
        ],
    )


def _columns() -> list[str]:
    return [
        text("report.period.before"),
        text("report.period.after"),
        text("report.own.column_change"),
    ]
