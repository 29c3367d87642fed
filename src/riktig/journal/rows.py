"""The answers about each prescription, as a page or a file gives them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from riktig.problem import Refused

MOST_ROWS: Final = 50
UNANSWERED: Final = "unanswered"
_YES_NO: Final = ("yes", "no", "not_relevant")
FIELDS: Final[Mapping[str, tuple[str, ...]]] = {
    "contact": ("consultation", "e_consultation", "none"),
    "indication_noted": _YES_NO,
    "duration_and_stop_noted": _YES_NO,
    "driving_told": _YES_NO,
    "control_within_six_months": _YES_NO,
    "pack": ("small", "large", "unknown"),
}
GROUPS: Final = ("opioid", "benzodiazepine", "z_hypnotic", "gabapentinoid", "other")


@dataclass(frozen=True)
class Row:
    """One prescription: its answers by field, those that were given, and its group."""

    answers: Mapping[str, str]
    group: str | None = None

    def answer(self, field: str) -> str:
        """The answer, or `UNANSWERED`."""
        return self.answers.get(field, UNANSWERED)


def read_rows(given: object) -> tuple[Row, ...]:
    """The rows that hold an answer, in their order; a row without any is one not looked up.

    `given` is a list of objects with the fields above; true and false are yes and no, null or
    nothing is unanswered. Refuses anything else, by the row's number and never by what it held.
    """
    if not isinstance(given, list | tuple) or len(given) > MOST_ROWS:
        raise Refused("journal_rows", most=MOST_ROWS)
    rows = [_row(entry, number) for number, entry in enumerate(given, start=1)]
    return tuple(row for row in rows if row.answers)


def _row(entry: Any, number: int) -> Row:
    if not isinstance(entry, Mapping) or not set(entry) <= {*FIELDS, "group"}:
        raise Refused("journal_row", row=number)
    answers = {}
    for field, allowed in FIELDS.items():
        answer = _answer(entry.get(field), allowed, number)
        if answer is not None:
            answers[field] = answer
    return Row(answers, _choice(entry.get("group"), GROUPS, number))


def _answer(value: Any, allowed: tuple[str, ...], number: int) -> str | None:
    if isinstance(value, bool):
        return _choice("yes" if value else "no", allowed, number)
    return _choice(value, allowed, number)


def _choice(value: Any, allowed: tuple[str, ...], number: int) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str) or value not in allowed:
        raise Refused("journal_row", row=number)
    return value
