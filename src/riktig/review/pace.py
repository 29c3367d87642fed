"""How often to call someone in: "24 pasienter, 26 uker: én i uka"."""

from __future__ import annotations

from typing import Any

from riktig.audit.typed import is_blank, whole
from riktig.problem import Refused
from riktig.review.rules import review_rules
from riktig.text import text


def read_weeks(given: Any) -> int:
    """The weeks as typed; the project's own number when blank. Refused `invalid_weeks`."""
    rules = review_rules()
    if is_blank(given):
        return rules.weeks
    weeks = whole(given, 1, rules.most_weeks)
    if weeks is None:
        raise Refused("invalid_weeks", most=rules.most_weeks)
    return weeks


def pace(patients: int, weeks: int) -> str:
    """The pace that is done in time: whole patients a week, or one in whole weeks."""
    if patients == 0:
        return text("review.pace.none")
    counts = {"patients": counted("patients", patients), "weeks": counted("weeks", weeks)}
    return text("review.pace.sentence", pace=_pace(patients, weeks), **counts)


def counted(what: str, count: int) -> str:
    """A count with its word in the right number: `1 pasient`, `24 pasienter`."""
    return text(f"review.count.{what}_{'one' if count == 1 else 'many'}", count=count)


def _pace(patients: int, weeks: int) -> str:
    if patients == 1 and weeks > 1:
        return text("review.pace.once")
    if patients > weeks:
        a_week = -(-patients // weeks)
        return text("review.pace.a_week", count=_word("count", a_week))
    apart = weeks // patients
    return text(f"review.pace.every_{min(apart, 3)}", nth=_word("nth", apart))


def _word(kind: str, number: int) -> str:
    """Small numbers as words."""
    from riktig.text import has_text

    key = f"review.word.{kind}_{number}"
    return text(key) if has_text(key) else text(f"review.word.{kind}", number=number)
