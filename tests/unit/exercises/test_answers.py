"""The answer file: what the form makes is read, anything else is refused with a sentence."""

from __future__ import annotations

import json
import os

import pytest
from exercise_course import ASSIGNMENT, RIGHT, answer_file
from hypothesis import given
from hypothesis import strategies as st
from riktig_exercises.answers import MOST_BYTES, parse_answers, read_answer_file

from riktig.problem import Refused
from riktig.text import explain

GOOD = {
    "schema": "riktig-answers/2",
    "assignment": ASSIGNMENT,
    "submission_id": "0" * 31 + "1",
    "participant": "d07",
    "attempt": 1,
    "answers": RIGHT,
}
IDENTITY = "01010112345"


def refusal(content: bytes) -> str:
    with pytest.raises(Refused) as refused:
        parse_answers(content)
    sentence = explain(refused.value.problem)
    assert IDENTITY not in sentence + str(refused.value)
    return refused.value.problem.code


def with_(**changes: object) -> bytes:
    return json.dumps({**GOOD, **changes}).encode()


def with_answer(value: object, question: str = "dose") -> bytes:
    return with_(answers={**RIGHT, question: value})


def test_the_forms_file_is_read(tmp_path):
    answers = read_answer_file(answer_file(tmp_path))
    assert answers.answers == RIGHT
    assert answers.as_dict() == GOOD


def test_a_file_written_by_a_windows_editor_is_read():
    assert parse_answers(b"\xef\xbb\xbf" + json.dumps(GOOD, indent=4).encode()).participant == "d07"


def test_questions_may_stand_unanswered():
    assert parse_answers(with_(answers={})).answers == {}


HOSTILE = {
    "empty": (b"", "answers_not_json"),
    "code": (b"import os\nos.system('id')\n", "answers_not_json"),
    "a notebook": (b'{"cells": [], "metadata": {}, "nbformat": 4}', "answers_not_json"),
    "binary": (b"\x89PNG\r\n\x1a\n\x00\xff", "answers_not_json"),
    "a pickle": (b"\x80\x04\x95\x1a\x00\x00\x00", "answers_not_json"),
    "huge": (b" " * (MOST_BYTES + 1), "answers_too_large"),
    "deep": (b"[" * 20000 + b"]" * 20000, "answers_too_deep"),
    "deep objects": (b'{"a":' * 5000 + b"1" + b"}" * 5000, "answers_too_deep"),
    "a list": (b"[1, 2]", "answers_not_json"),
    "not a number": (with_().replace(b'"72"', b"NaN"), "answers_not_json"),
    "a huge number": (with_().replace(b'"72"', b"9" * 5000), "answers_not_json"),
    "the same key twice": (
        json.dumps(GOOD).replace('"dose"', '"dose": "1", "dose"').encode(),
        "answers_not_json",
    ),
    "a field too many": (with_(score=10), "answers_not_json"),
    "another schema": (with_(schema="riktig-answers/3"), "answers_wrong_shape"),
    "the schema before this": (with_(schema="riktig-answers/1"), "answers_earlier_schema"),
    "no attempt": (with_(attempt=0), "answers_wrong_shape"),
    "a huge attempt": (with_(attempt=10**4000), "answers_wrong_shape"),
    "half an attempt": (with_(attempt=1.5), "answers_wrong_shape"),
    "an attempt that is true": (with_(attempt=True), "answers_wrong_shape"),
    "an attempt in text": (with_(attempt="1"), "answers_wrong_shape"),
    "UTF-16": (json.dumps(GOOD).encode("utf-16"), "answers_not_json"),
    "ten thousand questions": (
        with_(answers={f"q{n}": "" for n in range(7000)}),
        "answers_too_large",
    ),
    "thousands of questions": (
        with_(answers={f"q{n}": "" for n in range(4000)}),
        "answers_unknown_question",
    ),
    "a quotation that never ends": (b'"' + b'\\"' * 30000, "answers_not_json"),
    "brackets in quotations": (b'{"' + b"[" * 60000, "answers_not_json"),
    "another assignment": (with_(assignment="../../x"), "unknown_assignment"),
    "an assignment that is no text": (with_(assignment=["a"]), "answers_wrong_shape"),
    "a short id": (with_(submission_id="1"), "answers_wrong_shape"),
    "a path in the id": (with_(submission_id="../" * 10 + "ab"), "answers_wrong_shape"),
    "answers as a list": (with_(answers=["72"]), "answers_wrong_shape"),
    "an unknown question": (with_(answers={"__class__": "x"}), "answers_unknown_question"),
    "a number": (with_answer(72), "answers_wrong_shape"),
    "nothing": (with_answer(None), "answers_wrong_shape"),
    "an object": (with_answer({"a": 1}), "answers_wrong_shape"),
    "a choice that is not there": (
        with_answer("<script>", "reimbursement"),
        "answers_wrong_shape",
    ),
    "a very long answer": (with_answer("7" * 2001), "answers_too_long"),
    "a terminal's control codes": (with_answer("\x1b[2J72"), "answers_control_characters"),
    "a zero byte": (with_answer("72\x00"), "answers_control_characters"),
    "text turned around": (with_answer("\u202e27"), "answers_control_characters"),
    "a list of numbers": (with_answer([72]), "answers_wrong_shape"),
    "a list where a choice is": (with_answer(["clinic"], "reimbursement"), "answers_wrong_shape"),
    "half a character": (with_answer("\ud800"), "answers_control_characters"),
    "an identity number": (with_answer(IDENTITY), "answers_identity_number"),
}


