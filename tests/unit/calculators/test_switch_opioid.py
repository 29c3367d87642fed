"""A switch: a start to discuss, held back where output about one patient is off."""

from __future__ import annotations

import pytest

from riktig.registry import calculate, handle

OXYCODONE = {"substance": "oksykodon", "route": "oral", "dose": "20", "unit": "mg", "per_day": "2"}
PATCH = {"substance": "fentanyl", "route": "transdermal"}


def ask(to, reduction=50, dose=60, **more):
    items = [{"substance": "morfin", "dose": dose, "unit": "mg/day"}]
    given = {"items": items, "to": to, "reduction_percent": reduction, **more}
    return calculate({"calculator": "switch_opioid", "input": given})


def card(face, to=PATCH):
    values = {"items": [OXYCODONE], "to": to, "reduction_percent": "50", "table": "HDIR"}
    request = {"op": "answer", "face": face, "calculator": "switch_opioid", "values": values}
    return handle(request)["card"]


def codes(answer):
    return [warning["code"] for warning in answer["warnings"]]


def test_ranges_of_both_opioids_widen_the_answer():
    items = [{"substance": "oksykodon", "dose": 20, "unit": "mg/day"}]
    given = {"items": items, "to": {"substance": "tramadol"}, "reduction_percent": 0}
    result = calculate({"calculator": "switch_opioid", "input": given})["result"]
    assert (result["omeq_low"], result["omeq_mg_per_day"], result["omeq_high"]) == (26, 30, 40)
    assert result["equianalgesic"] == 200
    assert (result["equianalgesic_low"], result["equianalgesic_high"]) == (130, 400)


def test_the_start_is_shown_only_where_patient_output_is_on():
    shown = card("apps")
    assert shown["headline"] == "12,5 µg/t"
    assert "Startdose å drøfte" in shown["headline_label"]
    held = card("public_site")
    assert held["headline"] == "25 µg/t"
    assert "ikke startdose" in held["headline_label"]
    assert "12,5" not in str(held)


def test_the_card_says_it_is_no_order():
    text = " ".join([*card("apps")["notes"], *card("apps")["warnings"]])
    assert "å drøfte med pasienten" in text
    assert "ikke en byttedose" in text
    assert "depot" in text


def test_the_nearest_patch_is_never_stronger_than_the_start():
    assert ask(PATCH, 25, dose=120)["result"]["patch_ug_per_h"] == 25  # start 37.5
    assert ask(PATCH, 0, dose=120)["result"]["patch_ug_per_h"] == 50


@pytest.mark.parametrize("dose", [20, 2000])
def test_no_patch_is_named_below_the_weakest_or_above_the_strongest(dose):
    assert "patch_ug_per_h" not in ask(PATCH, 0, dose=dose)["result"]


def test_reduction_is_told_against_the_source():
    to = {"substance": "oksykodon", "route": "oral"}
    assert "no_reduction" in codes(ask(to, 0))
    assert "reduction_above_source" in codes(ask(to, 51))
    assert not {"no_reduction", "reduction_above_source"} & set(codes(ask(to, 50)))


@pytest.mark.parametrize("reduction", [-1, 90.5, "mye", True])
def test_reduction_must_be_given_within_its_limits(reduction):
    problem = ask({"substance": "oksykodon"}, reduction)["problem"]
    assert (problem["code"], problem["field"]) == ("invalid_reduction", "reduction_percent")
    assert "90" in problem["message"]


def test_methadone_goes_to_the_specialist_and_refuses_between_bands():
    to = {"substance": "metadon", "route": "oral"}
    assert "methadone_specialist" in codes(ask(to, 50, dose=60))
    assert ask(to, 50, dose=89.5)["problem"]["code"] == "methadone_undefined"
    from_methadone = {"substance": "metadon", "route": "oral", "dose": 70, "unit": "mg/day"}
    given = {"items": [from_methadone], "to": {"substance": "morfin"}, "reduction_percent": 50}
    answer = calculate({"calculator": "switch_opioid", "input": given})
    assert answer["problem"]["code"] == "methadone_ambiguous"


def test_a_table_of_printed_patches_is_not_read_backwards():
    answer = ask(PATCH, 0, table="FPM-UK")
    assert answer["problem"]["code"] == "no_switch_by_printed_table"


@pytest.mark.parametrize(
    ("to", "code", "field"),
    [
        (None, "invalid_input", "to"),
        ({"substance": "etylmorfin"}, "no_ratio_in_table", "to.substance"),
        ({"substance": "morfin", "route": "iv"}, "unknown_route", "to.route"),
        ({"substance": 3}, "unknown_substance", "to.substance"),
    ],
)
def test_the_new_opioid_must_be_in_the_table(to, code, field):
    problem = ask(to)["problem"]
    assert (problem["code"], problem["field"]) == (code, field)


def test_the_same_opioid_is_remarked_on():
    assert "same_opioid" in codes(ask({"substance": "morphine"}))


def test_where_the_start_is_withheld_the_card_says_so_in_its_place():
    held = card("public_site")
    assert held["working"]["rows"][-1][:2] == ["Startdose å drøfte, 50 % lavere", "vises ikke her"]
    assert any("Startdosen vises ikke på denne siden" in note for note in held["notes"])
    assert not any("vises ikke" in note for note in card("apps")["notes"])


@pytest.mark.parametrize("face", ["public_site", "apps"])
def test_the_percent_is_not_asked_in_vain(face):
    values = {"items": [OXYCODONE], "to": PATCH, "reduction_percent": "", "table": "HDIR"}
    request = {"op": "answer", "face": face, "calculator": "switch_opioid", "values": values}
    shown = handle(request)["card"]
    assert shown["headline"] == "25 µg/t"
    assert len(shown["working"]["rows"]) == 2
    assert any("Startdosen er ikke regnet ut" in note for note in shown["notes"])
    assert not any("slått av her" in warning for warning in shown["warnings"])
