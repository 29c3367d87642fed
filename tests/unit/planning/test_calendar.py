"""The calendar file, held to the grammar of RFC 5545 by a strict reading of our own."""

from __future__ import annotations

import re
from datetime import date

import pytest
from planning_asks import OXYCODONE, case_values, no_to_all, plan

CONTENT = re.compile(
    r"(?P<name>[A-Z-]+)(?P<params>(;[A-Z-]+=[^;:,\"]+)*):(?P<value>[^\x00-\x08\x0a-\x1f\x7f]*)"
)
EVENT = {"UID", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE", "SUMMARY", "DESCRIPTION", "CLASS"}
TEXT = re.compile(r"([^\\;,]|\\[\\;,nN])*")


def unfolded(text):
    assert text.endswith("\r\n")
    lines = text.removesuffix("\r\n").split("\r\n")
    assert not any("\r" in line or "\n" in line for line in lines)
    assert all(len(line.encode()) <= 75 for line in lines)
    whole = []
    for line in lines:
        assert line
        if line[0] == " ":
            whole[-1] += line[1:]
        else:
            whole.append(line)
    return whole


def events(text):
    lines = unfolded(text)
    assert lines[0] == "BEGIN:VCALENDAR"
    assert lines[-1] == "END:VCALENDAR"
    found, head = [], []
    for line in lines[1:-1]:
        match = CONTENT.fullmatch(line)
        assert match, line
        name, value = match["name"], match["value"]
        if line == "BEGIN:VEVENT":
            found.append({})
        elif line == "END:VEVENT":
            assert set(found[-1]) >= EVENT
            found[-1]["closed"] = True
        elif found and "closed" not in found[-1]:
            assert name not in found[-1], "stands twice"
            found[-1][name] = value
            if name in ("DTSTART", "DTEND"):
                assert match["params"] == ";VALUE=DATE"
            if name in ("SUMMARY", "DESCRIPTION"):
                assert TEXT.fullmatch(value), value
        else:
            head.append(name)
    assert {"VERSION", "PRODID"} <= set(head)
    return found


def day(value):
    return date(int(value[:4]), int(value[4:6]), int(value[6:]))


@pytest.mark.parametrize("values", [{}, OXYCODONE, case_values("myrmund")])
def test_one_all_day_event_a_step(values):
    made = plan(**values)
    found = events(made["calendar"]["text"])
    assert [day(event["DTSTART"]).isoformat() for event in found] == [
        step["date"] for step in made["steps"]
    ]
    for event in found:
        assert (day(event["DTEND"]) - day(event["DTSTART"])).days == 1
        assert re.fullmatch(r"\d{8}T\d{6}Z", event["DTSTAMP"])
    assert len({event["UID"] for event in found}) == len(found)


def test_the_medicine_is_named_nowhere_and_the_dose_only_inside():
    text = "".join(unfolded(plan()["calendar"]["text"]))
    assert "oksazepam" not in text.casefold()
    agreed = plan(answers=no_to_all("benzodiazepine"))
    found = events(agreed["calendar"]["text"])
    assert found[0]["SUMMARY"] == "Nytt trinn i planen"
    assert "45 mg per døgn" in found[0]["DESCRIPTION"]


def test_a_comma_is_escaped_and_no_character_is_cut_by_folding():
    made = plan(
        substance="zopiklon",
        form="filmdrasjert tablett",
        start_mg_per_day=7.5,
        strengths=[{"mg": 7.5, "divisible": True}],
    )
    description = events(made["calendar"]["text"])[0]["DESCRIPTION"]
    assert "7\\,5 mg" in description
    assert "\ufffd" not in made["calendar"]["text"]


def test_a_moved_plan_replaces_the_old_events():
    first = events(plan()["calendar"]["text"])
    moved = events(plan(holds=[{"day": 14, "days": 7}])["calendar"]["text"])
    assert [event["UID"] for event in first] == [event["UID"] for event in moved]
    assert int(moved[0]["SEQUENCE"]) > int(first[0]["SEQUENCE"])
    assert moved[2]["DTSTART"] > first[2]["DTSTART"]


def test_two_plans_from_one_day_are_apart():
    one = events(plan()["calendar"]["text"])
    other = events(plan(**OXYCODONE)["calendar"]["text"])
    assert not {e["UID"] for e in one} & {e["UID"] for e in other}
