"""The form's way in: values as typed, a card or the field that is wrong."""

from __future__ import annotations

from riktig.registry import handle


def ask(items, table="HDIR"):
    values = {"table": table, "items": items}
    return handle({"op": "answer", "calculator": "omeq", "values": values})


ROW = {"substance": "oksykodon", "route": "oral", "dose": "10", "unit": "mg", "per_day": "3"}
EMPTY = {"substance": "", "route": "", "dose": "", "unit": "mg", "per_day": "1"}


def test_a_card_has_answer_range_working_and_table():
    card = ask([ROW])["card"]
    assert card["headline"] == "45 mg"
    assert card["range"] == "Spennet i tabellen er 39–60 mg."
    assert card["working"]["rows"] == [["oksykodon, svelges", "30 mg", "× 1,5", "45"]]
    assert "Helsedirektoratet" in card["table_line"]
    assert "45 mg" in card["copy_text"]


def test_untouched_rows_do_not_count_and_do_not_shift_the_error():
    answer = ask([EMPTY, ROW, {**ROW, "dose": "-1"}])
    assert answer["errors"][0]["field"] == "items.2.dose"
    assert ask([EMPTY, ROW])["card"]["headline"] == "45 mg"


def test_a_form_being_filled_in_is_not_an_error():
    assert ask([EMPTY])["incomplete"]
    assert ask([ROW, {**ROW, "dose": ""}])["incomplete"]


def test_times_a_day_are_never_assumed_in_a_form():
    answer = ask([EMPTY, {**ROW, "per_day": ""}])
    assert answer["incomplete"]
    assert answer["fields"] == ["items.1.per_day"]
    assert ask([{**ROW, "per_day": "", "unit": "mg/day"}])["card"]["headline"] == "15 mg"


def test_limits_are_told_as_what_they_are():
    notes = " ".join(ask([{**ROW, "dose": "40"}])["card"]["notes"])
    assert "100 mg" in notes
    assert "ikke et forbud" in notes
    assert "inntil 50 % lavere" in notes


def test_requests_the_door_does_not_know_are_refused():
    assert handle({"op": "x"})["ok"] is False
    assert handle({"op": "answer", "calculator": "x", "values": {}})["ok"] is False


def test_methadone_form():
    answer = handle(
        {
            "op": "answer",
            "calculator": "methadone_from_morphine",
            "values": {"morphine_mg_per_day": "60"},
        }
    )
    assert answer["card"]["headline"] == "12 mg"
    waiting = {
        "op": "answer",
        "calculator": "methadone_from_morphine",
        "values": {"morphine_mg_per_day": ""},
    }
    assert handle(waiting)["incomplete"]