@pytest.mark.parametrize(("content", "code"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_refused(content, code):
    assert refusal(content) == code


WRITTEN = [
    "010101 12345",
    "Pasienten (01 01 01 123 45) sover.",
    "01.01.01 12345",
    "01/01/01 - 12345",
    "010101\u201312345",
    "010101\n12345",
    "010101\u00a0 12345",
    "0 1 0 1 0 1 1 2 3 4 5",
    "010101\u200b12345",
    "".join(chr(0x660 + int(digit)) for digit in IDENTITY),
    "".join(chr(0xFF10 + int(digit)) for digit in IDENTITY),
]


@pytest.mark.parametrize("written", WRITTEN)
def test_an_identity_number_is_refused_however_it_is_set(written):
    assert refusal(with_answer(written)) == "answers_identity_number"


@pytest.mark.parametrize(
    "written",
    [
        "30 25 20 15 10 5 mg",
        "30, 25, 20, 15, 10, 5",
        "30-20-10 mg i 3 uker",
        "fra 01.12.2026 til 14.12.2026",
        "12.10.26 kl. 09.30, 100 mg",
        "tlf. 22 33 44 55",
    ],
)
def test_doses_and_dates_are_no_identity_number(written):
    assert parse_answers(with_answer(written)).answers["dose"] == written


PARTICIPANTS = [
    "",
    ".",
    "..",
    "../d08",
    "/etc",
    "d07/../d08",
    "d07\\..\\d08",
    "D07",
    "-d07",
    "d07-",
    "d 07",
    "d07\n",
    "con",
    "lpt1",
    "kåre",
    "d" * 41,
    IDENTITY,
    "010101-12345",
    "01-01-01-12345",
    "0101-01-123-45",
    "$(id)",
    "=1+1",
    7,
    None,
    ["d07"],
]


@pytest.mark.parametrize("participant", PARTICIPANTS)
def test_a_participant_code_that_is_not_one(participant):
    assert refusal(with_(participant=participant)) == "answers_participant"


def test_what_is_no_ordinary_file_is_refused(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    for path in ("pipe", "loop", "missing", ".", "a" * 5000, "zero\0byte"):
        with pytest.raises(Refused) as refused:
            read_answer_file(tmp_path / path)
        assert refused.value.problem.code == "answers_unreadable"


JSON = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=True) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=10,
)


def outcome(content: bytes) -> str:
    """Whose file it is, or why it is refused, in words."""
    try:
        return parse_answers(content).participant
    except Refused as refused:
        return explain(refused.problem)


@given(JSON, st.sampled_from(sorted(GOOD)))
def test_any_json_is_read_or_refused_with_a_sentence(value, field):
    assert outcome(json.dumps({**GOOD, field: value}).encode())


@given(st.binary(max_size=300))
def test_any_bytes_are_refused(content):
    with pytest.raises(Refused):
        parse_answers(content)
