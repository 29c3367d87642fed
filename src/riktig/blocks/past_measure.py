"""One measure this year and the year before, in words and in the cells of a table."""

from __future__ import annotations

from typing import Literal

from riktig.audit.result import Audit
from riktig.blocks import words
from riktig.blocks.past_words import change
from riktig.compare import verdict
from riktig.measures.result import OK, Result
from riktig.past.result import Pair
from riktig.text import format_date, format_number, text

Said = Literal["same", "beyond_chance", "maybe_chance", "unknown"]


def of_list(pair: Pair) -> bool:
    """Whether the measure is told as a number of patients: the earlier list is not known."""
    return pair.now.measure.denominator.rule == "list_size"


def countable(pair: Pair) -> bool:
    """Whether both years have the measure."""
    sides = (pair.then, pair.now)
    if any(side.numerator is None for side in sides):
        return False
    return of_list(pair) or all(side.status == OK for side in sides)


def said(pair: Pair) -> Said:
    """What may be said of the difference, by the one rule of `riktig.compare`."""
    if not countable(pair):
        return "unknown"
    if _difference(pair) == 0:
        return "same"
    return verdict(*pair.counts) if pair.counts else "unknown"


def line(pair: Pair, audit: Audit) -> str:
    """The measure's own line: now, then and the difference."""
    title = pair.now.measure.title
    if not countable(pair):
        return text("past.open.line_not", title=title, why=_why(pair, audit))
    outcome = said(pair)
    parts = {"title": title, "then": counted(pair.then), "now": counted(pair.now)}
    if outcome == "same":
        return text("past.open.line_same", **parts)
    said_of_it = text("past.open.line", change=changed(pair), **parts)
    # What chance may do is said once, in the block's sentence; here only where it is not known.
    return f"{said_of_it} {text('report.chance.unknown')}" if outcome == "unknown" else said_of_it


def counted(result: Result) -> str:
    """`52`, or `7 av 80 (8,8 %)` for a share."""
    number = format_number(result.numerator or 0)
    if result.measure.denominator.rule == "list_size" or not result.denominator:
        return number
    of = format_number(result.denominator)
    if result.value is None:
        return text("past.open.count_of_none", count=number, of=of)
    value = words.amount(result.value, result.measure)
    return text("past.open.count_of", count=number, of=of, value=value)


def changed(pair: Pair) -> str:
    """The difference in patients, or in percentage points."""
    if of_list(pair):
        return change(int(_difference(pair)))
    return words.difference(_difference(pair), pair.now.measure)


def row(pair: Pair) -> list[str]:
    """The cells of the measure: then, now, difference, ratio with interval."""
    title, missing = pair.now.measure.title, text("past.words.missing")
    if not countable(pair):
        sides = [counted(one) if one.numerator is not None else missing for one in _sides(pair)]
        return [title, *sides, missing, missing]
    ratio = words.ratio(pair.ratio.ratio, pair.ratio.exact) if pair.ratio else missing
    return [title, *map(counted, _sides(pair)), changed(pair), ratio]


def _sides(pair: Pair) -> tuple[Result, Result]:
    return pair.then, pair.now


def _difference(pair: Pair) -> float:
    if of_list(pair):
        return (pair.now.numerator or 0) - (pair.then.numerator or 0)
    return (pair.now.value or 0.0) - (pair.then.value or 0.0)


def _why(pair: Pair, audit: Audit) -> str:
    """The reason of the first side that cannot be counted."""
    measure = pair.now.measure
    why = next(side.why for side in _sides(pair) if side.why)
    return text(
        f"audit.why.{why}",
        first=format_date(audit.first_day),
        last=format_date(audit.last_day),
        days=format_number(measure.window_days),
        per=format_number(measure.denominator.per or 0),
        washout=format_number(measure.numerator.washout),
    )
