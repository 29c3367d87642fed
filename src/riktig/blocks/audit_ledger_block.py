"""The ledger in words and as a table: where every row went."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from riktig.audit.result import PARTS, REMARKS
from riktig.blocks.block import Block, Table
from riktig.text import format_number, has_text, text


def ledger_block(summary: Mapping[str, Any], source: str) -> Block:
    """The parts, which add up to the rows read, and each problem in words."""
    ledger = summary["ledger"]
    counts = {part: count(ledger[part]) for part in ("rows_read", *PARTS)}
    known = isinstance(ledger["rows_read"], int) and isinstance(ledger["in_scope"], int)
    sentence = text(f"audit.ledger.{'sentence' if known else 'sentence_few'}", **counts)
    if ledger["rejected"] == 0:
        sentence = f"{sentence} {text('audit.ledger.all_read')}"
    return Block(
        id="ledger",
        title=text("audit.ledger.title"),
        sentence=sentence,
        notes=[_problem(problem) for problem in ledger["problems"]],
        table=Table(
            caption=text("audit.ledger.table"),
            columns=[text("audit.ledger.column_part"), text("audit.ledger.column_count")],
            rows=[[text(f"audit.ledger.{part}"), counts[part]] for part in (*PARTS, "rows_read")],
        ),
        source=source,
    )


def count(cell: int | str | None) -> str:
    """A count as written: a number, fewer than 5, or not shown."""
    if isinstance(cell, int):
        return format_number(cell)
    return text(f"audit.ledger.{'withheld' if cell is None else 'few'}")


def _problem(problem: Mapping[str, Any]) -> str:
    code, number = problem["code"], count(problem["count"])
    if code in REMARKS:
        return text("audit.ledger.problem", what=text(f"audit.remark.{code}"), count=number)
    what = _reader_words(code)
    if what.endswith("."):
        return text("audit.ledger.reader", what=what, count=number)
    return text("audit.ledger.problem", what=what, count=number)


def _reader_words(code: str) -> str:
    key = f"extract.row.{code}"
    if has_text(key):
        return text(key)
    return text("audit.ledger.unreadable", code=code)
