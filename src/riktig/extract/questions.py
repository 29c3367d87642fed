"""What only the reader knows about a table: the answer where there is one, else the question."""

from __future__ import annotations

from riktig.extract.blank_patients import asks
from riktig.extract.grid import Grid
from riktig.extract.mapping import Settled
from riktig.extract.plan import Plan, Question
from riktig.extract.record import Event
from riktig.extract.repeats_words import ALL, ONE, has_repeats
from riktig.extract.serials import asks as asks_whose
from riktig.extract.strengths import are_bare
from riktig.extract.table import Table
from riktig.problem import Refused


def repeats_meaning(
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


def blank_patient(
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


def patient_rows(plan: Plan, table: Table, grid: Grid, settled: Settled) -> list[Question]:
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


def amount(plan: Plan, table: Table, settled: Settled) -> tuple[dict[str, int], list[Question]]:
    """The columns with the one of an unclear amount, as answered."""
    if plan.amount is None:
        return plan.columns, []
    answer = settled.answers.get("amount", "")
    if answer in ("units", "packages"):
        return {**plan.columns, answer: plan.amount}, []
    if answer == "none" or (settled.columns and not settled.from_page):
        return plan.columns, []
    heading = table.headings[plan.amount]
    return plan.columns, [Question("amount", "amount", heading, ("units", "packages", "none"))]


def strength_unit(
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
