"""An answer as journal text: what was given, the answer, its table and the date, and to whom."""

from __future__ import annotations

import pytest
from every_input import INPUTS

from riktig.configuration import gives_patient_output
from riktig.registry import handle

ROW = {"substance": "oksykodon", "route": "oral", "dose": "40", "unit": "mg", "per_day": "1,5"}
PATCH = {"substance": "fentanyl", "route": "transdermal", "dose": "25", "unit": "ug/h"}
TODAY = "2026-11-22"


def asked(calculator: str, face: str = "apps", today: str = TODAY, **values: object) -> dict:
    request = {"op": "toolbox_journal", "calculator": calculator, "values": values}
    return handle({**request, "today": today, "face": face})


def plain(answer: dict) -> str:
    return str(answer["journal"]).replace("\u00a0", " ")


def test_it_says_what_was_given_the_answer_the_table_and_the_day() -> None:
    lines = plain(asked("omeq", table="HDIR", items=[ROW, PATCH])).splitlines()
    assert lines[0] == "Regn ut OMEQ, 22.11.2026"
    assert "Rad 1: oksykodon, svelges, Dose: 40 mg per gang, Ganger i døgnet: 1,5" in lines[1]
    assert "Rad 2: fentanyl, plaster, Dose: 25 µg/t" in lines[1]
    assert lines[2].startswith("Svar: OMEQ per døgn: 150 mg.")
    assert "Helsedirektoratet" in lines[-2]
    assert "Ikke klinisk godkjent" in lines[-2]


def test_warnings_come_along() -> None:
    twelve = {**PATCH, "dose": "12"}
    assert "\nNB: " in plain(asked("omeq", table="HDIR", items=[twelve]))


@pytest.mark.parametrize("name", INPUTS)
def test_every_answer_can_be_written_with_its_open_tables(name: str) -> None:
    journal = plain(asked(name, **INPUTS[name]))
    assert journal.partition("\n")[0].endswith(", 22.11.2026")
    assert not {"{", "None", "True"} & set(journal.replace(":", " ").split())


def test_a_table_of_the_answer_is_written_line_by_line() -> None:
    journal = plain(asked("taper", **INPUTS["taper"]))
    assert sum(line.startswith("Fra: ") for line in journal.splitlines()) >= 3


@pytest.mark.parametrize("face", ["apps", "public_site", "command_line", "", None, 7])
def test_a_face_without_patient_output_gets_no_journal_text(face: object) -> None:
    answer = asked("omeq", face=face, table="HDIR", items=[ROW])  # type: ignore[arg-type]
    assert answer["ok"]
    assert answer["inputs"]
    assert bool(answer["journal"]) == gives_patient_output(face)  # type: ignore[arg-type]
    assert bool(answer["message"]) != bool(answer["journal"])


def test_counts_of_a_practice_are_nobodys_journal_and_are_always_given() -> None:
    answer = asked("proportion", face="public_site", x="3", n="12")
    assert not answer["about_patient"]
    assert answer["journal"]


@pytest.mark.parametrize(
    "request_",
    [
        {"calculator": "nothing", "values": {}, "today": TODAY},
        {"calculator": ["omeq"], "values": {}, "today": TODAY},
        {"calculator": "omeq", "values": [], "today": TODAY},
        {"calculator": "omeq", "values": {}, "today": TODAY},
        {"calculator": "omeq", "values": {"items": [ROW], "table": "HDIR"}, "today": "i dag"},
        {"calculator": "omeq", "values": {"items": [{**ROW, "dose": "-1"}]}, "today": TODAY},
    ],
)
def test_what_has_no_answer_has_no_text(request_: dict) -> None:
    answer = handle({"op": "toolbox_journal", "face": "apps", **request_})
    assert not answer["ok"]
    assert answer["problem"]["code"] != "internal"
    assert "journal" not in answer
