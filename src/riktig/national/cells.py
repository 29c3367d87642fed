"""One Parquet column to values: every different cell is read once, by the plain reader's rules."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, Final

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from riktig.extract.cells import (
    Bad,
    day_of,
    event_of,
    is_empty,
    patient_key,
    recalled_of,
    year_of,
)
from riktig.extract.limits import MAX_AMOUNT
from riktig.extract.marks import excluded_of, group_of
from riktig.national.rows import LETTERS, NONE, REASONS, Array

_EPOCH: Final = date(1970, 1, 1).toordinal()
_FIRST_DAY, _LAST_DAY = date(1900, 1, 1).toordinal(), date(2199, 12, 31).toordinal()
_PLACEHOLDER: Final = date.min.toordinal()

FINE: Final = 0  # of `Column.bad`; every other number is a place of `Coding.codes`


class Coding:
    """Numbers for codes of problems, and for keys of patients and prescriptions, as they are met.

    Lives as long as one part of a run; the keys are then forgotten.
    """

    def __init__(self) -> None:
        self.codes: list[str] = [""]
        self.patients: dict[str, int] = {}
        self.prescriptions: dict[str, int] = {}

    def problem(self, code: str) -> int:
        """The number of a problem's code, above 0."""
        if code not in self.codes:
            self.codes.append(code)
        return self.codes.index(code)


def is_text(column: pa.ChunkedArray) -> bool:
    """Whether a column holds texts."""
    kind = column.type
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    return bool(pa.types.is_string(kind) or pa.types.is_large_string(kind))


def is_number(column: pa.ChunkedArray) -> bool:
    """Whether a column holds numbers."""
    kind = column.type
    number = pa.types.is_floating(kind) or pa.types.is_integer(kind) or pa.types.is_decimal(kind)
    return bool(number)


def is_day(column: pa.ChunkedArray) -> bool:
    """Whether a column holds dates, or times whose day no time zone can move."""
    kind = column.type
    return bool(pa.types.is_date(kind) or (pa.types.is_timestamp(kind) and kind.tz is None))


def different(column: pa.ChunkedArray) -> tuple[list[str], Array]:
    """The different texts of a column, and the place of each row's among them."""
    if pa.types.is_dictionary(column.type):
        column = column.cast(column.type.value_type)
    coded = column.fill_null("").combine_chunks().dictionary_encode()
    if isinstance(coded, pa.ChunkedArray):
        coded = coded.combine_chunks()
    return coded.dictionary.to_pylist(), coded.indices.to_numpy(zero_copy_only=False)


def read_texts(
    column: pa.ChunkedArray, make: Callable[[str], Any], coding: Coding, nothing: int = 0
) -> tuple[Array, Array]:
    """What `make` gives for each row as whole numbers, and why a row cannot be read."""
    texts, places = different(column)
    values = [make(text) for text in texts]
    bad = [coding.problem(one.code) if isinstance(one, Bad) else FINE for one in values]
    whole = [nothing if one is None or isinstance(one, Bad) else int(one) for one in values]
    return np.array(whole, np.int64)[places], np.array(bad, np.int16)[places]


def read_patients(column: pa.ChunkedArray, coding: Coding) -> tuple[Array, Array]:
    """A number for each different key, and why a row has none."""

    def number(text: str) -> int | Bad:
        key = patient_key(text)
        return (
            key if isinstance(key, Bad) else coding.patients.setdefault(key, len(coding.patients))
        )

    return read_texts(as_text(column), number, coding)


def read_days(column: pa.ChunkedArray, coding: Coding) -> tuple[Array, Array]:
    """Ordinals, and why a row has none: the rules of `riktig.extract.cells.day_of`."""
    if is_text(column):
        return read_texts(column, _ordinal, coding)
    days = column.cast(pa.date32()).cast(pa.int32())
    ordinals = days.fill_null(0).to_numpy().astype(np.int64) + _EPOCH
    bad = np.zeros(len(ordinals), np.int16)
    bad[(ordinals < _FIRST_DAY) | (ordinals > _LAST_DAY)] = coding.problem("bad_date")
    bad[ordinals == _PLACEHOLDER] = coding.problem("masked_date")
    bad[pc.is_null(days).to_numpy()] = coding.problem("no_date")
    return ordinals, bad


def _ordinal(text: str) -> int | Bad:
    day = day_of(text, "ymd")
    return day if isinstance(day, Bad) else day.toordinal()


def read_amounts(column: pa.ChunkedArray, coding: Coding) -> tuple[Array, Array]:
    """Amounts, and why a row has none: the rules of `riktig.extract.cells.number_of`."""
    amounts = column.cast(pa.float64(), safe=False).fill_null(np.nan).to_numpy().copy()
    bad = np.zeros(len(amounts), np.int16)
    bad[amounts > MAX_AMOUNT] = coding.problem("bad_number")
    bad[amounts < 0] = coding.problem("negative_number")
    return amounts, bad


def read_events(column: pa.ChunkedArray, coding: Coding) -> tuple[Array, Array]:
    """1 for a dispensing, 0 for a prescription."""

    def dispensed(text: str) -> bool | Bad:
        event = event_of(text)
        return event if isinstance(event, Bad) else event == "dispensed"

    return read_texts(column, dispensed, coding)


def read_recalled(column: pa.ChunkedArray, coding: Coding) -> tuple[Array, Array]:
    """1 where the status says that the row adds nothing."""
    return read_texts(column, recalled_of, coding)


def read_birth_years(column: pa.ChunkedArray, coding: Coding) -> tuple[Array, Array]:
    """Birth years, or `NONE`. Never a reason not to read a row."""
    return read_texts(as_text(column), year_of, coding, NONE)


def read_letters(column: pa.ChunkedArray, coding: Coding) -> tuple[Array, Array]:
    """Places in `LETTERS`."""
    return read_texts(column, lambda text: LETTERS.index(group_of(text)), coding)


def read_excluded(column: pa.ChunkedArray, coding: Coding) -> tuple[Array, Array]:
    """Places in `REASONS`."""
    return read_texts(column, lambda text: REASONS.index(excluded_of(text)), coding)


def read_prescriptions(column: pa.ChunkedArray, coding: Coding) -> tuple[Array, Array]:
    """A number for each different prescription, or `NONE`."""
    known = coding.prescriptions

    def number(text: str) -> int | None:
        return None if is_empty(text) else known.setdefault(text.strip(), len(known))

    return read_texts(as_text(column), number, coding, NONE)


def as_text(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """A column of whole numbers as texts."""
    if is_text(column):
        return column
    return column.cast(pa.int64(), safe=False).cast(pa.string())
