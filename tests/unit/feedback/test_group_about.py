"""How others' rounded numbers are written."""

from __future__ import annotations

from riktig.blocks.group_about import about, about_bare, about_counted, bare
from riktig.compare import Cell, Side
from riktig.compare.ratios import side_of
from riktig.measures.load import measure_named

SHARE = measure_named("opioid_with_sedative")
RATE = measure_named("opioid_users")


def test_whole_numbers_with_about_before_them_and_the_unit_after():
    assert about(0.4667, SHARE) == "ca.\u00a047\u00a0%"
    assert about(52.6, RATE) == "ca.\u00a053 per\u00a01\u00a0000"
    assert about_bare(0.4667, SHARE) == "ca.\u00a047"
    assert bare(0.4667, SHARE) == "47"


def test_a_rounded_nothing_is_a_true_nothing():
    assert about(0.0, SHARE) == "0\u00a0%"
    assert about_bare(0.0, RATE) == "0"


def test_counts_and_their_value():
    assert about_counted(side_of(35, 75, None), SHARE) == "ca.\u00a035 av 75 (47\u00a0%)"
    assert about_counted(side_of(55, 885, 1000), RATE) == "ca.\u00a055 av 885 (62)"


def test_of_one_that_is_hidden_nothing_is_said():
    masked = Side(Cell(None, masked=True), Cell(72), None, None, None, "suppressed", "")
    assert about_counted(masked, SHARE) == "færre enn 5 eller skjult"
