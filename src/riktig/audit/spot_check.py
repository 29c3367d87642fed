"""Patients drawn by lot, to be looked up in the journal, and how many of them agreed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from riktig.audit.typed import is_blank, mapping, whole
from riktig.problem import Refused

PATIENTS: Final = 5
LEAST_AGREED: Final = 4  # under it, the numbers should not be trusted yet


@dataclass(frozen=True)
class SpotCheck:
    """How many patients were looked up, and of how many the journal said the same."""

    compared: int
    agreed: int

    @property
    def trusted(self) -> bool:
        """Whether at most one differed of five; of fewer than five, none."""
        if self.compared == PATIENTS:
            return self.agreed >= LEAST_AGREED
        return self.agreed == self.compared


def read_spot_check(given: Any) -> SpotCheck | None:
    """The outcome of a check; `None` when there was none. Refuses what cannot be."""
    if is_blank(given):
        return None
    fields = mapping(given)
    if fields is None or set(fields) != {"compared", "agreed"}:
        raise Refused("invalid_spot_check", most=PATIENTS)
    compared = whole(fields["compared"], 1, PATIENTS)
    agreed = None if compared is None else whole(fields["agreed"], 0, compared)
    if compared is None or agreed is None:
        raise Refused("invalid_spot_check", most=PATIENTS)
    return SpotCheck(compared, agreed)
