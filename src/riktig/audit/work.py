"""Counts from the work file: how far the GP has come with the own list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from riktig.audit.typed import is_blank, mapping, whole
from riktig.problem import Refused

STATUSES: Final = (
    "not_assessed",
    "call_in",
    "talk",
    "plan",
    "tapering",
    "done",
    "unchanged",
)
TAPERS: Final = ("started", "under_way", "completed")
MOST_PATIENTS: Final = 100_000
_PARTS: Final = {"statuses": STATUSES, "tapers": TAPERS}


@dataclass(frozen=True)
class Work:
    """Patients by status, and tapers by stage. Each holds every name; 0 is none."""

    statuses: Mapping[str, int]
    tapers: Mapping[str, int]

    def as_dict(self) -> dict[str, dict[str, int]]:
        """As a summary has it."""
        return {"statuses": dict(self.statuses), "tapers": dict(self.tapers)}


def read_work(given: Any) -> Work | None:
    """`{"statuses": {...}, "tapers": {...}}`; a name left out is 0. `None` when not given."""
    if is_blank(given):
        return None
    fields = mapping(given)
    if fields is None or set(fields) - set(_PARTS):
        raise Refused("invalid_work")
    return Work(**{part: _counts(fields.get(part) or {}, names) for part, names in _PARTS.items()})


def _counts(given: Any, names: tuple[str, ...]) -> dict[str, int]:
    fields = mapping(given)
    if fields is None or set(fields) - set(names):
        raise Refused("invalid_work")
    counted = {name: whole(fields.get(name, 0), 0, MOST_PATIENTS) for name in names}
    if None in counted.values():
        raise Refused("invalid_work")
    return {name: number or 0 for name, number in counted.items()}
