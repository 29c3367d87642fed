"""Everyone this year and the year before: the headline measures side by side."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from riktig.audit.result import Audit, Month
from riktig.blocks import past_measure, past_words
from riktig.blocks.block import Block
from riktig.blocks.words import SUBTITLE_WRAP, wrapped
from riktig.past import Past
from riktig.text import format_number, text
from riktig.view import Picture, Table


def open_block(past: Past, audit: Audit) -> Block:
    """The open cohort: whoever was there in each year."""
    columns = ("what", "then", "now", "change", "ratio")
    return Block(
        id="past_open",
        title=text("past.open.title"),
        sentence=_sentence(past),
        notes=[*(past_measure.line(one, audit) for one in past.measures), *_notes(past)],
        picture=_picture(past),
        table=Table(
            caption=text("past.open.table", **past_words.periods(past)),
            columns=[text(f"past.open.column_{name}") for name in columns],
            rows=[past_measure.row(one) for one in past.measures],
        ),
        source=past_words.source(past, audit),
    )


def _sentence(past: Past) -> str:
    told = {one.now.measure.title: past_measure.said(one) for one in past.measures}
    beyond = [title for title, outcome in told.items() if outcome == "beyond_chance"]
    known = [title for title, outcome in told.items() if outcome != "unknown"]
    if not known:
        return text("past.open.unknown")
    if not beyond:
        return text("past.open.none")
    sentence = text("past.open.some", titles=", ".join(beyond))
    return f"{sentence} {text('past.open.rest')}" if len(known) > len(beyond) else sentence


def _notes(past: Past) -> list[str]:
    lengths = {(last - first).days for first, last in (past.earlier, past.period)}
    keys = ["list_size"] if any(map(past_measure.of_list, past.measures)) else []
    keys += ["chance", "regression"]
    keys += ["leap_year"] if len(lengths) > 1 else []
    return [text(f"past.open.{key}") for key in keys]


def _picture(past: Past) -> Picture | None:
    """The first measure with a series, month by month through both years."""
    measures = {one.now.measure.id: one.now.measure for one in past.measures}
    shown = next((name for name in measures if any(m.id == name for m in past.months)), None)
    months = [month for month in past.months if month.id == shown]
    if shown is None or len(months) < 2:
        return None
    numbers = [month.numerator for month in months]
    return Picture(
        chart="monthly_series",
        data={
            "points": [{"month": month.month, "value": month.numerator} for month in months],
            "events": _event(months, past.period[0]),
        },
        params={
            "title_text": wrapped(text("past.open.title_picture", title=measures[shown].title)),
            "subtitle_text": wrapped(text("past.open.subtitle_picture"), SUBTITLE_WRAP),
        },
        alt=text(
            "past.open.alt",
            first=_month(months[0]),
            last=_month(months[-1]),
            low=format_number(min(numbers)),
            high=format_number(max(numbers)),
        ),
    )


def _event(months: Sequence[Month], began: date) -> list[dict[str, str]]:
    """Where the period now begins, when that lies among the months."""
    month = f"{began:%Y-%m}"
    if not months[0].month < month <= months[-1].month:
        return []
    return [{"month": month, "label": text("past.open.event")}]


def _month(month: Month) -> str:
    year, _, number = month.month.partition("-")
    return f"{number}.{year}"
