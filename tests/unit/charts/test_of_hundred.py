"""People as marks: as many as the source says, told apart without colour, never made up."""

from __future__ import annotations

from collections import Counter

import pytest

from riktig.charts import of_hundred, spec
from riktig.clinical.tables import Figure, figure

KEY = "sleep_hypnotics_old"
KEYS = 2  # panels with one key each in the words' line


@pytest.fixture(name="shown")
def _shown():
    return of_hundred.picture(["glass_nnt", "glass_nnh"], KEY)


@pytest.fixture(name="rows")
def _rows(monkeypatch):
    """Rows of our own in the place of the published ones."""
    made = {}

    def add(name, value, unit):
        made[name] = Figure(name, value, None, None, unit, "GLASS-NNT", False)
        return name

    monkeypatch.setattr(of_hundred, "figure", made.__getitem__)
    monkeypatch.setattr(of_hundred, "text", lambda key, **_: key)
    monkeypatch.setattr(of_hundred, "area", lambda _: {KEY: {}})
    return add


def people(picture):
    return Counter(mark["kind"] for mark in picture["data"]["marks"])


def test_a_number_needed_to_treat_is_one_of_so_many(shown):
    needed = [int(figure(name).value) for name in ("glass_nnt", "glass_nnh")]
    assert people(shown)["first"] == KEYS + len(needed)
    assert people(shown)["rest"] == sum(needed) - len(needed)
    assert [row[1:] for row in shown["table"]["rows"]] == [["1", str(of)] for of in needed]


def test_words_and_numbers_are_in_the_alternative_text(shown):
    assert "1 av 13" in shown["alt"]
    assert "1 av 6" in shown["alt"]


def test_a_percentage_is_so_many_of_a_hundred_whole_people(rows):
    picture = of_hundred.picture([rows("stopped", 39.2, "percent")], KEY)
    assert people(picture) == {"first": 39 + 1, "rest": 61}


def test_groups_of_one_panel_share_its_people(rows):
    panel = [rows("stopped", 39.2, "percent"), rows("less", 20.5, "percent")]
    picture = of_hundred.picture([panel], KEY)
    assert people(picture) == {"first": 39 + 1, "second": 21 + 1, "rest": 40}


def test_no_two_marks_stand_in_one_place(rows):
    picture = of_hundred.picture([rows("a", 50, "percent"), rows("b", 3, "of 10")], KEY)
    places = [(mark["line"], mark["x"]) for mark in picture["data"]["marks"]]
    assert len(places) == len(set(places))


@pytest.mark.parametrize(
    ("value", "unit"), [(2.7, "persons"), (200.0, "persons"), (1.5, "ratio"), (None, "percent")]
)
def test_a_row_that_says_no_such_thing_is_refused(rows, value, unit):
    with pytest.raises(ValueError, match="wrong"):
        of_hundred.picture([rows("wrong", value, unit)], KEY)


def test_rows_that_do_not_fit_together_are_refused(rows):
    too_many = [rows("a", 70, "percent"), rows("b", 40, "percent")]
    with pytest.raises(ValueError, match="one panel"):
        of_hundred.picture([too_many], KEY)
    mixed = [rows("c", 7, "of 10"), rows("d", 4, "percent")]
    with pytest.raises(ValueError, match="one panel"):
        of_hundred.picture([mixed], KEY)


def test_groups_differ_by_shape_and_by_tone():
    marks = spec("of_hundred")["layer"][1]["encoding"]
    looks = [
        (shape["value"], fill["value"])
        for shape, fill in zip(marks["shape"]["condition"], marks["fill"]["condition"], strict=True)
    ]
    assert len(set(looks)) == len(of_hundred.KINDS)
