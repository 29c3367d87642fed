"""A list that the GP has counted and typed: one row a medicine, with an own serial number.

It is read as a file would be, but each cell stands in a field of its own, so that what cannot
be read is told at that field and nothing is left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from riktig.clinical.tables import rows as clinical_rows
from riktig.extract.cells import name_of
from riktig.extract.dates import parse_date, parts_of
from riktig.extract.keys import Keys
from riktig.extract.mask import holds_identity
from riktig.extract.names import classify_name, is_patch
from riktig.extract.numbers import shape_of
from riktig.extract.record import Event, Reading, Record
from riktig.extract.strengths import strength_in
from riktig.problem import Refused

FORMAT: Final = "typed"
FIELDS: Final = ("patient", "medicine", "strength", "unit", "units", "date")
UNITS: Final = ("mg", "ug/h", "mg/ml")
MOST_ROWS: Final = 500
MOST_CHARACTERS: Final = 80  # of one cell
MOST_UNITS: Final = 10_000  # chosen here: more in one row is a slip of the keys
MOST_STRENGTH: Final = 10_000
_SERIAL: Final = re.compile(r"[^\W_][\w .-]{0,19}")
_MOST_DIGITS: Final = 5  # of a serial number: less than a date of birth
_COLUMNS: Final = (
    "patient",
    "day",
    "event",
    "atc",
    "product",
    "strength",
    "strength_unit",
    "units",
)


@dataclass(frozen=True)
class TypedProblem:
    """A cell that cannot be read: the row as it stands in the grid, the field and why."""

    row: int  # from 0, empty rows counted
    field: str
    code: str


class BadCells(Exception):
    """Some cells cannot be read. Holds every one of them, never what stood there."""

    def __init__(self, problems: Sequence[TypedProblem]) -> None:
        self.problems = tuple(problems)
        super().__init__(f"{len(self.problems)} cells")


def read_typed_list(given: Any, event: Event, salt: bytes | None = None) -> Reading:
    """The reading of rows with the fields `FIELDS`, each a text; rows without text are left out.

    `Refused`: `typed_rows` (no list of rows, or more than `MOST_ROWS`), `typed_nothing`.
    `BadCells` where a cell cannot be read.
    """
    if not isinstance(given, list) or len(given) > MOST_ROWS:
        raise Refused("typed_rows", most=MOST_ROWS)
    patients = Keys(salt)
    records: list[Record] = []
    problems: list[TypedProblem] = []
    for at, row in enumerate(given):
        cells = _cells(row)
        if not any(cells[name] for name in FIELDS if name != "unit"):
            continue
        read = _Row(at, cells)
        record = read.record(len(records) + len(problems) + 1, event, patients)
        problems += read.problems
        if record is not None:
            records.append(record)
    if problems:
        raise BadCells(problems)
    if not records:
        raise Refused("typed_nothing")
    return Reading(FORMAT, tuple(records), columns=_COLUMNS, keys=patients.kept())


def known_medicines() -> tuple[str, ...]:
    """Products and substances that a row can name, in alphabetical order."""
    tables = ("product_names", "combinations")
    names = {row["product"] for name in tables for row in clinical_rows(name)}
    names |= {row["substance"] for row in clinical_rows("substances")}
    names |= {row["name"] for row in clinical_rows("listed_names")}
    return tuple(sorted(names, key=str.casefold))


class _Row:
    """One row of the grid; `problems` collects what is wrong with its cells."""

    def __init__(self, at: int, cells: Mapping[str, str]) -> None:
        self.cells = cells
        self.problems: list[TypedProblem] = []
        self._at = at

    def record(self, number: int, event: Event, patients: Keys) -> Record | None:
        """The record, or None when a cell cannot be read."""
        patient, day, units = self._patient(), self._day(), self._number("units", MOST_UNITS)
        atc = self._atc()
        strength, unit = self._strength(atc)
        if self.problems or day is None or atc is None:
            return None
        return Record(
            file=0,
            row=number,
            patient=patients.number(patient),
            day=day,
            event=event,
            atc=atc,
            product=name_of(self.cells["medicine"]),
            strength=strength,
            strength_unit=unit,
            units=units,
            ddd=None,
            birth_year=None,
            sex=None,
            prescription=None,
            recalled=False,
        )

    def _bad(self, field: str, code: str) -> None:
        self.problems.append(TypedProblem(self._at, field, code))

    def _patient(self) -> str:
        serial = self.cells["patient"]
        if not serial:
            self._bad("patient", "patient_missing")
        elif holds_identity(serial) or sum(map(str.isdigit, serial)) > _MOST_DIGITS:
            self._bad("patient", "patient_identity")
        elif not _SERIAL.fullmatch(serial):
            self._bad("patient", "patient_unreadable")
        return serial

    def _day(self) -> date | None:
        typed = self.cells["date"]
        if not typed:
            self._bad("date", "date_missing")
            return None
        parts = parts_of(typed)
        try:
            return parse_date(typed, "ymd" if parts and parts.year == "first" else "dmy")
        except ValueError:
            self._bad("date", "date_unreadable")
            return None

    def _atc(self) -> str | None:
        name = self.cells["medicine"]
        if not name:
            self._bad("medicine", "medicine_missing")
            return None
        stated = f"{name} {self.cells['strength']} {_written(self.cells['unit'])}"
        found = classify_name(name) or classify_name(stated)
        if found is None:
            self._bad("medicine", "medicine_unknown")
        return found

    def _strength(self, atc: str | None) -> tuple[float | None, str | None]:
        """The strength as typed, as the name states it, or none where one is not needed."""
        typed, unit = self.cells["strength"], self.cells["unit"] or UNITS[0]
        if unit not in UNITS:
            self._bad("unit", "unit_unknown")
            return None, None
        if atc is None:
            return None, None
        if typed and shape_of(typed) is None:
            both = strength_in(f"{typed} {_written(unit)}", atc)
            if both is None or both.value > MOST_STRENGTH:
                self._bad("strength", "strength_unreadable")
                return None, None
            return both.value, both.unit
        if typed:
            value = self._number("strength", MOST_STRENGTH)
            if (unit == "ug/h") > is_patch(atc):
                self._bad("unit", "unit_not_patch")
            elif unit == "mg" and value in _patch_strengths(atc):
                self._bad("unit", "unit_may_be_patch")
            return value, unit
        named = strength_in(self.cells["medicine"], atc)
        if named is None and not _counted_by_units(atc, self.cells["medicine"]):
            self._bad("strength", "strength_missing")
        return (named.value, named.unit) if named else (None, None)

    def _number(self, field: str, most: int) -> float | None:
        typed = self.cells[field]
        if not typed:
            self._bad(field, f"{field}_missing")
            return None
        shape = shape_of(typed)
        if shape is not None and shape.unclear:
            self._bad(field, "number_unclear")
            return None
        digits = typed if shape is None else _plain(typed, shape.thousands, shape.decimal)
        value = float(digits) if shape is not None else 0.0
        if not 0 < value <= most:
            self._bad(field, f"{field}_unreadable")
            return None
        return value


def _plain(typed: str, thousands: str, decimal: str) -> str:
    bare = "".join(char for char in typed if char.isdigit() or char in ",.")
    return (bare.replace(thousands, "") if thousands else bare).replace(decimal or ".", ".")


def _cells(row: Any) -> dict[str, str]:
    """The texts of a row, a number as it would be typed; anything else is a list gone wrong."""
    if not isinstance(row, Mapping):
        raise Refused("typed_rows", most=MOST_ROWS)
    cells = {}
    for name in FIELDS:
        cell = row.get(name, "")
        cell = "" if cell is None else cell
        if isinstance(cell, bool) or not isinstance(cell, str | int | float):
            raise Refused("typed_rows", most=MOST_ROWS)
        if isinstance(cell, str) and len(cell) > MOST_CHARACTERS:
            cell = cell[: MOST_CHARACTERS + 1]
        elif isinstance(cell, int) and abs(cell) > MOST_UNITS**2:
            cell = MOST_UNITS**2
        written = str(cell).replace(".", ",") if isinstance(cell, float) else str(cell)
        cells[name] = " ".join(written.split())
    return cells


def _written(unit: str) -> str:
    return "mikrog/t" if unit == "ug/h" else unit


def _patch_strengths(atc: str) -> frozenset[float]:
    """Strengths of a substance's patches, in micrograms an hour: in mg they would be a slip."""
    listed = (row for row in clinical_rows("strengths") if row["atc"] == atc)
    return frozenset(float(row["value"]) for row in listed if row["unit"] == "ug/h")


def _counted_by_units(atc: str, medicine: str) -> bool:
    """Whether a combination's DDD is reckoned in units, so that no strength is needed."""
    name = medicine.casefold()
    return any(
        row["atc"] == atc and name.startswith(row["product"].casefold())
        for row in clinical_rows("combinations")
    )
