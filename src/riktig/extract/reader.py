"""The two doors: `inspect` says how files will be read, `read` reads them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any, Final

from riktig.extract.blank_patients import filled
from riktig.extract.cells import is_empty
from riktig.extract.death import CODE as AFTER_DEATH
from riktig.extract.foreign import refuse_foreign
from riktig.extract.furniture import CODES
from riktig.extract.grid import Grid, make_grid
from riktig.extract.guess import can_be
from riktig.extract.keys import Keys
from riktig.extract.limits import MAX_UNREADABLE_SHARE
from riktig.extract.mapping import Settled, settle
from riktig.extract.parts import Kept, Part, says_synthetic
from riktig.extract.plan import Plan, Question, guessed_plan, known_table, make_plan
from riktig.extract.products import FILLED, Products
from riktig.extract.proposal import (
    PROBLEM_OF,
    Proposal,
    missing_parts,
    propose,
    question_dict,
)
from riktig.extract.record import DIAGNOSIS, Reading, Record, RowProblem
from riktig.extract.rows import read_rows
from riktig.extract.table import Table, make_table
from riktig.extract.two_levels import TwoLevels
from riktig.problem import Refused

# Rows that are readable but are about nobody: they do not make a file unreadable.
_ABOUT_NOBODY: Final = frozenset(["masked_patient", "patient_without_id", AFTER_DEATH, *CODES])
_OURS: Final = {
    "event_column": "event",
    "status": "recalled",
    "reimbursement": "excluded_for",
    "reimbursement_other": "excluded_for",
}


def inspect(
    names: Sequence[str],
    blobs: Sequence[bytes],
    mapping: Mapping[str, Any] | None = None,
    *,
    kept: Kept | None = None,
) -> Proposal:
    """How the files will be read, to be confirmed by the reader unless it is `ready`.

    A `mapping` confirmed before makes an unknown table ready when it answers everything.
    With `kept`, `read` of the same files need not open them again.
    Raises `Refused` for what cannot be read at all.
    """
    parts = (kept or Kept()).parts(names, blobs)
    if parts[0].kind != "table":
        return Proposal(_read_messages(parts).format, ready=True)
    proposals = [_proposal(part, file, mapped=bool(mapping)) for file, part in enumerate(parts)]
    first = proposals[0]
    questions: dict[str, Question] = {}
    for file, proposal in enumerate(proposals):
        if proposal.format != first.format or (
            first.format == "table" and _names(proposal) != _names(first)
        ):
            raise Refused("different_tables", file=file + 1)
        questions |= {question.code: question for question in proposal.questions}
    proposal = replace(
        first,
        questions=tuple(questions.values()),
        ready=_ready(first, questions),
        sheets_left=sum(part.sheets_left for part in parts),
    )
    if mapping and proposal.format == "table":
        fits = _mapping_fits(parts, settle(mapping))
        return replace(proposal, ready=fits, mapping_left=not fits)
    return proposal


def read(
    names: Sequence[str],
    blobs: Sequence[bytes],
    mapping: Mapping[str, Any] | None = None,
    *,
    salt: bytes | None = None,
    kept: Kept | None = None,
    products: Products | None = None,
) -> Reading:
    """Every row of every file as a `Record` or a `RowProblem`.

    `names` are the files' names (they tell a made-up file by "synthetic-").
    `mapping` is needed for a table of no known format: see `riktig.extract.mapping`.
    Patient keys become running numbers here and are forgotten on return. With a `salt`
    each patient also gets a token (`Reading.keys`), the same whenever key and salt are.
    `products` fills in what rows with a product's number (varenummer) do not say themselves.
    """
    parts = (kept or Kept()).parts(names, blobs)
    if parts[0].kind != "table":
        reading = _read_messages(parts, salt, products)
    else:
        reading = _read_tables(parts, settle(mapping), salt, products)
    return reading if products is None else _with_fields(reading)


def _with_fields(reading: Reading) -> Reading:
    """The reading, its columns those that a lookup has filled as well."""
    filled = [
        name
        for name in FILLED
        if name not in reading.columns
        and any(getattr(record, name) is not None for record in reading.records)
    ]
    return replace(reading, columns=(*reading.columns, *filled))


def _read_tables(
    parts: list[Part], settled: Settled, salt: bytes | None, products: Products | None
) -> Reading:
    patients, others = Keys(salt), Keys()
    formats: dict[str, int] = {}
    fields: dict[str, None] = {}
    records: list[Record] = []
    rejected: list[RowProblem] = []
    synthetic = any(says_synthetic(part.name) for part in parts)
    levels = TwoLevels()
    for file, part in enumerate(parts):
        table, grid, plan = settled_plan(part, settled, file)
        found, bad = read_rows(file, grid, plan, table.headings, patients, others, products)
        check_share(file, found, bad)
        formats.setdefault(plan.format, file)
        levels.note(file, grid, plan)
        records += found
        rejected += bad
        fields |= dict.fromkeys(_fields(plan, grid))
        synthetic = synthetic or table.synthetic or _marked_synthetic(grid, plan)
    if len(formats) > 1:
        raise Refused("different_tables", file=max(formats.values()) + 1)
    left = sum(part.sheets_left for part in parts)
    return Reading(
        format=min(formats),
        records=tuple(levels.told(records)),
        rejected=tuple(rejected),
        synthetic=synthetic,
        columns=tuple(fields),
        sheets_left=left,
        keys=patients.kept(),
    )


def check_share(file: int, records: Sequence[Record], rejected: Sequence[RowProblem]) -> None:
    """Refuses a file of which too much is unreadable; the first bad row is named."""
    rows = len(records) + len(rejected)
    unreadable = [problem for problem in rejected if problem.code not in _ABOUT_NOBODY]
    if not records and not unreadable:
        raise Refused("no_patients", rows=rows, file=file + 1)
    if unreadable and (not records or len(unreadable) > MAX_UNREADABLE_SHARE * rows):
        first = unreadable[0]
        raise Refused(
            "too_many_unreadable",
            rows=rows,
            rejected=len(unreadable),
            row=first.row,
            column=first.column or "\u2013",
            file=file + 1,
        )


def _read_messages(
    parts: list[Part], salt: bytes | None = None, products: Products | None = None
) -> Reading:
    """FHIR or e-resept: files that say themselves what everything in them is."""
    if parts[0].kind == "json":
        from riktig.extract.fhir import read_fhir

        reading = read_fhir([part.text for part in parts], salt, products)
    else:
        from riktig.extract.eresept import read_eresept

        reading = read_eresept([part.blob for part in parts], salt, products)
        marked = any(says_synthetic(part.name) for part in parts)
        reading = replace(reading, synthetic=marked)
    check_share(0, reading.records, reading.rejected)
    return reading


def _proposal(part: Part, file: int, *, mapped: bool) -> Proposal:
    table = make_table(part.text, part.separator)
    if not mapped:  # whoever has settled the columns means it
        refuse_foreign(table)
    grid = make_grid(table)
    _check_placed(grid, file)
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
    _check_placed(grid, file)
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


def _mapping_fits(parts: list[Part], settled: Settled) -> bool:
    """Whether every file has all the columns of a mapping, and nothing is left to ask."""
    try:
        for file, part in enumerate(parts):
            settled_plan(part, replace(settled, from_page=True), file)
    except Refused:
        return False
    return True


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


def _check_placed(grid: Grid, file: int) -> None:
    """A table most of whose rows have another width is not guessed at."""
    bad = [
        RowProblem(file, number, code, None)
        for number, code in grid.rejected
        if code not in _ABOUT_NOBODY
    ]
    if len(bad) > MAX_UNREADABLE_SHARE * grid.rows_read:
        check_share(file, (), bad)


def _refuse_missing(columns: dict[str, int]) -> None:
    missing = missing_parts(columns)
    if missing:
        raise Refused(f"no_{missing[0]}_column")


def _fields(plan: Plan, grid: Grid) -> list[str]:
    """The fields of `Record` that a table has columns for, and `DIAGNOSIS`.

    An empty column is none.
    """
    held = {
        name for name, at in plan.columns.items() if not all(map(is_empty, set(grid.columns[at])))
    }
    ours = (_OURS.get(name, name) for name in plan.columns if name in held)
    fields = [name for name in ours if name in Record._fields or name == DIAGNOSIS]
    packed = {"packages", "pack_size"} <= held
    fields += [f"repeats_{plan.repeats}"] if plan.repeats else []
    return [*fields, "units"] if packed and "units" not in fields else fields


def _marked_synthetic(grid: Grid, plan: Plan) -> bool:
    at = plan.columns.get("synthetic")
    return at is not None and any(cell.strip() == "1" for cell in set(grid.columns[at]))


def _names(proposal: Proposal) -> list[str]:
    return [column.name for column in proposal.columns]


def _ready(first: Proposal, questions: Mapping[str, Question]) -> bool:
    return first.format != "table" and not questions
