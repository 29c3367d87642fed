"""Keys of every kind, as a master's author would get them."""

from __future__ import annotations

from typing import Any

from riktig.exercise.answer_key import AnswerKey, Mistaken

CORRECT = "Riktig."


def key(kind: str, right: Any, *mistaken: tuple[str, Any], points: float = 2, **rules: Any):
    """A key whose mistakes are (id, value); each hint is its own."""
    known = tuple(Mistaken(name, value, f"Hint: {name}.") for name, value in mistaken)
    return AnswerKey("q", kind, points, right, CORRECT, known, rules)


NUMBER = key("number", 72.0, ("combination_forgotten", 60.0), ("all_as_morphine", 160.0), unit="mg")
CHOICE = key("choice", "b", ("a", "a"), ("c", "c"), options=["a", "b", "c"])
SEVERAL = key(
    "several", ["a", "c"], *((name, name) for name in "abcd"), options=["a", "b", "c", "d"]
)
ORDER = key(
    "order",
    ["ask", "plan", "taper", "follow"],
    ("taper_before_plan", ["taper", "plan"]),
    ("plan_before_ask", ["plan", "ask"]),
    options=["taper", "ask", "follow", "plan"],
)
TEXT = key("text", None, most=600)
# 40 mg, a quarter of the start dose at a time, tablets of 10 mg that may be halved.
PLAN = key(
    "plan",
    [30.0, 20.0, 10.0, 0.0],
    ("of_current", [30.0, 20.0, 15.0, 10.0]),
    accepted=[[30.0, 20.0, 15.0, 0.0]],
    from_mg=40.0,
    takeable_mg=[0.0, 5.0, 10.0, 15.0, 20.0, 25.0, 30.0, 35.0, 40.0],
    most_cut_percent=37.5,
    of="original",
    ends_at_zero=True,
)
EQUIVALENT = {"items": [{"substance": "oksazepam", "dose_mg": "15", "per_day": "3"}]}
EVERY_KIND = (NUMBER, CHOICE, SEVERAL, ORDER, TEXT, PLAN)


def doses(*typed: object) -> dict[str, str]:
    """A plan as its form gives it."""
    return {f"step_{number}": str(dose) for number, dose in enumerate(typed, 1)}
