"""What a measure file must say, and a clear refusal of one that does not.

The readers of these messages are those who write measures: English, with the
field, what was expected and what was found.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from riktig.clinical.tables import source
from riktig.measures.check import InvalidMeasure, expect, is_count, known, one_of
from riktig.measures.measure import Measure, Part
from riktig.measures.parts import DENOMINATORS, NUMERATORS, part
from riktig.measures.report_part import report_part
from riktig.measures.review import part_time_place, review
from riktig.measures.rules import days_rule_names, taper_rule_names

_TEXTS: Final = (
    "id",
    "title",
    "why",
    "sentence",
    "series_title",
    "denominator_why",
    "cannot_exclude",
    "author",
    "checker",
    "reviewed_on",
)
_LISTS: Final = ("parts", "alternatives", "exclusions", "limits", "balancing", "source")
_FIELDS: Final = (
    *_TEXTS,
    *_LISTS,
    "version",
    "place",
    "order",
    "event",
    "numerator",
    "denominator",
    "window",
    "days_rule",
    "direction",
    "small_numbers",
    "next_review",
    "series",
    "headline_part_time",
    "review",
)
_OPTIONAL: Final = ("changes", "report")
# What is held outside before anything is counted, where the file can tell. A measure of
# prescription groups follows the national indicator, which counts these too.
EXCLUSIONS: Final = ("palliative", "cancer")
# "own_only": never in a shared summary, since it tells more than its own counts.
SMALL_NUMBERS: Final = ("mask_1_to_4", "own_only")
_THOUSANDS: Final = "\N{NO-BREAK SPACE}"
_NOT_EMPTY: Final = ("id", "title", "why", "sentence", "denominator_why", "author")
_DAYS: Final = 'a days rule with numerator rule "overlap_days" or "groups_at_once", else ""'
_OF_DAYS: Final = ("overlap_days", "groups_at_once")


def measure(entry: Mapping[str, Any]) -> Measure:
    """Builds a measure from a parsed file. `InvalidMeasure` says what is wrong."""
    name = entry.get("id", "?")
    try:
        _check_fields(entry)
        _check_values(entry)
        return _build(entry)
    except InvalidMeasure as problem:
        raise InvalidMeasure(f"measure {name!r}: {problem}") from None


def _check_fields(entry: Mapping[str, Any]) -> None:
    missing = [field for field in _FIELDS if field not in entry]
    unknown = [field for field in entry if field not in (*_FIELDS, *_OPTIONAL)]
    if missing or unknown:
        raise InvalidMeasure(f"missing fields {missing}, unknown fields {unknown}")
    for field in _TEXTS:
        expect(field, entry[field], isinstance(entry[field], str), "a text")
    for field in _LISTS:
        texts = isinstance(entry[field], list) and all(isinstance(t, str) for t in entry[field])
        expect(field, entry[field], texts, "a list of texts")
    for field in _NOT_EMPTY:
        expect(field, entry[field], bool(entry[field].strip()), "a text that is not empty")
    for field in ("numerator", "denominator", "window", "review"):
        expect(field, entry[field], isinstance(entry[field], Mapping), "a table")


def _check_values(entry: Mapping[str, Any]) -> None:
    one_of("place", entry["place"], ("headline", "more"))
    one_of("event", entry["event"], ("dispensed", "prescribed"))
    one_of("direction", entry["direction"], ("lower", "higher", "none"))
    one_of("small_numbers", entry["small_numbers"], SMALL_NUMBERS)
    for field in ("version", "order"):
        expect(field, entry[field], is_count(entry[field]), "a whole number from 1")
    expect("series", entry["series"], isinstance(entry["series"], bool), "true or false")
    due = entry["next_review"]
    expect("next_review", due, isinstance(due, date), "a date")
    by_group = entry["numerator"].get("rule") == "prescription_group"
    excluded = [] if by_group else list(EXCLUSIONS)
    expect("exclusions", entry["exclusions"], entry["exclusions"] == excluded, f"{excluded}")
    titled = bool(entry["series_title"])
    expect("series_title", titled, titled == entry["series"], "a text just when series is true")
    expect("source", entry["source"], bool(entry["source"]), "at least one source id")
    for name in entry["source"]:
        expect("source", name, known(source, name), "an id of sources.csv")
    _check_changes(entry)
    _check_days(entry)
    _check_parts(entry)


def _check_changes(entry: Mapping[str, Any]) -> None:
    """What changed is said of every version but the first, so that old numbers can be read."""
    told = entry.get("changes", [])
    texts = isinstance(told, list) and all(isinstance(t, str) and t.strip() for t in told)
    holds = texts and len(told) == entry["version"] - 1
    expect("changes", told, holds, "a text for each version after the first, the oldest first")


def _check_days(entry: Mapping[str, Any]) -> None:
    one_of("days_rule", entry["days_rule"], ("", *days_rule_names()))
    tapers = entry["numerator"].get("rule") == "taper"
    for name in entry["alternatives"]:
        one_of("alternatives", name, taper_rule_names() if tapers else days_rule_names())
    needs_days = entry["numerator"].get("rule") in _OF_DAYS
    expect("days_rule", entry["days_rule"], bool(entry["days_rule"]) == needs_days, _DAYS)


def _check_parts(entry: Mapping[str, Any]) -> None:
    """Words for those counted and the rest; an amount or a plain count has no rest to name."""
    whole = entry["numerator"].get("rule") != "amount"
    two = whole and entry["denominator"].get("rule") != "none"
    expected = "two texts: counted, the rest" if two else "empty: nothing is a part of a whole"
    expect("parts", entry["parts"], len(entry["parts"]) == (2 if two else 0), expected)


def _build(entry: Mapping[str, Any]) -> Measure:
    window = entry["window"]
    one_of("window.kind", window.get("kind"), ("rolling",))
    days = window.get("days")
    expect("window.days", days, is_count(days), "a whole number of days")
    values: dict[str, Any] = {field: entry[field] for field in _FIELDS if field != "window"}
    values |= {field: tuple(entry[field]) for field in _LISTS}
    values |= {
        "window_days": days,
        "changes": tuple(entry.get("changes", ())),
        "report": report_part(entry.get("report")),
        "numerator": part("numerator", entry["numerator"], NUMERATORS),
        "denominator": part("denominator", entry["denominator"], DENOMINATORS),
    }
    filled = (values["numerator"], values["denominator"])
    values["title"] = _filled("title", entry["title"], *filled)
    said = review(entry["review"])
    values["review"] = said._replace(
        reason=_filled("review.reason", said.reason, *filled),
        do=_filled("review.do", said.do, *filled),
    )
    values["headline_part_time"] = part_time_place(entry["headline_part_time"])
    return Measure(**values)


def _filled(field: str, template: str, *parts: Part) -> str:
    """A text with the numbers of the measure's parts, which stand in the clinical tables."""
    found: dict[str, str] = {}
    for one in parts:
        found |= {
            name: f"{number:,.10g}".replace(",", _THOUSANDS)
            for name, number in one.numbers().items()
        }
    try:
        return template.format(**found)
    except (KeyError, IndexError, ValueError):
        raise InvalidMeasure(f"{field}: expected placeholders of {sorted(found)}") from None


def _written(number: float) -> str:
    return f"{number:,.10g}".replace(",", _THOUSANDS)
