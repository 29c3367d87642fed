"""The measures of the feedback report: which they are, and what each says of its place."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from riktig.measures.check import InvalidMeasure
from riktig.measures.load import measures, parse, reported

ROOT = Path(__file__).parents[3]
WRITTEN = (ROOT / "src/riktig/measures/codeine_large_pack.toml").read_text("utf-8")


def test_the_reported_measures_stand_in_one_order_without_a_gap():
    assert [one.report.order for one in reported()] == list(range(1, len(reported()) + 1))


def test_every_headline_of_the_audit_is_reported_and_none_that_is_never_shared():
    ids = {one.id for one in reported()}
    assert {one.id for one in measures() if one.place == "headline"} <= ids
    assert all(one.small_numbers == "mask_1_to_4" for one in reported())


def test_a_measure_that_others_start_too_is_not_the_doctors_alone():
    shared = {one.id for one in reported() if one.report.control == "shared"}
    assert shared == {"opioid_users", "sedative_users"}


def test_every_goal_is_one_of_the_aims_of_its_module():
    for one in reported():
        module = tomllib.loads(
            (ROOT / f"modules/{one.report.module}/module.toml").read_text("utf-8")
        )
        assert one.report.goal in module["aims"]


@pytest.mark.parametrize(
    ("written", "instead"),
    [
        ('control = "own"', 'control = "mine"'),
        ('module = "chronic_pain"', 'module = "pain"'),
        ('topic = "duration"', 'topic = "dosage"'),
        ("[report]\norder = 7", "[report]\norder = 0"),
        ("[report]\norder = 7", "[report]\nplace = 7"),
        ("goal = ", "aim = "),
    ],
)
def test_a_part_that_does_not_hold_is_refused_with_its_field(written, instead):
    assert written in WRITTEN
    with pytest.raises(InvalidMeasure, match="report"):
        parse(WRITTEN.replace(written, instead), "codeine_large_pack")
