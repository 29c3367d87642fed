"""A text a person grades: shown in lines that fit, kept once graded, and counted from then on."""

from __future__ import annotations

import re

import nbformat
from exercise_small_course import CASES, NOW, grade_all, grade_text, hand_in, right
from hypothesis import given
from hypothesis import strategies as st
from nbconvert.exporters import HTMLExporter
from nbgrader.apps import NbGraderAPI
from riktig_exercises.course import configure, programs_on_path, quiet
from riktig_exercises.feedback import feedback
from riktig_exercises.formgrader_text import ACROSS, to_read
from riktig_exercises.grade_write import expected_warnings
from riktig_exercises.standing import handed_in
from riktig_exercises.submit import submitted
from traitlets.config import Config

HOSTILE = (
    '<script>window.hacked = 1</script> <img src=x onerror="window.hacked = 2"> '
    "[klikk](javascript:window.hacked=3) </pre></textarea> $\\href{javascript:window.hacked=4}{x}$"
)


@given(st.text(max_size=600), st.text(max_size=300))
def test_no_line_is_wider_than_what_is_shown_and_no_word_is_lost(answer, guide):
    shown = to_read(answer, guide)
    assert max(map(len, shown.split("\n"))) <= ACROSS
    assert "".join(answer.split()) in "".join(shown.split())


def test_the_graded_notebook_shows_the_answer_as_output_alone(small):
    hand_in(small, "d07", CASES, right(CASES, "d07") | {"talk": f"Først\n{HOSTILE}"})
    grade_all(small)
    file = small.step("autograded", "d07", CASES) / f"{CASES}.ipynb"
    cells = {c.metadata.nbgrader.grade_id: c for c in nbformat.read(file, as_version=4).cells}
    talk = cells["talk-answer"]
    (output,) = talk.outputs
    assert (output.output_type, output.name) == ("stream", "stdout")  # text, never HTML
    assert output.text.startswith("Svaret: Først\n<script>")
    assert "Se etter et åpent spørsmål" in output.text
    assert talk.cell_type == "code"  # formgrader renders Markdown as it is
    assert talk.source.startswith("#")
    assert "\n" not in talk.source


def test_a_persons_points_and_comment_stay_when_grading_again(small):
    hand_in(small, "d07", CASES, right(CASES, "d07") | {"talk": HOSTILE})
    hand_in(small, "d08", CASES)
    grade_all(small)
    assert waiting(small) == {"d07": 1, "d08": 1}
    grade_text(small, "d07", 2.5, "Fint åpent spørsmål")
    grade_all(small)
    assert waiting(small) == {"d07": 0, "d08": 1}
    (one,) = [each for each in stand(small) if each.answers.participant == "d07"]
    assert (one.points, one.most) == (4.5, 5)
    feedback(small, submitted(small, CASES), NOW)
    page = (small.root / "feedback" / "d07" / CASES / f"{CASES}.html").read_text("utf-8")
    assert "Fint åpent spørsmål" in page
    assert "2,5 av 3 poeng" in page
    assert "<script" not in page
    assert "<img" not in page


def stand(course):
    return handed_in(course, submitted(course, CASES).answers)


def waiting(course) -> dict[str, int]:
    return {one.answers.participant: one.waits for one in stand(course)}


def fetched(page: str) -> list[str]:
    return re.findall(r"(?:src|href)=[\"']?(?:https?:)?//[^\"' >]*", page)


def test_formgraders_page_fetches_nothing_from_other_machines(small):
    hand_in(small, "d07", CASES)
    grade_all(small)
    config = Config()
    configure(config, small)
    config.HTMLExporter.template_name = "formgrade"
    file = small.step("autograded", "d07", CASES) / f"{CASES}.ipynb"
    # What formgrader says of a page to its template.
    about = {"index": 0, "total": 1, "base_url": ""}
    page, _ = HTMLExporter(config=config).from_filename(str(file), resources=about)
    assert "Hva sier du til Ola først?" in page
    assert fetched(page) == []


def test_nor_does_the_feedback_nbgrader_itself_can_make(small):
    hand_in(small, "d07", CASES)
    grade_all(small)
    config = Config()
    configure(config, small)
    with programs_on_path(), quiet("traitlets"), expected_warnings():
        made = NbGraderAPI(config=config).generate_feedback(CASES, "d07")
    assert made["success"]
    page = (small.root / "feedback" / "d07" / CASES / f"{CASES}.html").read_text("utf-8")
    assert "Hva sier du til Ola først?" in page
    assert fetched(page) == []
