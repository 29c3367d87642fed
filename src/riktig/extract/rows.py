"""A planned table to records: whole columns at a time, every different cell read once."""

from __future__ import annotations

from collections.abc import Callable
from itertools import repeat
from typing import Any, Final, TypeVar

from riktig.extract.cells import (
    Bad,
    amount_of,
    atc_of,
    bare_amount,
    day_of,
    each,
    event_of,
    is_empty,
    is_true,
    name_of,
    number_of,
    patient_key,
    recalled_of,
    sex_of,
    unit_of,
    year_of,
)
from riktig.extract.grid import Grid
from riktig.extract.names import classify_name
from riktig.extract.numbers import Style
from riktig.extract.plan import Plan
from riktig.extract.record import Record, RowProblem
from riktig.extract.strengths import strength_in

T = TypeVar("T")

_NEUTRAL: Final = Style("", "")
_Strength = tuple[float | None, str | None]
_NO_STRENGTH: Final[_Strength] = (None, None)


class Keys:
    """Running numbers for keys. Lives as long as one reading; the keys are then forgotten."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def number(self, key: str) -> int:
        """The running number of a key, from 1 in order of appearance."""
        return self._numbers.setdefault(key, len(self._numbers) + 1)


class RowReader:
    """Reads the columns of one table; `bad` collects the first problem of each row."""

    def __init__(self, grid: Grid, plan: Plan, headings: tuple[str, ...]) -> None:
        self.grid = grid
        self.plan = plan
        self.headings = headings
        self.bad: dict[int, tuple[str, str]] = {}

    def cells(self, field: str) -> tuple[str, ...] | None:
        """The cells of our field's column, if the table has one."""
        at = self.plan.columns.get(field)
        return None if at is None else self.grid.columns[at]

    def values(self, field: str, make: Callable[[str], T | Bad]) -> list[Any] | None:
        """The values of a column. Cells that are `Bad` are noted with their rows."""
        cells = self.cells(field)
        if cells is None:
            return None
        made = each(cells, make)
        self.note(field, cells, {cell: v for cell, v in made.items() if isinstance(v, Bad)})
        return [made[cell] for cell in cells]

    def note(self, field: str, cells: tuple[Any, ...], bad: dict[Any, Bad]) -> None:
        """Notes the rows of bad cells, if there are any."""
        if not bad:
            return
        heading = self.headings[self.plan.columns[field]]
        for at, cell in enumerate(cells):
            if cell in bad:
                self.bad.setdefault(at, (bad[cell].code, heading))

    def style(self, field: str) -> Style:
        """How the numbers of a field are written."""
        return self.plan.styles.get(field, _NEUTRAL)


def read_rows(
    file: int, grid: Grid, plan: Plan, headings: tuple[str, ...], patients: Keys, others: Keys
) -> tuple[list[Record], list[RowProblem]]:
    """The records and the rejected rows of one table, both in file order."""
    reader = RowReader(grid, plan, headings)
    count = len(grid.numbers)
    columns = _columns(reader, count, patients, others)
    rows = zip(repeat(file), grid.numbers, *columns, strict=False)
    if reader.bad:
        records = [Record._make(row) for at, row in enumerate(rows) if at not in reader.bad]
    else:
        records = list(map(Record._make, rows))
    problems = [
        RowProblem(file, grid.numbers[at], code, heading)
        for at, (code, heading) in reader.bad.items()
    ]
    problems += [RowProblem(file, number, code, None) for number, code in grid.rejected]
    return records, sorted(problems, key=lambda problem: problem.row)


