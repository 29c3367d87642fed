"""Every class of addictive medicine in the period, as a table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from riktig.blocks.block import Block, Table
from riktig.measures.scope import DrugClass, classes
from riktig.text import format_number, text

_COLUMNS = ("class", "rows", "patients", "ddd", "omeq")


def classes_block(summary: Mapping[str, Any], source: str) -> Block:
    """Rows, patients, DDD and OMEQ of each class that has a row."""
    held = [(one, summary["classes"][one.id]) for one in classes()]
    shown = [(one, total) for one, total in held if total["rows"] != 0]
    empty = ", ".join(one.title for one, total in held if total["rows"] == 0)
    notes = [text("audit.classes.amounts")]
    if empty and shown:
        notes.append(text("audit.classes.empty", titles=empty))
    return Block(
        id="classes",
        title=text("audit.classes.title"),
        sentence=_sentence(summary, [total["rows"] for _, total in shown]),
        notes=notes if shown else [],
        table=Table(
            caption=text("audit.classes.table"),
            columns=[text(f"audit.classes.column_{name}") for name in _COLUMNS],
            rows=[_row(one, total) for one, total in shown],
        ),
        source=source,
    )


def _sentence(summary: Mapping[str, Any], rows: list[int | None]) -> str:
    if not rows:
        return text("audit.classes.none")
    if None in rows:
        return text("audit.classes.hidden")
    total = sum(row for row in rows if row is not None)
    return text(f"audit.classes.sentence_{summary['event']}", rows=format_number(total))


def _row(one: DrugClass, total: Mapping[str, Any]) -> list[str]:
    name = text("audit.classes.class", title=one.title, id=one.id)
    hidden = text("audit.ledger.withheld")
    unknown = text("audit.measure.missing") if total["patients"] is not None else hidden
    counts = [
        hidden if total[key] is None else format_number(total[key]) for key in ("rows", "patients")
    ]
    amounts = [
        unknown if total[key] is None else format_number(total[key]) for key in ("ddd", "omeq_mg")
    ]
    return [name, *counts, *amounts]
