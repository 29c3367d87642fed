"""The field that a question is answered in, by its kind."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from riktig.calculators.form import Choice, Field
from riktig.registry import CALCULATORS
from riktig.text import text
from riktig_exercises.form_given import without_given
from riktig_exercises.question import Question

DOSE_UNIT = "mg"
# Empty rows that a list begins with here, at the most: a phone shows few of them.
ROWS_AT_FIRST = 3


def field_of(question: Question) -> Field:
    """One field; of a calculator or a plan a group of them."""
    return _KINDS[question.kind](question)


def numbers_in(question: Question) -> tuple[str, ...]:
    """The paths of what must be a number if anything, as `Form` names them."""
    if question.kind == "plan":
        return tuple(f"{question.id}.{step.key}" for step in _steps(question))
    return (question.id,) if question.kind == "number" else ()


def _number(question: Question) -> Field:
    return Field(question.id, "number", question.ask, unit=question.unit)


def _choices(question: Question) -> tuple[Choice, ...]:
    return tuple(Choice(option.id, option.label) for option in question.options)


def _choice(question: Question) -> Field:
    return Field(question.id, "options", question.ask, choices=_choices(question))


def _several(question: Question) -> Field:
    help_text = text("exercises.form.several_help")
    return Field(question.id, "several", question.ask, help_text, choices=_choices(question))


def _order(question: Question) -> Field:
    return Field(question.id, "order", question.ask, choices=_choices(question))


def _text(question: Question) -> Field:
    help_text = text("exercises.form.prose_help")
    return Field(question.id, "prose", question.ask, help_text, maximum=question.most)


def _plan(question: Question) -> Field:
    return Field(question.id, "group", question.ask, fields=_steps(question))


def _steps(question: Question) -> tuple[Field, ...]:
    """One dose a step, numbered from 1."""
    numbers = range(1, question.steps + 1)
    labels = question.labels or tuple(text("exercises.form.step", number=n) for n in numbers)
    return tuple(
        Field(f"step_{number}", "number", label, unit=DOSE_UNIT)
        for number, label in zip(numbers, labels, strict=True)
    )


def _calculator(question: Question) -> Field:
    form = CALCULATORS[question.key["calculator"]].form()
    left = without_given(form.fields, question.given)
    fields = tuple(_short(field, form.add_row) for field in left)
    help_text = text("exercises.form.calculator_help")
    return Field(question.id, "group", question.ask, help_text, fields=fields)


def _short(field: Field, add_row: str) -> Field:
    rows = min(field.first_rows, ROWS_AT_FIRST)
    return replace(field, first_rows=rows, add_row=field.add_row or add_row)


_KINDS: Mapping[str, Callable[[Question], Field]] = {
    "number": _number,
    "choice": _choice,
    "several": _several,
    "order": _order,
    "text": _text,
    "plan": _plan,
    "calculator": _calculator,
}
