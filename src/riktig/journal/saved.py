"""A review as a file of its own kind, `riktig-journal/1`: counts, and the day it was made."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from riktig import __version__
from riktig.journal.count import Count, Review
from riktig.journal.load import review_measures
from riktig.journal.measure import HAND_COUNTED
from riktig.journal.rows import MOST_ROWS
from riktig.problem import Refused

SCHEMA: Final = "riktig-journal/1"
_MOST_BYTES: Final = 100_000
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_DECIMALS: Final = 6


def saved(review: Review) -> dict[str, Any]:
    """What is written to a file. The page adds `dated`, the day, which the core cannot know."""
    return {
        "schema": SCHEMA,
        "method": HAND_COUNTED,
        "dated": review.dated,
        "reviewed": review.reviewed,
        "measures": [_shown(one) for one in review.counts],
        "made_by": {"version": __version__},
    }


def _shown(one: Count) -> dict[str, Any]:
    interval = one.interval
    ends = (one.value, *(interval or (None, None)))
    value, low, high = (None if end is None else round(end, _DECIMALS) for end in ends)
    return {
        "id": one.measure.id,
        "version": one.measure.version,
        "numerator": one.numerator,
        "denominator": one.denominator,
        "value": value,
        "low": low,
        "high": high,
    }


def read_saved(blob: bytes) -> Review:
    """A review from its file. Values are reckoned again; what a file says beside is not read.

    Refuses what is no such file (`not_a_journal`), one made by other definitions
    (`journal_version`), and one whose numbers cannot be (`journal_damaged`).
    """
    try:
        data = json.loads(blob.decode("utf-8-sig")) if len(blob) <= _MOST_BYTES else None
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, Mapping) or data.get("schema") != SCHEMA:
        raise Refused("not_a_journal")
    entries = data.get("measures")
    if not isinstance(entries, list) or not all(isinstance(one, Mapping) for one in entries):
        raise Refused("journal_damaged")
    counts = {}
    for one in entries:
        name = one.get("id")
        if not isinstance(name, str) or name in counts:
            raise Refused("journal_damaged")
        counts[name] = [one.get("numerator"), one.get("denominator")]
    versions = {(one.get("id"), _whole(one.get("version"))) for one in entries}
    if versions != {(one.id, one.version) for one in review_measures()}:
        raise Refused("journal_version")
    given = {"reviewed": data.get("reviewed"), "dated": data.get("dated"), "measures": counts}
    return read_counts(given)


def read_counts(given: object) -> Review:
    """A review from `{"reviewed": 20, "measures": {id: [numerator, denominator]}}`.

    All measures of the review must be there, and `dated` may be. Refused `journal_damaged`
    where a number cannot be.
    """
    if not isinstance(given, Mapping) or not set(given) <= {"reviewed", "measures", "dated"}:
        raise Refused("journal_damaged")
    reviewed, pairs = _whole(given.get("reviewed")), given.get("measures")
    known = {one.id: one for one in review_measures()}
    if not reviewed or reviewed > MOST_ROWS:
        raise Refused("journal_damaged")
    if not isinstance(pairs, Mapping) or set(pairs) != set(known):
        raise Refused("journal_damaged")
    counts = []
    for name, measure in known.items():
        numerator, denominator = _pair(pairs[name], reviewed)
        counts.append(Count(measure, numerator, denominator))
    return Review(reviewed, tuple(counts), dated=_dated(given.get("dated")))


def _pair(given: Any, reviewed: int) -> tuple[int, int]:
    if not isinstance(given, list | tuple) or len(given) != 2:
        raise Refused("journal_damaged")
    numerator, denominator = _whole(given[0]), _whole(given[1])
    if numerator is None or denominator is None or not numerator <= denominator <= reviewed:
        raise Refused("journal_damaged")
    return numerator, denominator


def _whole(value: Any) -> int | None:
    known = isinstance(value, int) and not isinstance(value, bool) and value >= 0
    return value if known else None


def _dated(value: Any) -> str | None:
    """A day, held to its form: a text of a file is never shown as it stands."""
    if value is None:
        return None
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise Refused("journal_damaged")
    try:
        return str(date.fromisoformat(value))
    except ValueError:
        raise Refused("journal_damaged") from None
