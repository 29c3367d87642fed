"""What a reader meets of the driving rules: refusals, the card, the note for the record."""

from __future__ import annotations

import pytest

from riktig.calculators.driving import limits
from riktig.registry import calculate, handle


def ask(*drugs, group=1, face="command_line"):
    return calculate({"calculator": "driving", "input": {"group": group, "drugs": drugs}}, face)


def card(*drugs, group="1", face="apps"):
    values = {"group": group, "drugs": list(drugs)}
    return handle({"op": "answer", "calculator": "driving", "values": values, "face": face})


REFUSED = [
    ("unknown_substance", "drugs.0.drug", {"drug": "sobrilium"}),
    ("unknown_substance", "drugs.0.drug", {"mg_per_day": 5}),
    ("two_doses", "drugs.0.omeq_mg", {"drug": "tramadol", "mg_per_day": 5, "omeq_mg": 5}),
    ("omeq_for_opioids_only", "drugs.0.omeq_mg", {"drug": "diazepam", "omeq_mg": 5}),
    ("mg_of_unnamed_opioid", "drugs.0.mg_per_day", {"drug": "opioid", "mg_per_day": 50}),
    ("invalid_yes_no", "drugs.0.long_acting", {"drug": "opioid", "long_acting": "ja"}),
    ("invalid_count", "drugs.0.stable_days", {"drug": "diazepam", "stable_days": -1}),
    ("invalid_dose", "drugs.0.mg_per_day", {"drug": "diazepam", "mg_per_day": "1.000"}),
    ("methadone_ambiguous", "drugs.0.mg_per_day", {"drug": "metadon", "mg_per_day": 70}),
    ("no_ratio_in_table", "drugs.0.mg_per_day", {"drug": "fentanyl", "mg_per_day": 1}),
]


@pytest.mark.parametrize(("code", "field", "drug"), REFUSED)
def test_refuses_rather_than_guesses(code, field, drug):
    problem = ask(drug)["problem"]
    assert (problem["code"], problem["field"]) == (code, field)


@pytest.mark.parametrize("group", [0, 4, None, True, "B", 1.5, []])
def test_a_licence_group_there_is_not(group):
    assert ask({"drug": "diazepam"}, group=group)["problem"]["code"] == "invalid_group"


def test_an_omeq_given_for_a_patch_is_an_opioid_like_any_other():
    told = {"days_since_increase": 30, "long_acting": True, "indication": True}
    assert ask({"drug": "fentanyl", "omeq_mg": 120, **told})["result"]["requirement_met"]


def test_the_refusal_of_the_second_opioid_is_told_at_its_own_line():
    problem = ask({"drug": "tramadol", "mg_per_day": 100}, {"drug": "etylmorfin", "mg_per_day": 9})
    assert problem["problem"]["field"] == "drugs.1.mg_per_day"


def test_the_card_says_it_in_words_with_the_limit():
    shown = card({"drug": "oksazepam", "mg_per_day": "20", "stable_days": "3"})["card"]
    assert shown["headline"] == "Kravet er ikke oppfylt"
    assert shown["notes"][0] == (
        "Oksazepam: Dose og tidspunkter må ha vært uendret i minst 7 dager."
    )
    assert shown["tables"][0]["rows"] == [["oksazepam", "20 mg", "30 mg"]]
    assert any("ikke lest i fulltekst" in warning for warning in shown["warnings"])


def test_what_is_missing_is_asked_for_by_name():
    shown = card({"drug": "zopiklon", "mg_per_day": "5", "hours_before_driving": ""})["card"]
    assert shown["headline"] == "Kan ikke avgjøres ennå"
    assert "minst 8 timer" in shown["notes"][0]


def test_the_note_for_the_record_is_output_about_one_patient():
    drug = {"drug": "alprazolam", "mg_per_day": "0,5"}
    (note,) = card(drug)["card"]["copyables"]
    assert "gruppe 1" in note["text"]
    assert "minst 6 måneder" in note["text"]
    assert "ikke lest i fulltekst" in note["text"]
    public = card(drug, face="public_site")["card"]
    assert public["copyables"] == []
    assert public["headline"] == "Kravet er ikke oppfylt"


