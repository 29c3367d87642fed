"""Which numbers of a group are worth a question, by a stated rule. Never who has them.

Only the measures the group has agreed on are looked at. At most three questions:

1. *spread*: the measure where members differ most against what chance allows. Pearson's sum of
   (found - expected)^2 / variance, all members at the group's common value, over the 95 % point
   of the chi-square distribution with one degree of freedom less than members. Asked only above
   1, and only where every expected count is 5 or more.
2. *change*: the measure whose sum for the group has changed most (the largest absolute logarithm
   of the rate ratio), of those the project's one rule calls beyond chance (`riktig.compare`).
3. *surprise*: as 2, of those that went against the way the measure often is wanted to go. It is
   taken first, so that a measure is not asked about both ways.

A group smaller than `LEAST_MEMBERS` has no spread, and its changes have a direction alone: who
knows their own part could find the others' in a sum. Docs: `docs/reference/group-prompts.md`.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import inf, log
from typing import Literal, NamedTuple

from riktig.blocks.group_pairs import LEAST_MEMBERS
from riktig.blocks.prompt_files import Group
from riktig.compare import MeasureChange, Side, composite
from riktig.measures.measure import Measure
from riktig.statistics.quantiles import gamma_quantile

LEAST_EXPECTED = 5  # below this the chi-square distribution is no good (Cochran's rule)
LEVEL = 0.95
Kind = Literal["spread", "change", "surprise"]


class Prompt(NamedTuple):
    """What a question is about."""

    kind: Kind
    measure: Measure
    ends: tuple[float, float] | None = None  # lowest and highest value of the group
    change: MeasureChange | None = None
    beside: Measure | None = None  # what went the wanted way meanwhile


class Looked(NamedTuple):
    """A measure a group may be asked about."""

    measure: Measure
    afters: Sequence[Side]  # what members have now
    whole: MeasureChange | None  # the group's sum in both periods, where there are both


def choose(group: Group, agreed: Sequence[Measure]) -> list[Prompt]:
    """At most one question of each kind, about measures that were agreed on."""
    return chosen([Looked(one, group.afters(one), _whole(group, one)) for one in agreed])


def chosen(looked: Sequence[Looked]) -> list[Prompt]:
    """At most one question of each kind."""
    changes = [
        (one.measure, one.whole)
        for one in looked
        if one.whole is not None and one.whole.verdict == "beyond_chance"
    ]
    against = [(one, change) for one, change in changes if _way(change) == -_wanted(one)]
    wanted = [one for one, change in changes if _way(change) == _wanted(one)]
    found = [_spread(looked)]
    surprise = _largest(against)
    others = [pair for pair in changes if surprise is None or pair[0] != surprise[0]]
    largest = _largest(others)
    if largest:
        found.append(Prompt("change", largest[0], change=largest[1]))
    if surprise:
        beside = wanted[0] if wanted else None
        found.append(Prompt("surprise", surprise[0], change=surprise[1], beside=beside))
    return [one for one in found if one is not None]


def spread_ratio(measure: Measure, sides: Sequence[Side]) -> float | None:
    """How much members differ over what chance allows; `None` where it cannot be judged."""
    counts = [(side.numerator.number or 0, side.denominator.number or 0) for side in sides]
    together, of = (sum(column) for column in zip(*counts, strict=True))
    common = together / of if of else 0.0
    rest = 1.0 if measure.denominator.per else 1 - common  # a rate's variance is its mean
    expected = [n * common for _, n in counts]
    least = min(n * min(common, rest) for _, n in counts)
    if len(counts) < 2 or least < LEAST_EXPECTED:
        return None
    pairs = zip(counts, expected, strict=True)
    found = sum((x - mean) ** 2 / (mean * rest) for (x, _), mean in pairs)
    return found / (2 * gamma_quantile(LEVEL, (len(counts) - 1) / 2))


def _spread(looked: Sequence[Looked]) -> Prompt | None:
    judged = [
        (spread_ratio(one.measure, one.afters) or 0.0, one)
        for one in looked
        if len(one.afters) >= LEAST_MEMBERS
    ]
    ratio, widest = max(judged, key=lambda pair: pair[0], default=(0.0, None))
    if widest is None or ratio <= 1:
        return None
    values = [side.value or 0.0 for side in widest.afters]
    return Prompt("spread", widest.measure, ends=(min(values), max(values)))


def _whole(group: Group, measure: Measure) -> MeasureChange | None:
    """The group's sum in both periods; `None` unless every member has both."""
    befores = group.befores(measure)
    if befores is None:
        return None
    pairs = zip(befores, group.afters(measure), strict=True)
    return composite(measure, [_pair(measure, *sides) for sides in pairs])


def _pair(measure: Measure, before: Side, after: Side) -> MeasureChange:
    return MeasureChange(
        measure.id, measure.version, before, after, None, None, None, "unknown"
    )  # `composite` adds up the sides, and reckons the rest


def _largest(
    changes: Sequence[tuple[Measure, MeasureChange]],
) -> tuple[Measure, MeasureChange] | None:
    """The first of those that changed most."""
    return max(changes, key=lambda pair: _size(pair[1]), default=None)


def _size(change: MeasureChange) -> float:
    return abs(log(change.ratio)) if change.ratio else inf


def _way(change: MeasureChange) -> int:
    """1 up, -1 down."""
    return 1 if (change.difference or 0) > 0 else -1


def _wanted(measure: Measure) -> int:
    """1 where higher is often wanted, -1 where lower is, 0 where neither is."""
    return {"higher": 1, "lower": -1}.get(measure.direction, 0)
