"""A taper plan: one dose a step, held against the right plan, known mistakes and rules."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from riktig.exercise.answer_key import AnswerKey
from riktig.exercise.judge_number import unread
from riktig.exercise.plan_rules import broken_rule, place_text, same_dose
from riktig.exercise.quantity import read_amount
from riktig.exercise.verdict import Verdict, mistake, right, step

UNIT: Final = "mg"


def judge_plan(key: AnswerKey, given: Mapping[str, Any]) -> Verdict:
    """The plan step by step; `given` has "step_1", "step_2" and so on as typed."""
    doses: list[float] = []
    for number in range(1, len(key.right) + 1):
        read = _read(key, given.get(f"step_{number}"), number)
        if isinstance(read, Verdict):
            return read
        doses.append(read)
    return _judged(key, doses)


def same_plan(
    doses: Sequence[float], plan: Sequence[float], tolerance: Mapping[str, float] | None = None
) -> bool:
    """Whether two plans are the same but for rounding."""
    pairs = zip(doses, plan, strict=False)
    return len(doses) == len(plan) and all(same_dose(a, float(b), tolerance) for a, b in pairs)


def _read(key: AnswerKey, typed: object, number: int) -> float | Verdict:
    """The dose of a step, or what is wrong with how it is written."""
    unit = str(key.rules.get("unit", UNIT))
    place = place_text(key.rules, number)
    if typed is None or (isinstance(typed, str) and not typed.strip()):
        return step("plan.missing_step", place=place)
    if not isinstance(typed, str):
        return step("unreadable")
    reading = read_amount(typed, unit)
    if reading.value is not None and reading.value >= 0:
        return reading.value
    said = unread(reading.trouble, unit) if reading.trouble else step("number.negative")
    return step("plan.at_step", code=said.code, place=place, comment=said.comment)


def _judged(key: AnswerKey, doses: Sequence[float]) -> Verdict:
    rules, tolerance = key.rules, key.rules.get("tolerance")
    for plan in (key.right, *rules.get("accepted", ())):
        if same_plan(doses, plan, tolerance):
            return right(key)
    for one in key.mistaken:
        if same_plan(doses, one.value, tolerance):
            return mistake(one)
    return broken_rule(rules, doses) or _elsewhere(key, doses)


def _elsewhere(key: AnswerKey, doses: Sequence[float]) -> Verdict:
    """A plan that keeps the rules, and is another: where it leaves the right one."""
    rules, tolerance = key.rules, key.rules.get("tolerance")
    if "from_mg" in rules and same_plan(doses, [rules["from_mg"], *key.right[:-1]], tolerance):
        return step("plan.begins_with_start")
    pairs = enumerate(zip(doses, key.right, strict=True), 1)
    differs = next(n for n, (dose, ours) in pairs if not same_dose(dose, float(ours), tolerance))
    return step("plan.other_plan", place=place_text(rules, differs))
