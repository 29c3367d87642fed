"""Requests of the wrong JSON type: each has its sentence, and none repeats an identity number."""

from __future__ import annotations

import pytest

from riktig.registry import handle
from riktig.summary.share_text import each_share_text

LIST = b"pasient;legemiddel;mengde;dato\n1;Sobril 15 mg;30;01.02.2025\n"
NUMBER = "97054832197"  # a day that no identity number has
MAPPINGS = [
    3,
    "x",
    [1],
    {"columns": 3},
    {"columns": [3]},
    {"columns": [{"meaning": 3, "name": "a"}]},
    {"columns": [{"meaning": "day", "name": 3}]},
    {"columns": [], "answers": 3},
    {"columns": [], "questions": [{}]},
    {NUMBER: "x"},
    {"columns": [{"meaning": NUMBER, "name": "a"}]},
]


@pytest.mark.parametrize("mapping", MAPPINGS)
def test_a_mapping_of_another_type_is_refused_in_a_sentence(mapping: object) -> None:
    answer = handle({"op": "audit", "names": ["a.csv"], "mapping": mapping}, [LIST])
    assert not answer["ok"]
    assert answer["problem"]["code"] != "internal"
    assert NUMBER not in str(answer)


@pytest.mark.parametrize("op", ["inspect", "audit"])
def test_names_are_a_list(op: str) -> None:
    assert handle({"op": op, "names": 5}, [LIST])["problem"]["code"] == "invalid_input"


def test_a_text_without_a_summary_is_told() -> None:
    answer = handle({"op": "compare", "names": ["a"]}, ["RIKTIG".encode("utf-16"), b"noe"])
    assert answer["problem"]["code"] == "not_a_summary"
    assert each_share_text("noe annet") == []
