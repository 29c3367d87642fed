"""The pages of handing in and of results, filled as the server fills them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from course_register import NOW, asking
from exercise_small_course import forget_small_course
from handing_in_course import CASES, MASTERS, TEST, Handing, content
from riktig_hub.handing_in import page_hand_in, page_papers, page_results
from riktig_hub.handing_in.receive import FIELD
from riktig_hub.handing_in.scores import file_names
from riktig_hub.registry.courses import Course
from riktig_hub.registry.people import Person
from riktig_hub.web.answer import File, NotHere
from riktig_hub.web.asked import Here, Upload
from riktig_hub.web.given import written


@pytest.fixture(scope="module")
def handing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Handing]:
    """One has handed in both, and a text waits; one has failed the test; one has done nothing."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("RIKTIG_MASTERS", str(MASTERS))
        made = Handing.at(tmp_path_factory.mktemp("pages") / "kurs")
        for sent, who in ((content("d01", CASES), 0), (content("d01", TEST), 0),
                          (content("d02", TEST, {}), 1)):  # fmt: skip
            made.receive(sent, who)
        made.grade()
        yield made
        made.registry.close()
    forget_small_course()


def shown(handing: Handing, page, who: str, values=None, **more) -> str:
    with handing.registry.reading() as session:
        asked = asking(session, who, handing.folder, handing.small, values=values or {}, **more)
        answer = page(asked)
        if isinstance(answer, File):
            return answer.content.decode("utf-8-sig", "replace")
        return written(answer, asked).body.decode()


def test_a_participant_sees_what_is_next_and_what_came_of_the_rest(handing):
    anne, bjorn, cecilie = handing.small.participants
    assert "venter på kurskontoret" in shown(handing, page_hand_in.show_list, anne)
    assert "du kan prøve igjen" in shown(handing, page_hand_in.show_list, bjorn)
    assert "ikke begynt" in shown(handing, page_hand_in.show_list, cecilie)
    one = shown(handing, page_hand_in.show_one, anne, {"assignment": TEST})
    assert "Kursprøven er bestått" in one
    assert FIELD not in one
    assert "Dette kreves" in shown(handing, page_papers.show_certificate, bjorn)


def test_feedback_is_for_whoever_handed_in_and_keeps_the_key_until_the_deadline(handing):
    anne, _bjorn, cecilie = handing.small.participants
    asked = {"assignment": CASES}
    early = shown(handing, page_hand_in.show_feedback, anne, asked)
    assert "Deltaker d01" in early
    with handing.registry.writing() as session:
        session.get(Course, handing.small.course).deadlines = {CASES: NOW.isoformat()}
    late = shown(handing, page_hand_in.show_feedback, anne, asked, now=NOW + timedelta(days=1))
    assert "Slik løses den" in late
    assert "Slik løses den" not in early
    with pytest.raises(NotHere):
        shown(handing, page_hand_in.show_feedback, cecilie, asked)


def test_the_course_office_sees_points_what_waits_and_the_aims(handing):
    page = shown(handing, page_results.show_results, handing.small.administrator)
    for expected in ("Anne Lege", "d02", "Tekstsvar som venter", "jupyter lab", "Poeng etter mål"):
        assert expected in page


def test_one_participants_results_by_aim(handing):
    with handing.registry.reading() as session:
        asked = asking(session, handing.small.administrator, handing.folder, handing.small)
        person = session.get(Person, handing.small.participants[0])
        asked = replace(asked, here=Here(asked.here.course, None, person))
        page = written(page_results.show_person(asked), asked).body.decode()
    assert "Anne Lege" in page
    assert "Langvarige smerter" in page


def test_every_table_can_be_downloaded_and_says_what_the_registry_does(handing):
    office = handing.small.administrator
    names = file_names([CASES, TEST])
    tables = {one: shown(handing, page_results.get_file, office, {"file": one}) for one in names}
    assert all(tables.values())
    assert "d01" in tables[f"{CASES}.csv"]
    assert "d02" in tables[f"{TEST}.csv"]
    assert "<h1>" in shown(handing, page_results.show_questions, office)
    with pytest.raises(NotHere):
        shown(handing, page_results.get_file, office, {"file": "registry.db"})


def test_the_book_is_told_the_code_and_a_refusal_is_a_sentence(handing):
    cecilie = handing.small.participants[2]
    told = shown(handing, page_hand_in.show_to_book, cecilie, {"assignment": CASES})
    assert '"code": "d03"' in told
    sent = {FIELD: [Upload("svar.json", content("d01", CASES, {}))]}
    said = shown(
        handing, page_hand_in.hand_in_from_book, cecilie, {"assignment": CASES}, files=sent
    )
    assert '"ok": false' in said
    assert "Din kode er d03" in said
