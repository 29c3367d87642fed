"""What is looked at beside a measure, so that a gain in one place is not a loss in another.

None of these numbers is judged against chance: they are there to be looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from math import fsum
from typing import Final, Literal, NamedTuple

from riktig.compare import Comparison, Summary
from riktig.measures.load import measure_named
from riktig.measures.scope import class_ids

Name = Literal["omeq_per_1000", "omeq", "sedative_per_1000", "sedative", "new_sedative"]
YEAR: Final = 365
_OPIOIDS: Final = ("opioid",)
_SEDATIVES: Final = ("benzodiazepine", "z_hypnotic")
_NEW: Final = "new_sedative_users"


class Beside(NamedTuple):
    """One number before and after; `None` where it is not known or is withheld.

    An amount is mg OMEQ or DDD, per 1 000 on the list or, without a list size, of a year of 365
    days. The count is of patients.
    """

    name: Name
    before: float | None
    after: float | None

    @property
    def known(self) -> bool:
        """Whether either period has the number."""
        return self.before is not None or self.after is not None

    @property
    def step(self) -> float | None:
        """After minus before."""
        if self.before is None or self.after is None:
            return None
        return self.after - self.before


def balancing(own: Comparison) -> tuple[Beside, ...]:
    """Total OMEQ, total DDD of sedatives, and new users of sedatives."""
    return tuple(one for one in _all(own) if one.known)


def new_user_days() -> int:
    """How many days without such a medicine make a user new, by the measure's own definition."""
    return int(measure_named(_NEW).numerator.washout)


def _all(own: Comparison) -> Iterator[Beside]:
    yield _amount(
        own,
        ("omeq_per_1000", "opioid_omeq_per_1000"),
        "omeq",
        lambda one: _sum(one.days, one.omeq, _OPIOIDS),
    )
    yield _amount(
        own,
        ("sedative_per_1000", "sedative_ddd_per_1000"),
        "sedative",
        lambda one: _sum(one.days, one.ddd, _SEDATIVES),
    )
    yield Beside("new_sedative", *(_count(one, _NEW) for one in (own.before, own.after)))


def _amount(
    own: Comparison,
    per_list: tuple[Name, str],
    plain: Name,
    total: Callable[[Summary], float | None],
) -> Beside:
    """Per list where both periods have it in one version; else the sums of the classes."""
    name, measure = per_list
    held = [one.measures.get(measure) for one in (own.before, own.after)]
    if held[0] and held[1] and held[0][0] == held[1][0]:
        values = (held[0][1].value, held[1][1].value)
        if None not in values:
            return Beside(name, *values)
    return Beside(plain, total(own.before), total(own.after))


def _sum(days: int, amounts: Mapping[str, float | None], groups: Sequence[str]) -> float | None:
    """The classes' amounts together, a year's worth; `None` when one of them is not known."""
    found = [amounts.get(name) for group in groups for name in class_ids(group)]
    known = [one for one in found if one is not None]
    return None if len(known) < len(found) else fsum(known) * YEAR / days


def _count(summary: Summary, measure: str) -> float | None:
    """A measure's count; a masked one is not known."""
    held = summary.measures.get(measure)
    return None if held is None else held[1].numerator.number
