"""The ledger in words and as a table: where every row went."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from riktig.audit.result import PARTS, REMARKS, Audit
from riktig.blocks.block import Block, Table
from riktig.extract.record import RowProblem
from riktig.summary import PRIVATE
from riktig.text import format_number, has_text, text

_MOST_PLACES: Final = 5


def ledger_block(audit: Audit, summary: Mapping[str, Any], source: str) -> Block:
    """The parts, which add up to the rows read, and each problem in words.

    Row numbers are given with a private summary alone.
    """
    ledger = summary["ledger"]
    rejected = audit.rejected if summary["kind"] == PRIVATE else ()
    counts = {part: count(ledger[part]) for part in ("rows_read", *PARTS)}
    one = "one_row" if ledger["rows_read"] == 1 else "many_rows"
    rows = text(f"audit.ledger.{one}", count=counts["rows_read"])
    sentence = text(f"audit.ledger.{_sentence(ledger)}", rows=rows, in_scope=counts["in_scope"])
    if ledger["rejected"] == 0:
        sentence = f"{sentence} {text('audit.ledger.all_read')}"
    return Block(
        id="ledger",
        title=text("audit.ledger.title"),
        sentence=sentence,
        notes=[_problem(problem, rejected) for problem in ledger["problems"]],
        table=Table(
            caption=text("audit.ledger.table"),
            columns=[text("audit.ledger.column_part"), text("audit.ledger.column_count")],
            rows=[[text(f"audit.ledger.{part}"), counts[part]] for part in (*PARTS, "rows_read")],
        ),
        source=source,
    )


def _sentence(ledger: Mapping[str, Any]) -> str:
    if not isinstance(ledger["rows_read"], int):
        return "sentence_hidden"
    return "sentence" if isinstance(ledger["in_scope"], int) else "sentence_few"


def count(cell: int | str | None) -> str:
    """A count as written: a number, fewer than 5, or not shown."""
    if isinstance(cell, int):
        return format_number(cell)
    return text(f"audit.ledger.{'withheld' if cell is None else 'few'}")


def _problem(problem: Mapping[str, Any], rejected: Sequence[RowProblem]) -> str:
    code, number = problem["code"], count(problem["count"])
    if code in REMARKS:
        return text("audit.ledger.problem", what=text(f"audit.remark.{code}"), count=number)
    key = f"extract.row.{code}"
    what = text("audit.ledger.unreadable", what=text(key) if has_text(key) else code)
    line = text("audit.ledger.problem", what=what, count=number)
    return _with_places(line, [one for one in rejected if one.code == code])


def _with_places(line: str, rejected: Sequence[RowProblem]) -> str:
    """The line with the first row numbers, so that the rows can be looked up."""
    if not rejected:
        return line
    files = len({one.file for one in rejected}) > 1
    places = [f"{one.file + 1}:{one.row}" if files else str(one.row) for one in rejected]
    rows = ", ".join(places[:_MOST_PLACES])
    if len(places) > _MOST_PLACES:
        rows = text("audit.ledger.and_more", rows=rows)
    return text(f"audit.ledger.{'where_files' if files else 'where'}", line=line, rows=rows)
