"""What a reader meets of the sleep diary, the time in bed and the scales."""

from __future__ import annotations

import pytest

from riktig.charts import svg
from riktig.registry import CALCULATORS, calculate, handle

NIGHT = {
    "bed": "23.00",
    "asleep": "23:30",
    "awake_minutes": "45",
    "final_wake": "0630",
    "rise": "07:00",
}
UNTOUCHED = dict.fromkeys(NIGHT, "")


def answer(calculator, values):
    return handle({"op": "answer", "calculator": calculator, "values": values})


def diary(*nights):
    return answer("sleep_diary", {"nights": list(nights)})


def test_a_diary_shows_efficiency_band_means_and_nights():
    card = diary(*[NIGHT] * 7)["card"]
    assert card["headline"] == "78,1 %"
    assert card["range"] == "Moderat nedsatt: fra 75 % til under 85 %."
    assert "8 t i senga og 6 t 15 min søvn" in card["notes"][0]
    assert card["tables"][0]["rows"][-1][0] == "Snitt"
    assert card["warnings"] == []


def test_an_efficiency_just_below_a_limit_is_not_written_as_the_limit():
    night = {**NIGHT, "asleep": "23:00", "final_wake": "07:00", "awake_minutes": "72,1"}
    card = diary(night)["card"]
    assert card["headline"] == "84,9 %"
    assert card["range"].startswith("Moderat")


def test_fewer_nights_than_the_source_wants_is_said():
    assert (
        "Dagboken har 3 netter. Kilden vil ha minst 7."
        in diary(*[NIGHT] * 3)["card"]["warnings"][0]
    )


def test_two_ways_to_the_mean_on_either_side_of_a_limit_are_told():
    long = {"bed": "21:00", "asleep": "21:00", "awake_minutes": 132, "final_wake": "07:00"}
    short = {"bed": "01:00", "asleep": "01:00", "awake_minutes": 0, "final_wake": "03:00"}
    nights = [{**long, "rise": "07:00"}, {**short, "rise": "03:00"}]
    given = {"calculator": "sleep_diary", "input": {"nights": nights}}
    codes = [warning["code"] for warning in calculate(given)["warnings"]]
    assert "two_means" in codes


def test_morning_written_for_evening_is_asked_about():
    card = diary({**NIGHT, "bed": "11:00"}, *[NIGHT] * 6)["card"]
    assert "natt 1" in card["warnings"][0]


def test_untouched_nights_do_not_count_and_do_not_shift_the_error():
    assert diary(UNTOUCHED, NIGHT)["ok"]
    wrong = diary(UNTOUCHED, NIGHT, {**NIGHT, "final_wake": "08:00"})
    assert wrong["errors"][0]["field"] == "nights.2.final_wake"
    waiting = diary(UNTOUCHED, {**NIGHT, "rise": ""})
    assert waiting["incomplete"]
    assert waiting["fields"] == ["nights.1.rise"]


def test_midnight_lies_between_bedtimes_on_either_side_of_it():
    late = {**NIGHT, "bed": "00:10", "asleep": "00:20"}
    early = {**NIGHT, "bed": "23:50", "asleep": "00:00"}
    given = {"calculator": "sleep_diary", "input": {"nights": [late, early]}}
    assert calculate(given)["result"]["mean"]["bed"] == "00:00"


def test_the_picture_is_drawn_and_says_what_it_shows():
    picture = diary(*[NIGHT] * 7)["card"]["picture"]
    drawn = svg(picture)
    assert "I snitt 6 t 15 min søvn" in drawn
    assert "00:00" in drawn
    assert "23:00 til 07:00" in picture["alt"]


def test_the_first_time_in_bed_is_asked_for_by_sleep_alone():
    assert answer("sleep_window", {"stage": "start"})["fields"] == ["mean_tst_min"]
    card = answer("sleep_window", {"stage": "start", "mean_tst_min": "360", "wake": "7.00"})["card"]
    assert card["headline"] == "6 t"
    assert card["notes"][0] == "Til sengs kl. 01:00, opp kl. 07:00."
    assert "yrkessjåfører" in card["warnings"][0]


