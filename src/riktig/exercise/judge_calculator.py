"""A calculator filled in by the participant: its result counts, not how it was filled in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from riktig.calculators.asked import place_named, refused_at, unreadable, waiting_text
from riktig.calculators.calculator import CALCULATORS, Calculator
from riktig.calculators.typed import Typed, read_typed
from riktig.exercise.answer_key import AnswerKey
from riktig.exercise.first_wrong import first_wrong
from riktig.exercise.quantity import close
from riktig.exercise.verdict import Verdict, mistake, right, step
from riktig.problem import Refused
from riktig.wire import sentence

# Both sides come of the same function: they differ by how the input was rounded, and no more.
TOLERANCE: Final[Mapping[str, float]] = {"share": 0.01}


def judge_calculator(key: AnswerKey, given: Mapping[str, Any]) -> Verdict:
    """Right where each asked part of the result is; a refusal is told in its own words."""
    calculator = CALCULATORS[key.rules["calculator"]]
    values = {**given, **key.rules.get("given", {})}
    typed = read_typed(calculator.form(), values)
    if typed.missing:
        waits = waiting_text(calculator.form(), typed.missing)
        return step("calculator.incomplete", sentence=waits)
    try:
        result = calculator.compute(typed.values).result
    except Refused as refusal:
        return step("calculator.refused", sentence=_refusal(calculator, typed, refusal))
    return _of_result(key, result) or _first_to_look_at(key, calculator, typed)


def _of_result(key: AnswerKey, result: Mapping[str, Any]) -> Verdict | None:
    tolerance = key.rules.get("tolerance")
    if _holds(result, key.right, tolerance):
        return right(key)
    for one in key.mistaken:
        if _holds(result, one.value, tolerance):
            return mistake(one)
    return None


def _first_to_look_at(key: AnswerKey, calculator: Calculator, typed: Typed) -> Verdict:
    """Another result: the one field to mend, where there is one."""
    form, wanted = calculator.form(), key.rules.get("input", {})

    def is_right(values: Mapping[str, Any]) -> bool:
        try:
            return _holds(calculator.compute(values).result, key.right, key.rules.get("tolerance"))
        except Refused:
            return False

    found = first_wrong(form.fields, typed.values, wanted, is_right) if wanted else None
    place = place_named(form, typed.field_as_typed(found)) if found else ""
    if not place:
        return step("calculator.other_result")
    return step("calculator.other_field", code="other_result", place=place)


def _refusal(calculator: Calculator, typed: Typed, refusal: Refused) -> str:
    form, name = calculator.form(), str(refusal.problem.details.get("field", ""))
    said = unreadable(form, name, typed.values) or sentence(refusal.problem)
    return refused_at(form, typed.field_as_typed(name), said)


def _holds(
    result: Any, parts: Sequence[tuple[str, Any]], tolerance: Mapping[str, float] | None
) -> bool:
    return all(same_part(result_at(result, path), value, tolerance) for path, value in parts)


def result_at(result: Any, path: str) -> Any:
    """What stands at "items.0.low"; None where nothing does."""
    found = result
    for part in path.split("."):
        if isinstance(found, Mapping):
            found = found.get(part)
        elif isinstance(found, (list, tuple)) and part.isdigit() and int(part) < len(found):
            found = found[int(part)]
        else:
            return None
    return found


def same_part(found: Any, value: Any, tolerance: Mapping[str, float] | None = None) -> bool:
    """Whether two parts of results are the same but for rounding; whole numbers are not rounded."""
    if isinstance(found, (list, tuple)) and isinstance(value, (list, tuple)):
        pairs = zip(found, value, strict=False)
        return len(found) == len(value) and all(same_part(a, b, tolerance) for a, b in pairs)
    whole = isinstance(found, int) and isinstance(value, int) and tolerance is None
    if whole or not (_is_number(found) and _is_number(value)):
        return bool(found == value)
    return close(float(found), float(value), TOLERANCE if tolerance is None else tolerance)


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)
