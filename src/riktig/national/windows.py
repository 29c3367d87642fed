"""The counted uses of a period as columns, for many prescribers: `riktig.measures.uses.Window`."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field, fields
from typing import Any

import numpy as np

from riktig.measures.once import Remembers
from riktig.measures.scope import classes
from riktig.measures.uses import Use, Window, by_class
from riktig.national.rows import NONE, Array, known

_CLASS_PLACES = {one.id: place for place, one in enumerate(classes())}
_CLASS_IDS = tuple(_CLASS_PLACES)


@dataclass(frozen=True)
class Uses:
    """As `riktig.measures.uses.Use`, column by column. The units of a fluid are not known."""

    patient: Array
    day: Array
    class_place: Array
    ddd: Array
    omeq: Array
    units: Array
    atc: Array
    birth_year: Array
    letter: Array  # place in `LETTERS`

    def at(self, places: Array) -> Uses:
        """Some of the uses."""
        return Uses(*(getattr(self, one.name)[places] for one in fields(self)))

    def __len__(self) -> int:
        return len(self.patient)

    def of_classes(self, names: tuple[str, ...]) -> Array:
        """Which uses are of some classes."""
        wanted = np.zeros(len(_CLASS_IDS) + 1, bool)  # the last: of no class
        wanted[[_CLASS_PLACES[name] for name in names]] = True
        found: Array = wanted[self.class_place]
        return found


@dataclass(frozen=True)
class Windows(Remembers):
    """One window a prescriber. Arrays over prescribers, but for the uses and `prescriber_of`."""

    uses: Uses
    before: Uses
    grouped: Uses
    prescriber_of: Array  # patient -> prescriber
    first_day: Array
    last_day: Array
    list_size: Array  # `NONE` where it is not known
    history_days: Array
    groups_known: Array
    followed_to: Array
    _found: dict[Hashable, Any] = field(default_factory=dict, compare=False, repr=False)

    @property
    def prescribers(self) -> int:
        """How many there are."""
        return len(self.first_day)

    @property
    def patients(self) -> int:
        """How many there are."""
        return len(self.prescriber_of)

    def of_patient(self, values: Array) -> Array:
        """Each patient's prescriber's value."""
        found: Array = values[self.prescriber_of]
        return found

    def of_classes(self, names: tuple[str, ...]) -> Uses:
        """The uses of some classes."""
        return self.once(("uses", names), lambda: self.uses.at(self.uses.of_classes(names)))

    def here(self, uses: Uses) -> Array:
        """Which patients have any of some uses."""
        found = np.zeros(self.patients, bool)
        found[uses.patient] = True
        return found

    def per_prescriber(self, patients: Array) -> Array:
        """How many patients of a mask each prescriber has."""
        return np.bincount(self.prescriber_of[patients], minlength=self.prescribers)

    def plain(self, uses: Uses, prescriber: int) -> Window:
        """The plain engine's window of some of one prescriber's uses, for a call too close."""
        columns = (uses.patient, uses.day, uses.class_place, uses.ddd, uses.omeq, uses.units)
        cells = zip(*(column.tolist() for column in columns), strict=True)
        return Window(
            by_class(
                Use(patient, day, _CLASS_IDS[place], known(ddd), known(omeq), known(units))
                for patient, day, place, ddd, omeq, units in cells
            ),
            int(self.first_day[prescriber]),
            int(self.last_day[prescriber]),
        )

    def part(self, first_day: Array, last_day: Array) -> Windows:
        """The part of each window from a day to another, as for a month: nothing from before."""
        first, last = self.of_patient(first_day), self.of_patient(last_day)
        uses = self.uses
        inside = (uses.day >= first[uses.patient]) & (uses.day <= last[uses.patient])
        nobody = np.zeros(0, np.int64)
        return Windows(
            uses.at(inside),
            uses.at(nobody),
            uses.at(nobody),
            self.prescriber_of,
            first_day,
            last_day,
            self.list_size,
            np.zeros(self.prescribers, np.int64),
            np.zeros(self.prescribers, bool),
            last_day,
        )


def has_list(windows: Windows) -> Array:
    """Which prescribers have a list size."""
    found: Array = windows.list_size != NONE
    return found
