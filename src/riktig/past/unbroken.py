"""Patients whose use goes on unbroken, under every choice that the number depends on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from riktig.audit.options import Period
from riktig.audit.result import Audit, OwnRow
from riktig.audit.sorting import is_counted
from riktig.clinical.tables import rows as clinical_rows
from riktig.episodes import Episode, Span, Supply, joined, spans
from riktig.measures.rules import DaysRule, days_rule, days_rule_names, episode_gaps
from riktig.measures.scope import class_ids

GROUPS: Final = {"opioid": ("opioid",), "sedative": ("benzodiazepine", "z_hypnotic")}
_LONG_USE: Final = "hamina_min_gap_days"


class Choice(NamedTuple):
    """One way to reckon an episode."""

    days_rule: str
    gap_days: int
    carry_over: bool = True


class Counted(NamedTuple):
    """Patients with an unbroken use long enough: still running, or at all in the period."""

    running: int
    in_period: int


@dataclass(frozen=True)
class Unbroken:
    """One group's numbers under every choice. `main` is the choice shown first."""

    group: str  # opioid, sedative
    least_days: int  # an episode is long enough from so many days
    main: Choice
    counts: dict[Choice, Counted]
    until: date  # the period's last day, or the extract's where that ends sooner
    rows: int  # counted rows up to that day
    without_amount: int  # of them, rows of no known DDD: only a fixed number of days counts them


def choices() -> tuple[Choice, ...]:
    """Every days rule under every gap, and the main one without carry-over."""
    shown = [Choice(rule, gap) for rule in days_rule_names() for gap in episode_gaps().days]
    return (*shown, main_choice()._replace(carry_over=False))


def main_choice() -> Choice:
    """What the sentence tells: the first days rule and the main gap."""
    return Choice(days_rule_names()[0], episode_gaps().main)


def least_days() -> int:
    """From how many days a use is long: the shortest distance in HAMINA2022's definition."""
    for row in clinical_rows("thresholds"):
        if row["threshold"] == _LONG_USE:
            return int(row["value"])
    raise KeyError(_LONG_USE)


def unbroken_use(audit: Audit) -> tuple[Unbroken, ...]:
    """Both groups. Rows before the period are used as far back as the extract goes."""
    return tuple(_group(name, groups, audit) for name, groups in GROUPS.items())


def _group(name: str, groups: Sequence[str], audit: Audit) -> Unbroken:
    classes = {one for group in groups for one in class_ids(group)}
    until = min(audit.period[1], audit.last_day)  # nobody is seen to stop after the extract ends
    so_far = (audit.first_day, until)
    held = [
        row
        for row in audit.own_rows
        if row.class_id in classes and is_counted(row.record, so_far, audit.event)
    ]
    return Unbroken(
        group=name,
        least_days=least_days(),
        main=main_choice(),
        counts=_counts(held, (audit.period[0], until)),
        until=until,
        rows=len(held),
        without_amount=sum(row.ddd is None for row in held),
    )


def _counts(rows: Sequence[OwnRow], period: Period) -> dict[Choice, Counted]:
    first, last = (day.toordinal() for day in period)
    ways = {(choice.days_rule, choice.carry_over) for choice in choices()}
    covered = {way: _covered(rows, *way, last) for way in ways}
    return {
        choice: _counted(covered[choice.days_rule, choice.carry_over], choice.gap_days, first, last)
        for choice in choices()
    }


def _covered(
    rows: Iterable[OwnRow], rule: str, carry_over: bool, last_day: int
) -> list[list[Span]]:
    """Each patient's days covered, which the gaps only join in different ways."""
    supplies = _supplies(rows, days_rule(rule)).values()
    return [spans(given, last_day, carry_over=carry_over) for given in supplies]


def _counted(patients: Iterable[Sequence[Span]], gap: int, first: int, last: int) -> Counted:
    least, running, in_period = least_days(), 0, 0
    for days in patients:
        long = [one for one in joined(days, gap) if one.length >= least]
        running += any(one.runs_on(last, gap) for one in long)
        in_period += any(_touches(one, first) for one in long)
    return Counted(running, in_period)


def _touches(one: Episode, first_day: int) -> bool:
    """Whether a day covered lies in the period; none lies after it."""
    return one.last >= first_day


def _supplies(rows: Iterable[OwnRow], rule: DaysRule) -> dict[int, list[Supply]]:
    """Patient -> what was dispensed, where the rule can tell how long it lasts."""
    found: dict[int, list[Supply]] = {}
    for row in rows:
        days = rule.days(row.ddd)
        if days is not None:
            supply = Supply(row.record.day.toordinal(), days, row.atc)
            found.setdefault(row.record.patient, []).append(supply)
    return found
