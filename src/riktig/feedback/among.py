"""One measure among a group: the members' rounded numbers, and the benchmark they set.

Of others than the reader nothing but rounded counts is used, and only of those who are open in
both periods. Fewer than `LEAST_MEMBERS` of them, the reader too: nothing is shown or reckoned.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import median, quantiles

from riktig.agreed.agreed import Agreed
from riktig.blocks.group_pairs import LEAST_MEMBERS, GroupPairs
from riktig.compare import Comparison, MeasureChange, Side, composite, rounded
from riktig.measures.measure import Measure
from riktig.statistics import Counted, benchmark

QUARTERS = 4


@dataclass(frozen=True)
class Member:
    """One member of the group, the counts rounded. `letter` is empty where none may be shown."""

    letter: str
    before: Side
    after: Side

    @property
    def open(self) -> bool:
        """Whether both periods may be shown."""
        return is_open(self.before) and is_open(self.after)


@dataclass(frozen=True)
class Among:
    """The group as it stands beside the reader. Values are in the measure's own unit.

    `others` are those with any open period, by letter, or by value where letters are not shown.
    `benchmark` is what the best with a tenth of the patients reach together after (ABC), reckoned
    from rounded counts; `setters` is how many they are. `low`, `middle` and `high` are of the open
    members after, the reader too; `high_before` is where the highest quarter began before.
    `mean` is the group as if it were one practice, from the true sums.
    """

    others: tuple[Member, ...]
    own_letter: str
    lettered: bool
    open_members: int
    benchmark: float | None
    setters: int
    low: float
    middle: float
    high: float
    high_before: float
    mean: MeasureChange | None


def is_open(side: Side) -> bool:
    """Whether a side's numbers may be shown and reckoned from."""
    return side.status == "ok" and side.value is not None and bool(side.denominator.number)


def among(
    measure: Measure, change: MeasureChange, own: Comparison, others: GroupPairs, agreed: Agreed
) -> Among | None:
    """The group beside the reader; `None` where too few are open in both periods."""
    lettered = is_lettered(own, others, agreed)
    letters = agreed.letters or others.letter
    changes = [
        (letters.get(pair.member, "") if lettered else "", found)
        for pair in others.pairs
        if (found := pair.measure(change.id)) is not None and found.version == change.version
    ]
    members = [Member(letter, rounded(one.before), rounded(one.after)) for letter, one in changes]
    reader = Member("", rounded(change.before), rounded(change.after))
    opened = [one for one in (*members, reader) if one.open]
    if len(opened) < LEAST_MEMBERS:
        return None
    true = [one for _, one in changes if is_open(one.before) and is_open(one.after)]
    goal, setters = _benchmark(measure, [one.after for one in opened])
    after, before = (_values([getattr(one, end) for one in opened]) for end in ("after", "before"))
    return Among(
        others=_placed(members, lettered),
        own_letter=letters.get(own.member, ""),
        lettered=lettered,
        open_members=len(opened),
        benchmark=goal,
        setters=setters,
        low=after[0],
        middle=median(after),
        high=after[-1],
        high_before=quantiles(before, n=QUARTERS, method="inclusive")[-1],
        mean=composite(measure, [*true, change] if reader.open else true),
    )


def is_lettered(own: Comparison, others: GroupPairs, agreed: Agreed) -> bool:
    """Whether letters may stand: everyone has both periods, and they are those agreed on.

    When somebody has come or gone, two reports side by side could tell which letter is whose.
    """
    there = {own.member, *(pair.member for pair in others.pairs)}
    return not others.unused and (not agreed.letters or set(agreed.letters) == there)


def _placed(members: Sequence[Member], lettered: bool) -> tuple[Member, ...]:
    """By letter; without letters by value, so that the order of the files tells nothing."""
    shown = [one for one in members if is_open(one.before) or is_open(one.after)]
    if lettered:
        return tuple(sorted(shown, key=lambda one: (len(one.letter), one.letter)))
    return tuple(sorted(shown, key=lambda one: (one.after.value or 0, one.before.value or 0)))


def _values(sides: Sequence[Side]) -> list[float]:
    return sorted(side.value for side in sides if side.value is not None)


def _benchmark(measure: Measure, sides: Sequence[Side]) -> tuple[float | None, int]:
    """The benchmark in the measure's unit, and how many set it; none without a direction."""
    if measure.direction not in ("lower", "higher"):
        return None, 0
    rows = [
        Counted(str(place), side.numerator.number or 0, side.denominator.number or 0)
        for place, side in enumerate(sides)
    ]
    found = benchmark(rows, "lower" if measure.direction == "lower" else "higher")
    return found.share * (measure.denominator.per or 1), len(found.selected)


def patients_beyond(measure: Measure, side: Side, goal: float) -> int | None:
    """How many patients fewer (or more) would reach a goal in the measure's unit; at least 0."""
    x, n = side.numerator.number, side.denominator.number
    if x is None or not n or measure.direction not in ("lower", "higher"):
        return None
    allowed = Fraction(goal).limit_denominator(10**9) * n / (measure.denominator.per or 1)
    whole = allowed.numerator // allowed.denominator
    if measure.direction == "lower":
        return max(0, x - whole)
    return max(0, (whole if whole == allowed else whole + 1) - x)
