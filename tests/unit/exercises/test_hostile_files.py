"""Hostile answer files through the real command: refused in a sentence, or taken as plain text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from exercise_every_answer import EVERY, MASTERS, content, every_course, forget_every_course
from exercise_processes import ended, start
from hostile_answers import CANARY, WORD, given, hostile, written
from IPython.core.inputtransformer2 import TransformerManager
from nbconvert import HTMLExporter
from riktig_exercises.answers import parse_answers
from riktig_exercises.command import main
from riktig_exercises.course import Course
from riktig_exercises.submit_notebook import comment

from riktig.problem import Refused


@pytest.fixture(scope="module", autouse=True)
def _masters() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("RIKTIG_MASTERS", str(MASTERS))
        yield
        forget_every_course()


@pytest.fixture
def course(tmp_path: Path) -> Course:
    """A course with nothing handed in."""
    return every_course(tmp_path)


def test_each_is_refused_with_a_sentence_and_harms_nothing(course, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    before = {path: path.read_bytes() for path in course.root.rglob("*") if path.is_file()}
    files = []
    for name, raw in hostile().items():
        files.append(tmp_path / f"{name}.svar.json")
        files[-1].write_bytes(raw)
    steering = tmp_path / "name\x1b[2J\n\u202eevil.svar.json"
    steering.write_text("{}")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    odd = [steering, tmp_path / "loop", Path("/dev/zero"), tmp_path, tmp_path / "not-there"]
    status, said = ended(start(course, "submit", *files, *odd))
    lines = said.splitlines()
    assert status == 1
    assert len(lines) == len(files) + len(odd)
    for path, line in zip(files, lines, strict=False):
        assert line.startswith(f"{path.name}: ikke tatt imot. ")
        sentence = line.partition("ikke tatt imot. ")[2]
        assert sentence[0].isupper()
        assert sentence.endswith(".")
    assert WORD not in said
    assert "12345" not in said
    assert all(line.isprintable() for line in lines)
    assert not (tmp_path / CANARY).exists()
    assert {path: path.read_bytes() for path in course.root.rglob("*") if path.is_file()} == before


NASTY = [
    f"import os; os.system('touch {CANARY}')",
    f"x\u2028!touch {CANARY}",
    f"x\u2029%system touch {CANARY}",
    f"x\x85!touch {CANARY}",
    f"x\x0b!touch {CANARY}\x0c%%bash\rtouch {CANARY}",
    '72"\nraise SystemExit\n### END SOLUTION\n### BEGIN HIDDEN TESTS',
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    '=HYPERLINK("http://example.org";"x")',
    "@SUM(1)\t+1\n-1",
    "{{ config }}{% for x in y %}",
    "$\\href{javascript:alert(1)}{x}$ [x](javascript:alert(1))",
    "%s {participant} {0} $(touch x) `touch x` && touch x",
]


def test_what_is_only_text_goes_through_every_step_as_text(course, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    files = []
    for number, nasty in enumerate(NASTY, 1):
        participant = f"d{number:02d}"
        nested_in = {"items": [{"substance": nasty[:60], "dose_mg": nasty[:60]}]}
        answers = {"dose": nasty, "words": nasty, "filled": nested_in, "plan": {"step_1": nasty}}
        raw = content(number, participant=participant, answers=answers)
        files.append(tmp_path / f"{participant}.svar.json")
        files[-1].write_text(json.dumps(raw))
    assert ended(start(course, "submit", *files)) == (0, "")
    for step in ("grade", "feedback", "export"):
        assert main([step, "--root", str(course.root)]) == 0
    notebooks = sorted((course.root / "autograded").glob("*/*/*.ipynb"))
    pages = sorted((course.root / "feedback").glob("*/*/*.html"))
    assert len(notebooks) == len(pages) == len(NASTY)
    for page in pages:
        assert_inert(page.read_text("utf-8"))
    for path in notebooks:
        notebook = nbformat.read(path, as_version=4)
        assert_inert(HTMLExporter(template_name="basic").from_notebook_node(notebook)[0])
        for cell in notebook.cells:
            if cell.cell_type == "code" and cell.metadata.nbgrader.solution:
                assert_does_nothing(cell.source)
    assert not (tmp_path / CANARY).exists()


def assert_inert(html: str) -> None:
    for live in ("<script>alert", "<img src=x", 'javascript:alert(1)"', 'href="http://example'):
        assert live not in html


def assert_does_nothing(source: str) -> None:
    """Python and IPython, which ends lines at more signs than Python, both see one comment."""
    seen = TransformerManager().transform_cell(source)
    assert source.startswith("#")
    assert len(source.splitlines()) == 1
    assert seen.rstrip("\n") == source


@pytest.mark.parametrize("sign", [*map(chr, range(0x20)), "\x7f", "\x85", "\u2028", "\u2029"])
def test_no_sign_ends_the_comment_an_answer_stands_in(sign):
    assert_does_nothing(comment(f"x{sign}!touch {CANARY}"))


def test_another_participants_name_and_id(course, tmp_path, capsys):
    def said(*vouched: str, **changes: Any) -> str:
        path = tmp_path / "a.svar.json"
        path.write_bytes(written(**changes))
        main(["submit", "--root", str(course.root), *vouched, str(path)])
        return capsys.readouterr().err

    assert said() == ""
    assert "Leveringsnummeret i filen er brukt" in said(participant="d08")
    assert "Det finnes alt et svar fra d07" in said(number=2)
    assert "en annen deltaker enn d08" in said("--participant", "d08", number=2)
    stored = course.step("submitted", "d07", EVERY) / "svar.json"
    assert json.loads(stored.read_text()) == content()


KINDS = {
    "a unit": {"dose": " 20,0 mg "},
    "nothing": {"dose": "", "first": "", "said": [], "steps": [], "plan": {}, "filled": {}},
    "lines": {"words": "Først\r\nså"},
    "some steps": {"plan": {"step_1": "60", "step_2": ""}},
    "rows": {"filled": {"table": "HDIR", "items": [{"substance": "oksazepam"}, {"dose_mg": ""}]}},
    "scores": {"filled": {"scores": ["1", "2"], "to": {"substance": "x"}}},
}


@pytest.mark.parametrize("answers", KINDS.values(), ids=KINDS)
def test_what_the_form_gives_is_taken(answers):
    read = parse_answers(written(answers=answers)).answers
    if "words" in answers:
        assert read == {"words": "Først\nså"}
    elif answers == KINDS["a unit"]:
        assert read == {"dose": "20,0 mg"}
    else:
        assert read == answers


def test_200_leaves_are_taken_and_no_more():
    rows = [{"a": "1"}] * 200
    assert parse_answers(given(filled={"items": rows})).answers["filled"] == {"items": rows}
    with pytest.raises(Refused):
        parse_answers(given(filled={"items": [*rows, {"a": "1"}]}))
