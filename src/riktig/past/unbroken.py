"""Patients whose use goes on unbroken, under every choice that the number depends on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from riktig.audit.result import Audit, OwnRow
from riktig.clinical.tables import rows as clinical_rows
from riktig.episodes import Episode, Supply, episodes
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
    rows: int  # counted rows up to the period's last day
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
    last = audit.period[1]
    held = [
        row
        for row in audit.own_rows
        if row.class_id in classes and row.record.event == audit.event and row.record.day <= last
    ]
    return Unbroken(
        group=name,
        least_days=least_days(),
        main=main_choice(),
        counts={choice: _counted(held, choice, audit) for choice in choices()},
        rows=len(held),
        without_amount=sum(row.ddd is None for row in held),
    )


def _counted(rows: Iterable[OwnRow], choice: Choice, audit: Audit) -> Counted:
    first, last = (day.toordinal() for day in audit.period)
    found = [
        episodes(given, last, choice.gap_days, carry_over=choice.carry_over)
        for given in _supplies(rows, days_rule(choice.days_rule)).values()
    ]
    long = [[one for one in some if one.length >= least_days()] for some in found]
    return Counted(
        running=sum(any(one.runs_on(last, choice.gap_days) for one in some) for some in long),
        in_period=sum(any(_touches(one, first) for one in some) for some in long),
    )


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
