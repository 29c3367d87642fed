"""What a measure of the review must say, and a clear refusal of one that does not.

As `riktig.measures.schema`: the readers of these messages are those who write measures.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from riktig.clinical.tables import figure, rows, source
from riktig.journal.measure import HAND_COUNTED, ReviewMeasure
from riktig.journal.rows import FIELDS
from riktig.measures.check import InvalidMeasure, expect, is_count, known, one_of
from riktig.text.formats import decimal_text

_WORDED: Final = ("title", "column", "question", "help", "why", "sentence", "first_step")
_TEXTS: Final = ("id", *_WORDED, "author", "checker", "reviewed_on")
_MAY_BE_EMPTY: Final = ("help", "checker", "reviewed_on")
_LISTS: Final = ("limits", "numbers", "balancing", "source")
_OTHERS: Final = (
    "version",
    "order",
    "direction",
    "small_numbers",
    "next_review",
    "numerator",
    "denominator",
)
_COUNTS: Final = {name: f"{{{name}}}" for name in ("numerator", "denominator")}


def review_measure(entry: Mapping[str, Any]) -> ReviewMeasure:
    """Builds a measure from a parsed file. `InvalidMeasure` says what is wrong."""
    try:
        _check_fields(entry)
        _check_values(entry)
        return _build(entry)
    except InvalidMeasure as problem:
        raise InvalidMeasure(f"measure {entry.get('id', '?')!r}: {problem}") from None


def _check_fields(entry: Mapping[str, Any]) -> None:
    wanted = (*_TEXTS, *_LISTS, *_OTHERS)
    missing = [field for field in wanted if field not in entry]
    unknown = [field for field in entry if field not in wanted]
    if missing or unknown:
        raise InvalidMeasure(f"missing fields {missing}, unknown fields {unknown}")
    for field in _TEXTS:
        expect(field, entry[field], isinstance(entry[field], str), "a text")
        if field not in _MAY_BE_EMPTY:
            expect(field, entry[field], bool(entry[field].strip()), "a text that is not empty")
    for field in _LISTS:
        texts = isinstance(entry[field], list) and all(isinstance(t, str) for t in entry[field])
        expect(field, entry[field], texts, "a list of texts")


def _check_values(entry: Mapping[str, Any]) -> None:
    one_of("direction", entry["direction"], ("lower", "higher"))
    one_of("small_numbers", entry["small_numbers"], ("mask_1_to_4",))
    for field in ("version", "order"):
        expect(field, entry[field], is_count(entry[field]), "a whole number from 1")
    review = entry["next_review"]
    expect("next_review", review, isinstance(review, date), "a date")
    expect("source", entry["source"], bool(entry["source"]), "at least one source id")
    for name in entry["source"]:
        expect("source", name, known(source, name), "an id of sources.csv")
    for side in ("numerator", "denominator"):
        _check_part(side, entry[side])
    numerator, denominator = entry["numerator"], entry["denominator"]
    expect("field", numerator["field"], numerator["field"] == denominator["field"], "one field")
    inside = set(numerator["answers"]) < set(denominator["answers"])
    expect("answers", numerator["answers"], inside, "a part of the denominator's")


def _check_part(side: str, part: Any) -> None:
    expect(side, part, isinstance(part, Mapping), "a table")
    expect(side, sorted(part), set(part) == {"rule", "field", "answers"}, "rule, field, answers")
    one_of(f"{side}.rule", part["rule"], (HAND_COUNTED,))
    one_of(f"{side}.field", part["field"], tuple(FIELDS))
    for answer in part["answers"]:
        one_of(f"{side}.answers", answer, FIELDS[part["field"]])


def _build(entry: Mapping[str, Any]) -> ReviewMeasure:
    numbers = {name: _number(name) for name in entry["numbers"]}
    as_written = ("id", "author", "checker", "reviewed_on")
    kept = (*as_written, *(name for name in _OTHERS if name not in _COUNTS))
    values: dict[str, Any] = {name: entry[name] for name in kept}
    values |= {name: _filled(entry[name], numbers) for name in _WORDED}
    return ReviewMeasure(
        **values,
        limits=tuple(_filled(one, numbers) for one in entry["limits"]),
        balancing=tuple(entry["balancing"]),
        source=tuple(entry["source"]),
        field=entry["numerator"]["field"],
        counted=tuple(entry["numerator"]["answers"]),
        of=tuple(entry["denominator"]["answers"]),
    )


def _number(name: str) -> str:
    """A number of the clinical tables, as it is written."""
    limits = {row["threshold"]: float(row["value"]) for row in rows("thresholds")}
    value = figure(name).value if known(figure, name) else limits.get(name)
    if value is None:
        raise InvalidMeasure(f"numbers: {name!r} is not in figures.csv or thresholds.csv")
    return decimal_text(value)


def _filled(template: str, numbers: Mapping[str, str]) -> str:
    """The text with its numbers; those of a count are left for the count itself."""
    try:
        return template.format(**numbers, **_COUNTS)
    except (KeyError, IndexError, ValueError):
        raise InvalidMeasure(f"{template!r}: expected placeholders of {sorted(numbers)}") from None
