"""A facilitator's evening: time, who came, what was agreed on, the worksheet, paper and letter."""

from __future__ import annotations

import json
from datetime import date, timedelta
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from course_register import NOW, registry_at, small_course
from group_room import Room
from riktig_hub.groups.commitment_pages import do_commitment, do_kept, show_commitments
from riktig_hub.groups.letter import letter
from riktig_hub.groups.letter_pages import give_letter, show_letter
from riktig_hub.groups.meeting_pages import (
    do_attendance,
    do_time,
    show_attendance,
    show_meeting,
    show_sheet,
    show_time,
)
from riktig_hub.groups.overview_pages import show_group, show_groups
from riktig_hub.groups.state import material
from riktig_hub.groups.worksheet import _FIELDS, _SHEETS
from riktig_hub.groups.worksheet_pages import do_worksheet, show_worksheet
from riktig_hub.registry.courses import Attendance, Meeting
from riktig_hub.registry.practice import Commitment
from riktig_hub.web.answer import NotHere, Wrong
from riktig_hub.web.asked import Upload
from sqlalchemy import select

from riktig.text.catalogue import area

EVENING = NOW + timedelta(days=14, hours=3)
ONE = {"number": "1"}
TWO = {"number": "2"}
ANSWERS = {"teknisk": "To mangler uttrekk", "endring": "Liten pakning først", "filled": "yes"}


@pytest.fixture
def room(tmp_path: Path) -> Room:
    registry = registry_at(tmp_path)
    small = small_course(registry)
    return Room(registry, tmp_path, small, small.facilitator)


def test_the_list_and_the_group_begin_with_the_next_meeting(room: Room) -> None:
    assert "Gruppe 1" in room.html(show_groups)
    page = room.html(show_group)
    assert page.index("Første møte: angst") < page.index("Deltakerne")
    assert "Send innkallingen" in page


def test_another_facilitator_has_no_group(room: Room) -> None:
    nobody = Room(room.registry, room.folder, room.small, room.small.detailer)
    assert "Du leder ingen gruppe" in nobody.html(show_groups)


def test_time_and_place_are_set_by_norways_clock(room: Room) -> None:
    form = {"day": "2026-12-01", "clock": "18:30", "minutes": "90", "place": "Møterommet"}
    room.ask(do_time, values=ONE, form=form)
    page = room.html(show_meeting, values=ONE)
    assert "01.12.2026 kl. 18.30, Møterommet" in page
    assert 'value="18:30"' in room.html(show_time, values=ONE)


@pytest.mark.parametrize(
    ("field", "typed"),
    [("day", "i morgen"), ("day", "2066-12-01"), ("clock", "halv sju"), ("minutes", "to timer")],
)
def test_a_time_that_cannot_be_is_said_at_its_field(room: Room, field: str, typed: str) -> None:
    form = {"day": "2026-12-01", "clock": "18:30", "minutes": "90", "place": ""}
    with pytest.raises(Wrong) as wrong:
        room.ask(do_time, values=ONE, form={**form, field: typed})
    assert wrong.value.at == field


def test_attendance_keeps_when_each_was_said(room: Room) -> None:
    first, *others = room.small.participants
    room.ask(do_attendance, values=ONE, form={"present": [first]}, now=EVENING)
    later = EVENING + timedelta(hours=1)
    room.ask(do_attendance, values=ONE, form={"present": [first, others[0]]}, now=later)
    with room.asked(values=ONE) as asked:
        said = {one.person_id: one for one in asked.session.scalars(select(Attendance))}
    assert said[first].present
    assert said[first].said_at == EVENING
    assert said[others[0]].present
    assert said[others[0]].said_at == later
    assert not said[others[1]].present
    assert said[others[1]].said_at == EVENING
    assert room.html(show_attendance, values=ONE, now=later).count(" checked") == 2


def test_nobody_has_come_before_the_day(room: Room) -> None:
    with pytest.raises(Wrong, match="ikke vært ennå"):
        room.ask(do_attendance, values=ONE, form={"present": []})


def test_a_held_meeting_keeps_its_day(room: Room) -> None:
    room.ask(do_attendance, values=ONE, form={"present": []}, now=EVENING)
    form = {"day": "2026-12-01", "clock": "18:30", "minutes": "90", "place": ""}
    with pytest.raises(Wrong) as wrong:
        room.ask(do_time, values=ONE, form=form)
    assert wrong.value.at == "day"


