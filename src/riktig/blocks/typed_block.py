"""The totals a GP has typed, shown as they will be compared."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from riktig.blocks.audit_measure_numbers import amount, count, interval
from riktig.blocks.block import Block
from riktig.blocks.words import class_title, definition
from riktig.measures.result import OK
from riktig.text import format_date, format_number, text
from riktig.view import Table


def typed_block(summary: Mapping[str, Any]) -> Block:
    """One table of the measures that were typed; their amounts as notes."""
    first, last = (date.fromisoformat(summary["period"][end]) for end in ("from", "to"))
    rows = [_row(one) for one in summary["measures"] if one["status"] == OK]
    columns = ("measure", "count", "of", "value", "interval")
    return Block(
        id="typed_totals",
        title=text("typed.totals.title"),
        sentence=text("typed.totals.sentence", first=format_date(first), last=format_date(last)),
        notes=[*_amounts(summary["classes"]), text("typed.totals.note_differs")],
        table=Table(
            caption=text("typed.totals.table"),
            columns=[text(f"typed.totals.column_{name}") for name in columns],
            rows=rows,
        ),
    )


def _row(one: Mapping[str, Any]) -> list[str]:
    measure = definition(one["id"], one["version"])
    missing = count(None)
    return [
        measure.title,
        count(one["numerator"]),
        count(one["denominator"]),
        missing if one["value"] is None else amount(one["value"], measure),
        missing if one["low"] is None else interval(measure, one),
    ]


def _amounts(classes: Mapping[str, Any]) -> list[str]:
    return [
        text(
            "typed.totals.note_classes",
            class_title=class_title(name),
            ddd=format_number(one["ddd"]),
        )
        for name, one in classes.items()
        if one["ddd"] is not None
    ]
