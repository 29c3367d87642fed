"""Every shipped measure is whole and in date; a broken file is refused with the reason."""

from __future__ import annotations

import tomllib
from datetime import date
from importlib.resources import files

import pytest

from riktig.measures.check import InvalidMeasure
from riktig.measures.load import measure_named, measures, parse
from riktig.measures.rules import days_rule, days_rule_names

SOUND = files("riktig.measures").joinpath("opioid_with_sedative.toml").read_text("utf-8")


def test_the_three_headlines_stand_first() -> None:
    assert [one.id for one in measures() if one.place == "headline"] == [
        "opioid_users",
        "opioid_with_sedative",
        "z_hypnotic_heavy",
    ]
    assert {one.place for one in measures()[3:]} == {"more"}
    assert measure_named("opioid_with_sedative").numerator.at_least == 30
    assert measure_named("z_hypnotic_heavy").numerator.at_least == 90
    with pytest.raises(KeyError):
        measure_named("nothing")


def test_three_measures_stand_first_for_one_without_a_list() -> None:
    chosen = sorted((one.headline_part_time, one.id) for one in measures())
    assert [place for place, _ in chosen if place] == [1, 2, 3]
    for place, name in chosen:
        assert not place or measure_named(name).denominator.rule != "list_size"


def test_the_own_list_says_why_and_what_can_be_done() -> None:
    listed = [one.review for one in measures() if one.review.order]
    assert len({one.order for one in listed}) == len(listed)
    assert all("{" not in one.reason + one.do for one in listed)
    assert measure_named("opioid_omeq_50").review.reason == "Minst 50 mg OMEQ om dagen"
    assert measure_named("opioid_users").review == (0, "", "")


@pytest.mark.parametrize("name", [one.id for one in measures()])
def test_a_review_is_not_overdue(name: str) -> None:
    assert measure_named(name).next_review >= date.today(), "review the measure, then move the date"


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('id = "opioid_with_sedative"', 'id = "another"', "id must be the file's name"),
        ('title = "Opioid', 'titel = "Opioid', "missing fields"),
        ("version = 2", "version = 0", "version"),
        ("version = 2", "version = 3", "changes"),
        ("changes = [", "changes = ['', ", "changes"),
        ("version = 2", "version = true", "version"),
        ('event = "dispensed"', 'event = "both"', "event"),
        ('direction = "lower"', 'direction = "down"', "direction"),
        ('small_numbers = "mask_1_to_4"', 'small_numbers = ""', "small_numbers"),
        ('days_rule = "one_ddd_a_day"', 'days_rule = "guess"', "days_rule"),
        ('days_rule = "one_ddd_a_day"', 'days_rule = ""', "days_rule"),
        ('"half_ddd_a_day", "fixed_30"', '"never"', "alternatives"),
        ('source = ["PQA-COB"]', 'source = ["MEMORY"]', "sources.csv"),
        ('source = ["PQA-COB"]', "source = []", "source"),
        ('author = "Riktig"', 'author = " "', "author"),
        ("next_review = 2027-05-21", 'next_review = "soon"', "next_review"),
        ("series = false", 'series = "no"', "series"),
        ("series = false", "series = true", "series_title"),
        ('at_least = "concurrent_overlap_days"', 'at_least = "thirty"', "figures.csv"),
        ('at_least = "concurrent_overlap_days"', 'at_least = "ki65_much_ddd"', "reached by '>'"),
        ('at_least = "concurrent_overlap_days"', 'more_than = "ki65_min_age"', "reached by '>='"),
        ('place = "headline"', 'place = "top"', "place"),
        ("order = 2", "order = 0", "order"),
        ('denominator_why = "', 'denominator_why = "" #', "denominator_why"),
        ('title = "Opioid', 'title = "{nothing} Opioid', "title: expected placeholders"),
        ('at_least = "concurrent_overlap_days"', "per = 3", "numerator"),
        ('with = ["benzodiazepine", "z_hypnotic"]', 'with = ["alcohol"]', "scope.toml"),
        ('rule = "overlap_days"', 'rule = "feeling"', "numerator.rule"),
        ('kind = "rolling"', 'kind = "lunar"', "window.kind"),
        ("days = 365", "days = 0", "window.days"),
        ('"palliative", "cancer"', '"cancer"', "exclusions"),
        ("headline_part_time = 1", "headline_part_time = 4", "headline_part_time"),
        ("headline_part_time = 1", "headline_part_time = true", "headline_part_time"),
        ('reason = "Opioid', 'reason = "" # "', "review.reason"),
        ('reason = "Opioid', 'reason = "{nothing}', "review.reason: expected placeholders"),
        ('do = "Du', 'dont = "Du', "review"),
        ("version = 2", "version = ", "not TOML"),
    ],
)
def test_a_broken_file_says_what_is_wrong(old: str, new: str, reason: str) -> None:
    assert old in SOUND
    with pytest.raises(InvalidMeasure, match=reason):
        parse(SOUND.replace(old, new), "opioid_with_sedative")


@pytest.mark.parametrize(
    ("rule", "ddd", "days"),
    [
        ("one_ddd_a_day", 10.0, 10),
        ("one_ddd_a_day", 10.2, 11),
        ("one_ddd_a_day", 0.1 + 0.2, 1),
        ("one_ddd_a_day", 3 * 0.1 * 10, 3),
        ("one_ddd_a_day", 0.0, 0),
        ("one_ddd_a_day", None, None),
        ("half_ddd_a_day", 10.0, 20),
        ("fixed_30", None, 30),
    ],
)
def test_days_rules(rule: str, ddd: float | None, days: int | None) -> None:
    assert days_rule(rule).days(ddd) == days


def test_every_rule_says_that_it_is_chosen_here() -> None:
    written = tomllib.loads(files("riktig.measures").joinpath("rules.toml").read_text("utf-8"))
    alone = [value for name, value in written.items() if name not in ("days", "taper", "routes")]
    rules = [*alone, *written["days"].values(), *written.get("taper", {}).values()]
    assert len(rules) > len(days_rule_names())
    assert all(rule["chosen"] == "vårt valg" for rule in rules)
