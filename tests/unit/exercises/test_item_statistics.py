"""How questions went: shares, common mistakes in words, and nothing told from too few."""

from __future__ import annotations

import csv
import json
from io import StringIO
from typing import Any

import pytest
from exercise_small_course import CASES, NOW, TEST, grade_all, grade_text, hand_in, right
from hypothesis import given
from hypothesis import strategies as st
from riktig_exercises.answers import Answers
from riktig_exercises.command import main
from riktig_exercises.earlier_attempts import earlier_attempts
from riktig_exercises.item_statistics import (
    ENOUGH,
    correlation,
    first_sentence,
    statistics_of,
)
from riktig_exercises.standing import HandedIn, Item, handed_in
from riktig_exercises.statistics_page import statistics_csv, statistics_html
from riktig_exercises.submit import submit, submitted


def found(course, assignment):
    stand = handed_in(course, submitted(course, assignment).answers)
    one = statistics_of(assignment, stand)
    return one, {item.question: item for item in one.items}


def test_every_graded_attempt_counts_and_no_answer_that_was_swapped(small, tmp_path):
    def count() -> tuple[int, int, float | None, int]:
        stored = submitted(small, TEST).answers
        every = (*handed_in(small, stored), *earlier_attempts(small, stored))
        one = statistics_of(TEST, every)
        first = next(item for item in one.items if item.question == "first")
        return one.handed_in, one.participants, first.share, first.unanswered

    hand_in(small, "d07", TEST, {})
    # Swapped by the office before anybody had graded it.
    (stored,) = submitted(small, TEST).answers
    again = stored.as_dict() | {"submission_id": "f" * 32, "answers": {"first": "tablet"}}
    (tmp_path / "again.svar.json").write_text(json.dumps(again))
    submit(small, tmp_path / "again.svar.json", "d07", NOW)
    hand_in(small, "d08", TEST)
    grade_all(small)
    assert count() == (2, 2, 0.5, 0)
    hand_in(small, "d07", TEST, attempt=2)
    assert count() == (2, 2, 0.5, 0)  # the new one is not graded yet
    grade_all(small)
    assert count() == (3, 2, pytest.approx(2 / 3), 0)
    assert main(["statistics", "--root", str(small.root), TEST]) == 0
    page = (small.root / "statistics" / "statistikk.html").read_text("utf-8")
    assert "3 rettede leveringer fra 2 deltakere" in page
    assert "teller hvert forsøk" in page


def made(number: int, **points: float) -> HandedIn:
    """An answer to the small test with these points."""
    most = {"total": 4.0, "first": 1.0}
    items = tuple(
        Item(name, points[name], most[name], waits=False, code="right", comment="") for name in most
    )
    answers = Answers(TEST, f"{number:032x}", f"d{number}", {})
    return HandedIn(answers, "2026-11-21 12:00:00 UTC", late=False, items=items)


def test_shares_and_the_common_mistakes_of_a_question(small):
    wrong = {"first": "tablet"}, {"first": "tablet"}, {"first": "nothing"}, {"first": ""}
    for number, change in enumerate(({}, *wrong), 1):
        name = f"d{number:02d}"
        hand_in(small, name, TEST, right(TEST, name) | change)
    grade_all(small)
    hand_in(small, "d99", TEST)  # not graded, so not in it
    whole, items = found(small, TEST)
    assert whole.handed_in == 5
    first = items["first"]
    assert (first.graded, first.right, first.share, first.unanswered) == (5, 1, 0.2, 1)
    assert [(one.code, one.count) for one in first.mistakes] == [
        ("mistake.tablet", 2), ("mistake.nothing", 1),
    ]  # fmt: skip
    assert first.mistakes[0].said == "Se på søvnen først."
    assert (items["total"].share, items["total"].mistakes) == (1, ())


def test_a_text_waits_until_a_person_has_read_it(small):
    for name in ("d07", "d08"):
        hand_in(small, name, CASES)
    grade_all(small)
    grade_text(small, "d07", 1.5)
    _, items = found(small, CASES)
    talk = items["talk"]
    assert (talk.graded, talk.waits, talk.right, talk.mean_share) == (1, 1, 0, 0.5)
    assert talk.mistakes == ()
    assert "warm_up" not in items  # practice is never handed in


def test_what_tells_participants_apart_is_told_only_of_enough():
    varied = [made(n, total=4.0 * (n % 2), first=float(n % 2)) for n in range(ENOUGH)]
    enough = statistics_of("made_up_test", varied)
    few = statistics_of("made_up_test", varied[:-1])
    assert [item.discrimination for item in enough.items] == [pytest.approx(1), pytest.approx(1)]
    assert [item.discrimination for item in few.items] == [None, None]


def test_a_question_everybody_gets_right_tells_nobody_apart():
    same = [made(n, total=4.0, first=float(n % 2)) for n in range(ENOUGH)]
    assert [item.discrimination for item in statistics_of("made_up_test", same).items] == [None] * 2


@pytest.fixture(autouse=True)
def _masters(small):
    """All here is about the small course."""


@given(st.lists(st.tuples(st.floats(0, 10), st.floats(0, 90)), min_size=2, max_size=40))
def test_correlation_is_between_minus_one_and_one_and_turns_with_its_sign(pairs):
    value = correlation(pairs)
    turned = correlation([(-a, b) for a, b in pairs])
    if value is None:
        assert turned is None
    else:
        assert -1 <= value <= 1
        assert turned == pytest.approx(-value)


@pytest.mark.parametrize(
    ("comment", "said"),
    [
        ("Du er nær. Se etter en feil.", "Du er nær."),
        ("Det er ca. 5 mg pr. døgn. Regn om igjen.", "Det er ca. 5 mg pr. døgn."),
        ("Bare én setning", "Bare én setning"),
        ("", ""),
    ],
)
def test_the_first_sentence_of_a_hint(comment, said):
    assert first_sentence(comment) == said


def test_the_table_has_a_row_a_question_and_numbers_a_spreadsheet_reads(small):
    for number in range(3):
        name = f"d{number:02d}"
        hand_in(small, name, TEST, right(TEST, name) | ({"first": "tablet"} if number else {}))
    grade_all(small)
    whole, _ = found(small, TEST)
    rows = list(csv.DictReader(StringIO(statistics_csv([whole])), delimiter=";"))
    assert [row["spørsmål"] for row in rows] == ["total", "first"]
    assert rows[1]["andel alle poeng"] == "0,33"
    assert rows[1]["feil 1"] == "mistake.tablet"
    assert rows[1]["antall feil 1"] == "2"
    assert rows[0]["følger resten"] == ""


def test_the_page_says_the_same_and_asks_for_nothing(small):
    for number in range(3):
        name = f"d{number:02d}"
        hand_in(small, name, TEST, right(TEST, name) | ({"first": "tablet"} if number else {}))
    grade_all(small)
    html = statistics_html([found(small, TEST)[0], found(small, CASES)[0]])
    assert "Alle poeng: 33 % (1 av 3)" in html
    assert "Se på søvnen først." in html
    assert "minst 30 leveringer" in html
    assert "Ingen svar er rettet ennå." in html
    assert "d00" not in html
    for outside in ("http:", "https:", "<script", "url(/"):
        assert outside not in html


def test_from_the_command_line(small, capsys):
    hand_in(small, "d07", TEST)
    grade_all(small)
    assert main(["statistics", "--root", str(small.root)]) == 0
    assert "4 spørsmål" in capsys.readouterr().out
    made_files: list[Any] = sorted(path.name for path in (small.root / "statistics").iterdir())
    assert made_files == ["statistikk.csv", "statistikk.html"]
