"""Steps: holds, tablets, prescriptions, switch, and what opioids are told."""

from __future__ import annotations

import json

import pytest
from planning_asks import OXYCODONE, ask, plan

from riktig.charts.catalogue import filled
from riktig.clinical.tables import rows

NITRAZEPAM = {
    "substance": "nitrazepam",
    "form": "",
    "start_mg_per_day": 10,
    "strengths": [{"mg": 5, "divisible": True}],
    "step": 25,
}


def test_a_step_held_longer_moves_the_rest_and_going_on_takes_it_back():
    before, held = plan(), plan(holds=[{"day": 28, "days": 10}])
    assert [s["date"] for s in held["steps"][:3]] == [s["date"] for s in before["steps"][:3]]
    assert held["steps"][2]["held_days"] == 10
    assert held["steps"][2]["days"] == before["steps"][2]["days"] + 10
    assert held["steps"][3]["date"] == "2027-01-22"
    assert plan(holds=[]) == before


def test_half_tablets_are_said_and_dispensed_whole():
    step = plan(**NITRAZEPAM)["steps"][1]
    assert step["mg_per_day"] == 7.5
    assert step["tablets_text"] == "1½ tablett à 5 mg"
    assert step["dispensings"][0]["text"] == "21 tabletter à 5 mg"
    assert plan(**NITRAZEPAM, dispensing_days=5)["steps"][1]["dispensings"][0]["text"].startswith(
        "8 "
    )


def test_a_prescription_for_a_long_step_asks_for_part_dispensing():
    text = plan(interval_days=28, dispensing_days=14)["steps"][0]["prescription"]["text"]
    assert "oksazepam, tablett, styrke 15 mg" in text
    assert "01.12.2026–28.12.2026" in text
    assert "Mengde til hele trinnet: 84 tabletter à 15 mg." in text
    assert "14 dager om gangen (42 tabletter à 15 mg hver gang)" in text


@pytest.mark.parametrize(
    ("values", "total", "wish"),
    [
        (
            {"strengths": [{"mg": 15}], "step": 50, "interval_days": 28, "dispensing_days": 10},
            "84 tabletter à 15 mg",
            "10 dager om gangen (30 tabletter à 15 mg de 2 første gangene, "
            "24 tabletter à 15 mg siste gang)",
        ),
        (
            {"strengths": [{"mg": 15}], "step": 50, "interval_days": 14, "dispensing_days": 10},
            "42 tabletter à 15 mg",
            "først 10 dager (30 tabletter à 15 mg), så 4 dager (12 tabletter à 15 mg)",
        ),
        (
            {"strengths": [{"mg": 15}], "step": 50, "interval_days": 7, "dispensing_days": 7},
            "21 tabletter à 15 mg",
            "Anbrudd, så antallet blir nøyaktig (21 tabletter à 15 mg)",
        ),
    ],
)
def test_the_parts_add_up_to_the_amount(values, total, wish):
    text = plan(**values)["steps"][0]["prescription"]["text"]
    assert f"Mengde til hele trinnet: {total}." in text
    assert wish in text


def test_half_tablets_are_rounded_up_at_each_dispensing_and_the_last_is_told_apart():
    made = plan(
        substance="zopiklon",
        form="filmdrasjert tablett",
        strengths=[{"mg": 7.5, "divisible": True}],
        start_mg_per_day=3.75,
        step=100,
        interval_days=15,
        dispensing_days=7,
    )
    text = made["steps"][0]["prescription"]["text"]
    assert "Mengde til hele trinnet: 9 tabletter" in text
    assert "4 tabletter à 7,5 mg de 2 første gangene, 1 tablett à 7,5 mg siste gang" in text


def test_a_day_at_a_time_over_years_is_told_as_a_pattern():
    values = {
        "strengths": [{"mg": 0.5}],
        "start_mg_per_day": 75,
        "step": 1.5,
        "interval_days": 366,
        "dispensing_days": 1,
    }
    made = plan(**values)
    assert len(made["steps"]) > 60
    assert all(len(step["dispensings"]) <= 2 for step in made["steps"])
    [one] = made["steps"][0]["dispensings"]
    assert one["times"] == 366
    assert one["when_text"] == "Fra 01.12.2026, 366 ganger, 1 dag om gangen"
    assert len(json.dumps(made, ensure_ascii=False).encode()) < 300_000


def test_the_largest_plan_taken_is_of_a_bounded_size():
    odd = [193, 170.5, 162.5, 154.5, 149.5, 148.5, 88.5, 85, 60.5, 59.5, 7.5]
    answer = ask(
        substance="tramadol",
        form="depottablett x2",
        strengths=[{"mg": mg} for mg in odd],
        start_mg_per_day=5000,
        method="fixed_mg",
        step=65,
        dispensing_days=5,
        answers={},
    )
    assert len(answer["plan"]["steps"]) > 60
    assert len(json.dumps(answer, ensure_ascii=False).encode()) < 300_000


def test_the_last_step_asks_to_recall_and_not_to_prescribe():
    last = plan()["steps"][-1]
    assert last["is_last"]
    assert last["dispensings"] == []
    assert last["prescription"]["text"].splitlines()[1].startswith("Ingen ny resept.")


def test_a_plan_that_stops_above_zero_says_why():
    made = plan(step=0)
    assert made["why_not"]
    assert made["headline"] == "Planen stopper på 45 mg"
    assert made["sheet"]["pages"][-1]["continued"]


