"""The course's effect: as large as asked for on average, and only after it started."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from riktig.clinical.tables import figure
from riktig.synthetic import Dispensing, member_seed, practice
from riktig.synthetic.effect import Effect, molde_effect

PRESCRIBERS = 40
GROUPS = {
    "opioids": ("N02A",),
    "benzodiazepines": ("N05BA", "N05CD", "N03AE01"),
    "z_hypnotics": ("N05CF",),
    "gabapentinoids": ("N02BF",),
}


def ddd(rows: Iterable[Dispensing], group: str) -> int:
    return sum(
        row.ddd_thousandths or 0
        for row in rows
        if not row.recalled and row.product.atc.startswith(GROUPS[group])
    )


def after(seed: int, effect: str | Effect, months: int = 24) -> list[Dispensing]:
    made = practice(seed, months, effect=effect)
    return [row for row in made.dispensings if row.day >= made.period.course_start]


def changes(effect: str | Effect) -> dict[str, float]:
    """The change of each group in per cent, over all prescribers."""
    seeds = [member_seed(11, number) for number in range(1, PRESCRIBERS + 1)]
    with_it = [row for seed in seeds for row in after(seed, effect)]
    without = [row for seed in seeds for row in after(seed, "none")]
    return {group: 100 * ddd(with_it, group) / ddd(without, group) - 100 for group in GROUPS}


def test_the_molde_effect_is_the_published_one() -> None:
    assert molde_effect() == {
        group: figure(f"molde_change_{group}_percent").value for group in molde_effect()
    }
    found = changes("molde")
    for group, percent in molde_effect().items():
        assert found[group] == pytest.approx(percent, abs=4), group
    assert found["gabapentinoids"] == 0


def test_the_effect_is_a_parameter() -> None:
    found = changes({"opioids": -10, "z_hypnotics": -50})
    assert found["opioids"] == pytest.approx(-10, abs=3)
    assert found["z_hypnotics"] == pytest.approx(-50, abs=6)
    assert found["benzodiazepines"] == 0


def test_prescribers_reach_it_to_different_degrees() -> None:
    falls = []
    for number in range(1, 13):
        seed = member_seed(3, number)
        falls.append(ddd(after(seed, "molde"), "opioids") / ddd(after(seed, "none"), "opioids"))
    assert max(falls) - min(falls) > 0.1


def test_nothing_before_the_course_depends_on_it() -> None:
    for number in (1, 2, 3):
        one, other = (
            practice(member_seed(9, number), 24, effect=effect) for effect in ("molde", "none")
        )
        start = one.period.course_start
        assert [row for row in one.dispensings if row.day < start] == [
            row for row in other.dispensings if row.day < start
        ]


def test_without_an_effect_the_year_after_is_like_the_year_before() -> None:
    before_sum = after_sum = 0
    for number in range(1, 21):
        made = practice(member_seed(4, number), 24, effect="none")
        for row in made.dispensings:
            amount = row.ddd_thousandths or 0
            if row.day < made.period.course_start:
                before_sum += amount
            else:
                after_sum += amount
    assert after_sum / before_sum == pytest.approx(1, abs=0.05)
