"""The forty-two national measures: what was read in two papers, and what the page makes of it."""

from __future__ import annotations

import pytest

from riktig.clinical.tables import rows
from riktig.text.catalogue import area

TEXTS = area("national_measures")

# Read by hand, by someone else than the table's maker, from the detailed annex.
READ = {
    3: (3, 3, 2, 1, 1, 1),
    4: (3, 3, 2, 1, 1, 1),
    5: (2, 1, 1, 1, 1, 1),
    12: (3, 3, 3, 3, 2, 1),
    13: (3, 3, 2, 2, 1, 1),
    14: (2, 2, 2, 2, 2, 2),
    22: (1, 1, 1, 2, 2, 1),
    34: (1, 1, 2, 2, 1, 1),
    35: (2, 2, 2, 1, 1, 1),
    38: (1, 1, 2, 3, 3, 2),
    39: (1, 1, 3, 3, 3, 1),
    42: (1, 1, 1, 1, 1, 1),
}
# Counted by hand in the overview: how many measures have each rating for each goal.
COUNTED = {
    "m1": {3: 4, 2: 16, 1: 22},
    "m2": {3: 4, 2: 17, 1: 21},
    "m3": {3: 2, 2: 21, 1: 19},
    "m4": {3: 3, 2: 15, 1: 24},
    "m5": {3: 2, 2: 9, 1: 31},
    "m6": {3: 0, 2: 3, 1: 39},
}


@pytest.fixture(scope="module")
def lines():
    from riktig_book.national_measures import lines

    return {line["number"]: line for line in lines()}


def test_each_measure_stands_once(lines):
    assert list(lines) == list(range(1, 43))


@pytest.mark.parametrize("number", READ)
def test_a_rating_is_what_the_annex_says(lines, number):
    assert tuple(one["value"] for one in lines[number]["ratings"]) == READ[number]


@pytest.mark.parametrize("place", range(6))
def test_the_overview_has_as_many_of_each_rating_as_counted(place):
    found = [int(row["overview"].split()[place]) for row in rows("national_measures")]
    assert {rating: found.count(rating) for rating in (3, 2, 1)} == COUNTED[f"m{place + 1}"]


def test_the_papers_differ_in_one_number_and_the_page_says_so(lines):
    differing = {
        (number, one["goal"], one["value"], one["other"])
        for number, line in lines.items()
        for one in line["ratings"]
        if one["other"] is not None
    }
    assert differing == {(35, "m3", 2, 1)}
    assert "35" in TEXTS["differs"]


def test_the_sum_is_of_the_six_ratings(lines):
    assert lines[12]["sum"] == 15
    assert lines[39]["sum"] == 12
    assert all(
        line["sum"] == sum(one["value"] for one in line["ratings"]) for line in lines.values()
    )


def test_every_rating_is_on_the_scale():
    assert all(row[goal] in "123" for row in rows("national_measures") for goal in COUNTED)


def test_themes_and_actors_have_words_and_none_is_left_over():
    themes = {row["theme"] for row in rows("national_measures")}
    actors = {actor for row in rows("national_measures") for actor in row["actors"].split()}
    assert themes == set(TEXTS["theme"])
    assert actors == set(TEXTS["actor"])


def test_what_is_said_of_a_difference_belongs_to_a_measure(lines):
    assert {int(number) for number in TEXTS["differs"]} <= set(lines)


def test_the_table_is_whole_without_script(pages):
    page = pages["book/kommunen/nasjonale-tiltak.html"]
    shown = [attrs for attrs in page.all("tr") if "data-number" in attrs]
    assert [attrs["data-number"] for attrs in shown] == [str(number) for number in range(1, 43)]
    assert not [attrs for attrs in shown if "hidden" in attrs]
    assert "hidden" in next(a for a in page.all("form") if a.get("class") == "national-controls")
