"""Two journal reviews side by side, and what chance alone may do."""

from __future__ import annotations

from collections.abc import Sequence

from riktig.blocks import journal_words as words
from riktig.blocks.block import Block
from riktig.journal import Count, MeasureChange, Review, changes
from riktig.text import text
from riktig.view import Table


def change_block(before: Review, after: Review) -> Block:
    """One table of all measures before and after, with words for chance."""
    found = changes(before, after)
    return Block(
        id="journal_change",
        title=text("journal.change.title"),
        sentence=_sentence(found),
        notes=[text(f"journal.change.{name}") for name in ("rule", "six", "power", "blind")],
        table=Table(
            caption=text("journal.change.table"),
            columns=[
                text("journal.change.column_measure"),
                _column("before", before),
                _column("after", after),
                text("journal.change.column_chance"),
            ],
            rows=[_row(one) for one in found],
        ),
        source=text("journal.change.source"),
    )


def _sentence(found: Sequence[MeasureChange]) -> str:
    large = [one.after.measure.title for one in found if one.verdict == "beyond_chance"]
    if not large:
        return text("journal.change.sentence_none")
    if len(large) == len(found):
        return text("journal.change.sentence_all")
    return text("journal.change.sentence_some", titles="; ".join(large))


def _column(side: str, review: Review) -> str:
    if review.dated is None:
        return text(f"journal.change.column_{side}")
    return text(f"journal.change.column_{side}_dated", day=words.day(review.dated))


def _row(one: MeasureChange) -> list[str]:
    chance = text(f"journal.change.{one.verdict}")
    return [one.after.measure.title, _cell(one.before), _cell(one.after), chance]


def _cell(one: Count) -> str:
    if not one.denominator:
        return words.counts(one)
    return text("journal.change.cell", count=words.counts(one), interval=words.interval(one))
