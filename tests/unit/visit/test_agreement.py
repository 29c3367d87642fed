"""The agreement, the question taken back, and the sheet left behind."""

from __future__ import annotations

import json

import pytest

from riktig.agreed.code import read_code
from riktig.registry import handle
from riktig.visit.plan import themes

TODAY = "2026-11-22"
GOOD = {"measure": "opioid_with_sedative", "aim": "12,5", "by": "2027-03-01", "today": TODAY}


def agreed(**more):
    return handle({"op": "visit_commitment", **GOOD, **more})


def test_an_agreement_gives_a_code_that_says_the_same():
    answer = agreed(change="  Ringe   én pasient ")
    assert read_code(answer["code"])[:3] == ("opioid_with_sedative", 2, 12.5)
    assert answer["sentence"].endswith("høyst 12,5\N{NO-BREAK SPACE}% innen 01.03.2027.")
    assert answer["change"] == "Jeg vil prøve: Ringe én pasient"
    assert answer["checked"]["by"] == "2027-03-01"


@pytest.mark.parametrize("name", sorted({one for t in themes().values() for one in t["measures"]}))
def test_every_measure_may_be_agreed(name):
    assert read_code(agreed(measure=name, aim=3)["code"]).measure == name


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        ({"measure": "gabapentinoid_users"}, "visit_measure"),
        ({"measure": None}, "visit_measure"),
        ({"aim": ""}, "visit_aim"),
        ({"aim": "101"}, "visit_aim"),
        ({"aim": "12,55"}, "visit_aim"),
        ({"aim": True}, "visit_aim"),
        ({"aim": float("nan")}, "visit_aim"),
        ({"by": TODAY}, "visit_by"),
        ({"by": "2029-01-01"}, "visit_by"),
        ({"by": "1. mars"}, "visit_by"),
        ({"by": "20270301"}, "visit_by"),
        ({"today": None}, "visit_today"),
        ({"change": "x" * 301}, "visit_words"),
        ({"change": "Ring 01017012345"}, "visit_words_identity"),
    ],
)
def test_what_cannot_be_agreed(wrong, code):
    answer = agreed(**wrong)
    assert answer["problem"]["code"] == code
    assert answer["message"]
    assert "01017012345" not in json.dumps(answer)


def question(said, **more):
    request = {"op": "visit_questions", "fields": {"question": said}, "today": TODAY}
    return handle({**request, **more})


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("Ola er 010170 12345", "identity"),
        ("født 1. mars 1960", "birth"),
        ("01.02.60", "birth"),
        ("Kan Kari Nordmann slutte?", "name"),
        ("Kari Nordmann bruker zopiklon", "name"),
        ("Pasienten heter Kari", "name"),
        ("Ring 912 34 567", "phone"),
        ("svar til x@y.no", "address"),
    ],
)
def test_what_may_point_at_a_patient_is_told(said, kind):
    answer = question(said)
    assert kind in [one["kind"] for one in answer["warnings"]]
    confirmed = question(said, confirmed=True)
    assert bool(answer["text"]) == bool(confirmed["text"]) == (kind != "identity")
    assert "kan knyttes til en pasient" not in answer["text"]
    assert kind == "identity" or "Se over før du sender" in answer["text"]
    assert kind == "identity" or "kan knyttes til en pasient" in confirmed["text"]
    assert answer["blocked"] == (kind == "identity")


@pytest.mark.parametrize(
    "said",
    [
        "Kan en på over 70 år med Sobril 15 mg x 3 og Imovane 7,5 mg slutte med begge?",
        "Hva sier RELIS om Tramadol? Og Palexia?",
        "Er 100-150 mg for mye?",
        "Zopiklon 7,5 mg, 30 tabletter, hver 28. dag.",
    ],
)
def test_a_clean_question_becomes_a_text(said):
    answer = question(said)
    assert answer["warnings"] == []
    assert said in answer["text"]
    assert "22.11.2026" in answer["text"]
    assert "kan knyttes til en pasient" in answer["text"]


def test_a_question_of_another_form_is_refused():
    assert question("x" * 2001)["problem"]["code"] == "visit_words"
    assert question(3)["problem"]["code"] == "visit_words"
    wrong = {"op": "visit_questions", "fields": {"navn": "x"}, "today": TODAY}
    assert handle(wrong)["ok"] is False
    assert question("")["text"] == ""


def sheet(**more):
    return handle({"op": "visit_sheet", "theme": "sovn", "today": TODAY, **more})


def test_the_sheet_has_the_messages_chosen_in_their_order():
    assert [
        one["id"] for one in sheet(messages=["the_car", "therapy_first"])["sheet"]["messages"]
    ] == [
        "therapy_first",
        "the_car",
    ]
    assert len(sheet()["sheet"]["messages"]) == 4
    assert sheet()["sheet"]["stamp"] == "Ikke klinisk godkjent."


def test_date_and_code_stand_there_only_when_both_agree():
    commitment = {"code": agreed()["code"], "change": "Ringe én"}
    alone = sheet(commitment=commitment)["sheet"]
    assert (alone["date"], alone["commitment"]["code"]) == ("", "")
    assert "høyst 12,5" in alone["commitment"]["sentence"]
    both = sheet(commitment=commitment, both_agree=True)["sheet"]
    assert both["commitment"]["code"] == commitment["code"]
    assert both["date"] == "Besøket var 22.11.2026."


def test_a_wrong_code_never_comes_onto_the_sheet():
    answer = sheet(commitment={"code": "RK-02TA-8710-1V4Y"}, both_agree=True)
    assert answer["problem"]["code"] == "code_wrong"


@pytest.mark.parametrize("wrong", [["strange"], [], "the_car", [["the_car"]], 3])
def test_a_message_of_another_theme_is_refused(wrong):
    assert sheet(messages=wrong)["problem"]["code"] in ("visit_message", "invalid_input")


def test_numbers_stand_there_only_when_given():
    assert sheet()["sheet"]["numbers"] is None
    given = {"numbers": [{"sentence": "17 av 212."}, {"sentence": ""}]}
    assert sheet(numbers=given)["sheet"]["numbers"]["sentences"] == ["17 av 212."]
