"""What is asked before a plan, and what the answers do."""

from __future__ import annotations

import io
import json
from datetime import date

import pytest
from planning_asks import OXYCODONE, case_values, no_to_all, plan
from pypdf import PdfReader

from riktig.clinical.tables import rows, source
from riktig.paper.plan_sheet import plan_pdf
from riktig.registry import handle


def test_unanswered_questions_are_named_and_the_plan_is_a_draft():
    made = plan(answers={"seizures": False})
    assert made["before"]["level"] == "open"
    assert len(made["before"]["unanswered"]) == len(KEYS) - 1
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


@pytest.mark.parametrize(
    ("answers", "mark"),
    [
        ({}, "UTKAST – svar på spørsmålene"),
        ({"suicidal": True}, "UTKAST – ta dette med spesialist/TSB først"),
    ],
)
@pytest.mark.parametrize("made_up", [False, True])
def test_a_draft_is_a_draft_on_all_that_leaves_the_screen(answers, mark, made_up):
    made = plan(**(case_values("solvine") if made_up else {}), answers=answers)
    texts = [step["prescription"]["text"] for step in made["steps"]]
    assert all(text.startswith(mark) for text in texts)
    assert mark in "\n".join(made["journal"]["text"].splitlines()[:2])
    assert made["sheet"]["draft"].startswith(mark)
    assert "Vi følger denne planen" not in json.dumps(made["sheet"], ensure_ascii=False)
    assert "laget sammen med" not in made["sheet"]["footer"]
    assert made["calendar"]["text"].count("Utkast: ") == 2 * len(made["steps"])
    page = PdfReader(io.BytesIO(plan_pdf(made["sheet"], date(2026, 12, 1)))).pages[0]
    said = " ".join(page.extract_text().split())
    assert mark in said
    assert "ikke avtalt ennå" in said


def test_a_plan_with_every_answer_no_is_marked_nowhere():
    made = plan(answers=no_to_all("benzodiazepine"))
    leaving = {key: value for key, value in made.items() if key != "sources"}
    assert "utkast" not in json.dumps(leaving, ensure_ascii=False).casefold()
    assert made["sheet"]["intro"].startswith("Vi følger denne planen.")


KEYS = tuple(dict.fromkeys(row["question"] for row in rows("plan_questions")))
CLASSES = tuple(dict.fromkeys(row["class"] for row in rows("plan_questions")))
OF_CLASS = {
    "benzodiazepine": {},
    "z_hypnotic": {"substance": "zopiklon", "start_mg_per_day": 7.5, "form": "", "strengths": []},
    "gabapentinoid": {
        "substance": "pregabalin", "start_mg_per_day": 300, "form": "", "strengths": [],
    },
    "opioid": OXYCODONE,
}  # fmt: skip


@pytest.mark.parametrize("key", KEYS)
@pytest.mark.parametrize("class_", OF_CLASS)
def test_a_yes_stops_whatever_the_medicine(class_, key):
    answers = {**dict.fromkeys(KEYS, False), key: True}
    made = plan(**OF_CLASS[class_], answers=answers)
    assert made["before"]["level"] == "stop"
    assert made["draft"]
    assert "nei på alt" not in made["journal"]["text"]
    assert made["before"]["answered_yes"][0]["why"]


@pytest.mark.parametrize("class_", OF_CLASS)
def test_no_to_all_is_said_only_when_every_question_was_answered(class_):
    for key in KEYS:
        answers = dict.fromkeys(KEYS, False) | {key: None}
        made = plan(**OF_CLASS[class_], answers=answers)
        assert made["before"]["level"] == "open"
        assert "nei på alt" not in made["journal"]["text"]
    all_no = plan(**OF_CLASS[class_], answers=dict.fromkeys(KEYS, False))
    assert all_no["before"]["level"] == "clear"


def test_every_class_has_every_question_and_a_row_of_another_class_says_so():
    listed = {(row["question"], row["class"]) for row in rows("plan_questions")}
    assert listed == {(key, class_) for key in KEYS for class_ in CLASSES}
    form = {
        (one["key"], one["groups"][0]): one["why"]
        for one in handle({"op": "plan_form"})["form"]["questions"]
    }
    for row in rows("plan_questions"):
        chosen = "chosen here" in row["note"]
        assert (row["confidence"] == "D") is chosen
        assert ("valgt her" in form[row["question"], row["class"]]) is chosen


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
