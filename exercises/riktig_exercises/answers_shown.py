"""Answers as a reader sees them: words instead of ids, one line each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from riktig.calculators.calculator import CALCULATORS
from riktig.calculators.form import Field
from riktig.exercise.answer_key import Given
from riktig.text import text
from riktig_exercises.answers import Answers
from riktig_exercises.key import version_for
from riktig_exercises.master import load_master
from riktig_exercises.question import Question

BETWEEN: Final = "; "
STEP: Final = "step_"
_BOOLEAN: Final = {"true": "yes", "false": "no"}


def shown_answers(answers: Answers) -> dict[str, str]:
    """The answers given, by question; a question without an answer is not there."""
    version = version_for(answers.assignment, answers.participant, answers.attempt)
    found = {
        question.id: _SHOWN[question.kind](question, answers.answers[question.id])
        for question in load_master(answers.assignment, version).questions
        if question.id in answers.answers
    }
    return {identity: line for identity, line in found.items() if line}


def _typed(_question: Question, given: Given) -> str:
    return str(given)


def _chosen(question: Question, given: Given) -> str:
    return _labels(question).get(str(given), str(given))


def _several(question: Question, given: Given) -> str:
    labels = _labels(question)
    return BETWEEN.join(labels[one] for one in given)


def _ordered(question: Question, given: Given) -> str:
    labels = _labels(question)
    return BETWEEN.join(f"{place}. {labels[one]}" for place, one in enumerate(given, 1))


def _labels(question: Question) -> dict[str, str]:
    return {option.id: option.label for option in question.options}


def _plan(question: Question, given: Any) -> str:
    """The doses in order; one that is missing has a dash, so the others keep their place."""
    doses = {int(key.removeprefix(STEP)): value for key, value in given.items() if value}
    if not doses:
        return ""
    named = dict(enumerate(question.labels, 1))
    none = text("exercises.feedback.no_step")
    steps = range(1, max(question.steps, *doses) + 1)
    lines = [f"{named.get(step, step)}: {doses.get(step, none)}" for step in steps]
    return BETWEEN.join(lines)


def _calculator(question: Question, given: Any) -> str:
    form = CALCULATORS[question.key["calculator"]].form()
    return BETWEEN.join(_filled(form.fields, given))


def _filled(fields: tuple[Field, ...], given: Any) -> Iterator[str]:
    """Each field that holds something, by its label, in the order of the form."""
    if not isinstance(given, Mapping):
        return
    for field in fields:
        value = given.get(field.key)
        shown = _value(field, value)
        if shown:
            yield f"{field.label}: {shown}"


def _value(field: Field, value: Any) -> str:
    if isinstance(value, Mapping):
        return ", ".join(_filled(field.fields, value))
    if isinstance(value, list):
        return ", ".join(filter(None, (_row(field, one) for one in value)))
    return field_words(field, value) if isinstance(value, str) else ""


def field_words(field: Field, value: str) -> str:
    """A choice's label. Of packs with the same substance none was named: the substance is said."""
    if field.kind == "boolean" and value in _BOOLEAN:
        return text(f"page.form.{_BOOLEAN[value]}")
    named = [choice.label for choice in field.choices if choice.value == value]
    packs = [brand.label for brand in field.brands if brand.value == value]
    return (named or (packs if len(packs) == 1 else [value]))[0]


def _row(field: Field, one: Any) -> str:
    inside = _value(field, one)
    return f"({inside})" if inside and isinstance(one, Mapping) else inside


_SHOWN: Final[Mapping[str, Callable[[Question, Any], str]]] = {
    "number": _typed,
    "text": _typed,
    "choice": _chosen,
    "several": _several,
    "order": _ordered,
    "plan": _plan,
    "calculator": _calculator,
}
