"""What is shown of a product cell: the product, never the patient a list writes beside it."""

from __future__ import annotations

import pytest

from riktig.extract.mask import holds_identity, scrub
from riktig.extract.product_words import shown_product

# Made-up numbers with a day that no identity number has.
SHOWN = {
    "Sobril Frøydis Kvålhaugsnes": "Sobril •••",
    "Metadon Kvålhaugsnes 17.05.48": "Metadon •••",
    "Frøydis Kvålhaugsnes 15 mg": "••• 15 mg",
    "sobril frøydis 15 mg": "sobril ••• 15 mg",
    "Sobril 15 mg f. 17.05.48": "Sobril 15 mg f. •••",
    "Sobril 15 mg 97 05 48 32197": "Sobril 15 mg •••",
    "Sobril 9705 4832 197": "Sobril •••",
    "Sobril 970548": "Sobril •••",
    "Sobril 15 mg 100 stk": "Sobril 15 mg 100 stk",
    "Paralgin Forte tabl 400 mg/30 mg": "Paralgin Forte tabl 400 mg/30 mg",
    "OxyContin depottabletter 10 mg Orifarm": "OxyContin depottabletter 10 mg Orifarm",
    "Imovane tab 7,5 mg": "Imovane tab 7,5 mg",
}


@pytest.mark.parametrize(("cell", "shown"), SHOWN.items())
def test_only_what_is_known_of_products_is_shown(cell: str, shown: str) -> None:
    assert shown_product(cell) == shown


@pytest.mark.parametrize(
    "number",
    ["97054832197", "970548 32197", "97 05 48 32197", "9705 4832 197", "97.05.48-32197"],
)
def test_an_identity_number_is_known_however_it_is_parted(number: str) -> None:
    assert holds_identity(f"se {number}.")
    assert scrub(f"se {number}.") == "se •••."


@pytest.mark.parametrize("plain", ["02.01.2025 9.30", "2025-01-02 930", "400 mg 100 stk 30"])
def test_a_date_with_a_time_is_no_identity_number(plain: str) -> None:
    assert not holds_identity(plain)
