"""Samples that a column can be confirmed by, without a person in them."""

from __future__ import annotations

import pytest

from riktig.extract import inspect
from riktig.extract.mask import MASK
from riktig.extract.samples import is_harmless, samples_of


@pytest.mark.parametrize(
    "cell",
    ["mg", "\u00b5g/t", "1 x 3", "1 tabl x 2 ved behov", "Elektronisk resept", "plaster", "1+0+1"],
)
def test_units_doses_and_kinds_are_harmless(cell):
    assert is_harmless(cell)
    assert samples_of("Notat 2", "", [cell]) == (cell,)


@pytest.mark.parametrize(
    "cell",
    ["Kari", "Dag", "Per Hansen", "12 03 61", "12.03.1961", "120361", "12345678", "41019912345",
     "1 x 3 Kari", "410199 12345", "Storgata 1", ""],
)  # fmt: skip
def test_what_can_be_about_a_person_is_not(cell):
    assert not is_harmless(cell)
    assert samples_of("Notat 2", "", [cell]) in ((MASK,), ())


def test_a_name_that_is_also_one_of_the_words_is_masked_among_names():
    assert samples_of("Hvem", "", ["Blå", "Kari", "Ola", "Marte"]) == (MASK,) * 3


@pytest.mark.parametrize("heading", ["Navn", "Kommentar", "Født", "Adresse"])
def test_a_column_about_persons_is_masked_whatever_it_holds(heading):
    assert samples_of(heading, "", ["mg", "1 x 3"]) == (MASK, MASK)


def test_enhet_is_the_unit_of_the_strength_when_it_holds_such_units():
    def meaning(units: tuple[str, str]) -> str:
        lines = "".join(f"{at};0{at}.02.2025;Sobril;10;{u}\n" for at, u in enumerate(units, 1))
        blob = f"Pas;Dato;Varenavn;Styrke;Enhet\n{lines}".encode()
        return inspect(["x"], [blob]).columns[4].meaning

    assert meaning(("mg", "mikrog/t")) == "strength_unit"
    assert meaning(("stk", "stk")) == ""
