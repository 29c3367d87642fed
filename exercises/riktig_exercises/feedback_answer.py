"""An answer laid out to be read: a line, a list, named values or a table, with units."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from riktig.calculators.calculator import CALCULATORS
from riktig.calculators.form import Field
from riktig.exercise.answer_key import Given
from riktig.text import text
from riktig_exercises.answers_shown import STEP, field_words
from riktig_exercises.form_fields import DOSE_UNIT
from riktig_exercises.question import Question

LINE, POINTS, STEPS, PAIRS, TABLE = "line", "points", "steps", "pairs", "table"
# Digits alone. "2 t", "7:30" and "72 mg" say their unit themselves.
_BARE: Final = re.compile(r"[+\-\u2212]?[\d.,\u00a0 ]*\d")


@dataclass(frozen=True)
class Part:
    """`kind` is `line`, `points`, `steps` (points that are numbered), `pairs` or `table`.

    A row is the cells of a line, a point, a pair or a table's row.
    """

    kind: str
    rows: tuple[tuple[str, ...], ...]
    heading: tuple[str, ...] = ()
    title: str = ""

    @property
    def lines(self) -> list[str]:
        """The same as plain text, a line a row."""
        if self.kind == TABLE:
            told = [", ".join(map(_named, self.heading, row)) for row in self.rows]
            return [f"{self.title}:", *told]
        if self.kind == STEPS:
            return [f"{number}. {one}" for number, (one,) in enumerate(self.rows, 1)]
        return [": ".join(row) for row in self.rows]


def answer_parts(question: Question, given: Given | None) -> tuple[Part, ...]:
    """What was answered; nothing where nothing was."""
    if given is None:
        return ()
    return tuple(part for part in _KINDS[question.kind](question, given) if part.rows)


def with_unit(typed: str, unit: str) -> str:
    """What was typed, with the unit that was asked for unless it says one itself."""
    return f"{typed}\u00a0{unit}" if unit and _BARE.fullmatch(typed) else typed


def _named(name: str, value: str) -> str:
    return f"{name} {value}"


def _line(shown: str) -> list[Part]:
    return [Part(LINE, ((shown,),) if shown else ())]


def _number(question: Question, given: Any) -> list[Part]:
    return _line(with_unit(given, question.unit))


def _text(_question: Question, given: Any) -> list[Part]:
    return _line(given)


def _choice(question: Question, given: Any) -> list[Part]:
    return _line(_labels(question).get(given, given))


def _several(question: Question, given: Any) -> list[Part]:
    labels = _labels(question)
    return [Part(POINTS, tuple((labels[one],) for one in given))]


def _order(question: Question, given: Any) -> list[Part]:
    labels = _labels(question)
    return [Part(STEPS, tuple((labels[one],) for one in given))]


def _labels(question: Question) -> Mapping[str, str]:
    return {option.id: option.label for option in question.options}


def _plan(question: Question, given: Any) -> list[Part]:
    """Every step, also one that is empty, so that the others keep their place."""
    doses = {int(key.removeprefix(STEP)): value for key, value in given.items() if value}
    if not doses:
        return []
    named = dict(enumerate(question.labels, 1))
    none = text("exercises.feedback.no_step")
    rows = [
        (
            named.get(step) or text("exercises.form.step", number=step),
            with_unit(doses.get(step, none), DOSE_UNIT),
        )
        for step in range(1, max(question.steps, *doses) + 1)
    ]
    return [Part(PAIRS, tuple(rows))]


def _calculator(question: Question, given: Any) -> list[Part]:
    form = CALCULATORS[question.key["calculator"]].form()
    return _filled(form.fields, given)


def _filled(fields: Sequence[Field], given: Any) -> list[Part]:
    """Single fields as pairs, then a table for each field of rows; groups are opened up."""
    pairs: list[tuple[str, str]] = []
    later: list[Part] = []
    for field in fields if isinstance(given, Mapping) else ():
        value = given.get(field.key)
        if isinstance(value, list) and field.fields:
            later.append(_table(field, value))
        elif isinstance(value, Mapping):
            later += _filled(field.fields, value)
        elif shown := _cell(field, value):
            pairs.append((field.label, shown))
    return [Part(PAIRS, tuple(pairs)), *later]


def _table(field: Field, rows: Sequence[Any]) -> Part:
    """A row for each one filled in, by its number in the form; a column for each field in use."""
    cells = [[_cell(one, _inside(row, one)) for one in field.fields] for row in rows]
    used = [at for at in range(len(field.fields)) if any(row[at] for row in cells)]
    heading = (text("exercise_papers.feedback.row"), *(field.fields[at].label for at in used))
    none = text("exercises.feedback.no_step")
    filled = [
        (str(number), *(row[at] or none for at in used))
        for number, row in enumerate(cells, 1)
        if any(row)
    ]
    return Part(TABLE, tuple(filled), heading, field.label)


def _inside(row: Any, field: Field) -> Any:
    return row.get(field.key) if isinstance(row, Mapping) else None


def _cell(field: Field, value: Any) -> str:
    if isinstance(value, Mapping):
        inside = (_cell(one, value.get(one.key)) for one in field.fields)
        return ", ".join(filter(None, inside))
    if isinstance(value, list):
        return ", ".join(filter(None, (_cell(field, one) for one in value)))
    return with_unit(field_words(field, value), field.unit) if isinstance(value, str) else ""


_KINDS: Final[Mapping[str, Callable[[Question, Any], list[Part]]]] = {
    "number": _number,
    "text": _text,
    "choice": _choice,
    "several": _several,
    "order": _order,
    "plan": _plan,
    "calculator": _calculator,
}