def test_a_requirement_that_is_met_leaves_nothing_out():
    public = card({"drug": "diazepam", "mg_per_day": "10", "stable_days": "8"}, face="public_site")[
        "card"
    ]
    assert public["headline"] == "Kravet er oppfylt"
    assert not any("slått av" in warning for warning in public["warnings"])


def test_the_older_rule_is_told_beside_the_newer_one():
    shown = card({"drug": "opioid", "omeq_mg": "100"})["card"]
    assert any("14 dager" in note and "eldre veileder" in note for note in shown["notes"])


def test_limits_for_a_plan():
    assert limits("oxazepam").most.value == 30
    assert limits("oxazepam").days_unchanged.value == 7
    assert limits("N05CF01").hours_before_driving.value == 8
    assert limits("tramadol").most.unit == "mg OMEQ/day"
    assert limits("diazepam", 2).most.value == 0
    assert limits("zopiklon", 2).most is None
    assert limits("pregabalin").kind == "individual"


def test_an_antihistamine_that_is_no_hypnotic_counts_for_no_other_drug():
    other = {"drug": "prometazin", "mg_per_day": 25, "as_hypnotic": False}
    given = {"group": 1, "drugs": [{"drug": "oksazepam", "mg_per_day": 30, "stable_days": 60}]}
    given["drugs"].append(other)
    result = calculate({"calculator": "driving", "input": given})["result"]
    assert result["requirement_met"] is None
    assert result["reasons"] == ["individual_assessment"]
    given["drugs"].append({"drug": "zopiklon", "mg_per_day": 3.75, "hours_before_driving": 9})
    assert (
        "three_or_more"
        not in calculate({"calculator": "driving", "input": given})["result"]["reasons"]
    )


def test_the_table_of_limits_counts_as_the_rules_do():
    shown = card(
        {"drug": "oksazepam", "mg_per_day": "30", "stable_days": "60"},
        {"drug": "hydroksyzin", "mg_per_day": "50", "as_hypnotic": "false"},
    )["card"]
    assert [row[2] for row in shown["tables"][0]["rows"]] == ["30 mg", "vurderes etter § 35"]
    assert not any("halvert" in note for note in shown["notes"])


def test_a_medicine_without_a_sourced_rule_is_not_free():
    values = {"group": "3", "drugs": [{"drug": "zopiklon", "mg_per_day": "7,5"}]}
    shown = handle({"op": "answer", "calculator": "driving", "values": values})["card"]
    assert shown["headline"] == "Kildene gir ikke svar"
    assert shown["tables"][0]["rows"][0][2] == "ikke funnet i kildene"
    assert any("Det betyr ikke at bruken er tillatt" in note for note in shown["notes"])
    assert "fritt" not in str(shown)
    assert "ingen fast grense" not in str(shown["tables"])


def test_where_no_dose_is_allowed_nothing_is_halved_and_the_duty_is_told():
    drugs = [{"drug": "oksazepam", "mg_per_day": "10"}, {"drug": "diazepam", "mg_per_day": "5"}]
    values = {"group": "2", "drugs": drugs}
    shown = handle({"op": "answer", "calculator": "driving", "values": values})["card"]
    assert [row[2] for row in shown["tables"][0]["rows"]] == ["ingen dose", "ingen dose"]
    assert not any("halvert" in note for note in shown["notes"])
    assert any("meldeplikten" in note for note in shown["notes"])


def test_where_the_note_is_off_nothing_is_said_of_start_doses():
    over = {"drug": "oksazepam", "mg_per_day": 45, "stable_days": 30}
    shut = ask(over, face="public_site")
    assert shut["result"]["requirement_met"] is False
    assert "journal_text" not in shut["result"]
    assert "patient_output_off" not in [one["code"] for one in shut["warnings"]]
