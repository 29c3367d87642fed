"""A planned table to records: whole columns at a time, every different cell read once."""

from __future__ import annotations

from itertools import repeat
from typing import Any, Final

from riktig.extract.amounts import strengths_of, units_of
from riktig.extract.cells import (
    Bad,
    amount_of,
    day_of,
    event_of,
    is_empty,
    is_true,
    number_of,
    patient_key,
    recalled_of,
    sex_of,
    year_of,
)
from riktig.extract.columns import RowReader
from riktig.extract.death import CODE as AFTER_DEATH
from riktig.extract.death import last_day
from riktig.extract.grid import Grid
from riktig.extract.keys import NAME_AND_BIRTH, Keys
from riktig.extract.marks import cancer_of, excluded_of, group_of, worst
from riktig.extract.medicines import medicines_of
from riktig.extract.plan import Plan
from riktig.extract.products import Products
from riktig.extract.record import Record, RowProblem
from riktig.extract.repeats import with_repeats
from riktig.extract.serials import is_number_of_something

_LOOKED_AT: Final = 200  # keys
_SHARE_THAT_SLIPS: Final = 0.05  # of them may be of a row that has slipped
_TELL_WHY: Final = (
    ("reimbursement", excluded_of),
    ("reimbursement_other", excluded_of),
    ("diagnosis", cancer_of),
)


def read_rows(
    file: int,
    grid: Grid,
    plan: Plan,
    headings: tuple[str, ...],
    patients: Keys,
    others: Keys,
    products: Products | None = None,
) -> tuple[list[Record], list[RowProblem]]:
    """The records and the rejected rows of one table, both in file order.

    `products` fills in what a row with a product's number does not say itself.
    """
    reader = RowReader(grid, plan, headings)
    count = len(grid.numbers)
    columns = _columns(reader, count, patients, others)
    rows = zip(repeat(file), grid.numbers, *columns, strict=False)
    told = _told(reader, products)
    if reader.bad:
        records = [Record._make(row) for at, row in enumerate(rows) if at not in reader.bad]
    else:
        records = list(map(Record._make, rows))
    if told and products:
        kept = (one for at, one in enumerate(told) if at not in reader.bad)
        records = [products.completed(row, *one) for row, one in zip(records, kept, strict=True)]
    problems = [
        RowProblem(file, grid.numbers[at], code, heading)
        for at, (code, heading) in reader.bad.items()
    ]
    problems += [RowProblem(file, number, code, None) for number, code in grid.rejected]
    return records, sorted(problems, key=lambda problem: problem.row)


def _told(reader: RowReader, products: Products | None) -> list[tuple[str, float | None]] | None:
    """The product's number of each row and its packs, where something can be made of them.

    Packs of a prescription that can be had several times are left: an answer of the reader's says
    how they count.
    """
    numbers = reader.cells("product_number")
    if products is None or numbers is None:
        return None
    style = reader.style("packages")
    read = reader.values("packages", lambda cell: amount_of(cell, style, "packages"))
    packs = read if read is not None and not reader.plan.repeats else [None] * len(numbers)
    return list(zip(numbers, packs, strict=True))


def _columns(reader: RowReader, count: int, patients: Keys, others: Keys) -> list[Any]:
    """The values of `Record`, column by column, from `patient` to the last."""
    nothing: list[None] = [None] * count
    plan = reader.plan
    reader.values("without_id", lambda cell: Bad("patient_without_id") if is_true(cell) else 0)
    keys = reader.values("patient", patient_key) or []
    days = reader.values("day", lambda cell: day_of(cell, plan.order))
    _note_after_death(reader, days or [])
    atc, products = medicines_of(reader, count)
    strengths = strengths_of(reader, atc, products)
    events = reader.values("event_column", event_of) or [plan.event] * count
    units: list[Any] = units_of(reader) or [*nothing]
    style = reader.style("ddd")
    ddd: list[Any] = reader.values("ddd", lambda cell: number_of(cell, style)) or [*nothing]
    units, ddd, at_once = with_repeats(reader, events, units, ddd)
    return [
        _patient_numbers(reader, keys, patients),
        days,
        events,
        atc,
        products,
        [strength for strength, _ in strengths],
        [unit for _, unit in strengths],
        units,
        ddd,
        reader.values("birth_year", year_of) or nothing,
        reader.values("sex", sex_of) or nothing,
        _prescriptions(reader, keys, others) or nothing,
        reader.values("status", recalled_of) or [False] * count,
        reader.values("prescription_group", group_of) or nothing,
        _excluded(reader) or nothing,
        at_once,
    ]


def _note_after_death(reader: RowReader, days: list[Any]) -> None:
    """Marks the rows whose day is after the last day the patient may have lived."""
    cells = reader.cells("death")
    if cells is None:
        return
    months = reader.cells("death_month") or ("",) * len(cells)
    order = reader.plan.order
    heading = reader.headings[reader.plan.columns["death"]]
    for at, (cell, month, day) in enumerate(zip(cells, months, days, strict=True)):
        last = last_day(cell, month, order)
        if last is not None and not isinstance(day, Bad) and day > last:
            reader.bad.setdefault(at, (AFTER_DEATH, heading))


def _patient_numbers(reader: RowReader, keys: list[Any], patients: Keys) -> list[int]:
    """Running numbers; where the key is a name, two of one name are told apart by birth date."""
    if _are_names(keys):
        keys = _names_with_births(keys, reader.cells("birth_year") or ("",) * len(keys))
    number = patients.number
    return [0 if isinstance(key, Bad) else number(key) for key in keys]


def _names_with_births(keys: list[Any], births: tuple[str, ...]) -> list[Any]:
    """Names with their birth dates; a row without one is of the only person of that name."""
    names = [key if isinstance(key, Bad) else key.casefold() for key in keys]
    known: dict[Any, set[str]] = {}
    for name, birth in zip(names, births, strict=True):
        if not is_empty(birth):
            known.setdefault(name, set()).add(birth.strip())
    made = []
    for name, birth in zip(names, births, strict=True):
        only = known.get(name, ())
        stated = next(iter(only)) if is_empty(birth) and len(only) == 1 else birth.strip()
        made.append(name if isinstance(name, Bad) else f"{name}{NAME_AND_BIRTH}{stated}")
    return made


def _are_names(keys: list[Any]) -> bool:
    """Whether keys are names: a row that has slipped can put a number among them."""
    some = [key for key in keys[:_LOOKED_AT] if isinstance(key, str)]
    numbers = sum(any(char.isdigit() for char in key) for key in some)
    return bool(some) and numbers <= _SHARE_THAT_SLIPS * len(some)


def _excluded(reader: RowReader) -> list[Any] | None:
    """What the codes of a row say; a register has two columns of them, a list diagnoses."""
    told = [reader.values(name, told_of) for name, told_of in _TELL_WHY]
    columns = [column for column in told if column is not None]
    return list(map(worst, zip(*columns, strict=True))) if columns else None


def _prescriptions(reader: RowReader, keys: list[Any], others: Keys) -> list[Any] | None:
    """Numbers of prescriptions; a word that stands in every row of an unknown list is none."""
    cells = reader.cells("prescription")
    if cells is None:
        return None
    if reader.plan.format == "table" and len(set(keys)) > 1 and not is_number_of_something(cells):
        return None
    return reader.values("prescription", lambda cell: _prescription(cell, others))


def _prescription(cell: str, others: Keys) -> int | None:
    return None if is_empty(cell) else others.number(cell.strip())
