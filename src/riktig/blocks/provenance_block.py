"""Where the numbers come from: periods, extract, ledger totals, versions."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from riktig.blocks import words
from riktig.blocks.block import Block
from riktig.blocks.group_pairs import LEAST_MEMBERS, GroupPairs
from riktig.blocks.practice_block import practice_words
from riktig.blocks.provenance_line import spot_check_words
from riktig.compare import Cell, Comparison, MeasureChange, Summary
from riktig.text import format_date, format_number, text
from riktig.view import Table

LEDGER = (
    "rows_read",
    "in_scope",
    "out_of_scope",
    "not_classified",
    "recalled",
    "duplicate",
    "rejected",
)


def periods_block(own: Comparison) -> Block:
    """Which two periods are compared, to be read first."""
    return Block(
        id="periods",
        title=text("report.period.title"),
        sentence=text("report.period.sentence", before=span(own.before), after=span(own.after)),
    )


def provenance_block(own: Comparison, group: GroupPairs) -> Block:
    """The basis of both periods, as a table, and what is true of every measure."""
    sides = (own.before, own.after)
    rows = [
        _row("row_period", sides, span),
        _row("row_last_day", sides, _last_day),
        _row("row_attribution", sides, lambda one: text(f"report.provenance.{one.attribution}")),
        _row("row_spot_check", sides, lambda one: spot_check_words(one.spot_check)),
        _row("row_list_size", sides, lambda one: _count(Cell(one.list_size))),
        *_practice_rows(sides),
        *(_row(f"row_{name}", sides, _ledger(name)) for name in LEDGER),
        _row("row_version", sides, lambda one: one.version),
    ]
    return Block(
        id="provenance",
        title=text("report.provenance.title"),
        sentence=text(f"report.provenance.sentence_{own.after.event}"),
        notes=[*_notes(own), *_group_notes(group), *measure_notes(own.measures)],
        table=Table(
            caption=text("report.provenance.table"),
            columns=["", text("report.period.before"), text("report.period.after")],
            rows=rows,
        ),
    )


def span(one: Summary) -> str:
    """`01.01.2025–31.12.2025`."""
    return text("report.period.span", first=format_date(one.first), last=format_date(one.last))


def _notes(own: Comparison) -> list[str]:
    notes = [text(f"report.provenance.{own.after.kind}_note")]
    sizes = (own.before.list_size, own.after.list_size)
    if None not in sizes and sizes[0] != sizes[1]:
        before, after = (format_number(size or 0) for size in sizes)
        notes.append(text("report.provenance.list_size_note", before=before, after=after))
    if own.before.typed or own.after.typed:
        both = own.before.typed and own.after.typed
        notes.insert(0, text(f"report.provenance.typed_{'both' if both else 'one'}"))
    if practice_words(own.before.practice) != practice_words(own.after.practice):
        notes.append(text("report.provenance.practice_note"))
    return notes


def _group_notes(group: GroupPairs) -> list[str]:
    notes = []
    if group.unused:
        notes.append(text("report.group.not_used", count=group.unused))
    if group.pairs and not group.shown:
        notes.append(text("report.group.too_small", least=LEAST_MEMBERS))
    return notes


def measure_notes(changes: Sequence[MeasureChange]) -> list[str]:
    """What the measures cannot tell apart and that they are not signed, each said once."""
    measures = [words.definition(one.id, one.version) for one in changes]
    notes = list(dict.fromkeys(one.cannot_exclude for one in measures if one.cannot_exclude))
    unsigned = [one.title for one in measures if not one.reviewed_on]
    if unsigned and len(unsigned) == len(measures):
        notes.append(text("report.provenance.unsigned"))
    elif unsigned:
        notes.append(text("report.provenance.unsigned_some", measures="; ".join(unsigned)))
    return notes


def _practice_rows(sides: tuple[Summary, ...]) -> list[list[str]]:
    """How the doctor worked in each period; nothing when it is told in neither."""
    if not any(practice_words(one.practice) for one in sides):
        return []
    missing = text("report.count.missing")
    return [_row("row_practice", sides, lambda one: practice_words(one.practice) or missing)]


def _row(key: str, sides: tuple[Summary, ...], cell: Callable[[Summary], str]) -> list[str]:
    return [text(f"report.provenance.{key}"), *(cell(one) for one in sides)]


def _ledger(name: str) -> Callable[[Summary], str]:
    return lambda one: _count(one.ledger.get(name, Cell(None)))


def _count(cell: Cell) -> str:
    if cell.masked:
        return text("report.count.few")
    if cell.number is None:
        return text("report.count.missing")
    return format_number(cell.number)


def _last_day(one: Summary) -> str:
    return format_date(one.extract_last_day)
