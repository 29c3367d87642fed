"""One measure among a group: where the others are, and the benchmark the group sets.

Of others than the reader only what `riktig.feedback.published` gives is used: rounded counts of
those who are open in both periods, when these are enough.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from statistics import median, quantiles

from riktig.blocks.group_pairs import GroupPairs
from riktig.compare import Comparison, MeasureChange, Side, rounded
from riktig.feedback.published import Published, published
from riktig.measures.measure import Measure
from riktig.statistics import Counted, benchmark

QUARTERS = 4


@dataclass(frozen=True)
class Benchmark:
    """What the best with a tenth of the patients reach together after (ABC).

    `value` is in the measure's unit, `members` how many set it, `own` whether the reader does.
    """

    value: float
    members: int
    own: bool


@dataclass(frozen=True)
class Among:
    """The group beside the reader. Values are in the measure's own unit, from rounded counts.

    `low`, `middle` and `high` are of the others after; `quarter_before` is where the highest
    quarter of them began before. `letter` is the reader's own.
    """

    published: Published
    letter: str
    low: float
    middle: float
    high: float
    quarter_before: float
    benchmark: Benchmark | None

    @property
    def lettered(self) -> bool:
        """Whether the others stand by letter."""
        return self.published.lettered

    @property
    def mean(self) -> MeasureChange | None:
        """The group as if it were one practice, from the true sums."""
        return self.published.whole


def is_open(side: Side) -> bool:
    """Whether a side has a value of counts."""
    return side.status == "ok" and side.value is not None and bool(side.denominator.number)


def among(
    measure: Measure, change: MeasureChange, own: Comparison, others: GroupPairs
) -> Among | None:
    """The group beside the reader; `None` where too few are open in both periods."""
    found = published(measure, others, change)
    after, before = found.values("after"), found.values("before")
    if not found.shown or len(after) < QUARTERS:
        return None
    return Among(
        published=found,
        letter=others.letter.get(own.member, ""),
        low=after[0],
        middle=median(after),
        high=after[-1],
        quarter_before=quantiles(before, n=QUARTERS, method="inclusive")[-1],
        benchmark=_benchmark(measure, found, change),
    )


_READER = "reader"


def _benchmark(measure: Measure, found: Published, change: MeasureChange) -> Benchmark | None:
    """The group's benchmark, the reader with it: the same for every member."""
    if measure.direction not in ("lower", "higher"):
        return None
    reader = (rounded(change.before), rounded(change.after))
    rows = [(str(place), row.after) for place, row in enumerate(found.rows) if row.open]
    rows += [(_READER, reader[1])] if all(map(is_open, reader)) else []
    better = "lower" if measure.direction == "lower" else "higher"
    set_by = benchmark([_counted(name, side) for name, side in rows], better)  # type: ignore[arg-type]
    return Benchmark(
        value=set_by.share * (measure.denominator.per or 1),
        members=len(set_by.selected),
        own=_READER in set_by.selected,
    )


def _counted(name: str, side: Side) -> Counted:
    return Counted(name, side.numerator.number or 0, side.denominator.number or 0)


def patients_beyond(measure: Measure, side: Side, goal: float) -> int | None:
    """How many patients fewer (or more) would reach a goal in the measure's unit; at least 0."""
    x, n = side.numerator.number, side.denominator.number
    if x is None or not n or measure.direction not in ("lower", "higher"):
        return None
    # A goal such as 0.2 is meant as two tenths, not as the nearest binary number.
    allowed = Fraction(goal).limit_denominator(10**9) * n / (measure.denominator.per or 1)
    whole = allowed.numerator // allowed.denominator
    if measure.direction == "lower":
        return max(0, x - whole)
    return max(0, (whole if whole == allowed else whole + 1) - x)
