"""The key of a taper plan: the doses after the first one, by the taper calculator."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import combinations
from typing import Any

from riktig.calculators.taper.strengths import Strength, takeable_doses
from riktig.exercise.answer_key import Mistaken
from riktig.exercise.plan_rules import same_dose
from riktig.text import decimal_text
from riktig_exercises.computed import calculated
from riktig_exercises.key_parts import Asked, Reckoned
from riktig_exercises.master_error import MasterError

CALCULATOR, UNIT, ZERO = "taper", "mg", 0.0
KEY_KEYS = ("input", "accepted", "most_cut", "of")
OF = ("original", "current")


def plan_key(asked: Asked) -> Reckoned:
    """The next `steps` doses. `MasterError` where two plans cannot be told apart."""
    asked.refuse_unknown(*KEY_KEYS)
    key, question = asked.question.key, asked.question
    if "input" not in key or (question.labels and len(question.labels) != question.steps):
        raise MasterError(asked.where, "a plan has an input, and one label a step or none")
    right = _doses(asked, key["input"])
    mistaken = tuple(
        Mistaken(one.id, _doses(asked, _merged(key, one.instead), mistake=True), one.hint)
        for one in question.mistakes
    )
    accepted = [_doses(asked, _merged(key, other)) for other in key.get("accepted", ())]
    named = {"the key": right} | {one.id: one.value for one in mistaken}
    _apart(named | {f"accepted {n}": one for n, one in enumerate(accepted, 1)}, asked)
    rules = {
        "unit": UNIT,
        "from_mg": float(key["input"]["start_mg_per_day"]),
        "accepted": accepted,
        "takeable_mg": _takeable(key["input"]),
        "labels": list(question.labels),
        "ends_at_zero": right[-1] == ZERO,
        **_cut(asked),
    }
    shown = f"{_written(right)} {UNIT}"
    return Reckoned(right, shown, mistaken, rules, shown)


def _written(doses: Sequence[float]) -> str:
    return " → ".join(decimal_text(dose) for dose in doses)


def _merged(key: Mapping[str, Any], other: Mapping[str, Any]) -> Mapping[str, Any]:
    return {**key["input"], **other.get("input", {})}


def _doses(asked: Asked, values: Mapping[str, Any], *, mistake: bool = False) -> list[float]:
    """The doses after the first. A mistaken plan that ends early stays at its last dose."""
    steps = calculated(CALCULATOR, values, asked.where)["steps"]
    doses = [float(step["mg_per_day"]) for step in steps[1 : asked.question.steps + 1]]
    if len(doses) < asked.question.steps and not (mistake and doses):
        raise MasterError(asked.where, f"the plan has only {len(doses)} steps after the first")
    return doses + doses[-1:] * (asked.question.steps - len(doses))


def _takeable(values: Mapping[str, Any]) -> list[float]:
    """Every dose that the strengths can make, up to the first, and none."""
    strengths = [
        Strength(Fraction(repr(one["mg"])), bool(one.get("divisible")))
        for one in values["strengths"]
    ]
    most = Fraction(repr(values["start_mg_per_day"]))
    return [ZERO, *(float(dose) for dose in takeable_doses(strengths, most))]


def _cut(asked: Asked) -> dict[str, Any]:
    """The largest step down, in per cent of the first or the last dose, fetched by the case."""
    key = asked.question.key
    if ("most_cut" in key) != (key.get("of") in OF):
        raise MasterError(asked.where, f"most_cut goes with of = one of {OF}")
    if "most_cut" not in key:
        return {}
    results = asked.master.case.results
    if key["most_cut"] not in results:
        raise MasterError(asked.where, f"no result {key['most_cut']!r} in the case")
    return {"most_cut_percent": results[key["most_cut"]].number(), "of": key["of"]}


def _apart(values: Mapping[str, Sequence[float]], asked: Asked) -> None:
    for (one, first), (other, second) in combinations(values.items(), 2):
        if all(same_dose(dose, next_dose) for dose, next_dose in zip(first, second, strict=True)):
            raise MasterError(asked.where, f"{one} and {other} give the same plan")
