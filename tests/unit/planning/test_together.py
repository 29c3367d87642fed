"""Several medicines in one plan, and two plans side by side."""

from __future__ import annotations

import io
import json
from datetime import date

import pytest
from planning_asks import OXAZEPAM, OXYCODONE, case_values
from pypdf import PdfReader

from riktig.paper import fonts
from riktig.paper.plan_sheet import plan_pdf
from riktig.registry import handle

TWO = [OXAZEPAM, {**OXYCODONE, "interval_days": 28, "intakes_per_day": 2}]
PREGABALIN = {
    **OXAZEPAM,
    "substance": "pregabalin",
    "form": "kapsel",
    "start_mg_per_day": 300,
    "strengths": [{"mg": 75}, {"mg": 25}],
    "interval_days": 7,
    "intakes_per_day": 3,
}
ZOPICLONE = {
    **OXAZEPAM,
    "substance": "zopiklon",
    "form": "",
    "start_mg_per_day": 7.5,
    "strengths": [],
    "step": 25,
    "intakes_per_day": 1,
}
WAITS = {"decision": "not_now", "reason": "benefit", "new_date": "2027-01-01"}
A4 = (595, 842)


def ask(*items, face="apps"):
    return handle({"op": "plan_together", "face": face, "items": list(items)})


def together(*items, face="apps"):
    answer = ask(*items, face=face)
    assert answer["ok"], answer
    return answer["together"]


def compare(a, b, face="apps"):
    answer = handle({"op": "plan_compare", "face": face, "a": a, "b": b})
    assert answer["ok"], answer
    return answer["compare"]


def test_every_change_is_a_line_with_each_dose_and_the_sums_of_the_tables():
    made = together(*TWO)
    rows = made["timeline"]["rows"]
    assert [row["date_text"] for row in rows[:3]] == ["01.12.2026", "15.12.2026", "29.12.2026"]
    first, second, third = ([cell["text"] for cell in row["cells"]] for row in rows[:3])
    assert (first, second, third) == (["45 mg", "60 mg"], ["40 mg", "60 mg"], ["35 mg", "55 mg"])
    # 60 mg oxycodone x 1,5; 45 mg oxazepam by the draft table's 15-25 mg for 5 mg.
    assert rows[0]["totals"] == ["90 mg", "9–15 mg"]
    assert rows[-1]["totals"] == ["0 mg", "0 mg"]
    assert [cell["falls"] for cell in rows[2]["cells"]] == [True, True]
    assert all("Ikke klinisk godkjent" in note for note in made["notes"])


def test_weeks_with_two_on_the_way_down_are_told_and_the_order_is_a_sources():
    weeks = together(*TWO)["weeks"]
    assert weeks["count"] == len(weeks["list"]) == 3
    assert "valgt her" in weeks["choose"]
    assert "NKROP" in weeks["order"][0]["source"]
    apart = {**TWO[1], "start_date": "2026-12-08", "interval_days": 14}
    weeks = together(OXAZEPAM, apart)["weeks"]
    assert (weeks["count"], weeks["choose"]) == (0, "")
    assert together(OXAZEPAM, PREGABALIN)["weeks"]["order"] == []


def test_a_medicine_that_begins_later_stands_on_its_dose_until_then():
    made = together(OXAZEPAM, {**TWO[1], "start_date": "2027-03-02"})
    cells = [row["cells"][1]["text"] for row in made["timeline"]["rows"]]
    assert cells[0] == "60 mg, som nå"
    assert made["timeline"]["rows"][0]["totals"][0] == "90 mg"
    switched = {
        **ZOPICLONE,
        "start_mg_per_day": 15,
        "start_date": "2027-03-02",
        "switch": {"to": "diazepam", "dose_mg_per_day": 17},
    }
    made = together(OXAZEPAM, switched)
    assert made["timeline"]["rows"][0]["cells"][1]["text"] == "15 mg zopiklon, som nå"


