"""The form, what waits, what is refused, and hostile input."""

from __future__ import annotations

import json

import pytest
from planning_asks import OXAZEPAM, ask

from riktig.calculators.taper.order import LATEST_YEAR
from riktig.planning.fields import LABELS, REQUIRED, RULE
from riktig.registry import handle

FORM = handle({"op": "plan_form"})["form"]


def test_the_form_is_whole_and_tells_whether_patient_output_is_on():
    assert {one["group"] for one in FORM["substances"]} == {
        "benzodiazepine", "z_hypnotic", "opioid", "gabapentinoid",
    }  # fmt: skip
    assert all(one["forms"] for one in FORM["substances"])
    assert len(FORM["cases"]) == 4
    assert not FORM["patient_output"]
    assert FORM["patient_output_note"]
    assert handle({"op": "plan_form", "face": "apps"})["form"]["patient_output"]


def test_no_patch_and_no_mixture_is_offered():
    written = json.dumps(FORM["substances"], ensure_ascii=False)
    assert "plaster" not in written
    assert "mikstur" not in written
    assert "fentanyl" not in written


def test_only_what_a_source_says_may_be_halved_is_divisible_at_first():
    by_name = {one["value"]: one for one in FORM["substances"]}
    nitrazepam = {s["mg"]: s for s in by_name["nitrazepam"]["forms"][0]["strengths"]}
    assert nitrazepam[5.0]["divisible"]
    assert nitrazepam[5.0]["note"].startswith("Mogadon kan deles. ")  # and the rest is not known
    assert by_name["klonazepam"]["forms"][0]["strengths"][0]["divisible"]
    assert by_name["klonazepam"]["forms"][0]["strengths"][0]["note"] == "kan deles"
    zopiclone = {s["mg"]: s for s in by_name["zopiklon"]["forms"][0]["strengths"]}
    assert zopiclone[7.5]["divisible"]
    assert not zopiclone[5.0]["divisible"]
    for substance in FORM["substances"]:
        for one in (one for form in substance["forms"] for one in form["strengths"]):
            assert ("kan deles" in one["note"]) == one["divisible"], substance["value"]


def test_what_is_swallowed_whole_is_neither_offered_nor_taken_as_halves():
    tried = set()
    for substance in FORM["substances"]:
        for form in substance["forms"]:
            for one in form["strengths"]:
                answer = ask(
                    substance=substance["value"],
                    form=form["value"],
                    start_mg_per_day=2 * one["mg"],
                    strengths=[{"mg": one["mg"], "divisible": True}],
                )
                assert answer["ok"] is one["may_be_divided"], (substance["value"], form, answer)
                if not answer["ok"]:
                    assert answer["errors"][0]["field"] == "strengths.0.divisible"
                    tried.add(form["value"])
    assert {"depottablett", "kapsel"} <= tried


def test_a_depot_tablet_the_table_lacks_is_not_halved_either():
    answer = ask(
        substance="oksykodon",
        form="depottablett",
        start_mg_per_day=14,
        strengths=[{"mg": 7, "divisible": True}],
    )
    assert answer["problem"]["code"] == "taper_not_divisible"


def test_every_first_proposal_of_the_form_makes_a_plan():
    for substance in FORM["substances"]:
        for form in substance["forms"]:
            largest = max(one["mg"] for one in form["strengths"])
            answer = ask(
                substance=substance["value"],
                form=form["value"],
                strengths=[],
                start_mg_per_day=2 * largest,
            )
            assert answer["ok"], (substance["value"], answer)
            assert answer["plan"]["steps"][0]["mg_per_day"] == 2 * largest


def test_every_published_rule_fills_in_a_plan():
    for preset in FORM["presets"]:
        for substance in preset["substances"]:
            answer = ask(
                preset=preset["value"],
                substance=substance,
                form="",
                strengths=[],
                start_mg_per_day=300,
                method="",
                step="",
                interval_days="",
            )
            if not answer["ok"]:
                assert answer["problem"]["code"] in ("too_many_steps", "taper_strengths_too_fine")


@pytest.mark.parametrize("missing", ["substance", "start_mg_per_day", "step", "start_date"])
@pytest.mark.parametrize("blank", [None, "", "  "])
def test_a_blank_field_waits_and_is_not_wrong(missing, blank):
    answer = ask(**{missing: blank})
    assert answer["incomplete"]
    assert answer["fields"] == [missing]


def test_what_is_missing_is_named_as_on_the_page():
    answer = ask(step="", interval_days="")
    assert "«Hvor mye om gangen», «Tid på hvert trinn»" in answer["message"]
    assert set(LABELS) >= {*REQUIRED, *RULE, "intakes_per_day"}
    assert set(LABELS.values()) <= set(FORM["labels"])
    waits = handle({"op": "plan", "input": {"decision": "not_now"}})
    assert waits["incomplete"]
    assert "«Grunn»" in waits["message"]


