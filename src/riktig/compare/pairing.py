"""Pairs two summaries of one practice, measure by measure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final, NamedTuple

from riktig.compare.parts import SamePatients, Summary
from riktig.compare.ratios import MeasureChange, measure_change
from riktig.compare.reading import MOST_YEARS, YEAR_DAYS, checked_summary, days_of
from riktig.measures.load import measures, reported
from riktig.measures.measure import Measure
from riktig.problem import Refused
from riktig.summary.told import is_hand_counted

# What the audit calls a summary made without a name.
UNNAMED: Final = "own"
_HEADLINE: Final = "headline"


class ClassChange(NamedTuple):
    """One class of medicines: DDD in each period; `None` when masked or not known."""

    id: str
    before: float | None
    after: float | None


class Comparison(NamedTuple):
    """Two summaries of one practice that may be compared, and what came of it.

    `measures` are the reported ones both have in the version known here, in the report's order.
    `left_out` are the ids of those that are in one of them alone, in another version, or not
    known here.
    """

    before: Summary
    after: Summary
    measures: tuple[MeasureChange, ...]
    classes: tuple[ClassChange, ...]
    left_out: tuple[str, ...] = ()

    @property
    def member(self) -> str:
        """Whose practice it is."""
        return self.after.member

    @property
    def synthetic(self) -> bool:
        """Whether the data are made up."""
        return self.before.synthetic

    @property
    def same_patients(self) -> SamePatients | None:
        """The patients of both years, where the year before is the period of `before`."""
        found = self.after.same_patients
        if found is None or (found.first, found.last) != (self.before.first, self.before.last):
            return None
        return found

    def measure(self, name: str) -> MeasureChange | None:
        """A measure by its id; `None` when this practice does not have it."""
        return next((one for one in self.measures if one.id == name), None)


def compare(before: Mapping[str, Any], after: Mapping[str, Any]) -> Comparison:
    """Compares two summaries of one practice; Refused when they cannot be compared."""
    first, second = checked_summary(before), checked_summary(after)
    _comparable(first, second)
    changes = tuple(_changes(first, second))
    return Comparison(
        before=first,
        after=second,
        measures=changes,
        classes=tuple(
            ClassChange(name, first.ddd.get(name), second.ddd.get(name))
            for name in dict.fromkeys((*first.ddd, *second.ddd))
        ),
        left_out=_left_out(first, second, {one.id for one in changes}),
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
    _periods_comparable(before, after)
    for measure in reported():
        if measure.place == _HEADLINE:
            _must_have(measure, before, after)


def _periods_comparable(before: Summary, after: Summary) -> None:
    if after.last < before.first:
        raise Refused("periods_swapped")
    if after.first <= before.last:
        raise Refused("periods_overlap")
    if days_of(before.first, after.last) > MOST_YEARS * YEAR_DAYS:
        raise Refused("periods_far_apart", years=MOST_YEARS)


def _must_have(measure: Measure, before: Summary, after: Summary) -> None:
    """A comparison without one of the headlines would look like a whole one."""
    versions = [_version(measure.id, one) for one in (before, after)]
    if None in versions:
        raise Refused("measure_missing", measure=measure.title)
    other = next((one for one in versions if one != measure.version), None)
    if versions[0] != versions[1]:
        raise Refused(
            "measure_versions_differ", measure=measure.title, before=versions[0], after=versions[1]
        )
    if other is not None:
        raise Refused(
            "measure_version_old", measure=measure.title, found=other, known=measure.version
        )


def _version(name: str, summary: Summary) -> int | None:
    held = summary.measures.get(name)
    return held[0] if held else None


def _changes(before: Summary, after: Summary) -> Iterator[MeasureChange]:
    for measure in reported():
        versions = {_version(measure.id, one) for one in (before, after)}
        if versions == {measure.version}:
            sides = (one.measures[measure.id][1] for one in (before, after))
            yield measure_change(measure.id, measure.version, *sides)


def _left_out(before: Summary, after: Summary, used: set[str]) -> tuple[str, ...]:
    """Reported measures that could not be paired, and any that this version does not know."""
    known = {one.id for one in measures()}
    held = list(dict.fromkeys((*before.measures, *after.measures)))
    missing = [one.id for one in reported() if one.id in held and one.id not in used]
    unknown = [name for name in held if name not in known and not is_hand_counted(name)]
    return (*missing, *unknown)
