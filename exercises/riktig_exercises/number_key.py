"""The key of a number: from the case's regimens, a calculator, a chart or an own practice."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations
from typing import Any

from riktig.exercise.answer_key import Mistaken
from riktig.exercise.quantity import close, tolerance_of
from riktig.exercise.units import known_unit
from riktig.text import decimal_text
from riktig_exercises.alteration import omeq_mg_per_day, read_alteration
from riktig_exercises.computed import computed_number, is_computed
from riktig_exercises.key_parts import Asked, Reckoned
from riktig_exercises.master_error import MasterError
from riktig_exercises.mistake import Mistake

TOLERANCE = frozenset(("absolute", "share"))
DECIMALS, DECIMALS_BELOW_ONE = 1, 3
# Half a tablet of 7,5 mg is 3,75 mg, not 3,8: a number that ends there is shown whole.
DECIMALS_IN_FULL = 2
_ROUNDING_OF_FLOATS = 1e-9


def number_key(asked: Asked) -> Reckoned:
    """`MasterError` where two answers cannot be told apart."""
    question, key = asked.question, asked.question.key
    if not known_unit(question.unit):
        raise MasterError(asked.where, f"no unit {question.unit!r} in judging.toml")
    if not set(key.get("tolerance", ())) <= TOLERANCE:
        raise MasterError(asked.where, f"a tolerance is {sorted(TOLERANCE)}")
    right = reckoned(asked)
    accepted = [_accepted(asked, other) for other in key.get("accepted", ())]
    mistaken = tuple(Mistaken(m.id, _mistaken(asked, m), m.hint) for m in question.mistakes)
    rules: dict[str, Any] = {"unit": question.unit}
    rules |= {"accepted": accepted} if accepted else {}
    rules |= {"tolerance": key["tolerance"]} if "tolerance" in key else {}
    named = {"the key": right} | {one.id: one.value for one in mistaken}
    named |= {f"accepted {place}": value for place, value in enumerate(accepted, 1)}
    _apart(named, asked, tolerance_of(question.unit, key.get("tolerance")))
    shown = number_text(right)
    return Reckoned(right, f"{shown} {question.unit}".strip(), mistaken, rules, shown)


def number_text(value: float) -> str:
    """A number as a key shows it."""
    if abs(value) < 1:
        return decimal_text(value, DECIMALS_BELOW_ONE)
    ends = abs(value - round(value, DECIMALS_IN_FULL)) < _ROUNDING_OF_FLOATS
    return decimal_text(value, DECIMALS_IN_FULL if ends else DECIMALS)


def reckoned(asked: Asked, instead: Mapping[str, Any] | None = None) -> float:
    """What the key gives, or gives with something else `instead`. `MasterError`."""
    key, other = asked.question.key, dict(instead or {})
    times, over = (other.pop(name, 1) for name in ("times", "over"))
    if "value" in other:
        return _number(other["value"], asked)
    if is_computed(key):
        found = computed_number(key, asked.where, other)
    elif "point" in key:
        asked.refuse_unknown("point", "up_to", "accepted", "tolerance")
        found = _point(asked, other.get("point", key["point"]))
    elif "practice" in key:
        asked.refuse_unknown("practice", "accepted", "tolerance")
        found = _own(asked, other)
    else:
        asked.refuse_unknown("regimen", "up_to", "accepted", "tolerance")
        found = omeq_mg_per_day(asked.master.case, _regimen(asked), asked.where)
    return found * times / over


def _regimen(asked: Asked) -> str:
    if "regimen" not in asked.question.key:
        raise MasterError(asked.where, "the key names no regimen, calculator, point or practice")
    return str(asked.question.key["regimen"])


def _mistaken(asked: Asked, mistake: Mistake) -> float:
    if "regimen" in asked.question.key and not mistake.instead:
        return omeq_mg_per_day(asked.master.case, _regimen(asked), asked.where, mistake.alteration)
    return reckoned(asked, mistake.instead)


def _accepted(asked: Asked, other: Mapping[str, Any]) -> float:
    """The answer of another method that is as good."""
    if "regimen" in asked.question.key:
        alteration = read_alteration(other, asked.where)
        return omeq_mg_per_day(asked.master.case, _regimen(asked), asked.where, alteration)
    return reckoned(asked, other)


def _point(asked: Asked, label: str) -> float:
    if asked.question.chart is None:
        raise MasterError(asked.where, "a key by point needs a chart")
    return asked.question.chart.value_at(label, asked.where)


def _own(asked: Asked, other: Mapping[str, Any]) -> float:
    # Imported on use: an own practice brings the measures with it.
    from riktig_exercises.practice_key import reckoned as of_practice

    if asked.participant is None:
        raise MasterError(asked.where, "an own practice is somebody's")
    parts = (asked.master.case.practice, asked.question.key["practice"], other.get("practice", {}))
    spec = {name: value for part in parts for name, value in part.items()}
    return of_practice(spec, asked.participant, asked.master.assignment, asked.attempt)


def _number(value: Any, asked: Asked) -> float:
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise MasterError(asked.where, f"{value!r} is no number")
    return float(value)


def _apart(
    values: Mapping[str, float], asked: Asked, tolerance: Mapping[str, float] | None
) -> None:
    for (one, first), (other, second) in combinations(values.items(), 2):
        if close(first, second, tolerance) or close(second, first, tolerance):
            raise MasterError(asked.where, f"{one} and {other} give the same number, {first:g}")
