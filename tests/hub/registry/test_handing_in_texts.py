"""The course office reads a text and gives points on its own pages; the gradebook agrees."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from course_register import asking
from exercise_small_course import forget_small_course
from handing_in_course import CASES, MASTERS, Handing, content
from riktig_exercises.course import gradebook
from riktig_hub.handing_in import page_texts
from riktig_hub.handing_in.places import exercise_folder
from riktig_hub.handing_in.texts import texts_to_read
from riktig_hub.registry.courses import Course
from riktig_hub.registry.learning import Result
from riktig_hub.web.answer import Go, Wrong
from riktig_hub.web.given import written


@pytest.fixture(scope="module")
def handing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Handing]:
    """Two have handed in, and each has a text that waits."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("RIKTIG_MASTERS", str(MASTERS))
        made = Handing.at(tmp_path_factory.mktemp("texts") / "kurs")
        for who, code in enumerate(("d01", "d02")):
            made.receive(content(code, CASES), who)
        made.grade()
        yield made
        made.registry.close()
    forget_small_course()


def asked_by_office(session, handing, query=None, **form):
    office = handing.small.administrator
    asked = asking(session, office, handing.folder, handing.small, form=form)
    return replace(asked, query=query or {})


def give(handing, **form):
    with handing.registry.writing() as session:
        return page_texts.give(asked_by_office(session, handing, **form))


def test_a_text_is_read_under_its_code_and_its_points_stay(handing):
    with handing.registry.reading() as session:
        first, second = texts_to_read(session, session.get(Course, handing.small.course))
        asked = asked_by_office(session, handing)
        page = written(page_texts.show(asked), asked).body.decode()
        later = asked_by_office(session, handing, {"etter": page_texts.key_of(first)})
        skipped = written(page_texts.show(later), later).body.decode()
    assert first.guide
    assert first.answer in page
    assert "d01" in page
    assert "Anne Lege" not in page
    assert "d02" in skipped
    form = {"key": page_texts.key_of(first), "comment": "Fint svar."}
    for points in ("", "-1", "1000", "to"):
        with pytest.raises(Wrong, match="fra 0 til"):
            give(handing, points=points, **form)
    with pytest.raises(Wrong, match="elleve siffer"):
        give(handing, points="1", key=form["key"], comment="01017012345")
    give(handing, points="1,5", **form)
    assert handing.state(CASES) == "graded"
    assert handing.state(CASES, 1) == "waits"
    before = result(handing)
    handing.grade()  # the gradebook says the same
    again = result(handing)
    assert (again.questions, again.points, again.aims) == (
        before.questions,
        before.points,
        before.aims,
    )
    assert again.questions[first.question]["comment"] == "Fint svar."
    assert isinstance(give(handing, points="1", **form), Go)  # read already: nothing is changed
    assert result(handing).points == before.points
    assert second.code == "d02"


def test_a_text_handed_in_anew_meanwhile_gets_no_points_of_the_one_before(handing):
    with handing.registry.reading() as session:
        last = texts_to_read(session, session.get(Course, handing.small.course))[-1]
    with gradebook(exercise_folder(handing.folder, handing.small.course)) as book:
        book.remove_submission(CASES, "d02")
    said = give(handing, key=page_texts.key_of(last), points="1")
    assert said.said == "hub_handing_in.said.text_gone"
    assert handing.state(CASES, 1) == "waits"


def result(handing: Handing) -> Result:
    with handing.registry.reading() as session:
        who = handing.small.participants[0]
        return session.get(Result, (handing.small.course, who, CASES))
