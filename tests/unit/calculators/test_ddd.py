"""Defined daily doses: refused where the tables do not say."""

from __future__ import annotations

import pytest

from riktig.registry import calculate, handle


def ask(**given):
    return calculate({"calculator": "ddd", "input": given})


def form(**values):
    return handle({"op": "answer", "calculator": "ddd", "values": values})


REFUSED = [
    ("unknown_substance", "substance", {"substance": "paracet", "strength_mg": 500}),
    ("unknown_substance", "substance", {"substance": ["diazepam"], "strength_mg": 5}),
    ("no_ddd", "substance", {"substance": "daridoreksant", "strength_mg": 25}),
    ("no_ddd", "substance", {"substance": "lidokain", "strength_mg": 25}),
    ("no_ddd", "route", {"substance": "oksykodon", "route": "nasal", "strength_mg": 5}),
    ("no_ddd", "route", {"substance": "fentanyl", "strength_mg": 0.1}),  # has no oral DDD
    ("unknown_route", "route", {"substance": "morfin", "route": "i.v.", "strength_mg": 5}),
    ("choose_product", "substance", {"substance": "N02AJ06", "strength_mg": 30}),
    (
        "strength_of_combination",
        "strength_mg",
        {"substance": "Paralgin forte", "strength_mg": 400},
    ),
    ("invalid_strength", "strength_mg", {"substance": "diazepam"}),
    ("invalid_strength", "strength_mg", {"substance": "diazepam", "strength_mg": 0}),
    ("invalid_strength", "strength_mg", {"substance": "diazepam", "strength_mg": 1e9}),
    (
        "invalid_strength",
        "strength_mg",
        {"substance": "fentanyl", "route": "transdermal", "strength_mg": 25},
    ),
    (
        "patch_not_listed",
        "strength_ug_per_h",
        {"substance": "buprenorfin", "strength_ug_per_h": 35},
    ),
]


@pytest.mark.parametrize(("code", "field", "given"), REFUSED)
def test_refuses_rather_than_guesses(code, field, given):
    problem = ask(units=10, **given)["problem"]
    assert (problem["code"], problem["field"]) == (code, field)
    assert problem["message"].endswith(".")


@pytest.mark.parametrize("units", [None, -1, "ti", 1e9, False])
def test_units_are_needed(units):
    problem = ask(substance="diazepam", strength_mg=5, units=units)["problem"]
    assert (problem["code"], problem["field"]) == ("invalid_units", "units")


def test_a_product_in_units_asks_for_no_strength():
    card = form(substance="Paralgin forte", route="oral", units="100")["card"]
    assert card["headline"] == "25 DDD"
    assert card["range"] == "100 enheter. Én DDD er 4 enheter."
    assert any("300 mg OMEQ" in note for note in card["notes"])


def test_a_patch_asks_for_its_own_strength():
    asked = form(substance="fentanyl", route="transdermal", units="5")
    assert asked["fields"] == ["strength_ug_per_h"]
    card = form(substance="fentanyl", route="transdermal", units="5", strength_ug_per_h="12")
    assert "Plasteret som heter 12" in card["card"]["warnings"][0]


def test_methadone_says_why_there_is_no_omeq():
    card = form(substance="metadon", route="oral", units="10", strength_mg="20")["card"]
    assert any("avhenger omregningen av døgndosen" in note for note in card["notes"])


def test_every_choice_of_the_form_can_be_reckoned():
    from riktig.calculators.consumption.ddd_form import ddd_form

    fields = {field.key: field for field in ddd_form().fields}
    for choice in fields["substance"].choices:
        for route in fields["route"].choices_by[choice.value]:
            patch = route == "transdermal"
            strength = {"strength_ug_per_h": 25} if patch else {"strength_mg": 1}
            if choice.value not in fields["strength_mg"].shown_for["substance"]:
                strength = {}
            answer = ask(substance=choice.value, route=route, units=1, **strength)
            assert answer["ok"], (choice.value, route, answer)
