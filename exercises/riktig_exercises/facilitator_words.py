"""Right and mistaken answers of every kind, as a facilitator reads them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from riktig.calculators.calculator import CALCULATORS
from riktig.exercise.answer_key import Mistaken
from riktig.text import decimal_text, text
from riktig_exercises.key import KeySheet

ARROW = " → "


def wrong_text(sheet: KeySheet, mistaken: Mistaken) -> str:
    """What someone who makes a mistake answers."""
    if sheet.key.kind == "calculator":
        return _filled(sheet, mistaken)
    return _WORDS[sheet.key.kind](sheet, mistaken.value)


def accepted_text(sheet: KeySheet) -> str:
    """Other right answers than the one shown, where equivalent methods give them."""
    others = [one for one in sheet.key.rules.get("accepted", ()) if one != sheet.key.right]
    return "; ".join(_WORDS[sheet.key.kind](sheet, one) for one in others)


def _number(sheet: KeySheet, value: float) -> str:
    return f"{decimal_text(value, 1)} {sheet.key.rules.get('unit', '')}".strip()


def _labels(sheet: KeySheet) -> Mapping[str, str]:
    return {option.id: option.label for option in sheet.question.options}


def _option(sheet: KeySheet, value: str) -> str:
    return _labels(sheet)[value]


def _in_or_out(sheet: KeySheet, value: str) -> str:
    """The hint of an option is given when it is wrongly chosen, or wrongly left out."""
    key = "left_out" if value in sheet.key.right else "taken"
    return text(f"exercise_papers.key.{key}", label=_labels(sheet)[value])


def _order(sheet: KeySheet, value: Sequence[str]) -> str:
    """A mistake is a pair the wrong way round; another right answer is a whole order."""
    labels = [_labels(sheet)[one] for one in value]
    if len(labels) != len(sheet.key.right):
        return text("exercise_papers.key.before", first=labels[0], second=labels[1])
    return ARROW.join(labels)


def _doses(sheet: KeySheet, value: Sequence[float]) -> str:
    unit = sheet.key.rules.get("unit", "")
    return f"{ARROW.join(decimal_text(dose) for dose in value)} {unit}".strip()


def _filled(sheet: KeySheet, mistaken: Mistaken) -> str:
    """What the calculator says first when it is filled in as someone mistaken fills it in."""
    question = sheet.question
    instead = next(one.instead for one in question.mistakes if one.id == mistaken.id)
    calculator = CALCULATORS[question.key["calculator"]]
    filled = {**question.key["input"], **instead["input"]}
    card = calculator.card(calculator.compute(filled))
    return f"{card.headline_label}: {card.headline}" if card.headline_label else card.headline


_WORDS: Mapping[str, Callable[[KeySheet, Any], str]] = {
    "number": _number,
    "choice": _option,
    "several": _in_or_out,
    "order": _order,
    "plan": _doses,
}
