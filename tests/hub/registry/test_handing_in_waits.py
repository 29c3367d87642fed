"""What somebody else has yet to do is not asked of the participant."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from course_register import asking
from exercise_small_course import forget_small_course
from handing_in_course import CASES, MASTERS, TEST, Handing, content
from riktig_hub.chapters import chapter_pages
from riktig_hub.handing_in.page_papers import show_certificate
from riktig_hub.participant.progress import next_step
from riktig_hub.registry.courses import Attendance
from riktig_hub.registry.learning import ChapterRead
from riktig_hub.registry.practice import CountForm, Evaluated
from riktig_hub.web.given import written

OVER = datetime(2027, 5, 2, tzinfo=UTC)


@pytest.fixture(scope="module")
def handing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Handing]:
    """One has handed in both; a text of theirs waits for a person."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("RIKTIG_MASTERS", str(MASTERS))
        made = Handing.at(tmp_path_factory.mktemp("waits") / "kurs")
        made.receive(content("d01", CASES))
        made.receive(content("d01", TEST))
        made.grade()
        yield made
        made.registry.close()
    forget_small_course()


def test_a_text_to_be_read_and_a_worksheet_are_waited_for(handing: Handing) -> None:
    small = handing.small
    who = {"course_id": small.course, "person_id": small.participants[0]}
    nothing = {"changes": [], "tapers_started": 0, "tapers_completed": 0, "hindrances": []}
    with handing.registry.reading() as session:
        for page in chapter_pages():
            session.add(ChapterRead(**who, chapter=page, read_at=OVER))
        for meeting in small.meetings:
            said = {"present": True, "said_by": small.facilitator, "said_at": OVER}
            session.add(Attendance(meeting_id=meeting, person_id=who["person_id"], **said))
        for occasion in ("meeting_2", "meeting_3"):
            form = {"in_practice": True, "changed": False, "said_at": OVER, **nothing}
            session.add(CountForm(**who, occasion=occasion, **form))
        session.add(Evaluated(**who))
        session.flush()
        asked = asking(session, small.participants[0], handing.folder, small, now=OVER)
        step = next_step(session, asked.setting, asked.course, asked.person, OVER)
        assert step.kind == "waiting"
        page = written(show_certificate(asked), asked).body.decode()
        assert "Gruppelederen leverer arbeidsarket etter hvert møte." in page
