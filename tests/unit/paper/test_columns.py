"""Numbers stand to the right, words to the left, and a column to write in is wide."""

from __future__ import annotations

import pytest

from riktig.paper.columns import columns_of


def sides(columns, *rows):
    return [one["align"] for one in columns_of({"columns": columns, "rows": rows})]


@pytest.mark.parametrize(
    ("cells", "side"),
    [
        (["31", "–"], "right"),
        (["14,6\u00a0%", "færre enn 5"], "right"),
        (["−8,4\u00a0prosentpoeng"], "right"),
        (["færre enn 5"], "left"),
        (["Spør om søvn"], "left"),
        (["3 pasienter skal få en time før neste møte, og én har alt fått den"], "left"),
        (["", ""], "left"),
    ],
)
def test_the_side_of_a_column(cells, side):
    assert sides(["", "x"], *[["12 a", cell] for cell in cells]) == ["left", side]


def test_a_column_to_write_in_is_as_wide_as_the_longest_words():
    found = columns_of({"columns": ["Felt", "Skriv"], "rows": [["Hva", ""], ["Når", ""]]})
    assert found[1]["weight"] > 3 * found[0]["weight"]


def test_a_short_row_and_a_table_without_rows():
    assert len(columns_of({"columns": ["a", "b"], "rows": [["x"]]})) == 2
    assert [one["weight"] for one in columns_of({"columns": ["a"], "rows": []})] == [8]