def test_a_sum_is_not_made_where_the_table_lacks_a_medicine():
    methadone = {**OXYCODONE, "substance": "metadon", "form": "", "strengths": [{"mg": 5}]}
    made = together(OXYCODONE, {**methadone, "start_mg_per_day": 20})
    assert made["timeline"]["totals"] == []
    assert any("metadon" in note for note in made["notes"])


def test_one_sheet_and_one_calendar_that_name_no_medicine_in_the_calendar():
    made = together(*TWO)
    rows = [row for page in made["sheet"]["pages"] for row in page["rows"]]
    assert rows[0]["dose"] == "1. oksazepam: 45 mg"
    assert rows[1]["dose"] == "2. oksykodon: 60 mg"
    assert "som før" in made["sheet"]["intro"]
    calendar = made["calendar"]["text"].replace("\r\n ", "")
    assert calendar.count("BEGIN:VEVENT") == len(rows)
    assert len({line for line in calendar.splitlines() if line.startswith("UID:")}) == len(rows)
    assert "Legemiddel 2 på arket ditt: 60 mg" in calendar
    assert "oks" not in calendar
    assert made["journal"]["text"].count("Indikasjon: ____") == 2


def test_the_sheet_says_of_driving_that_several_have_other_rules_and_never_less_than_one_alone():
    made = together(*TWO)
    parts = [part for page in made["sheet"]["pages"] for part in page["parts"]]
    said = " ".join(line for part in parts for line in part["lines"])
    alone = handle({"op": "plan", "face": "apps", "input": OXAZEPAM})["plan"]["sheet"]
    assert all(line in said for line in alone["driving"]["lines"])
    assert "gjelder andre regler" in said
    assert "gjelder andre regler" in made["journal"]["text"]


@pytest.mark.parametrize("face", ["public_site", None, "someone"])
def test_where_output_about_one_patient_is_off_there_is_none_of_it(face):
    made = together(*TWO, face=face)
    assert [made[key] for key in ("sheet", "calendar", "journal")] == [None] * 3
    assert made["withheld"]
    written = json.dumps(made, ensure_ascii=False)
    assert "BEGIN:VCALENDAR" not in written
    mixed = together(case_values("solvine"), TWO[1], face=face)
    assert mixed["sheet"] is None
    assert mixed["stamp"] == "Oppdiktet pasient"
    made_up = together(case_values("solvine"), case_values("halvtor"), face=face)
    assert made_up["sheet"]["stamp"] == "Oppdiktet pasient"
    assert made_up["calendar"]["text"].count("SUMMARY:Oppdiktet pasient") > 2


def test_a_yes_makes_all_of_it_a_draft():
    made = together(OXAZEPAM, {**TWO[1], "answers": {"seizures": True}})
    assert made["draft"].startswith("UTKAST")
    assert "spesialist" in made["sheet"]["draft"]


def test_one_that_is_waited_with_is_told_and_not_planned():
    made = together(*TWO, WAITS)
    assert "venter" in made["waiting"]
    assert len(made["medicines"]) == 2


@pytest.mark.parametrize(
    ("items", "code", "at"),
    [
        ([OXAZEPAM], "too_few_medicines", None),
        ([OXAZEPAM, WAITS], "too_few_medicines", None),
        ([OXAZEPAM] * 5, "too_many_medicines", None),
        ([OXAZEPAM, OXAZEPAM], "medicine_twice", None),
        ([OXAZEPAM, {**OXYCODONE, "step": "150"}], "taper_invalid_percent", 1),
        ([OXAZEPAM, {**OXYCODONE, "name": "Kari"}], "unknown_plan_field", 1),
        ([OXAZEPAM, 7], "invalid_input", None),
        ("oksazepam", "invalid_input", None),
        (None, "invalid_input", None),
    ],
)
def test_what_is_wrong_is_told_with_the_medicine_it_is_about(items, code, at):
    answer = handle({"op": "plan_together", "face": "apps", "items": items})
    assert not answer["ok"]
    assert answer["problem"]["code"] == code or at == 1
    assert answer.get("at") == at
    assert answer["message"]
    assert "Kari" not in json.dumps(answer)


