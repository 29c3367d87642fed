"""The detailer's log: days, municipalities and codes, and never a doctor."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from course_register import registry_at, small_course
from group_room import Room
from riktig_hub.registry.practice import Visit
from riktig_hub.visits.pages import (
    do_area,
    do_remove,
    do_visit,
    give_campaign,
    show_areas,
    show_visits,
)
from riktig_hub.web.answer import NotHere, Wrong
from sqlalchemy import select

from riktig.agreed.code import commitment_code
from riktig.visit.ledger_file import open_ledger

CODE = commitment_code("opioid_with_sedative", 2, 8.0, date(2027, 3, 1))
VISIT = {"day": "2026-10-01", "municipality": "1506", "first": "yes"}
AGREED = {**VISIT, "code": CODE, "both_agree": "yes"}


@pytest.fixture
def room(tmp_path: Path) -> Room:
    registry = registry_at(tmp_path)
    small = small_course(registry)
    return Room(registry, tmp_path, small, small.detailer)


def area(number: str, name: str, gps: int) -> dict[str, Any]:
    return {"municipality": number, "name": name, "gps": f"{gps}"}


def visits(room: Room) -> list[Visit]:
    with room.asked() as asked:
        return list(asked.session.scalars(select(Visit)))


def test_a_visit_is_kept_without_a_code_or_with_one_both_agree_on(room: Room) -> None:
    room.ask(do_visit, form=VISIT)
    room.ask(do_visit, form={**AGREED, "code": CODE.lower().replace("-", " ")})
    assert {one.commitment_code for one in visits(room)} == {None, CODE}
    page = room.html(show_visits)
    assert page.count("01.10.2026") >= 2
    assert "Opioid sammen med" in page or "opioid" in page.lower()


def test_an_agreement_is_to_be_looked_at_when_its_day_has_come(room: Room) -> None:
    room.ask(do_visit, form=AGREED)
    assert "Fristen er ute" not in room.html(show_visits)
    assert "Fristen er ute" in room.html(show_visits, now=datetime(2027, 3, 1, 9, tzinfo=UTC))


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ({"both_agree": ""}, "both_agree"),
        ({"code": ""}, "code"),
        ({"code": CODE[:-1] + ("0" if CODE[-1] != "0" else "1")}, "code"),
        ({"code": "RK-1"}, "code"),
        ({"code": "01017012345"}, "code"),
        ({"day": "2026-12-24"}, "day"),
        ({"day": "1926-10-01"}, "day"),
        ({"day": "01017012345"}, "day"),
        ({"municipality": "Molde"}, "municipality"),
        ({"municipality": "010170 12345"}, "municipality"),
    ],
)
def test_what_cannot_be_kept_is_said_at_its_field(room: Room, typed: Any, at: str) -> None:
    with pytest.raises(Wrong) as wrong:
        room.ask(do_visit, form={**AGREED, **typed})
    assert wrong.value.at == at
    assert visits(room) == []


def test_the_same_day_and_code_is_asked_about(room: Room) -> None:
    room.ask(do_visit, form=AGREED)
    with pytest.raises(Wrong) as wrong:
        room.ask(do_visit, form=AGREED)
    assert wrong.value.at == "again"
    room.ask(do_visit, form={**AGREED, "again": "yes"})
    room.ask(do_visit, form={**AGREED, "day": "2026-10-02"})
    assert len(visits(room)) == 3


def test_only_ones_own_visits_are_seen_and_deleted(room: Room) -> None:
    room.ask(do_visit, form=AGREED)
    other = Room(room.registry, room.folder, room.small, room.small.administrator)
    assert CODE not in other.html(show_visits)
    name = visits(room)[0].id
    with pytest.raises(NotHere):
        other.ask(do_remove, form={"visit": name})
    room.ask(do_remove, form={"visit": name})
    assert visits(room) == []


def test_the_campaign_is_the_cores_ledger_with_its_two_marks(room: Room) -> None:
    assert "Skriv inn kommunene" in room.html(show_visits)
    for one in (area("1506", "Molde", 10), area("1547", "Aukra", 3), area("1557", "Gjemnes", 4)):
        room.ask(do_area, form=one)
    for _ in range(4):
        room.ask(do_visit, form=VISIT)
    room.ask(do_visit, form={**VISIT, "first": ""})
    room.ask(do_visit, form={**VISIT, "municipality": "1547"})
    page = room.html(show_visits)
    assert "1506 Molde" in page
    assert "40 %" in page
    assert "Til 75 %" in page
    assert "Til 80 %" in page
    assert "1547 Aukra" not in page
    assert "Andre kommuner (2)" in page
    file = room.ask(give_campaign, values={"file": "kampanje.json"}).content
    told = open_ledger(file)["rows"][0]
    assert (told["municipality"], told["gps"], told["visits"]) == ("1506 Molde", 10, 4)
    assert "Aukra" not in json.loads(file)["rows"][1]["municipality"]
    assert b"1506 Molde" in room.ask(give_campaign, values={"file": "kampanje.csv"}).content


def test_more_first_visits_than_doctors_are_refused(room: Room) -> None:
    room.ask(do_visit, form=VISIT)
    room.ask(do_visit, form=VISIT)
    assert "Mangler antall fastleger: 1506." in room.html(show_visits)
    with pytest.raises(Wrong) as wrong:
        room.ask(do_area, form=area("1506", "Molde", 1))
    assert wrong.value.at == "gps"
    room.ask(do_area, form=area("1506", "Molde", 2))
    with pytest.raises(Wrong) as wrong:
        room.ask(do_visit, form=VISIT)
    assert wrong.value.at == "first"
    room.ask(do_visit, form={**VISIT, "first": ""})
    room.ask(do_area, form={"remove": "1506"})
    assert "Ingen kommuner" in room.html(show_areas)


@pytest.mark.parametrize("name", ["", "Molde 12345678901", "Molde 2", "x" * 60])
def test_a_municipality_has_a_name_and_no_number(room: Room, name: str) -> None:
    with pytest.raises(Wrong) as wrong:
        room.ask(do_area, form=area("1506", name, 10))
    assert wrong.value.at == "name"


def test_no_column_of_a_visit_could_hold_a_doctor() -> None:
    columns = set(Visit.__table__.columns.keys())
    assert columns == {
        "id",
        "detailer_id",
        "course_id",
        "day",
        "municipality_number",
        "first_visit",
        "commitment_code",
    }
