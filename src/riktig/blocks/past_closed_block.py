"""The same patients this year and the year before: plain counts, since they are the same people."""

from __future__ import annotations

from riktig.audit.result import Audit
from riktig.blocks import past_words
from riktig.blocks.block import Block
from riktig.past import Past
from riktig.past.result import Pair
from riktig.text import format_number, text
from riktig.view import Table

_COLUMNS = ("stayed", "ended", "began")


def closed_block(past: Past, audit: Audit) -> Block:
    """The closed cohort: patients with a row in both years."""
    known = [one for one in past.measures if one.same is not None]
    there = bool(past.presence.both)
    return Block(
        id="past_closed",
        title=text("past.closed.title"),
        sentence=_sentence(past, known) if there else text("past.closed.none"),
        notes=_notes(past, there),
        table=_table(known) if there and known else None,
        source=past_words.source(past, audit),
    )


def _sentence(past: Past, known: list[Pair]) -> str:
    patients = past_words.patients(len(past.presence.both))
    same = known[0].same if known else None
    if same is None:
        return text("past.closed.sentence_other", patients=patients)
    numbers = {"now": same.now, "then": same.then, "ended": same.ended, "began": same.began}
    return text(
        "past.closed.sentence",
        patients=patients,
        title=known[0].now.measure.title,
        **{name: format_number(number) for name, number in numbers.items()},
    )


def _notes(past: Past, there: bool) -> list[str]:
    rows, other = (format_number(n) for n in (past.presence.rows, past.presence.other_rows))
    notes = [text("past.closed.present", rows=rows, other=other)]
    if past.presence.users_alone:
        notes.append(text("past.closed.users_alone"))
    return [*notes, text("past.closed.chance")] if there else notes


def _table(known: list[Pair]) -> Table:
    first = [text(f"past.open.column_{name}") for name in ("what", "then", "now")]
    return Table(
        caption=text("past.closed.table"),
        columns=[*first, *(text(f"past.closed.column_{name}") for name in _COLUMNS)],
        rows=[_row(one) for one in known],
    )


def _row(pair: Pair) -> list[str]:
    same = pair.same
    if same is None:
        return [pair.now.measure.title]
    numbers = (same.then, same.now, same.stayed, same.ended, same.began)
    return [pair.now.measure.title, *map(format_number, numbers)]
