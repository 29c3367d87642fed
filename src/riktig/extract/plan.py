"""How one table is to be read: which column is what, how its dates and numbers are written."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Literal, cast

from riktig.extract.blank_patients import asks
from riktig.extract.catalogue import FORMATS, Format, known_format
from riktig.extract.cells import bare_amount
from riktig.extract.dates import Order, decide_order, is_half_swapped, telling_date
from riktig.extract.grid import Grid
from riktig.extract.guess import Guess, guess, unclear_amount
from riktig.extract.mapping import DECIMAL, NUMBER_FIELDS, Settled
from riktig.extract.marks import is_diagnosis_heading
from riktig.extract.numbers import DecimalMark, Style, answered_style, decide_style
from riktig.extract.record import Event
from riktig.extract.repeats_words import ALL, ONE, has_repeats
from riktig.extract.serials import asks as asks_whose
from riktig.extract.strengths import are_bare
from riktig.extract.table import Table
from riktig.problem import Refused

Asked = Literal[
    "event",
    "date_order",
    "amount",
    "decimal",
    "strength_in",
    "blank_patient",
    "patient_rows",
    "repeats",
]


@dataclass(frozen=True)
class Question:
    """Something only the reader knows. `answer` is a suggestion, or empty."""

    code: str  # key of the answer: "event", "date_order", "amount", "decimal_ddd" ...
    kind: Asked
    column: str  # heading it is about, or empty
    choices: tuple[str, ...]
    answer: str = ""
    example: str = ""  # one of the column's own dates, to show both ways


@dataclass(frozen=True)
class Plan:
    """A settled reading of one table, and what still has to be asked."""

    format: str
    columns: dict[str, int]
    event: Event | None
    order: Order
    styles: dict[str, Style]
    strict: bool = False
    questions: tuple[Question, ...] = ()
    amount: int | None = field(default=None)  # a column whose amount is unclear
    strength_in: str = ""  # the unit of strengths that are bare numbers, as answered
    fills_patient: bool = False  # an empty patient is the one above, as answered
    repeats: str = ""  # what a reiteration means, as answered: see `repeats_words`


def known_table(table: Table) -> tuple[Format, dict[str, int]] | None:
    """The known format whose headings the table has. `Refused` for one that cannot be read."""
    headings = table.words
    for name in FORMATS:
        known = known_format(name)
        found = known.find(headings)
        if found:
            return known, found
    for name in FORMATS:
        for code, words in known_format(name).refuse.items():
            if words & set(headings):
                raise Refused(code)
    return None


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
    columns, asked = _amount(start, table, settled)
    plan = replace(start, columns=columns)
    order, date_questions = _order(plan, form, table, grid, settled)
    styles, number_questions = _styles(plan, form, table, grid, settled)
    unit, unit_questions = ("", []) if form else _strength_unit(plan, table, grid, settled)
    fills, patient_questions = (False, []) if form else _blank_patient(plan, table, grid, settled)
    if not form:
        patient_questions += _patient_rows(plan, table, grid, settled)
    event = plan.event or cast("Event | None", settled.answers.get("event"))
    if event is None and "event_column" not in columns:
        asked.append(Question("event", "event", "", ("prescribed", "dispensed")))
    repeats, repeat_questions = ("", []) if form else _repeats(plan, event, table, grid, settled)
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


def _repeats(
    plan: Plan, event: Event | None, table: Table, grid: Grid, settled: Settled
) -> tuple[str, list[Question]]:
    """What a reiteration means: asked of prescriptions where some have one."""
    at = plan.columns.get("repeats")
    if at is None or event == "dispensed" or not has_repeats(grid.columns[at]):
        return "", []
    answer = settled.answers.get("repeats_mean", "")
    if answer:
        return answer, []
    return "", [Question("repeats_mean", "repeats", table.headings[at], (ALL, ONE))]


def _blank_patient(
    plan: Plan, table: Table, grid: Grid, settled: Settled
) -> tuple[bool, list[Question]]:
    """Whether a row without a patient is about the patient above: asked when many lack one."""
    answer = settled.answers.get("blank_patient", "")
    at = plan.columns.get("patient")
    if answer or at is None:
        return answer == "above", []
    if (settled.columns and not settled.from_page) or not asks(grid.columns[at]):
        return False, []
    choices = ("above", "none")
    return False, [Question("blank_patient", "blank_patient", table.headings[at], choices)]


def _patient_rows(plan: Plan, table: Table, grid: Grid, settled: Settled) -> list[Question]:
    """Asks whether nearly every row is its own patient, where the column says so."""
    at = plan.columns.get("patient")
    answer = settled.answers.get("patient_rows", "")
    if answer == "own" or at is None or not asks_whose(grid.columns[at]):
        return []
    if answer == "other":
        raise Refused("patient_numbers_rows", column=table.headings[at])
    if settled.columns and not settled.from_page:
        return []
    return [Question("patient_rows", "patient_rows", table.headings[at], ("own", "other"))]


def _amount(plan: Plan, table: Table, settled: Settled) -> tuple[dict[str, int], list[Question]]:
    if plan.amount is None:
        return plan.columns, []
    answer = settled.answers.get("amount", "")
    if answer in ("units", "packages"):
        return {**plan.columns, answer: plan.amount}, []
    if answer == "none" or (settled.columns and not settled.from_page):
        return plan.columns, []
    heading = table.headings[plan.amount]
    return plan.columns, [Question("amount", "amount", heading, ("units", "packages", "none"))]


def _strength_unit(
    plan: Plan, table: Table, grid: Grid, settled: Settled
) -> tuple[str, list[Question]]:
    """The unit of strengths when neither they, a column nor the products' names say it."""
    answer = settled.answers.get("strength_in", "")
    at = plan.columns.get("strength")
    if answer or at is None or "strength_unit" in plan.columns:
        return ("" if answer == "none" else answer), []
    by_mapping_file = settled.columns and not settled.from_page
    products = grid.columns[plan.columns["product"]] if "product" in plan.columns else ()
    if by_mapping_file or not are_bare(grid.columns[at], products):
        return "", []
    return "", [Question("strength_in", "strength_in", table.headings[at], ("mg", "none"))]


