"""What members have said they will try, by letter, and what came of it as far as may be told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from riktig.agreed.agreed import Agreed, Plan
from riktig.blocks import words
from riktig.blocks.block import Block
from riktig.blocks.group_pairs import GroupPairs
from riktig.blocks.statement import Statement, block_of, say
from riktig.compare import Side
from riktig.compare.rounded import NEAREST
from riktig.feedback.group_view import GroupView
from riktig.feedback.measure_titles import measure_title
from riktig.feedback.published import Row
from riktig.measures.load import measure_named
from riktig.measures.measure import Measure
from riktig.text import format_date, format_number, text
from riktig.view import Table

Outcome = Literal["reached", "near", "not", "value", "hidden"]
OUTCOMES: Final[tuple[Outcome, ...]] = ("reached", "near", "not", "value", "hidden")
_REACH: Final = NEAREST // 2  # a rounded count is at most this far from the true one
_COLUMNS: Final = ("letter", "measure", "aim", "change", "outcome", "decision")


@dataclass(frozen=True)
class Entry:
    """A plan with its outcome. `side` is the member's rounded numbers, where they are shown."""

    plan: Plan
    letter: str
    outcome: Outcome
    side: Side | None = None


def entries(agreed: Agreed, group: GroupPairs, views: Sequence[GroupView]) -> tuple[Entry, ...]:
    """The plans in the file's order. Without letters, or with too few, no outcome is told."""
    found = {view.measure.id: view for view in views}
    letters = {**agreed.letters, **group.letter}
    return tuple(_entry(plan, letters, found.get(plan.measure)) for plan in agreed.plans)


def _entry(plan: Plan, letters: Mapping[str, str], view: GroupView | None) -> Entry:
    letter = letters.get(plan.member, "")
    row = _row(letter, view)
    if view is None or row is None or view.measure.version != plan.version:
        return Entry(plan, letter, "hidden")
    return Entry(plan, letter, outcome(plan.aim, row.after, view.measure), row.after)


def _row(letter: str, view: GroupView | None) -> Row | None:
    if view is None or not view.published.lettered or not letter:
        return None
    return next((row for row in view.published.rows if row.label == letter and row.open), None)


def outcome(aim: float, side: Side, measure: Measure) -> Outcome:
    """Whether an aim is reached by a rounded side: "near" where the true counts could say both."""
    if measure.direction not in ("lower", "higher"):
        return "value"
    low, high = (words.shown(end, measure) for end in _possible(side))
    best, worst = (low, high) if measure.direction == "lower" else (high, low)
    if _meets(worst, aim, measure):
        return "reached"
    return "near" if _meets(best, aim, measure) else "not"


def _meets(value: float, aim: float, measure: Measure) -> bool:
    return value <= aim if measure.direction == "lower" else value >= aim


def _possible(side: Side) -> tuple[float, float]:
    """The lowest and highest value that the true counts may have. A rounded 0 is a true 0."""
    x, n = side.numerator.number or 0, side.denominator.number or 0
    per = side.per or 1
    apart = _REACH if x else 0
    return (
        per * max(0, x - apart) / (n + _REACH),
        per * min(1.0, (x + apart) / max(1, n - _REACH)),
    )


def ledger_block(found: Sequence[Entry]) -> Block:
    """The commitments as a table, and what is to be known of it."""
    return block_of(
        "ledger",
        text("group_report.ledger.title"),
        _statements(found),
        table=_table(found) if found else None,
    )


def _statements(found: Sequence[Entry]) -> list[Statement]:
    if not found:
        return [say("group_report.ledger.sentence_none", {"plans": 0})]
    counts = Counter(one.outcome for one in found)
    values: dict[str, int] = {str(name): counts[name] for name in OUTCOMES}
    said = say(
        f"group_report.ledger.{'sentence_one' if len(found) == 1 else 'sentence'}",
        {"plans": len(found), **values},
        plans=len(found),
    )
    shown = any(one.side is not None for one in found)
    return [said, say(f"group_report.ledger.{'about' if shown else 'about_hidden'}")]


def _table(found: Sequence[Entry]) -> Table:
    return Table(
        caption=text("group_report.ledger.table"),
        columns=[text(f"group_report.ledger.column_{name}") for name in _COLUMNS],
        rows=[_cells(one) for one in found],
    )


def _cells(one: Entry) -> list[str]:
    plan, measure = one.plan, measure_named(one.plan.measure)
    decision = f"decision_{plan.decision or 'open'}"
    return [
        one.letter or text("group_report.ledger.no_letter"),
        measure_title(measure),
        text("group_report.ledger.aim", aim=_aim(plan, measure), date=format_date(plan.by)),
        plan.change,
        _outcome(one, measure),
        text(f"group_report.ledger.{decision}"),
    ]


def _aim(plan: Plan, measure: Measure) -> str:
    written = format_number(plan.aim, words.DECIMALS)
    if measure.denominator.per is None:
        return text("report.unit.percent", value=written)
    return text("report.unit.per", value=written, per=format_number(measure.denominator.per))


def _outcome(one: Entry, measure: Measure) -> str:
    if one.side is None:
        return text("group_report.ledger.outcome_hidden")
    value = words.value_or_why(one.side, measure)
    return text(f"group_report.ledger.outcome_{one.outcome}", value=value)
