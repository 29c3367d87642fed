"""Builds a numerator or denominator from its table in a measure file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Final, NamedTuple

from riktig.clinical.tables import figure, rows
from riktig.measures.check import expect, is_count, known, one_of
from riktig.measures.measure import Part
from riktig.measures.rules import taper_rule_names
from riktig.measures.scope import class_ids, class_of

# What each rule must be told, beside its name. "limit" is `at_least` or `more_than`.
_NEW: Final = {"groups", "washout"}
NUMERATORS: Final[Mapping[str, set[str]]] = {
    "any": {"groups"},
    "overlap_days": {"groups", "with", "limit"},
    "groups_at_once": {"sets", "many", "limit"},
    "taper": {"groups", "amount", "taper", "stage"},
    "ddd_sum": {"groups", "limit"},
    "omeq_per_day": {"groups", "limit"},
    "amount": {"groups", "amount"},
    "code": {"code_list", "min_age"},
    "pack": {"code_list", "limit"},
    "new": _NEW,
    "long_term": {*_NEW, "from_day", "to_day", "until_day", "limit"},
    "first_pack": {*_NEW, "limit"},
    "prescription_group": {"letters", "min_age"},
}
DENOMINATORS: Final[Mapping[str, set[str]]] = {
    "list_size": {"per"},
    "none": set(),
    "any": {"groups"},
    "code": {"code_list"},
    "of_age": {"min_age"},
    "new_followed": {*_NEW, "to_day"},
    "new_with_units": _NEW,
    "regular": {"groups", "amount"},
    "prescription_group": {"letters", "min_age"},
}
_LIMITS: Final = ("at_least", "more_than")
# What a rule may be told or not; all of a tuple or none.
_OPTIONAL: Final[Mapping[str, set[str]]] = {
    "prescription_group": {"limit"},
    "amount": {"washout", "to_day", "until_day"},
}
_STAGES: Final = ("", "started", "under_way", "completed")


class Limit(NamedTuple):
    """A number of the clinical tables; `strict` when it must be exceeded."""

    value: float
    strict: bool


def part(side: str, entry: Mapping[str, Any], rules: Mapping[str, set[str]]) -> Part:
    """The part as the engine knows it. `InvalidMeasure` says what is wrong."""
    rule = str(entry.get("rule"))
    one_of(f"{side}.rule", rule, tuple(rules))
    given = {"limit" if name in _LIMITS else name for name in entry if name != "rule"}
    more = given - rules[rule]
    whole = more in (set(), _OPTIONAL.get(rule, set()))
    fits = given - more == rules[rule] and whole and sum(n in entry for n in _LIMITS) < 2
    expect(side, sorted(entry), fits, f"rule and {sorted(rules[rule])}")
    per = entry.get("per")
    expect(f"{side}.per", per, per is None or is_count(per), "a whole number from 1")
    codes = _codes(f"{side}.code_list", entry.get("code_list"))
    limit = _limit(side, entry)
    sets = _sets(f"{side}.sets", entry.get("sets", ()))
    many = entry.get("many", 0)
    expect(f"{side}.many", many, not sets or many in range(2, len(sets) + 1), "2 to all the sets")
    return Part(
        rule=rule,
        classes=_classes(f"{side}.groups", entry.get("groups", ()))
        or _classes_of(codes)
        or tuple(name for one in sets for name in one),
        with_classes=_classes(f"{side}.with", entry.get("with", ())),
        codes=codes,
        at_least=limit.value if limit else None,
        strict=bool(limit and limit.strict),
        per=per,
        amount=_amount(f"{side}.amount", entry.get("amount", "")),
        letters=_letters(f"{side}.letters", entry.get("letters", ())),
        min_age=_whole(f"{side}.min_age", entry["min_age"]) if "min_age" in entry else None,
        sets=sets,
        many=many,
        taper=_named(f"{side}.taper", entry.get("taper", ""), ("", *taper_rule_names())),
        stage=_named(f"{side}.stage", entry.get("stage", ""), _STAGES),
        **_days(side, entry),
    )


def _days(side: str, entry: Mapping[str, Any]) -> dict[str, int]:
    names = ("washout", "from_day", "to_day", "until_day")
    return {name: _whole(f"{side}.{name}", entry[name]) for name in names if name in entry}


def _sets(field: str, sets: Iterable[Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    return tuple(_classes(field, groups) for groups in sets)


def _named(field: str, name: str, allowed: tuple[str, ...]) -> str:
    one_of(field, name, allowed)
    return name


def _amount(field: str, name: str) -> str:
    one_of(field, name, ("", "ddd", "omeq"))
    return name


def _letters(field: str, letters: Iterable[str]) -> tuple[str, ...]:
    for letter in letters:
        one_of(field, letter, ("A", "B"))
    return tuple(letters)


def _classes(field: str, groups: Iterable[str]) -> tuple[str, ...]:
    for group in groups:
        expect(field, group, known(class_ids, group), "a group of scope.toml")
    return tuple(name for group in groups for name in class_ids(group))


def _classes_of(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for code in codes if (name := class_of(code))))


def _codes(field: str, name: str | None) -> tuple[str, ...]:
    found = tuple(row["atc"] for row in rows("code_lists") if row["code_list"] == name)
    expect(field, name, name is None or bool(found), "a list of code_lists.csv")
    return found


def _limit(side: str, entry: Mapping[str, Any]) -> Limit | None:
    for name in _LIMITS:
        if name in entry:
            strict = name == "more_than"
            return Limit(_number(f"{side}.{name}", entry[name], ">" if strict else ">="), strict)
    return None


def _whole(field: str, name: str) -> int:
    value = _number(field, name, None)
    expect(field, name, value == int(value), "a whole number")
    return int(value)


def _number(field: str, name: str, comparison: str | None) -> float:
    """A number by its name in figures.csv, or in thresholds.csv, whose comparison must agree."""
    if known(_threshold, name):
        value, stated = _threshold(name)
        agrees = comparison in (None, stated)
        expect(field, name, agrees, f"a threshold that is reached by {stated!r}")
        return value
    expect(field, name, known(figure, name), "the name of a row of figures.csv or thresholds.csv")
    found = figure(name).value
    expect(field, name, found is not None, "a figure with a value")
    return found or 0.0


@cache
def _thresholds() -> Mapping[str, tuple[float, str]]:
    return {
        row["threshold"]: (float(row["value"]), row["comparison"]) for row in rows("thresholds")
    }


def _threshold(name: str) -> tuple[float, str]:
    return _thresholds()[name]
