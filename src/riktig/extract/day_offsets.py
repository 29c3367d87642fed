"""Days from a hidden day of the patient's own, made dates by the file that says which day it is.

A research file can have "412" where others have a date. Alone it is refused, since no month can be
known; with the patients' reference days chosen beside it, each row gets its date.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from riktig.extract.catalogue import FORMATS, known_format, reference_words
from riktig.extract.cells import Bad, day_of, patient_key
from riktig.extract.parts import Part
from riktig.extract.separators import normalised
from riktig.extract.table import Table, make_table
from riktig.problem import Refused

_OFFSET: Final = re.compile(r"[-\u2212]?\d{1,6}")
_MOST_COLUMNS: Final = 4  # of a file of reference days
_SEPARATOR: Final = ";"
_HEAD: Final = 4000  # characters in which a heading stands


def with_dates(parts: list[Part]) -> list[Part]:
    """The parts, those with day offsets dated where the reference days are among them.

    The file of reference days is then no part any more: nothing in it is a row.
    """
    if not any(map(_may_have_reference_days, parts)):
        return parts
    tables = [_table(part) for part in parts]
    references = [table is not None and _is_reference(table) for table in tables]
    if not any(references) or all(references):
        return parts
    days = _reference_days(
        table for table, is_one in zip(tables, references, strict=True) if table and is_one
    )
    return [
        _dated(part, table, days) if table else part
        for part, table, is_one in zip(parts, tables, references, strict=True)
        if not is_one
    ]


def _may_have_reference_days(part: Part) -> bool:
    """Whether their heading stands in the beginning: asked before anything is parted."""
    head = normalised(part.text[:_HEAD]) if part.kind == "table" else ""
    return any(word in head for word in reference_words()["day"])


def _table(part: Part) -> Table | None:
    try:
        return make_table(part.text, part.separator) if part.kind == "table" else None
    except Refused:
        return None  # said when the part is read


def _offset_words() -> dict[str, str]:
    """Headings of offsets, and the heading of dates that each stands in the place of."""
    forms = [known_format(name) for name in FORMATS]
    return {
        word: form.columns["day"][0]
        for form in forms
        for word in form.refuse.get("day_offset", frozenset())
    }


def _is_reference(table: Table) -> bool:
    words = set(table.words)
    asked = reference_words()
    return len(words) <= _MOST_COLUMNS and all(words & set(known) for known in asked.values())


def _reference_days(tables: Iterable[Table]) -> dict[str, date]:
    """Each patient's hidden day; a patient with two different ones has none."""
    found: dict[str, date] = {}
    unclear: set[str] = set()
    for table in tables:
        patient, day = (_place(table, reference_words()[name]) for name in ("patient", "day"))
        for row in table.rows:
            if row.cells is None or len(row.cells) <= max(patient, day):
                continue
            key, known = patient_key(row.cells[patient]), day_of(row.cells[day], "ymd")
            if isinstance(key, Bad) or isinstance(known, Bad):
                continue
            if found.setdefault(key, known) != known:
                unclear.add(key)
    return {key: day for key, day in found.items() if key not in unclear}


def _place(table: Table, words: Iterable[str]) -> int:
    return next(at for at, word in enumerate(table.words) if word in words)


def _dated(part: Part, table: Table, days: Mapping[str, date]) -> Part:
    """The part with dates; as it is where it has dates already or no offsets."""
    offsets = _offset_words()
    at = next((at for at, word in enumerate(table.words) if word in offsets), None)
    patients = set(reference_words()["patient"]) & set(table.words)
    if at is None or not patients or offsets[table.words[at]] in table.words:
        return part
    held = io.StringIO()
    writer = csv.writer(held, delimiter=_SEPARATOR, lineterminator="\n")
    headings = list(table.headings)
    headings[at] = offsets[table.words[at]]
    writer.writerow(headings)
    patient = _place(table, patients)
    for row in table.rows:
        cells = list(row.cells or [""])
        if len(cells) > max(at, patient):
            cells[at] = _date(cells[at], cells[patient], days)
        writer.writerow(cells if any(cells) else ["?"])  # an unreadable row stays one
    return replace(part, text=held.getvalue(), separator=_SEPARATOR)


def _date(offset: str, patient: str, days: Mapping[str, date]) -> str:
    """The date of a row as it is written; empty where the patient's day is not known."""
    key, stated = patient_key(patient), offset.strip().replace("\u2212", "-")
    day = None if isinstance(key, Bad) else days.get(key)
    if day is None or not stated:
        return ""
    if not _OFFSET.fullmatch(stated):
        return stated
    try:
        return (day + timedelta(days=int(stated))).isoformat()
    except OverflowError:
        return stated
