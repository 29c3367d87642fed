"""What a person sees of a taper: the form as typed, tablets in words, the card."""

from __future__ import annotations

import pytest

from riktig.calculators.calculator import CALCULATORS
from riktig.calculators.taper.words import interval_text, length_text, units_text
from riktig.doors import answer_door

TYPED = {
    "substance": "oksazepam",
    "start_mg_per_day": "60",
    "strengths": [{"mg": "15", "divisible": "true"}, {"mg": "", "divisible": ""}],
    "preset": "TRAPPNED",
    "method": "",
    "step": "",
    "interval_days": "",
}


def ask(**changed):
    return answer_door({"calculator": "taper", "values": TYPED | changed, "face": "apps"}, ())


def card(**changed):
    answered = ask(**changed)
    assert answered["ok"], answered
    return answered["card"]


def test_a_form_as_typed_gives_the_card():
    shown = card()
    assert shown["headline"] == "Ned til 0 på 10 uker"
    assert shown["headline_label"] == "oksazepam fra 60 mg i døgnet"
    assert "20 % av dosen du er på, hver uke" in shown["range"]
    assert shown["tables"][0]["rows"][2][1:3] == ["37,5 mg", "2 ½ tabletter à 15 mg"]
    assert shown["picture"]["chart"] == "taper_trajectory"
    assert shown["picture"]["data"]["limits"][0]["label"] == "Førerkort: 30 mg"
    assert "60, 45, 37,5, 30, 22,5, 15, 7,5, 0 mg" in shown["copy_text"]


@pytest.mark.parametrize(
    ("method", "said"),
    [("percent_of_original", "av startdosen"), ("percent_of_current", "av dosen du er på")],
)
def test_every_card_names_what_the_percentage_is_of(method, said):
    shown = card(preset="", method=method, step="20", interval_days="7")
    assert f"20 % {said}" in shown["range"]
    assert f"20 % {said}" in shown["copy_text"]


def test_sources_stand_side_by_side():
    table = card()["tables"][1]
    assert [row[1] for row in table["rows"]] == [
        "5–10 % av dosen du er på med 2–4 uker mellom",
        "like store trinn hver uke, 4–12 uker i alt",
        "10–20 % av startdosen hver uke",
        "10 % av startdosen hver uke",
        "20–25 % av dosen du er på med 7–8 dager mellom",
    ]


def test_a_plan_that_stands_still_says_so():
    shown = card(preset="", method="fixed_mg", step="0", interval_days="7")
    assert shown["headline"] == "Planen når ikke 0"
    assert shown["notes"][0].startswith("Trinnet er 0")
    assert shown["picture"]["data"]["steps"][-1] == {"week": 1.0, "mg": 60.0}


def test_an_opioid_shows_omeq_and_the_limits_it_passes():
    shown = card(
        substance="oksykodon",
        start_mg_per_day="320",
        strengths=[{"mg": "20", "divisible": "false"}],
        preset="CDC2022",
    )
    assert shown["tables"][0]["rows"][0][-1] == "480 mg"
    assert [limit["label"] for limit in shown["picture"]["data"]["limits"]] == [
        "Førerkort, stønad: 300 mg OMEQ",
        "Stønad ved fastlege: 100, høy dose: 90 mg OMEQ",
        "",  # stands with the one just above
        "Økt risiko for overdose: 50 mg OMEQ",
    ]


def test_an_untouched_form_waits_and_a_half_filled_one_is_told_what_lacks():
    assert ask(substance="", start_mg_per_day="", strengths=[], preset="")["incomplete"]
    lacking = ask(preset="")
    assert lacking["errors"][0]["field"] == "method"


def test_a_proposal_is_chosen_by_what_it_says():
    fields = {field.key: field for field in CALCULATORS["taper"].form().fields}
    labels = {choice.value: choice.label for choice in fields["preset"].choices}
    assert labels["HDIR"].endswith("10–20 % av startdosen hver uke")
    assert labels["TRAPPNED"].endswith("20–25 % av dosen du er på med 7–8 dager mellom")
    assert labels["FIFE"] == "NHS Fife (Skottland)"


def test_a_wrong_strength_is_told_in_the_row_it_was_typed_in():
    rows = [{"mg": "", "divisible": ""}, {"mg": "-5", "divisible": "true"}]
    assert ask(strengths=rows)["errors"][0]["field"] == "strengths.1.mg"


@pytest.mark.parametrize(
    ("units", "said"),
    [
        ([{"mg": 5.0, "count": 2.5}], "2 ½ tabletter à 5 mg"),
        ([{"mg": 5.0, "count": 1.0}, {"mg": 2.0, "count": 0.5}],
         "1 tablett à 5 mg + ½ tablett à 2 mg"),
        ([], "ingen"),
    ],
)  # fmt: skip
def test_tablets_in_words(units, said):
    assert units_text(units, "diazepam") == said


def test_capsules_are_capsules():
    assert units_text([{"mg": 300.0, "count": 2.0}], "gabapentin") == "2 kapsler à 300 mg"


@pytest.mark.parametrize(
    ("days", "said"),
    [(1, "1 dag"), (7, "1 uke"), (13, "13 dager"), (70, "10 uker"), (73, "10 uker og 3 dager")],
)
def test_lengths_in_words(days, said):
    assert length_text(days) == said


@pytest.mark.parametrize(
    ("days", "said"), [(1, "hver dag"), (7, "hver uke"), (14, "hver 2. uke"), (10, "hver 10. dag")]
)
def test_intervals_in_words(days, said):
    assert interval_text(days) == said


def test_the_check_says_how_a_reduction_stands_to_asam():
    values = {"from_mg": "20", "to_mg": "14", "days": "14", "substance_class": "benzodiazepine"}
    answered = answer_door({"calculator": "taper_check", "values": values}, ())
    shown = answered["card"]
    assert shown["headline"] == "30 %"
    assert any("ikke mer enn 25 % på 14 dager" in note for note in shown["notes"])


@pytest.mark.parametrize("name", ["taper", "taper_check"])
def test_the_schema_is_made_and_asks_no_method_where_a_source_gives_it(name):
    made = CALCULATORS[name].schema()
    assert not {"method", "step", "interval_days", "preset"} & set(made["required"])
