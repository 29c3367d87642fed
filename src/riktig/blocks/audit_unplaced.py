"""Names that no table knows, with how many rows each has, so that a missed medicine is noticed.

For the GP alone. What may be a person's name, or is written about one patient, is counted
and pointed at by its rows, never shown.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from riktig.audit.result import Audit, OwnRow
from riktig.blocks.block import Block
from riktig.extract.mask import holds_identity
from riktig.extract.names import classify_name
from riktig.extract.record import Record
from riktig.extract.strengths import strength_in
from riktig.summary import PRIVATE
from riktig.text import format_number, text
from riktig.view import Table

_FIRST_NAMES: Final = 10
_MOST_NAMES: Final = 200
_FEWEST_PATIENTS: Final = 2
_MOST_CHARACTERS: Final = 60
_MOST_PLACES: Final = 5
# A column of persons holds no medicine; a list of all medicines holds several that are known.
_KNOWN_NAMES: Final = 0.1
LONG_NUMBER = re.compile(r"\d(?:[ .\-]?\d){5}")  # six digits: more than a strength or a pack


@dataclass(frozen=True)
class Unplaced:
    """`shown` are (name, rows), most rows first; `hidden` the rows of names not shown."""

    shown: Sequence[tuple[str, int]] = ()
    hidden_names: int = 0
    hidden: Sequence[Record] = ()
    nameless: int = 0  # rows without a name


@dataclass
class _Name:
    rows: list[Record] = field(default_factory=list)
    patients: set[int] = field(default_factory=set)
    in_place: bool = False  # some row has its amount or strength where it belongs


def find_unplaced(audit: Audit) -> Unplaced:
    """The names of rows that could not be placed.

    A name is shown when it stands for at least two patients, holds no long number, and is a
    medicine's: it states a strength, or it stands in a column of medicines in a row that has
    not slipped (its strength or amount could be read). Anything else can be a person's.
    """
    names: dict[str, _Name] = {}
    nameless = 0
    of_medicines = _holds_medicines(audit)
    for row in audit.rows():
        if row.part != "not_classified":
            continue
        name = " ".join((row.record.product or "").split())
        if not name:
            nameless += 1
            continue
        one = names.setdefault(name, _Name())
        one.rows.append(row.record)
        one.patients.add(row.record.patient)
        one.in_place = one.in_place or (of_medicines and _in_place(row))
    by_rows = sorted(names.items(), key=lambda item: (-len(item[1].rows), item[0]))
    shown = [(name, len(one.rows)) for name, one in by_rows if _can_be_shown(name, one)]
    hidden = [one for name, one in by_rows if not _can_be_shown(name, one)]
    records = sorted((r for one in hidden for r in one.rows), key=lambda r: (r.file, r.row))
    return Unplaced(shown, len(hidden), records, nameless)


def _holds_medicines(audit: Audit) -> bool:
    """Whether enough of the different names without a code are of medicines that are known."""
    names = {
        row.record.product for row in audit.rows() if row.record.product and not row.record.atc
    }
    known = sum(classify_name(name) is not None for name in names)
    return bool(known) and known >= _KNOWN_NAMES * len(names)


def _in_place(row: OwnRow) -> bool:
    record = row.record
    return any(value is not None for value in (record.strength, record.units, record.ddd))


def _can_be_shown(name: str, one: _Name) -> bool:
    return (
        len(one.patients) >= _FEWEST_PATIENTS
        and len(name) <= _MOST_CHARACTERS
        and not LONG_NUMBER.search(name)
        and not holds_identity(name)
        and (one.in_place or strength_in(name, None) is not None)
    )


def unplaced_notes(audit: Audit) -> list[str]:
    """What the ledger says of the names: the ten with most rows, and what is not shown."""
    found = find_unplaced(audit)
    notes = []
    if found.shown:
        first = found.shown[:_FIRST_NAMES]
        key = "unplaced_names" if len(first) == len(found.shown) else "unplaced_more"
        names = "; ".join(text("audit.unplaced.name", name=n, rows=_rows(r)) for n, r in first)
        count = format_number(len(found.shown))
        notes += [text(f"audit.ledger.{key}", names=names, count=count)]
    if found.hidden:
        notes.append(_hidden(found))
    if found.nameless:
        notes.append(text("audit.unplaced.nameless", rows=_rows(found.nameless)))
    return notes


def _hidden(found: Unplaced) -> str:
    files = len({record.file for record in found.hidden}) > 1
    places = [f"{r.file + 1}:{r.row}" if files else str(r.row) for r in found.hidden]
    listed = ", ".join(places[:_MOST_PLACES])
    if len(places) > _MOST_PLACES:
        listed = text("audit.ledger.and_more", rows=listed)
    return text(
        f"audit.unplaced.hidden_{'one' if found.hidden_names == 1 else 'many'}",
        names=format_number(found.hidden_names),
        rows=_rows(len(found.hidden)),
        places=listed,
    )


def unplaced_block(audit: Audit, summary: Mapping[str, Any], source: str) -> Block | None:
    """Every name that may be shown, as a table: for the GP alone, where the ledger has not all."""
    if summary["kind"] != PRIVATE:
        return None
    names = find_unplaced(audit).shown
    if len(names) <= _FIRST_NAMES:
        return None
    left = len(names) - _MOST_NAMES
    notes = [text("audit.unplaced.harmless")]
    if left > 0:
        notes.append(text("audit.unplaced.left", count=format_number(left)))
    return Block(
        id="unplaced",
        title=text("audit.unplaced.title"),
        sentence=text("audit.unplaced.sentence", count=format_number(len(names))),
        notes=notes,
        table=Table(
            caption=text("audit.unplaced.title"),
            columns=[text("audit.unplaced.column_name"), text("audit.ledger.column_part")],
            rows=[[name, format_number(rows)] for name, rows in names[:_MOST_NAMES]],
        ),
        source=source,
    )


def _rows(number: int) -> str:
    key = "one_row" if number == 1 else "many_rows"
    return text(f"audit.ledger.{key}", count=format_number(number))
