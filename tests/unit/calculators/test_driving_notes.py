"""What a driving answer tells beside its rules: other sources, and whom a rule is for."""

from __future__ import annotations

import pytest

from riktig.registry import calculate, handle


def ask(*drugs, group=1):
    return calculate({"calculator": "driving", "input": {"group": group, "drugs": list(drugs)}})


def said(answered):
    return {one["code"]: one["message"] for one in answered["warnings"]}


@pytest.mark.parametrize(("drug", "mg"), [("zopiklon", 7.5), ("zolpidem", 10), ("nitrazepam", 5)])
def test_another_source_asks_unchanged_days_of_hypnotics_and_decides_nothing(drug, mg):
    found = ask({"drug": drug, "mg_per_day": mg, "hours_before_driving": 8})
    assert found["result"]["requirement_met"] is True
    assert "7 dager" in said(found)["other_stable_days"]
    assert "NHI-FK" in found["sources"]
    plain = ask({"drug": "diazepam", "mg_per_day": 5, "stable_days": 30})
    assert "other_stable_days" not in said(plain)


def test_the_rule_for_opioids_is_for_longer_treatment():
    opioid = {"drug": "opioid", "omeq_mg": 100, "indication": True, "long_acting": True}
    found = ask({**opioid, "days_since_increase": 30})
    assert found["result"]["requirement_met"] is True
    assert "mer enn 7 dager" in said(found)["treatment_days"]


def test_lar_has_a_rule_of_its_own_and_not_the_sentence_of_section_35():
    form = {"group": "1", "drugs": [{"drug": "LAR", "stable_days": "730"}]}
    shown = handle({"op": "answer", "calculator": "driving", "values": form})["card"]
    lines = [
        *shown["notes"],
        shown["range"],
        *(cell for row in shown["tables"][0]["rows"] for cell in row),
    ]
    of_lar = [line for line in lines if "LAR" in line]
    assert of_lar
    assert not any("§ 35" in line for line in of_lar)
    assert "§ 35" not in shown["range"]


@pytest.mark.parametrize("key", ["stable_days", "days_since_increase"])
def test_days_are_whole(key):
    opioid = {"drug": "opioid", "omeq_mg": 100, key: 2.5}
    problem = ask(opioid)["problem"]
    assert (problem["code"], problem["field"]) == ("invalid_count", f"drugs.0.{key}")
