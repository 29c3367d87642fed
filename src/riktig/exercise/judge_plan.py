"""A taper plan: one dose a step, held against the right plan, known mistakes and rules."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final

from riktig.exercise.answer_key import AnswerKey
from riktig.exercise.judge_number import unread
from riktig.exercise.quantity import close, read_amount
from riktig.exercise.verdict import Verdict, mistake, right, step
from riktig.text import decimal_text

# Doses are what tablets make: 2.5 mg is not 3 mg. A third of a dose may be cut at a decimal.
TOLERANCE: Final[Mapping[str, float]] = {"absolute": 0.05}
UNIT: Final = "mg"


def judge_plan(key: AnswerKey, given: Mapping[str, Any]) -> Verdict:
    """The plan step by step; `given` has "step_1", "step_2" and so on as typed."""
    unit = str(key.rules.get("unit", UNIT))
    doses: list[float] = []
    for number in range(1, len(key.right) + 1):
        typed = given.get(f"step_{number}")
        read = _read(typed, unit, number)
        if isinstance(read, Verdict):
            return read
        doses.append(read)
    return _judged(key, doses, unit)


def _read(typed: object, unit: str, number: int) -> float | Verdict:
    if typed is None or (isinstance(typed, str) and not typed.strip()):
        return step("plan.missing_step", step=number)
    if not isinstance(typed, str):
        return step("unreadable")
    reading = read_amount(typed, unit)
    trouble = None
    if reading.value is None:
        trouble = unread(reading.trouble, unit)
    elif reading.value < 0:
        trouble = step("number.negative")
    if trouble:
        return step("plan.at_step", code=trouble.code, step=number, comment=trouble.comment)
    return reading.value if reading.value is not None else 0.0


def _judged(key: AnswerKey, doses: Sequence[float], unit: str) -> Verdict:
    tolerance = key.rules.get("tolerance", TOLERANCE)
    for plan in (key.right, *key.rules.get("accepted", ())):
        if _same(doses, plan, tolerance):
            return right(key)
    for one in key.mistaken:
        if _same(doses, one.value, tolerance):
            return mistake(one)
    broken = next(_broken_rules(key.rules, key.right, doses, unit), None)
    if broken:
        return broken
    pairs = enumerate(zip(doses, key.right, strict=True), 1)
    differs = next(n for n, (dose, wanted) in pairs if not close(dose, wanted, tolerance))
    return step("plan.other_plan", step=differs)


def _same(doses: Sequence[float], plan: Sequence[float], tolerance: Mapping[str, float]) -> bool:
    pairs = zip(doses, plan, strict=False)
    return len(doses) == len(plan) and all(close(a, float(b), tolerance) for a, b in pairs)


def _broken_rules(
    rules: Mapping[str, Any], plan: Sequence[float], doses: Sequence[float], unit: str
) -> Iterator[Verdict]:
    """What the plan breaks, the gravest first."""
    before = [float(rules["from_mg"])] if "from_mg" in rules else []
    falls = list(enumerate(pairwise([*before, *doses]), 1 if before else 2))
    for number, (earlier, later) in falls:
        if later > earlier and not close(later, earlier, TOLERANCE):
            yield step("plan.rises", step=number)
    yield from _not_takeable(rules, doses)
    start = before[0] if before else float(plan[0])
    yield from _too_large(rules, falls, start)
    if rules.get("ends_at_zero") and not close(doses[-1], 0, TOLERANCE):
        yield step("plan.not_at_zero", unit=unit)


def _not_takeable(rules: Mapping[str, Any], doses: Sequence[float]) -> Iterator[Verdict]:
    takeable = rules.get("takeable_mg")
    if takeable is None:
        return
    for number, dose in enumerate(doses, 1):
        if not any(close(dose, float(one), TOLERANCE) for one in (0, *takeable)):
            yield step("plan.not_takeable", step=number)


def _too_large(
    rules: Mapping[str, Any], falls: Sequence[tuple[int, tuple[float, float]]], start: float
) -> Iterator[Verdict]:
    """Cuts beyond the limit. The last one, to 0, is always all of it: it is of the start dose."""
    most = rules.get("most_cut_percent")
    if most is None:
        return
    of = rules.get("of", "current")
    for number, (earlier, later) in falls:
        whole = earlier if of == "current" and later else start
        allowed = whole * float(most) / 100
        if earlier - later > allowed and not close(earlier - later, allowed, TOLERANCE):
            yield step(f"plan.cut_too_large_{of}", step=number, most=decimal_text(most))
