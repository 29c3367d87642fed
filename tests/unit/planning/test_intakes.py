"""The dose of a day shared between the times it is taken, everywhere the plan tells of it."""

from __future__ import annotations

import pytest
from planning_asks import OXYCODONE, ask, case_values, plan

from riktig.commands.plan_text import plain
from riktig.planning.cases import cases
from riktig.registry import handle

DEPOT_HARD_TO_SPLIT = {
    **OXYCODONE,
    "start_mg_per_day": 40,
    "strengths": [{"mg": 20}],
    "step": 50,
    "intakes_per_day": 2,
}


def told(made, number):
    """Every place that tells how a step is taken."""
    step = made["steps"][number - 1]
    row = made["sheet"]["pages"][0]["rows"][number - 1]
    events = made["calendar"]["text"].replace("\r\n ", "").split("BEGIN:VEVENT")
    return (
        step["tablets_text"],
        row["tablets"],
        made["steps_table"]["rows"][number - 1][3],
        step["prescription"]["text"],
        events[number].replace("\\", ""),
    )


def test_a_dose_is_shared_evenly_and_told_so_everywhere():
    made = plan(intakes_per_day=3)
    assert made["steps"][0]["dose_text"] == "45 mg per døgn, fordelt på 3: 15 mg + 15 mg + 15 mg"
    for text in told(made, 1):
        assert "3 ganger i døgnet: 1 tablett à 15 mg" in text
        assert "3 tabletter" not in text
    assert "(15 mg × 3, 45 mg per døgn)" in made["steps"][0]["prescription"]["text"]
    assert "Tas 3 ganger i døgnet" in made["journal"]["text"]


def test_intakes_that_differ_are_told_one_by_one_and_the_source_is_silent_on_which():
    made = plan(intakes_per_day=3)
    for text in told(made, 2):
        assert "2 ganger: 1 tablett à 15 mg; 1 gang: 1 tablett à 10 mg" in text
    assert "(15 mg + 15 mg + 10 mg, 40 mg per døgn)" in made["steps"][1]["prescription"]["text"]
    assert any("Kildene sier ikke" in item["text"] for item in made["intakes"]["items"])
    assert "når du tar den største" in made["sheet"]["intro"]
    even = plan(intakes_per_day=1)
    assert not any("Kildene sier ikke" in item["text"] for item in even["intakes"]["items"])


def test_what_is_dispensed_is_what_the_intakes_take_together():
    one, two = plan(**OXYCODONE, intakes_per_day=1), plan(**OXYCODONE, intakes_per_day=2)
    assert one["steps"][0]["dispensings"][0]["text"] == "42 depottabletter à 20 mg"
    assert two["steps"][0]["tablets_text"] == (
        "2 ganger i døgnet: 1 depottablett à 20 mg og 1 à 10 mg"
    )
    given = "28 depottabletter à 20 mg og 28 depottabletter à 10 mg"
    assert two["steps"][0]["dispensings"][0]["text"] == given
    assert given in two["steps"][0]["prescription"]["text"]
    assert "styrke 20 mg og 10 mg" in two["steps"][0]["prescription"]["text"]


@pytest.mark.parametrize("values", [OXYCODONE, {}])
def test_what_was_taken_twice_is_never_one_tablet_a_day_without_a_word(values):
    made = plan(**{**values, "intakes_per_day": 2})
    often = 2
    for step in made["steps"][:-1]:
        assert sum(step["intakes_mg"]) == step["mg_per_day"]
        assert bool(step["note"]) is (len(step["intakes_mg"]) < often)
        often = len(step["intakes_mg"])


def test_a_depot_that_cannot_be_split_further_says_from_which_step():
    made = plan(**DEPOT_HARD_TO_SPLIT)
    first, second = made["steps"][:2]
    assert first["note"] == ""
    assert second["note"].startswith("Fra dette trinnet 1 gang i døgnet")
    assert second["tablets_text"] == "1 gang i døgnet: 1 depottablett à 20 mg"
    assert f"Fra {second['date_text']}: 1 gang i døgnet." in made["journal"]["text"]
    assert second["note"] in plain(made)


def test_the_times_left_out_are_said_to_be_missing_and_not_guessed():
    for values in ({}, {"intakes_per_day": None}):
        made = plan(**values)
        assert any("ikke sagt hvor mange ganger" in said for said in made["warnings"])
        assert made["steps"][0]["tablets_text"] == "3 tabletter à 15 mg"
        assert "Ta dem ikke på én gang" in made["sheet"]["intro"]
        assert "Fordeling på døgnet: ____" in made["journal"]["text"]
    assert not any("hvor mange ganger" in said for said in plan(intakes_per_day=2)["warnings"])


@pytest.mark.parametrize("typed", ["15 x 3", "15x3", "15 mg × 3", "15*3", "3 x 15"])
def test_a_dose_not_added_up_has_its_own_sentence(typed):
    answer = ask(start_mg_per_day=typed)
    assert answer["problem"]["code"] == "dose_not_summed"
    assert "3 ganger 15 mg er 45 mg i døgnet" in answer["message"]
    assert ask(start_mg_per_day="15 x")["problem"]["code"] == "invalid_dose"


def test_a_last_step_larger_than_the_others_is_told():
    told = "Det siste trinnet, fra 10 mg til 0"
    assert any(said.startswith(told) for said in plan()["warnings"])
    even = plan(start_mg_per_day=40, strengths=[{"mg": 10}], step=25)
    assert not any(said.startswith("Det siste trinnet") for said in even["warnings"])


def test_no_item_of_the_advice_orders():
    for values in ({}, OXYCODONE):
        made = plan(**values)
        assert all(item.endswith(("?", ".")) and "?" in item for item in made["checklist"]["items"])
        for item in made["badly"]["items"]:
            assert not item["text"].startswith(("Slutt", "Gå", "Bli", "Tilby"))


def test_an_empty_field_of_a_page_waits():
    answer = ask(intakes_per_day=" ")
    assert answer["incomplete"]
    assert answer["fields"] == ["intakes_per_day"]


@pytest.mark.parametrize("wrong", [0, 5, 2.5, "mange", True, [3], {"a": 1}, -1, 1e300])
def test_times_that_are_no_count_are_refused(wrong):
    answer = ask(intakes_per_day=wrong)
    assert answer["errors"][0]["field"] == "intakes_per_day"
    assert answer["problem"]["code"] == "invalid_intakes"


@pytest.mark.parametrize("given", [2, "2", 2.0])
def test_times_are_read_as_typed(given):
    assert plan(intakes_per_day=given)["steps"][0]["intakes_mg"] == [25, 20]


def test_every_made_up_patient_has_times_and_the_page_asks_for_them():
    form = handle({"op": "plan_form"})["form"]
    assert [one["value"] for one in form["intakes_per_day"]] == [1, 2, 3, 4]
    for name in cases():
        made = plan(**{"form": "", **case_values(name)})
        assert made["steps"][0]["intakes_mg"]
        assert not any("hvor mange ganger" in said for said in made["warnings"])


def test_same_number_of_doses_is_sourced_for_benzodiazepines_and_chosen_for_others():
    first = plan(intakes_per_day=3)["intakes"]["items"][0]
    assert "Norsk Helseinformatikk" in first["source"]
    assert "valgt av oss" not in first["text"]
    assert "valgt av oss" in plan(**OXYCODONE)["intakes"]["items"][0]["text"]