def _order(
    plan: Plan, form: Format | None, table: Table, grid: Grid, settled: Settled
) -> tuple[Order, list[Question]]:
    if "day" in plan.columns and is_half_swapped(grid.columns[plan.columns["day"]]):
        raise Refused("mixed_dates", column=table.headings[plan.columns["day"]])
    stated = settled.answers.get("date_order") or (form.dates if form else None)
    if stated:
        return cast("Order", stated), []
    if "day" not in plan.columns:
        return "ymd", []
    at = plan.columns["day"]
    decided = decide_order(grid.columns[at])
    if decided.order:
        return decided.order, []
    example = telling_date(grid.columns[at], decided.candidates)
    asked = Question(
        "date_order", "date_order", table.headings[at], decided.candidates, example=example
    )
    return "ymd", [asked]


def _styles(
    plan: Plan, form: Format | None, table: Table, grid: Grid, settled: Settled
) -> tuple[dict[str, Style], list[Question]]:
    styles: dict[str, Style] = {}
    asked: list[Question] = []
    for name in NUMBER_FIELDS:
        if name not in plan.columns:
            continue
        at = plan.columns[name]
        answer = settled.answers.get(DECIMAL + name)
        kind = "packages" if name == "packages" else "units"
        cells = {bare_amount(cell, kind) for cell in set(grid.columns[at])}
        if answer:
            style: Style | None = answered_style(cast("DecimalMark", answer))
        else:
            style = decide_style(cells, form.decimal if form else None)
        if style is None:
            asked.append(
                Question(DECIMAL + name, "decimal", table.headings[at], ("comma", "point"))
            )
        styles[name] = style or Style("", "")
    return styles, asked
