"""The first steps of a pasted list: what its headings say, what a date can be, what is missing."""

from __future__ import annotations

from typing import Any

import pytest

from riktig.extract import inspect
from riktig.problem import Refused
from riktig.text import explain

ROWS = "\n".join(
    f"{n:02}.0{1 + n % 9}.2025\tHansen, Kari {n}\t{n:02}.03.19{40 + n}\tSobril tab 10 mg\t25 stk"
    for n in range(1, 21)
)


def shown(content: str) -> dict[str, Any]:
    return inspect(["liste.txt"], [content.encode()]).as_dict()


def answer(content: str) -> str:
    asked = next(one for one in shown(content)["questions"] if one["code"] == "event")
    given: str = asked["answer"]
    return given


@pytest.mark.parametrize(
    ("heading", "above", "said"),
    [
        ("Dato", "", ""),
        ("Resept utstedt", "", "prescribed"),
        ("Utleveringsdato", "", "dispensed"),
        ("Dato", "Reseptliste for lege ABC\n\n", "prescribed"),
        ("Dato", "Utleveringer 2025\n\n", "dispensed"),
        ("Dato", "Resepter og utleveringer\n\n", ""),
        ("Utleveringsdato", "Reseptliste for lege ABC\n\n", "dispensed"),
    ],
)
def test_headings_suggest_what_a_row_is_and_it_is_still_asked(
    heading: str, above: str, said: str
) -> None:
    assert answer(f"{above}{heading}\tPasient\tFødt\tLegemiddel\tMengde\n{ROWS}") == said


def test_the_order_of_a_date_is_shown_with_the_lists_own_date() -> None:
    rows = [f"0{n}.02.25\t{n}\tSobril tab 10 mg\t25 stk" for n in range(1, 6)]
    asked = shown("\n".join(["Dato\tPasient\tLegemiddel\tMengde", *rows]))["questions"]
    order = next(one for one in asked if one["code"] == "date_order")
    labels = [choice["label"] for choice in order["choices"]]
    assert labels[0] == "Dag, måned, år: 01.02.25 er 1. februar 2025"
    assert labels[1] == "År, måned, dag: 01.02.25 er 25. februar 2001"
    assert order["answer"] == ""


def test_a_paste_without_headings_is_told_and_its_dates_are_seen() -> None:
    proposal = shown(ROWS)
    assert proposal["notes"][0].startswith("Det ser ut som overskriftene mangler.")
    samples = [column["samples"] for column in proposal["columns"]]
    assert samples[0][0] == "01.02.2025"
    # The births of twenty patients are spread over twenty years: never shown.
    assert not [cell for cell in samples[2] if "19" in cell]
    assert "Hansen" not in str(samples)


def test_few_dates_or_those_of_children_stay_hidden() -> None:
    some = "\n".join(ROWS.split("\n")[:4])
    assert "02.2025" not in str(shown(some)["columns"][2]["samples"])
    births = ROWS.replace(".19", ".20")
    assert "03.20" not in str([one["samples"] for one in shown(births)["columns"][2:]])


def test_columns_glued_by_single_spaces_are_said_to_be() -> None:
    rows = [f"{n:02}.02.2025 Kari Hansen Sobril tab 10 mg 25 stk" for n in range(1, 9)]
    with pytest.raises(Refused) as refusal:
        shown("\n".join(["Dato Pasient Legemiddel Mengde", *rows]))
    assert refusal.value.problem.code == "columns_glued"
    assert "ett mellomrom" in explain(refusal.value.problem)
