"""A form that waits, and one that is refused, says which field it is about."""

from __future__ import annotations

import pytest

from riktig.registry import handle

ROW = {"substance": "oksykodon", "route": "oral", "dose": "10", "unit": "mg", "per_day": "3"}
NIGHT = {"bed": "23", "asleep": "0030", "awake_minutes": "0", "final_wake": "6", "rise": "06"}


def ask(calculator, **values):
    return handle({"op": "answer", "calculator": calculator, "values": values})


@pytest.mark.parametrize(
    ("second", "message"),
    [
        ({"dose": ""}, "Skriv «Dose» i rad 2, så kommer svaret her."),
        ({"substance": ""}, "Velg «Virkestoff» i rad 2, så kommer svaret her."),
        (
            {"dose": "", "per_day": ""},
            "Dette mangler: «Dose» i rad 2, «Ganger i døgnet» i rad 2.",
        ),
    ],
)
def test_a_form_that_waits_names_the_field_and_the_row(second, message):
    assert ask("omeq", items=[ROW, {**ROW, **second}])["message"] == message


def test_no_more_than_three_fields_are_named():
    message = ask("sleep_diary", nights=[{"bed": "23"}])["message"]
    assert message.endswith("og ett felt til.")
    assert ask("omeq", items=[{}])["message"].startswith("Fyll ut alle feltene i raden")


@pytest.mark.parametrize(
    ("calculator", "values", "start", "why"),
    [
        ("omeq", {"items": [ROW, {**ROW, "dose": "15 x 3"}]}, "«Dose» i rad 2: ", "regnestykke"),
        ("omeq", {"items": [ROW, {**ROW, "dose": "ti"}]}, "«Dose» i rad 2: ", "Dosen kan ikke"),
        ("omeq", {"items": [{}, ROW, {**ROW, "dose": "-1"}]}, "«Dose» i rad 3: ", "fra 0"),
        (
            "rate_ratio",
            {"a": "10", "exposure_a": "1 150", "b": "9", "exposure_b": "1100"},
            "«Delt på (a)»: ",
            "uten, for eksempel 1150",
        ),
        ("run_chart", {"values": "Rate 12 14"}, "«Målinger, den eldste først», nr. 1: ", "tall"),
        ("suppress", {"rows": "A;1 150\nB;4"}, "«Tabell» i rad 1: ", "uten, for eksempel 1150"),
    ],
)
def test_a_refusal_names_the_field_and_says_why(calculator, values, start, why):
    answer = ask(calculator, **values)
    assert answer["message"].startswith(start)
    assert why in answer["message"]
    assert answer["message"] == start + answer["errors"][0]["message"]


def test_an_hour_alone_is_a_time_of_day():
    first = ask("sleep_diary", nights=[NIGHT])["card"]
    written = {**NIGHT, "bed": "23:00", "final_wake": "06:00", "rise": "06:00"}
    assert first["headline"] == ask("sleep_diary", nights=[written])["card"]["headline"]
    assert not ask("sleep_diary", nights=[{**NIGHT, "bed": "45"}])["ok"]


@pytest.mark.parametrize("typed", ["2215", "22.15", "22,15", "22 15"])
def test_a_keypad_without_a_colon_can_write_a_time(typed):
    written = ask("sleep_diary", nights=[{**NIGHT, "bed": "22:15"}])["card"]
    assert ask("sleep_diary", nights=[{**NIGHT, "bed": typed}])["card"] == written