def test_opioids_have_omeq_lost_tolerance_and_naloxone_and_others_do_not():
    made = plan(**OXYCODONE)
    assert made["steps"][0]["omeq_mg"] == 90
    said = " ".join(item["text"] for item in made["opioid"]["items"])
    assert "nalokson" in said
    assert "tåler mindre" in said
    assert all(item["source"] for item in made["opioid"]["items"])
    assert plan()["opioid"] is None
    assert plan()["steps"][0]["omeq_text"] == ""


def test_every_plan_says_what_to_do_when_it_goes_badly():
    for values in ({}, OXYCODONE, NITRAZEPAM):
        said = " ".join(item["text"] for item in plan(**values)["badly"]["items"])
        assert "råder til å bli lenger" in said
        assert "råder til ikke å gå opp igjen" in said


@pytest.mark.parametrize(
    ("values", "confidence"),
    [
        ({}, "A"),
        (OXYCODONE, "B"),
        ({"substance": "zopiklon", "form": "", "strengths": [], "start_mg_per_day": 7.5}, "D"),
        ({"substance": "pregabalin", "form": "", "strengths": [], "start_mg_per_day": 300}, "D"),
    ],
)
def test_not_to_stop_abruptly_stands_on_every_plan_and_sheet(values, confidence):
    made = plan(**values)
    [said] = [item for item in made["badly"]["items"] if "brått" in item["text"]]
    assert said["source"]
    assert ("valgt av oss" in said["text"]) is (confidence == "D")
    assert any("Slutt ikke brått" in line for line in made["sheet"]["badly"]["lines"])
    assert "ikke slutt brått" in made["journal"]["text"]
    class_ = {"oksazepam": "benzodiazepine", "oksykodon": "opioid", "zopiklon": "z_hypnotic"}
    of = class_.get(values.get("substance", "oksazepam"), "gabapentinoid")
    [row] = [r for r in rows("plan_facts")
             if r["fact"].startswith("no_abrupt_stop") and of in r["classes"].split()]  # fmt: skip
    assert row["confidence"] == confidence


def test_strengths_left_out_are_those_of_the_table_and_only_sourced_halves():
    zolpidem = plan(
        substance="zolpidem",
        form="",
        start_mg_per_day=10,
        strengths=[],
        method="fixed_mg",
        step=2.5,
    )
    assert [s["mg_per_day"] for s in zolpidem["steps"]] == [10, 5, 0]


@pytest.mark.parametrize(
    ("dose", "outside"), [(9, False), (15, False), (8.99, True), (15.01, True)]
)
def test_a_switch_shows_the_range_and_warns_outside_it(dose, outside):
    made = plan(form="", strengths=[], switch={"to": "diazepam", "dose_mg_per_day": dose})
    assert "9–15 mg diazepam" in made["switch"]["range_text"]
    assert any("utenfor spennet" in said for said in made["switch"]["warnings"]) is outside
    assert made["steps"][0]["mg_per_day"] <= dose
    assert "diazepam" in made["steps"][0]["prescription"]["text"]


def test_a_switch_says_how_slowly_and_when_to_see_the_patient_again():
    given = {"form": "", "strengths": []}
    notes = plan(**given, switch={"to": "diazepam", "dose_mg_per_day": 10})["switch"]["notes"]
    assert "1–2 uker" in notes[0]["text"]
    assert "5–7 dager" in notes[1]["text"]
    assert all(note["source"] for note in notes)


def test_a_dispensing_longer_than_a_step_is_told():
    long, fits = plan(dispensing_days=28), plan(dispensing_days=14)
    assert any("lengre enn trinnet" in said for said in long["warnings"])
    assert not any("lengre enn trinnet" in said for said in fits["warnings"])
    assert long["steps"][0]["dispensings"][0]["days"] == 14


def test_a_switch_to_oxazepam_keeps_both_ranges_wide():
    made = plan(
        substance="zopiklon",
        form="",
        strengths=[],
        start_mg_per_day=7.5,
        switch={"to": "oksazepam", "dose_mg_per_day": 25},
    )
    # 7.5 mg zopiclone is 7.5-10 mg diazepam, and 5 mg diazepam is 15-25 mg oxazepam.
    assert "22,5–50 mg oksazepam" in made["switch"]["range_text"]


@pytest.mark.parametrize("to", ["oksazepam", "zopiklon", "", None, 5, ["diazepam"]])
def test_a_switch_that_no_table_covers_is_refused_or_none(to):
    answer = ask(switch={"to": to, "dose_mg_per_day": 10})
    if to in ("", None):
        assert answer["ok"]
        assert answer["plan"]["switch"] is None
    else:
        assert answer["errors"][0]["field"] == "switch.to"


def test_an_opioid_is_not_switched_to_diazepam():
    answer = ask(**{**OXYCODONE, "switch": {"to": "diazepam", "dose_mg_per_day": 10}})
    assert answer["problem"]["code"] == "switch_not_covered"


def test_the_picture_is_one_the_charts_know():
    for values in ({}, OXYCODONE):
        assert filled(plan(**values)["picture"])["datasets"]["steps"]


def test_driving_is_left_out_when_not_asked_for_or_not_driving():
    for group in ("", None, "none"):
        assert plan(driving_group=group)["steps"][0]["driving"] is None
    assert "kjører ikke" in plan(driving_group="none")["journal"]["text"]


def test_a_source_is_named_for_the_doses_and_for_what_is_said():
    titles = [one["title"] for one in plan(**OXYCODONE)["sources"]]
    assert "Ekvipotens av opioiddoser" in titles
    assert "Nasjonal overdosestrategi 2019-2022" in titles
    assert len(titles) == len(set(titles))
