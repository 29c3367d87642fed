"""What is left open: asked on the page where it stands, named in words a mapping file has."""

from __future__ import annotations

import pytest
from extract_lists import UNCLEAR

from riktig.extract import inspect, read
from riktig.problem import Refused
from riktig.registry import handle
from riktig.text import explain

BARE = (
    b"pid;utlevert dato;varenavn;atc;styrke;antall tabletter\n"
    b"1;13.02.2025;Tramadol;N02AX02;50;20\n"
    b"2;14.02.2025;Durogesic;N02AB03;25;5\n"
    b"3;15.02.2025;Sobril 15 mg;N05BA04;15;20\n"
)


def confirmed(blob: bytes, **answers: str) -> dict:
    proposal = inspect(["x"], [blob]).as_dict()
    return {"columns": proposal["columns"], "answers": answers}


def refusal(mapping: dict) -> Refused:
    with pytest.raises(Refused) as caught:
        read(["x"], [UNCLEAR.blob], mapping)
    return caught.value


def test_the_page_is_told_every_open_question_in_its_own_words():
    answer = handle(
        {"op": "audit", "names": ["x"], "mapping": confirmed(UNCLEAR.blob, event="prescribed")},
        [UNCLEAR.blob],
    )
    assert "oppsettsfil" not in answer["message"]
    questions = answer["problem"]["questions"]
    assert {q["code"] for q in questions} == {"amount", "date_order", "decimal_ddd"}
    assert all(q["open"].endswith(".") and "{" not in q["open"] for q in questions)


def test_a_mapping_file_is_told_the_name_of_the_choice():
    said = explain(refusal({**UNCLEAR.meanings, "event": "prescribed"}).problem)
    assert "oppsettsfil" in said
    assert "date_order (" in said


def test_a_question_that_a_chosen_column_raises_comes_with_the_refusal():
    blob = b"pid;dato;medisin;noe\n1;13.04.2025;Sobril;1.000\n2;14.04.2025;Imovane;2.500\n"
    mapping = confirmed(blob, event="prescribed")
    mapping["columns"][3]["meaning"] = "ddd"
    with pytest.raises(Refused) as caught:
        read(["x"], [blob], mapping)
    (question,) = caught.value.problem.details["questions"]
    assert question["code"] == "decimal_ddd"


def test_strengths_without_a_unit_anywhere_are_asked_about():
    assert "strength_in" in {q.code for q in inspect(["x"], [BARE]).questions}
    named = BARE.replace(b"Tramadol;", b"Tramadol 50 mg;").replace(
        b"Durogesic;", b"Durogesic 25 mikrog/t;"
    )
    assert "strength_in" not in {q.code for q in inspect(["x"], [named]).questions}


@pytest.mark.parametrize(
    ("answer", "strengths"),
    [
        ("mg", [(50.0, "mg"), (None, None), (15.0, "mg")]),
        ("none", [(None, None), (None, None), (15.0, "mg")]),
    ],
)
def test_the_answer_never_holds_for_patches(answer, strengths):
    reading = read(["x"], [BARE], confirmed(BARE, event="dispensed", strength_in=answer))
    assert [(r.strength, r.strength_unit) for r in reading.records] == strengths
