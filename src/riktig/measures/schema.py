"""What a measure file must say, and a clear refusal of one that does not.

The readers of these messages are those who write measures: English, with the
field, what was expected and what was found.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Final

from riktig.clinical.tables import figure, source
from riktig.measures.measure import Measure, Part
from riktig.measures.rules import days_rule_names
from riktig.measures.scope import class_ids

NUMERATOR_RULES: Final = ("any", "overlap_days", "ddd_sum")
DENOMINATOR_RULES: Final = ("list_size", "any")
_TEXTS: Final = (
    "id",
    "title",
    "why",
    "sentence",
    "series_title",
    "cannot_exclude",
    "author",
    "checker",
    "reviewed_on",
)
_LISTS: Final = ("parts", "alternatives", "exclusions", "balancing", "source")
_FIELDS: Final = (
    *_TEXTS,
    *_LISTS,
    "version",
    "event",
    "numerator",
    "denominator",
    "window",
    "days_rule",
    "direction",
    "small_numbers",
    "next_review",
    "series",
)


class InvalidMeasure(ValueError):
    """A measure file that does not say what a measure must."""


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
    unknown = [field for field in entry if field not in _FIELDS]
    if missing or unknown:
        raise InvalidMeasure(f"missing fields {missing}, unknown fields {unknown}")
    for field in _TEXTS:
        _expect(field, entry[field], isinstance(entry[field], str), "a text")
    for field in _LISTS:
        texts = isinstance(entry[field], list) and all(isinstance(t, str) for t in entry[field])
        _expect(field, entry[field], texts, "a list of texts")
    for field in ("id", "title", "why", "sentence", "author"):
        _expect(field, entry[field], bool(entry[field].strip()), "a text that is not empty")
    for field in ("numerator", "denominator", "window"):
        _expect(field, entry[field], isinstance(entry[field], Mapping), "a table")


def _check_values(entry: Mapping[str, Any]) -> None:
    _one_of("event", entry["event"], ("dispensed", "prescribed"))
    _one_of("direction", entry["direction"], ("lower", "higher", "none"))
    _one_of("small_numbers", entry["small_numbers"], ("mask_1_to_4",))
    _expect("version", entry["version"], _is_count(entry["version"]), "a whole number from 1")
    _expect("series", entry["series"], isinstance(entry["series"], bool), "true or false")
    review = entry["next_review"]
    _expect("next_review", review, isinstance(review, date), "a date")
    _expect("exclusions", entry["exclusions"], not entry["exclusions"], "empty: none is built")
    _one_of("days_rule", entry["days_rule"], ("", *days_rule_names()))
    for name in entry["alternatives"]:
        _one_of("alternatives", name, days_rule_names())
    _expect("parts", entry["parts"], len(entry["parts"]) == 2, "two texts: counted, the rest")
    titled = bool(entry["series_title"])
    _expect("series_title", titled, titled == entry["series"], "a text just when series is true")
    _expect("source", entry["source"], bool(entry["source"]), "at least one source id")
    for name in entry["source"]:
        _expect("source", name, _known(source, name), "an id of sources.csv")
    needs_days = entry["numerator"].get("rule") == "overlap_days"
    _expect("days_rule", entry["days_rule"], bool(entry["days_rule"]) == needs_days, _DAYS)


_DAYS: Final = 'a days rule with numerator rule "overlap_days", else ""'


def _build(entry: Mapping[str, Any]) -> Measure:
    window = entry["window"]
    _one_of("window.kind", window.get("kind"), ("rolling",))
    days = window.get("days")
    _expect("window.days", days, _is_count(days), "a whole number of days")
    values: dict[str, Any] = {field: entry[field] for field in _FIELDS if field != "window"}
    values |= {field: tuple(entry[field]) for field in _LISTS}
    values |= {
        "window_days": days,
        "numerator": _part("numerator", entry["numerator"], NUMERATOR_RULES),
        "denominator": _part("denominator", entry["denominator"], DENOMINATOR_RULES),
    }
    return Measure(**values)


def _part(side: str, entry: Mapping[str, Any], rules: tuple[str, ...]) -> Part:
    rule = entry.get("rule")
    _one_of(f"{side}.rule", rule, rules)
    wanted = {
        "any": {"groups"},
        "list_size": {"per"},
        "overlap_days": {"groups", "with", "at_least"},
        "ddd_sum": {"groups", "at_least"},
    }[str(rule)]
    _expect(side, sorted(entry), set(entry) == {"rule", *wanted}, f"rule and {sorted(wanted)}")
    per = entry.get("per")
    _expect(f"{side}.per", per, per is None or _is_count(per), "a whole number from 1")
    return Part(
        rule=str(rule),
        classes=_classes(f"{side}.groups", entry.get("groups", ())),
        with_classes=_classes(f"{side}.with", entry.get("with", ())),
        at_least=_threshold(f"{side}.at_least", entry.get("at_least")),
        per=per,
    )


def _classes(field: str, groups: Iterable[str]) -> tuple[str, ...]:
    for group in groups:
        _expect(field, group, _known(class_ids, group), "a group of scope.toml")
    return tuple(name for group in groups for name in class_ids(group))


def _threshold(field: str, name: str | None) -> float | None:
    if name is None:
        return None
    _expect(field, name, _known(figure, name), "the name of a figure in figures.csv")
    value = figure(name).value
    _expect(field, name, value is not None, "a figure with a value")
    return value


def _known(lookup: Any, name: str) -> bool:
    try:
        lookup(name)
    except KeyError:
        return False
    return True


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def _one_of(field: str, value: object, allowed: tuple[str, ...]) -> None:
    _expect(field, value, value in allowed, f"one of {list(allowed)}")


def _expect(field: str, value: object, holds: bool, expected: str) -> None:
    if not holds:
        raise InvalidMeasure(f"{field}: expected {expected}, got {value!r}")
