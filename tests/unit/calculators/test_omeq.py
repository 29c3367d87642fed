"""What a reader meets: sums, refusals and warnings."""

from __future__ import annotations

import pytest

from riktig.registry import calculate


def ask(*items, **more):
    return calculate({"calculator": "omeq", "input": {"items": list(items), **more}})


def oral(substance, dose, unit="mg/day", **more):
    return {"substance": substance, "route": "oral", "dose": dose, "unit": unit, **more}


def patch(substance, dose, unit="ug/h"):
    return {"substance": substance, "route": "transdermal", "dose": dose, "unit": unit}


def test_several_opioids_are_summed_with_their_ranges():
    answer = ask(
        oral("tramadol", 50, "mg", per_day=3),
        oral("OXYCODONE", 10, "mg", per_day=3),
        oral("N02AJ06", 15, "mg", per_day=3),
    )
    result = answer["result"]
    assert result["omeq_mg_per_day"] == 72
    assert (result["low"], result["high"]) == (56.25, 96.75)
    assert [item["omeq_mg_per_day"] for item in result["items"]] == [22.5, 45, 4.5]
    assert [warning["code"] for warning in answer["warnings"]] == ["combination"]


@pytest.mark.parametrize("typed", [72.5, "72,5", "72.5", " 72,5 "])
def test_comma_and_point_are_both_read(typed):
    assert ask(oral("morfin", typed))["result"]["omeq_mg_per_day"] == 72.5


def test_fentanyl_12_is_read_as_the_patch_it_names():
    answer = ask(patch("fentanyl", 12))
    assert answer["result"]["omeq_mg_per_day"] == 30
    assert "12,5" in answer["warnings"][0]["message"]


@pytest.mark.parametrize("dose", [12, 12.5])
def test_a_table_of_printed_patches_takes_either_name(dose):
    assert ask(patch("fentanyl", dose), table="FPM-UK")["result"]["omeq_mg_per_day"] == 30


REFUSED = [
    ("unknown_substance", oral("paracet", 500)),
    ("unknown_substance", oral(7, 500)),
    ("unit_not_allowed", patch("fentanyl", 25, "mg")),
    ("unit_not_allowed", patch("buprenorfin", 10, "mg/day")),
    ("unit_not_allowed", oral("morfin", 10, "ug/h")),
    ("unit_not_allowed", oral("morfin", 10, "g")),
    ("invalid_dose", oral("morfin", -1)),
    ("invalid_dose", oral("morfin", 1_000_000)),
    ("invalid_dose", oral("morfin", float("nan"))),
    ("invalid_dose", oral("morfin", True)),
    ("invalid_dose", oral("morfin", "ti")),
    ("invalid_dose", oral("morfin", 10**400)),
    ("invalid_dose", patch("fentanyl", 2500)),
    ("invalid_per_day", oral("morfin", 10, "mg", per_day=0)),
    ("invalid_per_day", oral("morfin", 10, "mg/day", per_day=3)),
    ("invalid_per_day", {**patch("fentanyl", 25), "per_day": 2}),
    ("no_ratio_in_table", oral("etylmorfin", 10)),
    ("no_ratio_in_table", oral("fentanyl", 1)),
    ("unknown_route", {**oral("morfin", 10), "route": "i.v."}),
    ("invalid_input", "morfin 10 mg"),
]


@pytest.mark.parametrize(("code", "item"), REFUSED)
def test_refuses_rather_than_guesses(code, item):
    problem = ask(item)["problem"]
    assert problem["code"] == code
    assert problem["field"].startswith("items.0")
    assert problem["message"].endswith(".")


def test_a_patch_in_mg_says_what_to_write_instead():
    message = ask(patch("fentanyl", 25, "mg"))["problem"]["message"]
    assert "µg/t" in message
    assert "ikke i mg" in message


