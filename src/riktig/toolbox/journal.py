"""An answer as plain text for the journal: what was given, the answer, its table and the date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from riktig import __version__
from riktig.calculators.calculator import CALCULATORS
from riktig.calculators.card import Card
from riktig.calculators.typed import read_typed
from riktig.configuration import Face, gives_patient_output
from riktig.problem import Refused
from riktig.text.catalogue import text
from riktig.text.formats import format_date
from riktig.toolbox.catalogue import NOT_ABOUT_A_PATIENT
from riktig.toolbox.inputs import inputs
from riktig.view import Table
from riktig.wire import as_given


@dataclass(frozen=True)
class Told:
    """`inputs` is what was typed, in one line; `journal` is empty where a face may not give it."""

    inputs: str
    journal: str
    about_patient: bool


def told(name: str, values: Mapping[str, Any], today: date, face: Face) -> Told:
    """The answer to values as typed, in words. `Refused` when there is none."""
    calculator = CALCULATORS[name]
    form = calculator.form()
    typed = read_typed(form, values)
    if typed.missing:
        raise Refused("invalid_input")
    card = calculator.card(as_given(calculator.compute(typed.values), face))
    given = inputs(form.fields, typed.values)
    about_patient = name not in NOT_ABOUT_A_PATIENT
    may = gives_patient_output(face) or not about_patient
    return Told(given, _journal(card, given, today) if may else "", about_patient)


def _journal(card: Card, given: str, today: date) -> str:
    return "\n".join(line for line in _lines(card, given, today) if line)


def _lines(card: Card, given: str, today: date) -> Iterator[str]:
    label = f"{card.headline_label}: " if card.headline_label else ""
    answer = f"{label}{card.headline}".rstrip(".")
    yield text("toolbox.journal.head", title=card.title, date=format_date(today))
    yield text("toolbox.journal.input", inputs=given.rstrip("."))
    if card.range:
        yield text("toolbox.journal.answer_range", answer=answer, range=card.range.rstrip("."))
    else:
        yield text("toolbox.journal.answer", answer=answer)
    for warning in card.warnings:
        yield text("toolbox.journal.warning", warning=warning)
    yield from card.notes
    for table in card.tables:
        yield from _table(table)
    yield card.table_line
    yield text("toolbox.journal.made_with", version=__version__)


def _table(table: Table) -> Iterator[str]:
    yield table.caption
    for row in table.rows:
        cells = zip(table.columns, row, strict=True)
        yield "; ".join(f"{column}: {cell}" for column, cell in cells)