@pytest.mark.parametrize(
    ("values", "field", "code"),
    [
        ({"substance": "melatonin"}, "substance", "not_planned"),
        ({"substance": "fentanyl", "strengths": []}, "strengths", "not_planned"),
        ({"form": "mikstur"}, "form", "unknown_form"),
        ({"start_mg_per_day": -1}, "start_mg_per_day", "invalid_dose"),
        ({"start_mg_per_day": 10**9}, "start_mg_per_day", "invalid_dose"),
        ({"dispensing_days": 0}, "dispensing_days", "invalid_dispensing_days"),
        ({"dispensing_days": 1.5}, "dispensing_days", "invalid_dispensing_days"),
        ({"dispensing_days": [7]}, "dispensing_days", "invalid_dispensing_days"),
        ({"driving_group": "4"}, "driving_group", "unknown_group"),
        ({"driving_group": True}, "driving_group", "unknown_group"),
        ({"holds": [{"day": -1, "days": 5}]}, "holds.0.day", "taper_invalid_days"),
        ({"holds": "soon"}, "holds", "invalid_input"),
        ({"answers": {"colour": True}}, "answers", "unknown_question"),
        ({"answers": {"lar": "ja"}}, "answers.lar", "invalid_answer"),
        ({"answers": [1]}, "answers", "invalid_input"),
        ({"dispensing_day": 14}, "", "unknown_plan_field"),
        ({"strengths": [{"mg": 15, "divisble": True}]}, "strengths.0", "unknown_plan_field"),
        ({"strengths": [{"mg": 15}, {"mgs": 10}]}, "strengths.1", "unknown_plan_field"),
        ({"phases": [{"below_mg": 20, "step": 5, "intervall_days": 28}]}, "phases.0",
         "unknown_plan_field"),
        ({"holds": [{"day": 0, "days": 7, "note": "x"}]}, "holds.0", "unknown_plan_field"),
        ({"switch": {"to": "diazepam", "dose": 10}}, "switch", "unknown_plan_field"),
        ({"decision": "stop"}, "decision", "unknown_decision"),
        ({"switch": "diazepam"}, "switch", "invalid_switch"),
        ({"switch": {"to": "diazepam"}}, "switch.dose_mg_per_day", "invalid_dose"),
        (
            {"substance": "diazepam", "form": "", "strengths": [{"mg": 2, "divisible": True}],
             "start_mg_per_day": 400, "method": "fixed_mg", "step": 1, "interval_days": 1},
            "step",
            "too_many_steps",
        ),
    ],
)  # fmt: skip
def test_a_wrong_value_is_named_with_a_sentence(values, field, code):
    answer = ask(**values)
    assert not answer["ok"]
    assert answer["problem"]["code"] == code
    assert answer["errors"] == [{"field": field, "message": answer["message"]}]
    assert "{" not in answer["message"]


PERSON = "Ola Nordmann 01017012345"
ANYWHERE = [
    {PERSON: 1},
    {"answers": {PERSON: True}},
    {"answers": PERSON},
    {"strengths": [{"mg": 15, PERSON: 1}]},
    {"strengths": [{"mg": PERSON}]},
    {"phases": [{PERSON: 1}]},
    {"holds": [{PERSON: 1}]},
    {"switch": {PERSON: 1}},
    {"switch": {"to": PERSON, "dose_mg_per_day": 10}},
    *({field: PERSON} for field in (*OXAZEPAM, "case", "preset", "decision")),
    *({field: [PERSON]} for field in (*OXAZEPAM, "case", "preset", "decision")),
    {"decision": "not_now", "reason": PERSON, "new_date": "2027-01-01"},
    {"decision": "not_now", "reason": "benefit", "new_date": PERSON},
]


@pytest.mark.parametrize("values", ANYWHERE, ids=lambda values: "-".join(values)[:30])
def test_who_is_named_by_mistake_is_not_said_again(values):
    answer = ask(**values)
    assert not answer["ok"]
    written = json.dumps(answer, ensure_ascii=False)
    assert "Nordmann" not in written
    assert "0101701" not in written


HOSTILE = [
    None, True, False, 0, -1, 1e308, float("nan"), float("inf"), 10**400, "", " ", "x" * 10_000,
    "9999-12-31", "0001-01-01", "1.000", "<script>", "\u0000", [], [[]], [None], [{}], {},
    {"": None}, {"to": {}}, {"mg": "1e99"}, [{"mg": float("nan")}], [{"day": 1e300, "days": 2}],
    b"bytes", object(),
]  # fmt: skip


@pytest.mark.parametrize("field", [*OXAZEPAM, "case", "answers", "switch", "holds", "phases",
                                   "preset", "decision", "reason", "new_date"])  # fmt: skip
def test_hostile_values_are_answered(field):
    for value in HOSTILE:
        answer = ask(**{field: value})
        assert "error" not in answer, (field, value)
        written = json.dumps(answer, allow_nan=False)
        assert "<script" not in written
        assert len(written) < 1_000_000


@pytest.mark.parametrize("values", [None, [], "x", 7])
def test_an_input_that_is_no_object_is_refused(values):
    answer = handle({"op": "plan", "input": values})
    assert answer["problem"]["code"] == "invalid_input"


def test_the_longest_plan_ends_within_the_calendar_or_is_refused():
    assert not ask(start_date=f"{LATEST_YEAR + 1}-01-01")["ok"]
    assert ask(start_date=f"{LATEST_YEAR}-12-31", interval_days=366, step=1)["ok"]
