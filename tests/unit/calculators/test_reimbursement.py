"""Reimbursement -71: a rule on who pays, told as that."""

from __future__ import annotations

import pytest

from riktig.registry import calculate, handle


def ask(**given):
    return calculate({"calculator": "reimbursement_71", "input": given})


def form(**values):
    return handle({"op": "answer", "calculator": "reimbursement_71", "values": values})


def test_the_card_says_it_is_no_ban_and_what_it_is_not_for():
    card = form(methadone="false", pain_clarified="true", omeq_mg_per_day="100,5")["card"]
    assert card["headline"] == "Smerteklinikk må søke"
    notes = " ".join(card["notes"])
    assert "ikke et forbud" in notes
    assert "migrene" in notes
    assert "2 år" in notes


def test_a_refused_application_lasts_no_years():
    card = form(methadone="false", pain_clarified="true", omeq_mg_per_day="301")["card"]
    assert not any(" år " in note for note in card["notes"])


def test_the_form_asks_for_the_dose_unless_methadone():
    assert form(methadone="false", pain_clarified="true")["fields"] == ["omeq_mg_per_day"]
    assert form(methadone="true", pain_clarified="true")["ok"]


@pytest.mark.parametrize("unclear", [None, "ja", 1, []])
def test_yes_and_no_are_never_assumed(unclear):
    for key in ("methadone", "pain_clarified"):
        given = {"omeq_mg_per_day": 50, "methadone": False, "pain_clarified": True, key: unclear}
        problem = ask(**given)["problem"]
        assert (problem["code"], problem["field"]) == ("yes_or_no_needed", key)


@pytest.mark.parametrize("dose", [None, -1, "mye", 10**9, float("nan")])
def test_the_dose_is_needed_where_it_decides(dose):
    problem = ask(omeq_mg_per_day=dose, methadone=False, pain_clarified=True)["problem"]
    assert (problem["code"], problem["field"]) == ("invalid_dose", "omeq_mg_per_day")


def test_the_card_says_that_there_are_more_conditions():
    shown = form(methadone="false", pain_clarified="true", omeq_mg_per_day="80")["card"]
    assert any("flere vilkår" in note for note in shown["notes"])
