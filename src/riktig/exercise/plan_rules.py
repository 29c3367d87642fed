"""What a taper plan must keep to, each rule with its own sentence. Doses are in mg a day."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final, NamedTuple

from riktig.exercise.quantity import close
from riktig.exercise.verdict import Verdict, step
from riktig.text import decimal_text, text

# Doses are what tablets make, so 2.5 mg is not 3 mg; a third of a dose may be cut at a decimal.
SHARE: Final = 0.005
TOLERANCE: Final[Mapping[str, float]] = {"share": SHARE}
CURRENT: Final = "current"


class _Fall(NamedTuple):
    """From the dose before to the dose of a step, counted from 1."""

    step: int
    before: float
    after: float


class _Plan(NamedTuple):
    """The rules, the doses given and the falls between them."""

    rules: Mapping[str, Any]
    doses: Sequence[float]
    falls: Sequence[_Fall]


def same_dose(dose: float, other: float, tolerance: Mapping[str, float] | None = None) -> bool:
    """Whether two doses are the same but for how they are written."""
    return close(dose, other, TOLERANCE if tolerance is None else tolerance)


def place_text(rules: Mapping[str, Any], number: int) -> str:
    """What the form calls a step: its label, or its number from 1."""
    labels = rules.get("labels") or ()
    if number <= len(labels):
        return str(labels[number - 1])
    return text("judging.ladder.plan.place", number=number)


def broken_rule(rules: Mapping[str, Any], doses: Sequence[float]) -> Verdict | None:
    """The gravest rule a plan breaks, where it first does; None for a plan that keeps them all.

    `rules`: `from_mg` the dose before the first step; `takeable_mg` every dose that can be made;
    `most_cut_percent` of the `original` or the `current` dose (`of`); `ends_at_zero`. A rule that
    is left out binds nobody.
    """
    before = [float(rules["from_mg"])] if "from_mg" in rules else []
    pairs = enumerate(pairwise([*before, *doses]), 1 if before else 2)
    plan = _Plan(rules, doses, [_Fall(number, *pair) for number, pair in pairs])
    return next((verdict for check in _CHECKS for verdict in check(plan)), None)


def _rises(plan: _Plan) -> Iterator[Verdict]:
    for fall in plan.falls:
        if fall.after > fall.before and not same_dose(fall.after, fall.before):
            yield step("plan.rises", place=place_text(plan.rules, fall.step))


def _not_takeable(plan: _Plan) -> Iterator[Verdict]:
    takeable = plan.rules.get("takeable_mg") or ()
    for number, dose in enumerate(plan.doses if takeable else (), 1):
        if dose and not any(same_dose(dose, float(one)) for one in takeable):
            yield step("plan.not_takeable", place=place_text(plan.rules, number))


def _cuts(plan: _Plan) -> Iterator[Verdict]:
    """Cuts beyond the limit. A step to 0 is always all of it: it is reckoned of the first dose."""
    if "most_cut_percent" not in plan.rules:
        return
    most, of = float(plan.rules["most_cut_percent"]), plan.rules.get("of", CURRENT)
    for fall in plan.falls:
        whole = fall.before if of == CURRENT and fall.after else plan.falls[0].before
        if fall.before - fall.after > whole * most / 100 + SHARE * fall.before:
            place = place_text(plan.rules, fall.step)
            yield step(f"plan.cut_too_large_{of}", place=place, most=decimal_text(most))


def _end(plan: _Plan) -> Iterator[Verdict]:
    if plan.rules.get("ends_at_zero") and plan.doses[-1]:
        yield step("plan.not_at_zero")


_CHECKS: Final[tuple[Callable[[_Plan], Iterator[Verdict]], ...]] = (
    _rises,
    _not_takeable,
    _cuts,
    _end,
)
