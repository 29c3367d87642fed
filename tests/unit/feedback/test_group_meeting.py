"""What the meeting needs: questions, commitments, agenda, worksheet and slides."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, time
from itertools import pairwise

import pytest
from summary_dicts import COUNTS_AFTER, COUNTS_BEFORE, after, before

from riktig.agreed.agreed import NOTHING_AGREED, Agreed, Plan
from riktig.compare import Cell, Side, compare
from riktig.compare.rounded import rounded
from riktig.feedback.agenda import SAVED, WITH_NUMBERS, WITHOUT_NUMBERS, Meeting, agenda_block
from riktig.feedback.deck import MOST_SLIDES, deck
from riktig.feedback.group import group_report
from riktig.feedback.group_questions import questions
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


def test_plans_stand_without_letter_and_outcome_sorted_by_measure():
    heavy = plan("Kari", 40.0, "adapt", "z_hypnotic_heavy")
    agreed = kept(heavy, plan("Torunn", 6.0), replace(plan("Olaug", 2.0, "abandon"), change="A"))
    ledger = part(report(agreed=agreed), "ledger")
    assert [row[0] for row in ledger.table.rows] == [
        "Opioid med beroligende",
        "Opioid med beroligende",
        "Mye z-hypnotika",
    ]
    assert ledger.table.rows[2][1:] == [
        "40,0\u00a0% innen 31.10.2026",
        "Spør hver gang",
        "endre",
    ]
    assert ledger.statements[0].values == {"plans": 3}
    turned = replace(agreed, plans=agreed.plans[::-1])
    assert part(report(agreed=turned), "ledger") == ledger
    told = json.dumps(report(agreed=agreed).as_dict(), ensure_ascii=False)
    assert "nådd" not in told
    assert not any(name in told for name in NAMES)


def test_the_plan_of_someone_who_has_left_is_left_out():
    """Torunn is not among the first five."""
    agreed = kept(replace(plan("Torunn", 10.0), change="Bare hos Torunn"), plan("Kari", 6.0))
    found = report(agreed=agreed, many=5)
    ledger = part(found, "ledger")
    assert ledger.sentence.startswith("Én plan")
    assert ledger.statements[-1].code == "group_report.ledger.left"
    assert "Bare hos Torunn" not in json.dumps(found.as_dict(), ensure_ascii=False)
    assert any("Planer: 1." in one.text for one in found.front.done)


@pytest.mark.parametrize("steps", [WITH_NUMBERS, WITHOUT_NUMBERS])
def test_the_minutes_of_the_agenda_add_up(steps):
    block = agenda_block(Meeting(DATED), numbers=steps is WITH_NUMBERS)
    spans = [tuple(map(int, row[0].split("–"))) for row in block.table.rows]
    assert spans[0][0] == 0
    assert all(end == start for (_, end), (start, _) in pairwise(spans))
    assert [end - start for start, end in spans] == [step.minutes for step in steps]
    assert block.statements[0].values["minutes"] == spans[-1][1] == 120
    assert "20.11.2026" in block.sentence


def test_with_a_known_start_the_agenda_goes_by_the_clock():
    agreed = Agreed(letters=LETTERS, meetings=(date(2026, 12, 1),), start=time(18, 30))
    agenda = part(report(agreed=agreed), "agenda")
    spans = [row[0] for row in agenda.table.rows]
    assert spans[:2] == ["18.30–18.35", "18.35–18.55"]
    assert spans[-1] == "20.20–20.30"
    assert "01.12.2026 kl. 18.30" in agenda.sentence
    late = agenda_block(Meeting(start=time(23, 30)), numbers=True)
    assert late.table.rows[-1][0] == "01.20–01.30"


def test_what_is_cut_when_late_is_a_step_and_shorter_than_it():
    minutes = {step.name: step.minutes for step in WITH_NUMBERS}
    assert all(saved < minutes[name] for name, saved in SAVED.items())
    assert not {"plans", "round"} & set(SAVED)


@pytest.mark.parametrize("many", [3, 6])
def test_the_agenda_helps_when_something_goes_wrong_and_shames_nobody(many):
    found = report(many=many)
    helped = dict(part(found, "agenda-help").table.rows)
    assert "Kutt aldri planene og neste dato" in helped["Dere er sene"]
    assert "ring dagen etter" in helped["Noen blir lei seg eller såret"]
    told = json.dumps(part(found, "agenda").as_dict(), ensure_ascii=False)
    assert "Uten plan: Én pasient" in told
    assert "Har alle fått lest sin egen rapport?" in told
    assert f" av {many}" not in told
    assert "Gruppens egen logg, som blir hos dere" in part(found, "agenda-notes").notes[-1]


def test_patients_come_before_numbers_and_everybody_alone_before_both():
    names = [step.name for step in WITH_NUMBERS]
    assert names.index("alone") < names.index("patients") < names.index("numbers")
    assert "numbers" not in [step.name for step in WITHOUT_NUMBERS]


def test_the_agenda_is_of_the_next_meeting_and_names_the_one_after():
    meetings = (date(2026, 3, 12), date(2026, 12, 1))
    agreed = Agreed(letters=LETTERS, meetings=meetings, next_look=date(2027, 3, 1))
    agenda = part(report(agreed=agreed), "agenda")
    assert "01.12.2026" in agenda.sentence
    notes = part(report(agreed=agreed), "agenda-notes")
    assert "Neste gang: 01.03.2027" in notes.sentence
    blank = part(report(), "agenda-notes")
    assert any("____" in one.text for one in blank.statements)


def test_the_worksheet_has_every_field_of_a_plan_and_room_to_write():
    sheet = part(report(), "worksheet")
    assert len(sheet.table.rows) == len(FIELDS)
    (boxes,) = (row[1] for row in sheet.table.rows if row[1])
    assert boxes.count("☐") == len(COUNTS_AFTER)
    assert "☐ Mye\u00a0z-hypnotika" in boxes
    assert "_" not in json.dumps(sheet.as_dict())
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
    spread = next(one for one in asked(report(uneven))[1] if one.code.endswith("questions.spread"))
    assert spread.text.startswith("Tallene går fra ca.\u00a06 til ca.\u00a050\u00a0%")


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
        assert len(" ".join(one.text for one in slide.statements).split()) <= 75
        assert slide.table is None
        if slide.picture is not None:
            assert slide.picture.chart == "before_after"
    told = json.dumps([one.as_dict() for one in slides], ensure_ascii=False)
    assert "Spør hver gang" not in told
    assert "ikke klinisk godkjent" in told


def test_the_slides_go_by_the_agenda_and_no_number_stands_before_the_group_has_said_yes():
    found = report()
    slides = deck(found)
    measures = [one.measure for one in found.front.headlines]
    before = ["title", "rules", "since", "alone", "patients", "consent"]
    after = ["questions", "pause", "plans", "next"]
    assert [slide.id for slide in slides] == [*before, *measures, *after]
    first = json.dumps([slide.as_dict() for slide in slides[:6]], ensure_ascii=False)
    assert not any(one.value in first for one in found.front.headlines)
    assert "%" not in first
    assert {slide.id for slide in deck(report(many=3))} == {*before[:5], *after}


def test_a_question_on_a_slide_says_what_it_is_about():
    uneven = {"Torunn": {**COUNTS_AFTER, OVERLAP: (80, 160)}}
    slide = next(one for one in deck(report(uneven)) if one.id == "questions")
    spread = slide.statements[0].text
    assert spread.startswith(
        "Opioid med beroligende. Tallene går fra ca.\u00a06 til ca.\u00a050\u00a0%."
    )
    assert spread.endswith("?")


def test_what_is_asked_about_has_a_section():
    uneven = {"Torunn": {**COUNTS_AFTER, OVERLAP: (80, 160)}}
    found = report(uneven)
    shown = {section.id for section in found.sections}
    _, told = asked(found)
    about = {one.values["measure"] for one in told if "measure" in one.values}
    assert about
    assert about <= shown


def test_nobody_is_asked_for_a_letter():
    told = json.dumps(report().as_dict(), ensure_ascii=False)
    assert "Ingen trenger å si hvilken bokstav de har, og ingen spør." in told


def test_a_side_that_is_not_open_is_never_judged():
    closed = Side(Cell(None, masked=True), Cell(40), None, None, None, "suppressed", "")
    assert rounded(closed).value is None
