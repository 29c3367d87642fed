"""Lists of twelve different habits: proposed, confirmed and read, with every row in the ledger."""

from __future__ import annotations

import json
from collections import Counter

import pytest
from extract_lists import HEADLESS, LISTS, PASTED, UNCLEAR, UNICODE, MadeUpList
from extract_lists_screen import SCREEN_LISTS

from riktig.audit import audit, read_options
from riktig.extract import Reading, inspect, read
from riktig.problem import Refused


@pytest.fixture(params=(*LISTS, *SCREEN_LISTS), ids=lambda made: made.name)
def made(request) -> MadeUpList:
    return request.param


def confirmed(made: MadeUpList) -> dict:
    """The proposal as a reader sends it back."""
    proposal = json.loads(json.dumps(inspect([made.name], [made.blob]).as_dict()))
    return {"columns": proposal["columns"], "answers": made.answers}


def test_the_columns_are_guessed(made):
    proposal = inspect([made.name], [made.blob])
    assert not proposal.ready
    assert {c.meaning: c.name for c in proposal.columns if c.meaning} == made.meanings
    assert {question.code for question in proposal.questions} == set(made.answers)


def test_nothing_unconfirmed_is_read(made):
    with pytest.raises(Refused) as refused:
        read([made.name], [made.blob])
    assert refused.value.problem.code == "needs_mapping"


@pytest.mark.parametrize("form", ["proposal", "flat"])
def test_every_row_is_read_or_rejected(made, form):
    mapping = confirmed(made) if form == "proposal" else {**made.meanings, **made.answers}
    reading = read([made.name], [made.blob], mapping)
    assert isinstance(reading, Reading)
    assert reading.format == "table"
    assert len(reading.records) == made.records
    assert tuple((p.row, p.code) for p in reading.rejected) == made.rejected
    assert reading.rows_read == made.records + len(made.rejected)
    assert {name: getattr(reading.records[0], name) for name in made.first} == made.first


def test_every_part_of_the_ledger_is_as_expected(made):
    """All rows, in the period of the file itself; a part that is not named holds none."""
    reading = read([made.name], [made.blob], confirmed(made))
    days = sorted(record.day for record in reading.records)
    ledger = audit(reading, read_options({"period": f"{days[0]}:{days[-1]}"})).ledger
    parts = {name: n for name, n in ledger._asdict().items() if name != "problems" and n}
    assert parts == made.ledger
    rejected = dict(Counter(code for _, code in made.rejected))
    assert rejected.items() <= dict(ledger.problems).items()


def test_the_suggested_mapping_reads_as_the_confirmed_proposal(made):
    suggested = inspect([made.name], [made.blob]).mapping()
    assert read([made.name], [made.blob], {**suggested, **made.answers}) == read(
        [made.name], [made.blob], confirmed(made)
    )


def test_two_of_one_name_are_two_patients_when_their_birth_dates_differ():
    records = read([PASTED.name], [PASTED.blob], confirmed(PASTED)).records
    assert [record.patient for record in records[:4]] == [1, 2, 3, 3]


def test_a_spreadsheet_that_drops_the_first_zero_makes_no_new_patient():
    rows = (
        "01020012345|2025.01.05|Sobril 15 mg\n1020012345|2025.01.06|Sobril 15 mg\n"
        "010200 12345|2025.01.07|Sobril 15 mg\n"
    )
    reading = read(["x"], [rows.encode()], {**HEADLESS.meanings, **HEADLESS.answers})
    assert {record.patient for record in reading.records} == {1}


def test_numbers_and_dates_come_from_the_whole_column():
    records = read([UNICODE.name], [UNICODE.blob], confirmed(UNICODE)).records
    assert [record.ddd for record in records] == [0.14, 1250.5, 12.25, 1.0]
    assert [str(record.day) for record in records] == [
        "2025-04-03",
        "2025-04-25",
        "2025-06-05",
        "2025-07-31",
    ]
    assert records[3].atc is None


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        ("event", "event_unknown"),
        ("amount", "amount_unclear"),
        ("date_order", "ambiguous_date"),
        ("decimal_ddd", "ambiguous_number"),
    ],
)
def test_an_unanswered_question_is_a_refusal(code, problem):
    mapping = confirmed(UNCLEAR)
    mapping["answers"] = {key: value for key, value in UNCLEAR.answers.items() if key != code}
    with pytest.raises(Refused) as refused:
        read([UNCLEAR.name], [UNCLEAR.blob], mapping)
    assert refused.value.problem.code == problem


@pytest.mark.parametrize(
    ("answers", "day", "ddd"),
    [
        ({"date_order": "mdy", "decimal_ddd": "comma"}, "2025-03-04", 1000.0),
        ({"date_order": "dmy", "decimal_ddd": "point"}, "2025-04-03", 1.0),
    ],
)
def test_the_answers_decide(answers, day, ddd):
    mapping = {**UNCLEAR.meanings, "event": "prescribed", **answers}
    record = read([UNCLEAR.name], [UNCLEAR.blob], mapping).records[0]
    assert (str(record.day), record.ddd) == (day, ddd)


def test_a_question_has_a_text_and_choices():
    proposal = inspect([UNCLEAR.name], [UNCLEAR.blob]).as_dict()
    for question in proposal["questions"]:
        assert question["text"].endswith("?")
        assert len(question["choices"]) >= 2
        assert all(choice["label"] for choice in question["choices"])
    values = {meaning["value"] for meaning in proposal["meanings"]}
    assert all(column["meaning"] in values for column in proposal["columns"])
