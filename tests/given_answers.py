"""Answers as a form gives them, made from a key: the right one, and each known mistake."""

from __future__ import annotations

from typing import Any

from riktig_exercises.key import KeySheet

from riktig.exercise.answer_key import Given, Mistaken
from riktig.text import decimal_text


def typed(value: object) -> Any:
    """A value as a person types it in a form: "2,5", "true", and the same inside lists."""
    if isinstance(value, dict):
        return {name: typed(one) for name, one in value.items()}
    if isinstance(value, list):
        return [typed(one) for one in value]
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (int, float)):
        return decimal_text(float(value), 6).replace("\u00a0", "").replace("\u2212", "-")
    return str(value)


def right_answer(sheet: KeySheet) -> Given:
    """What scores full; for a text, anything at all."""
    kind, right = sheet.key.kind, sheet.key.right
    if kind == "calculator":
        return typed(sheet.question.key["input"])
    if kind == "plan":
        return _plan(right)
    if kind in ("several", "order"):
        return list(right)
    return "Jeg ville tatt det opp med pasienten." if kind == "text" else typed(right)


def mistaken_answer(sheet: KeySheet, mistaken: Mistaken) -> Given:
    """What somebody with this misconception answers."""
    kind, right, value = sheet.key.kind, sheet.key.right, mistaken.value
    if kind == "calculator":
        made = next(one for one in sheet.question.mistakes if one.id == mistaken.id)
        return typed({**sheet.question.key["input"], **made.instead["input"]})
    if kind == "plan":
        return _plan(value)
    if kind == "several":
        return [one for one in sheet.key.rules["options"] if (one in right) != (one == value)]
    if kind == "order":
        first, second = value
        rest = [one for one in right if one != first]
        place = rest.index(second)
        return [*rest[:place], first, *rest[place:]]
    return typed(value)


def _plan(doses: list[float]) -> dict[str, str]:
    return {f"step_{number}": typed(dose) for number, dose in enumerate(doses, 1)}