def _columns(reader: RowReader, count: int, patients: Keys, others: Keys) -> list[Any]:
    """The values of `Record`, column by column, from `patient` to `recalled`."""
    nothing: list[None] = [None] * count
    reader.values("without_id", lambda cell: Bad("patient_without_id") if is_true(cell) else 0)
    keys = reader.values("patient", patient_key)
    order = reader.plan.order
    days = reader.values("day", lambda cell: day_of(cell, order))
    events = reader.values("event_column", event_of) or [reader.plan.event] * count
    atc = reader.values("atc", atc_of) or nothing
    products = reader.values("product", name_of) or nothing
    strengths = _strengths(reader, atc, products)
    ddd = reader.values("ddd", lambda cell: number_of(cell, reader.style("ddd"))) or nothing
    units = _units(reader) or nothing
    status = reader.values("status", recalled_of) or [False] * count
    return [
        _patient_numbers(reader, keys or [], patients),
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
        reader.values("prescription", lambda cell: _prescription(cell, others)) or nothing,
        status,
    ]


def _patient_numbers(reader: RowReader, keys: list[Any], patients: Keys) -> list[int]:
    """Running numbers; where the key is a name, two of one name are told apart by birth date."""
    births = reader.cells("birth_year")
    if births and _are_names(keys):
        keys = [
            key if isinstance(key, Bad) else f"{key.casefold()}\n{birth.strip()}"
            for key, birth in zip(keys, births, strict=True)
        ]
    number = patients.number
    return [0 if isinstance(key, Bad) else number(key) for key in keys]


def _are_names(keys: list[Any]) -> bool:
    some = [key for key in keys[:200] if isinstance(key, str)]
    return bool(some) and not any(char.isdigit() for key in some for char in key)


def _prescription(cell: str, others: Keys) -> int | None:
    return None if is_empty(cell) else others.number(cell.strip())


def _units(reader: RowReader) -> list[float | None] | None:
    """Tablets in all: as stated, or packs times the size of a pack."""
    style = reader.style("units")
    units = reader.values("units", lambda cell: amount_of(cell, style, "units"))
    pack_style = reader.style("packages")
    packs = reader.values("packages", lambda cell: amount_of(cell, pack_style, "packages"))
    if units is not None or packs is None:
        return units
    sizes = reader.values("pack_size", lambda cell: _size(cell, reader.style("pack_size")))
    kinds = reader.values("pack_unit", _is_countable)
    if sizes is None:
        return None
    countable = kinds or [True] * len(sizes)
    return [
        pack * size if counted and isinstance(pack, float) and size is not None else None
        for pack, size, counted in zip(packs, sizes, countable, strict=True)
    ]


def _size(cell: str, style: Style) -> float | None:
    """The size of a pack; one that is not a plain amount is unknown."""
    size = number_of(bare_amount(cell, "units"), style)
    return None if isinstance(size, Bad) else size


def _is_countable(cell: str) -> bool:
    return bare_amount("1 " + cell.strip(), "units") == "1"


def _strengths(reader: RowReader, atc: list[Any], products: list[Any]) -> list[_Strength]:
    """Strength and unit: as stated, or as the product's name states it."""
    count = len(atc)
    blank = ("",) * count
    cells = reader.cells("strength") or blank
    rows = tuple(zip(cells, reader.cells("strength_unit") or blank, products, atc, strict=True))
    style, strict = reader.style("strength"), reader.plan.strict
    made = {row: _strength(*row, style, strict) for row in set(rows)}
    if reader.cells("strength"):
        bad = {row: value for row, value in made.items() if isinstance(value, Bad)}
        reader.note("strength", rows, bad)
    return [_NO_STRENGTH if isinstance(v := made[row], Bad) else v for row in rows]


def _strength(
    cell: str, unit_cell: str, product: str | None, atc: object, style: Style, strict: bool
) -> _Strength | Bad:
    code = atc if isinstance(atc, str) else classify_name(product) if product else None
    if not is_empty(cell):
        bare = number_of(cell, style)
        unit = unit_of(unit_cell)
        if isinstance(bare, Bad):
            if strict:
                return bare
            stated = strength_in(cell, code)
            return (stated.value, stated.unit) if stated else _NO_STRENGTH
        if isinstance(unit, Bad):
            return unit if strict else _NO_STRENGTH
        if unit:
            return (bare, unit)
    stated = strength_in(product, code) if product else None
    return (stated.value, stated.unit) if stated else _NO_STRENGTH
