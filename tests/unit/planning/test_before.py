"""What is asked before a plan, and what the answers do."""

from __future__ import annotations

import pytest
from planning_asks import OXYCODONE, no_to_all, plan

from riktig.clinical.tables import rows, source
from riktig.registry import handle


def test_unanswered_questions_are_named_and_the_plan_is_a_draft():
    made = plan(answers={"seizures": False})
    assert made["before"]["level"] == "open"
    assert len(made["before"]["unanswered"]) == 4
    assert not any("krampeanfall, eller" in label for label in made["before"]["unanswered"])
    assert made["draft"].startswith("Utkast")


def test_a_yes_comes_first_and_says_specialist():
    made = plan(answers={**no_to_all("benzodiazepine"), "alcohol": True})
    assert made["before"]["level"] == "stop"
    assert "spesialist eller TSB først" in made["before"]["verdict"]
    [one] = made["before"]["answered_yes"]
    assert "alkohol" in one["label"]
    assert one["why"]
    assert "Helsedirektoratet" in one["source"]
    assert list(made).index("before") < list(made).index("steps")


def test_no_to_everything_is_no_draft():
    made = plan(answers=no_to_all("benzodiazepine"))
    assert made["before"]["level"] == "clear"
    assert made["draft"] == ""


def test_one_unanswered_question_is_told_in_the_singular():
    answers = no_to_all("benzodiazepine")
    answers.pop("lar")
    assert plan(answers=answers)["before"]["verdict"].startswith("Ett spørsmål")


def test_cancer_is_asked_of_opioids_only():
    opioid = plan(**OXYCODONE)["before"]["unanswered"]
    assert any("kreft" in label for label in opioid)
    assert not any("kreft" in label for label in plan()["before"]["unanswered"])


def test_the_questions_are_about_the_medicine_used_now():
    made = plan(
        substance="zopiklon",
        form="",
        strengths=[],
        start_mg_per_day=7.5,
        switch={"to": "diazepam", "dose_mg_per_day": 8},
        answers=no_to_all("z_hypnotic"),
    )
    assert made["before"]["level"] == "clear"


@pytest.mark.parametrize(
    "row", rows("plan_questions"), ids=lambda r: f"{r['question']} {r['class']}"
)
def test_every_question_has_words_and_a_source(row):
    form = handle({"op": "plan_form"})["form"]
    [shown] = [
        one
        for one in form["questions"]
        if one["key"] == row["question"] and row["class"] in one["groups"]
    ]
    assert shown["label"].endswith("?")
    assert shown["why"].endswith(".")
    assert source(row["source_id"])["publisher"] in shown["source"]
