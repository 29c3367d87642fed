"""Makes the plan of one table, from a known format, the reader's choices or a guess."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from riktig.extract.catalogue import Format
from riktig.extract.grid import Grid
from riktig.extract.guess import Guess, guess, unclear_amount
from riktig.extract.known_table import known_table
from riktig.extract.mapping import Settled
from riktig.extract.marks import is_diagnosis_heading
from riktig.extract.notation import date_order, number_styles
from riktig.extract.plan import Plan, Question
from riktig.extract.questions import (
    amount,
    blank_patient,
    patient_rows,
    repeats_meaning,
    strength_unit,
)
from riktig.extract.record import Event
from riktig.extract.table import Table
from riktig.problem import Refused


def make_plan(table: Table, grid: Grid, settled: Settled) -> Plan:
    """The plan of a table whose columns are known or have been settled by the reader."""
    known = known_table(table)
    chosen = _chosen(table, settled)
    if known and _agrees(chosen, known[1]):
        form, columns = known
        start = Plan(form.name, columns, form.event, "ymd", {}, form.strict)
        return _with_questions(start, form, table, grid, settled)
    start = Plan("table", chosen, None, "ymd", {}, amount=unclear_amount(table.words, chosen))
    return _with_questions(start, None, table, grid, settled)


def guessed_plan(table: Table, grid: Grid, settled: Settled) -> tuple[Plan, Guess]:
    """The plan of an unknown table, to be shown and confirmed before it is used."""
    guessed = guess(table, grid.columns)
    start = Plan("table", guessed.columns, None, "ymd", {}, amount=guessed.unclear_amount)
    plan = _with_questions(start, None, table, grid, settled)
    suggested = tuple(
        replace(question, answer=guessed.event or "") if question.kind == "event" else question
        for question in plan.questions
    )
    return replace(plan, questions=suggested), guessed


def _chosen(table: Table, settled: Settled) -> dict[str, int]:
    """Places of the columns the reader has named. A name may differ in case and spaces."""
    exact = {heading: at for at, heading in reversed(list(enumerate(table.headings)))}
    loose = {word: at for at, word in reversed(list(enumerate(table.words)))}
    found: dict[str, int] = {}
    for meaning, name in settled.columns.items():
        at = exact.get(name, loose.get("".join(filter(str.isalnum, name.casefold()))))
        if at is None:
            raise Refused("mapping_column_missing", column=name)
        found[meaning] = at
    return _as_diagnosis(found, table.words)


def _as_diagnosis(found: dict[str, int], headings: list[str]) -> dict[str, int]:
    """A column of diagnoses is never read as refusjonskoder, whatever it was taken for."""
    at = found.get("reimbursement")
    if at is None or not is_diagnosis_heading(headings[at]):
        return found
    return {name: at for name, at in found.items() if name != "reimbursement"} | {
        "diagnosis": found.get("diagnosis", at)
    }


def _agrees(chosen: dict[str, int], columns: dict[str, int]) -> bool:
    """Whether the reader has confirmed a known format as it is (or named nothing)."""
    return all(columns.get(meaning) == at for meaning, at in chosen.items())


def _with_questions(
    start: Plan, form: Format | None, table: Table, grid: Grid, settled: Settled
) -> Plan:
    """Answers what the columns or the reader answer, and lists what they do not."""
    columns, asked = amount(start, table, settled)
    plan = replace(start, columns=columns)
    order, date_questions = date_order(plan, form, table, grid, settled)
    styles, number_questions = number_styles(plan, form, table, grid, settled)
    unit, unit_questions = ("", []) if form else strength_unit(plan, table, grid, settled)
    fills, patient_questions = (False, []) if form else blank_patient(plan, table, grid, settled)
    if not form:
        patient_questions += patient_rows(plan, table, grid, settled)
    event = plan.event or cast("Event | None", settled.answers.get("event"))
    if event is None and "event_column" not in columns:
        asked.append(Question("event", "event", "", ("prescribed", "dispensed")))
    repeats, repeat_questions = (
        ("", []) if form else repeats_meaning(plan, event, table, grid, settled)
    )
    questions = (
        *asked,
        *patient_questions,
        *date_questions,
        *number_questions,
        *unit_questions,
        *repeat_questions,
    )
    return replace(
        plan,
        event=event,
        order=order,
        styles=styles,
        strength_in=unit,
        fills_patient=fills,
        repeats=repeats,
        questions=questions,
    )
