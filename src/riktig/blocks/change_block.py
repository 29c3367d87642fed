"""One measure of one practice: before, after, and what chance alone may do."""

from __future__ import annotations

from typing import Any

from riktig.blocks import words
from riktig.blocks.block import Block
from riktig.blocks.change_table import change_table
from riktig.clinical.tables import source
from riktig.compare import MeasureChange, Side
from riktig.measures.measure import Measure
from riktig.text import format_number, has_text, text
from riktig.view import Picture


def change_block(change: MeasureChange) -> Block:
    """Sentence, picture and table of a measure before and after."""
    measure = words.definition(change.id, change.version)
    return Block(
        id=change.id,
        title=measure.title,
        sentence=said(change, measure),
        notes=_notes(change, measure),
        picture=_picture(change, measure),
        table=change_table(change, measure),
        source=text(
            "report.own.source",
            measure=measure.title,
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
        return _not_compared(change, measure, parts)
    what = words.in_words(change.after, measure)
    if change.after.value is None:
        return text("report.own.sentence_few", what=what, **parts)
    value = words.amount(change.after.value, measure)
    return text("report.own.sentence_after", what=what, value=value, **parts)


def _not_compared(change: MeasureChange, measure: Measure, parts: dict[str, str]) -> str:
    sides = (change.before, change.after)
    if any(words.uncounted(side) or side.why != words.NO_LIST_SIZE for side in sides):
        return text("report.own.sentence", **parts)
    return text(
        "report.own.sentence_no_list",
        before=format_number(change.before.numerator.number or 0),
        after=words.patients(change.after),
        did=measure.parts[0],
        per=format_number(measure.denominator.per or 0),
    )


def chance(change: MeasureChange) -> str:
    """What chance alone may do, in words; the one rule is `riktig.compare.verdict`."""
    statuses = {change.before.status, change.after.status}
    if "not_computable" in statuses:
        no_list = words.NO_LIST_SIZE in (change.before.why, change.after.why)
        return text(f"report.chance.{'no_list_size' if no_list else 'not_computable'}")
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
    whys = {change.before.why: None, change.after.why: None}
    if len(whys) == 1:
        whys.pop(words.NO_LIST_SIZE, None)  # the sentence has said it
    notes = [
        ratio_note(change),
        *(text(f"report.why.{why}") for why in whys if why and has_text(f"report.why.{why}")),
        words.direction(measure),
    ]
    return [note for note in notes if note]


def _picture(change: MeasureChange, measure: Measure) -> Picture | None:
    if change.before.value is None and change.after.value is None:
        return None
    sides = {"before": change.before, "after": change.after}
    written = {name: words.counted(side, measure) for name, side in sides.items()}
    title = _picture_title(change, measure)
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
        alt=text("report.own.alt", measure=measure.title, **written, **intervals),
    )


def _picture_title(change: MeasureChange, measure: Measure) -> str:
    values = {
        name: words.amount(side.value, measure)
        for name, side in (("before", change.before), ("after", change.after))
        if side.value is not None
    }
    key = "both" if len(values) == 2 else next(iter(values))
    return text(f"report.own.title_{key}", **values)


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
