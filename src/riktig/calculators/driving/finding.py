"""What the rules say of one drug, as codes with the row they came from."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from riktig.calculators.driving.rules import Rule

# Codes that decide against; the temporary ones pass by themselves.
TEMPORARY: Final = frozenset({"not_stable_long_enough", "increased_recently", "too_soon_to_drive"})
LASTING: Final = frozenset(
    {
        "over_limit",
        "over_half_limit",
        "not_allowed",
        "not_allowed_in_group",
        "no_indication",
        "not_long_acting",
        "three_or_more",
        "lar_with_other",
        "lar_not_stable",
    }
)
AGAINST: Final = TEMPORARY | LASTING
MISSING: Final = "missing_"


class Finding(NamedTuple):
    """A code about a drug (`""` for all together), and the rule it rests on."""

    code: str
    drug: str
    rule: Rule | None = None


def verdict(findings: Sequence[Finding]) -> bool | None:
    """Any rule not met decides; otherwise anything open leaves it open."""
    if any(found.code in AGAINST for found in findings):
        return False
    return None if findings else True


def next_step(findings: Sequence[Finding]) -> str:
    """What to do about it, as a code."""
    codes = {found.code for found in findings}
    if codes & LASTING:
        return "inform_patient"
    if codes & (TEMPORARY | {"sporadic_use"}):
        return "do_not_drive_now"
    if any(code.startswith(MISSING) for code in codes):
        return "get_missing"
    if codes == {"lar_assessment"}:
        return "ask_lar_doctor"
    return "assess_individually" if codes else "none"
