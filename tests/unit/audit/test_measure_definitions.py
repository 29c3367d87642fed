"""The book's page of measures: whole, from the measures' own files, with the tables' numbers."""

from __future__ import annotations

import pytest

from riktig.blocks.measure_definitions import Definition, definitions
from riktig.measures.load import measures


def told(name: str, label: str) -> tuple[str, ...]:
    found = next(one for one in definitions() if one.id == name)
    return dict(found.rows)[label]


def test_every_measure_is_there_and_says_everything() -> None:
    assert [one.id for one in definitions()] == [one.id for one in measures()]


@pytest.mark.parametrize("one", definitions(), ids=lambda one: one.id)
def test_no_row_is_empty_or_half_filled(one: Definition) -> None:
    for label, sentences in one.rows:
        assert sentences, label
        for sentence in (*sentences, one.title, one.why):
            assert sentence.strip()
            assert "{" not in sentence
            assert "None" not in sentence


def test_the_numbers_are_those_of_the_tables() -> None:
    assert told("long_term_opioid", "Hvem som telles") == (
        "Nye brukere som fikk opioid igjen 91–180 dager etter første gang, og minst 90 enheter"
        " fra første dag til dag 90.",
    )
    assert told("opioid_omeq_over_90", "Hvem som telles")[0].startswith(
        "Pasienter som fikk over 90"
    )
    assert "N05CD03" in told("long_acting_benzodiazepine_65", "Hvem som telles")[0]


def test_a_chosen_limit_and_a_missing_review_are_said() -> None:
    assert told("codeine_large_pack", "Kilder")[0].startswith("Riktig: Grenser i målene")
    assert "Ikke klinisk godkjent." in told("opioid_users", "Laget av")[0]
