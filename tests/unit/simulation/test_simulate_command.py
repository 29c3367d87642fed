"""`riktig simulate`: the table, the same however many processes make it, and wrong calls."""

from __future__ import annotations

import pytest

from riktig.commands import simulate
from riktig.feedback.measure_titles import measure_title
from riktig.measures.load import reported
from riktig.simulation.run import PAGE, Line, nothing, run

ASKED = ["--runs", "2", "--group", "5", "--seed", "4"]


def printed(capsys, *more: str) -> str:
    assert simulate.main([*ASKED, *more]) == 0
    return capsys.readouterr().out


def test_the_table_is_the_same_with_one_process_and_with_two(capsys):
    one = printed(capsys, "--workers", "1")
    assert one == printed(capsys, "--workers", "2")
    for measure in reported():
        assert one.count(measure_title(measure)) == 3  # once a world
    assert one.count("av 10; ") >= 3 * len(reported())
    assert "95 %" in one
    assert "oppdiktet" in one


def test_what_runs_count_is_the_same_in_any_order():
    one, other = run(4, 1, 5), run(4, 2, 5)
    both, turned = nothing(), nothing()
    for tally, order in ((both, (one, other)), (turned, (other, one))):
        for found in order:
            tally.add(found)
    assert turned == both
    assert both.looked[Line("same", "one", PAGE)] == 10
    assert both.looked[Line("same", "group", PAGE)] == 2
    assert all(0 <= both.said[line] <= looked for line, looked in both.looked.items())


@pytest.mark.parametrize(
    "wrong",
    [
        ["--runs", "0"],
        ["--runs", "mange"],
        ["--group", "4"],
        ["--group", "1000"],
        ["--seed", "-1"],
        ["--workers", "0"],
    ],
)
def test_a_wrong_number_is_told_in_a_sentence(wrong, capsys):
    assert simulate.main(wrong) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert wrong[0] in told.err
