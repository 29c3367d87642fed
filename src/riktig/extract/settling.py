"""From one file to its plan: proposed to the reader, or settled with nothing left to ask."""

from __future__ import annotations

from collections.abc import Sequence

from riktig.extract.blank_patients import filled
from riktig.extract.foreign import refuse_foreign
from riktig.extract.grid import Grid, make_grid
from riktig.extract.guess import can_be
from riktig.extract.known_table import known_table
from riktig.extract.mapping import Settled
from riktig.extract.parts import Part
from riktig.extract.plan import Plan, Question
from riktig.extract.planning import guessed_plan, make_plan
from riktig.extract.proposal import (
    PROBLEM_OF,
    Proposal,
    missing_parts,
    propose,
    question_dict,
)
from riktig.extract.table import Table, make_table
from riktig.extract.unreadable import check_placed
from riktig.problem import Refused


def proposal_of(part: Part, file: int, *, mapped: bool) -> Proposal:
    """How one file will be read. `Refused` for a table that no answer makes readable."""
    table = make_table(part.text, part.separator)
    if not mapped:  # whoever has settled the columns means it
        refuse_foreign(table)
    grid = make_grid(table)
    check_placed(grid, file)
    known = known_table(table)
    if known:
        plan = make_plan(table, grid, Settled())
    else:
        plan, guessed = guessed_plan(table, grid, Settled())
        if any(not can_be(part, guessed, grid.columns) for part in missing_parts(plan.columns)):
            _refuse_missing(plan.columns)
    return propose(table, plan, grid.columns)


def settled_plan(part: Part, settled: Settled, file: int) -> tuple[Table, Grid, Plan]:
    """The plan of one file, with nothing left to ask. `Refused` says what is missing."""
    table = make_table(part.text, part.separator)
    if not settled.columns:
        refuse_foreign(table)
    grid = make_grid(table)
    check_placed(grid, file)
    if settled.columns or known_table(table):
        plan = make_plan(table, grid, settled)
        _refuse_missing(plan.columns)
    else:
        plan, _ = guessed_plan(table, grid, settled)
        _refuse_missing(plan.columns)
        raise Refused("needs_mapping", file=file + 1)
    if plan.questions:
        raise _unanswered(plan.questions, settled, file)
    return table, filled(grid, plan.columns) if plan.fills_patient else grid, plan


def _unanswered(questions: Sequence[Question], settled: Settled, file: int) -> Refused:
    """The first open question as a refusal, with all of them for a page to ask.

    A mapping file is told the name of the choice as well.
    """
    first = questions[0]
    return Refused(
        PROBLEM_OF[first.kind],
        column=first.column,
        choice=first.code,
        allowed=", ".join(first.choices),
        file=file + 1,
        variant="" if settled.from_page else "mapping",
        questions=[question_dict(question) for question in questions],
    )


def _refuse_missing(columns: dict[str, int]) -> None:
    missing = missing_parts(columns)
    if missing:
        raise Refused(f"no_{missing[0]}_column")
