"""The time in bed of sleep restriction: where to start, and the weekly change.

The start is the mean sleep time of the diary, never below the set's floor. Later the mean
sleep efficiency of the week decides: longer, shorter or the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Final

from riktig.calculators.answer import Answer, as_float
from riktig.calculators.quantity import quantity
from riktig.calculators.sleep.clock import clock, read_clock, round_half_up
from riktig.calculators.sleep.rules import (
    ABOUT,
    DEFAULT_RULE_SET,
    RuleSet,
    rule_set,
    rule_set_names,
)
from riktig.clinical.tables import rows
from riktig.problem import Problem, Refused
from riktig.text.catalogue import text

# Plausibility only: nobody is given longer in bed than this.
MOST_MINUTES: Final = 20 * 60
MOST_PERCENT: Final = 100
STAGES: Final = ("start", "adjust")


def sleep_window(values: Mapping[str, Any]) -> Answer:
    """Minutes in bed from now on, `tib_min`, and what changed, `change_min`.

    Without `tib_min` (the time in bed of today) the answer is where to start, from
    `mean_tst_min`, and `change_min` is null. With it, `mean_se` decides. `wake` gives `bedtime`.
    """
    rules = _rules(values.get("rule_set"))
    mean_tst = _optional(values, "mean_tst_min", MOST_MINUTES, "invalid_minutes")
    mean_se = _optional(values, "mean_se", MOST_PERCENT, "invalid_percent")
    tib = _optional(values, "tib_min", MOST_MINUTES, "invalid_minutes")
    stage = _stage(values.get("stage"), tib)
    wake = None if values.get("wake") in (None, "") else read_clock(values["wake"], "wake")
    warnings = [_cautions()]
    if tib is None:
        if mean_tst is None:
            raise Refused("missing_mean_tst", field="mean_tst_min")
        window, change = max(mean_tst, rules.floor.value), None
        at_floor = mean_tst < rules.floor.value
    else:
        if mean_se is None:
            raise Refused("missing_mean_se", field="mean_se")
        _refuse_more_sleep_than_bed(mean_tst, tib)
        wanted = tib + _step(rules, mean_se)
        window = max(wanted, rules.floor.value)
        change, at_floor = window - tib, wanted < rules.floor.value
    if at_floor:
        warnings.append(Problem("at_floor", {"floor": _hours(rules.floor.value)}))
    result = {
        "tib_min": as_float(window),
        "change_min": None if change is None else as_float(change),
        "stage": stage,
        "rule_set": rules.name,
        "mean_tst_min": None if mean_tst is None else as_float(mean_tst),
        "mean_se": None if mean_se is None else as_float(mean_se),
        "previous_tib_min": None if tib is None else as_float(tib),
        "wake": None if wake is None else clock(wake),
        "bedtime": None if wake is None else clock(wake - round_half_up(window)),
    }
    used = (*_used(rules, stage), *rows("sleep_cautions"))
    return Answer(result, ABOUT, rules.name, used, tuple(warnings))


def _used(rules: RuleSet, stage: str) -> tuple[Any, ...]:
    return (rules.floor.row, rules.diary_nights.row) if stage == "start" else rules.rows


def _hours(minutes: Fraction) -> float:
    return as_float(minutes / 60)


def _rules(name: object) -> RuleSet:
    known = rule_set_names()
    if name is None or name == "":
        return rule_set(DEFAULT_RULE_SET)
    if not isinstance(name, str) or name not in known:
        raise Refused("unknown_rule_set", field="rule_set", sets=", ".join(known))
    return rule_set(name)


def _stage(stage: object, tib: Fraction | None) -> str:
    """What is asked follows from whether there is a time in bed already; both must agree."""
    asked = "start" if tib is None else "adjust"
    if stage in (None, ""):
        return asked
    if stage not in STAGES:
        raise Refused("unknown_stage", field="stage", stages=", ".join(STAGES))
    if stage != asked:
        raise Refused("stage_and_time", field="tib_min", variant=asked)
    return asked


def _optional(values: Mapping[str, Any], key: str, most: int, code: str) -> Fraction | None:
    value = values.get(key)
    if value is None or value == "":
        return None
    number = quantity(value, key, code)
    if number > most or (key == "tib_min" and not number):
        raise Refused(code, field=key)
    return number


def _refuse_more_sleep_than_bed(mean_tst: Fraction | None, tib: Fraction) -> None:
    if mean_tst is not None and mean_tst > tib:
        raise Refused("more_sleep_than_bed", field="mean_tst_min")


def _step(rules: RuleSet, mean_se: Fraction) -> Fraction:
    if rules.increase_when.holds(mean_se):
        return rules.step.value
    return -rules.step.value if rules.decrease_when.holds(mean_se) else Fraction(0)


def _cautions() -> Problem:
    *most, last = (row["name"] for row in rows("sleep_cautions"))
    return Problem("sleep_cautions", {"who": text("sleep.and").join((", ".join(most), last))})
