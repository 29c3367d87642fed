"""The ledger in words and as a table: where every row went."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from riktig.audit.result import PARTS, REMARKS, Audit
from riktig.blocks.audit_places import PARTS as PLACED
from riktig.blocks.audit_places import Place, places_of, with_places
from riktig.blocks.audit_unplaced import unplaced_notes
from riktig.blocks.block import Block
from riktig.measures.rules import incomplete
from riktig.summary import PRIVATE
from riktig.text import format_date, format_number, has_text, text
from riktig.view import Table

_LEAST_PERCENT: Final = 0.01
_OUTSIDE: Final = "outside_period"
Places = Mapping[str, Sequence[Place]]


def ledger_block(audit: Audit, summary: Mapping[str, Any], source: str) -> Block:
    """The parts, which add up to the rows read, and each problem in words.

    Row numbers are given with a private summary alone.
    """
    ledger = summary["ledger"]
    places = places_of(audit) if summary["kind"] == PRIVATE else {}
    counts = {part: count(ledger[part]) for part in ("rows_read", *PARTS)}
    return Block(
        id="ledger",
        title=text("audit.ledger.title"),
        sentence=" ".join(_sentences(ledger)),
        notes=_notes(audit, summary, places),
        table=Table(
            caption=text("audit.ledger.table"),
            columns=[text("audit.ledger.column_part"), text("audit.ledger.column_count")],
            rows=[[text(f"audit.ledger.{part}"), counts[part]] for part in (*PARTS, "rows_read")],
        ),
        source=source,
    )


def _sentences(ledger: Mapping[str, Any]) -> list[str]:
    """What was read, what it means that some rows were not, and what could not be placed."""
    read, unread, unplaced = (ledger[k] for k in ("rows_read", "rejected", "not_classified"))
    if not isinstance(read, int):
        return [text("audit.ledger.sentence_hidden")]
    known = isinstance(ledger["in_scope"], int)
    key = "sentence" if known else "sentence_few"
    said = [text(f"audit.ledger.{key}", rows=_rows(read), in_scope=count(ledger["in_scope"]))]
    if unread == 0:
        said.append(text("audit.ledger.all_read"))
    elif isinstance(unread, int) and read:
        said.append(_judgement(unread / read))
    if isinstance(unplaced, int) and unplaced:
        said.append(text("audit.ledger.unplaced", rows=_rows(unplaced)))
    return said


def _judgement(share: float) -> str:
    """Whether so many unread rows change the numbers."""
    percent = format_number(share * 100) if share >= _LEAST_PERCENT else ""
    written = text("audit.ledger.percent" if percent else "audit.ledger.under_percent")
    key = "few_unread" if share <= incomplete().unread_share else "many_unread"
    return text(f"audit.ledger.{key}", share=written.format(percent=percent))


def _rows(number: int) -> str:
    key = "one_row" if number == 1 else "many_rows"
    return text(f"audit.ledger.{key}", count=format_number(number))


def _notes(audit: Audit, summary: Mapping[str, Any], places: Places) -> list[str]:
    """Why rows were left out, the period first; names that no table knows last."""
    problems = summary["ledger"]["problems"]
    outside = [_outside(audit, one["count"]) for one in problems if one["code"] == _OUTSIDE]
    others = [_problem(one, places) for one in problems if one["code"] != _OUTSIDE]
    parts = [_part(part, summary["ledger"][part], places) for part in PLACED if part in places]
    told = unplaced_notes(audit) if summary["kind"] == PRIVATE else []
    if audit.sheets_left and summary["kind"] == PRIVATE:
        told.append(text("extract.note.sheets_left", sheets=audit.sheets_left))
    if audit.repeats:
        parts = [*parts, text(f"audit.ledger.repeats_{audit.repeats}")]
    if any(places.values()):
        parts = [*parts, text("audit.ledger.rows_from")]
    return [*outside, *others, *parts, *told]


def _outside(audit: Audit, rows: int | str | None) -> str:
    """Which period is counted, and how many rows are not of it."""
    given = "given" if audit.options.period else "rolling"
    first, last = (format_date(day) for day in audit.period)
    if not isinstance(rows, int):
        key, written = f"{given}_hidden", count(rows)
    else:
        key, written = given, _rows(rows)
    return text(f"audit.outside.{key}", first=first, last=last, rows=written)


def count(cell: int | str | None) -> str:
    """A count as written: a number, fewer than 5, or not shown."""
    if isinstance(cell, int):
        return format_number(cell)
    return text(f"audit.ledger.{'withheld' if cell is None else 'few'}")


def rows_held(cell: int | str | None) -> str:
    """A number of rows in words, or why it is not shown."""
    return _rows(cell) if isinstance(cell, int) else count(cell)


def _problem(problem: Mapping[str, Any], places: Places) -> str:
    code, number = problem["code"], count(problem["count"])
    if code in REMARKS:
        what = text(f"audit.remark.{code}")
    else:
        key = f"extract.row.{code}"
        what = text("audit.ledger.unreadable", what=text(key) if has_text(key) else code)
    line = text("audit.ledger.problem", what=what, count=number)
    return with_places(line, places.get(code, ()))


def _part(part: str, rows: int | str | None, places: Places) -> str:
    """A part of the ledger whose rows were read and not counted, and where they stand."""
    line = text("audit.ledger.problem", what=text(f"audit.ledger.{part}"), count=count(rows))
    return with_places(line, places[part])