def test_rule_sets_that_disagree_stand_side_by_side():
    waiting = answer("sleep_window", {"stage": "adjust"})
    assert waiting["fields"] == ["tib_min", "mean_se"]
    card = answer("sleep_window", {"stage": "adjust", "tib_min": "360", "mean_se": "85"})["card"]
    assert card["headline"] == "6 t 15 min"
    assert [row[1] for row in card["tables"][0]["rows"]] == ["6 t 15 min", "6 t"]
    assert any("ikke en norsk retningslinje" in note for note in card["notes"])


@pytest.mark.parametrize(("stage", "more"), [("start", {"tib_min": 360}), ("adjust", {})])
def test_a_stage_that_contradicts_what_is_given_is_refused(stage, more):
    values = {"stage": stage, "mean_tst_min": 300, "mean_se": 90, **more}
    problem = calculate({"calculator": "sleep_window", "input": values})["problem"]
    assert problem["code"] == "stage_and_time"


def test_a_scale_shows_sum_band_and_that_it_is_no_diagnosis():
    values = {"instrument": "GAD7", "items": ["2", "1", "2", "1", "3", "1", "0"]}
    card = answer("scale", values)["card"]
    assert card["headline"] == "10 av 21"
    assert card["range"] == "Moderat (10–14)."
    assert any("ikke en diagnose" in note for note in card["notes"])


def test_both_cutoffs_of_sds_are_shown_with_their_samples():
    card = answer("scale", {"instrument": "SDS", "items": [2, 1, 1, 1, 1]})["card"]
    assert [row[-1] for row in card["tables"][0]["rows"]] == ["ikke nådd", "nådd"]
    assert "97,9 %" in " ".join(card["notes"])
    assert "65–90 år" in " ".join(card["notes"])
    chosen = answer(
        "scale", {"instrument": "SDS", "items": [2, 1, 1, 1, 1], "cutoff_set": "elderly-Cheng"}
    )["card"]
    assert chosen["range"] == "Grensen er nådd: eldre på norsk sykehus (Cheng 2019)."


def test_thoughts_of_suicide_are_named_also_while_answers_are_missing():
    part = answer("scale", {"instrument": "PHQ9", "items": ["", *["0"] * 7, "1"]})
    assert "Spør om selvmordstanker nå" in part["message"]
    whole = answer("scale", {"instrument": "PHQ9", "items": [*["0"] * 8, "1"]})
    assert "Spør om selvmordstanker nå" in whole["card"]["warnings"][0]


def test_answers_still_being_typed_are_waited_for_and_the_next_one_is_named():
    waiting = answer("scale", {"instrument": "GAD7", "items": ["2", "1", *[""] * 5]})
    assert waiting["incomplete"]
    assert waiting["fields"] == ["items.2"]
    assert "spørsmål 3 av 7" in waiting["message"]


def test_peg_shows_the_answers_and_no_score():
    card = answer("scale", {"instrument": "PEG", "items": [6, 4, 7]})["card"]
    assert card["headline"] == "6, 4, 7"
    assert "30 %" in " ".join(card["notes"])


def test_the_form_asks_for_as_many_answers_as_the_scale_has():
    items = next(field for field in CALCULATORS["scale"].form().fields if field.key == "items")
    assert items.scores_by["PHQ9"] == (9, 0, 3)
    assert items.scores_by["BIS"] == (6, 0, 7)
    assert "ISI" not in items.scores_by


def test_one_night_is_written_as_one():
    night = {"bed": "23:00", "asleep": "23:30", "awake_minutes": "0"}
    values = {"nights": [{**night, "final_wake": "06:00", "rise": "06:30"}]}
    shown = handle({"op": "answer", "calculator": "sleep_diary", "values": values})["card"]
    assert any("Dagboken har én natt." in one for one in shown["warnings"])
    assert "1 netter" not in str(shown)
    assert "én natt" in shown["picture"]["alt"]
