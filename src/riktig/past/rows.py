"""An audit's rows in another period, and who is there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from riktig.audit.options import Period
from riktig.audit.result import OwnRow
from riktig.audit.sorting import is_counted
from riktig.extract.record import Event
from riktig.past.result import Presence

_IN_SCOPE: Final = "in_scope"
# Parts of the ledger that say that a patient was there: read, not said twice, not taken back.
_PRESENT: Final = (_IN_SCOPE, "out_of_scope", "not_classified")


def counted_in(rows: Iterable[OwnRow], period: Period, event: Event) -> list[OwnRow]:
    """The rows as an audit of that period would have counted them."""
    found = []
    for row in rows:
        here = row.part == _IN_SCOPE and is_counted(row.record, period, event)
        found.append(row if row.counted == here else row._replace(counted=here))
    return found


def presence(then: Sequence[OwnRow], now: Sequence[OwnRow], *periods: Period) -> Presence:
    """Who is there. `then` and `now` are the same rows, as counted in each of the two periods."""
    there: list[set[int]] = [set(), set()]
    held = other = 0
    for row in now:
        if row.part not in _PRESENT:
            continue
        for patients, (first, last) in zip(there, periods, strict=True):
            if first <= row.record.day <= last:
                patients.add(row.record.patient)
                held += 1
                other += row.part != _IN_SCOPE
    before, after = map(frozenset, there)
    return Presence(before, after, _users(then), _users(now), held, other)


def _users(rows: Iterable[OwnRow]) -> frozenset[int]:
    return frozenset(row.record.patient for row in rows if row.counted)
