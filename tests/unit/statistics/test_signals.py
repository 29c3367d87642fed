"""Which sentences are true of a series."""

import pytest

from riktig.statistics import signals


def names(values, better="lower", goal=None) -> set[str]:
    return {signal.name for signal in signals(values, better, goal)}


def test_a_direction_held_twice_is_named_by_what_is_better() -> None:
    assert "improving" in names([9, 8, 7])
    assert "worsening" in names([9, 8, 7], "higher")
    assert not names([9, 8, 8]) & {"improving", "worsening"}
    assert not names([9, 8]) & {"improving", "worsening"}


def test_a_direction_is_not_more_than_chance() -> None:
    assert names([9, 8, 7]) == {"improving", "too_few_to_judge"}
    assert "chance_alone" in names([1, 3] * 8)
    assert "more_than_chance" in names([9] * 8 + [1] * 8)


@pytest.mark.parametrize(
    ("values", "better", "true"),
    [
        ([20, 12], "lower", {"worse_than_benchmark", "gap_smaller"}),
        ([12, 20], "lower", {"worse_than_benchmark", "gap_larger"}),
        ([12, 10], "lower", {"at_benchmark", "achieved"}),
        ([12, 8], "lower", {"better_than_benchmark", "achieved"}),
        ([8, 12], "lower", {"worse_than_benchmark", "lost"}),
        ([9, 8], "lower", {"better_than_benchmark"}),
        ([12, 12], "lower", {"worse_than_benchmark"}),
        ([8, 12], "higher", {"better_than_benchmark", "achieved"}),
        ([12], "lower", {"worse_than_benchmark"}),
    ],
)
def test_against_a_benchmark(values, better, true) -> None:
    assert names(values, better, 10) - {"too_few_to_judge"} == true


def test_missing_values_are_passed_over() -> None:
    assert signals([None, None], "lower") == ()
    assert "achieved" in names([12, None, 9, None], goal=10)


def test_the_numbers_are_those_that_make_it_true() -> None:
    found = {signal.name: signal.numbers for signal in signals([20, 12.5], "lower", 10)}
    assert found["gap_smaller"] == {
        "last": 12.5,
        "before": 20,
        "benchmark": 10,
        "gap": 2.5,
        "gap_before": 10,
    }
