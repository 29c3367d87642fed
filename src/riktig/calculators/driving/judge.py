"""Holds each drug, and all of them together, to the rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from riktig.calculators.driving.finding import Finding
from riktig.calculators.driving.line import Line
from riktig.calculators.driving.rules import ANY, COUNTED, Drug, Rule, known, rule

DAYS_PER_YEAR = 365
PERCENT = 100


class Use(NamedTuple):
    """One drug with the lines that name it; all opioids together are one.

    `dose` is what is known of the dose in `unit`s of its rule; `complete` says whether
    every line gave one.
    """

    name: str
    drug: Drug
    lines: tuple[Line, ...]
    dose: Fraction
    complete: bool


def uses(lines: Sequence[Line], omeq_of: Mapping[str, Fraction]) -> list[Use]:
    """Lines by drug, those with a dose of zero left out. `omeq_of`: OMEQ by field of a line."""
    found: dict[str, list[Line]] = {}
    for line in lines:
        if not line.unused:
            opioid = line.drug.kind == "opioid"
            found.setdefault(line.drug.rule if opioid else line.drug.named, []).append(line)
    return [_use(name, tuple(group), omeq_of) for name, group in found.items()]


def _use(name: str, lines: tuple[Line, ...], omeq_of: Mapping[str, Fraction]) -> Use:
    opioid = lines[0].drug.kind == "opioid"
    doses = [omeq_of.get(one.field) if opioid else one.mg_per_day for one in lines]
    given = [dose for dose in doses if dose is not None]
    named = {one.drug.named for one in lines}
    shown = named.pop() if len(named) == 1 else name
    return Use(shown, lines[0].drug, lines, sum(given, Fraction(0)), len(given) == len(doses))


def judge(group: int, found: Sequence[Use]) -> list[Finding]:
    """What stands against, or leaves open, that the requirement is met. Empty: it is met."""
    counted = [use for use in found if counts(use)]
    findings = [one for use in found for one in _one(group, use, len(counted))]
    return [*_together(counted, found), *findings]


def _together(counted: Sequence[Use], found: Sequence[Use]) -> Iterable[Finding]:
    most = known("most_drugs", 1, ANY)
    if len(counted) > most.value:
        yield Finding("three_or_more", "", most)
    if counted and any(use.drug.kind == "lar" for use in found):
        yield Finding("lar_with_other", "", known("stable_years", 1, "LAR"))


def _one(group: int, use: Use, counted: int) -> Iterable[Finding]:
    if use.drug.kind == "individual" or _judged_alone(use):
        return [Finding("individual_assessment", use.name)]
    if use.drug.kind == "none":
        return [Finding("no_rule_found", use.name)]
    limit = most(group, use, counted)
    if limit is None and use.drug.kind != "lar":
        return [Finding("no_rule_for_group", use.name)]
    if limit is not None and not limit.value:
        return [Finding("not_allowed" if group == 1 else "not_allowed_in_group", use.name, limit)]
    return [*_dose(use, limit, counted), *_BY_KIND[use.drug.kind](group, use)]


def counts(use: Use) -> bool:
    """Whether a drug counts towards two drugs, and three or more."""
    return use.drug.kind in COUNTED and not _judged_alone(use)


def _judged_alone(use: Use) -> bool:
    """Used otherwise than as a hypnotic, an antihistamine is judged by § 35 and counts for none."""
    return use.drug.kind == "antihistamine" and _any_false(use, "as_hypnotic")


def most(group: int, use: Use, counted: int) -> Rule | None:
    """The highest dose of a drug: halved where two drugs count; `None` where no limit applies."""
    if _judged_alone(use):
        return None
    alone = rule("most_dose", group, use.drug.rule)
    if alone is None or not alone.value or counted < 2:
        return alone
    if use.drug.kind == "opioid":
        return known("most_dose_with_other", group, use.drug.rule)
    share = known("share_with_two", group, ANY)
    return Rule(alone.value * share.value / PERCENT, alone.unit, share.row)


def _dose(use: Use, limit: Rule | None, counted: int) -> Iterable[Finding]:
    if limit is None:
        return
    if use.dose > limit.value:
        yield Finding("over_half_limit" if counted > 1 else "over_limit", use.name, limit)
    elif not use.complete:
        unit = "omeq_mg" if use.drug.kind == "opioid" else "mg_per_day"
        yield Finding(f"missing_{unit}", use.name, limit)


def _stable(group: int, use: Use) -> Iterable[Finding]:
    if _any_false(use, "regular"):
        yield Finding("sporadic_use", use.name)
    days = known("stable_days", group, use.drug.kind)
    yield from _at_least(use, "stable_days", days, "not_stable_long_enough")


def _some_hours_before(group: int, use: Use) -> Iterable[Finding]:
    hours = known("hours_before_driving", group, use.drug.kind)
    yield from _at_least(use, "hours_before_driving", hours, "too_soon_to_drive")


def _opioid(group: int, use: Use) -> Iterable[Finding]:
    if _any_false(use, "indication"):
        yield Finding("no_indication", use.name)
    elif any(line.answers["indication"] is None for line in use.lines):
        yield Finding("missing_indication", use.name)
    days = known("days_since_increase", group, use.drug.rule)
    yield from _at_least(use, "days_since_increase", days, "increased_recently")
    for line in use.lines:
        yield from _long_acting(group, line)
    # Only those who take an extra short-acting dose have something to tell here.
    extra = [h for line in use.lines if (h := line.numbers["hours_before_driving"]) is not None]
    hours = known("hours_after_extra_dose", group, use.drug.rule)
    if extra and min(extra) < hours.value:
        yield Finding("too_soon_to_drive", use.name, hours)


def _long_acting(group: int, line: Line) -> Iterable[Finding]:
    """Long-acting, or short-acting taken regularly and often enough to count as that."""
    often = known("intakes_per_day", group, line.drug.rule)
    regular, intakes = line.answers["regular"], line.numbers["intakes_per_day"]
    enough = intakes is not None and intakes >= often.value
    long_acting = line.answers["long_acting"]
    if long_acting or (regular and enough):
        return
    if long_acting is None:
        yield Finding("missing_long_acting", line.given, often)
    elif regular is False or (intakes is not None and not enough):
        yield Finding("not_long_acting", line.given, often)
    else:
        if regular is None:
            yield Finding("missing_regular", line.given, often)
        if intakes is None:
            yield Finding("missing_intakes_per_day", line.given, often)


def _lar(group: int, use: Use) -> Iterable[Finding]:
    """Even where the source's condition is fulfilled, it is a copy: a doctor must judge."""
    years = known("stable_years", group, use.drug.rule)
    days = Rule(years.value * DAYS_PER_YEAR, "days", years.row)
    against = list(_at_least(use, "stable_days", days, "lar_not_stable"))
    yield from against or [Finding("lar_assessment", use.name, years)]


_BY_KIND = {
    "stable": _stable,
    "hypnotic": _some_hours_before,
    "antihistamine": _some_hours_before,
    "opioid": _opioid,
    "lar": _lar,
}


def _at_least(use: Use, key: str, needed: Rule, against: str) -> Iterable[Finding]:
    given = [line.numbers[key] for line in use.lines]
    if any(number is not None and number < needed.value for number in given):
        yield Finding(against, use.name, needed)
    elif any(number is None for number in given):
        yield Finding(f"missing_{key}", use.name, needed)


def _any_false(use: Use, key: str) -> bool:
    return any(line.answers[key] is False for line in use.lines)
