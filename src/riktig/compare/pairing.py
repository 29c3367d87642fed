"""Pairs two summaries of one practice, measure by measure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from riktig.compare.change import Verdict, verdict
from riktig.compare.reading import Cell, Side, Summary, checked_summary
from riktig.measures.load import measures
from riktig.measures.measure import Measure
from riktig.measures.result import value_of
from riktig.problem import Refused
from riktig.statistics import Interval, rate_ratio
from riktig.summary.told import is_hand_counted

# What the audit calls a summary made without a name.
UNNAMED = "own"


class MeasureChange(NamedTuple):
    """One measure in both periods. Without open counts in both there is no ratio."""

    id: str
    version: int
    before: Side
    after: Side
    difference: float | None  # after minus before, in the measure's own unit
    ratio: float | None  # after over before; None also when a count is 0
    interval: Interval | None  # exact, 95 %, of the ratio
    verdict: Verdict


class ClassChange(NamedTuple):
    """One class of medicines: DDD in each period; `None` when masked or not known."""

    id: str
    before: float | None
    after: float | None


class Comparison(NamedTuple):
    """Two summaries of one practice that may be compared, and what came of it."""

    before: Summary
    after: Summary
    measures: tuple[MeasureChange, ...]
    classes: tuple[ClassChange, ...]

    @property
    def member(self) -> str:
        """Whose practice it is."""
        return self.after.member

    @property
    def synthetic(self) -> bool:
        """Whether the data are made up."""
        return self.before.synthetic

    def measure(self, name: str) -> MeasureChange | None:
        """A measure by its id; `None` when this practice does not have it."""
        return next((one for one in self.measures if one.id == name), None)


def compare(before: Mapping[str, Any], after: Mapping[str, Any]) -> Comparison:
    """Compares two summaries of one practice; Refused when they cannot be compared."""
    first, second = checked_summary(before), checked_summary(after)
    _comparable(first, second)
    return Comparison(
        before=first,
        after=second,
        measures=tuple(
            _measure(name, version, side, second.measures[name][1])
            for name, (version, side) in first.measures.items()
            if _compared(name)
        ),
        classes=tuple(
            ClassChange(name, first.ddd.get(name), second.ddd.get(name))
            for name in dict.fromkeys((*first.ddd, *second.ddd))
        ),
    )


def _same_member(before: Summary, after: Summary) -> bool:
    """One's own files may be saved with a name one year and without it the next."""
    names = {before.member, after.member}
    return len(names) == 1 or (before.kind == "private" and UNNAMED in names)


def _comparable(before: Summary, after: Summary) -> None:
    if before.kind != after.kind:
        raise Refused("kinds_differ")
    if not _same_member(before, after):
        raise Refused("members_differ")
    if before.synthetic != after.synthetic:
        raise Refused("synthetic_and_real")
    if before.event != after.event:
        raise Refused("events_differ")
    if before.attribution != after.attribution:
        raise Refused("attributions_differ")
    if after.last < before.first:
        raise Refused("periods_swapped")
    if after.first <= before.last:
        raise Refused("periods_overlap")
    _same_measures(before, after)


def _compared(name: str) -> bool:
    """Whether a measure is one of those a comparison is about: the headlines.

    The rest are for the audit's own page, and what was counted by hand is told by itself. A
    measure not known here is left in, so that it is refused by name and not left out in silence.
    """
    others = {one.id for one in measures() if one.place != "headline"}
    return name not in others and not is_hand_counted(name)


def _same_measures(before: Summary, after: Summary) -> None:
    missing = {name for name in set(before.measures) ^ set(after.measures) if _compared(name)}
    if missing:
        raise Refused("measure_missing", measure=min(missing))
    for name, (version, _) in before.measures.items():
        if not _compared(name):
            continue
        other = after.measures[name][0]
        if other != version:
            raise Refused("measure_versions_differ", measure=name, before=version, after=other)


def _measure(name: str, version: int, before: Side, after: Side) -> MeasureChange:
    ratio, interval = change_ratio([before], [after])
    known = before.value is not None and after.value is not None
    return MeasureChange(
        id=name,
        version=version,
        before=before,
        after=after,
        difference=after.value - before.value if known else None,  # type: ignore[operator]
        ratio=ratio,
        interval=interval,
        verdict=verdict(interval),
    )


def composite(measure: Measure, changes: Sequence[MeasureChange]) -> MeasureChange | None:
    """Several practices as if they were one: counts added up. `None` unless all are open."""
    ratio, interval = change_ratio([c.before for c in changes], [c.after for c in changes])
    if interval is None:
        return None
    before, after = (
        _together(measure, sides)
        for sides in ([c.before for c in changes], [c.after for c in changes])
    )
    return MeasureChange(
        id=measure.id,
        version=measure.version,
        before=before,
        after=after,
        difference=(after.value or 0) - (before.value or 0),
        ratio=ratio,
        interval=interval,
        verdict=verdict(interval),
    )


def _together(measure: Measure, sides: Sequence[Side]) -> Side:
    x = sum(side.numerator.number or 0 for side in sides)
    n = sum(side.denominator.number or 0 for side in sides)
    value, low, high = value_of(measure, x, n)
    return Side(Cell(x), Cell(n), value, low, high, "ok", "")


def change_ratio(
    before: Sequence[Side], after: Sequence[Side]
) -> tuple[float | None, Interval | None]:
    """The rate ratio after over before with its exact interval, counts added up.

    (None, None) unless every side is open and has a denominator.
    """
    sides = [*before, *after]
    if not sides or any(side.status != "ok" or not side.denominator.number for side in sides):
        return None, None
    (a, exposure_a), (b, exposure_b) = _totals(after), _totals(before)
    found = rate_ratio(a, exposure_a, b, exposure_b)
    return found.ratio, found.exact


def _totals(sides: Sequence[Side]) -> tuple[int, float]:
    counts = sum(side.numerator.number or 0 for side in sides)
    return counts, float(sum(side.denominator.number or 0 for side in sides))