def test_what_was_promised_is_asked_for_at_the_next_meeting(room: Room) -> None:
    who = room.small.participants[0]
    form = {"who": who, "what": "Liten pakning", "number": "2,5", "by_day": "2026-12-01"}
    room.ask(do_commitment, values=ONE, form=form)
    assert room.ask(do_commitment, values=ONE, form=form).said.endswith("promised_before")
    assert "Liten pakning (2,5)" in room.html(show_commitments, values=ONE)
    page = room.html(show_commitments, values=TWO)
    assert "Siden sist: Ble det holdt?" in page
    assert "Macro" not in page
    assert "Liten pakning" in page
    with room.asked() as asked:
        name = asked.session.scalar(select(Commitment.id))
    room.ask(do_kept, values=TWO, form={f"kept-{name}": "no"})
    with room.asked() as asked:
        assert asked.session.scalar(select(Commitment.kept)) is False
    room.ask(do_commitment, values=ONE, form={"remove": name})
    assert "Ingen avtaler" in room.html(show_commitments, values=ONE)


def test_a_commitment_of_another_group_cannot_be_answered(room: Room) -> None:
    with room.asked() as asked:
        asked.session.add(Commitment(what="En annens", said_at=NOW, id="0123456789abcdef"))
    with pytest.raises(NotHere):
        room.ask(do_kept, values=TWO, form={"kept-0123456789abcdef": "yes"})
    with pytest.raises(NotHere):
        room.ask(do_commitment, values=ONE, form={"remove": "0123456789abcdef"})


@pytest.mark.parametrize("typed", ["Ringe 01017012345", "Ringe 010170 12345", "01.01.70-123 45"])
def test_an_identity_number_is_nowhere(room: Room, typed: str) -> None:
    form = {"who": room.small.participants[0], "what": typed}
    with pytest.raises(Wrong, match="fødselsnummer"):
        room.ask(do_commitment, values=ONE, form=form)
    with pytest.raises(Wrong, match="fødselsnummer"):
        room.ask(do_worksheet, values=ONE, form={"endring": typed})
    place = {"day": "2026-12-01", "clock": "18:30", "minutes": "90", "place": typed}
    with pytest.raises(Wrong, match="fødselsnummer"):
        room.ask(do_time, values=ONE, form=place)


def test_the_meeting_apps_file_gives_its_commitments_to_those_it_names(room: Room) -> None:
    file = b"""schema = "riktig-group/1"
[[commitments]]
member = "d01"
change = "Ringe apoteket"
[[commitments]]
member = "en-annen"
change = "Noe annet"
"""
    answer = room.ask(do_commitment, values=ONE, files={"file": [Upload("x.toml", file)]})
    assert answer.filling == {"count": 1, "left": 1}
    assert "Ringe apoteket" in room.html(show_commitments, values=ONE)
    with pytest.raises(Wrong) as wrong:
        room.ask(do_commitment, values=ONE, files={"file": [Upload("x", b"pasient;dato")]})
    assert wrong.value.at == "file"


def test_a_worksheet_is_handed_in_once_the_room_is_counted(room: Room) -> None:
    form = {**ANSWERS, "do": "hand_in"}
    assert room.ask(do_worksheet, values=ONE, form=form).said.endswith("draft_attendance")
    assert "Liten pakning først" in room.html(show_worksheet, values=ONE)
    assert "Utkast. Ikke levert." in room.html(show_meeting, values=ONE)
    room.ask(do_attendance, values=ONE, form={"present": []}, now=EVENING)
    with pytest.raises(Wrong) as wrong:
        room.ask(do_worksheet, values=ONE, form={**form, "filled": ""})
    assert wrong.value.at == "filled"
    with pytest.raises(Wrong, match="minst ett svar"):
        room.ask(do_worksheet, values=ONE, form={"filled": "yes", "do": "hand_in"})
    room.ask(do_worksheet, values=ONE, form=form, now=EVENING)
    later = EVENING + timedelta(days=1)
    room.ask(do_worksheet, values=ONE, form={**form, "laert": "ikke et felt her"}, now=later)
    with room.asked() as asked:
        meeting = asked.session.get(Meeting, room.small.meetings[0])
        assert meeting.worksheet_at == EVENING
        assert meeting.worksheet_by == room.small.facilitator
        assert meeting.worksheet["fields"]["endring"] == "Liten pakning først"
        assert set(meeting.worksheet["fields"]) == set(_FIELDS[1])
    assert "ferdig" in room.html(show_group, now=later)


