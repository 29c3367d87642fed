"""The book's pages of measures: whole, from the measures' own files, with the tables' numbers."""

from __future__ import annotations

import pytest

from riktig.blocks.measure_definitions import THEMES, Definition, definitions
from riktig.measures.load import measures


def named(name: str) -> Definition:
    return next(one for one in definitions() if one.id == name)


def told(name: str, label: str) -> tuple[str, ...]:
    return dict(row for section in named(name).sections for row in section.rows)[label]


def test_every_measure_is_there_and_says_everything() -> None:
    assert [one.id for one in definitions()] == [one.id for one in measures()]


@pytest.mark.parametrize("one", definitions(), ids=lambda one: one.id)
def test_no_row_is_empty_or_half_filled(one: Definition) -> None:
    rows = [row for section in one.sections for row in section.rows]
    said = [one.title, one.why, one.short, *(s for _, sentences in rows for s in sentences)]
    assert all(sentences for _, sentences in rows)
    for sentence in (*said, *(source.name for source in one.sources)):
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
    assert named("codeine_large_pack").sources[0].name.startswith("Riktig: Grenser i målene")
    assert "Ikke klinisk godkjent." in told("opioid_users", "Laget av")[0]


def test_each_measure_stands_under_one_theme() -> None:
    assert {one.theme for one in definitions()} <= set(THEMES)
    assert named("opioid_first_pack_large").theme == "opioid"
    assert named("opioid_with_gabapentinoid").theme == "together"
    assert named("sedative_over_365_ddd").theme == "sedative"
    assert named("group_ab_65_any").theme == "age"
    assert named("stimulant_users").theme == "other"
    assert [one.id for one in definitions() if one.headline] == [
        "opioid_users",
        "opioid_with_sedative",
        "z_hypnotic_heavy",
    ]


def test_a_source_with_an_address_can_be_followed() -> None:
    assert [one.url for one in named("new_opioid_users").sources] == [
        "https://pubmed.ncbi.nlm.nih.gov/35037407/"
    ]