def test_a_patch_strength_no_table_prints_is_refused_with_the_printed_ones():
    problem = ask(patch("fentanyl", 37.5), table="FPM-UK")["problem"]
    assert problem["code"] == "no_ratio_in_table"
    assert "25" in problem["message"]


def test_buprenorphine_is_not_in_the_american_table():
    assert ask(patch("buprenorfin", 10), table="CDC2022")["problem"]["code"] == "no_ratio_in_table"


def test_methadone_of_several_lines_is_one_dose():
    two = ask(oral("metadon", 5), oral("metadon", 5, "mg", per_day=1))
    assert two["result"]["omeq_mg_per_day"] == 50


def test_a_misspelt_field_is_not_left_out_in_silence():
    assert ask({**oral("morfin", 10, "mg"), "perday": 3})["problem"]["code"] == "unknown_field"
    assert ask(oral("morfin", 10), tabel="CDC2022")["problem"]["field"] == "tabel"


@pytest.mark.parametrize("typed", ["1.000", "1,000", "12.500"])
def test_a_number_that_may_be_a_thousand_is_refused(typed):
    assert ask(oral("morfin", typed))["problem"]["code"] == "invalid_dose"


@pytest.mark.parametrize(("substance", "dose"), [("fentanyl", 4.2), ("buprenorfin", 0.5)])
def test_a_patch_below_every_strength_is_its_content_in_mg(substance, dose):
    problem = ask(patch(substance, dose))["problem"]
    assert problem["code"] == "invalid_dose"
    assert "ikke innholdet i mg" in problem["message"]


def test_a_dose_no_patches_add_up_to_is_answered_with_a_warning():
    assert ask(patch("fentanyl", 37.5))["warnings"] == []
    assert ask(patch("buprenorfin", 52.5))["warnings"] == []
    assert [w["code"] for w in ask(patch("fentanyl", 44))["warnings"]] == ["unusual_patch"]


def test_sublingual_buprenorphine_says_what_the_table_is_for():
    item = {"substance": "buprenorfin", "route": "sublingual", "dose": 8, "unit": "mg/day"}
    assert "LAR er noe annet" in ask(item)["warnings"][0]["message"]


def test_ambiguous_methadone_gives_both_answers_and_the_rest():
    problem = ask(oral("morfin", 20), oral("metadon", 70))["problem"]
    assert problem["code"] == "methadone_ambiguous"
    assert problem["candidates"] == [[8, 560], [10, 700]]
    assert problem["others_omeq"] == 20
    assert "560 mg eller 700 mg" in problem["message"]


def test_the_methadone_table_is_named_as_the_draft_it_is():
    answer = ask(oral("metadon", 10))
    assert "utkast v0.9" in answer["table_text"]
    assert any("utkast v0.9" in warning["message"] for warning in answer["warnings"])


def test_every_answer_names_its_table_and_that_no_clinician_has_signed():
    line = ask(oral("morfin", 10))["table_text"]
    assert "Helsedirektoratet" in line
    assert "Ikke klinisk godkjent" in line


@pytest.mark.parametrize("request_", [None, [], {}, {"calculator": "omeq"}, {"calculator": [1]}])
def test_requests_of_no_shape_are_refused(request_):
    assert calculate(request_)["ok"] is False


def test_empty_and_endless_lists_are_refused():
    assert ask()["problem"]["code"] == "no_items"
    assert ask(*[oral("morfin", 1)] * 51)["problem"]["code"] == "too_many_items"
    assert ask(oral("morfin", 1), table="X")["problem"]["code"] == "unknown_table"


@pytest.mark.parametrize("name", ["31129956715\u202e", "Ola Nordmann", "Ola", "dose 01017012345"])
def test_a_field_that_resembles_none_is_not_said_again(name):
    problem = ask({**oral("morfin", 10, "mg"), name: 3})["problem"]
    assert problem["code"] == "unknown_field"
    assert name not in problem["message"]
    assert problem["field"] == "items.0.?"
