"""Which records say again what another has said, and what they say together.

The rule (docs/reference/summary-schema.md):

* Versions: prescribed messages of one prescription number on one day, of the same patient and
  product, are one. The one with the largest amount is kept.
* The same: equal in what says which prescription or dispensing it is. A column that the whole
  of one file lacks does not tell its rows from another file's; a stated DDD tells two apart
  where both state it. Two packs given out as two exactly equal rows without a number
  therefore count once; the ledger says so.

Of these the one that knows more is kept, and learns what the others know: a row marked as
palliative treatment and its unmarked twin are one row, marked.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import itemgetter
from typing import Any, Final, NamedTuple

from riktig.extract.marks import worst
from riktig.extract.record import Record

_PERSON: Final = ("patient", "day", "event")
_TELLING: Final = ("atc", "product", "strength", "strength_unit", "units", "prescription", "ddd")
# What one row learns of another that is the same.
_LEARNT: Final = ("atc", "product", "ddd", "birth_year", "sex", "prescription_group")
_AT: Final = {name: Record._fields.index(name) for name in (*_PERSON, *_TELLING)}

_Known = tuple[str, ...]  # the telling fields that a record knows


class Settled(NamedTuple):
    """The records, the kept ones with what their repetitions know, and who is repeated."""

    records: Sequence[Record]
    repeated: set[int]


def duplicates(records: Sequence[Record]) -> set[int]:
    """Positions of records that repeat another; recalled ones take no part."""
    return settle_duplicates(records).repeated


def settle_duplicates(records: Sequence[Record]) -> Settled:
    """Finds the records that repeat another, and gives the kept ones what these know."""
    kept_of = _versions(records)
    for position, other in _same(records).items():
        kept = kept_of.get(other, other)
        # An older version that another file knows too is still the older version.
        if kept_of.get(position, position) != kept:
            kept_of[position] = kept
    kept_of = {position: _last(kept_of, position) for position in kept_of}
    if not kept_of:
        return Settled(records, set())
    learnt = list(records)
    for position, kept in sorted(kept_of.items()):
        learnt[kept] = _with(learnt[kept], records[position])
    return Settled(learnt, set(kept_of))


def _last(kept_of: dict[int, int], position: int) -> int:
    while position in kept_of:
        position = kept_of[position]
    return position


def _versions(records: Sequence[Record]) -> dict[int, int]:
    """Older versions of a prescription, and the position of the one that is kept."""
    found: dict[tuple[Any, ...], list[int]] = {}
    for at, record in enumerate(records):
        if record.event == "prescribed" and record.prescription is not None and not record.recalled:
            key = (record.patient, record.prescription, record.day, *record[5:9])
            found.setdefault(key, []).append(at)
    kept_of = {}
    for positions in found.values():
        if len(positions) > 1:
            kept = max(positions, key=lambda at: _amount(records[at]))  # the first of equals
            kept_of.update(dict.fromkeys(positions, kept))
            del kept_of[kept]
    return kept_of


def _amount(record: Record) -> tuple[float, float]:
    return (
        -1.0 if record.ddd is None else record.ddd,
        -1.0 if record.units is None else record.units,
    )


def _same(records: Sequence[Record]) -> dict[int, int]:
    """Positions of records that are the same as another, and of that other.

    Records that know more come first: one that knows less is theirs when it agrees in all it
    knows and they know too.
    """
    by_known: dict[_Known, dict[tuple[Any, ...], int]] = {}
    same: dict[int, int] = {}
    for known, positions in _by_known(records):
        values = _values(known)
        of_these = by_known.setdefault(known, {})
        for at in positions:
            other = of_these.setdefault(values(records[at]), at)
            if other != at:
                same[at] = other
        _find_fuller(records, known, by_known, same)
    return same


def _find_fuller(
    records: Sequence[Record],
    known: _Known,
    by_known: dict[_Known, dict[tuple[Any, ...], int]],
    same: dict[int, int],
) -> None:
    """Notes the records of one kind that are the same as one which knows more."""
    for fuller, others in by_known.items():
        common = tuple(name for name in known if name in fuller)
        if fuller == known or not {"atc", "product"} & set(common):
            continue
        values = _values(common)
        told: dict[tuple[Any, ...], int] = {}
        for at in others.values():
            told.setdefault(values(records[at]), at)
        for at in by_known[known].values():
            other = told.get(values(records[at]))
            if other is not None and at not in same:
                same[at] = other


def _by_known(records: Sequence[Record]) -> list[tuple[_Known, list[int]]]:
    """Positions by what their records know, those that know most first; recalled ones left out."""
    silent: dict[int, set[str]] = {}
    for record in records:
        missing = silent.setdefault(record.file, set(_TELLING))
        if missing:
            missing -= {name for name in missing if record[_AT[name]] is not None}
    found: dict[_Known, list[int]] = {}
    kinds: dict[tuple[int, bool], _Known] = {}
    for at, record in enumerate(records):
        if record.recalled:
            continue
        no_ddd = record.ddd is None and record.units is not None
        known = kinds.get((record.file, no_ddd))
        if known is None:
            unknown = silent[record.file] | ({"ddd"} if no_ddd else set())
            known = tuple(name for name in _TELLING if name not in unknown)
            kinds[(record.file, no_ddd)] = known
        found.setdefault(known, []).append(at)
    return sorted(found.items(), key=lambda item: (-len(item[0]), item[0]))


def _values(known: _Known) -> Any:
    return itemgetter(*(_AT[name] for name in (*_PERSON, *known)))


def _with(record: Record, other: Record) -> Record:
    """A record with what another of the same tells beside."""
    learnt = {
        name: value
        for name in _LEARNT
        if getattr(record, name) is None and (value := getattr(other, name)) is not None
    }
    reason = worst((record.excluded_for, other.excluded_for))
    if reason != record.excluded_for:
        learnt["excluded_for"] = reason
    return record._replace(**learnt) if learnt else record
