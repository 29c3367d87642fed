"""What every shipped master is held to, in each version of its numbers."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator

import jupytext
import pytest
from given_answers import mistaken_answer, right_answer
from riktig_exercises.build import source_notebook
from riktig_exercises.key import KeySheet, practice_keys_of, read_sheets, sheets_of
from riktig_exercises.master import Master, Prose, assignments, load_master, masters_folder
from riktig_exercises.versions import read_versions, resolved

from riktig.clinical.tables import source
from riktig.exercise.judge import judge

PARTICIPANTS = ("d07", "kari-1")
EVERY = pytest.mark.parametrize("assignment", assignments())
# Hours, minutes, days of a year, what makes a gram or a per cent: no source says them.
COUNTED = {"24", "60", "365", "100", "1000"}
BY_OPTION = ("choice", "several", "order")


def versions(assignment: str) -> Iterator[Master]:
    for version in range(load_master(assignment).versions):
        yield load_master(assignment, version)


def every_sheet(assignment: str) -> Iterator[KeySheet]:
    """Each question of each version, those for practice and of own practices among them."""
    for master in versions(assignment):
        yield from read_sheets(master).values()
        for participant in PARTICIPANTS if any(q.own for q in master.questions) else ():
            found = sheets_of(assignment, master.version, participant)
            yield from (sheet for sheet in found.values() if sheet.question.own)


@EVERY
def test_it_is_whole(assignment):
    for master in versions(assignment):
        assert master.module
        assert master.title
        assert len(master.questions) >= 3
        for question in master.asked:
            assert bool(question.points) != question.practice
            for one in question.sources:
                assert source(one)["title"]


@EVERY
def test_its_own_solution_scores_full(assignment):
    for sheet in every_sheet(assignment):
        verdict = judge(sheet.key, right_answer(sheet))
        if sheet.key.kind == "text":
            assert (verdict.points, verdict.by_person) == (0, True)
            assert sheet.guide
        else:
            said = (verdict.code, verdict.points, verdict.comment)
            assert said == ("right", sheet.key.points, sheet.key.correct), sheet.question.id
            assert sheet.right_text


@EVERY
def test_an_empty_answer_gives_nothing(assignment):
    for sheet in every_sheet(assignment):
        for empty in (None, "", " \n", [], {}):
            verdict = judge(sheet.key, empty)
            assert (verdict.points, verdict.code) == (0, "unanswered")


@EVERY
def test_each_typical_mistake_gets_its_own_hint(assignment):
    for sheet in every_sheet(assignment):
        for one in sheet.key.mistaken:
            verdict = judge(sheet.key, mistaken_answer(sheet, one))
            assert (verdict.points, verdict.code) == (0, f"mistake.{one.id}"), sheet.question.id
            assert verdict.comment == one.hint


@EVERY
def test_every_question_knows_at_least_two_mistakes(assignment):
    for sheet in every_sheet(assignment):
        hints = [one.hint for one in sheet.key.mistaken]
        assert len(set(hints)) == len(hints), sheet.question.id
        assert sheet.key.kind == "text" or len(hints) >= 2, sheet.question.id


@EVERY
def test_no_hint_and_no_question_gives_the_answer_away(assignment):
    for sheet in every_sheet(assignment):
        said = [one.hint for one in sheet.key.mistaken]
        if sheet.key.kind not in BY_OPTION:
            said.append(sheet.question.ask)
        answer = sheet.right_text.removesuffix(sheet.question.unit).strip()
        for one in said if answer else ():
            assert not says(one, answer), (sheet.question.id, one)


def says(sentence: str, answer: str) -> bool:
    """Whether the answer stands in a sentence as words of their own: "2 mg" is not in "12 mg"."""
    return bool(re.search(rf"(?<![\w,]){re.escape(answer)}(?![\w])(?!,\d)", sentence))


@EVERY
def test_practice_questions_are_the_same_for_all(assignment):
    first, *others = versions(assignment)
    keys = practice_keys_of(assignment)
    for master in others:
        assert master.practised == first.practised
        sheets = read_sheets(master)
        assert {q.id: sheets[q.id].key for q in master.practised} == keys


@EVERY
def test_clinical_numbers_are_fetched_not_typed(assignment):
    """Doses of the case stand in its data; what is told of them holds placeholders."""
    for one in told(assignment):
        typed = set(re.findall(r"\d+(?:,\d+)?", re.sub(r"{{.*?}}|\(\d\)", "", one)))
        assert typed <= COUNTED, one


def told(assignment: str) -> Iterator[str]:
    """What a master says after an answer, and to the person who grades, before it is filled."""
    written = (masters_folder() / assignment / f"{assignment}.md").read_text("utf-8")
    cells = [
        cell for cell in jupytext.reads(written, fmt="md:myst").cells if "raw" in cell.cell_type
    ]
    case, *questions = [tomllib.loads(cell.source) for cell in cells]
    versions = read_versions(case.get("versions", {}), assignment)
    for version in range(versions.count):
        for raw in resolved(questions, versions.of(version), assignment):
            yield from (raw[part] for part in ("title", "correct", "method"))
            yield from (
                one["hint"]
                for part in ("mistakes", "choices")
                for one in raw.get(part, ())
                if "hint" in one
            )
            yield raw["key"].get("guide", "")


@EVERY
def test_the_notebook_tells_no_key_outside_the_solution(assignment):
    """nbgrader takes out what stands between its marks; nothing else may tell the answer."""
    shown = "\n".join(
        re.sub(r"### BEGIN (SOLUTION|HIDDEN TESTS).*?### END \1", "", cell.source, flags=re.DOTALL)
        for cell in source_notebook(load_master(assignment)).cells
    )
    for sheet in sheets_of(assignment).values():
        for secret in secrets(sheet):
            assert secret not in shown


def secrets(sheet: KeySheet) -> Iterator[str]:
    yield from (one.hint for one in sheet.key.mistaken)
    yield from (said for said in (sheet.method, sheet.key.correct, sheet.guide) if said)


@EVERY
def test_every_text_is_filled(assignment):
    for master in versions(assignment):
        for part in master.parts:
            shown = part.source if isinstance(part, Prose) else part.ask + part.title
            assert not re.search(r"{{|{%|None|nan", shown), shown
    for sheet in every_sheet(assignment):
        assert all("{" not in said for said in secrets(sheet))


@EVERY
def test_versions_differ_where_they_are_asked(assignment):
    """A retake with the same numbers would be the same test."""
    seen = [(master.parts, read_sheets(master)) for master in versions(assignment)]
    for place, one in enumerate(seen):
        assert one not in seen[:place]
