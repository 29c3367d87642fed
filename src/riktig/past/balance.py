"""What must be watched beside the measures: amounts, and who has begun."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from math import fsum
from typing import Final

from riktig.audit.result import OwnRow
from riktig.measures.load import measure_named
from riktig.measures.measure import Part
from riktig.measures.new_users import new_patients
from riktig.measures.scope import class_ids
from riktig.measures.uses import Window
from riktig.past.result import Newcomers, Sum

_OPIOIDS: Final = ("opioid",)
_SEDATIVES: Final = ("benzodiazepine", "z_hypnotic")
_NEW: Final = {"opioid": "new_opioid_users", "sedative": "new_sedative_users"}


def opioid_omeq(rows: Iterable[OwnRow]) -> Sum:
    """OMEQ of the counted opioid rows, in mg."""
    held = _counted(rows, _classes(_OPIOIDS))
    return _sum([row.omeq_mg for row in held])


def sedative_ddd(rows: Iterable[OwnRow]) -> Sum:
    """DDD of the counted rows of benzodiazepines and z-hypnotics."""
    held = _counted(rows, _classes(_SEDATIVES))
    return _sum([row.ddd for row in held])


def newcomers(then: Window, now: Window) -> tuple[Newcomers, ...]:
    """New users of opioids, and of benzodiazepines and z-hypnotics together."""
    return tuple(
        Newcomers(name, *(_new(measure_named(measure).numerator, held) for held in (then, now)))
        for name, measure in _NEW.items()
    )


def washout_days() -> int:
    """Days without the classes before a patient is new: the longest of the two measures."""
    return max(measure_named(measure).numerator.washout for measure in _NEW.values())


def _new(part: Part, held: Window) -> int | None:
    return None if part.washout > held.history_days else len(new_patients(part, held))


def _classes(groups: Collection[str]) -> tuple[str, ...]:
    return tuple(name for group in groups for name in class_ids(group))


def _counted(rows: Iterable[OwnRow], classes: Collection[str]) -> list[OwnRow]:
    return [row for row in rows if row.counted and row.class_id in classes]


def _sum(amounts: list[float | None]) -> Sum:
    known = [amount for amount in amounts if amount is not None]
    return Sum(None if amounts and not known else fsum(known), len(amounts), len(known))
