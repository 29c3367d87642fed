"""What the meeting needs: questions, commitments, agenda, worksheet and slides."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from summary_dicts import COUNTS_AFTER, COUNTS_BEFORE, after, before

from riktig.agreed.agreed import NOTHING_AGREED, Agreed, Plan
from riktig.compare import Cell, Side, compare
from riktig.compare.ratios import side_of
from riktig.compare.rounded import rounded
from riktig.feedback.agenda import WITH_NUMBERS, WITHOUT_NUMBERS, agenda_block
from riktig.feedback.deck import MOST_SLIDES, deck
from riktig.feedback.group import group_report
from riktig.feedback.group_questions import questions
from riktig.feedback.ledger import outcome
from riktig.feedback.worksheet import FIELDS
from riktig.measures.load import measure_named

DATED = date(2026, 11, 20)
NAMES = ("Annlaug", "Kari", "Olaug", "Pernille", "Siri", "Torunn")
LETTERS = dict(zip(NAMES, "ABCDEF", strict=True))
SMALL = {**COUNTS_AFTER, "opioid_with_sedative": (None, 160)}
OVERLAP = "opioid_with_sedative"


def plan(member, aim, decision="", measure=OVERLAP):
    by, version = date(2026, 10, 31), measure_named(measure).version
    return Plan(member, measure, version, aim, by, "Spør hver gang", "De fleste sier ja", decision)


def report(counts=None, agreed=NOTHING_AGREED, many=6, **more):
    given = counts or {}
    pairs = [
        compare(
            before(name, "share", COUNTS_BEFORE),
            after(name, "share", given.get(name, COUNTS_AFTER)),
        )
        for name in NAMES[:many]
    ]
    return group_report(pairs, agreed, DATED, **more)


def part(found, name):
    return next(p for section in found.sections for p in section.parts if p.id == name)


def kept(*plans):
    return Agreed(letters=LETTERS, plans=plans)


def test_commitments_stand_by_letter_with_what_came_of_them():
    agreed = kept(plan("Kari", 10.0, "adopt"), plan("Torunn", 6.0), plan("Olaug", 2.0, "abandon"))
    ledger = part(report(agreed=agreed), "ledger")
    assert [row[0] for row in ledger.table.rows] == ["B", "F", "C"]
    outcomes = [row[4] for row in ledger.table.rows]
    assert outcomes == [
        "nådd: 6,3\u00a0%",
        "omtrent nådd: 6,3\u00a0%",
        "ikke nådd ennå: 6,3\u00a0%",
    ]
    assert [row[5] for row in ledger.table.rows][::2] == ["beholdt", "lagt bort"]
    assert ledger.table.rows[0][2] == "10,0\u00a0% innen 31.10.2026"
    assert ledger.statements[0].values == {
        "plans": 3,
        "reached": 1,
        "near": 1,
        "not": 1,
        "value": 0,
        "hidden": 0,
    }
    assert not any(name in json.dumps(report(agreed=agreed).as_dict()) for name in NAMES)


def test_no_outcome_of_a_masked_member_of_few_or_without_letters():
    agreed = kept(plan("Torunn", 10.0))
    masked = report({"Torunn": SMALL}, agreed)
    few = report(agreed=agreed, many=4)
    joined = report(agreed=agreed, complete=False)
    for found in (masked, few, joined):
        row = part(found, "ledger").table.rows[0]
        assert (row[0], row[4]) == ("F", "sies i møtet")


@pytest.mark.parametrize(("x", "n"), [(5, 50), (7, 48), (12, 33), (0, 40), (40, 44), (18, 20)])
@pytest.mark.parametrize("aim", [0.0, 5.0, 10.0, 13.0, 30.0, 90.0, 100.0])
def test_what_is_said_of_an_aim_is_true_of_the_true_counts(x, n, aim):
    measure = measure_named(OVERLAP)
    told = outcome(aim, rounded(side_of(x, n, None)), measure)
    truly = 100 * x / n <= aim
    assert told in ({"reached", "near"} if truly else {"not", "near"})


def test_a_measure_without_a_wanted_way_has_a_value_and_no_verdict():
    measure = replace(measure_named(OVERLAP), direction="none")
    assert outcome(1.0, rounded(side_of(10, 50, None)), measure) == "value"


@pytest.mark.parametrize("steps", [WITH_NUMBERS, WITHOUT_NUMBERS])
def test_the_minutes_of_the_agenda_add_up(steps):
    block = agenda_block(DATED, None, 6, numbers=steps is WITH_NUMBERS)
    spans = [tuple(map(int, row[0].split("–"))) for row in block.table.rows]
    assert spans[0][0] == 0
    assert all(end == start for (_, end), (start, _) in pairwise(spans))
    assert [end - start for start, end in spans] == [step.minutes for step in steps]
    assert block.statements[0].values["minutes"] == spans[-1][1] == 120
    assert "20.11.2026" in block.sentence


def test_patients_come_before_numbers_and_everybody_alone_before_both():
    names = [step.name for step in WITH_NUMBERS]
    assert names.index("alone") < names.index("patients") < names.index("numbers")
    assert "numbers" not in [step.name for step in WITHOUT_NUMBERS]


def test_the_agenda_is_of_the_next_meeting_and_names_the_one_after():
    meetings = (date(2026, 3, 12), date(2026, 12, 1))
    agreed = Agreed(letters=LETTERS, meetings=meetings, next_look=date(2027, 3, 1))
    agenda = part(report(agreed=agreed), "agenda")
    assert "01.12.2026" in agenda.sentence
    assert any("Neste gang: 01.03.2027" in one.text for one in agenda.statements)
    blank = part(report(), "agenda")
    assert any("____" in one.text for one in blank.statements)


def test_the_worksheet_has_every_field_of_a_plan_and_room_to_write():
    sheet = part(report(), "worksheet")
    assert len(sheet.table.rows) == len(FIELDS)
    assert {row[1] for row in sheet.table.rows} == {""}
    needed = {"aim", "change", "prediction", "measure", "observed", "decision"}
    assert needed <= set(FIELDS)


def asked(found):
    section = next(one for one in found.sections if one.id == "questions")
    return questions(section), [one for part in section.parts for one in part.statements]


def test_three_questions_always_and_only_numbers_that_may_be_shown():
    uneven = {"Torunn": {**COUNTS_AFTER, OVERLAP: (80, 160)}}
    for found in (report(), report(uneven), report(many=3)):
        said, _ = asked(found)
        assert len(said) == 3
        assert all(one.text.endswith("?") for one in said)
    spread = next(one for one in asked(report(uneven))[1] if one.code == "prompts.said.spread")
    assert spread.text.startswith("Tallene går fra 6,3 til 50,0\u00a0%")


def test_what_surprised_is_never_called_unmoved():
    worse = {name: {**COUNTS_BEFORE, OVERLAP: (70, 212)} for name in NAMES}
    codes = [one.code for one in asked(report(worse))[1]]
    assert "prompts.kind.surprise.question" in codes
    assert "group_report.questions.standing_change" not in codes


@pytest.mark.parametrize("many", [0, 3, 6])
def test_the_slides_are_few_have_few_words_and_nobodys_own_number(many):
    found = report(many=many, agreed=kept(plan("Kari", 10.0)))
    slides = deck(found)
    assert 1 <= len(slides) <= MOST_SLIDES
    assert slides[0].title == found.title
    for slide in slides:
        assert len(" ".join(one.text for one in slide.statements).split()) <= 60
        assert slide.table is None
        if slide.picture is not None:
            assert slide.picture.chart == "before_after"
    told = json.dumps([one.as_dict() for one in slides])
    assert "nådd" not in told
    assert slides[-1].id == "next"


def test_a_side_that_is_not_open_is_never_judged():
    closed = Side(Cell(None, masked=True), Cell(40), None, None, None, "suppressed", "")
    assert rounded(closed).value is None
