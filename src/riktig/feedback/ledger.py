"""What members have said they will try: without letters, and without what came of it.

Whoever has a plan tells of it in the meeting, and its outcome stands in their own report. A
letter here would tell whose all the numbers by that letter are, as soon as the plan is told.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Final

from riktig.agreed.agreed import Agreed, Commitment, Plan
from riktig.blocks import words
from riktig.blocks.block import Block
from riktig.blocks.statement import Statement, block_of, say
from riktig.feedback.measure_titles import short_title
from riktig.measures.load import measure_named, reported
from riktig.measures.measure import Measure
from riktig.text import format_date, format_number, text
from riktig.view import Table

_COLUMNS: Final = ("measure", "aim", "change", "decision")


def plans_told(agreed: Agreed, present: Collection[str]) -> tuple[Plan, ...]:
    """The plans of those who are `present`, by measure: never in the order of the members."""
    return tuple(sorted((one for one in agreed.plans if one.member in present), key=_order))


def _order(plan: Plan) -> tuple[int, str, date, str]:
    places = {measure.id: place for place, measure in enumerate(reported())}
    return places.get(plan.measure, len(places)), plan.measure, plan.by, plan.change


def ledger_block(agreed: Agreed, present: Collection[str]) -> Block:
    """The commitments as a table, and what is to be known of it."""
    plans = plans_told(agreed, present)
    told = [*map(_cells, plans), *map(_own_words, _promised(agreed, present))]
    known = len(agreed.plans) + len(agreed.commitments)
    return block_of(
        "ledger",
        text("group_report.ledger.title"),
        [*_said(told), *([] if len(told) == known else [_left()])],
        table=_table(told) if told else None,
    )


def _promised(agreed: Agreed, present: Collection[str]) -> Sequence[Commitment]:
    """In own words: by what is said, since the file's order would tell whose it is."""
    return sorted((o for o in agreed.commitments if o.member in present), key=lambda o: o.change)


def _said(told: Sequence[Sequence[str]]) -> list[Statement]:
    values = {"plans": len(told)}
    if not told:
        return [say("group_report.ledger.sentence_none", values)]
    form = "_one" if len(told) == 1 else ""
    said = say(f"group_report.ledger.sentence{form}", values, plans=len(told))
    return [said, say("group_report.ledger.about")]


def _left() -> Statement:
    return say("group_report.ledger.left")


def _table(told: Sequence[Sequence[str]]) -> Table:
    return Table(
        caption=text("group_report.ledger.table"),
        columns=[text(f"group_report.ledger.column_{name}") for name in _COLUMNS],
        rows=told,
    )


def _cells(plan: Plan) -> list[str]:
    measure = measure_named(plan.measure)
    return [
        short_title(measure),
        text("group_report.ledger.aim", aim=aim_words(plan, measure), date=format_date(plan.by)),
        plan.change,
        text(f"group_report.ledger.decision_{plan.decision or 'open'}"),
    ]


def _own_words(one: Commitment) -> list[str]:
    by = text("group_report.ledger.by", date=format_date(one.by)) if one.by else ""
    own, undecided = (
        text(f"group_report.ledger.{name}") for name in ("own_words", "decision_open")
    )
    return [own, by, one.change, undecided]


def aim_words(plan: Plan, measure: Measure) -> str:
    """`40,0 %`, or `12,5 per 1 000`: the aim in the measure's own unit."""
    written = format_number(plan.aim, words.DECIMALS)
    if measure.denominator.per is None:
        return text("report.unit.percent", value=written)
    return text("report.unit.per", value=written, per=format_number(measure.denominator.per))
