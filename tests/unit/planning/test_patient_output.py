"""Output about one patient: given where it is switched on, and for made-up patients."""

from __future__ import annotations

import json

import pytest
from planning_asks import ask, case_values, no_to_all, plan

from riktig import configuration
from riktig.planning.cases import cases
from riktig.registry import handle

SWITCH = {
    "substance": "zopiklon",
    "form": "",
    "strengths": [],
    "start_mg_per_day": 15,
    "switch": {"to": "diazepam", "dose_mg_per_day": 17},
}
WITHHELD = ("sheet", "calendar", "journal")


@pytest.mark.parametrize("face", ["public_site", "someone else", None, 7, ["apps"]])
def test_a_face_without_patient_output_gets_none(face):
    made = plan(face=face, **SWITCH)
    assert all(made[key] is None for key in WITHHELD)
    assert made["switch"]["dose_text"] is None
    assert made["withheld"]
    written = json.dumps(made, ensure_ascii=False)
    for text in ("Indikasjon: ____", "BEGIN:VCALENDAR", "Legekontoret:", "Du har valgt 17"):
        assert text not in written


def test_no_label_promises_what_the_face_does_not_give():
    shut, given = (handle({"op": "plan_form", "face": f})["form"] for f in ("public_site", "apps"))
    for word in ("ark", "kalender", "journal"):
        promised = f"{shut['labels']['intro']} {shut['labels']['not_now_submit']}"
        assert word not in promised.casefold()
    assert "ark" in given["labels"]["intro"]
    assert "ikke på siden som er åpen for alle" in given["patient_output_note"]
    assert shut["labels"].keys() == given["labels"].keys()
    wait = {"decision": "not_now", "reason": "benefit", "new_date": "2027-01-01"}
    assert "Skriv i journalen" in plan(face="public_site", **wait)["message"]
    assert "Skriv i journalen" not in plan(face="apps", **wait)["message"]


@pytest.mark.parametrize("face", ["apps", "command_line"])
def test_a_face_with_patient_output_gets_all(face):
    made = plan(face=face, **SWITCH)
    assert all(made[key] for key in WITHHELD)
    assert made["switch"]["dose_text"] == "Du har valgt 17 mg diazepam per døgn."
    assert made["withheld"] == ""
    assert made["stamp"] == ""


def test_the_switch_off_everywhere_withholds_everywhere(monkeypatch):
    monkeypatch.setattr(configuration, "_faces_with_patient_output", frozenset)
    assert plan(face="apps")["sheet"] is None
    assert (
        plan(face="apps", decision="not_now", reason="benefit", new_date="2027-01-01")["journal"]
        is None
    )


@pytest.mark.parametrize("name", cases())
def test_a_made_up_patient_has_all_of_it_on_every_face_and_stamped(name):
    made = plan(face="public_site", **{"form": "", **case_values(name)})
    assert made["stamp"] == made["sheet"]["stamp"] == "Oppdiktet pasient"
    assert made["journal"]["text"].startswith("Oppdiktet pasient\n")
    assert made["calendar"]["text"].count("SUMMARY:Oppdiktet pasient") == len(made["steps"])
    assert made["steps"][0]["mg_per_day"] == float(cases()[name].start_mg_per_day)
    assert made["steps"][-1]["mg_per_day"] == 0


@pytest.mark.parametrize(
    "other",
    [
        {"start_mg_per_day": 44},
        {"start_mg_per_day": "45,01"},
        {"substance": "diazepam", "form": ""},
        {"case": "kari"},
        {"case": ["solvine"]},
    ],
)
def test_another_medicine_or_dose_is_not_the_made_up_patient(other):
    answer = ask(face="public_site", **{**case_values("solvine"), **other})
    assert not answer["ok"]
    assert answer["problem"]["code"] in ("case_differs", "unknown_case")
    assert answer["message"]


@pytest.mark.parametrize(
    ("name", "to", "dose"),
    [("solvine", "diazepam", 22.5), ("myrmund", "oksazepam", 35), ("myrmund", "diazepam", 77)],
)
def test_a_switch_does_not_make_the_made_up_patient_another_one(name, to, dose):
    given = {**case_values(name), "form": "", "strengths": []}
    given["switch"] = {"to": to, "dose_mg_per_day": dose}
    made = plan(face="public_site", **given)
    assert [made[key] for key in WITHHELD] == [None] * 3
    assert made["switch"]["dose_text"] is None
    assert "bytter legemiddel" in made["withheld"]
    assert plan(face="apps", **given)["sheet"]["stamp"] == "Oppdiktet pasient"


def test_the_dose_chosen_is_in_no_warning_where_it_is_withheld():
    made = plan(
        face="public_site", **{**SWITCH, "switch": {"to": "diazepam", "dose_mg_per_day": 77}}
    )
    [_] = [said for said in made["switch"]["warnings"] if "utenfor spennet" in said]
    assert "77" not in json.dumps(made["switch"], ensure_ascii=False)


def test_a_made_up_patients_plan_may_be_varied():
    made = plan(face="public_site", **{**case_values("solvine"), "step": 5, "interval_days": 28})
    assert made["sheet"]


def test_a_journal_text_holds_what_a_written_plan_holds_and_no_one():
    text = plan(answers=no_to_all("benzodiazepine"))["journal"]["text"]
    for part in ("Indikasjon:", "Ansvarlig lege:", "Forventet varighet:", "Mål:", "Oppfølging:"):
        assert part in text
    assert "____" in text
    assert "Spurt om før start, nei på alt:" in text
    assert "Ikke avklart" not in text