def test_what_waits_is_told_with_the_medicine_it_is_about():
    answer = ask({**OXAZEPAM, "step": ""}, OXYCODONE)
    assert (answer["incomplete"], answer["at"], answer["fields"]) == (True, 0, ["step"])


def test_two_plans_side_by_side():
    made = compare([OXAZEPAM], [{**OXAZEPAM, "interval_days": 28}])
    rows = {row[0]: row[1:] for row in made["table"]["rows"]}
    assert rows["Varighet"] == ["18 uker (126 dager)", "36 uker (252 dager)"]
    assert rows["Dosetrinn"] == ["8", "8"]
    assert rows["Største trinn"][0] == "10 mg, 22,2 % av startdosen"
    assert rows["Antall i alt"][0] == "126 à 10 mg, 140 à 15 mg"
    assert "2 × 100" in rows["Pakninger, om ingen deles"][0]
    assert made["sentences"][0] == "Plan B tar 18 uker mer enn plan A."
    assert {letter["name"] for letter in made["picture"]["data"]["letters"]} == {"A", "B"}


def test_two_plans_of_several_medicines_have_a_part_a_medicine():
    made = compare(TWO, [OXAZEPAM, PREGABALIN])
    labels = [row[0] for row in made["table"]["rows"]]
    for name in ("oksazepam", "oksykodon", "pregabalin"):
        assert f"{name}: største trinn" in labels
    missing = next(row for row in made["table"]["rows"] if row[0] == "oksykodon: dosetrinn")
    assert missing[2] == "–"


def test_a_plan_that_is_not_ready_is_named():
    answer = handle({"op": "plan_compare", "a": [OXAZEPAM], "b": [{**OXAZEPAM, "step": ""}]})
    assert (answer["plan"], answer["at"], answer["incomplete"]) == ("B", 0, True)
    answer = handle({"op": "plan_compare", "a": [OXAZEPAM], "b": [WAITS]})
    assert answer["problem"]["code"] == "nothing_to_compare"


SHEETS = {
    "two": TWO,
    "two, few steps": [{**one, "step": 50} for one in TWO],
    "three": [*TWO, PREGABALIN],
    "four, times not told": [
        OXAZEPAM,
        OXYCODONE,
        {**PREGABALIN, "intakes_per_day": None},
        ZOPICLONE,
    ],
    "four, many tablets": [
        {**OXAZEPAM, "step": 5, "intakes_per_day": 4},
        {**OXYCODONE, "start_mg_per_day": 235, "step": 5, "intakes_per_day": 3},
        PREGABALIN,
        ZOPICLONE,
    ],
    "made up": [case_values("solvine"), case_values("halvtor")],
    "group not told": [{**one, "driving_group": ""} for one in (OXAZEPAM, OXYCODONE, ZOPICLONE)],
    "does not drive": [{**one, "driving_group": "none", "step": 50} for one in TWO],
}


@pytest.mark.parametrize("folder", [None, fonts.ready()], ids=["fallback", "own font"])
@pytest.mark.parametrize("name", SHEETS)
def test_every_page_of_the_sheet_is_one_page_with_all_that_belongs_on_it(name, folder):
    sheet = together(*SHEETS[name])["sheet"]
    pages = PdfReader(io.BytesIO(plan_pdf(sheet, date(2026, 12, 1), folder))).pages
    assert len(pages) == len(sheet["pages"])
    for page, shown in zip(pages, sheet["pages"], strict=True):
        assert (round(page.mediabox.width), round(page.mediabox.height)) == A4
        text = " ".join(page.extract_text().split())
        assert all(row["date"] in text for row in shown["rows"])
        assert all(part["title"] in text for part in shown["parts"])
        assert sheet["footer"] in text
    said = {part["title"] for page in sheet["pages"] for part in page["parts"]}
    assert said == {sheet[part]["title"] for part in ("expect", "badly", "driving", "call")}