def test_a_sheet_saved_in_the_book_fills_what_is_empty_and_nothing_of_ones_own(room: Room) -> None:
    room.ask(do_worksheet, values=ONE, form={"teknisk": "Vårt svar"})
    said = {"teknisk": "Filens svar", "naturlig": "Mange eldre", "overrasket": "Mitt eget"}
    fields = [{"id": key, "label": key, "value": value} for key, value in said.items()]
    sheet = {"schema": "riktig-worksheet/1", "id": "arbeidsark-angst", "fields": fields}
    files = {"file": [Upload("ark.json", json.dumps(sheet).encode())]}
    assert room.ask(do_worksheet, values=ONE, files=files).filling == {"count": 1}
    page = room.html(show_worksheet, values=ONE)
    assert "Vårt svar" in page
    assert "Mange eldre" in page
    assert "Mitt eget" not in page
    with pytest.raises(Wrong, match="annet møte"):
        room.ask(do_worksheet, values=TWO, files=files)


def test_the_sheets_fields_are_those_of_the_books_worksheets(root: Path) -> None:
    texts = area("hub_groups")["worksheet"]
    for number, fields in _FIELDS.items():
        book = (root / "modules" / material(number).module / "07-motet.md").read_text("utf-8")
        assert f"{{paper}} {_SHEETS[number]}" in book
        for one in fields:
            assert f"#{one}]" in book or f"#{one}:" in book, one
            choices = texts["choices"].get(one)
            assert not choices or f"#{one}: {' / '.join(choices)}]" in book
    assert set(texts["field"]) == {one for fields in _FIELDS.values() for one in fields}


def test_what_a_meeting_leads_to_is_in_the_book(root: Path) -> None:
    source = "".join(one.read_text("utf-8") for one in (root / "book/gruppeleder").glob("*.md"))
    source += "".join(one.read_text("utf-8") for one in (root / "modules").glob("*/07-motet.md"))
    for number in (1, 2, 3):
        links = material(number).links
        for name in ("guide", "module", "preparing"):
            assert (root / f"{links[name][1:-5]}.md").is_file(), links[name]
        for name in ("slides", "worksheet"):
            paper = links[name].removeprefix("/papers/").removesuffix(".pdf")
            assert f"{{paper}} {paper}\n" in source, paper
        assert f"{{package-link}} moete-{number}\n" in source


def test_paper_has_everybody_and_what_was_promised(room: Room) -> None:
    who = room.small.participants[0]
    room.ask(do_commitment, values=ONE, form={"who": who, "what": "Liten pakning"})
    page = room.html(show_sheet, values=TWO)
    assert "Anne Lege" in page
    assert "Liten pakning" in page
    assert "Søvn" not in page[:200]


def test_the_letter_is_a_draft_to_all_that_none_of_them_sees(room: Room) -> None:
    page = room.html(show_letter, values=TWO)
    assert "mailto:?bcc=anne." in page
    assert "arbeidsarket fra forrige gang" in page
    message = message_from_bytes(room.ask(give_letter, values=TWO).content, policy=default)
    assert message["X-Unsent"] == "1"
    assert message["To"] is None
    assert len(message["Bcc"].addresses) == 5
    starts = (NOW + timedelta(days=104)).date()
    assert f"{starts:%d.%m.%Y}" in message.get_content()
    assert starts > date(2026, 10, 5)


def test_a_letter_has_addresses_that_lead_somewhere(room: Room) -> None:
    with room.asked() as asked:
        meeting = asked.group.meetings[0]
        here = letter(asked.group, meeting, "http://127.0.0.1:8866").body
        public = letter(asked.group, meeting, "https://kurs.eksempel.no").body
    assert "127.0.0.1" not in here
    assert "les modulen: https://kurs.eksempel.no/modules/anxiety/" in public


def test_a_meeting_that_is_not_there_is_not_found(room: Room) -> None:
    with pytest.raises(NotHere):
        room.ask(show_meeting, values={"number": "4"})
