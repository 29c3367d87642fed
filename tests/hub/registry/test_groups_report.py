"""The group's report: from what members share, made beside the server, once."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from course_register import registry_at, small_course
from group_room import Room, pair, share
from pypdf import PdfReader
from riktig_hub.groups.members import members_of
from riktig_hub.groups.report_making import MAKER, SECONDS
from riktig_hub.groups.report_pages import give_file, make_report, report_ready, show_report
from riktig_hub.groups.shared import order_of, shared_by
from riktig_hub.registry.practice import SharedSummary
from riktig_hub.web.answer import NotHere, Wrong


@pytest.fixture(scope="module")
def room(tmp_path_factory: pytest.TempPathFactory) -> Room:
    folder: Path = tmp_path_factory.mktemp("course")
    registry = registry_at(folder)
    small = small_course(registry)
    return Room(registry, folder, small, small.facilitator)


def order(room: Room) -> bytes:
    with room.asked() as asked:
        members = members_of(asked.session, asked.group)
        return order_of(asked.session, asked.group, shared_by(asked.session, asked.group, members))


def test_before_enough_have_shared_the_page_says_how_many_are_missing(room: Room) -> None:
    page = room.html(show_report)
    assert "Ingen har delt tall ennå" in page
    assert "<form" not in page.split("</header>")[1]
    with pytest.raises(Wrong):
        room.ask(make_report)
    with room.asked() as asked:
        for person in room.small.participants[:4]:
            share(asked.session, room.small, person)
    page = room.html(show_report)
    assert "Det mangler 1." in page
    assert "Lag arket til møtet" in page
    assert "1 deltaker har ikke delt begge deler" in page
    assert all(name not in page for name in ("Anne", "Bjørn", "Cecilie", "Dag", "Eva"))


def test_no_number_before_a_measure_is_agreed_on(room: Room) -> None:
    assert "Størst" not in room.html(show_report)
    page = room.html(show_report, query={"maal-opioid_with_sedative": "1"})
    assert 'name="maal-opioid_with_sedative" value="1" checked' in page
    assert "For gruppen samlet" in page


def test_the_report_is_made_beside_the_server_and_told_when_ready(room: Room) -> None:
    with room.asked() as asked:
        share(asked.session, room.small, room.small.participants[4])
    wanted = order(room)
    for name in ("Lege", "meg", room.small.participants[0], "eksempel.no"):
        assert name not in wanted.decode()
    assert len({one["member"] for one in json.loads(wanted)["before"]}) == 5

    room.ask(make_report)
    assert MAKER.start(wanted).wait(SECONDS)
    assert room.ask(report_ready).values == {"making": False}
    page = room.html(show_report)
    assert "gruppe.pdf" in page
    assert "gruppe.xlsx" in page

    pdf = room.ask(give_file, values={"file": "gruppe.pdf"})
    (room.folder / "gruppe.pdf").write_bytes(pdf.content)
    said = "".join(one.extract_text() for one in PdfReader(room.folder / "gruppe.pdf").pages)
    assert "Gruppe 1" in said
    html = room.ask(give_file, values={"file": "gruppe.html"}).content.decode()
    assert "Anne Lege" not in html
    assert room.small.participants[0] not in html
    with pytest.raises(NotHere):
        room.ask(give_file, values={"file": "report.json"})


def test_numbers_taken_back_take_the_report_with_them(room: Room) -> None:
    with room.asked() as asked:
        key = (room.small.course, room.small.participants[4], "after")
        row = asked.session.get(SharedSummary, key)
        asked.session.delete(row)
    with pytest.raises(NotHere):
        room.ask(give_file, values={"file": "gruppe.pdf"})


def test_numbers_that_cannot_be_used_are_said_so() -> None:
    broken = json.dumps(
        {"title": "x", "meetings": [], "commitments": [], "before": [pair()[0]], "after": []}
    ).encode()
    assert MAKER.start(broken).wait(SECONDS)
    assert MAKER.state(broken) == "failed"
