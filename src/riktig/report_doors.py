"""Requests about one's own before and after: the feedback report, made where the files lie."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from riktig.problem import Refused

Request = Mapping[str, Any]


def compare_door(request: Request, blobs: Sequence[bytes]) -> dict[str, Any]:
    """The report on own before and after, the first two of `blobs`; the rest lie beside them.

    `names` are the files' names, in the same order. `comparator` and `seen` are the reader's
    choices, `dated` the day the report is made; without it the report bears the numbers' last day.
    """
    from riktig.compare import compare
    from riktig.feedback.choices import COMPARATORS, SEEN, Choices
    from riktig.report_files import Named, read_beside
    from riktig.report_made import Asked, made
    from riktig.summary import read_summary

    comparator = request.get("comparator", Choices.comparator)
    seen = request.get("seen", Choices.seen)
    if len(blobs) < 2 or comparator not in COMPARATORS or seen not in SEEN:
        raise Refused("invalid_input")
    asked = Asked(Choices(comparator, seen), _day(request.get("dated")))
    own = compare(*(read_summary(blob) for blob in blobs[:2]))
    names = names_of(request, len(blobs))
    beside = read_beside([*map(Named, names[2:], blobs[2:])], own)
    return {"ok": True, "view": made(asked, beside.own, beside)}


def names_of(request: Request, count: int) -> list[str]:
    """A name for each file, as the page has them; empty where it has none."""
    given = request.get("names") or []
    if not isinstance(given, list | tuple):
        raise Refused("invalid_input")
    return [*map(str, given), *[""] * count][:count]


def _day(given: object) -> date | None:
    try:
        return date.fromisoformat(str(given)) if given else None
    except ValueError:
        raise Refused("invalid_input") from None
