"""Part E of `docs/explanation/report-criteria.md`: what a plan carries forward."""

from __future__ import annotations

import pytest
from criteria_group import PLANS
from criteria_page import counted, page, record

WORDS = {"P0001": "høyst 40 % innen 31.10.2026", "P0002": "høyst 55 per 1 000 innen 31.10.2026"}


def plan_of(made, member):
    return page(made.reports("group") / f"{member}.html").part("plan-1")


def values_of(made, member):
    """What a machine reads of the plan."""
    said = record(made.reports("group") / f"{member}.json")["statements"]
    told = {}
    for one in said:
        if one["block"] == "plan-1":
            told |= {name: value for name, value in one["values"].items() if value is not None}
    return told


@pytest.mark.parametrize("member", PLANS)
def test_e_the_aim_is_a_number_and_a_date(made, member):
    aim = plan_of(made, member).row("Slik vil jeg ha det")[1]
    assert aim == WORDS[member]
    assert values_of(made, member)["aim"] == PLANS[member]["aim"]
    assert values_of(made, member)["by"] == PLANS[member]["by"]


@pytest.mark.parametrize("member", PLANS)
def test_e_the_change_and_the_prediction_are_the_doctor_s_own_words(made, member):
    plan = plan_of(made, member)
    for row, field in (("Det jeg vil prøve", "change"), ("Det jeg tror", "prediction")):
        assert plan.row(row)[1] == PLANS[member][field]
        assert values_of(made, member)[field] == PLANS[member][field]


@pytest.mark.parametrize("member", PLANS)
def test_e_the_measure_is_the_same_by_id_and_version(made, member):
    told = plan_of(made, member).row("Målet som telles")[1]
    assert f"({PLANS[member]['measure']}, versjon {PLANS[member]['version']})" in told
    both = [made.summary(period, member, "share") for period in ("before", "after")]
    versions = {
        one["version"]
        for summary in both
        for one in summary["measures"]
        if one["id"] == PLANS[member]["measure"]
    }
    assert versions == {PLANS[member]["version"]}


@pytest.mark.parametrize("member", PLANS)
def test_e_what_came_of_it_is_the_summary_s_count(made, member):
    plan = plan_of(made, member)
    after = {one["id"]: one for one in made.summary("after", member, "share")["measures"]}
    found = after[PLANS[member]["measure"]]
    x, n, value = counted(plan.row("Det som skjedde")[1])
    assert (x, n) == (found["numerator"], found["denominator"])
    reached = value <= PLANS[member]["aim"]
    assert ("ikke nådd ennå" in plan.said) == (not reached)
    assert (values_of(made, member)["outcome"] == "reached") == reached


def test_e_a_decision_that_is_made_stands_and_another_is_asked_for(made):
    assert plan_of(made, "P0002").row("Min beslutning")[1] == "endre"
    assert "Du har bestemt: endre." in plan_of(made, "P0002").said
    assert plan_of(made, "P0001").row("Min beslutning")[1].split() == [
        "behold",
        "endre",
        "legg",
        "bort",
    ]
    assert "Velg nå: behold, endre eller legg bort." in plan_of(made, "P0001").said


def test_e_the_group_s_sheet_has_every_field_to_write_in(made):
    sheet = page(made.reports("group") / "gruppe.html").part("worksheet")
    fields = " ".join(row[0] for row in sheet.rows)
    for field in (
        "Tallet jeg vil nå, og innen hvilken dato",
        "Det jeg vil prøve",
        "Det jeg tror vil skje",
        "Målet jeg følger",
        "Det jeg så",
        "Behold, endre eller legg bort",
    ):
        assert field in fields
