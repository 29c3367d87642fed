"""A column of reiterations: asked about, multiplied or not as answered, ignored for dispensings."""

from __future__ import annotations

import pytest

from riktig.audit import Options, audit
from riktig.blocks.audit_ledger_block import ledger_block
from riktig.extract import inspect, read
from riktig.extract.repeats_words import times_of
from riktig.problem import Refused
from riktig.summary import private_summary

LIST = b"""Pasientnr;Forskrevet;Legemiddel;Antall tabletter;DDD;Reit.
1;01.03.2025;Sobril 15 mg;100;30;3
2;02.03.2025;Sobril 15 mg;25;7,5;0
3;13.03.2025;Sobril 15 mg;100;30;
4;14.03.2025;Sobril 15 mg;100;30;etter avtale
"""
MAPPING = {
    "patient": "Pasientnr",
    "day": "Forskrevet",
    "product": "Legemiddel",
    "units": "Antall tabletter",
    "ddd": "DDD",
    "repeats": "Reit.",
    "event": "prescribed",
}


def amounts(**answers: str) -> list[tuple[float | None, float | None, float | None]]:
    records = read(["liste.csv"], [LIST], {**MAPPING, **answers}).records
    return [(record.units, record.ddd, record.units_at_once) for record in records]


def test_the_column_is_found_and_asked_about() -> None:
    shown = inspect(["liste.csv"], [LIST])
    assert shown.mapping()["repeats"] == "Reit."
    question = next(one for one in shown.questions if one.code == "repeats_mean")
    assert question.choices == ("all", "one")
    with pytest.raises(Refused) as refused:
        amounts()
    assert refused.value.problem.code == "repeats_unclear"


def test_a_row_that_holds_all_dispensings_is_multiplied_and_one_of_them_is_kept() -> None:
    """100 tablets with Reit 3 are 400 in all, 100 at once; an unclear cell leaves it unknown."""
    assert amounts(repeats_mean="all") == [
        (400.0, 120.0, 100.0),
        (25.0, 7.5, None),
        (100.0, 30.0, None),
        (None, None, 100.0),
    ]


def test_rows_of_their_own_stand_as_they_are() -> None:
    assert amounts(repeats_mean="one")[0] == (100.0, 30.0, None)


def test_dispensings_are_neither_asked_about_nor_multiplied() -> None:
    assert amounts(event="dispensed")[0] == (100.0, 30.0, None)
    assert amounts(event="dispensed", repeats_mean="all")[0] == (100.0, 30.0, None)


def test_a_column_of_nothing_but_zeros_is_not_asked_about() -> None:
    plain = LIST.replace(b";30;3\n", b";30;0\n")
    assert read(["liste.csv"], [plain], MAPPING).records[0].units == 100


@pytest.mark.parametrize(("answer", "words"), [("all", "er ganget"), ("one", "ikke ganget")])
def test_the_ledger_tells_what_was_chosen(answer: str, words: str) -> None:
    reading = read(["liste.csv"], [LIST], {**MAPPING, "repeats_mean": answer})
    found = audit(reading, Options())
    notes = ledger_block(found, private_summary(found), "").notes
    assert [note for note in notes if note.startswith("Reitereringer") and words in note]


@pytest.mark.parametrize(
    ("cell", "times"),
    [
        *[("", 1), ("0", 1), ("3", 4), ("Reit. 3", 4), ("reit 1", 2), ("2 ganger", 3), ("-", 1)],
        *[("3,0", 4), ("100", None), ("etter avtale", None), ("1,5", None), ("-1", None)],
    ],
)
def test_what_a_cell_says(cell: str, times: int | None) -> None:
    assert times_of(cell) == times
